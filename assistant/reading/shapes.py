"""The lines of a page become blocks: headings, paragraphs, list items, rows of tables, captions, imprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from assistant.patterns import regex
from assistant.reading.apart import set_apart
from assistant.reading.beside import is_label, labels_apart
from assistant.reading.lines import Line, Type, measures
from assistant.reading.listed import listed
from assistant.reading.outline import (
    BOX,
    HEADING_CHARACTERS,
    HEADING_WORDS,
    NUMBERING,
    Bookmarks,
    Heading,
    heading_text,
    looks_like_heading,
)
from assistant.reading.rights import RIGHTS, is_imprint
from assistant.reading.sentences import stops_short
from assistant.reading.tables import rows

BULLETS = "•◦▪●■‣⁃∙·➢➤►✓✔❖◆"
BULLET = regex(rf"^\s*(?:[{BULLETS}o–—*-]\s+(?=\S)|[{BULLETS}](?=\S))")
DASH = regex(r"^\s*[o–—*-]\s")
ENUMERATOR = regex(r"^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z])\.)\s+(?=\S)")
NUMBER = regex(r"^\s*(\d{1,2})\.\s")
IN_TEXT = regex(r"^\s*\(?\w+[.)]\s+(?=[a-z])")  # a number that may be no item's
LED = regex(r"[.!?;:,…][\"'’”‘)\]]*\d{0,3}\s*$|[;,]\s+(?:and|or)\s*$")  # before an item
CAPTION = regex(
    r"^\s*(?i:figure|fig\.|table|chart|graph|exhibit|map|diagram|photo)\s+(?:\d[\d.]*|[A-Z]\b)\s*(?:[:.–—|-]|[A-Z‘“(]|$)"
    r"|^\s*(?i:sources?|notes?|base):\s"
)
# The end of a sentence, the mark of a footnote and all.
TERMINAL = regex(r"(?:[.!?;:…][\"'’”‘)\]]*|(?<![\d.])[.!?;:…][\"'’”‘)\]]*\d{1,3})\s*$")
LETTERS = regex(r"[^\W\d_]{2}")
DRAWN = regex(r"(?<!\S)\|\s")  # 'Rate | Pence'
LONG = 8  # words; a longer heading that ends as a sentence does, or begins so and has a comma at a line's end, is one
SPEAKS = ("We", "You", "They", "It")
LABELS = 4  # so many headings without text between are labels
COMMA = regex(r"[,;]\s*$")
TAG = regex(r"\s*[#@][^\W\d_]{2}")
LOWER = regex(r"\s*[a-z]{2}")
FULL = 0.8  # of the measure: a line this long may go on in the next
LOOSE = 1.8  # of the leading: so far apart may a sentence's lines stand
LARGER = 1.5  # of the size of the line above
INDENT = 4  # points that an item's lines stand to the right of its sign, at least


class Shape(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    CAPTION = "caption"
    REFERENCE = "reference"
    IMPRINT = "imprint"
    NOTE = "note"


@dataclass(slots=True)
class Block:
    """Lines that belong together. `section` is the path of headings above; a heading's own path ends with it.

    `mark` is a footnote's.
    """

    shape: Shape
    lines: list[Line]
    section: tuple[str, ...] = ()
    path: list[Heading] = field(default_factory=list)
    mark: str = ""


def page_blocks(lines: Sequence[Line], kind: Type, bookmarks: Bookmarks, above: Line | None) -> list[Block]:
    """The blocks of a page's lines, in reading order; above: the last line of the text before the page."""
    found = list(_page_blocks(_upright(lines), kind, bookmarks, above))
    for block in found:
        words = heading_text(block.lines).split() if block.shape is Shape.HEADING else []
        speaks = words and words[0] in SPEAKS and COMMA.search(block.lines[0].text)
        told = len(words) > LONG and (words[-1].endswith(".") or speaks)
        if len(words) > HEADING_WORDS or told:
            block.shape = Shape.PARAGRAPH  # set large, but text
        if block.shape is Shape.PARAGRAPH and not any(LETTERS.search(line.text) for line in block.lines):
            block.shape = Shape.ROW  # figures of a chart or a table
    _drawn_rows(found)
    return _without_labels(found, bookmarks)


def _drawn_rows(page: Sequence[Block]) -> None:
    """Paragraphs whose cells a stroke parts are rows, where two follow each other or a page's end may part them."""
    drawn = [block.shape is Shape.PARAGRAPH and any(DRAWN.search(line.text) for line in block.lines) for block in page]
    for place, block in enumerate(page):
        if drawn[place] and (place == 0 or drawn[place - 1] or place + 1 == len(page) or drawn[place + 1]):
            block.shape = Shape.ROW


