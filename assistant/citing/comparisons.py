"""A comparison to take away: a table with a row for each quote, or a document with an answer for each side."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

from assistant.citing.alone import alone
from assistant.citing.dossier import Dossier
from assistant.citing.formats import Format, write
from assistant.records import Comparison, Status, Style

COMMON = "What a report says of all of them"
HEAD = ("Asked", "Answer", "Words", "Source")


def taken(comparison: Comparison, model: str, version: str, form: Format, style: Style) -> bytes:
    """The comparison in a form: as a table, or with an answer for each side in any other. Raises ExportError.

    `model`: the embedding model's fingerprint or name; `version`: of the program. All but the table, and the forms for
    reference managers, can be checked again with `verify`.
    """
    if form is Format.CSV:
        out = io.StringIO()
        csv.writer(out).writerows(comparison_rows(comparison, style))
        return out.getvalue().encode("utf-8-sig")
    sides = [(column.name, column.answer) for column in comparison.columns]
    if comparison.common:
        sides.append((COMMON, comparison.common))
    answers = tuple(replace(answer, asked=f"{name}: {comparison.question}") for name, answer in sides)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    return write(Dossier(made, version, comparison.index_id, model, answers), form, style)


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
                source = note.citation if style is Style.PLAIN else alone(note.report, note.pages, style)
                rows.append((name, _plain(claim.text), _plain(words), _plain(source)))
    return rows


def _plain(text: str) -> str:
    """One cell on one line, which no spreadsheet takes for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line[:1] in ("=", "+", "-", "@") else line
