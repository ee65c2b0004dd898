"""Excerpts for a researcher: every passage that has certain words, or the nearest, within a scope, words marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.phrases import Expression, Mark, Term, borne_out, narrowed, parse, tokens
from assistant.errors import QuestionError
from assistant.indexing.store import Index
from assistant.reading.labels import number_of
from assistant.records import Hit, Passage, Report

AT_ONCE = 400  # passages read from the index together


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look; what is empty does not restrict.

    reports: file names. years: first and last. section: words of a heading above the passage. pages: first and last, as
    printed ('iii', '12'), or by their place in the PDF where a report has no such labels.
    """

    reports: tuple[str, ...] = ()
    phases: tuple[int, ...] = ()
    sectors: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    section: str = ""
    pages: tuple[str, str] | None = None

    def takes_report(self, report: Report) -> bool:
        """Whether the report is in the scope; one whose date is not known is in no range of years."""
        return (
            (not self.reports or report.file in self.reports)
            and (not self.phases or report.phase in self.phases)
            and (not self.sectors or report.sector.casefold() in {sector.casefold() for sector in self.sectors})
            and (self.years is None or (report.year.isdigit() and self.years[0] <= int(report.year) <= self.years[1]))
        )

    def takes_passage(self, passage: Passage, labels: Mapping[int, str]) -> bool:
        """Whether the passage is under such a heading and touches such a page; `labels` are its report's."""
        if self.section and self.section.casefold() not in passage.heading.casefold():
            return False
        if self.pages is None:
            return True
        first, last = page_range(self.pages, labels)
        return any(first <= number <= last for number in passage.page_numbers)


EVERYWHERE = Scope()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A hit, and where in its passage's text the words stand that were looked for: (start, end) of characters."""

    hit: Hit
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Excerpts:
    """What was found. `exact`: passages that bear an expression out, in reading order, of which there are `total`.

    Otherwise those nearest in meaning, best first.
    """

    query: str
    exact: bool
    total: int
    found: tuple[Excerpt, ...]


def page_range(pages: tuple[str, str], labels: Mapping[int, str]) -> tuple[int, int]:
    """The PDF pages from the first to the last of two labels; an empty range where the report has no such page."""
    numbers = {label.casefold(): number for number, label in reversed([*labels.items()]) if label}
    if not numbers:
        return tuple(int(page) if page.isdigit() else 0 for page in pages)  # type: ignore[return-value]
    first, last = _place(pages[0], numbers, upwards=True), _place(pages[1], numbers, upwards=False)
    return (1, 0) if first is None or last is None else (first, last)


def _place(label: str, numbers: Mapping[str, int], upwards: bool) -> int | None:
    """The PDF page of a label; of one that is not printed, the nearest of its kind after it, or before it."""
    if label.casefold() in numbers:
        return numbers[label.casefold()]
    value = number_of(label)
    alike = [(number_of(known), number) for known, number in numbers.items() if known.isdigit() == label.isdigit()]
    known = [(one, number) for one, number in alike if one is not None]
    if value is None:
        return None
    if upwards:
        return min(((one, number) for one, number in known if one >= value), default=(0, None))[1]
    return max(((one, number) for one, number in known if one <= value), default=(0, None))[1]


def parse_years(text: str) -> tuple[int, int]:
    """'2005' or '2005-2008'. Raises QuestionError."""
    match = re.fullmatch(r"\s*(\d{4})\s*(?:[-–]\s*(\d{4}))?\s*", text)
    if not match:
        raise QuestionError(f"'{text}' is no year: write 2005 or 2005-2008.")
    return int(match[1]), int(match[2] or match[1])


def parse_pages(text: str) -> tuple[str, str]:
    """'12', '3-10' or 'ii-iv'. Raises QuestionError."""
    match = re.fullmatch(r"\s*([^\W_]+)\s*(?:[-–]\s*([^\W_]+))?\s*", text)
    if not match:
        raise QuestionError(f"'{text}' is no range of pages: write 12, 3-10 or ii-iv.")
    return match[1], match[2] or match[1]