def _without_labels(page: list[Block], bookmarks: Bookmarks) -> list[Block]:
    """Many headings without text between them are the labels of a figure; the last may head the text."""
    start = 0
    for end in range(len(page) + 1):
        block = page[end] if end < len(page) else None
        text = heading_text(block.lines) if block and block.shape is Shape.HEADING else ""
        if not text or NUMBERING.match(text) or BOX.match(text) or bookmarks.depth(text):
            if end - start >= LABELS:
                for label in page[start : end - 1]:
                    label.shape = Shape.CAPTION
            start = end + 1
    return page


def _page_blocks(lines: Sequence[Line], kind: Type, bookmarks: Bookmarks, above: Line | None) -> Iterator[Block]:
    lines = labels_apart(lines)
    widths, imprint, hangs = measures(lines, kind), is_imprint(lines), _hangs(lines)
    labels = {place for place in range(len(lines)) if is_label(lines, place)}
    apart, items = set_apart(lines) | labels, listed(lines)
    current: Block | None = None
    marked = 0  # so many lines from here on are a bookmark's title, or a heading that is set apart
    place = -1
    for is_row, group in rows(lines, kind):
        for position, line in enumerate(group):
            place += 1
            ended = marked == 1
            marked = max(marked - 1, 0) or (0 if is_row else bookmarks.lines(lines, place) or int(place in apart))
            shape = Shape.IMPRINT if imprint else _shape(line, above, kind, is_row, bool(marked))
            if shape is Shape.PARAGRAPH:
                shape = Shape.ITEM if place in items else Shape.HEADING if _heads(lines, place, kind) else shape
            if shape is Shape.ITEM and current and current.shape is Shape.PARAGRAPH and _ends(current, line, kind):
                shape = Shape.PARAGRAPH
            if current is None or above is None or ended or (marked and place in apart):
                begins = True
            elif is_row and not imprint:
                begins = position == 0
            else:
                begins = _begins(shape, line, above, current, widths[place], kind, hangs)
            if current and not begins:
                current.lines.append(line)
            else:
                if current:
                    yield current
                current = Block(shape, [line])
            above = line
    if current:
        yield current


def _upright(lines: Sequence[Line]) -> list[Line]:
    """What stands on its side, such as the name of an axis, after the rest; unless most of the page does."""
    turned = [line for line in lines if not line.upright]
    if 2 * len(turned) > len(lines):
        return list(lines)
    return [line for line in lines if line.upright] + turned


def _shape(line: Line, above: Line | None, kind: Type, is_row: bool, marked: bool) -> Shape:
    if marked:
        return Shape.HEADING
    if is_row:
        return Shape.ROW
    if RIGHTS.match(line.text):
        return Shape.IMPRINT
    # A dash may begin an item, or be the writer's own where the line above breaks off.
    if BULLET.match(line.text) and not (DASH.match(line.text) and above and not TERMINAL.search(above.text)):
        return Shape.ITEM
    if CAPTION.match(line.text) and len(line.text) < HEADING_CHARACTERS:
        return Shape.CAPTION
    if looks_like_heading(line, kind):
        return Shape.HEADING
    if ENUMERATOR.match(line.text) and not (IN_TEXT.match(line.text) and above and not LED.search(above.text)):
        return Shape.ITEM
    return Shape.PARAGRAPH


def _heads(lines: Sequence[Line], place: int, kind: Type) -> bool:
    """Whether the line in bold type ends in a comma within a heading, which the next line goes on with."""
    line, below = lines[place], lines[place + 1] if place + 1 < len(lines) else None
    if below is None or not (line.bold and below.bold and line.size == below.size and COMMA.search(line.text)):
        return False
    close = 0 < line.y - below.y <= 1.5 * line.size
    return close and looks_like_heading(replace(line, text=heading_text([line, below])), kind)


def has_sign(block: Block) -> bool:
    """Whether it is no item, or one that a sign or a number shows to be one."""
    return block.shape is not Shape.ITEM or _has_sign(block.lines[0])


def _ends(paragraph: Block, line: Line, kind: Type) -> bool:
    """Whether the number that the line begins with ends a sentence of the paragraph: 'in Year', '9. This helps'."""
    above = paragraph.lines[-1]
    number = NUMBER.match(line.text)
    full = len(above.text.strip()) > FULL * kind.measure and above.size == line.size
    return number is not None and number[1] != "1" and full and not LED.search(above.text)


