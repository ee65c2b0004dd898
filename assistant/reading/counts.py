"""Figures set large, each with a label in smaller type above or below it: the two belong together, and head no text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.patterns import regex
from assistant.reading.columns import Piece, pieces_of, rebuilt
from assistant.reading.lines import Line
from assistant.reading.pdf import RawPage
from assistant.reading.shapes import Block, Shape

FIGURE = regex(r"(?:[~<>+±£€$¥]\s?)?\d[\d.,]*(?:\s?(?:%|[kKmM]|bn|[mbtr]{1,2}illion))?\+?")
SMALLER = 0.75  # of the figure's size: a label has no more
NEAR = 2.0  # of the figure's size: a label begins so near its figure
WORDS = 5  # a label has no more
ENOUGH, MOST = 2, 8  # so many figures with labels are no accident, and no table


def with_labels(page: RawPage) -> RawPage:
    """The page with each large figure before its label, where its file gives all the figures before all the labels."""
    pieces = list(pieces_of(page))
    texts = [page.text[piece.start : piece.end] for piece in pieces]
    figures = [bool(FIGURE.fullmatch(text.strip())) for text in texts]
    moved = False
    for end in range(ENOUGH, len(pieces)):
        if figures[end] or not figures[end - 1]:
            continue
        first = next((place for place in range(end - 1, max(end - MOST, 0) - 1, -1) if not figures[place]), -1) + 1
        for start in range(max(first, end - MOST), end - ENOUGH + 1):
            own, labels = pieces[start:end], pieces[end : 2 * end - start]
            if _are_labelled(texts[start:end], own, labels):
                pieces[start : 2 * end - start] = [one for pair in zip(own, labels, strict=True) for one in pair]
                moved = True
                break
    return rebuilt(page, pieces) if moved else page


def _are_labelled(texts: Sequence[str], figures: Sequence[Piece], labels: Sequence[Piece]) -> bool:
    """Whether each label stands by its figure, in their order, and by no other."""
    if len(labels) != len(figures) or not all(piece.runs for piece in (*figures, *labels)) or _counts_up(texts):
        return False
    for place, label in enumerate(labels):
        places = [(piece.runs[0].x, piece.runs[0].y, piece.runs[0].size) for piece in figures]
        x, y, size = label.runs[0].x, label.runs[0].y, label.runs[0].size
        near = [_stands_by(x, y, size, *figure) for figure in places]
        if near.count(True) != 1 or not near[place]:
            return False
    return True


def mark_counts(page: list[Block]) -> None:
    """Make one row of figures and the labels that follow them, and captions of labels that stand elsewhere."""
    figures = [
        line
        for block in page
        if block.shape is Shape.ROW
        for line in block.lines
        if FIGURE.fullmatch(line.text.strip())
    ]
    pairs = list(_pairs(page, figures))
    if (
        len({figure.start for figure, _ in pairs}) < ENOUGH
        or len(pairs) > len(figures)
        or _counts_up([line.text for line in figures])
    ):
        return
    row: Block | None = None
    for figure, label in pairs:
        place = page.index(label)
        above = page[place - 1]
        if not place or above.shape is not Shape.ROW or above.lines != [figure]:
            label.shape = Shape.CAPTION
        elif row is not None and place > 1 and page[place - 2] is row:
            cell = figure.start + len(figure.text) - len(figure.text.lstrip())
            row.lines += [replace(figure, parted=(cell,)), *label.lines]
            del page[place - 1 : place + 1]
        else:
            row = above
            row.lines += label.lines
            del page[place]


def _pairs(page: list[Block], figures: list[Line]) -> Iterator[tuple[Line, Block]]:
    """Headings that may be labels, each with the figure it stands by."""
    for block in page:
        line = block.lines[0]
        if block.shape is not Shape.HEADING or len(block.lines) > 1 or len(line.text.split()) > WORDS:
            continue
        near = [figure for figure in figures if _stands_by(line.x, line.y, line.size, figure.x, figure.y, figure.size)]
        if near:
            yield min(near, key=lambda figure: abs(figure.x - line.x) + abs(figure.y - line.y)), block


def _stands_by(x: float, y: float, size: float, at: float, height: float, large: float) -> bool:
    """Whether smaller type of this size at x, y may be the label of a figure."""
    return abs(x - at) < NEAR * large and 0 < abs(y - height) < NEAR * large and size <= SMALLER * large


def _counts_up(texts: Sequence[str]) -> bool:
    """Whether the figures number what follows them: 1, 2, 3."""
    numbers = sorted({re.sub(r"\D", "", text).lstrip("0") for text in texts}, key=lambda text: (len(text), text))
    return numbers == [str(number) for number in range(1, len(numbers) + 1)]
