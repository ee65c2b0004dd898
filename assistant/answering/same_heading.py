"""A question that is a section's heading in other words is answered by that section's opening, its list whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.exactness import must_have
from assistant.answering.framing import asking_word
from assistant.answering.joining import merged
from assistant.answering.kinds import QuestionKind
from assistant.answering.matching import Term
from assistant.answering.question import Question
from assistant.answering.statements import Candidate, Statement
from assistant.answering.stating import states
from assistant.answering.synonyms import with_synonyms
from assistant.answering.topics import of_section
from assistant.answering.weighing import Ranked
from assistant.answering.whole import Wholes
from assistant.answering.words import told_stems
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.reading.outline import NUMBERING
from assistant.records import Passage, Role, Sentence

FEWEST = 2  # words that carry meaning: fewer are the heading of many a section
OPENING = 50  # words of a section before its list
LONGEST = 150  # words of a list
_DENIAL = regex(r"\b(?:cannot|never|no|not|without)\b|n['’]t\b", re.IGNORECASE)  # 'Who not', too
_FIGURE = regex(r"\d+")
_ACTED_ON = regex(
    r"^\W*(?:how (?:to|(?:can|do|does|must|should) (?:i|one|we|you))|what (?:is|are|was|were))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class UnderHeading:
    """The opening of a section. asks: whether its heading asks what is asked, and does not only name it."""

    opening: Statement
    asks: bool

    def is_better(self, found: Sequence[Statement]) -> bool:
        """Whether it is the answer rather than lists, which are of other sections."""
        return self.asks and not any(map(self._holds, found))

    def with_more(self, best: Sequence[Statement]) -> list[Statement]:
        """The opening, and what else of its section answers."""
        return merged([self.opening, *filter(self._holds, best)])

    def _holds(self, one: Statement) -> bool:
        own = self.opening.passage
        return (one.passage.report_id, one.passage.section) == (own.report_id, own.section)


def under_heading(
    question: Question, weighty: Sequence[Term], ranked: Sequence[Ranked], index: Index
) -> UnderHeading | None:
    """The opening of the likeliest section whose heading asks, or else names, what the question asks.

    Whatever the kind of question, as 'Who can join' need not be told by names. None where there is no such section, or
    where several reports have one, or a situation is told first.
    """
    same: dict[int, list[tuple[int, Passage]]] = {}
    for number, one in enumerate(ranked if question.asks == question.asked else ()):
        passage = one.weighed.passage
        if passage.section and (how := _is_same(question, weighty, passage)):
            same.setdefault(how, []).append((number, passage))
    likeliest = same[max(same)] if same else []
    if len({passage.report_id for _, passage in likeliest}) != 1:
        return None
    number, passage = likeliest[0]
    first, sentences = _opening(passage, question, weighty, index)
    odds = max(ranked[number].sentences, default=0.0)
    return UnderHeading(Statement(first, sentences, odds), max(same) > 1) if sentences else None


def _is_same(question: Question, weighty: Sequence[Term], passage: Passage) -> int:
    """0 where the nearest heading is not what is asked, 1 where it only names it, 2 where it asks it too.

    Each word of the heading stands in the question, and each of the question in the heading, or in a title or a heading
    above of which the question has half. Inflections and synonyms count as the same.
    """
    heading = passage.section[-1]
    how, asks = asking_word(heading), asking_word(question.asks)
    if not asks or (how != asks and (how or not _names_what_is_asked(question))):
        return 0
    figures = (_FIGURE.findall(NUMBERING.sub("", text, count=1)) for text in (heading, question.asks))
    if len({frozenset(each) for each in figures}) > 1 or _denies(heading) != _denies(question.asks):
        return 0
    own, asked = (told_stems(text) - {"cannot"} for text in (heading, question.asks))
    known = with_synonyms(asked)
    if not own or not all(word in known or with_synonyms([word]) & asked for word in own):
        return 0
    above = [told_stems(part) for part in (passage.title, *passage.section[:-1])]
    named = frozenset[str]().union(*(part for part in above if 2 * len(part & known) >= len(part)))
    terms = [term for term in weighty if term.word != "cannot"]
    if len(terms) < FEWEST or not all(term.among(own) or term.among(named) for term in terms):
        return 0
    return 2 if how else 1


def _names_what_is_asked(question: Question) -> bool:
    """Whether a heading that asks nothing may be what is asked: how something is done, or what it is."""
    open_one = question.kind is not QuestionKind.DEFINITION and not must_have(question.kind, question.asks)
    return open_one and bool(_ACTED_ON.match(question.asks))


def _denies(text: str) -> bool:
    return bool(_DENIAL.search(text))


def _opening(
    passage: Passage, question: Question, weighty: Sequence[Term], index: Index
) -> tuple[Passage, tuple[Sentence, ...]]:
    """The passage that the section begins in, and its first sentences, up to the end of its first list."""
    first = next(of_section(passage, index), passage)
    found: list[Sentence] = []
    words = 0
    for place, sentence in enumerate(first.sentences):
        if sentence.role is Role.LEAD_IN:
            _, whole = Wholes(index).of(first, sentence.group)
            if sum(len(one.text.split()) for one in whole) <= LONGEST:
                found += whole
            break
        words += len(sentence.text.split())
        if sentence.role is not Role.TEXT or (found and words > OPENING):
            break
        if states(Candidate(first, place, 0.0), question, weighty):
            found.append(sentence)
    return first, tuple(found)
