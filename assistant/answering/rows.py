"""What a row of a table can be asked about: what its label says, under the heads and the caption of its table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answering.framing import asking_word
from assistant.answering.kinds import QuestionKind
from assistant.answering.question import Question
from assistant.answering.signs import asked_for
from assistant.answering.statements import Candidate
from assistant.answering.synonyms import with_synonyms
from assistant.answering.tables import CELLS, column_heads, names_columns, read_under, with_heads
from assistant.answering.words import stem, stems_of, terms
from assistant.indexing.store import Index
from assistant.records import Role, Sentence

UNITS = frozenset(map(stem, "day week month year hour head person cost price amount rate worth".split()))
MEMBERS = frozenset("member members name names people person persons sat belonged".split())  # of a group
LONGEST_LABEL = 10  # words
LONGEST_TABLE = 100  # words
ROOT = 5  # letters: 'notif' and 'notifi' are one word's
# Where a single fact is asked for, a row gives it only of what it is about.
OF_ONE = frozenset(
    {QuestionKind.WHO, QuestionKind.WHEN, QuestionKind.WHERE, QuestionKind.QUANTITY, QuestionKind.AMOUNT}
    | {QuestionKind.COUNT}
)


def is_about(question: Question, one: Candidate) -> bool:
    """Whether a row can answer: by its label it is about what is asked, or a cell of it is and the label answers.

    'In charge: Ann Lee' does not tell who was in charge of Ann Lee. Where another row of the table has in its label
    all that this one has of the question, and more, that one is meant. A label may be the date that is asked for.
    Where the cells are not known, it may be.
    """
    label, *cells = (frozenset(stems_of(cell)) for cell in CELLS.split(one.sentence.text))
    if not cells:
        return True
    asked, words, above = _asked(question), frozenset(stems_of(question.asked)), _above(one)
    named, rest = label & asked, asked - label - above
    given = any((cell and cell <= words) or (rest and rest <= cell) for cell in cells)
    if question.kind is QuestionKind.WHO and (bool(named) == given or not (named or rest <= frozenset().union(*cells))):
        return False
    dated = question.kind is QuestionKind.WHEN and asked_for(question.kind, " ".join(label), ()) == 1
    dated &= frozenset(map(stem, question.names)) <= label.union(above, *cells)
    if question.kind in OF_ONE and not (named or given or dated) and any((cell & asked) - above for cell in cells):
        return False
    others = (frozenset(stems_of(CELLS.split(row)[0])) & asked for row in _rows_beside(one))
    return given or not any(named - above < other - above for other in others)


def fitting_first(question: Question, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, likeliest first, where a row that the table has for all that is asked is as likely as any.

    Most of a row's words are nobody's question, so that it looks less likely than it is. Where it is asked who was in
    a group, and a heading is that group's name, only what stands under it tells.
    """
    best = max((one.odds for one in candidates), default=0.0)
    if named := [replace(one, odds=best) for one in candidates if _is_of_group(question, one)]:
        return named
    found = [replace(one, odds=best) if _fits(question, one) else one for one in candidates]
    return sorted(found, key=lambda one: -one.odds)


def _is_of_group(question: Question, one: Candidate) -> bool:
    """Whether names stand under a heading that is all that is asked after: 'Who was on the research team?'"""
    heading = {stem(word) for word in terms(" ".join(one.passage.section[-1:]))}
    rest = {word for word in question.terms if stem(word) not in heading} - MEMBERS
    asked = question.kind is QuestionKind.WHO and one.sentence.role is Role.TEXT and len(heading) > 1 and not rest
    return asked and heading <= _asked(question) and asked_for(question.kind, one.sentence.text, question.terms) == 1


def _fits(question: Question, one: Candidate) -> bool:
    """Whether a row is for all that is asked, or in a column for it."""
    return _is_for(question, one) or _in_column(question, one)


def _is_for(question: Question, one: Candidate) -> bool:
    """Whether of several words that are asked for all stand in a row's short label or above it, one in the label."""
    label, asked = stems_of(CELLS.split(one.sentence.text)[0]), _asked(question)
    fits = len(asked) > 1 and len(label) <= LONGEST_LABEL and tells_of_all(question, one)
    return fits and bool((asked & set(label)) - _above(one))


