"""What only says that a thing is to be done tells no cause."""

from __future__ import annotations

import pytest

from assistant.answering.urging import only_urges


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (
            "Why should ferrymen tar their boats?",
            "They should tar the boats early, and keep on for as long as they row.",
        ),
        ("Why must I ring the bell?", "You must ring the bell twice if you’re late."),
        ("Why should I tar my boat?", "> Tar the boat daily."),
        ("Give reasons for tarring boats.", "Ferrymen are asked to tar their boats."),
        ("Why do ferrymen trust the guild less?", "Of the ferrymen 40% trust the guild."),
    ],
)
def test_what_is_to_be_done_and_how_many_think_so_is_no_cause(asked: str, text: str) -> None:
    assert only_urges(asked, text, "")
    assert not only_urges(asked, text, "The reason is rot.")


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Why should ferrymen tar their boats?", "They should tar them, so that no water comes in."),
        ("Why should ferrymen tar their boats?", "Untarred boats rot."),
        ("Why should boats not be loaded?", "The more a boat holds, the likelier it is to sink."),
        ("Why do boats rot?", "Boats must be dry."),
        ("Why must I ring the bell?", "You must ring it, and you may be fined if you do not."),
        ("Why do the dates need to be looked at?", "The dates differ."),
        ("Why should ferrymen tar their boats?", "Ferrymen drown in leaky boats."),
        ("Why should I tar my boat?", "Tarring a boat keeps water out."),
    ],
)
def test_what_may_be_a_cause(asked: str, text: str) -> None:
    assert not only_urges(asked, text, "")
