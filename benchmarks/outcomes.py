"""How sure an answer is said to be once it is known whether anything has what is asked for; part of `make weights`.

The questions of two sets that made none of the other weights are asked with every confidence let through. What has what
is asked for, and what has not, get a line each, by likelihood, from the log-odds before to those after (Platt,
'Probabilistic Outputs for Support Vector Machines', 1999).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
from quality import Quiet, opened
from scipy.optimize import minimize

from assistant.answering import composing
from assistant.answering.weighing import log_odds
from assistant.answering.weights import Line, Weights
from assistant.evaluation.run import evaluate
from assistant.records import Status

ASKED = ("asked again", "guidance")  # each counts the same, whatever its size
COUNTS, RIDGE = 300.0, 2.0  # what a set counts; how hard a slope is held to 1
Row = tuple[float, bool, bool, float]  # confidence before, whether anything is told, whether there is an answer, weight


def with_outcomes(weights: Weights, given: Path, work: Path) -> Weights:
    """The weights with `told` and `untold`. given: the folder of the question sets; work: where indexes are kept."""
    rows = [row for name in ASKED for row in _asked(name, weights, given, work)]
    told, untold = (_line([row for row in rows if row[1] is is_told]) for is_told in (True, False))
    return replace(weights, told=told, untold=untold)


def _asked(name: str, weights: Weights, given: Path, work: Path) -> list[Row]:
    assistant, questions = opened(name, given, work, threshold=0.0)
    plain = replace(weights, told=Line(), untold=Line())
    try:
        with patch.object(composing, "packaged_weights", lambda: plain):
            found = evaluate(assistant, questions, Quiet()).outcomes
    finally:
        assistant.close()
    return [(one.confidence, one.status != Status.NOT_FOUND, one.answerable, COUNTS / len(found)) for one in found]


def _line(rows: Sequence[Row]) -> Line:
    odds = np.array([log_odds(likely) for likely, *_ in rows])
    right, parts = (np.array([row[at] for row in rows], dtype=float) for at in (2, 3))

    def loss(line: np.ndarray) -> float:
        scores = line[0] * odds + line[1]
        return float(((np.logaddexp(0, scores) - right * scores) * parts).sum() + RIDGE * (line[0] - 1) ** 2 / 2)

    slope, bias = minimize(loss, np.array([1.0, 0.0])).x
    return Line(float(slope), float(bias))
