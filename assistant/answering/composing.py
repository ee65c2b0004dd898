"""What is said to each part of a question: to none what answers the part before, to all one statement that has all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import mean

from assistant.answering.again import asked_again
from assistant.answering.compose import compose
from assistant.answering.conjuncts import content, names, two_of
from assistant.answering.counting import counted
from assistant.answering.decisive import is_decisive
from assistant.answering.exactness import suits
from assistant.answering.joining import follows
from assistant.answering.kinds import QuestionKind
from assistant.answering.matching import coverage
from assistant.answering.of_reports import each_named
from assistant.answering.picking import some_of
from assistant.answering.question import Question, leans_on
from assistant.answering.sides import Asked
from assistant.answering.signs import SIGNS, asked_for
from assistant.answering.statements import Statement, candidates_of
from assistant.answering.synonyms import with_synonyms
from assistant.answering.told import asks_of_library
from assistant.answering.weighing import Ranked, after_all
from assistant.answering.weights import packaged_weights
from assistant.answering.words import stem, stems_of
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Sentence

FACTS = frozenset(
    {QuestionKind.WHEN, QuestionKind.WHERE, QuestionKind.QUANTITY, QuestionKind.AMOUNT, QuestionKind.COUNT}
)
NOTHING = regex(r"\bnone\b", re.IGNORECASE)  # counts nothing of what else is asked
# 'How many did they make, and to whom?' is told with 'ten, all of them addressed to the council'.
_TO_WHOM = regex(r"\W*(by|for|from|to|with) whom\b", re.IGNORECASE)
STRAIGHT = 0.9  # how sure it is that a caption, or a title page, answers what is asked of it
NEVER = -99.0  # log-odds
NEAR = 2.0  # log-odds that what answers another part as well may be less likely than what answers it alone

Sides = tuple[list[list[Statement]], float, tuple[str, ...]] | None


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of each part of a question. asked: each part as it is asked, or the name of a side; sure: how likely
    it answers; unsure: how likely there is an answer where none is told; straight: whether what the reports are, or a
    place in them, tells it all, whatever its words; unread: the pages asked of that have no text; compared: whether
    sides are set against each other."""

    parts: list[list[Statement]]
    asked: list[str]
    sure: float
    unsure: float
    straight: bool = False
    unread: tuple[str, ...] = ()
    compared: bool = False

    @property
    def may_be_again(self) -> bool:
        """Whether what is told may stand elsewhere as well: of sides each is told for itself, and a title is one."""
        return not self.straight and not self.compared

    @property
    def untold(self) -> tuple[str, ...]:
        """The parts of which nothing is told, where something is of others."""
        named = zip(self.asked, self.parts, strict=True) if any(self.parts) else ()
        return tuple(dict.fromkeys(asked for asked, part in named if not part and asked))


