"""The reports as cards: what each is, how it was read, and what could not be read, as HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote as quoted

from assistant.indexing.store import Index
from assistant.records import Kind, LedgerRow, Outcome, PageAddress, PageOutcome, PageRow, Report
from assistant.web.engine import State
from assistant.web.escaping import escape

READ_ONLY = (
    "The library can be read on this page, not changed. Whoever runs the page can add reports, and start it so that "
    "others may."
)
KINDS = {Kind.REPORT: "Report", Kind.BRIEFING: "Briefing"}
OUTCOMES = {
    Outcome.READ: "Read",
    Outcome.EMPTY: "No text",
    Outcome.LOCKED: "Locked",
    Outcome.FAILED: "Failed",
}


def adding_html(may_change: bool) -> str:
    """Where files are added; library.js makes what it takes."""
    told = "Files are added here as soon as the page is ready." if may_change else READ_ONLY
    return f'<div class="{"adding" if may_change else "closed"}"><p class="none">{told}</p></div>'


def library_html(state: State, may_change: bool = False) -> str:
    """All cards, and the files that gave none with the reason. may_change: with the ways to change what is there."""
    if not state.reports and not state.ledger:
        return '<p class="none">The reports will be listed here as soon as they are read.</p>'
    rows = {row.file: row for row in state.ledger}
    cards = "".join(_card(report, rows.get(report.file), may_change) for report in state.reports)
    known = {report.file for report in state.reports}
    others = [row for row in state.ledger if row.file not in known or row.outcome is not Outcome.READ or row.reason]
    return f'<div class="cards">{cards}</div>{_others(others, may_change)}{_pages_of_all(state.ledger)}'


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of a report, as the path of headings above it, and the page that it begins on."""

    section: tuple[str, ...]
    page: PageAddress


def headings(index: Index, report_id: str) -> tuple[Heading, ...]:
    """The sections of a report, in reading order."""
    found: dict[tuple[str, ...], Heading] = {}
    labels = index.labels(report_id)
    for passage in index.passages(index.passage_ids(report_id)):
        number = passage.page_numbers[0]
        for depth in range(1, len(passage.section) + 1):
            path = passage.section[:depth]
            found.setdefault(path, Heading(path, PageAddress(number, labels.get(number, ""))))
    return tuple(found.values())


def contents_json(sections: Sequence[Heading], address: str) -> list[dict[str, str | int]]:
    """The headings with the way to their pages; `address` is the report's."""
    return [
        {
            "title": heading.section[-1],
            "level": len(heading.section),
            "page": heading.page.label or f"PDF p. {heading.page.number}",
            "see": f"{address}/{heading.page.number}",
        }
        for heading in sections
    ]


def address_of(report: Report) -> str:
    """Where a report's pages are served."""
    return f"/assistant/reports/{quoted(report.id, safe='')}"


def _card(report: Report, row: LedgerRow | None, may_change: bool) -> str:
    address = address_of(report)
    facts = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in _facts(report, row))
    return (
        f'<article class="card"><img class="cover" src="{address}/cover.png" alt="" loading="lazy" width="120">'
        f'<div class="about"><h3>{escape(report.title)}</h3><dl>{facts}</dl>'
        f'<p class="ways"><a class="see" href="{address}/1">Show the pages</a> '
        f'<a class="open" href="{address}.pdf" target="_blank">Open the PDF</a>'
        f"{_ways(report.file) if may_change else ''}</p>"
        f'<details class="contents"><summary>Contents</summary><div class="list" id="contents-{escape(report.id)}">'
        f'<a href="{address}/contents">Contents</a></div></details></div></article>'
    )


def _ways(file: str) -> str:
    edit = f'<button type="button" class="amend" value="{escape(file)}">Edit details</button>'
    return f" {edit} {_remove(file)}"


def _remove(file: str) -> str:
    return f'<button type="button" class="remove" value="{escape(file)}" title="Remove {escape(file)}">Remove</button>'


def _facts(report: Report, row: LedgerRow | None) -> Iterator[tuple[str, str]]:
    phase = f", phase {report.phase}" if report.phase is not None else ""
    sector = f", {report.sector}" if report.sector else ""
    if report.short_title and report.short_title != report.title:
        yield "In short", report.short_title
    yield "Kind", f"{KINDS[report.kind]}{phase}{sector}"
    if report.authors:
        yield "By", ", ".join(report.authors)
    if report.publisher or report.published:
        yield "Published", ", ".join(filter(None, (report.publisher, report.published)))
    words = f", {row.words:,} words" if row else ""
    yield "Length", f"{report.page_count} page{'' if report.page_count == 1 else 's'}{words}"
    if row and row.labels:
        yield "Page numbers", ", ".join(filter(None, (row.labels, row.origin if row.labels != "none" else "")))
    yield "File", report.file
    if report.url:
        yield "Address", report.url


def _pages_of_all(rows: Sequence[LedgerRow]) -> str:
    """A fold for each file, with what became of its pages."""
    folds = "".join(_pages(row) for row in rows if row.page_rows)
    return f'<h3 class="unread">Every page</h3>{folds}' if folds else ""


def _pages(row: LedgerRow) -> str:
    counts = Counter(page.outcome for page in row.page_rows)
    told = ", ".join(f"{counts[outcome]} {outcome}" for outcome in PageOutcome if counts[outcome])
    lines = "".join(_line(pages) for pages in _alike(row.page_rows))
    head = "<thead><tr><th>PDF page</th><th>Printed</th><th>Page is</th><th>Words</th><th>Why</th></tr></thead>"
    table = f'<table class="ledger">{head}<tbody>{lines}</tbody></table>'
    return f'<details class="every"><summary>{escape(row.file)}: {told}</summary>{table}</details>'


def _alike(pages: Sequence[PageRow]) -> Iterator[Sequence[PageRow]]:
    """Pages in order; those with text that follow one another are together, or a long report would be a wall."""
    for plain, run in groupby(pages, lambda page: page.outcome is PageOutcome.TEXT and not page.reason):
        together = tuple(run)
        yield from [together] if plain else [(page,) for page in together]


def _line(pages: Sequence[PageRow]) -> str:
    first, last = pages[0], pages[-1]
    numbers = f"{first.number}" if first is last else f"{first.number}–{last.number}"
    labels = first.label if first is last else "–".join(filter(None, (first.label, last.label)))
    words = sum(page.words for page in pages)
    return (
        f"<tr><td>{numbers}</td><td>{escape(labels)}</td><td>{first.outcome}</td><td>{words:,}</td>"
        f"<td>{escape(first.reason)}</td></tr>"
    )


def _others(rows: Sequence[LedgerRow], may_change: bool) -> str:
    if not rows:
        return ""
    told = "".join(
        f"<tr><td>{escape(row.file)}{f' {_remove(row.file)}' if may_change else ''}</td>"
        f"<td>{OUTCOMES[row.outcome]}</td><td>{escape(row.reason)}</td></tr>"
        for row in rows
    )
    head = "<thead><tr><th>File</th><th>What became of it</th><th>Why</th></tr></thead>"
    return f'<h3 class="unread">Files to look at</h3><table class="ledger">{head}<tbody>{told}</tbody></table>'
