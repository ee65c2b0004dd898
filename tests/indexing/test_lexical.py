from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.indexing import lexical

ROWS = [
    (0, "Boats", "The harbour counts its boats every spring, end to end."),
    (1, "Letters", "A boat carried the letter to Café Zoë."),
    (2, "Letters › Delivery", "Nothing else was delivered, and nobody was counting."),
    (3, "Sheds", "A shed is not a harbour."),
]


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(lexical.SCHEMA + "CREATE TABLE passages (id INTEGER PRIMARY KEY, report_id TEXT);")
        lexical.add(made, ROWS)
        made.executemany("INSERT INTO passages VALUES (?, ?)", [(0, "a"), (1, "a"), (2, "b"), (3, "c")])
        lexical.optimise(made)
        yield made


def ids(found: list[tuple[int, float]]) -> list[int]:
    return [row for row, _ in found]


def test_any_term_and_any_form_of_it(connection: sqlite3.Connection) -> None:
    assert set(ids(lexical.search(connection, ["counted", "shed"], 10))) == {0, 2, 3}
    assert ids(lexical.search(connection, ["cafe zoe"], 10)) == [1]
    assert ids(lexical.search(connection, ["end-to-end"], 10)) == [0]
    assert ids(lexical.search(connection, ["spring harbour"], 10)) == []


def test_best_first_and_a_heading_weighs_more(connection: sqlite3.Connection) -> None:
    found = lexical.search(connection, ["boats"], 10)
    assert ids(found) == [0, 1]
    assert found[0][1] > found[1][1] > 0
    assert ids(lexical.search(connection, ["boats"], 1)) == [0]
    assert lexical.search(connection, ["boats"], 0) == []


def test_restricted_to_reports(connection: sqlite3.Connection) -> None:
    terms = ["boat", "letter", "harbour", "count"]
    assert set(ids(lexical.search(connection, terms, 10, ["a", "c"]))) == {0, 1, 3}
    assert ids(lexical.search(connection, terms, 10, {"b"})) == [2]
    assert lexical.search(connection, terms, 10, []) == []
    assert lexical.search(connection, terms, 10, ["unknown"]) == []


def test_a_filter_leaves_scores_as_they_are(connection: sqlite3.Connection) -> None:
    everywhere = dict(lexical.search(connection, ["harbour"], 10))
    assert lexical.search(connection, ["harbour"], 10, ["c"]) == [(3, everywhere[3])]


def test_document_frequency(connection: sqlite3.Connection) -> None:
    assert lexical.document_frequency(connection, "letters") == 2
    assert lexical.document_frequency(connection, "count") == 2
    assert lexical.document_frequency(connection, "aeroplane") == 0
    assert lexical.document_frequency(connection, "…") == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(alphabet=st.characters(codec=None), max_size=12), max_size=4))
def test_no_term_is_taken_for_syntax(connection: sqlite3.Connection, terms: list[str]) -> None:
    lexical.search(connection, terms, 5)
    for term in terms:
        assert lexical.document_frequency(connection, term) >= 0


@pytest.mark.parametrize(
    "term", ['boat" OR "shed', "boat*", "NEAR(boat shed)", "heading:boat", "^boat", "boat AND NOT x"]
)
def test_operators_are_words(connection: sqlite3.Connection, term: str) -> None:
    assert set(ids(lexical.search(connection, [term], 10))) <= {0, 1}


def test_the_rarest_words_are_taken_first() -> None:
    held = {"of": 900, "council": 300, "parking": 40, "zeppelin": 3, "unheard": 0}
    words = ["of", "zeppelin", "council", "unheard", "parking", "zeppelin"]
    assert lexical.rarest(words, held.__getitem__, 400) == ["zeppelin", "parking", "council"]
    assert lexical.rarest(["of", "council"], held.__getitem__, 10) == ["council"]
    assert lexical.rarest(["unheard"], held.__getitem__) == []
