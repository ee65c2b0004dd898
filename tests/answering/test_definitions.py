"""Definitions: which term is asked for, and which sentence says what it is."""

from __future__ import annotations

import pytest

from assistant.answering.definitions import defines, explained


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("What is the SFA?", ("SFA",)),
        ("what are bonus boats", ("bonus boats",)),
        ("What does SFA stand for?", ("SFA",)),
        ("What is the SFA? (SFA, Safe Ferries Agency)", ("SFA", "Safe Ferries Agency")),
        ("What is meant by a jetty?", ("jetty",)),
        ("What is the thing that the ferrymen wanted most of all?", ()),
        ("Why is the SFA?", ()),
        ("Who counts as the master of a ferry?", ("master of a ferry", "master")),
    ],
)
def test_the_term_that_is_asked_for(question: str, terms: tuple[str, ...]) -> None:
    assert explained(question) == terms


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The SFA is a body of ferrymen.", True),
        ("‘SFA’ means safe ferries.", True),
        ("The SFA (Safe Ferries Agency) was a body of ferrymen.", True),
        ("SFA, a body of ferrymen, sank.", True),
        ("The SFA, Kent’s first body of ferrymen, was founded late.", True),
        ("Boats are looked after by the SFA, which is a body of ferrymen.", True),
        ("A body of ferrymen is known as the SFA.", True),
        ("SFA: a body of ferrymen.", True),
        ("You are ‘SFA’ if you own a boat.", True),
        ("The SFA has asked for tar.", False),
        ("Work at the SFA is hard.", False),
        ("The SFAX is a boat.", False),
    ],
)
def test_what_says_what_a_term_is(text: str, says: bool) -> None:
    assert defines(("SFA",), text) is says
