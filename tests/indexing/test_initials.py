"""Names are found by their initials."""

from __future__ import annotations

import sqlite3

import pytest

from assistant.indexing import wordlist


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Work by the Crown Prosecution Service began.", [("CPS", "Crown Prosecution Service")]),
        ("In the National Health Service it did.", [("NHS", "National Health Service")]),
        ("The Department for Work and Pensions did.", [("DWP", "Department for Work and Pensions")]),
        ("Kent Connects and the Boat Office did not.", []),
        ("", []),
    ],
)
def test_the_names_of_a_text(text: str, found: list[tuple[str, str]]) -> None:
    assert wordlist.initials(text) == found


def test_the_commonest_name_has_the_initials() -> None:
    parts = [sqlite3.connect(":memory:"), sqlite3.connect(":memory:")]
    for part in parts:
        part.executescript(wordlist.TABLES)
    wordlist.add(parts[0], ["A Careful Public Servant rang the Crown Prosecution Service."])
    wordlist.add(parts[1], ["Ask the Crown Prosecution Service, the Big Boat Club or the Bad Boat Club."])
    assert wordlist.spelled_out(parts, "CPS") == "Crown Prosecution Service"
    assert wordlist.spelled_out(parts, "BBC") == "Bad Boat Club"  # of equals the first by the alphabet
    assert wordlist.spelled_out(parts, "XYZ") == ""
    for part in parts:
        part.close()
