"""The token vectors of passages are kept, so that a question is compared with dozens of them without embedding any.

They stand beside the generations, by the digest of a passage's text; none depends on them: what is not there is worked
out when it is asked for, and comes out the same.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.indexing.kept import discard
from assistant.indexing.projection import Projection, TokenCodes

if TYPE_CHECKING:
    from typing import Any

VERSION = 1  # to be raised with every change to what a row holds
MOST = 50_000  # passages; of more, tokens are not kept: some 12 kB each
WAIT = 0.5  # seconds for a build that is just writing
# Bytes: a page of the file holds the tokens of most passages whole; so much of it is read without being copied.
PAGE, MAPPED = 16_384, 1 << 30

TABLES = """
CREATE TABLE IF NOT EXISTS about (recipe TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS tokens (digest BLOB PRIMARY KEY, spans BLOB NOT NULL, codes BLOB NOT NULL) WITHOUT ROWID;
"""


class TokenStore:
    """The file `path`; recipe: what made the vectors. Nothing here raises: where a file cannot be read, or is of
    another recipe, nothing is known, and where it cannot be written, nothing is kept.

    Reading is safe from many threads; a build alone writes.
    """

    def __init__(self, path: Path, recipe: str, *, writing: bool = False) -> None:
        self._path = path
        self._recipe = f"{VERSION} {recipe}"
        self._lock = threading.Lock()
        self._connection = self._opened(writing)

    def get(self, digests: Sequence[bytes]) -> dict[bytes, TokenCodes]:
        """What is kept of the texts with these digests."""
        wanted = ",".join("?" * len(digests))
        found = self._rows(f"SELECT digest, spans, codes FROM tokens WHERE digest IN ({wanted})", digests)
        return {bytes(key): _codes(spans, codes) for key, spans, codes in found}

    def digests(self) -> set[bytes]:
        """Of all that is kept."""
        return {bytes(row[0]) for row in self._rows("SELECT digest FROM tokens")}

    def put(self, rows: Iterable[tuple[bytes, TokenCodes]]) -> None:
        """Keep the tokens of texts, by their digests."""
        values = [(key, one.spans.tobytes(), one.codes.tobytes()) for key, one in rows]
        self._change("INSERT OR REPLACE INTO tokens VALUES (?, ?, ?)", values)

    def only(self, wanted: Collection[bytes]) -> None:
        """Forget all others."""
        gone = self.digests().difference(wanted)
        if gone:
            self._change("DELETE FROM tokens WHERE digest = ?", [(key,) for key in gone])

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _opened(self, writing: bool) -> sqlite3.Connection | None:
        for _ in range(2 if writing else 1):  # a damaged file, or one of another recipe, is begun anew by a build
            try:
                connection = self._connect(writing)
            except (sqlite3.Error, OSError):
                connection = None
            if connection is not None or not writing:
                return connection
            discard(self._path)
        return None

    def _connect(self, writing: bool) -> sqlite3.Connection | None:
        if not writing and not self._path.is_file():
            return None
        address = f"{self._path.absolute().as_uri()}?mode={'rwc' if writing else 'ro'}"
        connection = sqlite3.connect(address, uri=True, timeout=WAIT, check_same_thread=False)
        try:
            if writing:
                # A lost file costs time and nothing else, so that it need not wait for the disk.
                connection.executescript(f"PRAGMA page_size = {PAGE}; PRAGMA synchronous = OFF; {TABLES}")
                if connection.execute("SELECT count(*) FROM about").fetchone() == (0,):
                    with connection:
                        connection.execute("INSERT INTO about VALUES (?)", (self._recipe,))
            else:
                connection.execute(f"PRAGMA mmap_size = {MAPPED}")
            if connection.execute("SELECT recipe FROM about").fetchall() == [(self._recipe,)]:
                return connection
        except sqlite3.Error:
            connection.close()
            raise
        connection.close()
        return None

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        with self._lock:
            if self._connection is None:
                return []
            try:
                return self._connection.execute(query, list(values)).fetchall()
            except sqlite3.Error:
                return []

    def _change(self, query: str, values: Sequence[tuple[object, ...]]) -> None:
        with self._lock:
            if self._connection is None:
                return
            try:
                with self._connection:
                    self._connection.executemany(query, values)
            except sqlite3.Error:  # on a full disk the build itself says so
                self._connection.close()
                self._connection = None


def recipe(fingerprint: str, projection: Projection) -> str:
    """What tells the token vectors of one model and projection from those of others."""
    return json.dumps([fingerprint, projection.digest])


def _codes(spans: bytes, codes: bytes) -> TokenCodes:
    import numpy as np

    places = np.frombuffer(spans, dtype=np.int32).reshape(-1, 2)
    return TokenCodes(places, np.frombuffer(codes, dtype=np.int8).reshape(len(places), -1))
