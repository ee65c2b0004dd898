"""A page as a picture, with a quote's words marked line by line. Where the words are not found, nothing is marked."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.citing.folding import find, fold
from assistant.citing.quotes import Part
from assistant.errors import ReadingError
from assistant.reading.pdfium import PDFIUM_LOCK, text_page

WIDTH = 1000  # pixels of a picture, unless asked otherwise
WIDEST = 4000
TALLEST = 8000
GRID = 1 << 20  # what pdfium's whole numbers divide a page into
WIDEST_GAP = 0.1  # of the page, between two letters of a line
INSETS = (0.0, 0.1, 0.25, 0.35)  # how far a mark may be drawn in, to keep clear of the lines around it
YELLOW = (255, 226, 92)


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the page as it is shown, in fractions of its width and height from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageView:
    """A page as shown. `png`: the picture, `width` by `height` pixels. `boxes`: where the words are, a box a line.

    `text` is the picture's alternative text; `count` is the number of pages of the file.
    """

    number: int
    count: int
    png: bytes
    width: int
    height: int
    boxes: tuple[Box, ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Letter:
    """One character as shown. `upright` is false where its line runs up or down the page; `base`: its place."""

    box: Box
    upright: bool
    base: float


def page_view(path: Path, number: int, words: Part | None = None, width: int = WIDTH, password: str = "") -> PageView:
    """PDF page `number` (from 1), with `words` marked where they stand on it. `width`: of the picture, in pixels.

    Raises ReadingError where the file cannot be opened or has no such page.
    """
    with _page(path, number, password) as (page, count):
        marked = _boxes(page, words) if words else ()
        scale = min(max(width, 1), WIDEST) / page.get_width()
        scale = min(scale, TALLEST / page.get_height())
        picture = page.render(scale=scale).to_pil().convert("RGB")
        text = text_page(page).get_text_range()
    return PageView(number, count, _png(picture, marked), picture.width, picture.height, marked, _readable(text))


def boxes(path: Path, words: Part, password: str = "") -> tuple[Box, ...]:
    """Where the words stand on their page, a box a line, in reading order; none where they are not found."""
    with _page(path, words.page, password) as (page, _):
        return _boxes(page, words)


@contextmanager
def _page(path: Path, number: int, password: str) -> Iterator[tuple[Any, int]]:
    from pypdfium2 import PdfDocument, PdfiumError

    with PDFIUM_LOCK:
        try:
            document = PdfDocument(path, password=password or None)
        except (PdfiumError, OSError) as error:
            raise ReadingError(f"{path.name} cannot be shown ({error}): is it still in the sources folder?") from error
        try:
            if not 1 <= number <= len(document):
                raise ReadingError(f"{path.name} has no page {number}: it has {len(document)}.")
            yield document[number - 1], len(document)
        except PdfiumError as error:
            raise ReadingError(f"page {number} of {path.name} cannot be shown ({error}).") from error
        finally:
            document.close()


def _boxes(page: Any, words: Part) -> tuple[Box, ...]:
    """One box for each line that the words stand on; none where other words would be marked with them."""
    from pypdfium2 import raw

    textpage = text_page(page)
    count = textpage.count_chars()
    characters = "".join(_character(raw.FPDFText_GetUnicode(textpage, index)) for index in range(count))
    text = fold(characters)
    letters = {place: letter for place in set(text.places) if (letter := _letter(raw, page, textpage, place))}
    found = list(find(fold(words.text.strip()), text, True, words.open_start, words.open_end))
    # The end of a quote that goes on stands lowest on its page.
    for start, end in reversed(found) if words.open_end and not words.open_start else found:
        chosen = dict.fromkeys(text.places[start:end])
        others = [
            letter.box for place, letter in letters.items() if place not in chosen and characters[place].isalnum()
        ]
        marked = _lines([letters[place] for place in chosen if place in letters], others)
        wanted = "".join(filter(str.isalnum, text.characters[start:end]))
        if marked and _under(raw, page, textpage, marked) == wanted:
            return tuple(marked)
    return ()


def _lines(chosen: list[_Letter], others: list[Box]) -> list[Box]:
    """The letters' lines as boxes that touch none of `others`; none at all where one line must."""
    lines: list[_Line] = []
    for letter in chosen:
        if not (lines and lines[-1].takes(letter)):
            lines.append(_Line(letter))
    marked = [line.clear_of(others) for line in lines]
    return [box for boxes in marked for box in boxes] if all(marked) else []


