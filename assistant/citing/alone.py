"""A reference that needs nothing beside it, as the page and a table of a comparison have it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.citing.styles import Markup, References, references
from assistant.records import Footnote, PageAddress, Report, Style

REMEMBERED = 1024
# Their notes stand for themselves; those of the others lean on a list of works.
WHOLE_NOTES = (Style.PLAIN, Style.CHICAGO, Style.MHRA, Style.OSCOLA)


def alone(report: Report, pages: Sequence[PageAddress], style: Style, markup: Markup = Markup.TEXT) -> str:
    """The note, with the work that it leans on where the style's notes do."""
    found = written((Footnote(1, report, tuple(pages), "", False, ""),), style, markup)
    return " ".join(found.notes if style in WHOLE_NOTES else found.notes + found.bibliography)


@lru_cache(maxsize=REMEMBERED)
def written(footnotes: tuple[Footnote, ...], style: Style, markup: Markup = Markup.TEXT) -> References:
    """As `references`; those last written are remembered."""
    return references(footnotes, style, markup)