@dataclass(frozen=True, slots=True)
class Composing:
    """The statements of an answer, part by part. least: how likely an answer must be before anything is composed;
    weigher: finds and weighs for a question of those reports; sides: what is said of each side of a comparison, None
    where a question compares nothing; straight: what answers a question about a report as such, or what stands in a
    place; unread: the pages that a question names and that have no text; helpful: those of some statements that help to
    answer."""

    index: Index
    least: float
    weigher: Callable[[Sequence[str] | None], Callable[[str], Asked]]
    sides: Callable[[Asked], Sides]
    straight: Callable[[Asked], list[Statement]]
    unread: Callable[[Asked], tuple[str, ...]]
    helpful: Callable[[Question, list[Statement]], list[Statement]]

    def told(self, weighed: Sequence[Asked], both: bool = False) -> Told:
        """The statements of each part, of one that compares those of each side, and how likely they answer.

        None of a part that leans on one for which nothing has what it asks for. both: whether what answers the last
        answers the one before, too.
        """
        found: list[list[Statement]] = []
        named: list[str] = []
        sure, unsure = 0.0, min(_after(one.confidence, True) for one in weighed)
        several = len(weighed) > 1
        unread = [self.unread(one) for one in weighed]
        straights = [[] if no else self.straight(one) for one, no in zip(weighed, unread, strict=True)]
        for before, one, straight, no in zip((None, *weighed), weighed, straights, unread, strict=False):
            if no or asks_of_library(one.question.asks):
                found, named, unsure = [*found, []], [*named, one.name], min(unsure, _after(one.confidence, False))
                continue
            likely = bool(before) and before is not None and before.confidence >= self.least
            adrift = likely and before and not found[-1] and leans_on(one.question, before.question)
            if straight:
                found, named, sure = [*found, straight], [*named, one.name], max(sure, STRAIGHT)
                continue
            sides = None if adrift else self.sides(one)
            if sides and sides[1] >= self.least:
                told, likely_of_both = sides[0] or [[]], _after(sides[1], bool(sides[0]))
                found, sure, unsure = [*found, *told], max(sure, likely_of_both), min(unsure, likely_of_both)
                named += sides[2] if len(sides[2]) == len(told) else [one.name] * len(told)
                continue
            weigh = self.weigher(one.reports)
            own = [] if adrift or sides else self._own(one, before, found, several)
            if (not own or one.confidence < self.least) and not adrift and (again := asked_again(one.question.asks)):
                one = self._with_more(one, weigh(again))
                own = self._own(one, before, found, several)
            unsure = min(unsure, _after(one.confidence, bool(own)))
            own = self.helpful(one.question, own) if one.confidence >= self.least else []
            telling = adrift or not all(statement.is_list for statement in own)
            some = None if adrift else some_of(one, own, weigh, self.index, self.least)
            listed = some or (None if telling else counted(one.question, weigh, self.index, self.least))
            parts, other = ([listed[0]], "") if listed else self._of_both(one, own)
            found, named = [*found, *parts], [*named, one.name, *([other] if len(parts) > 1 else [])]
            sure = max(sure, _after(listed[1] if listed else one.confidence, True))
        compared = any(one.question.kind is QuestionKind.COMPARISON or self._each(one) for one in weighed)
        if both and found[-1]:
            return Told([found[-1]], named[-1:], sure, unsure, compared=compared)
        unread_pages = tuple(page for pages in unread for page in pages)
        return Told(at_once(weighed, found), named, sure, unsure, all(straights), unread_pages, compared)

    def _each(self, one: Asked) -> bool:
        """Whether a part is asked of several reports, each by its name."""
        return bool(each_named(one.said, self.index.reports))

    @staticmethod
    def _with_more(one: Asked, again: Asked) -> Asked:
        """A part with what is found for it in other words, which how well the part's own are met does not count for."""
        more = [replace(each, late=None) for each in again.ranked]
        return replace(one, ranked=[*one.ranked, *more], confidence=max(one.confidence, again.confidence))

    def _own(
        self, one: Asked, before: Asked | None, found: Sequence[Sequence[Statement]], several: bool
    ) -> list[Statement]:
        """The statements of a part; not those that answer the part before, unless they have what it asks besides."""
        if before and (known := _told_already(one.question, before.question, found)):
            return known
        ranked = _of_same_reports(one, before, found)
        own = self._composed(one, ranked, several)
        if not own and before and len(ranked) < len(one.ranked):  # another report may tell it of the same thing
            about = frozenset(map(stem, before.question.asking)) - frozenset(map(stem, one.question.asking))
            more = self._composed(one, one.ranked, several)
            own = [each for each in more if about & set(stems_of(each.text))]
        told = [sentence for part in found for statement in part for sentence in statement.sentences]
        if not before or not told or not {part for other in own for part in other.sentences} <= set(told):
            return own
        new, last = own_words(one.question, before.question), found[-1]
        if own and _has(one.question, new, own[0]):
            return own
        others = self._composed(one, _without(ranked, told), several)
        others = [each for each in others if _has(one.question, new, each) or any(follows(part, each) for part in last)]
        return others or (own if one.question.kind in SIGNS else [])

    def _of_both(self, one: Asked, own: list[Statement]) -> tuple[list[list[Statement]], str]:
        """The statements, and which of two things the last are of, if there are two.

        Where the question is asked of two things, those that name either, and what tells of the one that none of them
        names, if the reports have the words for it.
        """
        two = two_of(one.question.asks) if own else None
        naming = [each for each in own if two and (names(two.one, each.text) or names(two.other, each.text))]
        other = two.untold(" ".join(each.text for each in naming)) if two and naming else ""
        known = {term.stem for term in one.terms if term.known}
        if not two or not other or not known.issuperset(content(other)):
            return [naming or own], ""
        asked = self.weigher(one.reports)(two.of(other))
        more = self._composed(asked, asked.ranked, several=True) if asked.confidence >= self.least else []
        return [naming, [each for each in more if names(other, each.text)]], other

    def _composed(self, one: Asked, ranked: Sequence[Ranked], several: bool) -> list[Statement]:
        return compose(one.question, one.terms, ranked, self.index, one.confidence, several)


