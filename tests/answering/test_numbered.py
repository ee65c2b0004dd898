"""'The second one' becomes the words of the second item of the list that was answered, or stays as it is."""

from __future__ import annotations

import pytest

from assistant.answering.numbered import of_item
from assistant.records import Answer, Claim, Status

LISTED = "What are the four dangers of piers?"
DANGERS = """The survey names four:
• Record: so few piers have lasted that nobody pays for another.
• Rot that sets in early;
• the Tide Levy of 1906, which nobody pays;
• have your timbers checked when the tide is out."""


def answer(*claims: str) -> Answer:
    return Answer("", "", tuple(Claim(text, (1,)) for text in claims), (), (), Status.ANSWERED, 0.9, 0.0, "")


@pytest.mark.parametrize(
    ("asked", "becomes"),
    [
        ("tell me more about the first danger", "tell me more about record"),
        ("Can you explain the second danger?", "Tell me more about rot that sets in early."),
        ("What did the third danger cost?", "What did the Tide Levy of 1906 cost?"),
        ("What about the last danger?", "Tell me more about ‘have your timbers checked when the tide is out’."),
        ("Why is the last danger met?", "Why is ‘have your timbers checked when the tide is out’ met?"),
        ("Tell me more about the second one", "Tell me more about rot that sets in early"),
        ("Tell me more about the 2nd danger", "Tell me more about rot that sets in early"),
    ],
)
def test_an_item_takes_the_place_of_its_number(asked: str, becomes: str) -> None:
    assert of_item(asked, LISTED, answer(DANGERS, "Piers rot.")) == becomes


@pytest.mark.parametrize(
    ("asked", "listed", "claims"),
    [
        ("Explain the fifth danger", LISTED, (DANGERS,)),
        ("Explain the second danger", "What are the five dangers of piers?", (DANGERS,)),
        ("Explain the second danger", LISTED, ("Piers rot.",)),
        ("Explain the second danger", LISTED, ("Piers rot.", DANGERS)),
        ("Explain the second danger", LISTED, (DANGERS, "• one\n• two")),
        ("What did the second phase say of the second danger?", LISTED, (DANGERS,)),
        ("What does the second chapter say?", LISTED, (DANGERS,)),
    ],
)
def test_where_it_is_not_plain_nothing_does(asked: str, listed: str, claims: tuple[str, ...]) -> None:
    assert of_item(asked, listed, answer(*claims)) == ""
