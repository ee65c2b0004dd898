"""Answers are measured against questions whose answers are known: the door of this room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.answering.assistant import Assistant
from assistant.evaluation.measures import Measure, measures
from assistant.evaluation.outcome import Outcome, Verdict, check, outcome

TOP = 10  # passages looked at
BAD = (Verdict.ANSWERED_WRONGLY, Verdict.REFUSED_WRONGLY, Verdict.ELSEWHERE, Verdict.INEXACT)


class Bar(Protocol):
    """Shows how far the questions are."""

    def show(self, activity: str, done: int = 0, total: int = 0, item: str = "") -> None:
        """`done` of `total` are done."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of all the questions."""

    outcomes: tuple[Outcome, ...]

    @property
    def measures(self) -> list[Measure]:
        """Over all questions."""
        return measures(self.outcomes)

    @property
    def kinds(self) -> dict[str, list[Measure]]:
        """Over the questions of each kind, in the order that the kinds first appear in."""
        names = dict.fromkeys(one.kind for one in self.outcomes if one.kind)
        return {name: measures([one for one in self.outcomes if one.kind == name]) for name in names}

    def worst(self, most: int) -> list[Outcome]:
        """The misses that were the surest of themselves, worst first."""
        missed = [one for one in self.outcomes if one.verdict in BAD]
        return sorted(missed, key=lambda one: one.confidence if one.refused else 1 - one.confidence)[:most]

    def to_dict(self) -> dict[str, Any]:
        """Every measure by name, with its interval, for all and for each kind, and each question's outcome."""
        found = self.measures
        return {
            "measures": {one.name: one.value for one in found},
            "intervals": {one.name: [one.low, one.high] for one in found},
            "kinds": {kind: {one.name: one.to_dict() for one in rows} for kind, rows in self.kinds.items()},
            "questions": [one.to_dict() for one in self.outcomes],
        }


def evaluate(assistant: Assistant, rows: Sequence[Mapping[str, Any]], bar: Bar) -> Evaluation:
    """Ask every row and compare. Raises QuestionError for a row that says neither what is right nor that nothing is."""
    for number, row in enumerate(rows, start=1):
        check(row, number)
    outcomes = []
    for number, row in enumerate(rows, start=1):
        bar.show("Evaluating", number - 1, len(rows))
        answer = assistant.ask(row["question"], report=row.get("report"), history=row.get("history") or (), top=TOP)
        outcomes.append(outcome(row, number, answer))
    return Evaluation(tuple(outcomes))
