"""Whether something is so: what denies it and speaks of more of it comes before what only speaks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.denial import DENIAL
from assistant.answering.kinds import QuestionKind
from assistant.answering.matching import Term, coverage
from assistant.answering.question import Question
from assistant.answering.statements import Candidate, leads_to, told
from assistant.answering.synonyms import with_synonyms
from assistant.answering.weighing import YES_NO
from assistant.answering.words import NUMBER_WORDS, WORD, stem, stems_of
from assistant.patterns import regex
from assistant.records import Role

BEHIND = 2.0  # log-odds that what decides may be less likely than the likeliest
FAR = 2.5  # the same, of what most people want, and in the likeliest's own passage
MORE = 0.01  # share of the question's words, by weight
BESIDE = 0.7  # how much of the likeliest sentence's share is enough in its own passage
NEAR = 4  # words behind the one that denies
_BREAK = regex(r"[,;:.–—()]|\b(?:and|but|if|or|unless|when|where|which|who)\b", re.IGNORECASE)
# 'Do all boats leak?' is decided by how many do: 'Not every boat leaks', 'Some do'.
_OF_ALL = regex(
    r"\b(?:all|always|anybody|anyone|both|each|every(?:body|one|thing|where)?|most|nobody|none|only)\b"
    r"(?! (?:day|month|time|week|year)\b)",
    re.IGNORECASE,
)
_HOW_MANY = regex(
    r"\b(?:all|always|each|few|half|(?:hardly|scarcely) any|majority|many|minority|most|never|no|none|nobody"
    r"|not (?:all|every)|only|some|(?:three|two)[ -](?:quarters|thirds))\b|\bevery(?:body|one|thing|where)?\b",
    re.IGNORECASE,
)
_OF_EACH = regex(
    rf"\b(?:all|both|each|every|most)\b(?: one)?(?: of)?(?: (?:the|these|those))?(?: (?:{'|'.join(NUMBER_WORDS)}|\d+))?"
    r" (?P<noun>[\w’'-]+(?: [\w’'-]+)?)",
    re.IGNORECASE,
)
_OF_PEOPLE = regex(r"\b(?:any|every|no|some)(?:body|one)\b|\bno ?one\b|\b(?:people|person)\b", re.IGNORECASE)
# 'Do most people want it?' is decided by how many of them all do, not of some: 'Six-in-ten adults want it'.
_PEOPLE = r"(?:adults|americans|citizens|people|public|residents|respondents)"
_SHARE = r"(?:\w+[- ]in[- ]\w+|\d+(?:%| per ?cent)|half|majorit(?:y|ies)|most|few|(?:three|two)[ -](?:quarters|thirds))"
_OF_MOST = regex(rf"\b(?:most|majority of)(?: of)?(?: the)? {_PEOPLE}\b", re.IGNORECASE)
_MOST = regex(
    rf"(?<!\w){_SHARE}(?: of)?(?: (?:all|the))?(?: U\.S\.)? {_PEOPLE}\b(?! (?:aged?s?|in|of|over|under|who|with)\b)"
    rf"|\b{_PEOPLE}(?: are| is|,)? overall\b",
    re.IGNORECASE,
)
# 'It may only sail if it rings' decides as well as what denies.
_ONLY = regex(r"\bonly\b", re.IGNORECASE)
_SUPPOSED = regex(r"\b(?:if|unless|when|where|whether|who)\b[^,;:.–—]*$", re.IGNORECASE)


def is_whether(question: Question) -> bool:
    """Whether a question asks if something is so."""
    return question.kind is QuestionKind.TOPIC and bool(YES_NO.match(question.asks))


def deciding(
    question: Question, weighty: Sequence[Term], candidates: Sequence[Candidate], having: Sequence[Candidate]
) -> list[Candidate]:
    """What is given; or the sentences that deny what is asked and have more of its words, with what has as much.

    In the passage of what is given first somewhat fewer of its words are enough. What is given already is left as it is
    where it begins with what denies. candidates: what else there is, likeliest first.
    """
    if not having or not is_whether(question) or DENIAL.search(question.asks):
        return list(having)
    known = [term for term in weighty if term.known and term.asked]
    asked = _words(known)
    lead = having[0]
    if _OF_MOST.search(question.asks) and not _MOST.search(told(lead)):
        return [one for one in candidates if one.odds >= lead.odds - FAR and _MOST.search(told(one))] or list(having)
    if _OF_ALL.search(question.asks):
        close = [one for one in candidates if one.odds >= lead.odds - BEHIND / 2]
        near = [one for one in close if _quantifies(question, one, asked)]
        return sorted(near, key=lambda one: -_held(known, one)) or list(having)
    if any(map(DENIAL.search, leads_to(lead))):
        return list(having)
    if _denies(lead, asked) or _near(_ONLY, lead.sentence.text, asked):
        return [lead, *(one for one in having[1:] if _held(known, one) >= _held(known, lead))]
    held = _held(known, lead)
    near = [
        one
        for one in candidates
        if one.odds >= lead.odds - (FAR if one.passage == lead.passage else BEHIND) and _denies(one, asked)
    ]
    found = [
        one for one in near if _held(known, one) >= (BESIDE * held if one.passage == lead.passage else held + MORE)
    ]
    found.sort(key=lambda one: -_held(known, one))
    if not found:
        return list(having)
    return [*found, *(one for one in having if one not in found and _held(known, one) >= held + MORE)]


def _words(terms: Sequence[Term]) -> frozenset[str]:
    """The stems of the words that are asked for, and of what says the same; numbers are asked for in any question."""
    own = [term for term in terms if term.word not in NUMBER_WORDS]
    return with_synonyms(term.stem for term in own).union(
        *(other for term in own for other in term.near if len(other) == 1)
    )


def _held(terms: Sequence[Term], one: Candidate) -> float:
    """The share of the words that a sentence has, by weight."""
    return coverage(terms, with_synonyms(stems_of(told(one))))


def _denies(one: Candidate, asked: frozenset[str]) -> bool:
    """Whether a sentence denies something of what is asked: one of its words follows soon on the one that denies."""
    if one.sentence.role is not Role.TEXT:
        return False
    return _near(DENIAL, one.sentence.text, asked)


def _quantifies(question: Question, one: Candidate, asked: frozenset[str]) -> bool:
    """Whether a sentence says of how many of what is asked something is so."""
    text = one.sentence.text
    if one.sentence.role is not Role.TEXT:
        return False
    if _OF_PEOPLE.search(question.asks):
        return bool(_OF_PEOPLE.search(text) and _HOW_MANY.search(text))
    each = _OF_EACH.search(question.asks)
    return _near(_HOW_MANY, text, asked & with_synonyms(stems_of(each["noun"])) if each else asked)


def _near(words: re.Pattern[str], text: str, asked: frozenset[str]) -> bool:
    """Whether a word of what is asked follows soon on one of the words, in a clause that supposes nothing."""
    for match in words.finditer(text):
        clause = _BREAK.split(text[match.end() :], maxsplit=1)[0]
        supposed = _SUPPOSED.search(text[: match.start()])
        if not supposed and not asked.isdisjoint(stem(word.lower()) for word in WORD.findall(clause)[:NEAR]):
            return True
    return False
