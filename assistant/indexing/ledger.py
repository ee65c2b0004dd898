"""The ledger: what became of each file and of each of its pages, with the reason, for a person to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.indexing.layout import SourceFile
from assistant.records import Document, LedgerRow, Outcome, Page, PageOutcome, PageRow

READ_PICTURES = (
    "OCR may help: run 'report-assistant build --ocr', which needs \"pip install 'report-assistant[ocr]'\" and"
    " tesseract-ocr"
)


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
