"""Which passages hold a word, and how often, as arrays: made once from FTS5's own words when the index is written.

FTS5 keeps the same in a form of its own, which it has to walk through for each question; an array is added up as it
stands, also where a word is in half a million passages.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Postings = tuple[NDArray[np.uint32], NDArray[np.uint8]]

HEADING_WEIGHT = 2  # a word of the heading counts as so many of the text
MOST_COUNTED = 255
LONGEST = 65_535  # words of a passage

# passages: ascending ids as 32-bit integers; counts: for each, how often the stem stands in it, in 8 bits. lengths: how
# many words each passage from `first` on has, in 16 bits; extents: the rows of its first and its last sentence, as
# 32-bit integers. All with the lowest byte first.
TABLES = """
CREATE TABLE postings (stem TEXT PRIMARY KEY, passages BLOB NOT NULL, counts BLOB NOT NULL);
CREATE TABLE lengths (first INTEGER PRIMARY KEY, lengths BLOB NOT NULL, extents BLOB NOT NULL);
"""


def write(connection: sqlite3.Connection, first: int, extents: Sequence[tuple[int, int]]) -> None:
    """Make the arrays of the passages from id `first` on, whose words FTS5 has in the table `words`.

    extents: for each passage, the rows of its first and its last sentence.
    """
    import numpy as np

    count = len(extents)
    lengths = np.zeros(count, dtype=np.int64)
    connection.execute("CREATE VIRTUAL TABLE temp.instances USING fts5vocab(main, words, instance)")
    connection.executemany("INSERT INTO postings VALUES (?, ?, ?)", _rows(connection, lengths, first))
    connection.execute("DROP TABLE temp.instances")
    stored = lengths.clip(max=LONGEST).astype("<u2").tobytes()
    rows = np.array(extents, dtype="<u4").tobytes()
    connection.execute("INSERT INTO lengths VALUES (?, ?, ?)", (first, stored, rows))


def _rows(connection: sqlite3.Connection, lengths: NDArray[np.int64], first: int) -> Iterator[tuple[str, bytes, bytes]]:
    """A row for each stem; `lengths` is filled on the way."""
    import numpy as np

    # Passages and columns in one text: a row for each place of each word would take several times as long.
    found = connection.execute(
        "SELECT term, group_concat(doc * 2 + (col = 'heading')) FROM temp.instances GROUP BY term"
    )
    for stem, listed in found:
        places = np.fromstring(listed, dtype=np.int64, sep=",")
        passages = places >> 1
        starts = np.flatnonzero(np.diff(passages, prepend=-1))
        weighed = np.add.reduceat(1 + (places & 1) * (HEADING_WEIGHT - 1), starts)
        ids = passages[starts]
        lengths[ids - first] += np.diff(starts, append=len(passages))
        yield stem, ids.astype("<u4").tobytes(), weighed.clip(max=MOST_COUNTED).astype(np.uint8).tobytes()


def read(connection: sqlite3.Connection, stem: str) -> Postings:
    """The ids of the passages that hold `stem`, ascending, and how often each does."""
    import numpy as np

    row = connection.execute("SELECT passages, counts FROM postings WHERE stem = ?", (stem,)).fetchone()
    passages, counts = row or (b"", b"")
    return np.frombuffer(passages, dtype="<u4"), np.frombuffer(counts, dtype=np.uint8)


def read_lengths(connection: sqlite3.Connection) -> NDArray[np.uint16]:
    """How many words each passage has, by its id."""
    import numpy as np

    rows = connection.execute("SELECT lengths FROM lengths ORDER BY first").fetchall()
    return np.frombuffer(b"".join(row[0] for row in rows), dtype="<u2")


def read_extents(connection: sqlite3.Connection) -> NDArray[np.int64]:
    """The rows of each passage's first and last sentence, by its id, shape (passages, 2); both ascend with the ids."""
    import numpy as np

    rows = connection.execute("SELECT extents FROM lengths ORDER BY first").fetchall()
    return np.frombuffer(b"".join(row[0] for row in rows), dtype="<u4").astype(np.int64).reshape(-1, 2)
