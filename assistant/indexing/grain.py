"""Passages are found by their best sentence: the nearest sentences' vectors, and the passages that they stand in."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.indexing import large
from assistant.indexing.cores import cores, threads
from assistant.indexing.projection import cosines
from assistant.indexing.vectors import DECIMALS, TIE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.indexing.matrix import StoredMatrix
    from assistant.indexing.parts import PartedMatrix

SHARED = 16_000  # sentences: of fewer one core looks through all, sooner than it would be helped
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
        only = range(len(self._sentences)) if ids is None else self._rows(ids)
        among = range(len(self._extents)) if ids is None else ids if isinstance(ids, range) else frozenset(ids)
        wanted = SENTENCES_A_PASSAGE * limit
        while True:
            rows, scores = self._nearest(vector, min(wanted, len(self._sentences)), only)
            found = self._passages(rows, scores, among)
            best = sorted(found.values(), reverse=True)
            # Equals may stand on both sides of what was looked for: then look farther, so that their ids decide.
            complete = len(rows) < wanted or wanted >= len(self._sentences)
            if complete or (len(best) >= limit and scores[-1] < best[limit - 1] - TIE):
                return ranked(list(found), np.array(list(found.values()), dtype=np.float32), limit)
            wanted *= 4

    def _nearest(
        self, vector: NDArray[np.float32], top: int, only: range | NDArray[np.int64]
    ) -> tuple[list[int], list[float]]:
        """The numbers and scores of the `top` nearest sentences in the rows `only`, best first.

        Of many sentences each core looks through a share: what takes long is to fetch them from memory.
        """
        asked = [(share, own) for share in self._shares if len(own := share.within(only))]
        if len(asked) < 2:
            return next((share.search(vector, top, own) for share, own in asked), ([], []))
        runs = [threads().submit(share.search, vector, top, own) for share, own in asked]
        found = [(-score, row) for run in runs for row, score in zip(*run.result(), strict=True)]
        best = sorted(found)[:top]
        return [row for _, row in best], [-score for score, _ in best]

    @cached_property
    def _shares(self) -> list[_Share]:
        """The sentences, as many for each core."""
        number = cores() if len(self._sentences) >= SHARED else 1
        size = max(1, -(-len(self._sentences) // number))
        return [_Share(start, self._sentences[start : start + size]) for start in range(0, len(self._sentences), size)]

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


class _Share:
    """Sentences from the row `start` on: the very same numbers at half precision, in memory, where FAISS can multiply
    them as they are."""

    def __init__(self, start: int, sentences: NDArray[np.float16]) -> None:
        import numpy as np

        faiss = large.library()
        self._start, self._size = start, len(sentences)
        self._index = faiss.IndexScalarQuantizer(
            sentences.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        faiss.copy_array_to_vector(np.asarray(sentences).view(np.uint8).ravel(), self._index.codes)
        self._index.ntotal = self._size
        self._index.is_trained = True

    def within(self, rows: range | NDArray[np.int64]) -> range | NDArray[np.int64]:
        """Which of its own are among these rows, counted from its first."""
        if isinstance(rows, range):
            return range(max(rows.start - self._start, 0), min(rows.stop - self._start, self._size))
        own: NDArray[np.int64] = rows[(rows >= self._start) & (rows < self._start + self._size)] - self._start
        return own

    def search(
        self, vector: NDArray[np.float32], top: int, own: range | NDArray[np.int64]
    ) -> tuple[list[int], list[float]]:
        """The rows and scores of the `top` nearest among its `own`, best first."""
        parameters = None if len(own) == self._size else large.only(large.selector(own))
        rows, scores = large.search(self._index, vector, min(top, len(own)), parameters)
        return [self._start + row for row in rows], scores


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
