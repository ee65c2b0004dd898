"""Footnotes: how a place is written, and how the proofs of an answer are numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.records import Footnote, PageAddress, Report


def page_text(pages: Sequence[PageAddress]) -> str:
    """Both addresses of one or more pages, ascending: 'p. iii (PDF p. 3)', 'pp. 10–11 (PDF pp. 13–14)', 'PDF p. 1'.

    The PDF's own number is left out where it is the label.
    """
    if not pages:
        return ""
    numbers = _listed([str(page.number) for page in pages])
    if not all(page.label for page in pages):
        return f"PDF {numbers}"
    labels = _listed([page.label for page in pages])
    return labels if all(page.label == str(page.number) for page in pages) else f"{labels} (PDF {numbers})"


def _listed(labels: Sequence[str]) -> str:
    if len(labels) == 1:
        return f"p. {labels[0]}"
    if len(labels) == 2 or _consecutive(labels):
        return f"pp. {labels[0]}–{labels[-1]}"
    return f"pp. {', '.join(labels)}"


def _consecutive(labels: Sequence[str]) -> bool:
    return all(label.isdigit() for label in labels) and int(labels[-1]) - int(labels[0]) == len(labels) - 1


def citation(report: Report, pages: Sequence[PageAddress]) -> str:
    """`Title (year), p. iii (PDF p. 3)`."""
    return f"{report.title} ({report.year}), {page_text(pages)}".rstrip(", ")


@dataclass(slots=True)
class FootnoteList:
    """Numbers proofs in the order of their first use; the same words on the same pages have one number."""

    footnotes: list[Footnote] = field(default_factory=list)

    def number(self, report: Report, pages: Sequence[PageAddress], quote: str) -> int:
        """The footnote's number. `quote` must have passed the quote gate."""
        for known in self.footnotes:
            if known.report.id == report.id and known.pages == tuple(pages) and _within(quote, known.quote):
                return known.number
        number = len(self.footnotes) + 1
        self.footnotes.append(Footnote(number, report, tuple(pages), quote, True, citation(report, pages)))
        return number


def _within(quote: str, other: str) -> bool:
    return re.sub(r"\s+", " ", quote) in re.sub(r"\s+", " ", other)
