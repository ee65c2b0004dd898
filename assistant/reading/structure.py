"""The blocks of a whole document, each under its headings; what pages, columns and figures cut in two is one again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.patterns import regex
from assistant.reading.contents import UnderWay, without_contents
from assistant.reading.counts import mark_counts
from assistant.reading.figures import mark_figures
from assistant.reading.layout import PageLayout
from assistant.reading.lines import Line, Type
from assistant.reading.outline import NUMBERING, Bookmarks, Outliner, heading, plain
from assistant.reading.pdf import OutlineItem
from assistant.reading.shapes import INDENT, LETTERS, TERMINAL, Block, Shape, fits, has_sign, page_blocks

REFERENCES = frozenset("references bibliography workscited literaturecited endnotes referencesandnotes sources".split())
CONTINUES = regex(r"^[\"'‘“(]*[a-z]")
TITLE_SHARE = 0.8  # of the blocks stand under the title
COVERS = 3  # so many pages at the beginning may be covers
TITLE, TEXT = 1.5, 1.2  # of the text's size: a page's title has more, its text less
SAYS = 120  # characters of text that make a page more than a cover
FLOATS = 40  # so many blocks back, without a figure's, is the beginning of an interrupted paragraph looked for


def blocks(layouts: Sequence[PageLayout], kind: Type, outline: Sequence[OutlineItem] = ()) -> list[Block]:
    """The document's blocks in reading order, each with its section; footnotes follow the page's text.

    Tables of contents are left out.
    """
    outliner, bookmarks = Outliner(), Bookmarks.of(outline)
    found: list[Block] = []
    pages = _page_by_page(layouts, kind, bookmarks)
    mark_figures(pages, kind, bookmarks)
    for layout, page in zip(layouts, pages, strict=True):
        told = 0
        for block in page:
            _place(block, outliner, bookmarks, found, kind)
            told += _says(block)
        if layout.number <= COVERS and told <= SAYS:
            outliner.path.clear()  # what a cover says in large type is no heading of the pages after it
        for note in layout.notes:
            found.append(Block(Shape.NOTE, list(note.lines), outliner.section(), mark=note.mark))
    return _without_title(found)


def _page_by_page(layouts: Sequence[PageLayout], kind: Type, bookmarks: Bookmarks) -> list[list[Block]]:
    """The blocks of each page, without those of tables of contents."""
    pages: list[list[Block]] = []
    above: Line | None = None
    under_way = UnderWay.NOTHING
    for layout in layouts:
        lines, under_way = without_contents(layout.body, under_way)
        pages.append(page_blocks(_title_first(lines, kind), kind, bookmarks, above))
        mark_counts(pages[-1])
        above = pages[-1][-1].lines[-1] if pages[-1] else above
    return pages


def _title_first(lines: Sequence[Line], kind: Type) -> list[Line]:
    """With the page's title in front of the text that it stands above, also where the file draws it later."""
    size = max((line.size for line in lines if line.upright), default=0.0)
    if not kind.size or size < TITLE * kind.size:
        return list(lines)
    places = [place for place, line in enumerate(lines) if line.size == size and line.upright]
    first, end = places[0], places[-1] + 1
    title = lines[first:end]
    text = [line.y for line in lines if line.size <= TEXT * kind.size and LETTERS.search(line.text)]
    whole = end - first == len(places) and any(LETTERS.search(line.text) for line in title)
    if not text or not whole or min(line.y for line in title) <= max(text):
        return list(lines)
    return [*title, *lines[:first], *lines[end:]]


def _says(block: Block) -> int:
    """How many characters of text it has: an item, a row, a whole sentence, or what is long enough."""
    length = sum(len(line.text) for line in block.lines)
    whole = block.shape in (Shape.ITEM, Shape.ROW) or TERMINAL.search(block.lines[-1].text)
    return length if block.shape is not Shape.HEADING and (whole or length > SAYS) else 0


