"""Vectors of sentences as a matrix on the disk, of which few rows are read at a time."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import IndexDamagedError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BINARY = getattr(os, "O_BINARY", 0)  # on Windows alone


def save_matrix(path: Path, matrix: NDArray[np.float32]) -> None:
    """Write `matrix` at half precision, which moves a cosine by less than 0.001. Raises OSError."""
    import numpy as np

    with path.open("wb") as stream:
        np.save(stream, matrix.astype(np.float16))


class StoredMatrix:
    """What `save_matrix` wrote, read row by row as it is asked for. Safe to use from many threads.

    It is not mapped into memory: each row that was looked at would stay resident, and sixteen pages around it as well.
    Raises IndexDamagedError.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = os.open(path, os.O_RDONLY | BINARY)
            weakref.finalize(self, os.close, self._file)
            self.shape, self._start = _header(path)
            if os.fstat(self._file).st_size < self._start + 2 * self.shape[0] * self.shape[1]:
                raise ValueError("it ends too soon")
        except (OSError, ValueError, EOFError) as error:
            raise self._damaged() from error
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, ids: Sequence[int] | NDArray[np.int64]) -> NDArray[np.float16]:
        """The rows with these numbers, in their order; those that follow each other are read in one go."""
        import numpy as np

        rows = np.asarray(ids, dtype=np.int64)
        if rows.size and not 0 <= rows.min() <= rows.max() < len(self):
            raise IndexError(f"the matrix has {len(self)} rows")
        found = np.empty((len(rows), self.shape[1]), dtype=np.float16)
        if not found.size:
            return found
        width = 2 * self.shape[1]
        content = found.data.cast("B")
        firsts = np.flatnonzero(np.diff(rows, prepend=rows[0] - 2) != 1)
        bounds = [*firsts.tolist(), len(rows)]
        for at, end, row in zip(bounds, bounds[1:], rows[firsts].tolist(), strict=False):
            self._read(content[at * width : end * width], self._start + row * width)
        return found

    def whole(self) -> NDArray[np.float16]:
        """Every row."""
        return self[range(len(self))]

    def _read(self, into: memoryview, offset: int) -> None:
        while into:
            try:
                if hasattr(os, "preadv"):
                    count = os.preadv(self._file, [into], offset)
                else:
                    count = self._read_in_turn(into, offset)
            except OSError as error:
                raise self._damaged() from error
            if not count:
                raise self._damaged()
            into, offset = into[count:], offset + count

    def _read_in_turn(self, into: memoryview, offset: int) -> int:
        """Where the platform cannot read at a place without going there."""
        with self._lock:
            os.lseek(self._file, offset, os.SEEK_SET)
            content = os.read(self._file, len(into))
        into[: len(content)] = content
        return len(content)

    def _damaged(self) -> IndexDamagedError:
        return IndexDamagedError(f"{self._path} cannot be read: run 'report-assistant build' to make it again.")


def _header(path: Path) -> tuple[tuple[int, int], int]:
    """The shape of the matrix in `path`, and where its first row begins. Raises OSError, ValueError, EOFError."""
    import numpy as np

    with path.open("rb") as stream:
        version = np.lib.format.read_magic(stream)
        if version != (1, 0):
            raise ValueError(f"version {version} of the form is not known")
        shape, by_column, kind = np.lib.format.read_array_header_1_0(stream)
        if len(shape) != 2 or kind != np.float16 or (by_column and min(shape) > 1):
            raise ValueError("it holds no rows at half precision")
        return (int(shape[0]), int(shape[1])), stream.tell()