def _under(raw: Any, page: Any, textpage: Any, marked: list[Box]) -> str:
    """The letters and digits that pdfium reads under the boxes: the proof that nothing else is marked."""
    from ctypes import byref, c_double

    found = ""
    for box in marked:
        corners = []
        for across, down in ((box.left, box.top), (box.right, box.bottom)):
            x, y = c_double(), c_double()
            raw.FPDF_DeviceToPage(page, 0, 0, GRID, GRID, 0, int(across * GRID), int(down * GRID), byref(x), byref(y))
            corners.append((x.value, y.value))
        (x0, y0), (x1, y1) = corners
        found += textpage.get_text_bounded(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return "".join(filter(str.isalnum, fold(found).characters))


def _character(code: int) -> str:
    """What pdfium cannot name, or gives as half a character, must still take one place."""
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def _letter(raw: Any, page: Any, textpage: Any, index: int) -> _Letter | None:
    """Where a character is shown, whatever the page's rotation and crop box; None for one without extent."""
    from ctypes import byref, c_double, c_int

    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    if not raw.FPDFText_GetCharBox(textpage, index, byref(left), byref(right), byref(bottom), byref(top)):
        return None
    x_origin, y_origin = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(textpage, index, byref(x_origin), byref(y_origin))
    corners = []
    for x, y in ((left, top), (right, bottom), (x_origin, y_origin)):
        across, down = c_int(), c_int()
        raw.FPDF_PageToDevice(page, 0, 0, GRID, GRID, 0, x, y, byref(across), byref(down))
        corners.append((across.value / GRID, down.value / GRID))
    (x0, y0), (x1, y1), (x2, y2) = corners
    if x0 == x1 or y0 == y1:
        return None
    angle = raw.FPDFText_GetCharAngle(textpage, index) + math.radians(page.get_rotation())
    upright = abs(math.cos(angle)) > 0.5
    return _Letter(Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), upright, y2 if upright else x2)


class _Line:
    """Letters of one line, in reading order."""

    def __init__(self, letter: _Letter) -> None:
        self.letters = [letter]
        self.box = letter.box

    def takes(self, letter: _Letter) -> bool:
        """Whether the letter goes on in this line, which then has it."""
        last, box, upright = self.letters[-1].box, letter.box, letter.upright
        high = max(_high(self.box, upright), _high(box, upright))
        if upright != self.letters[-1].upright or abs(letter.base - self.letters[-1].base) > high / 2:
            return False
        gap = abs(box.left - last.right) if upright else min(abs(box.top - last.bottom), abs(last.top - box.bottom))
        if gap > WIDEST_GAP:
            return False
        self.letters.append(letter)
        self.box = _around([self.box, box])
        return True

    def clear_of(self, others: list[Box]) -> list[Box]:
        """The line as one box, or one a letter, drawn in until it touches none of `others`; empty where it must."""
        for boxes in ([self.box], [letter.box for letter in self.letters]):
            for inset in INSETS:
                drawn = [_drawn_in(box, inset, self.letters[0].upright) for box in boxes]
                if not any(
                    _overlap(box, other, True) and _overlap(box, other, False) for box in drawn for other in others
                ):
                    return drawn
        return []


def _high(box: Box, upright: bool) -> float:
    return box.bottom - box.top if upright else box.right - box.left


def _overlap(one: Box, other: Box, across: bool) -> bool:
    if across:
        return min(one.right, other.right) > max(one.left, other.left)
    return min(one.bottom, other.bottom) > max(one.top, other.top)


def _drawn_in(box: Box, inset: float, upright: bool) -> Box:
    """The box without `inset` of its line's height on either side of the line, and a little at its ends."""
    high = inset * _high(box, upright)
    end = min(high, _high(box, not upright) / 4) / 4
    across, down = (end, high) if upright else (high, end)
    return Box(box.left + across, box.top + down, box.right - across, box.bottom - down)


def _around(letters: list[Box]) -> Box:
    return Box(
        min(box.left for box in letters),
        min(box.top for box in letters),
        max(box.right for box in letters),
        max(box.bottom for box in letters),
    )


def _png(picture: Any, marked: tuple[Box, ...]) -> bytes:
    """The picture with the boxes marked as a pen would: what is black stays black."""
    from PIL import Image, ImageChops

    if marked:
        pen = Image.new("RGB", picture.size, "white")
        for box in marked:
            place = (
                math.floor(box.left * picture.width) - 1,
                math.floor(box.top * picture.height) - 1,
                math.ceil(box.right * picture.width) + 1,
                math.ceil(box.bottom * picture.height) + 1,
            )
            pen.paste(YELLOW, place)
        picture = ImageChops.multiply(picture, pen)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()


def _readable(text: str) -> str:
    """A page's text for a screen reader: pdfium's marks for broken words become soft hyphens."""
    return text.replace("\ufffe", "\u00ad").replace("\x02", "\u00ad").replace("\r\n", "\n").replace("\x00", "").strip()
