"""Passages are ranked by their words: Okapi BM25 over all parts of the index at once, by arrays.

Robertson and Zaragoza, 'The Probabilistic Relevance Framework: BM25 and Beyond', 2009, with the constants of FTS5's own
`bm25`, and the same scores.
"""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from cachetools import LRUCache

from assistant.indexing import lexical, postings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Held = tuple[NDArray[np.uint32], NDArray[np.float32]]

K1, B = 1.2, 0.75
LEAST = 1e-6  # a word's weight where it is in more than half of the passages
REMEMBERED = 4_000_000  # places of words that are kept in memory: five bytes each

Connections = Callable[[], AbstractContextManager[Sequence[sqlite3.Connection]]]


class Ranking:
    """connections: gives one to each part's passages.sqlite, in the order of their passages. Safe in many threads."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._lock = threading.Lock()
        self._remembered: LRUCache[str, Held] = LRUCache(REMEMBERED, getsizeof=lambda held: len(held[0]))

    def search(
        self, terms: Sequence[str], top: int, ids: range | Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The `top` passages that hold any of `terms`, as (id, BM25), best first, equal ones by id.

        A term may be several words: they are then looked for side by side. `ids`, ascending, restricts the search; how
        rare a term is still counts over the whole index.
        """
        import numpy as np

        if top < 1:
            return []
        slowness = self._slowness
        scores = np.zeros(len(slowness), dtype=np.float64)
        for term in dict.fromkeys(terms):
            passages, counts = self._held(term)
            if len(passages):
                weight = _weight(len(passages), len(scores))
                scores[passages] += weight * (K1 + 1) * counts / (counts + slowness[passages])
        first, chosen = 0, None
        if isinstance(ids, range) and ids.step == 1:
            first, scores = ids.start, scores[ids.start : ids.stop]
        elif ids is not None:
            chosen = np.asarray(ids, dtype=np.int64)
            scores = scores[chosen]
        best = _best(scores, top)
        numbers = best + first if chosen is None else chosen[best]
        return list(zip(numbers.tolist(), scores[best].tolist(), strict=True))

    def frequency(self, term: str, ids: range | Sequence[int] | None = None) -> int:
        """How many passages, among `ids` where given, hold `term`, in any form with the same stem."""
        import numpy as np

        passages, _ = self._held(term)
        if ids is None:
            return len(passages)
        if isinstance(ids, range) and ids.step == 1:
            start, end = np.searchsorted(passages, [ids.start, ids.stop])
            return int(end - start)
        return int(np.isin(passages, np.asarray(ids, dtype=np.uint32), assume_unique=True).sum())

    @cached_property
    def _slowness(self) -> NDArray[np.float64]:
        """For each passage how slowly a word's weight grows with its number: more so in a long one."""
        import numpy as np

        with self._connections() as connections:
            lengths = np.concatenate([postings.read_lengths(one) for one in connections]).astype(np.float64)
        mean = lengths.mean() if lengths.any() else 1.0
        slowness: NDArray[np.float64] = K1 * (1 - B + B * lengths / mean)
        return slowness

    def _held(self, term: str) -> Held:
        """The passages that hold `term`, ascending, and how often."""
        import numpy as np

        with self._lock:
            if term in self._remembered:
                return self._remembered[term]
        stems = stems_of(term)
        with self._connections() as connections:
            parts = [_of_part(one, term, stems) for one in connections]
        found = (
            np.concatenate([passages for passages, _ in parts]),
            np.concatenate([counts for _, counts in parts]).astype(np.float32),
        )
        with self._lock:
            if len(found[0]) <= REMEMBERED:
                self._remembered[term] = found
        return found


@lru_cache(maxsize=4096)
def stems_of(term: str) -> tuple[str, ...]:
    """The stems of the words of `term`, as FTS5 finds them; none where it has no letter or digit."""
    tokeniser = _tokeniser()
    with _TOKENISING:
        tokeniser.execute("INSERT INTO words (rowid, heading, text) VALUES (1, '', ?)", (lexical.plain(term),))
        found = tokeniser.execute("SELECT term FROM instances ORDER BY offset").fetchall()
        tokeniser.execute("INSERT INTO words (words) VALUES ('delete-all')")
    return tuple(row[0] for row in found)


_TOKENISING = threading.Lock()


@lru_cache(maxsize=1)
def _tokeniser() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.executescript(f"{lexical.SCHEMA} CREATE VIRTUAL TABLE instances USING fts5vocab(words, instance);")
    return connection


def _of_part(connection: sqlite3.Connection, term: str, stems: tuple[str, ...]) -> Held:
    import numpy as np

    if len(stems) == 1:
        passages, counts = postings.read(connection, stems[0])
        return passages, counts.astype(np.float32)
    if not stems:
        return np.zeros(0, np.uint32), np.zeros(0, np.float32)
    return _side_by_side(connection, term)


def _side_by_side(connection: sqlite3.Connection, term: str) -> Held:
    """The same for words side by side, whose number FTS5 tells only by its score."""
    import numpy as np

    found = lexical.phrase(connection, term, postings.HEADING_WEIGHT)
    passages = np.array([row for row, _ in found], dtype=np.uint32)
    lengths = postings.read_lengths(connection).astype(np.float64)
    first = connection.execute("SELECT min(first) FROM lengths").fetchone()[0] or 0
    slowness = K1 * (1 - B + B * lengths[passages - np.uint32(first)] / max(lengths.mean(), 1e-9))
    growth = np.array([score for _, score in found]) / _weight(len(found), len(lengths))
    return passages, np.rint(growth * slowness / (K1 + 1 - growth)).astype(np.float32)


def _weight(held: int, count: int) -> float:
    """How much a word that `held` of `count` passages hold says."""
    weight = math.log((count - held + 0.5) / (held + 0.5))
    return weight if weight > 0 else LEAST


def _best(scores: NDArray[np.float64], top: int) -> NDArray[np.int64]:
    """Where the `top` greatest above 0 stand, the greatest first, equal ones as they come."""
    import numpy as np

    places: NDArray[np.int64] = np.flatnonzero(scores)
    if len(places) > top:
        found = scores[places]
        places = places[found >= np.partition(found, -top)[-top]]
    return places[np.argsort(-scores[places], kind="stable")][:top]
