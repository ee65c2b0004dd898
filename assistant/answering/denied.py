"""Questions for what is not so ('Which boats have no owner?'): only what denies it answers them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from assistant.answering.amiss import of_others
from assistant.answering.denial import DENIAL
from assistant.answering.grammar import AUXILIARY
from assistant.answering.kinds import QuestionKind
from assistant.answering.leading import before_lead_in
from assistant.answering.lists import lists
from assistant.answering.matching import Term, coverage
from assistant.answering.question import Question
from assistant.answering.several import SINGLE, alike, has_noun, singular, wanted
from assistant.answering.statements import Candidate, Statement, leads_to, told
from assistant.answering.synonyms import with_synonyms
from assistant.answering.tables import CELLS, LONGEST_BETWEEN, column_heads, read_under
from assistant.answering.whole import Wholes
from assistant.answering.words import FUNCTION_WORDS, ORDINAL_WORDS, WORD, stem, stems_of
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Role, Sentence

LEAST = 0.4  # of the words of what is denied, by weight
CLOSE = 0.5  # log-odds: what denies in other words may be so much less likely than the likeliest sentence
AHEAD = 2  # passages: a table that begins within so many is what a sentence leads to
FAR = 4.0  # log-odds: so may rows of a table that deny it
_ASKS = regex(
    r"^\W*(?:(?:and|but|so) )?(?:(?:(?:at|by|for|from|in|of|on|to) )?(?:which|what|who|whom)\b"
    rf"|(?:when|where) {AUXILIARY}(?:n['’]t)?\b|(?:when|where) (?:can|may)(?:not|['’]t)\b)",
    re.IGNORECASE,
)
_CASE_ASKED = regex(r"^\W*(?:(?:and|but|so) )?(?:when|where)\b", re.IGNORECASE)
_CASES = frozenset({QuestionKind.WHEN, QuestionKind.WHERE})
# Nothing between 'does' and 'not' begins another clause: 'What is the fee for not paying?' denies nothing.
_SUBJECT = r"(?:(?!(?:about|and|because|but|by|for|from|how|if|or|that|to|when|whether|who|why|with)\b)[\w’'-]+ ){0,6}?"
_ANOTHER_CLAUSE = regex(r"\b(?:although|because|how|if|unless|when|whenever|where|whether|while|who|why)\b", re.I)
_LEFT_OUT = r"(?:dropped|ignored|lacks?|lacked|left (?:out|open)|leaves? (?:out|open)|missed|misses|omits?|omitted)"
_DENIED = regex(
    r"^\W*(?:who|which|what)(?: (?!(?:that|to|he|i|it|she|they|we|you)\b)[\w’'-]+){0,2}? never\b"
    rf"|\b{AUXILIARY}(?:n['’]t\b| {_SUBJECT}(?<!of )(?:never|no longer|not)\b(?! (?:just|only)\b))"
    r"|\b(?:g[ae]ve|gets?|gives?|got|had|has|have|made|makes?|needed|needs?|offers?|offered) no\b(?! (?:doubt|less)\b)"
    rf"|\bcannot\b|\b{AUXILIARY} there no\b|\b{AUXILIARY} {_SUBJECT}(?:absent|missing|silent|unnamed|{_LEFT_OUT})\b"
    rf"|\b(?:that|which) (?:[\w’'-]+ ){{1,4}}?{_LEFT_OUT}\b|^\W*(?:which|what) (?:[\w’'-]+ ){{1,6}}?lacks?\b",
    re.IGNORECASE,
)
# What denies in a word: 'it leaves the rest unnamed'.
_DENYING = regex(
    r"\b(?:abandon\w*|absen(?:ce|t)|apart from|avoid\w*|banned|complain\w*|dis(?:lik|trust)\w*|drop(?:ped|s)?"
    r"|exclu[ds]\w*|exempt\w*|fail\w*|few|forb[aio]d\w*|gaps?|hardly|in(?:complete|eligible|valid)|lack\w*"
    r"|leaves? open|left (?:out|open)|miss(?:ed|es|ing)?|mistrust\w*|omi(?:ssion|t)\w*|oppos\w*|prohibit\w*|rarely"
    r"|refus\w*|reject\w*|seldom|silent|un(?:able|certain|clear|likely|said|sure|told|(?!changed|der|if|it)\w{2,}ed"
    r"|\w*known)|yet to)\b",
    re.IGNORECASE,
)
_UNLESS = regex(r"\bunless(?: [\w’'-]+){0,4}:\s*$", re.IGNORECASE)  # so are the items that it leads to
# What is asked for is what must not be: 'Which reasons are unfair?'
_AMISS = regex(
    r"\b(?:banned|forbidden|il(?:legal|licit)|invalid|prohibited|un(?:acceptable|fair|lawful)|wrong)\b", re.IGNORECASE
)
_PIECES = regex(r"[,;:.–—]\s")
_DENIED_WORD = regex(r"\b(?:no|never|not) (?:be |been |yet )?([\w’'-]+)", re.IGNORECASE)
# 'What does it not say?' is told by 'it gives no number'.
SAYING = frozenset(
    """say tell mention name list listed named mentioned state stated give given know known record recorded report
    reported discuss discussed explain explained describe described cover covered address addressed""".split()
)
_EMPTY = frozenset(map(stem, FUNCTION_WORDS))
_SOURCES = frozenset(map(stem, "publication report paper overview briefing study".split()))
_DENIED_OF = regex(
    r"\b(?:cannot|never|no longer|not|n['’]t) (?:(?:always|be|been|being|have|had|yet|[\w’'-]+ly) )*+"
    rf"(?!(?:{'|'.join(sorted(FUNCTION_WORDS))})\b)([a-z][\w’'-]+)([^.?!]*)",
)
_NOT = regex(rf"\b(?:{AUXILIARY} not|cannot|{AUXILIARY}n['’]t|can['’]t|won['’]t) (?:have |be |been )?([\w’'-]+)", re.I)


def denied(question: Question) -> frozenset[str]:
    """The stems of what a question says is not so ('listed', 'second', 'phase'); none where it denies nothing."""
    asks = _ASKS.match(question.asks) and question.kind not in SINGLE - _CASES
    match = _DENIED.search(question.asks) if asks else None
    if not match or question.kind is QuestionKind.WHY or _ANOTHER_CLAUSE.search(question.asks[: match.end()], 4):
        return frozenset()
    clause = question.asks[match.start() :]
    words = [word.lower() for word in WORD.findall(clause)]
    found = [word for word in words if word not in FUNCTION_WORDS and not denies(word)]
    found += [noun for word in found for noun in alike(singular(word))]
    found += SAYING if not SAYING.isdisjoint(found) else ()
    return _with_ordinals(" ".join([*found, *(word for word in words if word.isdigit())])) - _SOURCES


@lru_cache(maxsize=64)
def _predicate(asks: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of what is denied, 'sail' of 'may not yet sail north of the bar', and of its synonyms; and of all that
    is said of it, 'north' and 'bar'. None where any word may do."""
    match = _DENIED_OF.search(asks)
    word = match[1].lower() if match else ""
    if not match or word in SAYING or denies(word):
        return frozenset(), frozenset()
    return with_synonyms([stem(word)]), frozenset(stems_of(match[2])) - _EMPTY


