"""The small linear models of the weighing. Their weights stand in weights.json, made by benchmarks/fit.py."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answering.late import LATE_SIGNALS
from assistant.answering.signals import PASSAGE_SIGNALS, SENTENCE_SIGNALS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = "weights.json"
# late_asking: of the sentence that asks, where a situation is told before it
SECOND_SIGNALS = (*PASSAGE_SIGNALS, *LATE_SIGNALS, "late_asking", "best_late_rare", "best_late_all")
# late_beyond: of what is asked besides the words of the headings, behind the best of the passage; standing: the
# passage's score less the best one's
READ_SIGNALS = (*SENTENCE_SIGNALS, *LATE_SIGNALS, "late_beyond", "standing")
ANSWER_SIGNALS = (
    "pair_cosine",  # of the sentence most likely to answer
    "context_coverage",  # share of the question's words in the best sentence and its context
    "names",  # share of its names and figures there
    "nothing_rare_missing",  # rarity of the rarest question word that the best sentence lacks, negative
    "nothing_rare_unlike",  # the same for what the best passage has nothing like
    "asked_for",
    "passage_cosine",
    "names_met",  # less the number of its names and figures that the best passage lacks
    "denied",  # -1 where the question denies something and the best sentence does not, else 0
    "denies",  # -1 where the best sentence denies something and the question does not, else 0
    "told",  # how long a situation is told before the question, 0 to 1: signals are lower then, whatever is asked
    "unnamed",  # -1 where it names somebody or something that the reports never do, else 0
    "open",  # 1 where no single fact is asked for, but a list, a cause, a meaning, a comparison; else 0
    "yes_no",  # 1 where it is asked whether something is so, else 0
)


@dataclass(frozen=True, slots=True)
class Model:
    """weight · (signal - mean) / deviation, summed, + bias. names: the signals, in the order of the columns."""

    names: tuple[str, ...]
    means: tuple[float, ...]
    deviations: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def score(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Log-odds for each row, shape (rows,); rows: shape (rows, names)."""
        import numpy as np

        scaled = (rows - np.asarray(self.means)) / np.asarray(self.deviations)
        result: NDArray[np.float64] = scaled @ np.asarray(self.weights) + self.bias
        return result


@dataclass(frozen=True, slots=True)
class Reread:
    """Log-odds that a passage and a sentence gain for each deviation by which a cross-encoder's score of it is above
    the mean of those read. spread: the deviation that the packaged one's scores have as a rule."""

    passage: float = 0.0
    sentence: float = 0.0
    spread: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """slope · log-odds + bias: what becomes of log-odds."""

    slope: float = 1.0
    bias: float = 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """first: which passages are worth comparing token by token; second: which of those bear on the question; sentence:
    which sentence answers it; answer: whether any does. doubt: what log-odds under 0 of an answer are multiplied by;
    reranker: what a cross-encoder's scores count; told, untold: what becomes of the log-odds of an answer once it is
    known whether anything has what is asked for."""

    first: Model
    second: Model
    sentence: Model
    answer: Model
    doubt: float = 1.0
    reranker: Reread = Reread()
    told: Line = Line()
    untold: Line = Line()


@lru_cache(maxsize=1)
def packaged_weights() -> Weights:
    """The weights that come with the program."""
    found = json.loads(Path(__file__).with_name(FILE).read_text(encoding="utf-8"))
    return Weights(
        model_of(found["first"], PASSAGE_SIGNALS),
        model_of(found["second"], SECOND_SIGNALS),
        model_of(found["sentence"], READ_SIGNALS),
        model_of(found["answer"], ANSWER_SIGNALS),
        float(found["doubt"]),
        Reread(**found["reranker"]),
        Line(**found["told"]),
        Line(**found["untold"]),
    )


def model_of(found: Mapping[str, Any], names: tuple[str, ...]) -> Model:
    """A model as weights.json has it; names: its signals, in the order of the columns."""
    rows = [found["signals"][name] for name in names]
    means, deviations, weights = (tuple(float(row[part]) for row in rows) for part in ("mean", "deviation", "weight"))
    return Model(names, means, deviations, weights, float(found["bias"]))
