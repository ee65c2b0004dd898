"""Passages are found: by meaning, by words and by their best sentence; the three rankings are fused."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.indexing.store import Index

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

POOL = 60  # passages taken from each ranking
CANDIDATES = 28  # passages weighed after fusion
RANK_CONSTANT = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that was found. Ranks are from 1, None where that ranking did not have it.

    fused: the sum of reciprocal ranks. lexical: BM25, 0 where no word was found.
    """

    passage_id: int
    fused: float
    lexical: float
    dense_rank: int | None
    lexical_rank: int | None
    sentence_rank: int | None


def fuse(rankings: Sequence[Sequence[int]], constant: int = RANK_CONSTANT) -> dict[int, float]:
    """Reciprocal rank fusion: the sum of 1 / (constant + rank) over the rankings, best first, equal ones by id.

    Cormack, Clarke and Büttcher, 'Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods',
    SIGIR 2009.
    """
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, number in enumerate(ranking, start=1):
            scores[number] = scores.get(number, 0.0) + 1 / (constant + rank)
    return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))


def retrieve(
    index: Index,
    terms: Sequence[str],
    vectors: NDArray[np.float32],
    report_ids: Collection[str] | None = None,
    candidates: int = CANDIDATES,
) -> list[Found]:
    """The passages most likely to bear on a question, best first.

    terms: the question's words that carry meaning; vectors: of its views, shape (views, dimensions), each of length 1;
    report_ids: where to look.
    """
    pool = max(POOL, candidates)
    dense = _ranks(index.dense(vectors[0], pool, report_ids))
    sentence = _ranks(index.sentence_grain(vectors[0], pool, report_ids))
    more = [list(_ranks(index.dense(vector, pool, report_ids))) for vector in vectors[1:]]
    words = index.lexical(terms, pool, report_ids)
    lexical, scores = _ranks(words), dict(words)
    fused = fuse([list(dense), list(lexical), list(sentence), *more])
    return [
        Found(number, score, scores.get(number, 0.0), dense.get(number), lexical.get(number), sentence.get(number))
        for number, score in list(fused.items())[:candidates]
    ]


def with_more(found: Sequence[Found], more: Collection[int], candidates: int) -> list[Found]:
    """The passages found, and beyond them those with the ids `more`, at most as many as `candidates`."""
    known = {one.passage_id for one in found}
    new = sorted(number for number in more if number not in known)[:candidates]
    return [*found, *(Found(number, 0.0, 0.0, None, None, None) for number in new)]


def _ranks(found: Sequence[tuple[int, float]]) -> Mapping[int, int]:
    return {number: rank for rank, (number, _) in enumerate(found, start=1)}
