"""How references are written on the page: as each visitor chose, which a cookie remembers; else as the settings say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.citing.styles import TITLES, Markup, References, references
from assistant.records import Answer, Footnote, PageAddress, Report, Style

COOKIE = "reference-style"  # page.js sets it
REMEMBERED = 1024
# Their notes stand for themselves; those of the others lean on a list of works.
WHOLE_NOTES = (Style.PLAIN, Style.CHICAGO, Style.MHRA, Style.OSCOLA)


def chosen(cookies: Mapping[str, str], default: Style) -> Style:
    """The style that a request's cookies name, `default` where they name none."""
    try:
        return Style(cookies.get(COOKIE, default))
    except ValueError:
        return default


def choices() -> list[tuple[str, str]]:
    """Each style, as shown and as kept."""
    return [(TITLES[style], style.value) for style in Style]


def label(style: Style) -> str:
    """The choice as it stands over the question box."""
    return f"References: {TITLES[style]}"


def styled(answer: Answer, style: Style) -> tuple[Answer, tuple[str, ...]]:
    """The answer with its citations in the style, and the works that they lean on, if the style's notes do."""
    if style is Style.PLAIN or not answer.footnotes:
        return answer, ()
    found = _written(answer.footnotes, style)
    notes = tuple(replace(note, citation=text) for note, text in zip(answer.footnotes, found.notes, strict=True))
    return replace(answer, footnotes=notes), () if style in WHOLE_NOTES else found.bibliography


def alone(report: Report, pages: Sequence[PageAddress], style: Style, markup: Markup = Markup.TEXT) -> str:
    """A citation that needs nothing beside it, to be copied by itself."""
    found = _written((Footnote(1, report, tuple(pages), "", False, ""),), style, markup)
    return " ".join(found.notes if style in WHOLE_NOTES else found.notes + found.bibliography)


@lru_cache(maxsize=REMEMBERED)
def _written(footnotes: tuple[Footnote, ...], style: Style, markup: Markup = Markup.TEXT) -> References:
    return references(footnotes, style, markup)
