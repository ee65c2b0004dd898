"""Headings in the size and weight of the text: space sets them apart, and italics or capitals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from assistant.patterns import regex
from assistant.reading.lines import PROSE, Line

ABOVE, BELOW = 1.2, 1.1  # of the distance between lines of this size: so far off are the lines around it, at least
FAR = 2  # such distances above a line set it apart, whatever stands there
FARTHEST = 4  # such distances to the text below
LONGEST = 100  # characters
WORDS = regex(r"[^\W\d_]{4,}")
BEGINS = regex(r"^\s*[\"'‘“(]*(?:[A-ZÀ-Þ]|\d+\.?\s+[A-ZÀ-Þ])")
NUMBER = regex(r"^\S*\d\S*\s+")
FIGURES = regex(r"[\d:%*]")  # in data, seldom in headings
SMALL = regex(r"(?<!\S)[a-z]+")
SMALL_WORDS = 4  # so many are in a line of running text
OPEN = regex(r"[.,;:!…-]\s*$")
ENDED = regex(r"[.!?:;…][\"'’”‘)\]]*\d{0,3}\s*$")


def set_apart(lines: Sequence[Line]) -> set[int]:
    """The places of lines that head the paragraph below them, by space and by italics or capitals."""
    titled = [place for place in range(len(lines) - 1) if _is_titled(lines[place])]
    leadings = _leadings(lines) if titled else {}
    return {
        place
        for place in titled
        if (leading := leadings.get(lines[place].size))
        and _heads(lines[place], lines[place + 1], leading)
        and (place == 0 or _ends_above(lines[place - 1], lines[place], leading))
    }


def _leadings(lines: Sequence[Line]) -> dict[float, float]:
    """For each size of type the commonest distance between lines under each other."""
    gaps: dict[float, Counter[float]] = defaultdict(Counter)
    for above, below in pairwise(lines):
        if above.size == below.size and above.y > below.y and len(above.text) > PROSE:
            gaps[above.size][round(above.y - below.y, 1)] += 1
    return {size: max(found, key=lambda gap: (found[gap], -gap)) for size, found in gaps.items()}


def _is_titled(line: Line) -> bool:
    """Whether it is short, in italics or capitals, and no sentence."""
    text = line.text.strip()
    if not (line.size and line.upright and len(line.cells) == 1 and 3 < len(text) < LONGEST):
        return False
    if not BEGINS.match(text) or OPEN.search(text):
        return False
    words = WORDS.findall(text)
    capitals = (len(words) > 1 or text.isupper()) and all(word[0].isupper() for word in words)
    return bool(words) and (line.italic or (capitals and not FIGURES.search(NUMBER.sub("", text, count=1))))


def _heads(line: Line, below: Line, leading: float) -> bool:
    """Whether the line stands some way above running text of its size."""
    text = below.size == line.size and not below.italic and len(SMALL.findall(below.text)) >= SMALL_WORDS
    return text and BEGINS.match(below.text) is not None and BELOW * leading < line.y - below.y < FARTHEST * leading


def _ends_above(above: Line, line: Line, leading: float) -> bool:
    """Whether what stands above the line, if anything does, ends some way off it."""
    gap = above.y - line.y
    return gap < 0 or gap > FAR * leading or (gap > ABOVE * leading and ENDED.search(above.text) is not None)
