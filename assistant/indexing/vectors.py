"""Vectors of passages are kept and searched, by FAISS."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import IndexDamagedError
from assistant.indexing import large

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DECIMALS = 6  # scores closer than this are one: the last digits depend on where a vector stands in memory
TIE = 10.0**-DECIMALS


class Vectors:
    """Unit vectors of passages, searched by inner product (cosine). A vector's row is its passage's id.

    method: how they are searched, as the manifest has it; up to large.EXACT_LIMIT vectors, exactly.
    """

    def __init__(self, index: Any, method: large.Method | None = None) -> None:
        self._index = index
        self._is_large = hasattr(index, "nprobe")
        self.method = method or large.EXACT

    @classmethod
    def build(cls, matrix: NDArray[np.float32]) -> Vectors:
        """From rows of length 1, shape (passages, dimensions)."""
        if len(matrix) > large.EXACT_LIMIT:
            return cls(*large.build(_contiguous(matrix)))
        index = large.library().IndexFlatIP(matrix.shape[1])
        index.add(_contiguous(matrix))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> Vectors:
        """Read what `save` wrote. Raises IndexDamagedError."""
        import numpy as np

        try:
            if large.is_large(path):
                return cls(large.load(path))
            # Through memory, since FAISS's own files cannot be opened under every name on Windows.
            return cls(large.library().deserialize_index(np.fromfile(path, dtype=np.uint8)))
        except (OSError, RuntimeError) as error:
            raise IndexDamagedError(f"{path} cannot be read: run 'report-assistant build' to make it again.") from error

    def save(self, path: Path) -> None:
        """Write to `path`. Raises OSError."""
        if self._is_large:
            large.save(self._index, path)
        else:
            large.library().serialize_index(self._index).tofile(path)

    @property
    def size(self) -> int:
        """How many vectors there are."""
        return int(self._index.ntotal)

    def search(
        self, vector: NDArray[np.float32], top: int, ids: range | Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The `top` nearest as (id, cosine), best first, equal ones by id; among `ids` alone where they are given.

        vector: of length 1, shape (dimensions,). Exact with any filter; without one, as exact as `method` says.
        """
        limit = min(top, self.size if ids is None else len(ids))
        if limit < 1:
            return []
        parameters = self._parameters(ids)
        rows, scores = large.search(self._index, vector, min(limit + 1, self.size), parameters)
        if len(rows) > limit and scores[limit - 1] - scores[limit] < TIE:
            # Equals stand on both sides of the limit: take them all, so that their ids decide and not chance.
            query = _contiguous(vector).reshape(1, -1)
            _, more, those = self._index.range_search(query, scores[limit - 1] - TIE, params=parameters)
            rows, scores = those.tolist(), more.tolist()
        ranked = sorted((-round(score, DECIMALS), row) for row, score in zip(rows, scores, strict=True))
        return [(row, -score) for score, row in ranked[:limit]]

    def reconstruct(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """The vectors of `ids`, shape (ids, dimensions)."""
        import numpy as np

        if not len(ids):
            return np.empty((0, int(self._index.d)), dtype=np.float32)
        found: NDArray[np.float32] = self._index.reconstruct_batch(np.asarray(ids, dtype=np.int64))
        return found

    def _parameters(self, ids: range | Sequence[int] | None) -> Any:
        if ids is None:
            return None
        selector = large.selector(ids)
        return large.everywhere(self._index, selector) if self._is_large else large.only(selector)


def _contiguous(matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    return np.ascontiguousarray(matrix, dtype=np.float32)
