"""Footnotes: how a place is written, and how the proofs of an answer are numbered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.citing.quotes import stands
from assistant.reading.labels import number_of
from assistant.records import Footnote, PageAddress, Reader, Report

BY_OCR = "text by OCR"


def page_text(pages: Sequence[PageAddress]) -> str:
    """Both addresses of one or more pages, ascending: 'p. iii (PDF p. 3)', 'pp. 10–11 (PDF pp. 13–14)', 'PDF p. 1'.

    The PDF's own number is left out where it is the label. Words that were read from a picture are marked:
    'p. 5, text by OCR'.
    """
    pages = ascending(pages)
    if not pages:
        return ""
    mark = f", {BY_OCR}" if any(page.ocr for page in pages) else ""
    numbers = _listed([str(page.number) for page in pages])
    if not all(page.label for page in pages):
        return f"PDF {numbers}{mark}"
    labels = _listed([page.label for page in pages])
    same = all(page.label == str(page.number) for page in pages)
    return f"{labels}{mark}" if same else f"{labels} (PDF {numbers}){mark}"


def ascending(pages: Iterable[PageAddress]) -> tuple[PageAddress, ...]:
    """In the order of the PDF."""
    return tuple(sorted(pages, key=lambda page: page.number))


def _listed(labels: Sequence[str]) -> str:
    listed = ", ".join(runs(labels))
    return f"p. {listed}" if len(labels) == 1 else f"pp. {listed}"


def runs(labels: Sequence[str]) -> list[str]:
    """Labels in order, those that follow one another as a range: ['iv', '1–3', '6']."""
    found: list[list[str]] = []
    for label in labels:
        if found and _follows(found[-1][-1], label):
            found[-1].append(label)
        else:
            found.append([label])
    return [run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in found]


def _follows(before: str, label: str) -> bool:
    one, other = number_of(before), number_of(label)
    return one is not None and other == one + 1 and before.isdigit() == label.isdigit()


def citation(report: Report, pages: Sequence[PageAddress]) -> str:
    """`Title (year), p. iii (PDF p. 3)`."""
    return f"{report.title} ({report.year}), {page_text(pages)}".rstrip(", ")


def disagreement(note: Footnote) -> str:
    """'(found by pypdf, not by pdfium)'; '' where both readers found the quote, or it is not known which did."""
    if any(page.ocr for page in note.pages):
        return ""  # neither reads pictures: the place says by what the words were read
    missing = [reader for reader in Reader if reader not in note.verified_by]
    return f"(found by {note.verified_by[0]}, not by {missing[0]})" if note.verified_by and missing else ""


def check_mark(note: Footnote) -> str:
    """What a reader should know of a quote: '✓' where both readers found it, which one disagrees, or ''."""
    both = set(note.verified_by) == set(Reader)
    return "✓" if note.verified and both else disagreement(note)


@dataclass(slots=True)
class FootnoteList:
    """Numbers proofs in the order of their first use; the same words on the same pages have one number."""

    footnotes: list[Footnote] = field(default_factory=list)

    def number(
        self,
        report: Report,
        pages: Sequence[PageAddress],
        quote: str,
        readers: Sequence[Reader] = (Reader.PYPDF,),
        parts: Sequence[str] = (),
    ) -> int:
        """The footnote's number. `quote` must have passed the quote gate, which says by which readers.

        `parts` are its words on each of `pages`, where it touches more than one.
        """
        for known in self.footnotes:
            if known.report.id == report.id and known.pages == tuple(pages) and stands(quote, known.quote):
                return known.number
        number = len(self.footnotes) + 1
        place = citation(report, pages)
        parts = tuple(parts) or (quote,)
        self.footnotes.append(Footnote(number, report, tuple(pages), quote, True, place, tuple(readers), parts))
        return number
