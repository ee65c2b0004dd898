"""The ledger: what became of each file and of each of its pages, with the reason, for a person to read."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from functools import cached_property
from typing import Any, overload

from assistant.indexing.layout import SourceFile
from assistant.records import Document, LedgerRow, Outcome, Page, PageOutcome, PageRow

READ_PICTURES = (
    "OCR may help: run 'report-assistant build --ocr', which needs \"pip install 'report-assistant[ocr]'\" and"
    " tesseract-ocr"
)


class PageRows(Sequence[PageRow]):
    """The rows of a file's pages as they are stored, taken apart when they are asked for: an archive has very many."""

    def __init__(self, stored: str) -> None:
        self.stored = stored

    @cached_property
    def _rows(self) -> tuple[PageRow, ...]:
        return tuple(
            PageRow(number, label, PageOutcome(outcome), words, reason)
            for number, label, outcome, words, reason in json.loads(self.stored)
        )

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> PageRow: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[PageRow, ...]: ...
    def __getitem__(self, place: int | slice) -> PageRow | tuple[PageRow, ...]:
        return self._rows[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._rows == tuple(other)

    def __hash__(self) -> int:
        return hash(self._rows)


def stored(pages: Sequence[PageRow]) -> str:
    """The rows of a file's pages as `PageRows` takes them."""
    if isinstance(pages, PageRows):
        return pages.stored
    rows = [(page.number, page.label, page.outcome, page.words, page.reason) for page in pages]
    return json.dumps(rows, separators=(",", ":"))


def as_plain(row: LedgerRow) -> dict[str, Any]:
    """A row, with its pages, as JSON takes it."""
    return asdict(replace(row, page_rows=tuple(row.page_rows)))


def read_row(file: SourceFile, document: Document, seconds: float, pictures: int, limited: bool) -> LedgerRow:
    """The row of a file that was read. pictures, limited: as in LedgerRow; seconds: what reading took."""
    pages = tuple(_page_row(page) for page in document.pages)
    labels = [page.label for page in pages if page.label]
    return LedgerRow(
        file=file.file,
        sha256=file.sha256,
        outcome=Outcome.READ if document.passages else Outcome.EMPTY,
        reason=" ".join(_reasons(pages, bool(document.passages), pictures)),
        pages=len(pages),
        words=sum(page.words for page in pages),
        labels=f"{labels[0]} to {labels[-1]}" if labels else "none",
        seconds=round(seconds, 3),
        origin=document.labels_origin,
        page_rows=pages,
        pictures=pictures,
        limited=limited,
    )


def unread_row(
    file: SourceFile,
    outcome: Outcome,
    reason: str,
    seconds: float = 0.0,
    pages: Sequence[PageRow] = (),
    limited: bool = False,
) -> LedgerRow:
    """The row of a file of which nothing can be used."""
    return LedgerRow(
        file.file, file.sha256, outcome, reason, len(pages), 0, "", round(seconds, 3), "", tuple(pages), 0, limited
    )


def locked_pages(count: int) -> tuple[PageRow, ...]:
    """The rows of a locked file's pages."""
    return tuple(PageRow(number, "", PageOutcome.LOCKED, 0, "The file is locked.") for number in range(1, count + 1))


def _page_row(page: Page) -> PageRow:
    return PageRow(page.number, page.label, page.outcome, len(page.text.split()), page.problem)


def _reasons(pages: Sequence[PageRow], has_passages: bool, pictures: int) -> Iterator[str]:
    if not pages:
        yield "It has no pages."
        return
    grouped: dict[tuple[PageOutcome, str], list[int]] = defaultdict(list)
    for page in pages:
        if page.reason:
            grouped[page.outcome, page.reason].append(page.number)
    for (outcome, reason), numbers in grouped.items():
        if outcome is PageOutcome.FAILED or outcome is PageOutcome.IMAGE_ONLY or not has_passages:
            yield f"{_named(numbers, len(pages))}: {reason}"
    if pictures:
        yield f"For {'one page' if pictures == 1 else f'{pictures} pages'} {READ_PICTURES}."
    elif not has_passages and not grouped:
        blank = all(page.outcome is PageOutcome.BLANK for page in pages)
        yield "Its pages are blank." if blank else "Its words make no sentence."


def _named(numbers: Sequence[int], count: int) -> str:
    """'Page 3', 'Pages 1–4 and 9', 'All 12 pages'; numbers ascend."""
    if len(numbers) == count and count > 1:
        return f"All {count} pages"
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1] = [ranges[-1][0], number]
        else:
            ranges.append([number])
    texts = ["–".join(map(str, ends)) for ends in ranges]
    listed = texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"
    return f"Page {listed}" if len(numbers) == 1 else f"Pages {listed}"
