"""The list of kept conversations, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from assistant.web.chat import escape
from assistant.web.conversations import LISTED, Entry


def entries_html(entries: Sequence[Entry], current: str, words: str = "") -> str:
    """Each conversation to open, with what can be done with it; `current` is the one that is shown."""
    if not entries:
        said = (
            f"No conversation holds ‘{escape(words)}’." if words.strip() else "Your conversations will be listed here."
        )
        return f'<p class="none">{said}</p>'
    listed = "".join(_entry(entry, entry.id == current) for entry in entries)
    older = '<p class="none">Older ones are found by their words.</p>' if len(entries) >= LISTED else ""
    return f'<ul class="talks">{listed}</ul>{older}'


def _entry(entry: Entry, current: bool) -> str:
    name, when = escape(entry.name), datetime.fromtimestamp(entry.changed).strftime("%d %B %Y, %H:%M").lstrip("0")
    file = f"/assistant/conversations/{entry.id}"
    doing = "".join(
        (
            f'<button type="button" class="rename" value="{entry.id}" title="Rename ‘{name}’">Rename</button>',
            f'<a href="{file}.docx" download title="Save ‘{name}’ as a Word document">Save: Word</a>',
            f'<a href="{file}.md" download title="Save ‘{name}’ as Markdown">Markdown</a>',
            f'<a href="{file}.json" download title="Save ‘{name}’ as JSON">JSON</a>',
            f'<button type="button" class="delete" value="{entry.id}" title="Delete ‘{name}’">Delete</button>',
        )
    )
    return (
        f'<li class="talk{" current" if current else ""}">'
        f'<button type="button" class="open" value="{entry.id}" title="{when}">{name}</button>'
        + (f'<div class="doing">{doing}</div></li>' if current else "</li>")
    )
