"""Lines become blocks: headings, paragraphs, list items, contents, imprint, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.reading.layout import Line, PageLayout, Type

BULLET = re.compile(r"^\s*(?:[•◦▪●■‣⁃∙·o–—*\uf0b7\uf0a7-]\s+(?=\S)|[•◦▪●■‣⁃∙\uf0b7\uf0a7](?=\S))")
DASH = re.compile(r"^\s*[o–—*-]\s")
ENUMERATOR = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z])\.)\s+(?=\S)")
NUMBERING = re.compile(r"^\s*(?:(?:chapter|section|part|appendix|annex)\s+(?:\d+|[A-Z])\b[.:]?|(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?|([a-z])\))\s+(?=\S)", re.IGNORECASE)
BOX = re.compile(r"^\s*(?:box|case study|example)\s*(?:\d+|[A-Z])?\s*[:.–—-]", re.IGNORECASE)
CAPTION = re.compile(r"^\s*(?:figure|fig\.|table|chart|exhibit|graph)\s+[\dA-Z][\d.]*\s*[:.–—-]?\s", re.IGNORECASE)
CONTENTS_LINE = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]+)\s*$|\S\s{2,}(?:\d{1,4}|[ivxlc]+)\s*$", re.IGNORECASE)
CONTENTS_LOOSE = re.compile(r"[^\W\d].*\s(?:\d{1,4}|[ivxlc]+)\s*$", re.IGNORECASE)
CONTENTS_TITLE = re.compile(r"^\s*(?:table of )?contents\s*$", re.IGNORECASE)
IMPRINT = re.compile(
    r"©|\bisbn\b|\bissn\b|registered (?:as a )?charity|all rights reserved|first published|printed (?:by|in)\b"
    r"|^\s*(?:tel(?:ephone)?|fax|e-?mail|website|web)\s*[:.]|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\s*$",
    re.IGNORECASE,
)
HEADING_CHARACTERS = 160
TERMINAL = re.compile(r"[.!?;:…][\"'’”‘)\]]*\s*$")


class Shape(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CAPTION = "caption"
    IMPRINT = "imprint"
    NOTE = "note"


@dataclass(slots=True)
class Block:
    """Lines that belong together. `section` is the path of headings above; a heading's own path ends with it."""

    shape: Shape
    lines: list[Line]
    section: tuple[str, ...] = ()
    boxed: bool = False


@dataclass(slots=True)
class _Heading:
    text: str
    size: float
    bold: bool
    depth: int  # of its numbering: '3.1' 2, 'b)' 9, none 0
    boxed: bool = False


@dataclass(slots=True)
class Outliner:
    """Keeps the path of headings while a document is read from top to bottom."""

    path: list[_Heading] = field(default_factory=list)

    def enter(self, heading: _Heading) -> None:
        while self.path and not self._inside(heading, self.path[-1]):
            self.path.pop()
        self.path.append(heading)

    def leave_box(self) -> None:
        if self.path and self.path[-1].boxed:
            self.path.pop()

    @staticmethod
    def _inside(heading: _Heading, above: _Heading) -> bool:
        """Larger type stands above smaller; in the same size numbering decides, then weight."""
        if heading.boxed and not above.boxed:
            return True
        if abs(heading.size - above.size) > 0.3:
            return heading.size < above.size
        if heading.depth and above.depth:
            return heading.depth > above.depth
        return above.bold and not heading.bold

    def section(self) -> tuple[str, ...]:
        return tuple(heading.text for heading in self.path)


def is_contents(layout: PageLayout) -> bool:
    """Most lines end in a page number, with dot leaders or under the title 'Contents'."""
    lines = [line.text for line in layout.body]
    strict = sum(1 for text in lines if CONTENTS_LINE.search(text))
    if strict >= 4 and strict >= 0.4 * len(lines):
        return True
    titled = any(CONTENTS_TITLE.match(text) for text in lines[:4])
    loose = sum(1 for text in lines if CONTENTS_LOOSE.search(text))
    return titled and (strict >= 2 or loose >= 0.5 * len(lines))


def blocks(layouts: Sequence[PageLayout], kind: Type) -> list[Block]:
    """The document's blocks in reading order, each with its section; footnotes follow the page's text. Contents are left out."""
    outliner = Outliner()
    found: list[Block] = []
    for layout in layouts:
        if is_contents(layout):
            continue
        for block in _page_blocks(layout, kind, _last_text(found)):
            _place(block, outliner, found, kind)
        found += [Block(Shape.NOTE, list(note.lines), outliner.section()) for note in layout.notes]
    return _without_title(found)


def _last_text(found: Sequence[Block]) -> Block | None:
    return next((block for block in reversed(found) if block.shape is not Shape.NOTE), None)


def _without_title(found: list[Block]) -> list[Block]:
    """A heading above all others is the document's title: it says nothing about where in it a passage stands."""
    roots = Counter(block.section[:1] for block in found)
    root, count = roots.most_common(1)[0] if roots else ((), 0)
    if root and count >= 0.9 * len(found) and any(len(block.section) > 1 for block in found):
        for block in found:
            if len(block.section) > 1 and block.section[:1] == root:
                block.section = block.section[1:]
    return found


def _place(block: Block, outliner: Outliner, found: list[Block], kind: Type) -> None:
    last = _last_text(found)
    if block.shape is Shape.HEADING:
        outliner.enter(_heading(block, kind))
    elif block.shape is Shape.PARAGRAPH and last and last.shape is Shape.ITEM:
        outliner.leave_box()  # a boxed list ends where running text begins again
    block.section = outliner.section()
    block.boxed = bool(outliner.path) and outliner.path[-1].boxed
    crosses = last is not None and last.lines[-1].page != block.lines[0].page
    if last and crosses and _goes_on(last, block):
        last.lines += block.lines
    else:
        found.append(block)


