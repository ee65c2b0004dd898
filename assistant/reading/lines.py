"""The lines of type on a page, and the type that a document is mostly set in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.patterns import regex
from assistant.reading.pdf import RawPage
from assistant.reading.runs import Run
from assistant.reading.signs import readable

LETTER = 0.5  # the width of a letter, in sizes of its type, where only the beginning of a run is known
LIFT = 0.7  # of its size: a run of the same size that stands so much higher or lower is on another line
LEVEL = 1.0  # points: so little higher or lower is the same line
PROSE = 45  # characters that a line of running text has, as a rule
FULL = 0.8  # of the measure
ENOUGH = 3  # full lines tell how far lines stand apart
SOME = 0.2  # of a document's characters
RAISED_SIZE = 0.85  # of the line's size, at most
MARK = regex(r"\s*(?:\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|[*†‡§]+)\s*")
GLUED = regex(r"(?:[a-zà-ÿ]{4}|[a-zà-ÿ’”\"')\]][.,;:!?]|[’”])$")  # what a mark follows; not 'CO', nor 'log'
NARROW = 4  # so many lines, all of them short, make a narrow column
NARROWEST = 22  # characters
CELL_GAP = 2.0  # runs on one line that stand further apart than this, in sizes of their type, are cells of a table


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: raw characters `start` to `end`; x, y, right and size in points.

    All four are 0 where the type is not known. `right` is an estimate. `cells` are the x at which its cells begin,
    where it is parted by wide gaps; `upright` says that it reads from left to right. `raised` are the raw characters
    of small figures and signs that are raised or follow a word: marks of notes, as a rule. `led`: where the bold or
    italic type that it begins in gives way to plain type, -1 where it does not.
    """

    page: int
    start: int
    end: int
    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    bold: bool = False
    right: float = 0.0
    cells: tuple[float, ...] = ()
    upright: bool = True
    raised: tuple[tuple[int, int], ...] = ()
    italic: bool = False
    led: int = -1
    runs: tuple[tuple[float, int], ...] = ()
    parted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Type:
    """The type that most of the document is set in: size and leading in points, measure in characters a line."""

    size: float
    leading: float
    measure: int


def lines_of(page: RawPage) -> list[Line]:
    """The page's lines that hold more than white space, in the order in which the reader gives them.

    A line is what stands at one height: the reader may give the words of one as many lines, or two cells as one.
    """
    page = replace(page, text=readable(page.text))
    found: list[Line] = []
    start = end = 0
    runs: list[Run] = []
    for low, high, here in _parts(page):
        if runs and here and _goes_on(page.text, runs, here):
            runs += here
            end = high
            continue
        if page.text[start:end].strip():
            found.append(_line(page, start, end, page.text[start:end].replace("\n", " "), runs))
        start, end, runs = low, high, list(here)
    if page.text[start:end].strip():
        found.append(_line(page, start, end, page.text[start:end].replace("\n", " "), runs))
    return found


def _parts(page: RawPage) -> Iterator[tuple[int, int, Sequence[Run]]]:
    """(start, end, runs) of the lines of the page's text, those that hold two heights in parts."""
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
        yield from _level(page, start, end, here)
        start = end + 1


def _goes_on(text: str, runs: Sequence[Run], here: Sequence[Run]) -> bool:
    """Whether the runs `here` stand right behind the others on their line, as its next words or a raised mark."""
    last, following = runs[-1], here[0]
    size = max(last.size, runs[0].size)
    right = last.x + (last.end - last.start) * last.size * LETTER
    if not (last.upright and following.upright and last.x < following.x <= right + CELL_GAP * size):
        return False
    base = next((run.y for run in reversed(runs) if run.size >= RAISED_SIZE * size), last.y)
    lift = following.y - base
    if abs(lift) <= LEVEL:
        return True
    small = following.size <= RAISED_SIZE * size and 0 < lift < LIFT * size
    return small and MARK.fullmatch(text, following.start, following.end) is not None


def _level(page: RawPage, start: int, end: int, runs: Sequence[Run]) -> Iterator[tuple[int, int, Sequence[Run]]]:
    """(start, end, runs) of the parts of a line of text that stand at one height: the reader may join two cells."""
    first = 0
    for place in range(1, len(runs)):
        before, run = runs[place - 1], runs[place]
        lifted = abs(run.y - before.y) > LIFT * max(run.size, before.size)
        if lifted and run.size > RAISED_SIZE * before.size and before.size > RAISED_SIZE * run.size:
            yield start, run.start, runs[first:place]
            start, first = run.start, place
    yield start, end, runs[first:]


