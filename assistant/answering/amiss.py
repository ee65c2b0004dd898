"""Sentences that are near a question and tell of another thing: another year, time, title, number or item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.kinds import SIGNS, QuestionKind, asked_for
from assistant.answering.locators import QUOTED
from assistant.answering.matching import Term, coverage
from assistant.answering.question import Question
from assistant.answering.several import NUMBERS, singular, wanted
from assistant.answering.speakers import is_amiss as of_other_speakers
from assistant.answering.speakers import near_by
from assistant.answering.statements import Candidate, next_of, told
from assistant.answering.words import stem, stems_of
from assistant.records import Role

# What one thing has, and not what stands beside it in a list.
OF_ONE = frozenset({QuestionKind.WHEN, QuestionKind.QUANTITY, QuestionKind.AMOUNT, QuestionKind.WHO})
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
# What is so 'now' was not so before.
BEFORE_THAT, NOW = (
    re.compile(r"\bbefore (?:the|it|its|that|they|this|then)\b", re.IGNORECASE),
    re.compile(r"\bnow\b", re.IGNORECASE),
)
RARE = 1.5  # rarity of a name
IN_YEAR = re.compile(r"\b(?:in|during|for|by|of) (?:[\w’'-]+ ){0,2}((?:1[5-9]|20)\d\d)\b", re.IGNORECASE)
GIVES_CAUSE = re.compile(
    rf"{SIGNS[QuestionKind.WHY].pattern}|{SIGNS[QuestionKind.PURPOSE].pattern}|[:;–—]|\b(?:if|when|as|so|for)\b",
    re.IGNORECASE,
)
REPEATED = 0.75  # share of the question's words, by their rarity
FEWEST = 3  # of two, one may be told here and one there
COUNTED = re.compile(rf"\b(\d{{1,2}}|{'|'.join(NUMBERS)}) (?:[\w’'-]+ ){{0,2}}?([\w’'-]+s)\b", re.IGNORECASE)


def named_by(terms: Sequence[Term], best: Candidate) -> list[Term]:
    """The rare names of the question that its likeliest sentence has."""
    stems = set(stems_of(told(best)))
    return [one for one in terms if one.name and one.asked and one.weight >= RARE and one.among(stems)]


def is_amiss(question: Question, terms: Sequence[Term], needed: bool, named: Sequence[Term], one: Candidate) -> bool:
    """Whether a sentence tells of another year, an item of another title or nothing of the speakers that the question
    names; or, where what is asked for is `needed`, has it elsewhere than what it is asked of."""
    return (
        of_other_speakers(question.asks, one.passage, one.place)
        or _of_another_year(question, one)
        or _of_another_title(question, one)
        or _of_another_time(question, one)
        or _of_another_number(question, one)
        or _only_repeats(question, terms, one)
        or (bool(named) and not any(term.among(set(stems_of(near_by(one.passage, one.place)))) for term in named))
        or (needed and _of_no_year(question, one))
        or (needed and question.kind in OF_ONE and _told_beside(question, one))
    )


def _of_another_number(question: Question, one: Candidate) -> bool:
    """Whether the question asks for seven of what the sentence says are ten."""
    sought = wanted(question)
    if sought.number < FEWEST or not sought.noun:
        return False
    told_of = {
        NUMBERS.get(match[1].lower()) or int(match[1])
        for match in COUNTED.finditer(told(one))
        if singular(match[2]) == sought.noun
    }
    return bool(told_of) and sought.number not in told_of


def _of_another_year(question: Question, one: Candidate) -> bool:
    years = set(YEAR.findall(question.asked))
    if not years or not YEAR.search(told(one)):
        return False
    return not years & set(YEAR.findall(f"{one.passage.context} {one.passage.text}"))


def _of_no_year(question: Question, one: Candidate) -> bool:
    """Whether nothing around it is of the year of which the question asks: 'How many were there in 2004?'."""
    years = set(IN_YEAR.findall(question.asks))
    return bool(years) and not years & set(YEAR.findall(f"{one.passage.context} {one.passage.text}"))


def _only_repeats(question: Question, terms: Sequence[Term], one: Candidate) -> bool:
    """Whether it says no more than what the question wants to know the cause of."""
    if question.kind is not QuestionKind.WHY or one.sentence.role is not Role.TEXT:
        return False
    if GIVES_CAUSE.search(f"{told(one)} {next_of(one)}"):
        return False
    return coverage(terms, stems_of(told(one))) >= REPEATED


def _of_another_time(question: Question, one: Candidate) -> bool:
    """Whether what is so now is told where the question asks what was so before."""
    return bool(BEFORE_THAT.search(question.asks) and NOW.search(told(one)) and not BEFORE_THAT.search(told(one)))


def _of_another_title(question: Question, one: Candidate) -> bool:
    if one.sentence.role is not Role.ITEM:
        return False
    titles = [set(stems_of(" ".join(filter(None, match.groups())))) for match in QUOTED.finditer(question.asked)]
    item, around = set(stems_of(told(one))), set(stems_of(one.passage.text))
    return any(len(title) > 1 and title <= around and not title <= item for title in titles)


def _told_beside(question: Question, one: Candidate) -> bool:
    """Whether a fact stands in one part of a list or an enumeration, and what it is asked of in another."""
    asked = set(map(stem, question.asking))
    own = told(one)
    if one.sentence.role is Role.ITEM and one.sentence.group:
        same = [part for part in one.passage.sentences if part.group == one.sentence.group and part.role is Role.ITEM]
        parts = [
            " ".join(part.text for part in same if part.paragraph == at) for at in {part.paragraph for part in same}
        ]
        having = [own]
    else:
        parts = own.split(";")
        having = [part for part in parts if asked_for(question.kind, part, frozenset(question.terms)) == 1]
    held = {part: len(asked & set(stems_of(part))) for part in (*parts, *having)}
    return bool(having) and max(map(held.__getitem__, having)) < max(held.values())
