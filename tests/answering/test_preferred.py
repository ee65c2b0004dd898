"""What tells best of an example, an effect or a difference, where that is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answering_fakes import passage

from assistant.answering.preferred import enumerating, preferred, tells_no_effect
from assistant.answering.question import understand
from assistant.answering.statements import Candidate

EXAMPLE, PLAIN = "Some leak, such as tugs.", "Boats leak at times."


def best(question: str, *told: str) -> str:
    one = passage(0, *told)
    found = [Candidate(one, place, -0.1 * place) for place in range(len(told))]
    return preferred(question, found, found)[0].sentence.text


@pytest.mark.parametrize(
    ("question", "told", "less"),
    [
        ("How does tarring differ between the ports?", "One tars in May, whilst the other never does.", PLAIN),
        ("What did they say of leaks?", PLAIN, EXAMPLE),
    ],
)
def test_what_tells_best(question: str, told: str, less: str) -> None:
    assert best(question, *((told, less) if told == PLAIN else (less, told))) == told


def test_an_example_is_looked_for_by_the_likeliest() -> None:
    one, far = passage(0, EXAMPLE, PLAIN), passage(1, EXAMPLE)
    likely = Candidate(one, 1, 0.0)
    by_it, elsewhere = Candidate(one, 0, -2.0), Candidate(far, 0, -1.0)
    asked = "Give me some examples of leaks"
    assert preferred(asked, [likely], [likely, elsewhere, by_it]) == [likely, by_it]
    assert preferred(asked, [likely], [likely, elsewhere]) == [likely]


SAIL, CAME = (
    "They tried a new sail.",
    "The crews put it down to that that they now make it in half the time, 50 per cent.",
)


@pytest.mark.parametrize(
    "asked",
    [
        "What effect did the new sail have?",
        "What was the result of the new sail?",
        "What came of the new sail?",
        "What did the new sail achieve?",
        "What did the KPB's new sail lead to?",
        "What difference does the new sail make?",
    ],
)
def test_an_effect_is_told_after_its_cause(asked: str) -> None:
    one = passage(0, "Here is another boat.", SAIL, CAME)
    other = replace(one, id=1)  # passages overlap
    likely, after = Candidate(one, 1, 0.0), Candidate(other, 2, -2.0)
    found = preferred(asked, [likely], [likely, after])
    assert [each.sentence.text for each in found] == [CAME, SAIL]
    assert preferred(asked, [likely], [likely, Candidate(other, 2, -3.0)]) == [likely]
    assert tells_no_effect(asked, SAIL) and not tells_no_effect(asked, CAME)
    assert not tells_no_effect("What did they try?", SAIL)
    assert tells_no_effect(asked, "To make a difference, crews should:\n• row", is_list=True)
    assert not tells_no_effect(asked, "These came after it:\n• crews should row", is_list=True)


def test_a_difference_is_looked_for_near_the_likeliest() -> None:
    ours, other = (
        passage(0, "The port has long tarred its boats."),
        passage(1, "The port is different in that it has no quay."),
    )
    likely, apart = Candidate(ours, 0, 0.0), Candidate(other, 0, -2.8)
    asked = "How does the port differ from the other two?"
    assert preferred(asked, [likely], [likely, apart]) == [apart, likely]
    assert preferred(asked, [likely], [likely, Candidate(other, 0, -3.1)]) == [likely]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Which parts does a boat need?", True),
        ("Which three things does a boat need?", True),
        ("Which four things does a boat need?", False),
        ("Which ports does a boat need?", False),
        ("What does a boat need?", False),
    ],
)
def test_what_enumerates_comes_first(asked: str, first: bool) -> None:
    one = passage(0, "Each part of a boat is needed.", "There are three main parts: hull, oars and a rudder.")
    likely, after = Candidate(one, 0, 0.0), Candidate(one, 1, -2.0)
    assert enumerating(understand(asked), [likely], [likely, after]) == ([after, likely] if first else [likely])
    assert enumerating(understand(asked), [likely], [likely, Candidate(one, 1, -3.0)]) == [likely]
