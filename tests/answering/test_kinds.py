"""Kinds of questions, and what would answer them."""

from __future__ import annotations

import pytest

from assistant.answering.kinds import QuestionKind, asked_for, exact_enough, head_noun, kind_of, tells_of_people

KIND = QuestionKind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who paid for the boats?", KIND.WHO),
        ("Which company ran the ferry?", KIND.WHO),
        ("When was the bridge opened?", KIND.WHEN),
        ("In which year did it open?", KIND.WHEN),
        ("Where are the boats kept?", KIND.WHERE),
        ("How much did the bridge cost?", KIND.AMOUNT),
        ("What did the old river bridge cost?", KIND.AMOUNT),
        ("How costly was the bridge?", KIND.AMOUNT),
        ("What was the price of the old bridge?", KIND.AMOUNT),
        ("In which months do they sail?", KIND.WHEN),
        ("From which day did the ferry run?", KIND.WHEN),
        ("What is the opening date of the bridge?", KIND.WHEN),
        ("What were the ferries compared to by the crew?", KIND.TOPIC),
        ("Did the bridge make any difference?", KIND.TOPIC),
        ("What proportion of boats leak?", KIND.QUANTITY),
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
        ("What is the purpose of the harbour?", KIND.PURPOSE),
        ("What is the Harbour Board there for?", KIND.PURPOSE),
        ("What does the board exist to do?", KIND.PURPOSE),
        ("Which supplier built the harbour?", KIND.WHO),
        ("Boats versus cars", KIND.COMPARISON),
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


@pytest.mark.parametrize(
    ("question", "text", "enough"),
    [
        ("On what date did it open?", "It opened after 2005.", False),
        ("On what date did it open?", "It opened on 3 April.", True),
        ("In which month were the meetings?", "They met in 2007.", False),
        ("In which month were the meetings?", "They met on 3/4/2007.", True),
        ("When did it open?", "It opened after 2005.", True),
        ("In which year did it open?", "It opened after 2005.", True),
        ("How much money did the bridge save?", "It took half a year, until 2006.", False),
        ("How much money did the bridge save?", "It saved £40.", True),
        ("How much water does it hold?", "It holds half of the lake.", True),
        ("How many people crossed it?", "Four gaps matter in 2005.", False),
        ("How many people crossed it?", "Some 400 did.", True),
        ("How many people crossed it?", "Four people crossed it.", True),
        ("How many boats are there?", "Three were counted.", True),
        ("How many boats are there?", "Of the boats, three: all of them old.", True),
        ("How many boats are there?", "Two national programmes began.", False),
        ("How many boats are there?", "The second half was dull.", False),
        ("How many passengers waited for boats?", "Three boats waited for passengers.", False),
        ("What share of boats leak?", "Two-thirds of them do.", True),
        ("What share of boats leak?", "Two in three do.", True),
        ("What share of boats leak?", "Most of them do.", False),
        ("Who wrote the report?", "The Harbour Board met the Ferry Board.", False),
        ("Who wrote the report?", "It is by Ann Lee and Bo Ek.", True),
        ("Who wrote the report?", "Ann Lee and Bo Ek", True),
        ("Which supplier built the NHS system?", "The NHS likes its IT.", False),
        ("Which supplier built the NHS system?", "It came from Tarco.", True),
        ("What is the phone number?", "Telephone: 020 7000 3500", True),
        ("What is the phone number?", "It is known to all.", False),
        ("How many things were asked for?", "Ten requests were made, and ten asked for more.", True),
        ("How many clerks came to the bridge?", "The three bridges opened late.", False),
        ("How many bridges had the clerks opened?", "The three bridges opened late.", True),
        ("How many people crossed it?", "It is a bridge of the 21st century.", False),
        ("How many people crossed it?", "It cost £12.4 million and opened on 1 April 2005.", False),
        ("How many people crossed it?", "On 1 April 2005 it carried 12.4 million.", True),
        ("Who chaired the meeting on the NHS?", "The report on the NHS came in June 2007.", False),
        ("Who chaired the meeting on the NHS?", "It was led by Ann Fenland.", True),
        ("Who led the research on boats?", "The ferrymen were asked.", False),
        ("Who led the research on boats?", "The River Office asked the ferrymen.", True),
        ("Who led the boats?", "The ferrymen did.", True),
        ("Who owns the boats?", "The ferrymen do.", True),
    ],
)
def test_what_is_asked_for_exactly(question: str, text: str, enough: bool) -> None:
    assert exact_enough(kind_of(question), question, text) is enough


def test_taking_part_is_no_part() -> None:
    assert kind_of("How many people took part?") is KIND.QUANTITY
    assert kind_of("How many main parts are there?") is KIND.COUNT


def test_who_took_part_is_answered_by_people_without_a_name() -> None:
    assert tells_of_people("Those who came were senior managers.")
    assert not tells_of_people("The boats were late.")


def test_a_part_of_a_number_is_not_the_number() -> None:
    asked = "How many boats sank?"
    assert not exact_enough(KIND.QUANTITY, asked, "Two of the boats sank.")
    assert not exact_enough(KIND.QUANTITY, asked, "Two of the nine boats sank.")
    assert exact_enough(KIND.QUANTITY, asked, "Nine boats sank, and two of the boats were new.")
    assert exact_enough(KIND.QUANTITY, "How many of the boats sank?", "Two of the boats sank.")
