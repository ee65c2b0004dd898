"""Passages are found by their best sentence: the nearest sentences' vectors, and the passages that they stand in."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assistant.indexing import large
from assistant.indexing.projection import cosines
from assistant.indexing.vectors import DECIMALS, TIE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.indexing.matrix import StoredMatrix
    from assistant.indexing.parts import PartedMatrix

SENTENCES_A_PASSAGE = 8  # so many times as many sentences are looked for, to begin with


class SentenceGrain:
    """Every sentence's vector is looked at, so that the search is exact.

    sentences: as `save_matrix` wrote them, shape (sentences, dimensions). extents: the rows in it of each passage's
    first and last sentence, by the passage's id, shape (passages, 2); both ascend with the ids.
    """

    def __init__(self, sentences: NDArray[np.float16], extents: NDArray[np.int64]) -> None:
        self._sentences = sentences
        self._extents = extents

    def search(
        self, vector: NDArray[np.float32], top: int, ids: range | Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The `top` passages, among `ids` where they are given, as (id, cosine of the best sentence), best first."""
        import numpy as np

        limit = min(top, len(self._extents) if ids is None else len(ids))
        if limit < 1:
            return []
        parameters = None if ids is None else large.only(large.selector(self._rows(ids)))
        among = range(len(self._extents)) if ids is None else ids if isinstance(ids, range) else frozenset(ids)
        wanted = SENTENCES_A_PASSAGE * limit
        while True:
            rows, scores = large.search(self._index, vector, min(wanted, len(self._sentences)), parameters)
            found = self._passages(rows, scores, among)
            best = sorted(found.values(), reverse=True)
            # Equals may stand on both sides of what was looked for: then look farther, so that their ids decide.
            complete = len(rows) < wanted or wanted >= len(self._sentences)
            if complete or (len(best) >= limit and scores[-1] < best[limit - 1] - TIE):
                return ranked(list(found), np.array(list(found.values()), dtype=np.float32), limit)
            wanted *= 4

    @cached_property
    def _index(self) -> Any:
        """The very same numbers at half precision, in memory, where FAISS can multiply them as they are."""
        import numpy as np

        faiss = large.library()
        index = faiss.IndexScalarQuantizer(
            self._sentences.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        faiss.copy_array_to_vector(np.asarray(self._sentences).view(np.uint8).ravel(), index.codes)
        index.ntotal = len(self._sentences)
        index.is_trained = True
        return index

    def _rows(self, ids: range | Sequence[int]) -> range | NDArray[np.int64]:
        """The rows of the passages' sentences."""
        import numpy as np

        if isinstance(ids, range) and ids.step == 1:
            return range(int(self._extents[ids.start, 0]), int(self._extents[ids.stop - 1, 1]) + 1)
        return np.unique(rows_of(self._extents[np.asarray(ids, dtype=np.int64)]))

    def _passages(self, rows: Sequence[int], scores: Sequence[float], among: Container[int]) -> dict[int, float]:
        """The passages that hold the sentences in `rows`, each with the score of its best one, which comes first."""
        import numpy as np

        firsts = np.searchsorted(self._extents[:, 1], rows, side="left").tolist()
        ends = np.searchsorted(self._extents[:, 0], rows, side="right").tolist()
        found: dict[int, float] = {}
        for first, end, score in zip(firsts, ends, scores, strict=True):
            for number in range(first, end):
                if number in among:
                    found.setdefault(number, score)
        return found


def best_sentences(
    sentences: NDArray[np.float16] | StoredMatrix | PartedMatrix,
    extents: NDArray[np.int64],
    vector: NDArray[np.float32],
) -> NDArray[np.float32]:
    """For each of a few passages the cosine of its sentence nearest to `vector`, exactly, shape (passages,)."""
    import numpy as np

    lengths = extents[:, 1] - extents[:, 0] + 1
    scores = cosines(sentences[rows_of(extents)].astype(np.float32), vector)
    best: NDArray[np.float32] = np.maximum.reduceat(scores, np.cumsum(lengths) - lengths)
    return best


def rows_of(extents: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers from each extent's first to its last, one extent after the other."""
    import numpy as np

    lengths = extents[:, 1] - extents[:, 0] + 1
    rows: NDArray[np.int64] = np.arange(int(lengths.sum())) + np.repeat(
        extents[:, 0] - np.cumsum(lengths) + lengths, lengths
    )
    return rows


def ranked(ids: Sequence[int], scores: NDArray[np.float32], top: int) -> list[tuple[int, float]]:
    """The `top` of `ids` by score, best first, equal ones by id."""
    import numpy as np

    numbers = np.asarray(ids, dtype=np.int64)
    order = np.lexsort((numbers, -scores.round(DECIMALS)))[:top]
    return [(int(numbers[place]), float(scores[place])) for place in order]
