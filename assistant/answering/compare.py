"""Comparison: the same question of each report, phase or sector, or of each side that a question names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from assistant.answering.across import ACROSS, each_of, of_one_alone
from assistant.answering.compose import compose
from assistant.answering.contrast import Contrast, contrast
from assistant.answering.decisive import is_decisive
from assistant.answering.facts_asked import WEIGHTY
from assistant.answering.kinds import QuestionKind
from assistant.answering.pairs import WITHIN
from assistant.answering.question import Question
from assistant.answering.scopes import mentions, phase_told
from assistant.answering.sides import Asked, Sides
from assistant.answering.statements import Statement
from assistant.indexing.cores import at_once
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Answer, Report, Status

OF_ALL = regex(r"\b(?:all|both|each|every|common|similar|shared?|in all)\b", re.IGNORECASE)

# Which of two things counts for more is told of both at once or not at all.
_WEIGHED = regex(
    rf"\b(?:more|less|most|least) {WEIGHTY}|\bmatters? (?:more|less)\b|\b(?:better|worse) than\b", re.IGNORECASE
)


class By(StrEnum):
    """What the columns of a comparison are."""

    REPORT = "report"
    PHASE = "phase"
    SECTOR = "sector"


def groups(reports: Sequence[Report], by: By) -> list[tuple[str, tuple[str, ...]]]:
    """(name, files) of each column, in the order of the reports; reports without a phase or sector stand together."""
    found: dict[str, list[str]] = {}
    for report in reports:
        found.setdefault(_name(report, by), []).append(report.file)
    return [(name, tuple(files)) for name, files in found.items()]


def _name(report: Report, by: By) -> str:
    if by is By.PHASE:
        return f"Phase {phase}" if (phase := phase_told(report)) else "No phase"
    if by is By.SECTOR:
        return report.sector or "All sectors"
    return f"{report.short_title or report.title} ({report.year})"


def of_all(question: str) -> str:
    """The question put of all columns together."""
    return f"{question.strip().rstrip('?')} in all of them, in common?"


def speaks_of_all(answer: Answer) -> bool:
    """Whether the answer's first statement says itself that it holds of all, or of several."""
    return answer.status is not Status.NOT_FOUND and bool(OF_ALL.search(answer.claims[0].text))


def side_by_side(
    whole: Asked,
    subjects: Sequence[str],
    index: Index,
    weigh: Callable[[str], Asked],
    stands: Callable[[Statement], bool],
) -> tuple[list[list[Statement]], float, tuple[str, ...]] | None:
    """Of a question that compares, the statements of each side, or those of all at once, how likely they answer, and
    the names of the sides.

    None where it compares nothing, or the reports name its sides but do not tell them apart; weigh: finds what is said
    to a question; stands: whether a statement's words can be cited.
    """
    listed = each_of(whole.question.asks, index)
    found = contrast(whole.question, subjects, index.abbreviations, listed)
    if not found:
        return None
    each = at_once(weigh, [of_one(whole.question, found, place) for place in range(len(found.sides))])
    passages = [one.weighed.passage for asked in (whole, *each) for one in asked.ranked]
    found = replace(found, sides=tuple(side.learned(one.text for one in passages) for side in found.sides))
    texts = [f"{one.context} {one.text}" for one in passages]
    unnamed = [side for side in found.sides if not any(map(side.is_named, texts))]
    unknown = {term.stem for term in whole.terms if not term.known and term.asked}
    if any(set(side.names[0]) <= unknown for side in unnamed):
        return [], whole.confidence, ()
    if len(unnamed) == len(found.sides):
        named = " ".join(side.text for side in unnamed)
        return ([], whole.confidence, ()) if any(mentions(named, (word,)) for word in unknown) else None
    told = Sides(found, index, whole, stands).told([replace(one, ranked=[*one.ranked, *whole.ranked]) for one in each])
    sure, sides = whole.confidence, tuple(side.text for side in found.sides)
    asks = whole.question.asks
    if _WEIGHED.search(asks) and not any(is_decisive(asks, one.text) for part in told for one in part):
        return [], sure, ()  # what is said of each does not tell which matters more
    if len(told) == len(found.sides):
        sure = max(sure, min((one.confidence for one, side in zip(each, told, strict=True) if side), default=0.0))
    if found.measure or found.common or (told and (listed or whole.question.kind is QuestionKind.COMPARISON)):
        return told, sure, sides
    if any(side.ages for side in found.sides):
        return told, sure, sides  # what is said of neither the young nor the old tells nothing of how they differ
    return (told, sure, sides) if told and all(told) else None


def group_by_group(
    question: Question,
    groups: Sequence[tuple[str, Sequence[str]]],
    index: Index,
    within: Callable[[Sequence[str]], Callable[[str], Asked]],
    least: float,
) -> tuple[list[list[Statement]], float, tuple[str, ...]]:
    """What each group of reports, those of a phase or of one name, say to a question, under its name, how likely they
    answer, and the names.

    within: finds what some reports say; least: the confidence that is enough.
    """
    asked = " ".join(ACROSS.sub(lambda match: f"{match['did']}they" if match["did"] else " ", question.asks, 1).split())
    told, sure = [], 0.0
    for name, reports in groups:
        one = within(reports)(asked)
        own = compose(one.question, one.terms, one.ranked, index, one.confidence, several=True)
        told.append([replace(each, heading=name) for each in own] if one.confidence >= least else [])
        sure = max(sure, one.confidence)
    return told, sure, tuple(name for name, _ in groups)


def of_one(question: Question, found: Contrast, place: int) -> str:
    """The question of one side alone: without the others, and without the words that compare."""
    side = found.sides[place].text
    if found.measure:
        return found.measure.format(side)
    if not found.rest and question.kind is QuestionKind.COMPARISON:
        return f"What is {'the ' * bool(found.sides[place].short)}{side}?"
    asked = question.asks or question.asked
    if ACROSS.search(asked) and not mentions(asked, (side,)):
        return of_one_alone(asked, f"{'the ' * bool(found.sides[place].short)}{side}")
    first = _as_said(found.sides[0].text, asked)
    if place and mentions(asked, (first,)):
        alone = of_one(question, found, 0)
        if mentions(alone, (first,)):
            return re.sub(rf"\b{re.escape(first)}\b", side, alone, count=1, flags=re.I)
    for other in found.sides[:place] + found.sides[place + 1 :]:
        name = rf"(?:(?:that|those|the ones?) {WITHIN} )?(?:(?:the|an?) )?\b{re.escape(_as_said(other.text, asked))}\b"
        before, after = r"(?:\b(?:and|with|or|to|from|than|versus|vs)\s+)*", r"(?: (?:and|or|versus|vs)\b)?"
        asked = re.sub(f"{before}{name}{after}", " ", asked, flags=re.I)
    asked = re.sub(
        r"\b(?:(?:compare[ds]?|differ\w*|contrast\w*)(?: (?:from|to|with))?|comparison|versus|vs|in common|between)\b",
        " ",
        asked,
        flags=re.I,
    )
    asked = " ".join(asked.split())
    if mentions(asked, (side,)):
        return asked
    said = _as_said(side, asked)
    return asked.replace(said, side, 1) if mentions(asked, (said,)) else f"{asked.rstrip(' ?.')} {side}?"


def _as_said(side: str, asked: str) -> str:
    """As much of a side's name as the question has: of 'the third phase' it may be 'the third'."""
    words = side.split()
    beginnings = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    return next((one for one in beginnings if mentions(asked, (one,))), side)
