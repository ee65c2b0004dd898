"""Text from PDFs, questions and file names becomes inert wherever it is shown."""

from __future__ import annotations

from html import escape as escape_html

from assistant.records import CELL

_ACTIVE = {ord(character): f"&#{ord(character)};" for character in "\\`*_[]{}$|~^"}


def escape(text: str) -> str:
    """`text` on one line, the cells of a row apart, safe inside HTML, and inert to Markdown and TeX."""
    cells = (" ".join(cell.split()) for cell in text.split(CELL))
    return escape_html(CELL.join(cells), quote=True).translate(_ACTIVE)
