"""The door of the reading room: a file in, a Document out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant import imprint
from assistant.catalogue import Catalogue
from assistant.reading.columns import in_reading_order
from assistant.reading.counts import with_labels
from assistant.reading.covers import large_words, running_head, shown_title
from assistant.reading.labels import decide
from assistant.reading.layout import PageLayout, take_apart
from assistant.reading.lines import lines_of
from assistant.reading.passages import CountTokens, passages
from assistant.reading.pdf import RawPage, RawPdf, read_pdf
from assistant.reading.pdfium import page_texts
from assistant.reading.structure import blocks
from assistant.records import Document, Page

OPENING_PAGES = 2


def read(
    path: Path, file: str, sha256: str, catalogue: Catalogue, count_tokens: CountTokens, max_tokens: int
) -> Document:
    """Read one PDF: every page with its label and raw text, and the passages of its text.

    count_tokens counts as the embedding model does, with its two special tokens; max_tokens is the most that
    it reads. Raises LockedError or ReadingError.
    """
    raw = read_pdf(path)
    second = page_texts(path, [page.number for page in raw.pages if page.text])
    raw = replace(raw, pages=tuple(replace(page, second=second.get(page.number, "")) for page in raw.pages))
    return compose(raw, file, sha256, catalogue, count_tokens, max_tokens)


def compose(
    raw: RawPdf, file: str, sha256: str, catalogue: Catalogue, count_tokens: CountTokens, max_tokens: int
) -> Document:
    """Make a Document of a file as read, in the way of `read`."""
    pages = [with_labels(in_reading_order(page)) for page in raw.pages]
    opening = "\n".join(page.text for page in pages[:OPENING_PAGES])
    layouts, kind = take_apart(pages)
    info = {**raw.info, **_shown(pages, layouts, raw.info.get("created", ""))}
    report = catalogue.report(file, sha256, len(pages), info, opening)
    entry = catalogue.entry(file, info, opening)
    own = [page.label for page in pages] if raw.has_labels else None
    labels, origin = decide(own, [layout.printed for layout in layouts], entry.first_body_page if entry else None)
    shown = tuple(
        Page(report.id, page.number, label, page.text, page.second, page.outcome, page.problem)
        for page, label in zip(pages, labels, strict=True)
    )
    found = blocks(layouts, kind, raw.outline)
    parted = passages(report.id, found, layouts, count_tokens, max_tokens, report.headline)
    return Document(report, shown, parted, origin)


def _shown(pages: Sequence[RawPage], layouts: Sequence[PageLayout], created: str) -> dict[str, str]:
    """What the pages say of the document itself, as the catalogue takes it."""
    first = [lines_of(page) for page in pages[: imprint.FIRST_PAGES]]
    last = [lines_of(page) for page in pages[imprint.FIRST_PAGES :][-1:]]
    shown = [[line.text for line in lines] for lines in (*first, *last)]
    return {
        "largest": shown_title(first) or imprint.cited_title(shown),
        "head": running_head(layouts),
        "words": large_words(first),
        "imprint": imprint.date_of(shown),
        "newest": imprint.newest_year([page.text for page in pages], created[:4] or "9999"),
    }
