"""One question asked of several reports, phases or sectors, side by side, as HTML."""

from __future__ import annotations

from assistant.records import Column, Comparison, Footnote, Status, Style
from assistant.web import chat, styling
from assistant.web.library import address_of

# The names of footnotes must differ from those of the conversation, whose answers are counted from 1.
FIRST = 10_000
HEAD = ("Asked", "Answer", "Words", "Source")


def comparison_html(comparison: Comparison, style: Style = Style.PLAIN) -> str:
    """A column for each side with its own quotes and pages, and what a report itself says of all of them."""
    sides = "".join(_column(column, FIRST + place, style) for place, column in enumerate(comparison.columns))
    common = ""
    if comparison.common:
        said = Column("What a report says of all of them", (), comparison.common)
        common = _column(said, FIRST + len(comparison.columns), style)
    rows = comparison_rows(comparison, style)
    text = "&#10;".join("&#9;".join(chat.escape(cell) for cell in row) for row in rows)
    return (
        f'<div class="answer comparison"><h3 class="compared">{chat.escape(comparison.question)}</h3>{common}'
        f'<div class="sides">{sides}</div>'
        f'<div class="tools"><button type="button" class="copy" value="{text}">Copy as a table</button>'
        f'<span class="took">{comparison.seconds:.2f} s</span></div></div>'
    )


def comparison_rows(comparison: Comparison, style: Style = Style.PLAIN) -> list[tuple[str, ...]]:
    """For a spreadsheet: a row for each footnote, and one for each side that says nothing, under a head."""
    rows: list[tuple[str, ...]] = [HEAD]
    for column in comparison.columns:
        answer, name = column.answer, _plain(column.name)
        if answer.status is Status.NOT_FOUND:
            rows.append((name, "Nothing found", "", ""))
        for claim in answer.claims:
            for note in (note for note in answer.footnotes if note.number in claim.footnotes):
                words = note.quote if note.verified else ""
                source = note.citation if style is Style.PLAIN else styling.alone(note.report, note.pages, style)
                rows.append((name, _plain(claim.text), _plain(words), _plain(source)))
    return rows


def _plain(text: str) -> str:
    """One cell on one line, which no spreadsheet takes for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line[:1] in ("=", "+", "-", "@") else line


def _column(column: Column, number: int, style: Style) -> str:
    answer, works = styling.styled(column.answer, style)
    if answer.status is Status.NOT_FOUND:
        body = f'<p class="hint">Nothing found in {chat.escape(column.name)}.</p>'
    else:
        notes = chat.notes_html(answer.footnotes, number, _way) + chat.works_html(works)
        body = chat.claims_html(answer.claims, number) + notes
    return f'<section class="side"><h4>{chat.escape(column.name)}</h4>{body}</section>'


def _way(note: Footnote) -> str:
    return f"{address_of(note.report)}/{note.pages[0].number}" if note.pages else ""
