"""Signals become probabilities: small linear models whose weights stand in weights.json, made by training/fit.py."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import exp
from typing import TYPE_CHECKING, Any

from assistant.answering.signals import PASSAGE_SIGNALS, SENTENCE_SIGNALS, Term, Weighed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = "weights.json"
READ = 10  # passages whose sentences are read for an answer
ANSWER_SIGNALS = (
    "best_sentence",  # log-odds of the sentence most likely to answer
    "second_sentence",
    "best_passage",  # score of the best passage
    "passage_lead",  # how far it is ahead of the fifth
    "cosine",  # of that best sentence
    "passage_cosine",
    "coverage",  # share of the question's words in the best sentence and its context
    "widest_coverage",  # in any one passage
    "unknown",  # share of the question's words, by rarity, that stand nowhere in the index
    "names",  # share of its names and figures in the best sentence and its context
    "asked_for",
    "order",
)


@dataclass(frozen=True, slots=True)
class Model:
    """weight · (signal - mean) / deviation, summed, + bias."""

    means: tuple[float, ...]
    deviations: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def score(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Log-odds for each row, shape (rows,); rows: shape (rows, signals)."""
        import numpy as np

        scaled = (rows - np.asarray(self.means)) / np.asarray(self.deviations)
        result: NDArray[np.float64] = scaled @ np.asarray(self.weights) + self.bias
        return result


@dataclass(frozen=True, slots=True)
class Weights:
    """The three models: which passage bears on a question, which sentence answers it, whether anything does."""

    passage: Model
    sentence: Model
    answer: Model


@lru_cache(maxsize=1)
def packaged_weights() -> Weights:
    """The weights that come with the program."""
    found = json.loads(resources.files("assistant.answering").joinpath(FILE).read_text(encoding="utf-8"))
    return Weights(
        _model(found["passage"], PASSAGE_SIGNALS),
        _model(found["sentence"], SENTENCE_SIGNALS),
        _model(found["answer"], ANSWER_SIGNALS),
    )


def _model(found: Mapping[str, Any], names: Sequence[str]) -> Model:
    rows = [found["signals"][name] for name in names]
    means, deviations, weights = (tuple(float(row[part]) for row in rows) for part in ("mean", "deviation", "weight"))
    return Model(means, deviations, weights, float(found["bias"]))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with what it is worth. score: its log-odds; sentences: the log-odds of each of its sentences."""

    weighed: Weighed
    score: float
    sentences: tuple[float, ...]

    @property
    def probability(self) -> float:
        """That the passage bears on the question."""
        return logistic(self.score)


def rank(weighed: Sequence[Weighed], weights: Weights) -> list[Ranked]:
    """The passages, best first, equal ones by id."""
    import numpy as np

    if not weighed:
        return []
    scores = weights.passage.score(np.stack([one.whole for one in weighed]))
    order = sorted(range(len(weighed)), key=lambda at: (-round(float(scores[at]), 6), weighed[at].passage.id))
    return [
        Ranked(
            weighed[at], float(scores[at]), tuple(float(odds) for odds in weights.sentence.score(weighed[at].sentences))
        )
        for at in order
    ]


def answer_signals(ranked: Sequence[Ranked], terms: Sequence[Term]) -> NDArray[np.float64]:
    """What tells whether the best passages answer the question, shape (ANSWER_SIGNALS,)."""
    import numpy as np

    read = ranked[:READ]
    odds = sorted(((odd, one, place) for one in read for place, odd in enumerate(one.sentences)), key=lambda o: -o[0])
    best_odds, best, place = odds[0]
    row = dict(zip(SENTENCE_SIGNALS, best.weighed.sentences[place], strict=True))
    coverage = PASSAGE_SIGNALS.index("passage_coverage")
    total = sum(term.weight for term in terms) or 1.0
    values = {
        "best_sentence": best_odds,
        "second_sentence": odds[1][0] if len(odds) > 1 else best_odds,
        "best_passage": ranked[0].score,
        "passage_lead": ranked[0].score - ranked[min(4, len(ranked) - 1)].score,
        "cosine": row["cosine"],
        "passage_cosine": row["passage_cosine"],
        "coverage": row["context_coverage"],
        "widest_coverage": max(float(one.weighed.whole[coverage]) for one in read),
        "unknown": sum(term.weight for term in terms if not term.known) / total,
        "names": row["names"],
        "asked_for": row["asked_for"],
        "order": row["order"],
    }
    return np.array([values[name] for name in ANSWER_SIGNALS])


def confidence(ranked: Sequence[Ranked], terms: Sequence[Term], weights: Weights) -> float:
    """The probability that the reports answer the question; 0 where nothing was found."""
    if not ranked:
        return 0.0
    return logistic(float(weights.answer.score(answer_signals(ranked, terms)[None, :])[0]))


def logistic(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + exp(-odds)) if odds > -700 else 0.0
