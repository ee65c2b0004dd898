"""A file on its way into the library: what has come of it is looked at at once, so that nothing else gets far."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import LibraryError

HEAD = 1024  # bytes in which a PDF says that it is one
MAGIC = b"%PDF-"
# What else a file may begin with although it holds those five letters further on.
OTHERS = (b"pk", b"mz", b"\x7felf", b"rar!", b"\x1f\x8b", b"<html", b"<!doc", b"7z\xbc\xaf", b"#!")


class TooMuchError(LibraryError):
    """More than the page takes."""


class Arrival:
    """A file on its way into the library, as a draft at `path`."""

    def __init__(self, path: Path, largest: int, too_large: str) -> None:
        self.path = path
        self._largest = largest
        self._too_large = too_large
        self._head = b""
        self._size = 0
        self._stream = path.open("xb")

    def write(self, content: bytes) -> None:
        """Take the next part. Raises LibraryError as soon as it is too much, or is seen to be no PDF."""
        self._size += len(content)
        if self._size > self._largest:
            raise TooMuchError(self._too_large)
        if len(self._head) < HEAD:
            self._head += content[: HEAD - len(self._head)]
            if len(self._head) == HEAD:
                self._check()
        with told(self.path.name):
            self._stream.write(content)

    def end(self) -> None:
        """All of it is here. Raises LibraryError where it is no PDF."""
        with told(self.path.name):
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self._stream.close()
        self._check()

    def close(self) -> None:
        """Let go of the draft."""
        self._stream.close()

    def _check(self) -> None:
        if MAGIC not in self._head or self._head.lower().startswith(OTHERS):
            what = "is empty" if not self._head else "is not a PDF, whatever its name says"
            raise LibraryError(f"{self.path.name} {what}: it was not added.")


@contextmanager
def told(name: str) -> Iterator[None]:
    """What the system refuses is told in words."""
    try:
        yield
    except OSError as error:
        raise LibraryError(f"{name} cannot be kept ({error.strerror or error}): see to the sources folder.") from error
