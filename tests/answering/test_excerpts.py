"""Excerpts: every passage that has the words, in its scope, counted once, with its words marked."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import pytest

from assistant.answering.excerpts import (
    EVERYWHERE,
    Excerpts,
    Scope,
    exact,
    marked,
    page_range,
    parse_pages,
    parse_years,
    predicate,
    similar,
)
from assistant.errors import QuestionError
from assistant.indexing import lexical
from assistant.records import Hit, Kind, PageAddress, Passage, Report, Sentence, Span

RIVERS = Report("rivers", "rivers.pdf", "Rivers", "", (), "", "2005-06", 1, "Water", "", Kind.REPORT, "a", 6)
ROADS = replace(RIVERS, id="roads", file="roads.pdf", title="Roads", published="2008", phase=2, sector="Transport")
UNDATED = replace(RIVERS, id="undated", file="undated.pdf", published="", phase=None, sector="")
LABELS = {
    "rivers": {1: "", 2: "i", 3: "ii", 4: "1", 5: "2", 6: "3"},
    "roads": {1: "1", 2: "2", 3: "3"},
    "undated": {1: "", 2: ""},
}


def passage(number: int, report: Report, page: int, section: str, *sentences: str, overlap: int = 0) -> Passage:
    made = tuple(Sentence(words, (Span(page, 0, len(words)),)) for words in sentences)
    return Passage(number, report.id, tuple(section.split(" > ")), made, overlap)


PASSAGES = (
    passage(0, RIVERS, 3, "Front matter", "The front line is wet."),
    passage(1, RIVERS, 4, "1. Boats > a) Counting", "Boats are counted.", "The front line counts them."),
    passage(2, RIVERS, 4, "1. Boats > a) Counting", "The front line counts them.", "Nobody else does.", overlap=1),
    passage(3, RIVERS, 6, "2. Locks", "Locks are shut by the front line of keepers."),
    passage(4, ROADS, 1, "1. Cars", "Cars have no front line."),
    passage(5, ROADS, 3, "2. Buses", "Buses are counted, too."),
    passage(6, UNDATED, 2, "Notes", "A front line of notes."),
)


class SmallIndex:
    """What excerpts need of an index, with the real word search."""

    def __init__(self) -> None:
        self.reports = (RIVERS, ROADS, UNDATED)
        self.size = len(PASSAGES)
        self.connection = sqlite3.connect(":memory:")
        self.connection.executescript(
            lexical.SCHEMA + "CREATE TABLE passages (id INTEGER PRIMARY KEY, report_id TEXT);"
        )
        lexical.add(self.connection, [(one.id, one.heading, one.text) for one in PASSAGES])
        self.connection.executemany("INSERT INTO passages VALUES (?, ?)", [(one.id, one.report_id) for one in PASSAGES])

    def labels(self, report_id: str) -> dict[int, str]:
        return LABELS[report_id]

    def addresses(self, report_id: str, numbers: Sequence[int]) -> tuple[PageAddress, ...]:
        return tuple(PageAddress(number, LABELS[report_id].get(number, "")) for number in numbers)

    def matching(self, expression: str, report_ids: Collection[str]) -> list[int]:
        return lexical.matching(self.connection, expression, report_ids)

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        return [PASSAGES[number] for number in ids]

    def passage(self, number: int) -> Passage:
        return PASSAGES[number]


@pytest.fixture
def index() -> Iterator[SmallIndex]:
    made = SmallIndex()
    yield made
    made.connection.close()


def search(index: SmallIndex, query: str, scope: Scope = EVERYWHERE, top: int | None = None) -> Excerpts:
    chosen = [report.id for report in index.reports if scope.takes_report(report)]
    return exact(index, query, scope, chosen, top)  # type: ignore[arg-type]


def ids(found: Excerpts) -> list[int]:
    return [one.hit.passage.id for one in found.found]


def test_every_passage_is_found_once_in_reading_order(index: SmallIndex) -> None:
    found = search(index, '"front line"')
    assert (ids(found), found.total, found.exact) == ([0, 1, 3, 4, 6], 5, True)
    first = search(index, '"front line"', top=2)
    assert (ids(first), first.total) == ([0, 1], 5)


def test_what_two_passages_share_counts_in_both_only_with_what_they_do_not(index: SmallIndex) -> None:
    assert ids(search(index, '"front line" AND nobody')) == [2]
    assert ids(search(index, '"front line" NOT boats')) == [0, 2, 3, 4, 6]


def test_a_heading_is_not_the_text(index: SmallIndex) -> None:
    assert ids(search(index, '"notes"')) == [6]
    assert search(index, '"matter"').found == ()


def test_hits_say_where_they_stand_and_what_was_found(index: SmallIndex) -> None:
    one = search(index, '"counted" OR count*').found[0]
    assert (one.hit.report, one.hit.pages[0].label) == (RIVERS, "1")
    text = one.hit.passage.text
    assert [text[start:end] for start, end in one.marks] == ["counted", "counts"]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(reports=("roads.pdf",)), [4]),
        (Scope(phases=(1, 3)), [0, 1, 3]),
        (Scope(sectors=("water", "TRANSPORT")), [0, 1, 3, 4]),
        (Scope(years=(2006, 2009)), [4]),
        (Scope(section="boats"), [1]),
        (Scope(pages=("1", "2")), [1, 4, 6]),
        (Scope(pages=("ii", "1")), [0, 1]),
        (Scope(reports=("rivers.pdf",), pages=("2", "99")), [3]),
        (Scope(pages=("40", "50"), section="locks"), []),
        (Scope(phases=(9,)), []),
    ],
)
def test_scopes(index: SmallIndex, scope: Scope, expected: list[int]) -> None:
    assert ids(search(index, '"front line"', scope)) == expected


@pytest.mark.parametrize(
    ("pages", "numbers"),
    [
        (("i", "ii"), (2, 3)),
        (("1", "3"), (4, 6)),
        (("3", "3"), (6, 6)),
        (("2", "9"), (5, 6)),
        (("x", "xi"), (1, 0)),
        (("0", "1"), (4, 4)),
    ],
)
def test_pages_are_those_that_are_printed(pages: tuple[str, str], numbers: tuple[int, int]) -> None:
    assert page_range(pages, LABELS["rivers"]) == numbers


def test_pages_of_a_report_without_labels_are_the_files() -> None:
    assert page_range(("2", "5"), LABELS["undated"]) == (2, 5)
    first, last = page_range(("ii", "iv"), LABELS["undated"])
    assert first > last or (first, last) == (0, 0)


def test_years_and_pages_are_read_or_refused() -> None:
    assert (parse_years("2005"), parse_years(" 2005 – 2008 ")) == ((2005, 2005), (2005, 2008))
    assert (parse_pages("12"), parse_pages("ii-iv")) == (("12", "12"), ("ii", "iv"))
    for text in ("", "05", "2005-", "then"):
        with pytest.raises(QuestionError):
            parse_years(text)
    for text in ("", "-", "1-2-3", "a b"):
        with pytest.raises(QuestionError):
            parse_pages(text)


def test_words_of_a_plain_search_are_marked_in_any_inflection() -> None:
    hit = Hit(PASSAGES[1], RIVERS, (), 0.5)
    [one] = marked([hit], ["count", "boat"])
    assert [hit.passage.text[start:end] for start, end in one.marks] == ["Boats", "counted", "counts"]


def test_more_like_this_leaves_out_itself_and_what_it_shares(index: SmallIndex) -> None:
    nearest = [(1, 1.0), (2, 0.9), (5, 0.8), (3, 0.7), (4, -0.1)]
    found = similar(index, 1, nearest, 3, None)  # type: ignore[arg-type]
    assert [(hit.passage.id, hit.score) for hit in found] == [(5, 0.8), (3, 0.7), (4, 0.0)]
    takes = predicate(index, Scope(section="locks"))  # type: ignore[arg-type]
    assert [hit.passage.id for hit in similar(index, 1, nearest, 3, takes)] == [3]  # type: ignore[arg-type]
    assert predicate(index, Scope(phases=(1,))) is None  # type: ignore[arg-type]
