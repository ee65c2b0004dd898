"""The door of the reading room: a file in, a Document out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.catalogue import Catalogue
from assistant.reading.layout import PageLayout, take_apart
from assistant.reading.passages import CountTokens, passages
from assistant.reading.pdf import RawPdf, read_pdf
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
    return compose(read_pdf(path), file, sha256, catalogue, count_tokens, max_tokens)


def compose(
    raw: RawPdf, file: str, sha256: str, catalogue: Catalogue, count_tokens: CountTokens, max_tokens: int
) -> Document:
    """Make a Document of a file as read, in the way of `read`."""
    opening = "\n".join(page.text for page in raw.pages[:OPENING_PAGES])
    report = catalogue.report(file, sha256, len(raw.pages), raw.info, opening)
    layouts, kind = take_apart(raw.pages)
    labels = _labels(raw, layouts)
    pages = tuple(
        Page(report.id, page.number, label, page.text, page.outcome, page.problem)
        for page, label in zip(raw.pages, labels, strict=True)
    )
    found = blocks(layouts, kind)
    chosen = passages(report.id, found, layouts, count_tokens, max_tokens)
    return Document(report, pages, chosen, _origin(raw, pages))


def _origin(raw: RawPdf, pages: Sequence[Page]) -> str:
    if not any(page.label for page in pages):
        return "none"
    return "from the file" if raw.has_labels else "printed on the pages"


def _labels(raw: RawPdf, layouts: Sequence[PageLayout]) -> list[str]:
    """The file's own labels; where it has none, the numbers printed on its pages; where a page bears none, ''."""
    if raw.has_labels:
        return [page.label for page in raw.pages]
    return [layout.printed for layout in layouts]
