"""Two things of which one question is asked."""

from __future__ import annotations

import pytest

from assistant.answering.conjuncts import counted_each, names, two_of


@pytest.mark.parametrize(
    ("asked", "two"),
    [
        ("How many old crews and members of the guild were asked in May?", ("old crews", "members of the guild")),
        ("What role should pilots and masters play when a boat is new?", ("pilots", "masters")),
        ("What are Kent Ferries and Essex Ferries?", ("Kent Ferries", "Essex Ferries")),
    ],
)
def test_two_things(asked: str, two: tuple[str, str]) -> None:
    found = two_of(asked)
    assert found and (found.one, found.other) == two


@pytest.mark.parametrize(
    "asked",
    ["Which crews and guilds came?", "What did the crews say and do?", "What does it cost to tar and sail a boat?"],
)
def test_no_two_things(asked: str) -> None:
    assert two_of(asked) is None


def test_the_question_of_one_alone() -> None:
    found = two_of("How many crews and pilots were asked in May?")
    assert found and found.of(found.other) == "How many pilots were asked in May?"
    assert found.untold("Crews 300") == "pilots"
    assert found.untold("Crews 300, pilots 20") == found.untold("Boats 9") == ""


def test_what_names_one_has_most_of_its_words_or_its_name() -> None:
    assert names("members of the guild", "Of the guild, 300 members came.")
    assert not names("members of the guild", "The crews of guild boats")
    assert names("bodies such as Kent Ferries", "Kent Ferries tars.")


def test_how_many_of_each() -> None:
    assert counted_each("Crews and pilots asked: how many of each?") == "How many crews and pilots asked?"
    assert counted_each("How many crews are there?") == "How many crews are there?"
