"""A page taken apart: body text, running matter, footnotes and the page number that it bears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reading.labels import Printed, printed_numbers
from assistant.reading.lines import Line, Type, body_type, lines_of
from assistant.reading.notes import Note, part_notes
from assistant.reading.pdf import RawPage
from assistant.reading.running import edges, running


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page taken apart. Lines are in reading order; `printed` is the page number that it bears, or None."""

    number: int
    body: tuple[Line, ...]
    running: tuple[Line, ...]
    notes: tuple[Note, ...]
    printed: Printed | None = None


def take_apart(pages: Sequence[RawPage]) -> tuple[list[PageLayout], Type]:
    """Part body text from running matter and footnotes on every page of a document."""
    lines = [lines_of(page) for page in pages]
    kind = body_type(lines)
    at_edges = [edges(here) for here in lines]
    printed = printed_numbers(at_edges)
    marked = running(lines, at_edges, [page.height for page in pages], printed, kind)
    layouts = []
    for page, here, away, number in zip(pages, lines, marked, printed, strict=True):
        body, notes = part_notes([line for line in here if line not in away], kind)
        heads = tuple(line for line in here if line in away)
        layouts.append(PageLayout(page.number, tuple(body), heads, tuple(notes), number))
    return layouts, kind
