"""Tables: cells that stand beside each other become rows, each of them one piece."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.patterns import regex
from assistant.reading.lines import Line, Type

LONGEST_CELL = 6  # lines; what is longer is a column of text
MOST_CELLS = 60  # in a row
BESIDE = 12.0  # points between the beginnings of two cells of a row, at least
CLOSE = 3.0  # points
SURE = 80  # characters of a line in which a wide gap is sure to be one
ROWS = 2  # so many rows make a table
TALLEST = 400  # characters of a row; what is longer is text
SENTENCE = regex(r"[a-z]{2,}[.!?][\"'’”)]*\s+[A-Z‘“]")


@dataclass(frozen=True, slots=True)
class _Cell:
    """Lines under each other that are read one after the other."""

    lines: tuple[Line, ...]

    @property
    def x(self) -> float:
        return min(line.x for line in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0].y

    @property
    def bottom(self) -> float:
        return self.lines[-1].y


def rows(lines: Sequence[Line], kind: Type) -> Iterator[tuple[bool, list[Line]]]:
    """(whether it is a table's row, lines): each line alone, in order, but for the rows of tables, their lines as one.

    The lines of rows know where their cells begin.

    A row is made of short cells beside each other: on one line that wide gaps part, or read one after the other. Two
    rows or more that follow each other are a table.
    """
    if not kind.leading:
        yield from ((False, [line]) for line in lines)
        return
    waiting: list[list[_Cell]] = []
    columns = {x for line in lines for x in line.cells[1:]}
    for group in _groups(_cells(lines, kind), columns):
        if _is_row(group):
            waiting.append(group)
            continue
        yield from _told(waiting)
        waiting = []
        yield from ((False, [line]) for cell in group for line in cell.lines)
    yield from _told(waiting)


def _told(waiting: Sequence[Sequence[_Cell]]) -> Iterator[tuple[bool, list[Line]]]:
    lines = [[line for cell in group for line in cell.lines] for group in waiting]
    if len(waiting) < ROWS:
        yield from ((False, [line]) for row in lines for line in row)
        return
    columns = {x for row in lines for line in row for x in (line.x, *line.cells[1:])}
    yield from ((True, _parted(group, columns)) for group in waiting)


def _parted(row: Sequence[_Cell], columns: Collection[float]) -> list[Line]:
    """The lines of a row, each with the places at which its cells begin; the rest of a cell begins none.

    The ends of runs are estimates: a run is a cell's first where a column of the table begins.
    """
    found: list[Line] = []
    last = row[0].x
    for cell in row:
        for place, line in enumerate(cell.lines):
            goes_on = place > 0 or abs(line.x - last) < CLOSE
            begins = [] if goes_on else [line.start]
            for x, start in line.runs:
                if x > last + BESIDE and any(abs(x - column) < CLOSE for column in columns):
                    begins.append(start)
                    last = x
            last = last if goes_on else max(line.x, last)
            found.append(replace(line, parted=tuple(begins)))
    return found


def _cells(lines: Sequence[Line], kind: Type) -> Iterator[_Cell]:
    current: list[Line] = []
    for line in lines:
        if current:
            above = current[-1]
            gap = above.y - line.y
            alike = abs(line.x - current[0].x) < BESIDE and line.size == above.size
            if not (alike and 0 < gap <= 1.5 * max(line.size, 1) and len(line.cells) <= 1 >= len(above.cells)):
                yield _Cell(tuple(current))
                current = []
        current.append(line)
    if current:
        yield _Cell(tuple(current))


def _groups(cells: Iterator[_Cell], columns: Collection[float]) -> Iterator[list[_Cell]]:
    """Cells that stand beside each other, from left to right. columns: where cells begin behind wide gaps."""
    group: list[_Cell] = []
    for cell in cells:
        if group and not _beside(group, cell, columns):
            yield group
            group = []
        group.append(cell)
    if group:
        yield group


def _beside(group: Sequence[_Cell], cell: _Cell, columns: Collection[float]) -> bool:
    """Whether the cell is the next in the row, or the rest of one in it other than the first."""
    last = group[-1]
    if (
        len(group) > MOST_CELLS
        or len(cell.lines) > LONGEST_CELL
        or any(len(one.lines) > LONGEST_CELL for one in group)
        or not cell.top
    ):
        return False
    top, bottom = max(one.top for one in group), min(one.bottom for one in group)
    if 0 < bottom - cell.top <= 1.6 * max(cell.lines[0].size, 1):
        known = len(group) > 1 or any(abs(cell.x - x) < CLOSE for x in columns)
        lines = [line for one in group for line in one.lines if known or len(line.cells) > 1]
        places = [x for line in lines for x, _ in line.runs] + [one.x for one in group[1:]]
        if any(abs(cell.x - x) < CLOSE for x in places):
            return True
    return cell.x > last.x + BESIDE and bottom - 3 <= cell.top <= top + 3 and cell.lines[0].upright


def _is_row(group: Sequence[_Cell]) -> bool:
    if len(group) < 2 and not (len(group[0].lines) == 1 and len(group[0].lines[0].cells) >= 2):
        return False
    text = " ".join(line.text for cell in group for line in cell.lines)
    # The ends of long runs are estimates: what looks like a gap in running text may be none.
    return len(text) <= TALLEST and not (len(group) == 1 and len(text) > SURE and SENTENCE.search(text))
