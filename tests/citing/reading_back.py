"""What stands under marks and on pages, read anew: by pdfium under the marks of a picture, by pdfminer.six on pages."""

from __future__ import annotations

import ctypes
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from assistant.reading.pdfium import text_page
from assistant.web.glyphs import Box

GRID = 1_000_000


def letters(text: str) -> str:
    """Letters and digits alone, ligatures taken apart."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).casefold()


def _places(page: Any, marked: Sequence[Box]) -> list[tuple[float, float, float, float]]:
    """The boxes in the page's own measure: (left, bottom, right, top), in points."""
    found = []
    for box in marked:
        corners = []
        for across, down in ((box.left, box.top), (box.right, box.bottom)):
            x, y = ctypes.c_double(), ctypes.c_double()
            place = (round(across * GRID), round(down * GRID))
            raw.FPDF_DeviceToPage(page, 0, 0, GRID, GRID, 0, *place, ctypes.byref(x), ctypes.byref(y))
            corners.append((x.value, y.value))
        (x0, y0), (x1, y1) = corners
        found.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    return found


def under(path: Path, number: int, marked: Sequence[Box], margin: float = 0.0) -> str:
    """The letters that pdfium reads under the boxes, each with so many points more, or less, on every side."""
    document = pypdfium2.PdfDocument(path)
    page = document[number - 1]
    text, found = text_page(page), ""
    for x0, y0, x1, y1 in _places(page, marked):
        found += text.get_text_bounded(x0 - margin, y0 - margin, x1 + margin, y1 + margin)
    document.close()
    return letters(found)


def centred(path: Path, number: int, marked: Sequence[Box]) -> str:
    """The letters whose centres are in the boxes, box by box, in pdfium's order."""
    document = pypdfium2.PdfDocument(path)
    page = document[number - 1]
    text, found = text_page(page), []
    glyphs = [(text.get_charbox(index), raw.FPDFText_GetUnicode(text, index)) for index in range(text.count_chars())]
    for x0, y0, x1, y1 in _places(page, marked):
        for (left, bottom, right, top), code in glyphs:
            inside = x0 <= (left + right) / 2 <= x1 and y0 <= (bottom + top) / 2 <= y1
            if inside and right > left and top > bottom and not 0xD800 <= code <= 0xDFFF:
                found.append(chr(code))
    document.close()
    return letters("".join(found))


@dataclass(frozen=True, slots=True)
class PageAsRead:
    """A page's letters in the order in which they are drawn, and as lines are put together; its words."""

    drawn: str
    laid: str
    words: frozenset[str]

    def has(self, words: str) -> bool:
        """The words side by side; or, as every reader has its own order of lines, each somewhere on the page."""
        if letters(words) in self.drawn or letters(words) in self.laid:
            return True
        return all(self._has_word(letters(word)) for word in words.split())

    def _has_word(self, word: str) -> bool:
        # pdfminer has the letters of a word that is written from right to left as they stand from the left.
        seen = word[::-1] if any(unicodedata.bidirectional(one) in ("R", "AL") for one in word) else word
        return any(one in self.words or one in self.drawn for one in (word, seen))


def by_pdfminer(task: tuple[Path, Sequence[int]]) -> tuple[Path, dict[int, PageAsRead]]:
    """These pages (from 1) of a PDF as pdfminer.six reads them; those that it cannot read are left out."""
    path, numbers = task
    found: dict[int, PageAsRead] = {}
    try:
        found.update(_read(path, sorted(set(numbers))))
    except Exception as error:  # noqa: BLE001 - on what is damaged, or locked in another way, it ends in errors of every kind
        print(f"pdfminer.six cannot read all of {path.name} ({type(error).__name__}: {error})", file=sys.stderr)
    return path, found


def _read(path: Path, numbers: Sequence[int]) -> Iterator[tuple[int, PageAsRead]]:
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    with path.open("rb") as file:
        for number, page in zip(numbers, PDFPage.get_pages(file, {one - 1 for one in numbers}), strict=True):
            interpreter.process_page(page)
            sheet = device.get_result()
            drawn = "".join(_drawn(sheet))
            sheet.analyze(LAParams(all_texts=True))
            laid = "\n".join(_laid(sheet))
            yield number, PageAsRead(letters(drawn), letters(laid), frozenset(map(letters, laid.split())))


def _drawn(item: Any) -> Iterator[str]:
    from pdfminer.layout import LTChar

    if isinstance(item, LTChar):
        yield item.get_text()
    elif hasattr(item, "__iter__"):
        for one in item:
            yield from _drawn(one)


def _laid(item: Any) -> Iterator[str]:
    from pdfminer.layout import LTContainer, LTText

    for one in item:
        if isinstance(one, LTText):
            yield one.get_text()
        elif isinstance(one, LTContainer):
            yield from _laid(one)
