"""What to do, where that is asked."""

from __future__ import annotations

import pytest
from answering_fakes import passage

from assistant.answering.advice import advising, asks_advice
from assistant.answering.matching import Term
from assistant.answering.statements import Candidate

LEAK = Term("leak", "leak", 3.0, name=False, known=True)
TROUBLE, ADVICE = "Old boats leak, which is a problem in every port.", "A leak must be tarred."


def told(question: str, *found: Candidate, likely: int = 1) -> list[str]:
    return [one.sentence.text for one in advising(question, [LEAK], found[:likely], found)]


def said(text: str, odds: float = 0.0, number: int = 0) -> Candidate:
    return Candidate(passage(number, text), 0, odds)


@pytest.mark.parametrize(
    "question",
    [
        "How do I stop a leak?",
        "How can we get the crew on board?",
        "How should a council pay for boats?",
        "How can leaks be mended?",
        "How to tar a boat",
        "What should the project team do about leaks?",
        "What can be done about leaks?",
        "Is there any advice on leaks?",
    ],
)
def test_it_is_asked_what_to_do(question: str) -> None:
    assert asks_advice(question)


@pytest.mark.parametrize(
    "question",
    [
        "How do the ports differ?",
        "How many boats leak?",
        "How did the crew mend it?",
        "What do ferries carry?",
        "How old is it?",
    ],
)
def test_it_is_not_asked_what_to_do(question: str) -> None:
    assert not asks_advice(question)


@pytest.mark.parametrize(
    "advice",
    [
        ADVICE,
        "Repair the boat at once.",
        "The crew argued that it is vital to look for leaks.",
        "Leaks were found sooner by looking every day.",
        "Talking to the crew helped to find leaks.",
        "You can have it tarred.",
        "Crews learn from each other's leaks.",
    ],
)
def test_what_advises_comes_before_trouble_that_is_likelier(advice: str) -> None:
    assert told("What should we do about leaks?", said(TROUBLE), said(advice, -2.0)) == [advice]


def test_what_advises_is_not_looked_for_too_far() -> None:
    assert told("What should we do about leaks?", said(TROUBLE), said(ADVICE, -4.0)) == []


def test_what_advises_on_something_else_is_none_unless_it_stands_beside() -> None:
    other = "Crews should be paid more."
    assert told("What should we do about leaks?", said(TROUBLE), said(other, -1.0, 1)) == []
    beside = passage(0, TROUBLE, other)
    assert told("What should we do about leaks?", Candidate(beside, 0, 0.0), Candidate(beside, 1, -1.0)) == [other]


@pytest.mark.parametrize(
    "vain",
    [
        TROUBLE,
        "By joining the port, crews might lose what they had gained from looking for a leak.",
        "The first phase involved speaking to crews, to understand how tar can help to stop a leak.",
        "The aim of the tar is to be sold in each port where boats leak, despite its price.",
    ],
)
def test_trouble_research_and_aims_are_no_advice(vain: str) -> None:
    assert told("How do I stop a leak?", said(vain)) == []


def test_what_may_be_advice_in_its_own_words_stays() -> None:
    plain = "The yard mends leaks on Mondays."
    assert told("How do I stop a leak?", said(plain)) == [plain]


def test_who_asks_something_else_gets_what_is_likely() -> None:
    assert told("How did boats leak?", said(TROUBLE), said(ADVICE, -0.5), likely=2) == [TROUBLE, ADVICE]


def test_of_what_is_likely_what_advises_stays() -> None:
    assert told("How do I stop a leak?", said(ADVICE), said(TROUBLE, -0.5), likely=2) == [ADVICE]
