"""Two runs over the same questions, one by one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.errors import QuestionError
from assistant.evaluation.outcome import Verdict
from assistant.evaluation.run import Evaluation

# How good each verdict is, the best first.
_ORDER = {
    Verdict.RIGHT: 0,
    Verdict.REFUSED_RIGHTLY: 0,
    Verdict.ANSWERED: 0,
    Verdict.INEXACT: 1,
    Verdict.ELSEWHERE: 2,
    Verdict.REFUSED_WRONGLY: 3,
    Verdict.ANSWERED_WRONGLY: 3,
}
_LAST = 10**6


@dataclass(frozen=True, slots=True)
class Change:
    """A question that came out otherwise. `better`: than before; ranks are those of the right page or evidence."""

    id: str
    question: str
    better: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """measures: (name, before, after); changes: question by question; missing: how many are not in both runs."""

    measures: tuple[tuple[str, float, float], ...]
    changes: tuple[Change, ...]
    missing: int

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def saved(content: bytes, name: str) -> dict[str, Any]:
    """A run as `evaluate --json` printed it. Raises QuestionError for anything else."""
    try:
        found = json.loads(content.decode("utf-8-sig"))
        if all(isinstance(row["id"], str) and row["verdict"] in [*Verdict] for row in found["questions"]):
            return dict(found)
    except (ValueError, KeyError, TypeError):
        pass
    raise QuestionError(f"{name} is not what 'report-assistant evaluate --json' prints: give such a file.")


def against(now: Evaluation, old: Mapping[str, Any]) -> Comparison:
    """This run beside one that was saved; questions are the same if their ids and words are."""
    before = {(row["id"], row["question"]): row for row in old["questions"]}
    after = {(row.id, row.question): row.to_dict() for row in now.outcomes}
    both = [key for key in after if key in before]
    rows = [(before[key], after[key]) for key in both]
    changes = [
        Change(new["id"], new["question"], _standing(new) < _standing(one), _told(one), _told(new))
        for one, new in rows
        if _standing(one) != _standing(new)
    ]
    measured = tuple(
        (one.name, float(old["measures"][one.name]), one.value) for one in now.measures if one.name in old["measures"]
    )
    return Comparison(measured, tuple(changes), len(before) + len(after) - 2 * len(both))


def _standing(row: Mapping[str, Any]) -> tuple[int, int, int]:
    """The less the better: by verdict, by what a list lacks or has too many, by the rank of what is right."""
    rank = (row.get("rank") or row.get("evidence_rank") or _LAST) if row["answerable"] else 0
    amiss = sum(map(len, _amiss(row))) if row["verdict"] == Verdict.INEXACT else 0
    return _ORDER[Verdict(row["verdict"])], amiss, int(rank)


def _amiss(row: Mapping[str, Any]) -> tuple[Sequence[str], Sequence[str]]:
    """What a list lacks, and what it has too many; a run of an older version does not tell."""
    return row.get("items_missing") or (), row.get("items_other") or ()


def _told(row: Mapping[str, Any]) -> str:
    *_, rank = _standing(row)
    missing, other = map(len, _amiss(row))
    listed = f" ({missing} missing, {other} too many)" if missing or other else ""
    found = f", found at {rank}" if 0 < rank < _LAST else (", not found" if rank else "")
    return f"{row['verdict']}{listed}{found}"
