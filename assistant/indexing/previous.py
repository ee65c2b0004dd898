"""What the index before holds of a file is used again, where nothing would come out otherwise."""

from __future__ import annotations

from collections.abc import Callable, Collection

from assistant.indexing.layout import SourceFile
from assistant.indexing.store import Index
from assistant.records import Document, LedgerRow, Outcome

AGAIN = (Outcome.READ, Outcome.EMPTY)


class Previous:
    """The index before, made with the same model, catalogue and reader. stale: whether a file is to be read again.

    standing: the files whose reports stand as they are, so that their documents are not taken.
    """

    def __init__(self, index: Index, stale: Callable[[LedgerRow], bool], standing: Collection[str] = ()) -> None:
        self._index = index
        self._standing = standing
        self._stale = stale
        self._reports = {report.file: report for report in index.reports}
        self._rows: dict[tuple[str, str], LedgerRow] = {}
        met: set[str] = set()
        for row in index.ledger:
            if row.sha256 and row.sha256 not in met:  # of the same files the first alone was read
                self._rows[row.file, row.sha256] = row
            met.add(row.sha256)

    def take(self, file: SourceFile) -> tuple[LedgerRow, Document | None] | None:
        """The row and the document of a file of the same name and content; None where there is none of use."""
        row = self._rows.get((file.file, file.sha256))
        if row is None or self._stale(row):
            return None
        report = self._reports.get(file.file)
        if row.outcome not in AGAIN or file.file in self._standing:
            return row, None
        if report is None:
            return None
        index = self._index
        passages = tuple(index.passages(index.passage_ids(report.id)))
        return row, Document(report, index.pages(report.id), passages)
