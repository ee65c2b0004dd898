"""Which of several is first or last in something."""

from __future__ import annotations

import pytest
from answering_fakes import each

from assistant.answering.foremost import of_degree
from assistant.answering.matching import Term

TOLL = Term("toll", "toll", 3.0, name=False, known=True)
ALIKE, ONE = "All three councils take a toll.", "Kent takes the highest toll."


def told(question: str, *texts: str) -> list[str]:
    return [one.sentence.text for one in of_degree(question, [TOLL], each(*texts))]


@pytest.mark.parametrize(
    "question",
    [
        "Which council takes the highest toll?",
        "Which of the councils is furthest ahead?",
        "What council has the most boats?",
    ],
)
def test_what_singles_one_out_comes_before_what_tells_of_all(question: str) -> None:
    assert told(question, ALIKE, "Essex takes a toll.", ONE) == [ONE]


def test_of_all_alike_none_is_foremost() -> None:
    assert told("Which council takes the lowest toll?", ALIKE, "Kent takes a toll.") == []
    assert told("Which council takes the lowest toll?", "Tolls are best practice, and most widely taken.") == []
    assert told("Which council takes the lowest toll?", "Of each council the toll is the highest for boats.") == []


@pytest.mark.parametrize(
    "degree",
    ["Kent takes a higher toll than Essex.", "Kent is ahead, and takes a toll.", "Unlike Essex, Kent takes a toll."],
)
def test_one_is_singled_out_in_many_ways(degree: str) -> None:
    assert told("Which council takes the highest toll?", ALIKE, degree) == [degree]


@pytest.mark.parametrize(
    "question",
    ["Which council takes a toll?", "Which of the latest tolls is high?", "Which council has an interest in the toll?"],
)
def test_where_no_degree_is_asked_all_may_answer(question: str) -> None:
    assert told(question, ALIKE, ONE) == [ALIKE, ONE]


def test_worth_and_trouble_are_told_apart_here_too() -> None:
    assert told("What are the obstacles to the toll?", ONE, "The toll is a problem.") == ["The toll is a problem."]
