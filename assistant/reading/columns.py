"""Pages whose file gives two columns line by line, across both: their text is put into reading order.

Nothing is added or taken away but line breaks: whole pieces of lines change places, and their runs with them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from assistant.reading.pdf import RawPage
from assistant.reading.runs import Run

ENOUGH = 6  # so many lines beside each other make columns
MIDDLE = (0.3, 0.7)  # of the width that the text takes: between these the second column begins
CLOSE = 3.0  # points
WORDS = 3  # a piece of prose has so many, as a rule
FULL = 0.8  # of the longer lines' length: so much have most lines of running text
LETTER = 0.45  # the width of a letter, in sizes of its type: rather too little than too much


class _Side(Enum):
    LEFT = "left"
    RIGHT = "right"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class Piece:
    """Raw characters `start` to `end`, within one line, with their runs."""

    start: int
    end: int
    runs: tuple[Run, ...]
    side: _Side = _Side.ACROSS


def in_reading_order(page: RawPage) -> RawPage:
    """The page with the left column before the right one, where its file mixes them; else the page as it is."""
    if len(page.runs) < 2 * ENOUGH:
        return page
    lines = list(pieces_of(page))
    gutter = _gutter(lines)
    if gutter is None:
        return page
    pieces = [piece for line in lines for piece in _split(page, line, gutter)]
    if not _mixed(page, pieces) or not _is_prose(page, pieces):
        return page
    return rebuilt(page, list(_ordered(pieces)))


def pieces_of(page: RawPage) -> Iterator[Piece]:
    """The lines of the page's text, with their runs."""
    first = start = 0
    runs = page.runs
    for text in page.text.split("\n"):
        end = start + len(text)
        here = []
        while first < len(runs) and runs[first].start < end:
            here.append(runs[first])
            first += 1
        yield Piece(start, end, tuple(here))
        start = end + 1


def _gutter(lines: Sequence[Piece]) -> float | None:
    """The x at which a second column begins: many lines have a run there, after or beside one on its left."""
    xs = [run.x for line in lines for run in line.runs if run.upright]
    if not xs:
        return None
    left, right = min(xs), max(run.x + (run.end - run.start) * run.size * LETTER for line in lines for run in line.runs)
    low, high = (left + share * (right - left) for share in MIDDLE)
    wide = MIDDLE[0] * (right - left)
    starts: Counter[int] = Counter()
    leftmost: dict[int, float] = {}  # at each height
    for line in lines:
        for run in line.runs:
            leftmost[round(run.y)] = min(run.x, leftmost.get(round(run.y), run.x))
    for line in lines:
        reach = float("-inf")  # where the run before begins; what stands on the line's left may be a line of its own
        for run in line.runs:
            beside = run.x > reach + CLOSE and leftmost[round(run.y)] < run.x - wide
            if beside and low <= run.x <= high:
                starts[round(run.x)] += 1
            reach = run.x
    for place in sorted(starts):  # further to the right are the indents of the second column
        if sum(starts[near] for near in range(place - 2, place + 3)) >= ENOUGH:
            return float(place)
    return None


def _split(page: RawPage, line: Piece, gutter: float) -> Iterator[Piece]:
    """The line's pieces on either side of the gutter; whole where it runs across."""
    if not line.runs:
        yield line
        return
    break_at = next((number for number, run in enumerate(line.runs) if abs(run.x - gutter) <= CLOSE and number), None)
    if break_at is not None and line.runs[0].x < gutter - CLOSE:
        middle = line.runs[break_at].start
        yield Piece(line.start, middle, line.runs[:break_at], _Side.LEFT)
        yield Piece(middle, line.end, line.runs[break_at:], _Side.RIGHT)
        return
    last = line.runs[-1]
    reach = last.x + len(page.text[last.start : last.end].strip()) * last.size * LETTER
    side = _Side.RIGHT if line.runs[0].x >= gutter - CLOSE else _Side.LEFT if reach <= gutter else _Side.ACROSS
    yield Piece(line.start, line.end, line.runs, side)


def _mixed(page: RawPage, pieces: Sequence[Piece]) -> bool:
    """Whether the file goes back from the right column to words in the left one again and again."""
    found = [piece for piece in pieces if piece.runs]
    back = [left for right, left in pairwise(found) if (right.side, left.side) == (_Side.RIGHT, _Side.LEFT)]
    return sum(len(page.text[piece.start : piece.end].split()) >= WORDS for piece in back) >= ENOUGH - 1


def _is_prose(page: RawPage, pieces: Sequence[Piece]) -> bool:
    """Whether both sides are running text and not a table: most lines full, many beginning inside a sentence."""
    for side in (_Side.LEFT, _Side.RIGHT):
        texts = [page.text[piece.start : piece.end].strip() for piece in pieces if piece.side is side]
        texts = [text for text in texts if text]
        wordy = sum(len(text.split()) >= WORDS for text in texts)
        inside = sum(re.match(r"[a-z(]", text) is not None for text in texts[1:])
        lengths = sorted(map(len, texts))
        full = lengths[len(lengths) // 2] >= FULL * lengths[int(0.9 * len(lengths))]
        if not full or wordy < 0.6 * len(texts) or inside < 0.3 * (len(texts) - 1):
            return False
    return True


def _ordered(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Between two pieces that run across, the left ones before the right ones."""
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in pieces:
        if piece.side is _Side.ACROSS and piece.runs:
            yield from (*left, *right)
            left, right = [], []
            yield piece
        elif piece.runs:
            (right if piece.side is _Side.RIGHT else left).append(piece)
    yield from (*left, *right)


def rebuilt(page: RawPage, pieces: Sequence[Piece]) -> RawPage:
    """The page with its pieces in this order."""
    texts: list[str] = []
    runs: list[Run] = []
    length = 0
    for piece in pieces:
        runs += [
            replace(
                run,
                start=max(run.start - piece.start, 0) + length,
                end=min(run.end, piece.end) - piece.start + length,
            )
            for run in piece.runs
        ]
        texts.append(page.text[piece.start : piece.end])
        length += piece.end - piece.start + 1
    return replace(page, text="\n".join(texts), runs=tuple(runs))
