"""A table that is the list asked for: all its rows, where what stands above them says all that is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.answering.kinds import QuestionKind
from assistant.answering.matching import Term, coverage
from assistant.answering.question import Question
from assistant.answering.several import SINGLE, singular, wanted
from assistant.answering.statements import Candidate, Statement
from assistant.answering.synonyms import phrased, synonyms, with_synonyms
from assistant.answering.tables import CELLS, column_heads, read_under
from assistant.answering.words import stem, stems_of
from assistant.answering.words import terms as terms_in
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Role, Sentence

_WHAT = regex(r"^\W*(?:and )?(?:what|which) ([\w’'-]+)", re.IGNORECASE)
_ONE_OF_ALL = regex(r"\b(?:best|biggest|fewest|\w+(?:gh|[bdlnrtw])est|least|most|only|worst)\b", re.IGNORECASE)
_MAIN = frozenset(map(stem, "chief key main overall principal total".split()))  # say little in a row's label
MARGIN = 0.9  # log-odds that a row may be behind the best sentence
MOST_ROWS = 10
FAR, FEWEST_COLUMNS = 5.5, 2  # log-odds that a row may be behind the likeliest sentence; columns beside the labels
FEWEST_ROWS = 2
AHEAD = 2  # passages in which a table may go on


def rows_listed(
    question: Question, terms: Sequence[Term], candidates: Sequence[Candidate], index: Index
) -> list[Statement]:
    """The table whose heading, caption or heads have the noun and all else that is asked for; [] where none has.

    candidates: likeliest first.
    """
    noun, known = _noun(question), [term for term in terms if term.known]
    if not noun or not known:
        return []
    for one in candidates:
        if one.odds < candidates[0].odds - MARGIN:
            break
        under = read_under(one.passage.sentences, one.place)
        above = stems_of(" ".join([*one.passage.section[-1:], *(one.passage.sentences[at].text for at in under)]))
        if under and stem(singular(noun)) in above and coverage(known, above) == 1.0:
            rows = rows_from(one.passage, under[-1] + 1, index)
            if FEWEST_ROWS <= len(rows) <= MOST_ROWS and all(CELLS.search(row.text) for row in rows):
                shown = (*(one.passage.sentences[at] for at in under), *rows)
                return [Statement(one.passage, shown, one.odds)]
    return []


def rows_compared(question: Question, candidates: Sequence[Candidate]) -> list[Statement]:
    """Of a comparison that names no sides, the rows of a table of several columns that are labelled with what is asked.

    [] where no table has as many as FEWEST_ROWS of them. candidates: likeliest first.
    """
    if question.kind is not QuestionKind.COMPARISON:
        return []
    asked, best = with_synonyms(map(stem, question.terms)), max((one.odds for one in candidates), default=0.0)
    found: list[Statement] = []
    for one in candidates:
        sentences = one.passage.sentences
        if one.odds < best - FAR or len(column_heads(sentences, one.place)) <= FEWEST_COLUMNS:
            continue
        under = read_under(sentences, one.place)
        table = list(takewhile(lambda row: row.role is Role.TABLE, sentences[under[-1] + 1 :]))
        rows = [row for row in table if is_labelled(row, asked)]
        if len(rows) >= FEWEST_ROWS and (not found or len(rows) > len(found[0].sentences) - len(under)):
            between = table[: table.index(rows[-1]) + 1]
            shown = (*(sentences[at] for at in under), *between)
            found = [Statement(one.passage, shown, one.odds, unshown=frozenset(between) - set(rows))]
    return found


def is_labelled(row: Sentence, asked: frozenset[str]) -> bool:
    """Whether all words of a row's label, or what says the same, are asked for."""
    label = CELLS.split(row.text)[0]
    words = {stem(word) for word in terms_in(label)} - _MAIN
    same = phrased(label)
    return bool(words) and all(
        word in asked or any(other <= asked for other in (*synonyms(word), *same.get(word, ()))) for word in words
    )


def told_by_label(row: Sentence) -> frozenset[str]:
    """The stems of what a row's label says in another word: 'run' and 'lead' of 'In charge'."""
    same = phrased(CELLS.split(row.text)[0])
    return frozenset().union(*(other for others in same.values() for other in others))


def _noun(question: Question) -> str:
    """What is asked for, of which one is no more asked for than another: 'What evidence did they collect?'"""
    if question.kind in SINGLE or question.kind is QuestionKind.WHO or _ONE_OF_ALL.search(question.asks):
        return ""
    match = _WHAT.match(question.asks)
    return wanted(question).noun or (match[1] if match else "")


def rows_from(passage: Passage, start: int, index: Index) -> tuple[Sentence, ...]:
    """The rows of a table from `start` on, also where it goes on in the next passages."""
    found = list(takewhile(lambda one: one.role is Role.TABLE, passage.sentences[start:]))
    ends = start + len(found) == len(passage.sentences)
    ids = range(passage.id + 1, min(index.size, passage.id + 1 + AHEAD)) if ends else ()
    for after in index.passages(list(ids)):
        if (after.report_id, after.section) != (passage.report_id, passage.section):
            break
        new = [one for one in after.sentences if one not in passage.sentences and one not in found]
        more = list(takewhile(lambda one: one.role is Role.TABLE, new))
        found += more
        if len(more) < len(new):
            break
    return tuple(found)
