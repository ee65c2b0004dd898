"""What stands above a passage when it is read: its report's title and the path of its headings."""

from __future__ import annotations

from assistant.patterns import regex

HEADLINE = 48  # characters of a title that stand before headings
PATH = 200  # characters: a section path that is longer leaves no room for the title
WORD = regex(r"\b[^\W\d_]{3,}\b")


def headline(title: str) -> str:
    """A title as it stands before headings: cut after some words, '' where it is a number or a code."""
    if not WORD.search(title):
        return ""
    if len(title) <= HEADLINE:
        return title
    return title[: HEADLINE + 1].rpartition(" ")[0] or title[:HEADLINE]


def context(title: str, section: tuple[str, ...]) -> str:
    """A report's title and a section path on one line; the path alone where it is long."""
    path = " › ".join(section)
    return f"{title} › {path}" if title and 0 < len(path) <= PATH else path or title
