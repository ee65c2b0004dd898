"""Measures of many outcomes, each with a bootstrap 95 % confidence interval.

Efron, 'Bootstrap Methods: Another Look at the Jackknife', Annals of Statistics 7(1), 1979: the questions are drawn
anew, with replacement, and the interval holds the middle 95 % of what the draws give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.evaluation.outcome import Outcome

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

CUTS = (1, 3, 5)
RESAMPLES, SEED = 1000, 0
BINS = 10
PAGE, FIRST, EVIDENCE = "right page among the first {}", "first passage right", "evidence in the first {} passages"
PRECISION, RECALL = "footnotes on a right page", "a footnote on a right page"
RECALL_ANSWERED = "a footnote on a right page, of those answered"
NOTES, VERIFIED = "footnotes an answer", "quotes verified"
REFUSED_RIGHTLY, REFUSED_WRONGLY = "refused, of those without an answer", "refused, of those with an answer"
LISTS = "lists whole and nothing else"
AUROC, ECE = "AUROC of confidence", "calibration error of confidence"
MEDIAN, HIGH = "seconds, median", "seconds, 95th percentile"


@dataclass(frozen=True, slots=True)
class Measure:
    """A value with its interval from `low` to `high`; `of` tells what it is a share of ('18 of 19'), or ''."""

    name: str
    value: float
    low: float
    high: float
    of: str = ""

    @property
    def text(self) -> str:
        """'0.947 (0.842–1.000), 18 of 19'."""
        return f"{self.value:.3f} ({self.low:.3f}–{self.high:.3f}){f', {self.of}' if self.of else ''}"

    def to_dict(self) -> dict[str, Any]:
        """The value with its interval."""
        return {"value": self.value, "low": self.low, "high": self.high, "of": self.of}


def measures(outcomes: Sequence[Outcome]) -> list[Measure]:
    """All that can be measured of these outcomes; what they say nothing of is left out."""
    return [*_ratios(outcomes), *_of_confidence(outcomes), *_seconds(outcomes)]


def _ratios(outcomes: Sequence[Outcome]) -> Iterator[Measure]:
    asked = [one for one in outcomes if one.answerable]
    absent = [one for one in outcomes if not one.answerable]
    paged, shown = [one for one in asked if one.pages_known], [one for one in asked if one.evidence_known]
    answered = [one for one in asked if not one.refused]
    cited = [one for one in answered if one.pages_known]
    for cut in CUTS:
        yield from _ratio(PAGE.format(cut), [_within(one.rank, cut) for one in paged])
    yield from _ratio(FIRST, [one.first_passage_right for one in asked])
    for cut in CUTS:
        yield from _ratio(EVIDENCE.format(cut), [_within(one.evidence_rank, cut) for one in shown])
    yield from _ratio(RECALL, [one.footnotes_right > 0 for one in paged])
    yield from _ratio(RECALL_ANSWERED, [one.footnotes_right > 0 for one in cited])
    yield from _ratio(PRECISION, [one.footnotes_right for one in cited], [one.footnotes for one in cited])
    yield from _ratio(NOTES, [one.footnotes for one in answered], share=False)
    yield from _ratio(LISTS, [one.list_exact for one in asked if one.items_known])
    yield from _ratio(REFUSED_RIGHTLY, [one.refused for one in absent])
    yield from _ratio(REFUSED_WRONGLY, [one.refused for one in asked])
    yield from _ratio(VERIFIED, [one.quotes_verified for one in outcomes], [one.footnotes for one in outcomes])


def _within(rank: int | None, cut: int) -> bool:
    return rank is not None and rank <= cut


def _ratio(
    name: str, parts: Sequence[float], wholes: Sequence[float] | None = None, share: bool = True
) -> Iterator[Measure]:
    """The sum of `parts` over that of `wholes` (their number, where not given)."""
    import numpy as np

    above = np.array(parts, dtype=np.float64)
    below = np.ones_like(above) if wholes is None else np.array(wholes, dtype=np.float64)
    if below.sum():
        of = f"{above.sum():.0f} of {below.sum():.0f}" if share else ""
        yield _measure(name, len(above), lambda rows: float(above[rows].sum() / max(below[rows].sum(), 1e-9)), of)


def _of_confidence(outcomes: Sequence[Outcome]) -> Iterator[Measure]:
    import numpy as np

    confidence = np.array([one.confidence for one in outcomes])
    truth = np.array([one.answerable for one in outcomes], dtype=bool)
    if truth.any() and not truth.all():
        yield _measure(AUROC, len(truth), lambda rows: auroc(confidence[rows], truth[rows]))
    if len(truth):
        yield _measure(ECE, len(truth), lambda rows: calibration_error(confidence[rows], truth[rows]))


def _seconds(outcomes: Sequence[Outcome]) -> Iterator[Measure]:
    import numpy as np

    seconds = np.array([one.seconds for one in outcomes])
    if len(seconds):
        yield _measure(MEDIAN, len(seconds), lambda rows: float(np.median(seconds[rows])))
        yield _measure(HIGH, len(seconds), lambda rows: float(np.percentile(seconds[rows], 95)))


def _measure(name: str, size: int, measure: Callable[[NDArray[np.intp]], float], of: str = "") -> Measure:
    """The measure of all `size` rows, and its interval over resamples of them; NaN draws do not count."""
    import numpy as np

    chosen = np.random.default_rng(SEED)
    drawn = np.array([measure(chosen.integers(0, size, size)) for _ in range(RESAMPLES)])
    drawn = drawn[~np.isnan(drawn)]
    value = measure(np.arange(size))
    low, high = np.percentile(drawn, [2.5, 97.5]) if len(drawn) else (value, value)
    return Measure(name, value, float(low), float(high), of)


def auroc(scores: Numbers, truth: NDArray[np.bool_]) -> float:
    """How often one that is true scores above one that is not, a tie counting half; NaN where either is missing."""
    import numpy as np

    true, false = scores[truth], np.sort(scores[~truth])
    if not len(true) or not len(false):
        return float("nan")
    above = np.searchsorted(false, true, "left") + np.searchsorted(false, true, "right")
    return float(above.mean() / 2 / len(false))


def calibration_error(scores: Numbers, truth: NDArray[np.bool_]) -> float:
    """The mean distance, over BINS bins of equal width, of the mean score and the share that is true; by their sizes.

    Naeini, Cooper and Hauskrecht, 'Obtaining Well Calibrated Probabilities Using Bayesian Binning', AAAI 2015.
    """
    import numpy as np

    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    gap = np.bincount(bins, scores - truth, BINS)
    return float(np.abs(gap).sum() / len(scores))
