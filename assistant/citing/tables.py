"""Excerpts as a table: a row for each footnote of the answers, or for each passage that was found."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from assistant.citing.dossier import Dossier
from assistant.citing.footnotes import ascending
from assistant.citing.styles import Markup, references
from assistant.records import PageAddress, Report, Style

COLUMNS = (
    "question", "number", "excerpt", "title", "authors", "published", "section", "page_labels", "pdf_pages",
    "citation", "verified_by", "file", "sha256", "index", "made",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_table(dossier: Dossier, style: Style) -> str:
    """CSV as spreadsheets read it: comma, quotation marks, CR LF; nothing in it is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in _rows(dossier, style):
        writer.writerow([_inert(cell) for cell in row])
    return out.getvalue()


def _rows(dossier: Dossier, style: Style) -> Iterator[list[str]]:
    made = [dossier.index_id, dossier.made]
    for answer in dossier.answers:
        written = references(answer.footnotes, style, Markup.TEXT).notes
        for note, text in zip(answer.footnotes, written, strict=True):
            readers = " ".join(note.verified_by)
            quote = " ".join(note.quote.split()) if note.verified else ""
            start = [answer.asked, str(note.number), quote, *_about(note.report)]
            yield [*start, "", *_places(note.pages), text, readers, *_proof(note.report), *made]
    written = references(dossier.places, style, Markup.TEXT).notes
    for number, (hit, place) in enumerate(zip(dossier.passages, written, strict=True), start=1):
        start = [dossier.query, str(number), hit.passage.text, *_about(hit.report), hit.passage.heading]
        yield [*start, *_places(hit.pages), place, "", *_proof(hit.report), *made]


def _about(report: Report) -> list[str]:
    return [report.title, "; ".join(report.authors), report.published]


def _places(pages: Sequence[PageAddress]) -> list[str]:
    pages = ascending(pages)
    return ["; ".join(page.label for page in pages), "; ".join(str(page.number) for page in pages)]


def _proof(report: Report) -> list[str]:
    return [report.file, report.sha256]


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