def _last_text(found: Sequence[Block]) -> Block | None:
    return next((block for block in reversed(found) if block.shape is not Shape.NOTE), None)


def _without_title(found: list[Block]) -> list[Block]:
    """A heading above all others is the document's title: it says nothing about where in it a passage stands."""
    while True:
        roots = Counter(block.section[:1] for block in found)
        root, count = roots.most_common(1)[0] if roots else ((), 0)
        under = [block for block in found if len(block.section) > 1 and block.section[:1] == root]
        numbered = bool(root) and NUMBERING.match(root[0])
        if not root or numbered or count < TITLE_SHARE * len(found) or not under:
            return found
        for block in under:
            block.section = block.section[1:]


def _place(block: Block, outliner: Outliner, bookmarks: Bookmarks, found: list[Block], kind: Type) -> None:
    last = _last_text(found)
    if block.shape is Shape.HEADING:
        outliner.enter(heading(block.lines, kind, bookmarks))
    elif block.shape is Shape.PARAGRAPH and last and last.shape is Shape.ITEM:
        outliner.leave_box()  # a boxed list ends where running text begins again
    if block.shape is Shape.PARAGRAPH and block.lines[0].size <= kind.size:
        outliner.leave_smaller(block.lines[0].size)
    broken = _broken_off(found, block, kind)
    if broken:
        broken.lines += block.lines
        outliner.path = list(broken.path)  # what stood between was a figure or a box, headings and all
        return
    block.section, block.path = outliner.section(), list(outliner.path)
    if block.shape in (Shape.PARAGRAPH, Shape.ITEM) and any(plain(part) in REFERENCES for part in block.section):
        block.shape = Shape.REFERENCE
    found.append(block)


def _broken_off(found: Sequence[Block], block: Block, kind: Type) -> Block | None:
    """The paragraph or item that goes on with the block: the end of a page or column, or a figure, cut it in two."""
    if block.shape is not Shape.PARAGRAPH:
        return None
    between, headed, floats = 0, False, 0
    for last in reversed(found):
        above, line = last.lines[-1], block.lines[0]
        if last.shape is Shape.NOTE:
            continue
        if floats == FLOATS or above.page < line.page - 1:
            return None
        alike = last.shape in (Shape.PARAGRAPH, Shape.ITEM, Shape.REFERENCE) and above.size == line.size
        if alike and not TERMINAL.search(above.text) and above.page >= line.page - 1:
            if above.page != line.page and not between:
                ended = not has_sign(last) or _leaves_item(line, last, kind, _hang(found[-FLOATS:]))
                return None if ended and not CONTINUES.match(line.text) else last
            jumped = above.page != line.page or between or line.y > above.y
            cut = len(last.lines) > 1 or len(above.text) > 0.8 * kind.measure
            goes_on = CONTINUES.match(line.text) or (above.page != line.page and cut and not headed)
            return last if jumped and goes_on and len(above.text) > 12 else None
        if alike:
            return None
        between += 1
        floats += last.shape not in (Shape.CAPTION, Shape.ROW)
        headed = headed or (last.shape is Shape.HEADING and above.page == line.page)
    return None


def _leaves_item(line: Line, block: Block, kind: Type, hangs: bool) -> bool:
    """Whether a line at the top of a page is no more of the item that ended the page before.

    It stands left of the item's sign, or below it where items hang; or its first word would have fitted.
    """
    sign, last = block.lines[0].x, block.lines[-1]
    indented = last.x < sign - 2  # only the item's first line is
    left = not indented and (line.x < sign - 2 or (hangs and line.x <= sign + 2))
    return block.shape is Shape.ITEM and ((bool(line.x) and left) or fits(last, line, kind.measure))


def _hang(blocks: Sequence[Block]) -> bool:
    """Whether items among the blocks have lines that stand to the right of the item's sign."""
    items = (block.lines for block in blocks if block.shape is Shape.ITEM and len(block.lines) > 1)
    return any(lines[1].x > lines[0].x + INDENT for lines in items)
