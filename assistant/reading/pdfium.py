"""The second reading: each page's text as pdfium reads it, which shares no code with pypdf."""

from __future__ import annotations

import threading
from collections.abc import Sequence
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


def page_texts(path: Path, numbers: Sequence[int], passwords: Sequence[str] = ()) -> dict[int, str]:
    """The raw text of each of these PDF pages (from 1), as `SecondReader` reads it."""
    second = SecondReader(path, passwords)
    try:
        return {number: second.text(number) for number in numbers}
    finally:
        second.close()


class SecondReader:
    """A file as pdfium opens it, with the first of the passwords that does; one that does not open has no text."""

    def __init__(self, path: Path, passwords: Sequence[str] = ()) -> None:
        from pypdfium2 import PdfDocument, PdfiumError

        self._document: Any = None
        for password in dict.fromkeys(("", *passwords)):
            with PDFIUM_LOCK:
                try:
                    self._document = PdfDocument(path, password=password or None)
                    return
                except (PdfiumError, OSError, ValueError):
                    continue

    def text(self, number: int) -> str:
        """The raw text of PDF page `number` (from 1); '' where pdfium cannot read it, or has no such page."""
        from pypdfium2 import PdfiumError

        with PDFIUM_LOCK:
            if self._document is None or number > len(self._document):
                return ""
            try:
                page = self._document[number - 1]
                words = text_page(page)
                text = str(words.get_text_range())
                words.close()
                page.close()
            except (PdfiumError, ValueError):
                return ""
        return text

    def close(self) -> None:
        """Let go of the file."""
        with PDFIUM_LOCK:
            if self._document is not None:
                self._document.close()
                self._document = None
