"""Some of several things: those at a place, those that tell of a subject, those that come first."""

from __future__ import annotations

import pytest
from answering_fakes import MemoryIndex, listed, passage, ranked

from assistant.answering.picking import some_of
from assistant.answering.question import understand
from assistant.answering.sides import Asked
from assistant.answering.signals import terms_of
from assistant.answering.some_asked import picked_of
from assistant.answering.statements import Statement
from assistant.records import Passage

LESSONS = passage(0, *listed(1, "The crews drew these lessons:", "wait for wind;", "ask the pilot;", "mend the sails."))
RISKS = passage(1, *listed(2, "The town saw two risks:", "ice;", "fire."))
MEETINGS = passage(2, "Each meeting took up one port: the first Deal, the second Dover, and the third Hythe.")


def found(question: str, *held: Passage, own: str = "", odds: float = 1.0) -> list[str] | None:
    index = MemoryIndex(held)

    def weigh(asked: str) -> Asked:
        again = understand(asked)
        likely = [ranked(one, *(odds - place for _ in one.sentences)) for place, one in enumerate(held)]
        return Asked(again, terms_of(again, index), likely, 0.9)  # type: ignore[arg-type]

    told = [Statement(passage(9, own), passage(9, own).sentences, 1.0)] if own else []
    some = some_of(weigh(question), told, weigh, index, 0.4)  # type: ignore[arg-type]
    return some and [one.text for one in some[0]]  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("What is the second lesson?", ["ask the pilot;"]),
        ("What was the first of the three lessons?", ["wait for wind;"]),
        ("Name the last two lessons.", ["ask the pilot;", "mend the sails."]),
        ("the third lesson", ["mend the sails."]),
        ("Which lesson comes last?", ["mend the sails."]),
        ("Which of the lessons is about sails?", ["mend the sails."]),
        ("Which lesson has to do with a pilot?", ["ask the pilot;"]),
    ],
)
def test_the_items_that_are_asked_for_come_with_what_leads_to_them(question: str, items: list[str]) -> None:
    assert found(question, LESSONS) == ["\n".join(["The crews drew these lessons:", *(f"• {item}" for item in items)])]


def test_where_no_item_is_asked_for_nothing_is_told() -> None:
    assert found("What is the fourth lesson?", LESSONS) == []
    assert found("Which of the lessons concerns tolls?", LESSONS) == []
    assert found("Which of the lessons concerns tolls?", LESSONS, passage(1, "One lesson on tolls was dear.")) == [
        "One lesson on tolls was dear."
    ]


@pytest.mark.parametrize(
    "question",
    ["What are the lessons?", "What did the second phase find?", "What was the first phase?", "When was it?"],
)
def test_other_questions_ask_for_no_item(question: str) -> None:
    assert found(question, LESSONS) is None


def test_a_list_of_something_else_is_not_looked_through() -> None:
    assert found("What is the second crew?", LESSONS) == []
    assert found("What is the first crew?", LESSONS) is None


def test_where_more_are_said_to_be_than_are_listed_all_are_given() -> None:
    some = passage(0, "The crews drew nine lessons.", *listed(1, "The report names two:", "wait;", "ask."))
    [told] = found("What is the second lesson?", some) or []
    assert "wait" in told and "ask" in told


def test_lists_of_another_length_may_be_meant_as_well() -> None:
    other = passage(1, *listed(2, "The pilots drew these lessons:", "sleep;", "eat well."))
    told = found("What is the second lesson?", LESSONS, other)
    assert told == [
        "The crews drew these lessons:\n• ask the pilot;",
        "The pilots drew these lessons:\n• eat well.",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "In what order were the meetings held?",
        "Which meeting came first?",
        "Which meeting was about Dover?",
        "What was the second meeting about?",
        "Which port did the third meeting deal with?",
        "What was the subject of the first meeting?",
    ],
)
def test_what_counts_things_off_tells_their_order(question: str) -> None:
    assert found(question, MEETINGS) == [MEETINGS.text]


def test_what_does_not_reach_the_place_or_the_subject_tells_nothing_of_it() -> None:
    assert found("Which meeting was about Ely?", MEETINGS) == []
    assert found("What was the fourth meeting about?", MEETINGS) == []
    assert found("In what order were the boats built?", MEETINGS) == []


def test_items_may_count_things_off() -> None:
    turns = passage(0, *listed(1, "Each meeting took up one port:", "the first, Deal;", "the second, Dover;"))
    assert found("Which meeting was about Dover?", turns) == [
        "Each meeting took up one port:\n• the first, Deal;\n• the second, Dover;"
    ]


def test_what_is_asked_for_is_read_from_the_question() -> None:
    asked = picked_of("What are the last two rules for boats?")
    assert asked and (asked.noun, asked.several, asked.first, asked.many) == ("rule", "rules for boats", -2, 2)
    asked = picked_of("Which of the six duties of a pilot concerns ice?")
    assert asked and (asked.several, asked.about) == ("six duties of a pilot", "ice")
    assert picked_of("Who was the first to sail?") is None
    assert picked_of("What is the second largest boat?") is None
    assert picked_of("What were the second ferry’s findings on ice?") is None
    assert picked_of("What is the third chapter?") is None
