"""Running heads and feet: what most pages say at their edges, and no reader reads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from assistant.reading.labels import AGREE, ALONE, Printed
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
    texts: dict[tuple[str, int], set[int]] = defaultdict(set)
    slots: dict[tuple[int, float], set[int]] = defaultdict(set)
    counted: Counter[tuple[str, int]] = Counter()
    # Wherever they stand: the feet of pages that end early.
    numbered_alike = Counter(_key(number.line.text) for number in printed if number is not None)
    for index, edge in enumerate(at_edges):
        for line in edge:
            counted.update(_count(line, index))
            for place in _near(line.y):
                texts[_key(line.text), place].add(index)
                if line.size != kind.size:
                    slots[place, line.size].add(index)
    filled = sum(1 for lines in pages if lines)
    found: list[set[Line]] = []
    for index, (edge, lines, height) in enumerate(zip(at_edges, pages, heights, strict=True)):
        marked: set[Line] = set()
        number = printed[index]
        for line in edge:
            place = round(line.y / 4)
            if NOTE_START.match(line.text) and line.y < height / 2 and not _counts_up(line, index, counted):
                continue  # a footnote, whatever it shares with others
            words = any(character.isalpha() for character in line.text)
            times = len(texts[_key(line.text), place]) if words else 0
            repeated = times >= (2 if line.y and line.size < kind.size else 3)
            # What half the pages say at one height is no text, whatever a figure sets above it.
            often = times >= max(4, 0.5 * filled) and not EDGE * height <= line.y <= (1 - EDGE) * height
            numbered = number is not None and number.line is line and (_alone(line) or line.size <= kind.size)
            slot = line.size < kind.size and len(slots[place, line.size]) >= max(3, 0.5 * filled)
            alike = numbered_alike[_key(line.text)] >= AGREE and _last(line, lines, marked)
            if (
                often
                or (numbered and (_alone(line) or alike))
                or ((repeated or numbered or slot) and _outermost(line, lines, marked, height))
            ):
                marked.add(line)
        found.append(marked)
    return found


def _last(line: Line, lines: Sequence[Line], marked: set[Line]) -> bool:
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


def _counts_up(line: Line, index: int, counted: Counter[tuple[str, int]]) -> bool:
    return any(counted[key] >= 3 for key in _count(line, index))


def _near(y: float) -> tuple[int, ...]:
    """Slots of four points that a line at height y may share with one a little higher or lower."""
    return tuple({round((y - 2) / 4), round(y / 4), round((y + 2) / 4)})


def _outermost(line: Line, lines: Sequence[Line], marked: set[Line], height: float) -> bool:
    """Nothing but other running matter stands between the line and the edge of the page."""
    if not line.y:
        return line in lines[:2] or line in lines[-2:]
    if height and EDGE * height <= line.y <= (1 - EDGE) * height:
        return False
    others = [other for other in lines if other is not line and other not in marked]
    above = sum(1 for other in others if other.y > line.y + 2)
    below = sum(1 for other in others if other.y < line.y - 2)
    return above <= 1 or below <= 1