def denies(text: str) -> bool:
    """Whether a text denies something, in whatever word."""
    return bool(DENIAL.search(text) or _DENYING.search(text) or _UNLESS.search(text))


def denying(
    question: Question, candidates: Sequence[Candidate], clause: frozenset[str], weighty: Sequence[Term]
) -> list[Candidate]:
    """The candidates that deny what a question says is not so: those that have enough of that.

    A sentence has the question's verb beside what denies, or all that is said of it, or denies it in a word: 'exempt
    from the toll'.
    """
    predicate, said_of_it = _predicate(question.asks)
    least, words = max((one.odds for one in candidates), default=0.0) - CLOSE, with_synonyms(clause)
    if predicate:
        candidates = [
            one for one in candidates if one.sentence.group or _denies_in(told(one), predicate, said_of_it, words)
        ]
    said = [term for term in weighty if term.stem in clause and term.known]
    return [one for one in candidates if _denies(one, words, said, one.odds >= least)]


def _denies(one: Candidate, clause: frozenset[str], said: Sequence[Term], close: bool) -> bool:
    """Whether a candidate denies it, by itself or, where it is of a list, by what leads to that."""
    text, group, leads = told(one), one.sentence.group, " ".join(leads_to(one))
    if close and not group:
        return bool(DENIAL.search(text)) or _denies_of(text, clause)
    whole = f"{one.passage.heading} {leads} {text}"
    stems = [*stems_of(whole), *(stem(noun) for word in WORD.findall(whole) for noun in alike(singular(word)))]
    led = bool(leads) and denies(" ".join([*one.passage.section[-1:], leads]))
    return (led or _denies_of(text, clause)) and (not said or coverage(said, stems) >= LEAST)


