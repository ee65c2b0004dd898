"""The second reading: each page's text as pdfium reads it, which shares no code with pypdf."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

# pdfium is not made for threads: whoever calls it, here or elsewhere, holds this.
PDFIUM_LOCK = threading.RLock()


def text_page(page: Any) -> Any:
    """The page's text, as pypdfium2 has it, in the order it has upright: pdfium's depends on how a page is turned."""
    turned = page.get_rotation()
    try:
        page.set_rotation(0)
        return page.get_textpage()
    finally:
        page.set_rotation(turned)


def page_texts(path: Path, count: int, password: str = "") -> list[str]:
    """The raw text of each of the file's `count` pages; '' for a page, or a whole file, that pdfium cannot read."""
    from pypdfium2 import PdfDocument, PdfiumError

    texts = [""] * count
    with PDFIUM_LOCK:
        try:
            document = PdfDocument(path, password=password or None)
        except (PdfiumError, OSError, ValueError):
            return texts
        try:
            for index in range(min(count, len(document))):
                try:
                    page = document[index]
                    texts[index] = text_page(page).get_text_range()
                    page.close()
                except (PdfiumError, ValueError):
                    continue
        finally:
            document.close()
    return texts
