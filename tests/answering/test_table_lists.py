"""A table that is the list asked for is given with all its rows."""

from __future__ import annotations

from answering_fakes import passage, ranked
from test_compose import texts

from assistant.records import CELL, Passage, Role


def table(number: int, *rows: tuple[str, ...], caption: str = "Table 1: The evidence on ferries") -> Passage:
    cells = [(CELL.join(row), Role.TABLE, 0) for row in rows]
    return passage(number, (caption, Role.CAPTION, 0), *cells, section=("2. The survey",))


ROWS = ("What", "How many"), ("Crews", "300"), ("Ports", "Twelve"), ("Logs", "Not stated")
GIVEN = ranked(table(0, *ROWS), -9, -9, -1, -3, -1.5)


def test_all_rows_are_what_the_caption_names() -> None:
    [text] = texts("What evidence on ferries did they collect?", GIVEN)
    assert text.count("\n") == len(ROWS)


def test_what_asks_for_more_than_the_caption_says_is_no_question_for_the_table() -> None:
    assert texts("What evidence on ferries came from logs?", GIVEN) != texts(
        "What evidence on ferries is there?", GIVEN
    )
    assert all("Twelve" not in text for text in texts("Which evidence on ferries has the highest number?", GIVEN))


def test_a_comparison_that_names_no_sides_gets_the_rows_that_are_labelled_with_what_is_compared() -> None:
    rows = ("Point", "Ferry", "Bridge"), ("Toll", "Low", "High"), ("Age", "1", "2"), ("In charge", "Ann", "Ben")
    given = ranked(table(0, *rows, caption="Table 1: Ways over"), -9, -9, -3, -3, -3)
    other = ranked(passage(1, "The tolls of the two ways are set by the mayor."), 0)
    [text] = texts("Compare the tolls of the two ways and who ran them", other, given)
    assert "Toll" in text and "In charge" in text and "Age" not in text
    assert all("Toll\u2003" not in text for text in texts("Compare the bells of the two ways", other, given))


def test_a_long_table_is_no_list() -> None:
    long = table(0, ROWS[0], *((f"Crew {number}", "few") for number in range(12)))
    [text] = texts("What evidence on ferries is there?", ranked(long, -9, -9, *([-1.0] * 12)))[:1]
    assert text.count("\n") < 12
