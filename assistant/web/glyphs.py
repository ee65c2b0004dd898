"""The characters of a page as pdfium has them: what each is, where it is shown, and in which orders to read them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from ctypes import byref, c_double, c_int
from dataclasses import dataclass
from typing import Any

from assistant.reading.pdfium import text_page

GRID = 1 << 20  # what pdfium's whole numbers divide a page into
POINTS = 0.5  # what two who measure a place may differ by
APART = 0.08  # of a letter's height: less than that between two, and they belong to one word
SECOND_HALF = "\u200b"
UNNAMED = "\ufffd"  # a character that pdfium cannot name must still take one place


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the page as it is shown, in fractions of its width and height from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre: (from the left, from the top)."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, across: float, down: float) -> Box:
        """The box with so much more on each side, or less."""
        return Box(self.left - across, self.top - down, self.right + across, self.bottom + down)

    def touches(self, other: Box) -> bool:
        """Whether the two have a place in common."""
        return (
            min(self.right, other.right) > max(self.left, other.left)
            and min(self.bottom, other.bottom) > max(self.top, other.top)
        )  # fmt: skip

    def holds(self, place: tuple[float, float]) -> bool:
        """Whether the place is in it."""
        return self.left <= place[0] <= self.right and self.top <= place[1] <= self.bottom


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as shown. `upright` is false where its line runs up or down the page; `base`: where its line is.

    `thing` and `font`: numbers of what it was drawn with, in the order of drawing; -1 for white space that nobody drew.
    """

    character: str
    box: Box
    upright: bool
    base: float
    thing: int
    font: int

    @property
    def counts(self) -> bool:
        """Whether it is a letter or a digit."""
        return self.character.isalnum()

    @property
    def high(self) -> float:
        """How high its line is there."""
        return self.box.bottom - self.box.top if self.upright else self.box.right - self.box.left


# What is read, and for each of its characters the glyph; None where it has no extent.
Order = tuple[str, list[Glyph | None]]


class Sheet:
    """A page's characters. `page`: pypdfium2's."""

    def __init__(self, page: Any) -> None:
        from pypdfium2 import raw

        self._page, self._text = page, text_page(page)
        self._things: dict[int, int] = {}
        self._fonts: dict[int, int] = {}
        self.margin = POINTS / page.get_width(), POINTS / page.get_height()
        count = self._text.count_chars()
        self._number_things(page, False)
        self._characters = _characters([raw.FPDFText_GetUnicode(self._text, index) for index in range(count)])
        self._glyphs = [self._glyph(index) for index in range(count)]
        self.shown = [glyph for glyph in self._glyphs if glyph and glyph.counts]

    def orders(self) -> Iterator[Order]:
        """The text in pdfium's order of lines, then in the order in which it was drawn."""
        yield "".join(self._characters), self._glyphs
        yield self._drawn()

    def read(self, box: Box) -> str:
        """What pdfium reads in a part of the page."""
        from pypdfium2 import raw

        corners = []
        for across, down in ((box.left, box.top), (box.right, box.bottom)):
            x, y = c_double(), c_double()
            place = round(across * GRID), round(down * GRID)
            raw.FPDF_DeviceToPage(self._page, 0, 0, GRID, GRID, 0, *place, byref(x), byref(y))
            corners.append((x.value, y.value))
        (x0, y0), (x1, y1) = corners
        return str(self._text.get_text_bounded(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))

    def _drawn(self) -> Order:
        """What was drawn together is side by side; white space is as in pdfium's order where that has the two so."""
        text: list[str] = []
        glyphs: list[Glyph | None] = []
        places = [index for index, glyph in enumerate(self._glyphs) if glyph and glyph.thing >= 0]
        places.sort(key=lambda index: (self._glyphs[index].thing, index))  # type: ignore[union-attr]
        before = -1
        for index in places:
            gap = "".join(self._characters[before + 1 : index]) if 0 <= before < index else "\n"
            if before >= 0 and (gap.strip() or (not gap and self._apart(before, index))):
                gap = "\n"
            text += [*gap, self._characters[index]]
            glyphs += [*[None] * len(gap), self._glyphs[index]]
            before = index
        return "".join(text), glyphs

    def _apart(self, before: int, after: int) -> bool:
        """Whether two that follow one another were drawn apart: in another font, at another height, or with a gap."""
        one, other = self._glyphs[before], self._glyphs[after]
        if not one or not other or one.thing == other.thing:
            return False
        high = max(one.high, other.high)
        gap = other.box.left - one.box.right if one.upright else 0.0
        return one.font != other.font or abs(one.base - other.base) > high / 4 or gap > APART * high

    def _number_things(self, parent: Any, nested: bool) -> None:
        """Number what is drawn, and what is drawn within that."""
        from pypdfium2 import raw

        count = raw.FPDFFormObj_CountObjects if nested else raw.FPDFPage_CountObjects
        get = raw.FPDFFormObj_GetObject if nested else raw.FPDFPage_GetObject
        for index in range(count(parent)):
            thing = get(parent, index)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self._things[_address(thing)] = len(self._things)
            elif kind == raw.FPDF_PAGEOBJ_FORM:
                self._number_things(thing, True)

    def _glyph(self, index: int) -> Glyph | None:
        """Where a character is shown, whatever the page's rotation and crop box; None for one without extent."""
        from pypdfium2 import raw

        left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
        if not raw.FPDFText_GetCharBox(self._text, index, byref(left), byref(right), byref(bottom), byref(top)):
            return None
        x_origin, y_origin = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(self._text, index, byref(x_origin), byref(y_origin))
        corners = []
        for x, y in ((left, top), (right, bottom), (x_origin, y_origin)):
            across, down = c_int(), c_int()
            raw.FPDF_PageToDevice(self._page, 0, 0, GRID, GRID, 0, x, y, byref(across), byref(down))
            corners.append((across.value / GRID, down.value / GRID))
        (x0, y0), (x1, y1), (x2, y2) = corners
        if x0 == x1 or y0 == y1:
            return None
        angle = raw.FPDFText_GetCharAngle(self._text, index) + math.radians(self._page.get_rotation())
        upright = abs(math.cos(angle)) > 0.5
        thing = raw.FPDFText_GetTextObject(self._text, index)
        number = self._things.get(_address(thing), -1)
        font = self._fonts.setdefault(_address(raw.FPDFTextObj_GetFont(thing)), len(self._fonts)) if number >= 0 else -1
        box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        return Glyph(self._characters[index], box, upright, y2 if upright else x2, number, font)


def _characters(codes: list[int]) -> list[str]:
    """One for each code: of a character that is given by halves, as a letter of mathematics, all is in the first."""
    found: list[str] = []
    for index, code in enumerate(codes):
        following = codes[index + 1] if index + 1 < len(codes) else 0
        if 0xD800 <= code <= 0xDBFF and 0xDC00 <= following <= 0xDFFF:
            found.append(chr(0x10000 + (code - 0xD800) * 0x400 + following - 0xDC00))
        elif 0xDC00 <= code <= 0xDFFF and index and len(found[-1].encode("utf-16-le")) == 4:
            found.append(SECOND_HALF)
        else:
            found.append(UNNAMED if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code))
    return found


def _address(pointer: Any) -> int:
    from ctypes import c_void_p, cast

    return cast(pointer, c_void_p).value or 0 if pointer else 0
