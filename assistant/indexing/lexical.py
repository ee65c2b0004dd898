"""Words are found by their stems: SQLite's FTS5 over the heading and the text of each passage.

Ranking is Okapi BM25 (Robertson and Zaragoza, 'The Probabilistic Relevance Framework: BM25 and Beyond', 2009) as
FTS5 has it, stems are Porter's ('An algorithm for suffix stripping', 1980).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence

from assistant.indexing.encoder import well_formed

HEADING_WEIGHT = 2.0
TEXT_WEIGHT = 1.0
MOST_HELD = 40_000  # passages; to rank more of them would keep a reader waiting

# Without a copy of the text (content=''): the passages themselves stand in their own tables.
SCHEMA = """
CREATE VIRTUAL TABLE words USING fts5(
    heading, text, content='', tokenize='porter unicode61 remove_diacritics 2'
);
"""


def add(connection: sqlite3.Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Take in (passage id, heading, text)."""
    connection.executemany("INSERT INTO words (rowid, heading, text) VALUES (?, ?, ?)", rows)


def optimise(connection: sqlite3.Connection) -> None:
    """Make one tree of what was added: smaller, and quicker to ask."""
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")


def search(
    connection: sqlite3.Connection, terms: Sequence[str], top: int, report_ids: Collection[str] | None = None
) -> list[tuple[int, float]]:
    """The `top` passages that hold any of `terms`, as (id, BM25), best first, equal ones by id.

    A term may be several words: they are then looked for side by side. `report_ids` restricts the search; how rare
    a term is still counts over the whole index.
    """
    query = _query(terms)
    if not query or top < 1:
        return []
    where, values = _within(report_ids)
    rows = connection.execute(
        f"SELECT rowid, bm25(words, {HEADING_WEIGHT}, {TEXT_WEIGHT}) AS score FROM words"
        f" WHERE words MATCH ? {where} ORDER BY score, rowid LIMIT ?",
        (query, *values, top),
    )
    return [(int(row), -float(score)) for row, score in rows]


def matching(connection: sqlite3.Connection, expression: str, report_ids: Collection[str] | None = None) -> list[int]:
    """Every passage whose text an FTS5 expression finds, ascending; every passage for ''."""
    where, values = _within(report_ids)
    if not expression:
        rows = connection.execute(f"SELECT id AS rowid FROM passages WHERE 1 {where} ORDER BY id", values)
        return [int(row[0]) for row in rows]
    rows = connection.execute(
        f"SELECT rowid FROM words WHERE words MATCH ? {where} ORDER BY rowid", (f"text : ({expression})", *values)
    )
    return [int(row[0]) for row in rows]


def rarest(terms: Sequence[str], frequency: Callable[[str], int], most: int = MOST_HELD) -> list[str]:
    """The rarest of `terms` that together stand in at most `most` passages, and in any case the rarest one.

    frequency: in how many passages a term stands. A term that stands in none is left out.
    """
    found: list[str] = []
    held = 0
    for number, term in sorted((frequency(term), term) for term in dict.fromkeys(terms)):
        held += number
        if number and (not found or held <= most):
            found.append(term)
    return found


def document_frequency(connection: sqlite3.Connection, term: str, report_ids: Collection[str] | None = None) -> int:
    """How many passages, of `report_ids` where given, hold `term`, in any form with the same stem."""
    query = _query([term])
    if not query:
        return 0
    where, values = _within(report_ids)
    row = connection.execute(f"SELECT count(*) FROM words WHERE words MATCH ? {where}", (query, *values)).fetchone()
    return int(row[0])


def _query(terms: Sequence[str]) -> str:
    """An FTS5 expression that takes each term literally, whatever is in it; '' where no term has a letter or digit."""
    quoted = [
        '"' + well_formed(term).replace("\0", " ").replace('"', '""') + '"'
        for term in dict.fromkeys(terms)
        if any(character.isalnum() for character in term)
    ]
    return " OR ".join(quoted)


def _within(report_ids: Collection[str] | None) -> tuple[str, tuple[str, ...]]:
    """The condition that keeps to `report_ids`, and its values.

    The outer ids let FTS5 skip what stands before and after; the '+' keeps SQLite from searching once for each id.
    """
    if report_ids is None:
        return "", ()
    chosen = "FROM passages WHERE report_id IN (SELECT value FROM json_each(?))"
    names = json.dumps(sorted(report_ids))
    condition = (
        f"AND rowid BETWEEN (SELECT min(id) {chosen}) AND (SELECT max(id) {chosen}) AND +rowid IN (SELECT id {chosen})"
    )
    return condition, (names, names, names)
