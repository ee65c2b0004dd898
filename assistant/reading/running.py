"""Running heads and feet: what most pages say at their edges, and no reader reads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.reading.labels import ALONE, Printed
from assistant.reading.lines import Line, Type
from assistant.reading.notes import NOTE_START

EDGE_LINES = 3  # lines from the top or bottom of a page within which running matter is looked for
EDGE = 0.2  # of the page's height


def edges(lines: Sequence[Line]) -> list[Line]:
    """Lines near the top or bottom of a page, by where they stand and by the order in which they are read."""
    by_place = sorted(lines, key=lambda line: -line.y)
    near = (*lines[:EDGE_LINES], *lines[-EDGE_LINES:], *by_place[:EDGE_LINES], *by_place[-EDGE_LINES:])
    chosen = {line.start for line in near}
    return [line for line in lines if line.start in chosen]


def running(
    pages: Sequence[Sequence[Line]],
    at_edges: Sequence[Sequence[Line]],
    heights: Sequence[float],
    printed: Sequence[Printed | None],
    kind: Type,
) -> list[set[Line]]:
    """The running matter of each page.

    It is the same words at the same height on several pages, a page number, or a line in smaller type than the
    text's at a height where most pages have one (a chapter title seen once).
    """
    seen = _Seen(kind, sum(1 for lines in pages if lines))
    for index, edge in enumerate(at_edges):
        for line in edge:
            seen.add(line, index)
    found: list[set[Line]] = []
    for index, (edge, lines, height) in enumerate(zip(at_edges, pages, heights, strict=True)):
        marked: set[Line] = set()
        number = printed[index]
        for line in edge:
            if NOTE_START.match(line.text) and line.y < height / 2 and not seen.counts_up(line, index):
                continue  # a footnote, whatever it shares with others
            numbered = number is not None and number.line is line and (_alone(line) or line.size <= kind.size)
            sure = (numbered and _alone(line)) or (_at_edge(line, height) and seen.is_on_half(line))
            if not sure and (numbered or seen.is_on_many(line)):
                sure = _is_last(line, lines, marked)
            if sure or ((numbered or seen.is_alike(line)) and _is_outermost(line, lines, marked, height)):
                marked.add(line)
        found.append(marked)
    return found


@dataclass(slots=True)
class _Seen:
    """What stands at the edges of all pages, by its words and its height; figures in it do not matter."""

    kind: Type
    filled: int  # pages with text
    texts: defaultdict[tuple[str, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    slots: defaultdict[tuple[int, float], set[int]] = field(default_factory=lambda: defaultdict(set))
    anywhere: defaultdict[tuple[str, float], set[int]] = field(default_factory=lambda: defaultdict(set))
    counted: Counter[tuple[str, int]] = field(default_factory=Counter)

    def add(self, line: Line, index: int) -> None:
        """Take in a line at the edge of page `index`, from 0."""
        key = _key(line.text)
        self.anywhere[key, line.size].add(index)
        self.counted.update(_count(line, index))
        for place in _near(line.y):
            self.texts[key, place].add(index)
            if line.size != self.kind.size:
                self.slots[place, line.size].add(index)

    def is_alike(self, line: Line) -> bool:
        """Whether other pages say so at this height, or most have a line in this smaller type there."""
        smaller = line.size < self.kind.size
        slot = smaller and len(self.slots[round(line.y / 4), line.size]) >= max(3, 0.5 * self.filled)
        return slot or self._times(line) >= (2 if line.y and smaller else 3)

    def is_on_half(self, line: Line) -> bool:
        """Whether half the pages say so at this height: that is no text, whatever a figure sets above it."""
        return self._times(line) >= max(4, 0.5 * self.filled)

    def is_on_many(self, line: Line) -> bool:
        """Whether many pages say so wherever they end: the feet of pages that end early."""
        if line.size > self.kind.size or len(line.text.split()) < 3:
            return False
        return len(self.anywhere[_key(line.text), line.size]) >= max(5, 0.2 * self.filled)

    def counts_up(self, line: Line, index: int) -> bool:
        """Whether its words stand on three pages with a number in front that counts with the pages."""
        return any(self.counted[key] >= 3 for key in _count(line, index))

    def _times(self, line: Line) -> int:
        worded = any(character.isalpha() for character in line.text)
        return len(self.texts[_key(line.text), round(line.y / 4)]) if worded else 0


def _at_edge(line: Line, height: float) -> bool:
    return not EDGE * height <= line.y <= (1 - EDGE) * height


def _is_last(line: Line, lines: Sequence[Line], marked: set[Line]) -> bool:
    """Whether nothing but running matter stands above the line, or nothing below it."""
    others = [other for other in lines if other is not line and other not in marked]
    return all(other.y >= line.y for other in others) or all(other.y <= line.y for other in others)


def _alone(line: Line) -> bool:
    return ALONE.match(" ".join(line.text.split())) is not None


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))


def _count(line: Line, index: int) -> list[tuple[str, int]]:
    """The line's words, and how far the number in front lies from the page's place: a running foot's keep together."""
    number = re.match(r"\s*(\d{1,4})\s*(.*)", line.text)
    return [(_key(number[2]), int(number[1]) - index)] if number else []


def _near(y: float) -> tuple[int, ...]:
    """Slots of four points that a line at height y may share with one a little higher or lower."""
    return tuple({round((y - 2) / 4), round(y / 4), round((y + 2) / 4)})


def _is_outermost(line: Line, lines: Sequence[Line], marked: set[Line], height: float) -> bool:
    """Nothing but other running matter stands between the line and the edge of the page."""
    if not line.y:
        return line in lines[:2] or line in lines[-2:]
    if height and EDGE * height <= line.y <= (1 - EDGE) * height:
        return False
    others = [other for other in lines if other is not line and other not in marked]
    above = sum(1 for other in others if other.y > line.y + 2)
    below = sum(1 for other in others if other.y < line.y - 2)
    return above <= 1 or below <= 1
