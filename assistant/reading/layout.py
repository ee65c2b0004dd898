"""Lines of type, and what on a page is not its text: running heads and feet, page numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.reading.pdf import RawPage, Run

EDGE_LINES = 3  # lines from the top or bottom of a page within which running matter is looked for
NUMBER = re.compile(r"^(?:page|p\.)?\s*[-–—|]?\s*(\d{1,4}|[ivxlcdm]{1,7})\s*[-–—|]?\s*(?:(?:of|/)\s*\d{1,4})?$", re.IGNORECASE)
NOTE_START = re.compile(r"^\s*(\d{1,3}|[*†‡§])\s*(?=[A-Za-z‘’“\"'(<\[])")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: raw characters `start` to `end`; x, y, size in points (0 where the type is not known)."""

    page: int
    start: int
    end: int
    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark, its first line and the lines after."""

    mark: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page taken apart. Lines are in reading order; `printed` is the page number that it bears, or ''."""

    number: int
    body: tuple[Line, ...]
    running: tuple[Line, ...]
    notes: tuple[Note, ...]
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Type:
    """The type that most of the document is set in: size and leading in points, measure in characters a line."""

    size: float
    leading: float
    measure: int


def lines_of(page: RawPage) -> list[Line]:
    """The page's lines that hold more than white space, in the order in which the reader gives them."""
    found: list[Line] = []
    runs, first, start = page.runs, 0, 0
    for text in page.text.split("\n"):
        end = start + len(text)
        while first < len(runs) and runs[first].end <= start:
            first += 1
        here = []
        for run in runs[first:]:
            if run.start >= end:
                break
            here.append(run)
        if text.strip():
            found.append(_line(page, start, end, text, here))
        start = end + 1
    return found


def _line(page: RawPage, start: int, end: int, text: str, runs: Sequence[Run]) -> Line:
    shares: Counter[tuple[float, bool]] = Counter()
    visible: list[Run] = []
    for run in runs:
        letters = page.text[max(run.start, start) : min(run.end, end)].strip()
        if letters:
            shares[run.size, run.bold] += len(letters)
            visible.append(run)
    if not visible:
        return Line(page.number, start, end, text)
    sizes: Counter[float] = Counter()
    for (size, _), count in shares.items():
        sizes[size] += count
    size = max(sizes, key=lambda key: (sizes[key], key))
    # Marks and bullets are seldom bold: a line is, when nine in ten of its characters are.
    bold = sum(count for (_, is_bold), count in shares.items() if is_bold) >= 0.9 * sum(shares.values())
    return Line(page.number, start, end, text, visible[0].x, visible[0].y, size, bold)


def body_type(pages: Sequence[Sequence[Line]]) -> Type:
    """The size most characters have, the commonest distance between its lines, and how long a full line is."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
    size = max(sizes, key=lambda key: (sizes[key], key)) if sizes else 0.0
    gaps: Counter[float] = Counter()
    lengths: list[int] = []
    for lines in pages:
        body = [line for line in lines if line.size == size]
        lengths += [len(line.text.strip()) for line in body]
        gaps.update(round(above.y - below.y, 1) for above, below in zip(body, body[1:], strict=False) if above.y > below.y)
    leading = max(gaps, key=lambda key: (gaps[key], -key)) if gaps else 0.0
    lengths.sort()
    return Type(size, leading, lengths[int(len(lengths) * 0.9)] if lengths else 0)


def take_apart(pages: Sequence[RawPage]) -> tuple[list[PageLayout], Type]:
    """Part body text from running matter and footnotes on every page of a document."""
    lines = [lines_of(page) for page in pages]
    kind = body_type(lines)
    running = _running(lines, [page.height for page in pages], kind)
    layouts = []
    for page, here, marked in zip(pages, lines, running, strict=True):
        body = [line for line in here if line not in marked]
        body, notes = _part_notes(body, kind)
        layouts.append(PageLayout(page.number, tuple(body), tuple(line for line in here if line in marked), tuple(notes)))
    return _with_printed_numbers(layouts, lines), kind


def _edges(lines: Sequence[Line]) -> list[Line]:
    """Lines near the top or bottom, by where they stand and by the order in which they are read."""
    by_place = sorted(lines, key=lambda line: -line.y)
    chosen = {*lines[:EDGE_LINES], *lines[-EDGE_LINES:], *by_place[:EDGE_LINES], *by_place[-EDGE_LINES:]}
    return [line for line in lines if line in chosen]


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))


def _running(pages: Sequence[Sequence[Line]], heights: Sequence[float], kind: Type) -> list[set[Line]]:
    """Running heads and feet: the same words at the same height on several pages, a page number, or a line
    in other type than the body's at a height where most pages have one (a chapter title seen once)."""
    texts: dict[tuple[str, int], set[int]] = defaultdict(set)
    slots: dict[tuple[int, float], set[int]] = defaultdict(set)
    numbers: dict[int, set[int]] = defaultdict(set)
    counted: Counter[tuple[str, int]] = Counter()
    edges = [_edges(lines) for lines in pages]
    for index, edge in enumerate(edges):
        for line in edge:
            counted.update(_count(line, index))
            for height in _near(line.y):
                texts[_key(line.text), height].add(index)
                if line.size != kind.size:
                    slots[height, line.size].add(index)
                if NUMBER.match(line.text.strip()):
                    numbers[height].add(index)
    filled = sum(1 for lines in pages if lines)
    found: list[set[Line]] = []
    for index, (edge, lines, height) in enumerate(zip(edges, pages, heights, strict=True)):
        marked: set[Line] = set()
        for line in edge:
            place = round(line.y / 4)
            if NOTE_START.match(line.text) and line.y < height / 2 and not _counts_up(line, index, counted):
                continue  # a footnote, whatever it shares with others
            words = any(character.isalpha() for character in line.text)
            repeated = words and len(texts[_key(line.text), place]) >= (2 if line.y and line.size < kind.size else 3)
            number = NUMBER.match(line.text.strip()) and len(numbers[place]) >= min(3, max(2, filled // 2))
            slot = line.size < kind.size and len(slots[place, line.size]) >= max(3, 0.5 * filled)
            if (repeated or number or slot) and _outermost(line, lines, marked, height):
                marked.add(line)
        found.append(marked)
    return found


def _count(line: Line, index: int) -> list[tuple[str, int]]:
    """The line's words and how far the number in front of them lies from the page's place: a running foot's stay together."""
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
    if height and not (line.y > 0.80 * height or line.y < 0.20 * height):
        return False
    others = [other for other in lines if other is not line and other not in marked]
    above = sum(1 for other in others if other.y > line.y + 2)
    below = sum(1 for other in others if other.y < line.y - 2)
    return above <= 1 or below <= 1


def _part_notes(lines: Sequence[Line], kind: Type) -> tuple[list[Line], list[Note]]:
    """Footnotes: lines in smaller type at the foot of the page, each note beginning with a mark that the text above bears."""
    first = len(lines)
    while first and 0 < lines[first - 1].size <= 0.93 * kind.size:
        first -= 1
    while first < len(lines) and not NOTE_START.match(lines[first].text):
        first += 1
    body = "\n".join(line.text for line in lines[:first])
    notes: list[Note] = []
    for line in lines[first:]:
        start = NOTE_START.match(line.text)
        if start and (not notes or _follows(notes[-1].mark, start[1])):
            notes.append(Note(start[1], (line,)))
        else:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))
    if not any(mark_pattern(note.mark).search(body) for note in notes):
        return list(lines), []
    return list(lines[:first]), notes


