from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.indexing import bm25, lexical, postings
from assistant.indexing.bm25 import Ranking

ROWS = [
    (0, "Boats", "The harbour counts its boats every spring, end to end."),
    (1, "Letters", "A boat carried the letter to Café Zoë."),
    (2, "Letters › Delivery", "Nothing else was delivered, and nobody was counting."),
    (3, "Sheds", "A shed is not a harbour."),
]


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as made:
        fill(made, ROWS)
        yield made


def fill(connection: sqlite3.Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    connection.executescript(lexical.SCHEMA + postings.TABLES)
    lexical.add(connection, rows)
    lexical.optimise(connection)
    postings.write(connection, rows[0][0], [(row, row) for row, _, _ in rows])


@pytest.fixture
def ranking(connection: sqlite3.Connection) -> Ranking:
    return of(connection)


def of(*connections: sqlite3.Connection) -> Ranking:
    @contextmanager
    def lent() -> Iterator[Sequence[sqlite3.Connection]]:
        yield connections

    return Ranking(lent)


def by_fts5(connection: sqlite3.Connection, terms: Sequence[str]) -> list[tuple[int, float]]:
    query = " OR ".join(f'"{term}"' for term in terms)
    found = connection.execute(
        "SELECT rowid, -bm25(words, 2.0, 1.0) AS score FROM words WHERE words MATCH ? ORDER BY score DESC, rowid",
        (query,),
    )
    return found.fetchall()


def ids(found: list[tuple[int, float]]) -> list[int]:
    return [row for row, _ in found]


def test_headings_that_hold_words_side_by_side(connection: sqlite3.Connection) -> None:
    assert lexical.headed(connection, "letters") == [1, 2]
    assert lexical.headed(connection, "letters delivery") == [2]
    assert lexical.headed(connection, 'delivery "letters') == lexical.headed(connection, "harbour") == []


def test_any_term_and_any_form_of_it(ranking: Ranking) -> None:
    assert set(ids(ranking.search(["counted", "shed"], 10))) == {0, 2, 3}
    assert ids(ranking.search(["cafe zoe"], 10)) == [1]
    assert ids(ranking.search(["end-to-end"], 10)) == [0]
    assert ids(ranking.search(["spring harbour"], 10)) == []


def test_best_first_and_a_heading_weighs_more(ranking: Ranking) -> None:
    found = ranking.search(["boats"], 10)
    assert ids(found) == [0, 1]
    assert found[0][1] > found[1][1] > 0
    assert ids(ranking.search(["boats"], 1)) == [0]
    assert ranking.search(["boats"], 0) == []


@pytest.mark.parametrize("terms", [["boats"], ["harbour", "letters", "the"], ["end-to-end", "a"], ["a boat", "boat"]])
def test_scores_are_those_of_fts5(connection: sqlite3.Connection, ranking: Ranking, terms: list[str]) -> None:
    found, expected = ranking.search(terms, 10), by_fts5(connection, terms)
    assert ids(found) == ids(expected)
    assert [score for _, score in found] == pytest.approx([score for _, score in expected])


@pytest.mark.parametrize("terms", [["boats"], ["harbour", "letters", "the"], ["end-to-end", "a"], ["a boat", "boat"]])
def test_parts_are_ranked_as_if_they_were_one(ranking: Ranking, terms: list[str]) -> None:
    with closing(sqlite3.connect(":memory:")) as one, closing(sqlite3.connect(":memory:")) as other:
        fill(one, ROWS[:3])
        fill(other, ROWS[3:])
        parted = of(one, other)
        found, expected = parted.search(terms, 10), ranking.search(terms, 10)
        assert ids(found) == ids(expected)
        assert [score for _, score in found] == pytest.approx([score for _, score in expected])
        assert [parted.frequency(term) for term in terms] == [ranking.frequency(term) for term in terms]


def test_restricted_to_some(ranking: Ranking) -> None:
    terms = ["boat", "letter", "harbour", "count"]
    assert set(ids(ranking.search(terms, 10, [0, 1, 3]))) == {0, 1, 3}
    assert ids(ranking.search(terms, 10, range(2, 3))) == [2]
    assert ranking.search(terms, 10, []) == []
    assert ranking.search(terms, 10, range(0)) == []


def test_a_filter_leaves_scores_as_they_are(ranking: Ranking) -> None:
    everywhere = dict(ranking.search(["harbour"], 10))
    assert ranking.search(["harbour"], 10, [3]) == [(3, everywhere[3])]


def test_frequency(ranking: Ranking) -> None:
    assert ranking.frequency("letters") == 2
    assert ranking.frequency("count") == 2
    assert ranking.frequency("count", range(1, 4)) == ranking.frequency("count", [1, 2]) == 1
    assert ranking.frequency("end to end") == 1
    assert ranking.frequency("aeroplane") == 0
    assert ranking.frequency("…") == 0


def test_only_so_much_is_remembered(ranking: Ranking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bm25, "REMEMBERED", 3)
    for _ in range(2):
        assert [ranking.frequency(word) for word in ("boat", "harbour", "letters")] == [2, 2, 2]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(alphabet=st.characters(codec=None), max_size=12), max_size=4))
def test_no_term_is_taken_for_syntax(ranking: Ranking, terms: list[str]) -> None:
    ranking.search(terms, 5)
    for term in terms:
        assert ranking.frequency(term) >= 0


@pytest.mark.parametrize(
    "term", ['boat" OR "shed', "boat*", "NEAR(boat shed)", "heading:boat", "^boat", "boat AND NOT x"]
)
def test_operators_are_words(ranking: Ranking, term: str) -> None:
    assert set(ids(ranking.search([term], 10))) <= {0, 1}
