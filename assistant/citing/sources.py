"""Reports as bibliographic records: CSL-JSON, which every other form is made from. What is not known is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from assistant.citing.footnotes import ascending, runs
from assistant.citing.names import csl_name
from assistant.records import Footnote, PageAddress, Report

Item = dict[str, Any]


def csl_item(report: Report, pages: Sequence[PageAddress] = ()) -> Item:
    """The report as a CSL-JSON item; `pages` are those that are cited, ascending."""
    item: Item = {"id": report.id, "type": "report", "title": report.title}
    if report.short_title and report.short_title != report.title:
        item["title-short"] = report.short_title
    if report.authors:
        item["author"] = [csl_name(author) for author in report.authors]
    if report.publisher:
        item["publisher"] = report.publisher
    parts = [int(part) for part in report.published.split("-") if part.isdigit()]
    if parts:
        item["issued"] = {"date-parts": [parts]}
    if report.url:
        item["URL"] = report.url
    if pages:
        item["page"] = locator(pages)
    return item


def locator(pages: Sequence[PageAddress]) -> str:
    """The pages as a reference has them: 'iii', '15–16', '3, 5–6'; where one has no label: '3 of the PDF'."""
    pages = ascending(pages)
    if all(page.label for page in pages):
        return ", ".join(runs([page.label for page in pages]))
    return ", ".join(runs([str(page.number) for page in pages])) + " of the PDF"


def cited(footnotes: Iterable[Footnote]) -> list[tuple[Report, tuple[PageAddress, ...]]]:
    """Each report once, in the order of first use, with all its pages that are cited, ascending."""
    reports: dict[str, Report] = {}
    pages: dict[str, set[PageAddress]] = {}
    for note in footnotes:
        reports.setdefault(note.report.id, note.report)
        pages.setdefault(note.report.id, set()).update(note.pages)
    return [(report, ascending(pages[identifier])) for identifier, report in reports.items()]
