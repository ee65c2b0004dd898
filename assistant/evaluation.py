"""Answers are measured against questions whose answers are known."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from assistant.answering.assistant import Assistant
from assistant.errors import QuestionError
from assistant.records import Answer, Status

CUTS = (1, 3, 5)


class Bar(Protocol):
    """Shows how far the questions are."""

    def show(self, activity: str, done: int = 0, total: int = 0, item: str = "") -> None:
        """`done` of `total` are done."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question measured. rank: how many pages of the passages come before a right one (from 1), or None."""

    id: str
    question: str
    kind: str
    answerable: bool
    status: str
    confidence: float
    rank: int | None
    first_passage_right: bool
    footnotes: int
    footnotes_right: int
    quotes_verified: int
    seconds: float
    answered: str
    pages_right: tuple[int, ...]
    pages_cited: tuple[int, ...]

    @property
    def refused(self) -> bool:
        """Whether the answer was that the reports do not say."""
        return self.status == Status.NOT_FOUND


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of all the questions."""

    outcomes: tuple[Outcome, ...]

    @property
    def answerable(self) -> list[Outcome]:
        """Those that the reports do answer."""
        return [one for one in self.outcomes if one.answerable]

    @property
    def unanswerable(self) -> list[Outcome]:
        """Those that they do not."""
        return [one for one in self.outcomes if not one.answerable]

    def to_dict(self) -> dict[str, Any]:
        """Every measure by name, and each question's outcome."""
        measures = {name: value for name, value, _ in self._measures()}
        return {"measures": measures, "questions": [asdict(one) for one in self.outcomes]}

    def rows(self) -> list[tuple[str, str]]:
        """(measure, value) for a table: shares with the numbers that they are of."""
        return [(name, f"{value:.3f}{f' ({of})' if of else ''}") for name, value, of in self._measures()]

    def _measures(self) -> list[tuple[str, float, str]]:
        asked, absent = self.answerable, self.unanswerable
        seconds = sorted(one.seconds for one in self.outcomes)
        notes = sum(one.footnotes for one in self.outcomes)
        cited = [one for one in asked if not one.refused]
        rows = [
            _share(f"right page among the first {cut}", [one.rank is not None and one.rank <= cut for one in asked])
            for cut in CUTS
        ]
        rows += [
            _share("first passage on a right page", [one.first_passage_right for one in asked]),
            _share("a footnote on a right page", [one.footnotes_right > 0 for one in asked]),
            _share("a footnote on a right page, of those answered", [one.footnotes_right > 0 for one in cited]),
            _ratio("footnotes on a right page", sum(o.footnotes_right for o in cited), sum(o.footnotes for o in cited)),
            _ratio("footnotes an answer", sum(one.footnotes for one in cited), len(cited), share=False),
            _share("refused, of those without an answer", [one.refused for one in absent]),
            _share("refused, of those with an answer", [one.refused for one in asked]),
            _ratio("quotes verified", sum(one.quotes_verified for one in self.outcomes), notes),
            ("seconds, median", statistics.median(seconds) if seconds else 0.0, ""),
            (
                "seconds, 95th percentile",
                seconds[min(len(seconds) - 1, int(0.95 * len(seconds)))] if seconds else 0.0,
                "",
            ),
        ]
        return rows


def _share(name: str, right: Sequence[bool]) -> tuple[str, float, str]:
    return _ratio(name, sum(right), len(right))


def _ratio(name: str, part: int, whole: int, share: bool = True) -> tuple[str, float, str]:
    return name, part / whole if whole else 0.0, f"{part} of {whole}" if share else ""


def evaluate(assistant: Assistant, rows: Sequence[Mapping[str, Any]], bar: Bar) -> Evaluation:
    """Ask every row and compare. Raises QuestionError for a row that says neither what is right nor that nothing is."""
    outcomes = []
    for number, row in enumerate(rows, start=1):
        _check(row, number)
        bar.show("Evaluating", number - 1, len(rows))
        answer = assistant.ask(
            row["question"], report=row.get("report"), history=row.get("history") or (), top=max(CUTS) * 2
        )
        outcomes.append(_outcome(row, number, answer))
    return Evaluation(tuple(outcomes))


def _check(row: Mapping[str, Any], number: int) -> None:
    pages = row.get("pages") or []
    if not isinstance(row.get("answerable"), bool):
        raise QuestionError(f"Question {number} ({row['question']!r}): 'answerable' is neither true nor false.")
    if not isinstance(pages, list) or not all(isinstance(page, int) for page in pages):
        raise QuestionError(f"Question {number} ({row['question']!r}): 'pages' is not a list of PDF pages.")
    if row["answerable"] and not pages:
        raise QuestionError(f"Question {number} ({row['question']!r}): it has an answer but no 'pages'.")


def _outcome(row: Mapping[str, Any], number: int, answer: Answer) -> Outcome:
    right = set(row.get("pages") or [])
    seen: dict[int, None] = {}
    for hit in answer.passages:
        seen.update(dict.fromkeys(address.number for address in hit.pages))
    rank = next((place for place, page in enumerate(seen, start=1) if page in right), None)
    cited = [{address.number for address in note.pages} for note in answer.footnotes]
    first = answer.passages[:1]
    return Outcome(
        id=str(row.get("id", number)),
        question=row["question"],
        kind=str(row.get("kind", "")),
        answerable=row["answerable"],
        status=answer.status.value,
        confidence=answer.confidence,
        rank=rank,
        first_passage_right=any(right & {address.number for address in hit.pages} for hit in first),
        footnotes=len(cited),
        footnotes_right=sum(bool(pages & right) for pages in cited),
        quotes_verified=sum(note.verified for note in answer.footnotes),
        seconds=answer.seconds,
        answered=" / ".join(claim.text for claim in answer.claims),
        pages_right=tuple(sorted(right)),
        pages_cited=tuple(sorted(set().union(*cited))) if cited else (),
    )
