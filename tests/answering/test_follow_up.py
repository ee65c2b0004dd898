"""Follow-ups become questions of their own; a change of subject is not dragged back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answering.follow_up import stand_alone

SUBJECTS = ("councils", "NHS", "National Health Service", "police", "Criminal Justice System")


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("And in the NHS?", "What barriers were met in the police?", "What barriers were met in the NHS?"),
        ("What about the NHS?", "What did councils want?", "What did the NHS want?"),
        ("What about suppliers?", "What did councils want?", "What did suppliers want?"),
        ("And Andover?", "How many boats are there?", "How many boats are there in Andover?"),
        ("And in 2006?", "How many boats were counted in 2005?", "How many boats were counted in 2006?"),
        ("When did it start?", "How much did the Ferry Scheme cost?", "When did the Ferry Scheme start?"),
        ("And when did it start?", "How much did the Ferry Scheme cost?", "And when did the Ferry Scheme start?"),
        ("Who took part in them?", "How many were at the Ferry Workshops?", "Who took part in the Ferry Workshops?"),
        ("When was it published?", "Who wrote the report?", "When was the report published?"),
        (
            "When did it start and what did it cost?",
            "Who runs the Ferry Scheme?",
            "When did the Ferry Scheme start and what did it cost?",
        ),
        ("What are its aims?", "What is the Ferry Scheme?", "What are the Ferry Scheme’s aims?"),
        ("What are their aims?", "Who are London Connects?", "What are London Connects’ aims?"),
        (
            "What did the report say about its cost?",
            "What is the Ferry Scheme?",
            "What did the report say about the Ferry Scheme’s cost?",
        ),
    ],
)
def test_a_follow_up(text: str, before: str, asked: str) -> None:
    assert stand_alone(text, [before], SUBJECTS).asked == asked


@pytest.mark.parametrize(
    "text",
    [
        "How are boats counted?",
        "And how are boats counted in the autumn of each year?",
        "Which report says that boats leak?",
        "Why do these boats leak?",
        "What did Kent Connects do with its partners?",
        "I run IT for a council. How are boats counted?",
        "What did the second phase find, and when was it published?",
        "How long after the strategy came out was its effect looked at?",
        "How much did the council pay for its boats?",
        "Where was the council weak when it came to boats?",
        "Is it true that most boats leak?",
        "Is it wise to tar boats in the rain?",
        "Why does it matter whether boats leak?",
        "How long does it take to tar a boat?",
        "Which yard was it that made its men tar boats twice?",
        "What do good dealings between ferrymen and their suppliers hinge on?",
        "How should enthusiasts for ferries talk about them if they want to be believed?",
        "If somebody changes the timetable, what ought they to know?",
        "Boats: do they help or hurt?",
        "How can a ferryman’s widow change the amount of the pension they were given?",
        "Which harbours had ferries that were older than the national one?",
        "Of the six boats, which one leaks?",
        "Does anybody who paid the fare in Kent get it back there?",
        "What is it about boats that the survey found so odd?",
        "At what age must a boat be tested?",
    ],
)
def test_a_change_of_subject_is_not_dragged_back(text: str) -> None:
    assert stand_alone(text, ["How much did the Ferry Scheme cost?"], SUBJECTS).asked == text


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("What do they do?", "Who mends boats for councils?"),
        ("Did it work?", "What did the council do before it bought boats?"),
        ("Is it legal?", "Can I keep a boat in my garden?"),
        ("How long does it take?", "How do I sell a boat?"),
        ("When did she join?", "What does the Ferry Scheme cost?"),
        ("Who decides there?", "How long do appeals take?"),
        ("What about those of the river?", "Who counts boats?"),
        ("And why?", "Who counts boats?"),
        ("Why?", "Who counts boats?"),
        ("and away?", "How many boats were sold at home?"),
    ],
)
def test_what_cannot_be_told_is_asked_as_it_is_after_the_question_before(text: str, before: str) -> None:
    alone = stand_alone(text, [before], SUBJECTS)
    assert (alone.asked, alone.context) == (text, before)


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("What were they?", "How many aims did the board set?", "Which aims did the board set?"),
        ("What did Ann Lee ask it to do?", "What is the Ferry Scheme?", "What did Ann Lee ask the Ferry Scheme to do?"),
        ("What can you see there?", "How many boats are in the harbour?", "What can you see in the harbour?"),
        ("And its cost?", "What is the Ferry Scheme?", "And the Ferry Scheme’s cost?"),
        (
            "At the county one?",
            "What was said at the city workshop?",
            "What was said at the county workshop?",
        ),
    ],
)
def test_what_points_back(text: str, before: str, asked: str) -> None:
    assert stand_alone(text, [before], SUBJECTS).asked == asked


def test_a_follow_up_goes_on_from_what_the_last_one_became() -> None:
    history = ["Who tars boats in the police?", "And the NHS?", "Why?"]
    assert stand_alone("What about councils?", history, SUBJECTS).asked == "Who tars boats in councils?"
    assert stand_alone("And why?", history, SUBJECTS).context == "Who tars boats in the NHS?"


def test_without_a_subject_before_nothing_changes() -> None:
    assert stand_alone("When did it start?", [], SUBJECTS).asked == "When did it start?"
    assert stand_alone("When did it start?", ["", " ?"], SUBJECTS).asked == "When did it start?"


def test_the_last_question_counts() -> None:
    history = ["What is the Ferry Scheme?", "What is the Bridge Plan?"]
    assert stand_alone("When did it start?", history, SUBJECTS).asked == "When did the Bridge Plan start?"


WORDS = st.sampled_from(
    "it they its their this that what about and in the NHS councils when did start boats Ferry Scheme ? , . ’s".split()
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=10).map(" ".join))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=3))
def test_no_text_is_too_odd(text: str, history: list[str], scopes: list[str]) -> None:
    asked = stand_alone(text, history, scopes)
    assert asked == stand_alone(text, history, scopes)
    if not history:
        assert asked.asked == text
