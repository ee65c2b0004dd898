"""Kinds of questions, and what would answer them."""

from __future__ import annotations

import pytest

from assistant.answering.kinds import QuestionKind, head_noun, kind_of
from assistant.answering.signs import asked_for

KIND = QuestionKind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who paid for the boats?", KIND.WHO),
        ("Which test tells how many boats there should be?", KIND.TOPIC),
        ("What is known of how many boats there are?", KIND.QUANTITY),
        ("What was the point?", KIND.TOPIC),
        ("What was meant?", KIND.TOPIC),
        ("What was seed?", KIND.DEFINITION),
        ("Where can I turn if my boat leaks?", KIND.TOPIC),
        ("Which company ran the ferry?", KIND.WHO),
        ("When was the bridge opened?", KIND.WHEN),
        ("In which year did it open?", KIND.WHEN),
        ("Where are the boats kept?", KIND.WHERE),
        ("How much did the bridge cost?", KIND.AMOUNT),
        ("What did the old river bridge cost?", KIND.AMOUNT),
        ("What does the port charge its members?", KIND.AMOUNT),
        ("How costly was the bridge?", KIND.AMOUNT),
        ("What was the price of the old bridge?", KIND.AMOUNT),
        ("In which months do they sail?", KIND.WHEN),
        ("From which day did the ferry run?", KIND.WHEN),
        ("What is the opening date of the bridge?", KIND.WHEN),
        ("What were the ferries compared to by the crew?", KIND.TOPIC),
        ("Did the bridge make any difference?", KIND.TOPIC),
        ("What difference did the bridge make?", KIND.TOPIC),
        ("To what end was the bridge built?", KIND.PURPOSE),
        ("What proportion of boats leak?", KIND.QUANTITY),
        ("What share of boats leak compared to before the storm?", KIND.QUANTITY),
        ("How many boats are there?", KIND.QUANTITY),
        ("How many challenges are there?", KIND.COUNT),
        ("Who said that boats are like pens?", KIND.QUOTATION),
        ("What are the three main barriers?", KIND.LIST),
        ("List the ferries.", KIND.LIST),
        ("What is a ferry?", KIND.DEFINITION),
        ("What is meant by a lock?", KIND.DEFINITION),
        ("Why do boats leak?", KIND.WHY),
        ("Tell me about boats", KIND.TOPIC),
        ("Compare boats and cars", KIND.COMPARISON),
        ("How do boats differ from cars?", KIND.COMPARISON),
        ("What does the second phase recommend?", KIND.TOPIC),
        ("Which phases does it have?", KIND.LIST),
        ("What is the purpose of the harbour?", KIND.PURPOSE),
        ("What is the Harbour Board there for?", KIND.PURPOSE),
        ("What does the board exist to do?", KIND.PURPOSE),
        ("Which supplier built the harbour?", KIND.WHO),
        ("Boats versus cars", KIND.COMPARISON),
        ("What is meant by 'fair rent' at the harbour?", QuestionKind.DEFINITION),
        ("What does 'monthly fee' mean?", QuestionKind.DEFINITION),
        ("What exactly is a Joint Mooring Agreement?", QuestionKind.DEFINITION),
        ("What is Tarred in Ely 2030?", QuestionKind.DEFINITION),
    ],
)
def test_kinds_are_told_apart(question: str, kind: QuestionKind) -> None:
    assert kind_of(question) is kind


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("What are the six challenges to partnership?", "challenges"),
        ("Which of the main barriers were met?", "barriers"),
        ("How many lessons are there?", "lessons"),
        ("List all recommendations.", "recommendations"),
        ("Why do boats leak?", ""),
    ],
)
def test_head_noun(question: str, noun: str) -> None:
    assert head_noun(question) == noun


@pytest.mark.parametrize(
    ("kind", "text", "known", "there"),
    [
        (KIND.QUANTITY, "It cost £12 billion.", (), 1),
        (KIND.QUANTITY, "Two in three agreed.", (), 1),
        (KIND.QUANTITY, "One service, once more, in the third phase.", (), 0),
        (KIND.QUANTITY, "Only one boat, or a third of them.", (), 1),
        (KIND.AMOUNT, "It cost £12 billion.", (), 1),
        (KIND.AMOUNT, "Two boats cost a lot.", (), 0),
        (KIND.AMOUNT, "The bridge of 2006 looks good.", (), 0),
        (KIND.QUANTITY, "It cost a lot in 2008.", ("2008",), 1),  # the figures of a year are looked at one by one
        (KIND.QUANTITY, "It cost a lot.", (), 0),
        (KIND.WHEN, "It opened in April.", (), 1),
        (KIND.WHEN, "It opened in April 2005.", ("april", "2005"), 0),
        (KIND.WHEN, "It opened late.", (), 0),
        (KIND.WHEN, "It may open, to suit the present century.", (), 0),
        (KIND.WHEN, "It opened in May.", (), 1),
        (KIND.WHEN, "It opened in the nineteenth century, or two years later.", ("nineteenth century",), 1),
        (KIND.WHEN, "It opened in the spring.", (), 1),
        (KIND.WHO, "It was run by Kent Connects.", (), 1),
        (KIND.WHO, "it was run by hand.", (), 0),
        (KIND.WHERE, "They are kept in London.", (), 1),
        (KIND.WHERE, "They are kept dry.", (), 0),
        (KIND.WHERE, "Look at http://boats.example", (), 1),
        (KIND.WHERE, "They are listed in Section 4.", (), 1),
        (KIND.PURPOSE, "The aim is to keep boats dry.", (), 1),
        (KIND.PURPOSE, "It has three boats.", (), 0),
        (KIND.WHY, "Boats leak because they are old.", (), 1),
        (KIND.WHY, "Boats leak.", (), 0),
        (KIND.QUOTATION, "Boats are ‘like a pen’.", (), 1),
        (KIND.TOPIC, "Boats leak.", (), 0.5),
    ],
)
def test_whether_what_is_asked_for_is_there(
    kind: QuestionKind, text: str, known: tuple[str, ...], there: float
) -> None:
    assert asked_for(kind, text, known) == there


def test_taking_part_is_no_part() -> None:
    assert kind_of("How many people took part?") is KIND.QUANTITY
    assert kind_of("How many main parts are there?") is KIND.COUNT