def mark_pattern(mark: str) -> re.Pattern[str]:
    """The footnote mark where it is glued to a small letter, a closing quotation mark or bracket, or a sentence's end.

    It is not part of a figure ('3.5'), nor of a name such as 'CO2'.
    """
    if not mark.isdigit():
        return re.compile(r"(?<=\S)" + re.escape(mark))
    return re.compile(r"(?:(?<=[a-zà-ÿ’‘”“\"')\]])|(?<=[^\W\d_][.,;:!?])|(?<=[’”)][.,;:!?]))" + mark + r"(?![\d%]|[.,]\d)")


def _follows(before: str, mark: str) -> bool:
    return not (before.isdigit() and mark.isdigit()) or int(mark) == int(before) + 1


def number_of(label: str) -> int | None:
    """'12' -> 12, 'xiv' -> 14, anything else None."""
    if label.isdigit():
        return int(label)
    total = 0
    digits = [ROMAN.get(letter, 0) for letter in label.lower()]
    if not digits or 0 in digits:
        return None
    for value, following in zip(digits, [*digits[1:], 0], strict=True):
        total += -value if value < following else value
    return total


def _with_printed_numbers(layouts: Sequence[PageLayout], lines: Sequence[Sequence[Line]]) -> list[PageLayout]:
    """Give each page the number that it bears, where at least three pages agree on how far it lies from their place.

    A page without a number between two pages that agree has the number between theirs.
    """
    bearing: dict[tuple[bool, int], dict[int, str]] = defaultdict(dict)
    for index, (layout, all_lines) in enumerate(zip(layouts, lines, strict=True)):
        for line in (*layout.running, *all_lines[:1], *all_lines[-1:]):
            for label in _labels_in(line.text):
                value = number_of(label)
                if value:
                    bearing[label.isdigit(), value - index].setdefault(index, label)
    printed: dict[int, str] = {}
    for (arabic, offset), pages in sorted(bearing.items(), key=lambda item: len(item[1])):
        if len(pages) < 3:
            continue
        printed.update(pages)  # the offset that most pages share is applied last and wins
        for index in range(min(pages), max(pages)):
            if arabic and index not in pages and index - 1 in pages and index + 1 in pages:
                printed.setdefault(index, str(index + offset))
    return [replace(layout, printed=printed.get(index, "")) for index, layout in enumerate(layouts)]


def _labels_in(text: str) -> list[str]:
    """A page number standing alone, or at either end of a running head."""
    text = text.strip()
    whole = NUMBER.match(text)
    if whole:
        return [whole[1]]
    return [match[0] for pattern in (r"^\d{1,4}(?=\s+\D)", r"(?<=\s)\d{1,4}$") for match in re.finditer(pattern, text)]