def _line(page: RawPage, start: int, end: int, text: str, runs: Sequence[Run]) -> Line:
    shares: Counter[tuple[float, bool]] = Counter()
    visible: list[tuple[Run, int]] = []
    for run in runs:
        letters = len(page.text[max(run.start, start) : min(run.end, end)].strip())
        if letters:
            shares[run.size, run.bold] += letters
            visible.append((run, letters))
    if not visible:
        return Line(page.number, start, end, text)
    if len(visible) == 1:
        run, letters = visible[0]
        right = run.x + letters * run.size * LETTER
        alone, upright = (run.x,), run.upright
        return Line(
            page.number, start, end, text, run.x, run.y, run.size, run.bold, right, alone, upright, (), run.italic
        )
    sizes: Counter[float] = Counter()
    for (size, _), count in shares.items():
        sizes[size] += count
    size = max(sizes, key=lambda key: (sizes[key], key))
    # Marks and bullets are seldom bold: a line is, when nine in ten of its characters are.
    most = 0.9 * sum(shares.values())
    bold = sum(count for (_, is_bold), count in shares.items() if is_bold) >= most
    italic = sum(letters for run, letters in visible if run.italic) >= most
    first = visible[0][0]
    cells = [first.x]
    right = first.x
    for run, letters in visible:
        if run.x > right + CELL_GAP * size:
            cells.append(run.x)
        right = max(right, run.x + letters * run.size * LETTER)
    # The line stands where most of its type does: a raised mark at its beginning does not lift it.
    height = next((run.y for run, _ in visible if run.size == size), first.y)
    raised = tuple(
        (max(run.start, start), min(run.end, end))
        for run, _ in visible
        if run.size <= RAISED_SIZE * size
        if run.y > height + 0.1 * size or GLUED.search(page.text, start, max(run.start, start))
        if MARK.fullmatch(page.text, max(run.start, start), min(run.end, end))
    )
    x, upright, led = first.x, first.upright, _led([run for run, _ in visible])
    own = (page.number, start, end, text, x, height, size, bold, right, tuple(cells), upright, raised, italic, led)
    return Line(*own, tuple((run.x, _first_letter(page.text, run)) for run, _ in visible[1:]))


def _first_letter(text: str, run: Run) -> int:
    return run.end - len(text[run.start : run.end].lstrip())


def _led(runs: Sequence[Run]) -> int:
    """Where the type that the first of the runs has, bold or italic, gives way to plain type; -1 where it does not."""
    place = next((place for place, run in enumerate(runs) if not (run.bold or run.italic)), 0)
    return runs[place].start if place else -1


def body_type(pages: Sequence[Sequence[Line]]) -> Type:
    """The size most running text has, the commonest distance between its lines, and how long a full line is.

    Below a full line stands the next of its paragraph, as a rule; below a short one, another paragraph.
    """
    sizes: Counter[float] = Counter()
    prose: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
            if len(line.text) >= PROSE and len(line.cells) <= 1:
                prose[line.size] += len(line.text)
    # Forms and tables have many short lines; where there is some running text, it decides.
    sizes = prose if sum(prose.values()) > SOME * sum(sizes.values()) else sizes
    size = max(sizes, key=lambda key: (sizes[key], key)) if sizes else 0.0
    bodies = [[line for line in lines if line.size == size] for lines in pages]
    lengths = sorted(len(line.text.strip()) for body in bodies for line in body)
    measure = lengths[int(len(lengths) * 0.9)] if lengths else 0
    gaps: Counter[float] = Counter()
    after_full: Counter[float] = Counter()
    for above, below in (pair for body in bodies for pair in pairwise(body)):
        if above.y > below.y:
            gap = round(above.y - below.y, 1)
            gaps[gap] += 1
            after_full[gap] += len(above.text.strip()) > FULL * measure
    if after_full.total() >= ENOUGH:
        gaps = after_full
    leading = max(gaps, key=lambda key: (gaps[key], -key)) if gaps else 0.0
    return Type(size, leading, measure)


def measures(lines: Sequence[Line], kind: Type) -> list[int]:
    """How many characters a full line has at the line above each line: in a narrow column fewer than in the document.

    A column is narrow where the lines before it, or those after it, are all short.
    """
    lengths = [len(line.text.strip()) if line.size == kind.size else 0 for line in lines]
    found = []
    for place in range(len(lines)):
        above, below = lengths[max(place - NARROW, 0) : place], lengths[max(place - 1, 0) : place + NARROW - 1]
        local = min(max(above, default=0), max(below, default=0))
        full = len(above) == NARROW or len(below) == NARROW
        found.append(local if full and NARROWEST <= local < kind.measure else kind.measure)
    return found
