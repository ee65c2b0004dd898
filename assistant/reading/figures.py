"""Charts and tables that end in the line of their source: their titles head no text, their labels are no sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from assistant.reading.lines import Type
from assistant.reading.outline import BOX, NUMBERING, Bookmarks, heading_text
from assistant.reading.shapes import CAPTION, TERMINAL, Block, Shape

SOURCE = re.compile(r"(?<![^\s(.])(?:sources?|base):\s", re.IGNORECASE)
NOTE = re.compile(r"\s*(?:sources?|notes?|base):\s", re.IGNORECASE)
FIGURE = re.compile(r"(?<!\S)[\d.,]*\d%?(?!\S)")
FIGURES, SHARE = 3, 0.25  # so many, and of the words, are in the row of a table
SMALL = 0.95  # of the text's size: labels are smaller, as a rule
ALIGNED = 3.0  # points
PROSE = 120  # characters that end as a sentence does are text
ENOUGH = 3  # so many titles in one type tell that another heading of it, with labels below, is a title too
LARGE, LINES = 1.07, 4  # of the text's size, and lines
Face = tuple[float, bool]


def mark_figures(pages: Sequence[Sequence[Block]], kind: Type, bookmarks: Bookmarks) -> None:
    """Make captions of the titles and labels of figures that the line of a source closes.

    A heading is a title where nothing but small type stands between it and a source right below its beginning, and
    where most headings of the document in its type stand so; then others in its type with labels below are titles too.
    """
    found: list[tuple[Block, Sequence[Block]]] = []
    for page in pages:
        for place, block in enumerate(page):
            if block.shape is Shape.CAPTION and NOTE.match(block.lines[0].text):
                top = _title(page, place, kind, bookmarks)
                found += [(page[top], page[top + 1 : place])] if top is not None else []
            if _is_source(block):
                _close(page, place, kind)
    titles = Counter(_face(title) for title in {id(title): title for title, _ in found}.values())
    every = Counter(_face(block) for page in pages for block in page if block.shape is Shape.HEADING)
    faces = {face for face, count in titles.items() if 2 * count > every[face]}
    for title, labels in found:
        if _face(title) in faces:
            _caption(title, labels)
    for page in pages:
        for place, block in enumerate(page):
            if block.shape is Shape.HEADING and _face(block) in faces and titles[_face(block)] >= ENOUGH:
                labels = list(takewhile(lambda other: _is_label(other, kind), page[place + 1 :]))
                if labels:
                    _caption(block, labels)


def _caption(title: Block, labels: Sequence[Block]) -> None:
    title.shape = Shape.CAPTION
    for block in labels:
        block.shape = Shape.ROW if _is_row(block) else Shape.CAPTION


def _is_source(block: Block) -> bool:
    return block.shape is Shape.CAPTION and any(SOURCE.search(line.text) for line in block.lines)


def _is_row(block: Block) -> bool:
    text = " ".join(line.text for line in block.lines)
    counted = len(FIGURE.findall(text)) >= max(FIGURES, SHARE * len(text.split()))
    return block.shape is Shape.ROW or (counted and not NOTE.match(text))


def _face(block: Block) -> Face:
    return block.lines[0].size, block.lines[0].bold


def _is_label(block: Block, kind: Type) -> bool:
    """Whether it may stand in a figure: a row, or small type that is no text."""
    if block.shape in (Shape.ROW, Shape.CAPTION):
        return True
    line = block.lines[-1]
    long = sum(len(line.text) for line in block.lines) > PROSE
    small = 0 < block.lines[0].size < SMALL * kind.size
    return small and block.shape is Shape.PARAGRAPH and not (long and TERMINAL.search(line.text))


def _title(page: Sequence[Block], source: int, kind: Type, bookmarks: Bookmarks) -> int | None:
    """The place of the heading that is the title of the figure above the source."""
    foot = page[source].lines[0]
    for place in range(source - 1, -1, -1):
        block = page[place]
        if block.shape is Shape.HEADING or _is_large(block, kind):
            text = heading_text(block.lines)
            told = NUMBERING.match(text) or BOX.match(text) or bookmarks.depth(text)
            head = block.lines[0]
            stands = head.y > foot.y and abs(head.x - foot.x) < ALIGNED
            return place if stands and not told else None
        if not (_is_source(block) or _is_label(block, kind)) or _is_named(block):
            return None
    return None


def _is_large(block: Block, kind: Type) -> bool:
    """Whether it is a title too long for a heading."""
    return len(block.lines) <= LINES and all(line.bold and line.size >= LARGE * kind.size for line in block.lines)


def _is_named(block: Block) -> bool:
    """Whether it is a figure's own title, number and all."""
    text = block.lines[0].text
    return CAPTION.match(text) is not None and NOTE.match(text) is None


def _close(page: Sequence[Block], source: int, kind: Type) -> None:
    """Captions of what stands in small type behind the source and is no sentence: a figure's labels, its maker."""
    for block in page[source + 1 :]:
        if not (_is_source(block) or _is_label(block, kind)):
            return
        if block.shape is Shape.PARAGRAPH and not TERMINAL.search(block.lines[-1].text):
            block.shape = Shape.CAPTION
