"""A named place binds: what stands on another page, or under 'Quarter 2' for 'Quarter 3', is no answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.answering.kinds import QuestionKind
from assistant.answering.locators import NUMBER_NAMES, THING
from assistant.answering.named_pages import NAMED_PAGE, either_way, reports_asked
from assistant.answering.question import Question
from assistant.answering.weighing import Ranked
from assistant.indexing.store import Index
from assistant.patterns import regex

AMISS = 4.0  # log-odds that a passage, and each of its sentences, loses under the heading of another number
# What parts a report, where 'Table 2' is only a place in one of its parts.
_PARTS = regex(
    r"(?:appendix|annex|chapter|section|part|stage|unit|module|quarter|semester|week|lesson|schedule|article)$",
    re.IGNORECASE,
)
Numbers = Mapping[str, set[str]]


def bound(question: Question, ranked: Sequence[Ranked], index: Index, ids: Sequence[str] | None) -> list[Ranked]:
    """What was found, with no sentence of other pages than are named, and what stands under other numbers less likely.

    Pages bind where one report is asked; 'Quarter 3' where a report has that heading and others of the kind. ids: the
    reports that are asked, all where it is None.
    """
    reports = reports_asked(index, ids)
    if question.kind is QuestionKind.COMPARISON:
        return list(ranked)
    if len(reports) == 1 and NAMED_PAGE.search(question.asks):
        pages = either_way(question.asks, index, reports[0])
        ranked = [one if pages & {*one.weighed.passage.page_numbers} else replace(one, sentences=()) for one in ranked]
    asked = _numbers(question.asks)
    if asked and not any(_has_one(asked, _numbers(" . ".join(path))) for path in index.sections):
        return list(ranked)
    for report in {one.weighed.passage.report_id for one in ranked} if asked else ():
        away = _away(asked, report, index)
        ranked = [_less_likely(one) if one.weighed.passage.id in away else one for one in ranked]
    return sorted(ranked, key=lambda one: (-round(one.score, 6), one.weighed.passage.id)) if asked else list(ranked)


def _away(asked: Numbers, report_id: str, index: Index) -> set[int]:
    """The passages of a report after the heading of another number, and before that of the one that is asked."""
    away: set[int] = set()
    ids = index.passage_ids(report_id)
    numbered = [_numbers(" . ".join(path)) for path in index.sections_of(ids)]
    for kind, numbers in asked.items():
        under: dict[int, set[str]] = {}
        here: set[str] = set()
        for passage_id, own in zip(ids, numbered, strict=True):
            under[passage_id] = here = own.get(kind, here)
        if any(numbers & one for one in under.values()):
            away |= {number for number, one in under.items() if one and not numbers & one}
    return away


@lru_cache(maxsize=4096)
def _numbers(text: str) -> dict[str, set[str]]:
    """The numbers that a text gives to quarters, units and the like, in figures."""
    found: dict[str, set[str]] = {}
    for match in THING.finditer(text):
        if _PARTS.match(match[1]):
            number = match[2].lower()
            figure = next((row[0] for row in NUMBER_NAMES if number in row), number)
            found.setdefault(match[1].lower(), set()).add(figure)
    return found


def _has_one(asked: Numbers, own: Numbers) -> bool:
    return any(numbers & own.get(kind, set()) for kind, numbers in asked.items())


def _less_likely(one: Ranked) -> Ranked:
    return replace(one, score=one.score - AMISS, sentences=tuple(odds - AMISS for odds in one.sentences))
