"""Text from PDFs, questions and file names becomes inert wherever it is shown."""

from __future__ import annotations

from html import escape as escape_html

_ACTIVE = {ord(character): f"&#{ord(character)};" for character in "\\`*_[]{}$|~^"}


def escape(text: str) -> str:
    """`text` on one line, safe inside HTML, and inert to Markdown and TeX."""
    return escape_html(" ".join(text.split()), quote=True).translate(_ACTIVE)
