"""What `writer` wrote to passages.sqlite is read back, as records."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from assistant.errors import IndexFolderError
from assistant.indexing.ledger import PageRows
from assistant.records import (
    Kind,
    LedgerRow,
    Outcome,
    Page,
    PageAddress,
    PageOutcome,
    Passage,
    Report,
    Role,
    Sentence,
    Span,
)

CONNECTIONS = 4
PAGE = "report_id, number, label, text, second, outcome, problem"


class Rows:
    """Reads a finished passages.sqlite; safe to use from many threads, each with a connection of its own meanwhile.

    All connections are opened at once, so that the file may be removed while it is still asked.
    """

    def __init__(self, path: Path) -> None:
        location = path.absolute().as_posix()
        # 'file://' with an empty host, as SQLite wants it for /folders, C:/folders and //servers/folders alike.
        address = f"file://{'' if location.startswith('/') else '/'}{quote(location)}?mode=ro&immutable=1"
        self._idle = [sqlite3.connect(address, uri=True, check_same_thread=False) for _ in range(CONNECTIONS)]
        for connection in self._idle:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        self._changed = threading.Condition()
        self._closed = False
        self._sentence_extents: dict[str, tuple[int, int]] = {}

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """A connection that no other thread has meanwhile. Raises IndexFolderError once closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._idle or self._closed)
            if self._closed:
                raise IndexFolderError("The index was closed: open it again.")
            connection = self._idle.pop()
        try:
            yield connection
        finally:
            with self._changed:
                keep = not self._closed
                if keep:
                    self._idle.append(connection)
                    self._changed.notify()
            if not keep:
                connection.close()

    @contextmanager
    def connections(self) -> Iterator[list[sqlite3.Connection]]:
        """The same in a list, as `parts` gives one for each part."""
        with self.connection() as connection:
            yield [connection]

    def close(self) -> None:
        """Let go of the file, once the questions under way are answered."""
        with self._changed:
            self._closed = True
            idle, self._idle = self._idle, []
            self._changed.notify_all()
        for connection in idle:
            connection.close()

    def reports(self) -> tuple[Report, ...]:
        """Every report, in the order of the files."""
        return tuple(_report(row[0]) for row in self._all("SELECT record FROM reports ORDER BY position"))

    @cached_property
    def _headlines(self) -> dict[str, str]:
        return {report.id: report.headline for report in self.reports()}

    def files(self) -> list[set[str]]:
        """The files whose reports are here, as `parts` gives them for each part."""
        return [{report.file for report in self.reports()}]

    def ledger(self) -> tuple[LedgerRow, ...]:
        """A row for each file that was found."""
        return tuple(_ledger_row(*row) for row in self._all("SELECT record, pages FROM ledger ORDER BY position"))

    def ranges(self) -> dict[str, range]:
        """The ids of each report's passages, which follow each other."""
        rows = self._all("SELECT report_id, min(id), max(id) FROM passages GROUP BY report_id")
        return {report_id: range(first, last + 1) for report_id, first, last in rows}

    def page(self, report_id: str, number: int) -> Page:
        """Raises KeyError where there is no such page."""
        rows = self._all(f"SELECT {PAGE} FROM pages WHERE report_id = ? AND number = ?", report_id, number)
        if not rows:
            raise KeyError(f"{report_id} has no page {number}")
        return _page(rows[0])

    def pages(self, report_id: str) -> tuple[Page, ...]:
        """Every page of a report, in order; none for an unknown report."""
        return tuple(map(_page, self._all(f"SELECT {PAGE} FROM pages WHERE report_id = ? ORDER BY number", report_id)))

    def labels(self, report_id: str) -> dict[int, str]:
        """Page number -> label, for every page."""
        return dict(self._all("SELECT number, label FROM pages WHERE report_id = ? ORDER BY number", report_id))

    def addresses(self, report_id: str, numbers: Sequence[int]) -> tuple[PageAddress, ...]:
        """How those pages are cited, in the order of `numbers`; without a label where there is no such page."""
        rows = self._all(
            "SELECT number, label, outcome FROM pages WHERE report_id = ?"
            " AND number IN (SELECT value FROM json_each(?))",
            report_id,
            json.dumps([int(number) for number in numbers]),
        )
        found = {number: PageAddress(number, label, outcome == PageOutcome.OCR) for number, label, outcome in rows}
        return tuple(found.get(number) or PageAddress(number, "") for number in numbers)

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """In the order of `ids`. Raises KeyError where there is no such passage."""
        rows = self._all(
            "SELECT id, report_id, section, sentences, overlap FROM passages"
            " WHERE id IN (SELECT value FROM json_each(?))",
            json.dumps([int(number) for number in ids]),
        )
        members = {row[0]: json.loads(row[3]) for row in rows}
        sentences = self._sentences(sorted({number for numbers in members.values() for number in numbers}))
        found = {
            number: Passage(
                number,
                report_id,
                tuple(json.loads(section)),
                tuple(sentences[one] for one in members[number]),
                overlap,
                self._headlines[report_id],
            )
            for number, report_id, section, _, overlap in rows
        }
        return [found[int(number)] for number in ids]

    def sentence_ids(self, passage_id: int) -> list[int]:
        """The rows of a passage's sentences, in their order. Raises KeyError where there is no such passage."""
        rows = self._all("SELECT sentences FROM passages WHERE id = ?", int(passage_id))
        if not rows:
            raise KeyError(passage_id)
        return list(json.loads(rows[0][0]))

    def sentence_ids_of(self, passage_ids: Sequence[int]) -> list[list[int]]:
        """The rows of each passage's sentences, in the order of `passage_ids`. Raises KeyError for an unknown one."""
        rows = dict(
            self._all(
                "SELECT id, sentences FROM passages WHERE id IN (SELECT value FROM json_each(?))",
                json.dumps([int(number) for number in passage_ids]),
            )
        )
        return [list(json.loads(rows[int(number)])) for number in passage_ids]

    def sections_of(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        """The path of headings of each passage, in the order of `ids`. Raises KeyError for an unknown one."""
        found = dict(
            self._all(
                "SELECT id, section FROM passages WHERE id IN (SELECT value FROM json_each(?))",
                json.dumps([int(number) for number in ids]),
            )
        )
        paths = {stored: tuple(json.loads(stored)) for stored in set(found.values())}
        return [paths[found[int(number)]] for number in ids]

    def sections(self) -> tuple[tuple[str, ...], ...]:
        """Every path of headings, once, in reading order."""
        rows = self._all("SELECT section FROM passages GROUP BY section ORDER BY min(id)")
        return tuple(tuple(json.loads(row[0])) for row in rows)

    def group(self, report_id: str, number: int) -> list[Sentence]:
        """A list's lead-in and items, in reading order."""
        query = 'SELECT id FROM sentences WHERE id BETWEEN ? AND ? AND "group" = ? ORDER BY id'
        ids = self._all(query, *self._sentence_extent(report_id), number)
        found = self._sentences([row[0] for row in ids])
        return [found[row[0]] for row in ids]

    def digests(self, table: str, first_part: int = 0) -> dict[bytes, int]:
        """Digest of a text -> a row whose vector is of that text, for 'passages' or 'sentences'.

        first_part: 1 for none, as `parts` gives those of the parts from there on.
        """
        if first_part:
            return {}
        return dict(self._all(f"SELECT digest, id FROM {table} ORDER BY id DESC"))

    def _sentence_extent(self, report_id: str) -> tuple[int, int]:
        """The rows of the first and the last sentence of a report, whose sentences follow each other."""
        if report_id not in self._sentence_extents:
            passages = self._all("SELECT min(id), max(id) FROM passages WHERE report_id = ?", report_id)[0]
            ids = [] if passages[0] is None else [row for own in self.sentence_ids_of(passages) for row in own]
            self._sentence_extents[report_id] = (min(ids, default=0), max(ids, default=-1))
        return self._sentence_extents[report_id]

    def _sentences(self, ids: Sequence[int]) -> dict[int, Sentence]:
        rows = self._all(
            'SELECT id, text, spans, role, "group", paragraph FROM sentences'
            " WHERE id IN (SELECT value FROM json_each(?))",
            json.dumps(list(ids)),
        )
        places = json.loads(f"[{','.join(row[2] for row in rows)}]")  # at once: a question reads a thousand of them
        return {
            number: Sentence(text, tuple(Span(*span) for span in spans), Role(role), group, paragraph)
            for (number, text, _, role, group, paragraph), spans in zip(rows, places, strict=True)
        }

    def _all(self, query: str, *values: object) -> list[Any]:
        with self.connection() as connection:
            return connection.execute(query, values).fetchall()


def _page(row: tuple[str, int, str, str, str, str, str]) -> Page:
    report_id, number, label, text, second, outcome, problem = row
    return Page(report_id, number, label, text, second, PageOutcome(outcome), problem)


def _report(record: str) -> Report:
    found = json.loads(record)
    return Report(**{**found, "authors": tuple(found["authors"]), "kind": Kind(found["kind"])})


def _ledger_row(record: str, pages: str) -> LedgerRow:
    found = json.loads(record)
    return LedgerRow(**{**found, "outcome": Outcome(found["outcome"]), "page_rows": PageRows(pages)})
