"""The door of the reading room: a file in, a Document out."""

from __future__ import annotations

from pathlib import Path

from assistant.catalogue import Catalogue
from assistant.reading.labels import decide
from assistant.reading.layout import take_apart
from assistant.reading.passages import CountTokens, passages
from assistant.reading.pdf import read_pdf
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
    opening = "\n".join(page.text for page in raw.pages[:OPENING_PAGES])
    report = catalogue.report(file, sha256, len(raw.pages), raw.info, opening)
    layouts, kind = take_apart(raw.pages)
    entry = catalogue.entry(file, raw.info, opening)
    own = [page.label for page in raw.pages] if raw.has_labels else None
    labels, origin = decide(own, [layout.printed for layout in layouts], entry.first_body_page if entry else None)
    second = page_texts(path, len(raw.pages))
    pages = tuple(
        Page(report.id, page.number, label, page.text, other)
        for page, label, other in zip(raw.pages, labels, second, strict=True)
    )
    found = blocks(layouts, kind, raw.outline)
    return Document(report, pages, passages(report.id, found, layouts, count_tokens, max_tokens), origin)
