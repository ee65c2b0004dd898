"""Whose words a question asks for."""

from __future__ import annotations

import pytest
from answering_fakes import passage

from assistant.answering.speakers import is_amiss, speakers


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("What did head teachers tell the researchers about boats?", "teacher"),
        ("What opinion did trade unions give on boats?", "union"),
        ("What are the views of local councillors on boats?", "councillor"),
        ("How did the lawyers react?", "lawyer"),
        ("What did patients' groups themselves think of boats?", "patient"),
    ],
)
def test_whose_words_are_asked_for(question: str, named: str) -> None:
    assert named in speakers(question)


@pytest.mark.parametrize(
    "question",
    [
        "What does the report say about boats?",
        "What did the workshop's participants think of boats?",
        "What did they say?",
        "How can managers learn from failure?",
        "What would it take to tell people?",
    ],
)
def test_anybody_s_words_are_asked_for(question: str) -> None:
    assert not speakers(question)


def test_their_words_or_thoughts_are_told() -> None:
    one = passage(
        0, "The ferrymen have 40 boats.", "The boats of the ferrymen leak.", "The ferrymen thought them too old."
    )
    assert is_amiss("What did the ferrymen think of boats?", one, 1)
    assert not is_amiss("What did the ferrymen think of boats?", one, 2)
    signed = passage(0, "The ferrymen signed agreements on boats.")
    assert is_amiss("What did the ferrymen think of boats?", signed, 0)


def test_who_speaks_is_named_near_by_and_a_reply_told_as_one() -> None:
    one = passage(0, "The government was asked for accounts.", "Boats leak.", "It agreed to mend them.")
    asked = "What did the government reply?"
    assert is_amiss(asked, one, 0)
    assert not is_amiss(asked, one, 2)
    assert is_amiss("What did the unions reply?", one, 2)
    assert not is_amiss("What leaks?", one, 1)


def test_a_book_speaks_as_a_report_does() -> None:
    assert not speakers("What does the handbook say about thieves?")
