"""The reports as cards: what each is, how it was read, and what could not be read, as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote as quoted

from assistant.records import Heading, Kind, LedgerRow, Outcome, Report
from assistant.web.chat import escape
from assistant.web.engine import State

KINDS = {Kind.REPORT: "Report", Kind.BRIEFING: "Briefing"}
OUTCOMES = {
    Outcome.READ: "Read",
    Outcome.EMPTY: "No text",
    Outcome.LOCKED: "Locked",
    Outcome.FAILED: "Failed",
}


def library_html(state: State) -> str:
    """All cards, and the files that gave none with the reason."""
    if not state.reports and not state.ledger:
        return '<p class="none">The reports will be listed here as soon as they are read.</p>'
    rows = {row.file: row for row in state.ledger}
    cards = "".join(_card(report, rows.get(report.file)) for report in state.reports)
    known = {report.file for report in state.reports}
    others = [row for row in state.ledger if row.file not in known or row.outcome is not Outcome.READ or row.reason]
    return f'<div class="cards">{cards}</div>{_others(others)}'


def contents_json(headings: Sequence[Heading], address: str) -> list[dict[str, str | int]]:
    """The headings with the way to their pages; `address` is the report's."""
    return [
        {
            "title": heading.section[-1],
            "level": len(heading.section),
            "page": heading.page.label or f"PDF p. {heading.page.number}",
            "see": f"{address}/{heading.page.number}",
        }
        for heading in headings
        if heading.section
    ]


def address_of(report: Report) -> str:
    """Where a report's pages are served."""
    return f"/assistant/reports/{quoted(report.id, safe='')}"


def _card(report: Report, row: LedgerRow | None) -> str:
    address = address_of(report)
    facts = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in _facts(report, row))
    return (
        f'<article class="card"><img class="cover" src="{address}/cover.png" alt="" loading="lazy" width="120">'
        f'<div class="about"><h3>{escape(report.title)}</h3><dl>{facts}</dl>'
        f'<p class="ways"><a class="see" href="{address}/1">Show the pages</a> '
        f'<a class="open" href="{address}.pdf" target="_blank">Open the PDF</a></p>'
        f'<details class="contents"><summary>Contents</summary><div class="list" id="contents-{escape(report.id)}">'
        f'<a href="{address}/contents">Contents</a></div></details></div></article>'
    )


def _facts(report: Report, row: LedgerRow | None) -> Iterator[tuple[str, str]]:
    phase = f", phase {report.phase}" if report.phase is not None else ""
    sector = f", {report.sector}" if report.sector else ""
    yield "Kind", f"{KINDS[report.kind]}{phase}{sector}"
    if report.authors:
        yield "By", ", ".join(report.authors)
    if report.publisher or report.published:
        yield "Published", ", ".join(filter(None, (report.publisher, report.published)))
    words = f", {row.words:,} words" if row else ""
    yield "Length", f"{report.page_count} page{'' if report.page_count == 1 else 's'}{words}"
    if row and row.labels:
        yield "Page numbers", row.labels
    yield "File", report.file
    if report.url:
        yield "Address", report.url


def _others(rows: Sequence[LedgerRow]) -> str:
    if not rows:
        return ""
    told = "".join(
        f"<tr><td>{escape(row.file)}</td><td>{OUTCOMES[row.outcome]}</td><td>{escape(row.reason)}</td></tr>"
        for row in rows
    )
    head = "<thead><tr><th>File</th><th>What became of it</th><th>Why</th></tr></thead>"
    return f'<h3 class="unread">Files to look at</h3><table class="ledger">{head}<tbody>{told}</tbody></table>'
