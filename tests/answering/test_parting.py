"""A question that asks several things at once is parted, and each part has what it leaves to another."""

from __future__ import annotations

import pytest

from assistant.answering.parting import answers_both, pieces_of, with_left_out, with_topic
from assistant.answering.question import parts, understand


@pytest.mark.parametrize(
    ("asked", "pieces"),
    [
        ("How many boats sank, and when?", ["How many boats sank?", "when?"]),
        ("Who was asked, and by whom?", ["Who was asked?", "by whom?"]),
        ("How old must a rower be and do they get paid?", ["How old must a rower be?", "do they get paid?"]),
        ("Did it leak, and if so, why?", ["Did it leak?", "why?"]),
        ("Who rows, and over how many miles?", ["Who rows?", "over how many miles?"]),
        ("Was it paid, and if not, by how much was it short?", ["Was it paid?", "by how much was it short?"]),
        ("When and where was it held?", ["When was it held?", "where was it held?"]),
        ("What does it cost, when did it end and who came?", ["What does it cost?", "when did it end?", "who came?"]),
        ("Who said that boats are birds, and what did it mean?", ["Who said that boats are birds?"]),
        ("Who rows, how often do they train?", ["Who rows?", "how often do they train?"]),
        ("What is an oar and what difference does it make?", ["What is an oar?", "what difference does it make?"]),
    ],
)
def test_pieces(asked: str, pieces: list[str]) -> None:
    assert pieces_of(asked) == pieces


@pytest.mark.parametrize(
    "asked",
    [
        "Who is old and is a member?",
        "Which boats are old and are the most expensive?",
        "What happens if I drown and my dog is alive?",
        "My ferryman has raised the fare and is he allowed to do that?",
        "How do boats and carts differ, and why?",
        "Compare what boats cost and what carts cost",
        "When boats are old, who is told?",
        "If they leak, who is told?",
        "Who wrote the last paper, How can boats be mended?",
        "On which days does it run, and is there any doubt about them?",
    ],
)
def test_one_question_is_not_parted(asked: str) -> None:
    assert pieces_of(asked) == [asked]


@pytest.mark.parametrize(
    ("piece", "before", "whole"),
    [
        ("when?", "How many boats were sunk?", "when were boats sunk?"),
        ("when?", "How many boats did they sink?", "when did they sink boats?"),
        ("which?", "How many boats did they sink?", "which boats did they sink?"),
        ("who?", "Have people lost hope in the ferry?", "who have lost hope in the ferry?"),
        ("in what coin?", "How often is the toll paid?", "in what coin is the toll paid?"),
        ("why?", "What was sunk?", "why was something sunk?"),
        ("by how much?", "Who missed the mark?", "by how much missed the mark?"),
        ("over how many miles?", "Who pulled the oar?", "over how many miles pulled the oar?"),
        ("in how many big boats?", "When did they go?", "in how many big boats did they go?"),
        ("in how many do they go?", "When did they leave?", "in how many do they go?"),
        ("which ones are known?", "How many boats sank?", "which boats are known?"),
        ("which of them need a bell?", "What is a boat of the crown?", "which boat of the crown need a bell?"),
        ("why did it sink?", "When did it sink?", "why did it sink?"),
    ],
)
def test_what_is_left_to_the_piece_before(piece: str, before: str, whole: str) -> None:
    assert with_left_out(piece, before) == whole


def test_a_topic_before_a_colon_is_what_is_asked_of() -> None:
    assert with_topic("Ferries and tugs: what are they and who owns them?") == (
        "what are Ferries and tugs and who owns Ferries and tugs?"
    )
    assert with_topic("The ferry: what is its toll?") == "what is The ferry’s toll?"
    assert with_topic("Who wrote Boats: a report?") == "Who wrote Boats: a report?"


def test_what_is_asked_if_it_is_so_answers_both() -> None:
    assert answers_both("Did it sink, and if so, when?", 2)
    assert not answers_both("Did it sink, and if not, why?", 2)
    assert not answers_both("Did it sink, and when?", 2)


def test_which_of_those_is_asked_after_what_they_are_of() -> None:
    first, second = parts(understand("How many lessons did the ferry report draw, and which ones are known?"))
    assert first.asked == "How many lessons did the ferry report draw?"
    assert second.asked == "How many lessons did the ferry report draw. Which lessons are known?"
    assert second.asks == "Which lessons are known?"
