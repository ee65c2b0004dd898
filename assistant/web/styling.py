"""How references are written on the page: as each visitor chose, which a cookie remembers; else as the settings say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.citing.alone import WHOLE_NOTES, written
from assistant.citing.styles import TITLES
from assistant.records import Answer, Style

COOKIE = "reference-style"  # page.js sets it


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
    found = written(answer.footnotes, style)
    notes = tuple(replace(note, citation=text) for note, text in zip(answer.footnotes, found.notes, strict=True))
    return replace(answer, footnotes=notes), () if style in WHOLE_NOTES else found.bibliography
