"""The word of the reports that a word is a slip for."""

from __future__ import annotations

import sqlite3

import pytest

from assistant.indexing import wordlist


@pytest.mark.parametrize(
    ("word", "near"),
    [("fenelon", "fénélon"), ("fenelan", "fénélon"), ("fénélon", ""), ("rowr", ""), ("rowars", "rowers")],
)
def test_an_accent_is_no_slip(word: str, near: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(wordlist.TABLES)
    wordlist.add(connection, ["Fénélon and the rowers came to the harbour."])
    assert wordlist.near([connection], word) == near
    connection.close()
