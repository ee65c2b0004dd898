"""Words are found by their stems: SQLite's FTS5 over the heading and the text of each passage.

Stems are Porter's ('An algorithm for suffix stripping', 1980). What ranking needs is made from this in `postings`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable

from assistant.indexing.encoder import well_formed

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


def headed(connection: sqlite3.Connection, words: str, report_ids: Collection[str] | None = None) -> list[int]:
    """Every passage whose headings hold these words side by side, ascending."""
    where, values = _within(report_ids)
    quoted = '"' + plain(words).replace('"', '""') + '"'
    rows = connection.execute(
        f"SELECT rowid FROM words WHERE words MATCH ? {where} ORDER BY rowid", (f"heading : {quoted}", *values)
    )
    return [int(row[0]) for row in rows]


def phrase(connection: sqlite3.Connection, term: str, heading_weight: float) -> list[tuple[int, float]]:
    """Every passage that holds the words of `term` side by side, as (id, BM25 as FTS5 has it), ascending by id."""
    rows = connection.execute(
        f"SELECT rowid, bm25(words, {heading_weight:.1f}, 1.0) FROM words WHERE words MATCH ? ORDER BY rowid",
        ('"' + plain(term).replace('"', '""') + '"',),
    )
    return [(int(row), -float(score)) for row, score in rows]


def plain(term: str) -> str:
    """`term` as SQLite takes it."""
    return well_formed(term).replace("\0", " ")


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
