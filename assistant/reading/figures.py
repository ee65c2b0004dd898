"""Charts and tables that end in the line of their source: their titles head no text, their labels are no sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from assistant.patterns import regex
from assistant.reading.lines import Type
from assistant.reading.outline import BOX, NUMBERING, Bookmarks, heading_text
from assistant.reading.shapes import CAPTION, TERMINAL, Block, Shape

SOURCE = regex(r"(?<![^\s(.])(?:sources?|base):\s", re.IGNORECASE)
NOTE = regex(r"\s*(?:sources?|notes?|base):\s", re.IGNORECASE)
FIGURE = regex(r"(?<!\S)[\d.,]*\d%?(?!\S)")
FIGURES, SHARE = 3, 0.25  # so many, and of the words, are in the row of a table
SMALL = 0.95  # of the text's size: labels are smaller, as a rule
ALIGNED = 3.0  # points
PROSE = 120  # characters that end as a sentence does are text
FEW_WORDS = 4  # of a label that ends in a stop
INITIALS = regex(r"(?<!\w)(?:[A-Z]\.){2,}\s*$")  # 'Boats of the U.S.' need be no sentence
STRAY = 12  # words of what is written under a picture, at most
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
                _note_whole(page, place, kind)
        _strays(page, kind)
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
    """Captions of what is in small type behind the source and is no sentence: a figure's labels, its maker.

    Behind text, of what stands above the source alone, as the file may draw a figure's labels after all else.
    """
    foot, right_behind = page[source].lines[0].y, True
    for block in page[source + 1 :]:
        right_behind = right_behind and (_is_source(block) or _is_label(block, kind))
        worded = block.shape is Shape.PARAGRAPH or not any(map(str.isdigit, "".join(line.text for line in block.lines)))
        if worded and _is_label(block, kind) and not _is_sentence(block):
            long = sum(len(line.text) for line in block.lines) > PROSE
            if right_behind or (not long and all(line.y > foot for line in block.lines)):
                block.shape = Shape.CAPTION


def _is_sentence(block: Block) -> bool:
    words, last = sum(len(line.text.split()) for line in block.lines), block.lines[-1].text
    least = STRAY if INITIALS.search(last) else FEW_WORDS
    return words > least and TERMINAL.search(last) is not None


def _note_whole(page: Sequence[Block], source: int, kind: Type) -> None:
    """Captions of the paragraphs between a figure's note and its source in their small type: 'Question asked:'."""
    foot = page[source].lines[0]
    between = []
    for block in reversed(page[:source] if 0 < foot.size < SMALL * kind.size else ()):
        head = block.lines[0]
        if head.size != foot.size or abs(head.x - foot.x) >= ALIGNED:
            return
        if block.shape is Shape.CAPTION and NOTE.match(head.text):
            break
        if block.shape not in (Shape.CAPTION, Shape.PARAGRAPH):
            return
        between.append(block)
    else:
        return
    for block in between:
        block.shape = Shape.CAPTION


def _strays(page: Sequence[Block], kind: Type) -> None:
    """Captions of what a page ends in though it stands beside its text, or above: the words under a picture."""
    for place in range(len(page) - 1, 0, -1):
        block, before = page[place], page[place - 1]
        words = sum(len(line.text.split()) for line in block.lines)
        told = block.shape is not Shape.PARAGRAPH or TERMINAL.search(block.lines[-1].text) or words > STRAY
        if told or block.lines[0].size != kind.size or block.lines[-1].y <= before.lines[-1].y:
            return
        if before.shape is Shape.PARAGRAPH and len(before.lines) > 1 and TERMINAL.search(before.lines[-1].text):
            block.shape = Shape.CAPTION