def _goes_on(last: Block, block: Block) -> bool:
    """A paragraph or an item that the end of a page has cut in two."""
    if block.shape is not Shape.PARAGRAPH or last.shape not in (Shape.PARAGRAPH, Shape.ITEM):
        return False
    return not TERMINAL.search(last.lines[-1].text) and last.lines[-1].size == block.lines[0].size


def heading_text(lines: Sequence[Line]) -> str:
    """A heading's lines on one, a word broken at a line's end made whole."""
    text = ""
    for line in lines:
        part = " ".join(line.text.split())
        joined = re.search(r"[a-z]-$", text) and part[:1].islower()
        text = text[:-1] + part if joined else f"{text} {part}".strip()
    return text


def _heading(block: Block, kind: Type) -> _Heading:
    text = heading_text(block.lines)
    numbering = NUMBERING.match(text)
    depth = 0
    if numbering:
        depth = 9 if numbering[2] else 1 + (numbering[1] or "").count(".")
    first = block.lines[0]
    # A mark of a footnote that follows a box's title is not part of it.
    return _Heading(re.sub(r"(?<=[a-z])\d{1,2}$", "", text), first.size or kind.size, first.bold, depth, bool(BOX.match(text)))


def _page_blocks(layout: PageLayout, kind: Type, before: Block | None) -> Iterator[Block]:
    lines = list(layout.body)
    imprint = sum(1 for line in lines if IMPRINT.search(line.text)) >= 3
    current: Block | None = None
    for position, line in enumerate(lines):
        above = lines[position - 1] if position else None
        previous = above or (before.lines[-1] if before else None)
        shape = Shape.IMPRINT if imprint else _shape(line, previous, kind)
        if current and above and not _begins(shape, line, above, current, kind):
            current.lines.append(line)
            continue
        if current:
            yield current
        # What follows a caption's or an item's first line without a break belongs to it.
        current = Block(shape, [line])
    if current:
        yield current


def _shape(line: Line, above: Line | None, kind: Type) -> Shape:
    # A dash may begin an item, or be the writer's own where the line above breaks off.
    if BULLET.match(line.text) and not (DASH.match(line.text) and above and not TERMINAL.search(above.text)):
        return Shape.ITEM
    if CAPTION.match(line.text) and len(line.text) < HEADING_CHARACTERS:
        return Shape.CAPTION
    if _is_heading(line, kind):
        return Shape.HEADING
    if ENUMERATOR.match(line.text) and not NUMBER_IN_TEXT.match(line.text):
        return Shape.ITEM
    return Shape.PARAGRAPH


NUMBER_IN_TEXT = re.compile(r"^\s*\d+\.\s+(?=[a-z])")


def _is_heading(line: Line, kind: Type) -> bool:
    """Set apart by size or weight, short, with letters, not ending as a sentence does."""
    text = line.text.strip()
    if len(text) > HEADING_CHARACTERS or not re.search(r"[^\W\d_]{2}", text) or re.search(r"[.;,]$", text):
        return False
    if not line.size or not kind.size:
        return bool(NUMBERING.match(text)) and len(text) < 80 and text[-1] not in ":?" and text.count(".") <= 3
    larger, bold = line.size >= 1.07 * kind.size, line.bold and line.size >= 0.95 * kind.size
    return (larger or bold) and not (text[0].islower() and not NUMBERING.match(text))


def _begins(shape: Shape, line: Line, above: Line, current: Block, kind: Type) -> bool:
    """Whether `line` begins a new block rather than going on with `current`."""
    gap = above.y - line.y
    near = not kind.leading or 0 <= gap <= 1.18 * max(kind.leading, 1.25 * line.size)
    same_type = line.size == above.size and line.bold == above.bold
    if shape is Shape.IMPRINT:
        return True
    if current.shape is Shape.HEADING:
        # A heading's second line has its type and stands close; numbering begins another.
        close = not kind.leading or 0 <= gap <= 1.5 * line.size
        continues = same_type and close and not NUMBERING.match(line.text) and not BOX.match(line.text)
        return not (continues or (_same_place(line, above) and same_type))
    if shape is Shape.ITEM or shape is Shape.CAPTION:
        return True
    if shape is Shape.HEADING:
        return not (_wraps(above, line, kind) and line.size == above.size and near and not line.bold)
    if current.shape is Shape.CAPTION and not (near and same_type):
        return True
    if current.shape is Shape.ITEM and current.lines[0].x and line.x < current.lines[0].x - 2:
        return True
    if not near and line.y:
        return not (gap < 0 and not TERMINAL.search(above.text))  # the next column
    return not _wraps(above, line, kind)


def _same_place(line: Line, above: Line) -> bool:
    return bool(line.y) and abs(line.y - above.y) < 1


def _wraps(above: Line, line: Line, kind: Type) -> bool:
    """Whether the line above ended because the next word did not fit: then the two are one paragraph.

    Where the next word would have fitted easily, the break is the writer's own.
    """
    words = line.text.split()
    length = len(above.text.strip())
    fits = bool(words) and len(words[0]) + 1 < kind.measure - length - 0.2 * kind.measure
    ended = bool(TERMINAL.search(above.text))
    return not fits or (not ended and (words[0][:1].islower() or length > 0.45 * kind.measure))