def is_headed(question: Question, one: Candidate) -> bool:
    """Whether a sentence stands under a heading that has all that a question asks of, but for its unit."""
    asked = {stem(word) for word in question.asking} - UNITS
    return bool(asked) and bool(one.passage.section) and asked <= set(stems_of(one.passage.section[-1]))


def tells_of_all(question: Question, one: Candidate) -> bool:
    """Whether a row's label has, with what it stands under, all that is asked."""
    label, *cells = CELLS.split(one.sentence.text)
    return one.sentence.role is Role.TABLE and bool(cells) and _asked(question) <= {*stems_of(label), *_above(one)}


def _asked(question: Question) -> frozenset[str]:
    return frozenset(map(stem, question.terms))


def _above(one: Candidate) -> frozenset[str]:
    """The words of a row's heading, caption and column heads."""
    return frozenset(stems_of(" ".join([*one.passage.section[-1:], *_heads_of(one)])))


def heads_ask(question: Question, one: Candidate) -> bool:
    """Whether the heads of a row's table say that it tells what is asked: 'Order | Who may be named' for a 'who'."""
    if question.kind is QuestionKind.WHO and any(re.search(r"\bwho\b", head, re.IGNORECASE) for head in _columns(one)):
        return True
    return _in_column(question, one)


def _in_column(question: Question, one: Candidate) -> bool:
    """Whether the head of a column asks what is asked: 'When notice must be given'. 'Notify' is like 'notification'."""
    how = asking_word(question.asks) if len(question.terms) > 1 else ""
    heads = [with_synonyms(stems_of(head)) for head in _columns(one) if how and asking_word(head) == how]
    return any(all(any(_is_alike(word, other) for other in head) for word in _asked(question)) for head in heads)


def _columns(one: Candidate) -> list[str]:
    """The heads of a row's columns, but for the first."""
    return column_heads(one.passage.sentences, one.place)[1:]


def _is_alike(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return word == other or (len(short) >= ROOT and long.startswith(short))


def told_row(question: Question, one: Candidate, index: Index) -> tuple[tuple[Sentence, ...], frozenset[Sentence]]:
    """A row under its table's caption and heads, and what of it is not shown; all rows, where a head asks the question.

    Then it is not known which of the rows is meant.
    """
    sentences = one.passage.sentences
    under = read_under(sentences, one.place)
    if _in_column(question, one):
        end = one.place
        while end < len(sentences) and sentences[end].role is Role.TABLE:
            end += 1
        whole = (*(sentences[at] for at in under), *sentences[under[-1] + 1 : end])
        if sum(len(part.text.split()) for part in whole) <= LONGEST_TABLE:
            return whole, frozenset()
    return with_heads(one.passage, one.place, index)


def _heads_of(one: Candidate) -> list[str]:
    sentences = one.passage.sentences
    return [sentences[at].text for at in read_under(sentences, one.place)]


def _rows_beside(one: Candidate) -> Iterator[str]:
    """The rows of a table in the passage, but for its heads."""
    sentences = one.passage.sentences
    for step in (-1, 1):
        place = one.place + step
        while 0 <= place < len(sentences) and sentences[place].role is Role.TABLE:
            if not names_columns(sentences, place):
                yield sentences[place].text
            place += step


def fullest_rows(question: Question, found: list[Candidate]) -> list[Candidate]:
    """Without rows of a table that have less of the question's words than the likeliest row."""
    asked = {stem(word) for word in question.terms}
    held = {one: asked & set(stems_of(one.sentence.text)) for one in found if one.sentence.role is Role.TABLE}
    best = next(iter(held.values()), set())
    return [one for one in found if one not in held or held[one] >= best]


def costs_it(question: Question, one: Candidate) -> bool:
    """Whether a row of a table, or its caption, has a word of the question that does not only ask what it costs."""
    captions = [part.text for part in one.passage.sentences if part.role is Role.CAPTION]
    words = stems_of(" ".join([one.passage.context, *captions, one.sentence.text]))
    return bool({stem(word) for word in question.asking} - with_synonyms(stems_of("cost fee")) & set(words))