def _denies_in(text: str, predicate: frozenset[str], said_of_it: frozenset[str], words: frozenset[str]) -> bool:
    """Whether a piece of a text has the predicate and a denial, or all that is said of it (two words at least) after a
    denial, or one of the words and a word that denies."""
    for piece in _PIECES.split(text):
        stems, denial = set(stems_of(piece)), DENIAL.search(piece)
        whole = len(said_of_it) > 1 and denial and said_of_it <= set(stems_of(piece[denial.end() :]))
        if whole or (denial and predicate & stems) or (_DENYING.search(piece) and words & stems):
            return True
    return False


def affirming(question: Question, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without lists whose lead-in denies what is asked, where several things are asked for."""
    return [one for one in candidates if not _denies_asked(question, leads_to(one))]


def _denies_of(text: str, clause: frozenset[str]) -> bool:
    """Whether a piece of a text denies something and has one of the words."""
    pieces = [piece for piece in _PIECES.split(text) if denies(piece)]
    stems = {stem for piece in pieces for stem in stems_of(piece)}
    return not clause.isdisjoint(stems | {word.removeprefix("un") for word in stems})


def listed(
    question: Question, weighty: Sequence[Term], candidates: Sequence[Candidate], clause: frozenset[str], index: Index
) -> list[Statement]:
    """The list that is asked for, as far as it answers; clause: what the question says is not so."""
    if clause and _CASE_ASKED.match(question.asks):
        return []  # a list of what is not so tells no case or place
    heard = [one for one in candidates if not of_others(question, one)]
    return [fit for one in lists(question, weighty, heard, index) if (fit := _apt(question, one, clause))]


def _apt(question: Question, one: Statement, clause: frozenset[str]) -> Statement | None:
    """A list, or what names several, as far as it answers a question for what is not so, of which `clause` are words.

    What leads to it denies that, or else only the items are given that do. Where nothing is denied, what leads to it
    must not deny what is asked.
    """
    items = [part for part in one.sentences if part.role is Role.ITEM] if one.is_list else []
    leads = [part.text for part in one.sentences if part not in items]
    if not clause:
        return None if _denies_asked(question, leads) else one
    if denies(" ".join([*one.passage.section[-1:], *leads])):
        return one
    having = [part for part in items if clause & {stem(match[1]) for match in _DENIED_WORD.finditer(part.text)}]
    return replace(one, sentences=tuple(having), also=()) if having else None


def _denies_asked(question: Question, leads: Sequence[str]) -> bool:
    """Whether what leads to several things denies what is asked: 'You need no …', where they are what is needed."""
    asked = {stem(word) for word in question.terms}
    verbs = [stem(match[1]) for text in leads for match in _NOT.finditer(text)]
    amiss = _AMISS.search(question.asked)
    denial = DENIAL.search(question.asked) or (amiss and stem(amiss[0].lower()) not in verbs)
    return wanted(question).several and not denial and not asked.isdisjoint(verbs)


def denied_whole(
    question: Question,
    candidates: Sequence[Candidate],
    clause: frozenset[str],
    weighty: Sequence[Term],
    index: Index,
) -> list[Statement]:
    """The rows or the list that are all of the answer to a question for what is not so; none where there is none."""
    if not clause or _CASE_ASKED.match(question.asks):
        return []
    return denied_rows(question, candidates, clause, weighty, index) or denied_list(question, candidates, index)


def denied_rows(
    question: Question,
    candidates: Sequence[Candidate],
    clause: frozenset[str],
    weighty: Sequence[Term],
    index: Index,
) -> list[Statement]:
    """The rows of one table that say 'not' under the head that a question says it of; none where there is none.

    The table is of what is asked for, or the question speaks of two of its columns; it is likely enough, or comes soon
    after the likeliest sentence that denies it.
    """
    least = max((one.odds for one in candidates), default=0.0) - FAR
    rows = [one for one in candidates if one.sentence.role is Role.TABLE]
    for one in (*rows, *_tables_after(denying(question, candidates, clause, weighty)[:1], index)):
        if one.odds < least or not _is_asked(question, one):
            continue
        if found := _rows(one.passage, one.place, clause):
            return [Statement(one.passage, found[0], one.odds, unshown=found[1])]
    return []


def _rows(
    passage: Passage, place: int, clause: frozenset[str]
) -> tuple[tuple[Sentence, ...], frozenset[Sentence]] | None:
    """A table's caption, heads and rows that deny under the head that has most of the words; and what is not shown."""
    sentences = passage.sentences
    under = read_under(sentences, place)
    heads = column_heads(sentences, place)
    shares = [len(clause & set(stems_of(head))) for head in heads[1:]]
    if not shares or not max(shares) or shares.count(max(shares)) > 1:
        return None
    column = 1 + shares.index(max(shares))
    rows = takewhile(lambda one: one.role is Role.TABLE, sentences[under[-1] + 1 :])
    told = [(one, CELLS.split(one.text)) for one in rows]
    found = [one for one, cells in told if len(cells) == len(heads) and denies(cells[column])]
    if not found:
        return None
    last = sentences.index(found[-1])
    between = frozenset(one for one, _ in told if one not in found and sentences.index(one) < last)
    few = sum(len(one.text.split()) for one in between) <= LONGEST_BETWEEN
    shown = [sentences[at] for at in under]
    return (
        *shown,
        *(one for one, _ in told if one in found or (few and one in between)),
    ), between if few else frozenset()


def denied_list(question: Question, candidates: Sequence[Candidate], index: Index) -> list[Statement]:
    """The list under a heading that denies it in the question's own words, but for the report's title."""
    asked = frozenset(map(stem, question.terms))
    for one in candidates:
        heading = " ".join(one.passage.section[-1:])
        if one.sentence.group and denies(heading) and asked <= _with_ordinals(f"{one.passage.title} {heading}"):
            passage, whole = Wholes(index).of(one.passage, one.sentence.group)
            return [Statement(passage, (*before_lead_in(passage, whole), *whole), one.odds)]
    return []


def _tables_after(found: Sequence[Candidate], index: Index) -> Iterator[Candidate]:
    """The first row of each table in the passages after a sentence, in its section."""
    for one in found:
        for passage in index.passages(range(one.passage.id, min(index.size, one.passage.id + 1 + AHEAD))):
            rows = [at for at, part in enumerate(passage.sentences) if part.role is Role.TABLE]
            if len(rows) > 1 and (passage.report_id, passage.section) == (one.passage.report_id, one.passage.section):
                yield Candidate(passage, rows[1], one.odds)


def _is_asked(question: Question, one: Candidate) -> bool:
    """Whether a row's table is of the noun that is asked for, or the question names two of its columns."""
    above = [one.passage.sentences[at].text for at in read_under(one.passage.sentences, one.place)]
    if has_noun(" ".join(above), wanted(question).noun):
        return True
    heads = [set(stems_of(head)) for head in column_heads(one.passage.sentences, one.place)]
    words = _with_ordinals(question.asks)
    return sum(bool((head - set().union(*heads[:at], *heads[at + 1 :])) & words) for at, head in enumerate(heads)) > 1


def _with_ordinals(text: str) -> frozenset[str]:
    """The stems of a text's words; of 'phase 2' that of 'second' too."""
    words = [word.lower() for word in WORD.findall(text)]
    numbers = (ORDINAL_WORDS[int(word) - 1] for word in words if word.isdigit() and 0 < int(word) <= len(ORDINAL_WORDS))
    return frozenset(map(stem, (*words, *numbers)))
