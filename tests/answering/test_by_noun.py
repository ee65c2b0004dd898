"""What is asked by a verb is asked by the noun that headings have."""

from __future__ import annotations

import pytest

from assistant.answering.by_noun import by_noun, without_list
from assistant.answering.question import understand

HEADINGS = ("Challenges of joint trade", "enablers of long trade", "north", "Boats")


@pytest.mark.parametrize(
    ("asked", "by"),
    [
        ("What got in the way of trade?", "What were the challenges of trade?"),
        ("What stood in the way in the north?", "What were the challenges in the north?"),
        ("And what hampered joint voyages?", "And what were the challenges of joint voyages?"),
        ("What makes joint voyages so hard?", "What were the challenges of joint voyages?"),
        ("What got in the way?", "What were the challenges?"),
        ("On the lake, what were the main stumbling blocks?", "On the lake, what were the challenges?"),
        ("And what helped?", "And what were the enablers?"),
        ("What made it easier?", "What were the enablers?"),
        ("What helps a long voyage along?", "What were the enablers of a long voyage?"),
    ],
)
def test_a_verb_becomes_the_noun_of_a_heading(asked: str, by: str) -> None:
    assert by_noun(asked, HEADINGS) == by
    assert by_noun(asked, ("Boats",)) == asked


@pytest.mark.parametrize(
    "asked",
    [
        "What helped crews mend their boats?",
        "What made it hard to sail?",
        "What helped them?",
        "Who helped?",
        "What hampers a toll?",
    ],
)
def test_what_asks_for_something_else_stays(asked: str) -> None:
    assert by_noun(asked, HEADINGS) == asked


def test_what_helps_against_them_is_asked_after_troubles() -> None:
    before = "What were the barriers to trade?"
    assert by_noun("And what helped them?", HEADINGS, before) == "And what were the enablers?"
    assert by_noun("How were they overcome?", HEADINGS, before) == "What were the enablers?"
    assert by_noun("How were they overcome?", HEADINGS, "What did the pilots say?") == "How were they overcome?"


def test_what_was_listed_before_is_not_looked_for() -> None:
    assert without_list("What challenges did crews face?", "And what were the enablers?") == "crews?"
    assert without_list("What challenges did crews face?", "And in the north?") == "What challenges did crews face?"
    assert without_list("What hurdles did crews meet?", "And what were the enablers?") == "crews?"
    question = understand("And what helped?", ["What challenges did crews face?"], HEADINGS)
    assert question.asked == "And what were the enablers?" and "challenges" not in question.terms
