"""One question asked of several reports, phases or sectors, side by side, as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from assistant.answering.compare import By
from assistant.citing.comparisons import COMMON, comparison_rows
from assistant.citing.formats import ENDINGS, Format
from assistant.records import Column, Comparison, Footnote, Status, Style
from assistant.web import chat, styling, viewing

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

# The names of footnotes must differ from those of the conversation, whose answers are counted from 1.
FIRST = 10_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a comparison was asked for: the question, what stands side by side, and of which reports (all if empty)."""

    question: str
    by: By = By.REPORT
    files: tuple[str, ...] = ()

    def address(self, form: Format) -> str:
        """Where the comparison can be had in a form."""
        query = [("question", self.question), ("by", self.by.value), *(("report", file) for file in self.files)]
        return f"/assistant/compared/found{ENDINGS[form]}?{urlencode(query)}"


def of_address(query: QueryParams) -> Asked:
    """What `Asked.address` made the query of. Raises ValueError where it says nothing to compare by."""
    return Asked(query.get("question", ""), By(query.get("by", By.REPORT)), tuple(query.getlist("report")))


def comparison_html(comparison: Comparison, style: Style = Style.PLAIN, asked: Asked | None = None) -> str:
    """A column for each side with its own quotes and pages, and what a report itself says of all of them.

    `asked`: how it was asked for, so that it can be taken away.
    """
    sides = "".join(_column(column, FIRST + place, style) for place, column in enumerate(comparison.columns))
    common = ""
    if comparison.common:
        said = Column(COMMON, (), comparison.common)
        common = _column(said, FIRST + len(comparison.columns), style)
    rows = comparison_rows(comparison, style)
    taking = chat.exports_html(asked.address) if asked else ""
    text = "&#10;".join("&#9;".join(chat.escape(cell) for cell in row) for row in rows)
    return (
        f'<div class="answer comparison"><h3 class="compared">{chat.escape(comparison.question)}</h3>{common}'
        f'<div class="sides">{sides}</div>'
        f'<div class="tools"><button type="button" class="copy" value="{text}">Copy as a table</button>{taking}'
        f'<span class="took">{comparison.seconds:.2f} s</span></div></div>'
    )


def _column(column: Column, number: int, style: Style) -> str:
    answer, works = styling.styled(column.answer, style)
    if answer.status is Status.NOT_FOUND:
        body = f'<p class="hint">Nothing found in {chat.escape(column.name)}.</p>'
    else:
        notes = chat.notes_html(answer.footnotes, number, _way) + chat.works_html(works)
        body = chat.claims_html(answer.claims, number) + notes
    return f'<section class="side"><h4>{chat.escape(column.name)}</h4>{body}</section>'


def _way(note: Footnote) -> str:
    words = (note.parts or (note.quote,)) if note.verified else ()
    return viewing.way(note.report, note.pages[0].number, words) if note.pages else ""
