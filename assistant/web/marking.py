"""Where words stand on a page: a box a line. The boxes are on those words and on no others, or there are none.

The words are looked for in the order that pdfium gives the page's lines, then in the order in which they were drawn,
which is pypdf's: labels of a chart, or the cells of a table, have one order in the one and another in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any
from unicodedata import category

from assistant.citing.folding import Folded, find, fold
from assistant.citing.quotes import Part
from assistant.patterns import regex
from assistant.web.glyphs import Box, Glyph, Order, Sheet

WIDEST_GAP = 0.1  # of the page, between two letters of a line
INSETS = (0.0, 0.1, 0.25, 0.35)  # how far a mark may be drawn in, to keep clear of the lines around it
CORES = (*INSETS, 0.42, 0.46)  # of a letter, whose neighbours reach far into it where the line slants
# Drawn by themselves, some way off their letter.
LOOSE_ACCENTS = str.maketrans(dict.fromkeys("´`¨ˆ˜˘ˇ˚¸˙˝¯^", "\u200b"))
BULLETS, SIGNS = "•‣◦⁃·∙", ("Co", "Cn", "So")  # the latter by Unicode's categories
IN_DIGITS = regex(r"(?<=\d)[^\S\r\n]+(?=\d)")

# A letter or sign of the words, and whether white space stands before it.
Set = tuple[Glyph, bool]


def marks(page: Any, words: Sequence[Part]) -> tuple[Box, ...]:
    """The boxes of all the words, in reading order; none for those that are not found, or cannot be marked alone.

    `page`: pypdfium2's, which must not be used by another thread meanwhile.
    """
    if not words:
        return ()
    sheet = Sheet(page)
    orders = list(sheet.orders())
    return tuple(dict.fromkeys(box for part in words for box in _marks(sheet, orders, part)))


def _marks(sheet: Sheet, orders: Sequence[Order], words: Part) -> tuple[Box, ...]:
    for set_alike, order in product((_as_set, _set_alike, _without_signs), orders):
        for chosen in _found(words, order, set_alike):
            if boxes := _boxes(sheet, chosen):
                return boxes
    return ()


def _as_set(text: str) -> str:
    return text


def _set_alike(text: str) -> str:
    """As long, without what two readers see otherwise: capitals, accents drawn apart, white space within figures."""
    lower = "".join(one if len(one.lower()) != 1 else one.lower() for one in text)
    return IN_DIGITS.sub(lambda gap: "\u200b" * len(gap[0]), lower.translate(LOOSE_ACCENTS))


def _without_signs(text: str) -> str:
    """As `_set_alike`, but for bullets and signs of fonts of their own: each reader has another name for them."""
    return "".join(" " if one in BULLETS or category(one) in SIGNS else one for one in _set_alike(text))


def _found(words: Part, order: Order, set_alike: Callable[[str], str]) -> Iterator[list[Set]]:
    """The characters of the words wherever they stand; those that have no extent are left out, but for letters."""
    characters, glyphs = order
    text = fold(set_alike(characters))
    found = list(find(fold(set_alike(words.text.strip())), text, True, words.open_start, words.open_end))
    # The end of a quote that goes on stands lowest on its page.
    for start, end in reversed(found) if words.open_end and not words.open_start else found:
        chosen = _chosen(text, start, end, glyphs)
        if all(glyphs[place] or not characters[place].isalnum() for place in text.places[start:end]):
            yield chosen


def _chosen(text: Folded, start: int, end: int, glyphs: list[Glyph | None]) -> list[Set]:
    chosen: dict[int, Set] = {}
    for index in range(start, end):
        place = text.places[index]
        if (glyph := glyphs[place]) and place not in chosen:
            chosen[place] = glyph, any(map(str.isspace, text.gap(index)))
    return list(chosen.values())


def _boxes(sheet: Sheet, chosen: Sequence[Set]) -> tuple[Box, ...]:
    """The lines of the words, each as a box or several; nothing at all where one line cannot be marked by itself."""
    lines: list[_Line] = []
    for one in chosen:
        if not (lines and lines[-1].takes(one)):
            lines.append(_Line(one))
    found: list[Box] = []
    for line in lines:
        if not any(glyph.counts for glyph, _ in line.letters):
            continue
        if not (boxes := _marked(sheet, line)):
            return ()
        found += boxes
    return tuple(found)


def _marked(sheet: Sheet, line: _Line) -> list[Box]:
    """The line as one box, or one a word, or one a letter, that has its letters and no others; empty if none has.

    A box that is right even to half a point is preferred.
    """
    own = {id(glyph) for glyph, _ in line.letters}
    reach = line.box.grown(*(4 * one for one in sheet.margin))
    others = [glyph.box for glyph in sheet.shown if id(glyph) not in own and glyph.box.touches(reach)]
    wholes = [(kind, inset) for kind in (line.whole, line.words) for inset in INSETS]
    letters = [(line.each, inset) for inset in CORES]
    for forms, margins in product((wholes, letters), ((0.0, 1.0, -1.0), (0.0,))):
        for kind, inset in forms:
            boxes = kind(inset)
            if all(_proved(sheet, line, boxes, others, margin) for margin in margins):
                return boxes
    return []


def _proved(sheet: Sheet, line: _Line, boxes: list[Box], others: list[Box], margin: float) -> bool:
    """Whether the boxes, each with so many margins more on each side, have the line's letters and no others."""
    across, down = sheet.margin
    boxes = [box.grown(margin * across, margin * down) for box in boxes]
    if any(box.left >= box.right or box.top >= box.bottom for box in boxes):
        return False
    if any(box.touches(other) for box in boxes for other in others):
        return False
    return _letters("".join(map(sheet.read, boxes))) == _letters("".join(glyph.character for glyph, _ in line.letters))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text).characters))


