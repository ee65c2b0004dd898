"""Vectors are kept and searched: FAISS for passages, a plain matrix for sentences."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import IndexDamagedError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DECIMALS = 6  # scores closer than this are one: the last digits depend on where a vector stands in memory
TIE = 10.0**-DECIMALS
BLOCK = 8192  # rows made ready for multiplying at a time


class Vectors:
    """Unit vectors of passages, searched by inner product (cosine), exactly. A vector's row is its passage's id."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, matrix: NDArray[np.float32]) -> Vectors:
        """From rows of length 1, shape (passages, dimensions)."""
        index = _faiss().IndexFlatIP(matrix.shape[1])
        index.add(_contiguous(matrix))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> Vectors:
        """Read what `save` wrote. Raises IndexDamagedError."""
        import numpy as np

        # Through memory, since FAISS's own files cannot be opened under every name on Windows.
        try:
            return cls(_faiss().deserialize_index(np.fromfile(path, dtype=np.uint8)))
        except (OSError, RuntimeError) as error:
            raise IndexDamagedError(f"{path} cannot be read: run 'report-assistant build' to make it again.") from error

    def save(self, path: Path) -> None:
        """Write to `path`. Raises OSError."""
        _faiss().serialize_index(self._index).tofile(path)

    @property
    def size(self) -> int:
        """How many vectors there are."""
        return int(self._index.ntotal)

    def search(
        self, vector: NDArray[np.float32], top: int, ids: range | Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The `top` nearest as (id, cosine), best first, equal ones by id; among `ids` alone where they are given.

        vector: of length 1, shape (dimensions,). Exact whatever the filter.
        """
        limit = min(top, self.size if ids is None else len(ids))
        if limit < 1:
            return []
        query = _contiguous(vector).reshape(1, -1)
        selector = self._selector(ids)
        parameters = _faiss().SearchParameters(sel=selector) if selector is not None else None
        scores, rows = self._index.search(query, min(limit + 1, self.size), params=parameters)
        found = [(int(row), float(score)) for row, score in zip(rows[0], scores[0], strict=True) if row >= 0]
        if len(found) > limit and found[limit - 1][1] - found[limit][1] < TIE:
            # Equals stand on both sides of the limit: take them all, so that their ids decide and not chance.
            _, scores, rows = self._index.range_search(query, found[limit - 1][1] - TIE, params=parameters)
            found = [(int(row), float(score)) for row, score in zip(rows, scores, strict=True)]
        ranked = sorted((-round(score, DECIMALS), row) for row, score in found)
        return [(row, -score) for score, row in ranked[:limit]]

    def reconstruct(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """The vectors of `ids`, shape (ids, dimensions)."""
        import numpy as np

        if not len(ids):
            return np.empty((0, int(self._index.d)), dtype=np.float32)
        found: NDArray[np.float32] = self._index.reconstruct_batch(np.asarray(ids, dtype=np.int64))
        return found

    def _selector(self, ids: range | Sequence[int] | None) -> Any:
        import numpy as np

        if ids is None:
            return None
        if isinstance(ids, range) and ids.step == 1:
            return _faiss().IDSelectorRange(ids.start, ids.stop)
        return _faiss().IDSelectorBatch(np.asarray(ids, dtype=np.int64))


class SentenceGrain:
    """Passages searched by their best sentence: the inner product with every sentence's vector, exactly.

    extents: for each passage, by id, the rows of its first and last sentence in `sentences`.
    """

    def __init__(self, sentences: NDArray[np.float16], extents: Sequence[tuple[int, int]]) -> None:
        self._sentences = sentences
        self._extents = extents

    def search(
        self, vector: NDArray[np.float32], top: int, ids: range | Sequence[int]
    ) -> list[tuple[int, float]]:
        """The `top` passages among `ids`, as (id, cosine of its best sentence), best first, equal ones by id."""
        import numpy as np

        chosen = np.asarray(ids, dtype=np.int64)
        bounds = np.asarray([self._extents[number] for number in ids], dtype=np.int64)
        first, last = int(bounds.min()), int(bounds.max())
        scores = np.empty(last - first + 1, dtype=np.float32)
        for start in range(first, last + 1, BLOCK):
            end = min(start + BLOCK, last + 1)
            scores[start - first : end - first] = self._sentences[start:end].astype(np.float32) @ vector
        # reduceat takes the greatest of each stretch [first, last + 1); the even places are the passages'.
        edges = np.column_stack((bounds[:, 0] - first, bounds[:, 1] + 1 - first)).ravel()
        best = np.maximum.reduceat(np.append(scores, np.float32(-2)), edges)[::2]
        order = np.lexsort((chosen, -best.round(DECIMALS)))[:top]
        return [(int(chosen[place]), float(best[place])) for place in order]


def save_matrix(path: Path, matrix: NDArray[np.float32]) -> None:
    """Write `matrix` at half precision, which moves a cosine by less than 0.001. Raises OSError."""
    import numpy as np

    with path.open("wb") as stream:
        np.save(stream, matrix.astype(np.float16))


def load_matrix(path: Path) -> NDArray[np.float16]:
    """What `save_matrix` wrote, left on disk until its rows are asked for. Raises IndexDamagedError."""
    import numpy as np

    try:
        found: NDArray[np.float16] = np.load(path, mmap_mode="r")
    except (OSError, ValueError, EOFError) as error:
        raise IndexDamagedError(f"{path} cannot be read: run 'report-assistant build' to make it again.") from error
    return found


def _contiguous(matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    return np.ascontiguousarray(matrix, dtype=np.float32)


def _faiss() -> Any:
    """FAISS, at its first use; its bindings warn of their own making on newer Pythons."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import faiss
    return faiss