def _begins(shape: Shape, line: Line, above: Line, current: Block, measure: int, kind: Type, hangs: bool) -> bool:
    """Whether `line` begins a new block rather than going on with `current`. hangs: as `_hangs` says of the page."""
    gap = above.y - line.y
    near = not kind.leading or 0 <= gap <= 1.18 * max(kind.leading, 1.25 * line.size)
    same_type = line.size == above.size and line.bold == above.bold
    if shape is Shape.IMPRINT or current.shape is Shape.ROW or (line.page, line.start) < (above.page, above.start):
        return True  # a title or a turned line was moved from its place
    if current.shape is Shape.HEADING:
        # A heading's second line has its type and stands close; numbering begins another.
        close = not kind.leading or 0 <= gap <= 1.5 * line.size
        in_type = shape is Shape.HEADING or line.size != kind.size or line.bold
        # What stands in plain type above bold type of its size is no heading.
        bolder = line.bold and line.size == above.size and shape is Shape.PARAGRAPH and abs(line.x - above.x) < 1
        continues = in_type and (same_type or bolder) and close
        continues = continues and not (NUMBERING.match(line.text) or BOX.match(line.text))
        return not (continues or (_same_place(line, above) and same_type))
    if shape is Shape.ITEM or shape is Shape.CAPTION:
        return True
    if shape is Shape.PARAGRAPH and line.size >= LARGER * above.size > 0 and not LETTERS.search(line.text):
        return True  # a figure set large
    if shape is Shape.HEADING:
        return not (_wraps(above, line, measure) and line.size == above.size and near and not line.bold)
    if current.shape in (Shape.CAPTION, Shape.IMPRINT) and not (near and same_type):
        return True
    if current.shape is Shape.ITEM and current.lines[0].x and _leaves(line, above, current, measure, hangs):
        return True
    if not near and line.y:
        goes_on = line.size == above.size and not TERMINAL.search(above.text)
        loose = current.shape is Shape.PARAGRAPH and _goes_on_below(line, above, kind)
        return not (goes_on and (gap < 0 or loose))  # the next column, or the same sentence
    return not _wraps(above, line, measure)


def _goes_on_below(line: Line, above: Line, kind: Type) -> bool:
    """Whether the line goes on with the sentence of a full line, though it stands some way below."""
    under = abs(line.x - above.x) < 1 and 0 < above.y - line.y <= LOOSE * kind.leading
    return under and LOWER.match(line.text) is not None and len(above.text.strip()) > FULL * kind.measure


def _hangs(lines: Sequence[Line]) -> bool:
    """Whether items of the page have lines that stand to the right of the item's sign."""
    return any(
        INDENT < line.x - above.x < 6 * INDENT
        and line.size == above.size
        and 0 < above.y - line.y < 2 * line.size
        and _has_sign(above)
        and not _has_sign(line)
        for above, line in pairwise(lines)
    )


def _has_sign(line: Line) -> bool:
    return bool(BULLET.match(line.text) or ENUMERATOR.match(line.text))


def _leaves(line: Line, above: Line, item: Block, measure: int, hangs: bool) -> bool:
    """Whether `line` is text after a list: left of the item's sign, or right below it where no line of an item is.

    Where items do not hang, it is such a line if it begins a sentence and the item's last word did not need it. Only
    the first line of an item may be indented.
    """
    indent = line.x - item.lines[0].x
    if item.lines[-1].x < item.lines[0].x - 2:
        return indent > -2
    if indent < -2:
        return not LOWER.match(line.text) or bool(TERMINAL.search(above.text)) or fits(above, line, measure)
    return indent <= 2 and line.text.lstrip()[:1].isupper() and (hangs or fits(above, line, measure))


def _same_place(line: Line, above: Line) -> bool:
    return bool(line.y) and abs(line.y - above.y) < 1


def _wraps(above: Line, line: Line, measure: int) -> bool:
    """Whether the line above ended because the next word did not fit: then the two are one paragraph.

    Where the next word would have fitted easily, the break is the writer's own.
    """
    if not fits(above, line, measure):
        return True
    goes_on = line.text.lstrip()[:1].islower() or TAG.match(line.text) or len(above.text.strip()) > 0.45 * measure
    return bool(goes_on) and (not TERMINAL.search(above.text) or stops_short(above.text, line.text))


def fits(above: Line, line: Line, measure: int) -> bool:
    """Whether the line's first word would have fitted easily at the end of the line above."""
    words = line.text.split()
    return bool(words) and len(words[0]) + 1 < measure - len(above.text.strip()) - 0.2 * measure
