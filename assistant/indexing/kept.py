"""What was read of each file is kept, by the file's content, so that no file is read twice.

It stands beside the generations and none depends on it: where it is damaged or gone, files are read again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from assistant.indexing.layout import Layout

TABLES = """
CREATE TABLE IF NOT EXISTS files (
    sha256 TEXT PRIMARY KEY, reading TEXT NOT NULL, about TEXT NOT NULL, opened BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS pages (
    sha256 TEXT NOT NULL, number INTEGER NOT NULL, page BLOB NOT NULL, PRIMARY KEY (sha256, number)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read of a file. opened, pages: packed; pictures: the pages that OCR was not tried on.

    limited: whether more could be read with more time or memory; seconds: what reading took.
    """

    opened: bytes
    pages: tuple[bytes, ...]
    pictures: tuple[int, ...] = ()
    limited: bool = False
    seconds: float = 0.0

    @property
    def digest(self) -> str:
        """Changes with every byte of it."""
        return hashlib.blake2b(b"\0".join((self.opened, *self.pages)), digest_size=16).hexdigest()


class KeptReadings:
    """The file that they are kept in. Used by one thread, while the build's lock is held.

    reading: the version of the code that read them; what another version read is as good as not kept. Nothing here
    raises where the file cannot be read or written: then nothing is kept.
    """

    def __init__(self, layout: Layout, reading: str) -> None:
        self._path = layout.kept
        self._reading = reading
        self._connection: sqlite3.Connection | None = None
        for _ in range(2):  # a damaged file is removed, and begun anew
            try:
                self._connection = _connect(self._path)
                return
            except (sqlite3.Error, OSError):
                discard(self._path)

    def get(self, sha256: str) -> Kept | None:
        """What was kept of the file with this content, None where nothing, or not all, was."""
        if self._connection is None:
            return None
        try:
            found = self._connection.execute(
                "SELECT about, opened FROM files WHERE sha256 = ? AND reading = ?", (sha256, self._reading)
            ).fetchone()
            if found is None:
                return None
            query = "SELECT page FROM pages WHERE sha256 = ? ORDER BY number"
            pages = tuple(bytes(row[0]) for row in self._connection.execute(query, (sha256,)))
            about = json.loads(found[0])
            kept = Kept(bytes(found[1]), pages, tuple(about["pictures"]), about["limited"], about["seconds"])
            return kept if kept.digest == about["digest"] else None
        except (sqlite3.Error, ValueError, KeyError, TypeError):
            return None

    def put(self, sha256: str, kept: Kept) -> None:
        """Keep what was read, in the place of what was kept before."""
        about = {
            "pictures": kept.pictures,
            "limited": kept.limited,
            "seconds": kept.seconds,
            "digest": kept.digest,
        }
        file = (sha256, self._reading, json.dumps(about), kept.opened)
        self._change(
            ("DELETE FROM pages WHERE sha256 = ?", [(sha256,)]),
            ("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", [file]),
            ("INSERT INTO pages VALUES (?, ?, ?)", [(sha256, n, page) for n, page in enumerate(kept.pages, 1)]),
        )

    def only(self, wanted: Collection[str]) -> None:
        """Forget what is not of a file in `wanted`."""
        names = json.dumps(sorted(wanted))
        among = "WHERE sha256 NOT IN (SELECT value FROM json_each(?))"
        self._change((f"DELETE FROM pages {among}", [(names,)]), (f"DELETE FROM files {among}", [(names,)]))

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _change(self, *changes: tuple[str, list[tuple[object, ...]]]) -> None:
        if self._connection is None:
            return
        try:
            with self._connection:
                for query, values in changes:
                    self._connection.executemany(query, values)
        except sqlite3.Error:  # on a full disk the build itself says so
            self.close()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        # A lost file costs time and nothing else, so that it need not wait for the disk.
        connection.executescript(f"PRAGMA auto_vacuum = FULL; PRAGMA synchronous = OFF; {TABLES}")
        connection.execute("SELECT count(*) FROM files").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def discard(path: Path) -> None:
    """Remove a file that holds only what can be worked out again, and its journal, to make room."""
    for name in (path.name, f"{path.name}-journal"):
        try:
            path.with_name(name).unlink(missing_ok=True)
        except OSError:
            return
