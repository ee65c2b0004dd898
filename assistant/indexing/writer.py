"""A document's rows are written: reports, pages, passages, sentences, ledger and the words to find them by."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from assistant.indexing import lexical, postings, wordlist
from assistant.indexing.encoder import well_formed
from assistant.indexing.ledger import stored
from assistant.indexing.pieces import Piece, pieces
from assistant.records import Document, LedgerRow, Sentence

# `record` columns hold a record as JSON. A passage lists its sentences by id, as overlapping passages share them.
# `digest` tells whether it was embedded before: a passage, or a sentence in its passage.
TABLES = """
CREATE TABLE reports (id TEXT PRIMARY KEY, position INTEGER NOT NULL, record TEXT NOT NULL);
CREATE TABLE ledger (position INTEGER PRIMARY KEY, record TEXT NOT NULL, pages TEXT NOT NULL);
CREATE TABLE pages (
    report_id TEXT NOT NULL, number INTEGER NOT NULL, label TEXT NOT NULL, text TEXT NOT NULL,
    second TEXT NOT NULL, outcome TEXT NOT NULL, problem TEXT NOT NULL, PRIMARY KEY (report_id, number)
);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, report_id TEXT NOT NULL, section TEXT NOT NULL, sentences TEXT NOT NULL,
    overlap INTEGER NOT NULL, digest BLOB NOT NULL
);
CREATE INDEX passages_of_report ON passages (report_id);
CREATE TABLE sentences (
    id INTEGER PRIMARY KEY, report_id TEXT NOT NULL, text TEXT NOT NULL, spans TEXT NOT NULL, role TEXT NOT NULL,
    "group" INTEGER NOT NULL, paragraph INTEGER NOT NULL, digest BLOB NOT NULL
);
"""


class Writer:
    """Fills a new passages.sqlite. Used by one thread; every method may raise OSError or sqlite3.Error.

    first_passage, first_sentence: the numbers that the first of each have.
    """

    def __init__(self, path: Path, first_passage: int = 0, first_sentence: int = 0) -> None:
        self._first_passage = first_passage
        self._first_sentence = first_sentence
        self._extents: list[tuple[int, int]] = []
        self.reports = self.pages = self.passages = self.sentences = 0
        # No journal and no syncing on the way: a generation that is not finished is thrown away whole.
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN; {TABLES} {wordlist.TABLES}"
            f"{lexical.SCHEMA} {postings.TABLES}"
        )

    def add(self, document: Document) -> list[Piece]:
        """Take in a document. What is to be embedded of it is given back, in the order of the new rows."""
        read = list(pieces(document.passages))
        report = document.report
        insert = self._connection.executemany
        insert("INSERT INTO reports VALUES (?, ?, ?)", [(report.id, self.reports, json.dumps(asdict(report)))])
        pages = [
            (
                report.id,
                page.number,
                well_formed(page.label),
                well_formed(page.text),
                well_formed(page.second),
                page.outcome,
                page.problem,
            )
            for page in document.pages
        ]
        insert("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?)", pages)
        sentence_ids = self._add_sentences(report.id, read)
        first = self._first_passage + self.passages
        passages = [
            (
                number,
                report.id,
                json.dumps(passage.section),
                json.dumps([sentence_ids[sentence] for sentence in passage.sentences], separators=(",", ":")),
                passage.overlap,
                piece.key,
            )
            for number, (passage, piece) in enumerate(zip(document.passages, read, strict=True), first)
        ]
        for passage in document.passages:
            members = [sentence_ids[sentence] for sentence in passage.sentences]
            self._extents.append((members[0], members[-1]))
        insert("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)", passages)
        words = [
            (number, well_formed(passage.heading), well_formed(passage.text))
            for number, passage in enumerate(document.passages, first)
        ]
        lexical.add(self._connection, words)
        wordlist.add(self._connection, (f"{heading} {text}" for _, heading, text in words))
        self.passages += len(read)
        self.reports += 1
        self.pages += len(pages)
        return read

    @property
    def counts(self) -> dict[str, int]:
        """How many of each there are by now."""
        return {
            "reports": self.reports,
            "pages": self.pages,
            "passages": self.passages,
            "sentences": self.sentences,
        }

    def finish(self, ledger: Sequence[LedgerRow]) -> None:
        """Write the ledger, and close."""
        rows = [
            (position, json.dumps(asdict(replace(row, page_rows=()))), stored(row.page_rows))
            for position, row in enumerate(ledger)
        ]
        self._connection.executemany("INSERT INTO ledger VALUES (?, ?, ?)", rows)
        lexical.optimise(self._connection)
        postings.write(self._connection, self._first_passage, self._extents)
        self._connection.execute("COMMIT")
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _add_sentences(self, report_id: str, read: Sequence[Piece]) -> dict[Sentence, int]:
        """Each distinct sentence once, by its number: those that two passages share stand on the same characters."""
        first = self._first_sentence + self.sentences
        keys = {
            sentence: key for piece in read for sentence, key in zip(piece.sentences, piece.sentence_keys, strict=True)
        }
        numbered = {sentence: number for number, sentence in enumerate(keys, first)}
        rows = [
            (
                number,
                report_id,
                well_formed(sentence.text),
                json.dumps([(span.page, span.start, span.end) for span in sentence.spans], separators=(",", ":")),
                sentence.role.value,
                sentence.group,
                sentence.paragraph,
                keys[sentence],
            )
            for sentence, number in numbered.items()
        ]
        self._connection.executemany("INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self.sentences += len(numbered)
        return numbered
