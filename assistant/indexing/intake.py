"""The files are read, each into a row of the ledger and, where it can be read, a document."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.catalogue import Catalogue
from assistant.errors import AssistantError, LockedError, ReadingError
from assistant.indexing.layout import SourceFile
from assistant.reading import reader
from assistant.records import Document, LedgerRow, OnProgress, Outcome, Progress, Stage


@dataclass(frozen=True, slots=True)
class Intake:
    """What it takes to read a file; a passage of its document may have `max_tokens`, as `count_tokens` counts."""

    sources: Path
    catalogue: Catalogue
    count_tokens: Callable[[str], int]
    max_tokens: int

    def read_all(
        self, files: Sequence[SourceFile], on_progress: OnProgress
    ) -> Iterator[tuple[LedgerRow, Document | None]]:
        """A ledger row for each file, in order, with the document where there is one.

        A file whose content was met before under another name is not read again: what became of the first became of
        it, and the reason names the first. Every file is read by itself, so that `read` could run in another process.
        """
        rows: dict[str, LedgerRow] = {}
        for number, file in enumerate(files):
            on_progress(Progress(Stage.READING, number, len(files), file.file))
            if file.sha256 in rows:
                yield _same(file, rows[file.sha256]), None
                continue
            row, document = self.read(file)
            if file.sha256:
                rows[file.sha256] = row
            yield row, document
        on_progress(Progress(Stage.READING, len(files), len(files)))

    def read(self, file: SourceFile) -> tuple[LedgerRow, Document | None]:
        """Read one file; whatever is wrong with it becomes the row's reason."""
        start = time.perf_counter()
        row = LedgerRow(file.file, file.sha256, Outcome.FAILED, file.problem, 0, 0, "", 0.0)
        if file.problem:
            return row, None
        try:
            document = self._document(file)
        except ReadingError as error:
            outcome = Outcome.LOCKED if isinstance(error, LockedError) else Outcome.FAILED
            return replace(row, outcome=outcome, reason=str(error), seconds=_since(start)), None
        return replace(_row_of(document, row), seconds=_since(start)), document

    def _document(self, file: SourceFile) -> Document:
        try:
            path = self.sources / file.file
            return reader.read(path, file.file, file.sha256, self.catalogue, self.count_tokens, self.max_tokens)
        except AssistantError:
            raise
        except Exception as error:
            raise ReadingError(f"{file.file} cannot be read ({type(error).__name__}: {error}).") from error


def _row_of(document: Document, row: LedgerRow) -> LedgerRow:
    labels = [page.label for page in document.pages if page.label]
    return replace(
        row,
        outcome=Outcome.READ if document.passages else Outcome.EMPTY,
        reason="" if document.passages else "No text was found in it: its pages are blank, or pictures of text.",
        pages=len(document.pages),
        words=sum(len(page.text.split()) for page in document.pages),
        labels=f"{labels[0]} to {labels[-1]}" if labels else "none",
    )


def _same(file: SourceFile, first: LedgerRow) -> LedgerRow:
    reason = f"The same file as {first.file}." + (f" {first.reason}" if first.reason else "")
    return replace(first, file=file.file, reason=reason, seconds=0.0)


def _since(start: float) -> float:
    return round(time.perf_counter() - start, 3)
