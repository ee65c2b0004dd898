"""A numbered label beside its text, on one line, as in a table of rules: '2. Moorings   All boats have to …'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.patterns import regex
from assistant.reading.lines import Line

LABEL = regex(r"\s*\d{1,2}[.)]\s+[A-Z][^.!?;:]{2,60}$")
ALIGNED = 1.5  # points
FARTHEST = 2.0  # of its size: so far below stands the next line of the text


def labels_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines, of which those that begin with a label are two: the label, and the text that goes on below itself."""
    found: list[Line] = []
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else None
        found += _parts(line, below) if below else [line]
    return found


def is_label(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is a label, as `labels_apart` parts it from the text beside it."""
    line, beside = lines[place], lines[place + 1] if place + 1 < len(lines) else None
    parted = beside is not None and (line.page, line.end, line.y) == (beside.page, beside.start, beside.y)
    return parted and LABEL.match(line.text.rstrip()) is not None


def _parts(line: Line, below: Line) -> list[Line]:
    text = next((start for x, start in line.runs if len(line.cells) == 2 and x == line.cells[1]), 0)
    under = abs(below.x - line.cells[-1]) < ALIGNED and 0 < line.y - below.y < FARTHEST * line.size if text else False
    label = line.text[: text - line.start]
    if not under or below.size != line.size or len(below.cells) > 1 or not LABEL.match(label.rstrip()):
        return [line]
    right = min(line.right, line.cells[1])
    return [
        replace(line, end=text, text=label, right=right, cells=line.cells[:1], runs=(), raised=()),
        replace(line, start=text, text=line.text[text - line.start :], x=line.cells[1], cells=line.cells[1:], led=-1),
    ]