def _after(likely: float, is_told: bool) -> float:
    return after_all(likely, is_told, packaged_weights())


def _of_same_reports(one: Asked, before: Asked | None, found: Sequence[Sequence[Statement]]) -> list[Ranked]:
    """What was found; of a part that leans on the one before, in the reports that answer that."""
    reports = {statement.passage.report_id for statement in found[-1]} if found else set()
    if not before or not reports or not leans_on(one.question, before.question):
        return one.ranked
    return [each for each in one.ranked if each.weighed.passage.report_id in reports] or one.ranked


def _told_already(question: Question, before: Question, found: Sequence[Sequence[Statement]]) -> list[Statement]:
    """What is told to the parts before and has all that this one asks besides; [] where it asks for a fact."""
    new = own_words(question, before)
    if whom := _TO_WHOM.match(question.asks):
        done = re.compile(rf"\b\w+(?:ed|en|de|id|nt) {whom[1]} (?:the |all )?[a-z]", re.IGNORECASE)
        return [one for part in found for one in part if done.search(one.text)][:1]
    if question.kind in SIGNS or not new:
        return []
    return [one for part in found for one in part if _has_all(new, one.text)][:1]


def own_words(question: Question, other: Question) -> frozenset[str]:
    """The stems of what a part asks of and another does not."""
    return frozenset(map(stem, question.asking)) - frozenset(map(stem, other.terms))


def at_once(weighed: Sequence[Asked], found: list[list[Statement]]) -> list[list[Statement]]:
    """The statements of each part, or the likeliest of one part where each asks for a fact and it has them all."""
    if len(found) < 2 or len(found) != len(weighed) or any(one.question.kind not in FACTS for one in weighed):
        return found
    whole = [part[0] for part in found if part and all(_answers(part[0], asked, weighed) for asked in weighed)]
    best = max(whole, key=lambda one: mean(filter(None, (_odds(one, asked) for asked in weighed))), default=None)
    return [[best]] * len(found) if best else found


def _answers(one: Statement, asked: Asked, weighed: Sequence[Asked]) -> bool:
    """Whether a statement has what a part asks and the words that it alone has, and is about as likely as any.

    One that was not read for the part has as much of its words as the likeliest.
    """
    question, others = asked.question, [other.question for other in weighed if other is not asked]
    new = frozenset(map(stem, question.asking)).difference(*(map(stem, other.asking) for other in others))
    same = not new and any(question.kind is other.kind for other in others)
    if same or not _has_all(new, one.text) or not is_decisive(question.asks, one.text):
        return False
    if suits(question.kind, question.asks, NOTHING.sub(" ", one.text), frozenset(question.terms)) < 1:
        return False
    best = candidates_of(asked.ranked)[0]
    if odds := _odds(one, asked):
        return odds >= best.odds - NEAR
    held = [coverage(asked.terms, with_synonyms(stems_of(text))) for text in (one.text, best.sentence.text)]
    return held[0] >= held[1]


def _odds(one: Statement, asked: Asked) -> float | None:
    """The log-odds of a statement's likeliest sentence, to a part; None where it was not read for it."""
    report = one.passage.report_id
    read = candidates_of(asked.ranked)
    return next((c.odds for c in read if c.sentence in one.sentences and c.passage.report_id == report), None)


def _has(question: Question, new: frozenset[str], one: Statement) -> bool:
    """Whether a statement has a word that only this part asks with, or the fact that it asks for."""
    if question.kind in SIGNS:
        return asked_for(question.kind, one.text, frozenset(question.terms)) == 1
    words = set(stems_of(one.text))
    return not new or any(with_synonyms([word]) & words for word in new)


def _has_all(words: frozenset[str], text: str) -> bool:
    found = set(stems_of(text))
    return all(with_synonyms([word]) & found for word in words)


def _without(ranked: Sequence[Ranked], told: Sequence[Sentence]) -> list[Ranked]:
    """The passages, without what is told of them already."""
    known = set(told)
    return [
        replace(
            one,
            sentences=tuple(
                NEVER if sentence in known else odds
                for sentence, odds in zip(one.weighed.passage.sentences, one.sentences, strict=False)
            ),
        )
        for one in ranked
    ]