class _Line:
    """Letters of one line, in reading order."""

    def __init__(self, first: Set) -> None:
        self.letters = [first]
        self.box = first[0].box

    def takes(self, one: Set) -> bool:
        """Whether the letter goes on in this line, which then has it."""
        letter, last = one[0], self.letters[-1][0]
        box, upright = letter.box, letter.upright
        high = max(_high(self.box, upright), _high(box, upright))
        if upright != last.upright or abs(letter.base - last.base) > high / 2:
            return False
        before = last.box
        gap = abs(box.left - before.right)
        if not upright:
            gap = min(abs(box.top - before.bottom), abs(before.top - box.bottom))
        if gap > WIDEST_GAP:
            return False
        self.letters.append(one)
        self.box = _around([self.box, box])
        return True

    def whole(self, inset: float) -> list[Box]:
        """The line as one box, drawn in by a part of its height."""
        return [self._drawn_in(self.box, inset)]

    def words(self, inset: float) -> list[Box]:
        """A box a word."""
        words: list[list[Box]] = []
        for letter, begins in self.letters:
            if begins or not words:
                words.append([])
            words[-1].append(letter.box)
        return [self._drawn_in(_around(word), inset) for word in words]

    def each(self, inset: float) -> list[Box]:
        """A box a letter, drawn in on all sides."""
        boxes = [letter.box for letter, _ in self.letters if letter.counts]
        return [box.grown(-inset * (box.right - box.left), -inset * (box.bottom - box.top)) for box in boxes]

    def _drawn_in(self, box: Box, inset: float) -> Box:
        """The box without `inset` of its line's height on either side of the line, and a little at its ends."""
        upright = self.letters[0][0].upright
        high = inset * _high(box, upright)
        end = min(high, _high(box, not upright) / 4) / 4
        return box.grown(-end, -high) if upright else box.grown(-high, -end)


def _high(box: Box, upright: bool) -> float:
    return box.bottom - box.top if upright else box.right - box.left


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
