"""Comparison: the same question of each report, phase or sector, or of each subject that a question names."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from assistant.answering.kinds import QuestionKind
from assistant.answering.question import Question
from assistant.answering.scopes import mentions, names_of
from assistant.answering.weighing import Ranked
from assistant.records import Answer, Passage, Report, Status

UNLIKELY = -100.0  # log-odds of a sentence that speaks of something else
OF_ALL = re.compile(r"\b(?:all|both|each|every|common|similar|shared?|in all)\b", re.IGNORECASE)


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
        return f"Phase {report.phase}" if report.phase else "No phase"
    if by is By.SECTOR:
        return report.sector or "All sectors"
    return f"{report.short_title or report.title} ({report.year})"


def of_all(question: str) -> str:
    """The question put of all columns together."""
    return f"{question.strip().rstrip('?')} in all of them, in common?"


def speaks_of_all(answer: Answer) -> bool:
    """Whether the answer's first statement says itself that it holds of all, or of several."""
    return answer.status is not Status.NOT_FOUND and bool(OF_ALL.search(answer.claims[0].text))


def sides(question: Question, subjects: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Each subject that a comparison names, with the other ones; none where it names fewer than two."""
    if question.kind is not QuestionKind.COMPARISON:
        return []
    named: list[str] = []
    for subject in sorted(subjects, key=len, reverse=True):
        if mentions(question.asked, (subject,)) and not any(mentions(longer, (subject,)) for longer in named):
            named.append(subject)
    named.sort(key=lambda name: question.asked.casefold().index(name.casefold()))
    return [(one, tuple(other for other in named if other != one)) for one in named] if len(named) > 1 else []


def of_one(asked: str, side: str, others: Sequence[str]) -> str:
    """The question without the other subjects, and without the words that compare."""
    for other in others:
        name = rf"(?:the )?\b{re.escape(other)}\b"
        before, after = r"(?:\b(?:and|with|or|to|from|in|of|between|versus|vs)\s+)*", r"(?: (?:and|or|versus|vs)\b)?"
        asked = re.sub(f"{before}{name}{after}", " ", asked, flags=re.I)
    asked = re.sub(
        r"\b(?:(?:compare[ds]?|differ\w*|contrast\w*)(?: (?:from|to|with))?|comparison|versus|vs|in common|between)\b",
        " ",
        asked,
        flags=re.I,
    )
    asked = " ".join(asked.split())
    return asked if mentions(asked, (side,)) else f"{asked.rstrip(' ?.')} {side}?"


def about(ranked: Sequence[Ranked], side: str, abbreviations: Mapping[str, str]) -> list[Ranked]:
    """The passages with only those sentences likely that speak of `side`: themselves, or under a heading that does."""
    names = names_of(side, abbreviations)
    return [
        replace(one, sentences=tuple(_kept(one, place, names) for place in range(len(one.sentences)))) for one in ranked
    ]


def _kept(one: Ranked, place: int, names: Collection[str]) -> float:
    passage: Passage = one.weighed.passage
    text = f"{passage.heading} {passage.sentences[place].text}"
    return one.sentences[place] if mentions(text, names) else UNLIKELY
