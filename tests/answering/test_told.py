"""What an answer says of itself: what the reports do not have."""

from __future__ import annotations

import pytest

from assistant.answering.told import asks_of_library, missing_text
from assistant.records import Answer, Status


def refused(asked: str, *missing: str) -> Answer:
    return Answer(asked, asked, (), (), (), Status.NOT_FOUND, 0.1, 0.0, "a", missing=missing)


@pytest.mark.parametrize(
    ("asked", "missing", "told"),
    [
        ("What of Scotland?", ("scotland",), "Nothing in the reports mentions Scotland."),
        (
            "What did the Kent County Council decide in Wales?",
            ("county", "decide", "wales", "Kent County Council"),
            "Nothing in the reports mentions Kent County Council or Wales.",
        ),
        ("What is in figure 7?", ("figure 7",), "The word ‘figure 7’ stands nowhere in the reports."),
        ("What is on page 7?", ("page 7",), "There is no text that can be read on page 7."),
        ("How old are boats?", (), ""),
        (
            "How many reports are there?",
            (),
            "The list of the reports tells which they are and how many pages each has.",
        ),
        (
            "How many pages has it?",
            ("pages",),
            "The list of the reports tells which they are and how many pages each has.",
        ),
    ],
)
def test_what_is_missing_is_told(asked: str, missing: tuple[str, ...], told: str) -> None:
    assert missing_text(refused(asked, *missing)) == told


def test_no_report_tells_which_reports_there_are() -> None:
    assert asks_of_library("Which reports are there?") and asks_of_library("List the documents")
    assert not asks_of_library("Which reports did the clerks write?")
    assert not asks_of_library("How many reports were there in 2004?")