def exact(index: Index, query: str, scope: Scope, report_ids: Sequence[str], top: int | None) -> Excerpts:
    """Every passage of those reports that bears the expression out: the first `top`, or all for None.

    Raises QuestionError where the expression cannot be understood.
    """
    expression = parse(query)
    reports = {report.id: report for report in index.reports if report.id in report_ids}
    if not reports:
        return Excerpts(query, True, 0, ())
    labels = {identifier: index.labels(identifier) for identifier in reports}
    ids = index.matching(narrowed(expression), reports)
    found: list[Excerpt] = []
    total, before = 0, -1
    for passage in _passages(index, ids):
        if not scope.takes_passage(passage, labels[passage.report_id]):
            continue
        marks = borne_out(expression, tokens(passage.text))
        if marks is None:
            continue
        # What two passages share is found once: in the first.
        repeated = before == passage.id - 1 and marks and marks[-1][1] <= _overlap(passage)
        before = passage.id
        if repeated:
            continue
        total += 1
        if top is None or len(found) < top:
            pages = index.addresses(passage.report_id, passage.page_numbers)
            found.append(Excerpt(Hit(passage, reports[passage.report_id], pages, 1.0), tuple(marks)))
    return Excerpts(query, True, total, tuple(found))


def _passages(index: Index, ids: Sequence[int]) -> Iterator[Passage]:
    for start in range(0, len(ids), AT_ONCE):
        yield from index.passages(ids[start : start + AT_ONCE])


def _overlap(passage: Passage) -> int:
    """How many characters of the passage's text the passage before has, too."""
    return len(" ".join(sentence.text for sentence in passage.sentences[: passage.overlap]))


def marked(hits: Sequence[Hit], words: Sequence[str]) -> tuple[Excerpt, ...]:
    """Hits with the places of the words, in any inflection."""
    terms: list[Expression] = [Term(tuple(token.plain for token in tokens(word)), False, False) for word in words]

    def places(text: str) -> tuple[Mark, ...]:
        known = tokens(text)
        return tuple(sorted({mark for term in terms for mark in borne_out(term, known) or []}))

    return tuple(Excerpt(hit, places(hit.passage.text)) for hit in hits)


def predicate(index: Index, scope: Scope) -> Callable[[Passage], bool] | None:
    """Which passages of the chosen reports are in the scope; None where all are."""
    if not scope.section and scope.pages is None:
        return None
    labels: dict[str, Mapping[int, str]] = {}

    def takes(passage: Passage) -> bool:
        if passage.report_id not in labels:
            labels[passage.report_id] = index.labels(passage.report_id)
        return scope.takes_passage(passage, labels[passage.report_id])

    return takes


def similar(
    index: Index,
    passage_id: int,
    nearest: Sequence[tuple[int, float]],
    top: int,
    takes: Callable[[Passage], bool] | None,
) -> tuple[Hit, ...]:
    """The first `top` of `nearest`, as (passage id, cosine), but for the passage itself and its neighbours."""
    reports = {report.id: report for report in index.reports}
    own = {sentence.text for sentence in index.passage(passage_id).sentences}
    hits: list[Hit] = []
    for start in range(0, len(nearest), AT_ONCE):
        some = nearest[start : start + AT_ONCE]
        for passage, (_, cosine) in zip(index.passages([number for number, _ in some]), some, strict=True):
            shared = own & {sentence.text for sentence in passage.sentences}
            if passage.id == passage_id or shared or (takes and not takes(passage)):
                continue
            pages = index.addresses(passage.report_id, passage.page_numbers)
            hits.append(Hit(passage, reports[passage.report_id], pages, min(max(cosine, 0.0), 1.0)))
            if len(hits) == top:
                return tuple(hits)
    return tuple(hits)
