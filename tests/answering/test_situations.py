"""A situation that is told in the same sentence as what asks."""

from __future__ import annotations

import time

import numpy as np
import pytest

from assistant.answering.late import Late, has_foreign, is_strange
from assistant.answering.matching import Term
from assistant.answering.question import understand
from assistant.answering.situations import what_asks
from assistant.answering.words import stem


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("my boat leaks and I have no tar, does the harbour pay for that?", "does the harbour pay for that?"),
        ("the ferryman didn't come this morning, can I row across myself?", "can I row across myself?"),
        ("my ferryman just won't tar the boat, who do I pay", "who do I pay"),
        ("The new jetty blocks my mooring - can I get money for that?", "can I get money for that?"),
        ("I'm sailing to sea for good with my boat, and what papers do I need?", "what papers do I need?"),
        ("Our ferry was lost; by when do we have to tell the harbour?", "by when do we have to tell the harbour?"),
    ],
)
def test_what_asks_is_told_from_the_situation(sentence: str, asks: str) -> None:
    assert what_asks(sentence) == asks
    assert understand(sentence).asks == asks


@pytest.mark.parametrize(
    "sentence",
    [
        "the second ferry, what did it cost?",
        "My boat leaks, why is that?",
        "My ferryman just won't tar the boat, who do I turn to?",
        "If my boat leaks, who pays for the tar?",
        "The ferry to Ely sank, who owns the wreck now?",
        "the ferrymen, who are paid by the town, row well",
        "I want the boat that leaks, which I will tar at home",
        "My boat leaks. It is old. Who do I turn to?",
        "What is tar, and who pays for it?",
    ],
)
def test_what_cannot_be_parted_stays_whole(sentence: str) -> None:
    assert what_asks(sentence) == sentence


def test_odd_long_sentences_take_no_time() -> None:
    start = time.perf_counter()
    for odd in ("my " + "a, " * 650, "the " + "what " * 380, "i " + ", can " * 320, "my boat is " + " - " * 500):
        what_asks(odd)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("asked", "within"),
    [
        ("My boat leaks, who pays the harbour?", False),
        ("My boat is old, does the harbour pay?", True),
        ("My boat leaks. Does the harbour pay?", False),
        ("Does the harbour pay?", False),
    ],
)
def test_whether_a_situation_is_told_in_the_sentence_that_asks(asked: str, within: bool) -> None:
    assert understand(asked).tells_within is within


def test_a_situation_that_a_passage_has_nothing_like_is_strange_to_it() -> None:
    words = [("boat", False), ("leaks", False), ("pay", True)]
    terms = [Term(word, stem(word), 2.0, False, True, asked=asked) for word, asked in words]
    for likeness, strange in (([0.2, 0.3, 0.9], True), ([0.2, 0.8, 0.1], False), ([0.9, 0.8, 0.0], False)):
        late = Late(np.zeros(3), np.zeros((1, 3)), np.array(likeness), 0.0, np.zeros(1), np.zeros((1, 1)))
        assert is_strange(terms, late) is strange


def test_of_whom_it_is_asked_has_its_like_in_the_passages() -> None:
    terms = [Term(word, stem(word), 2.0, False, True) for word in ("prison", "row")]
    for likeness, foreign in ((0.4, True), (0.6, False)):
        late = Late(np.zeros(3), np.zeros((1, 3)), np.array([likeness, 0.9]), 0.0, np.zeros(1), np.zeros((1, 1)))
        assert has_foreign(terms, [late], "Can someone in prison row?") is foreign
        assert not has_foreign(terms, [late], "Can a prison row?")


def test_a_rare_word_that_only_other_passages_have_is_foreign_to_these() -> None:
    for likeness, weight, foreign in ((0.25, 4.0, True), (0.4, 4.0, False), (0.25, 2.0, False), (0.0, 4.0, False)):
        terms = [Term("ferries", "ferri", 3.0, False, True), Term("pension", "pension", weight, False, True)]
        late = Late(np.zeros(3), np.zeros((1, 3)), np.array([0.9, likeness]), 0.0, np.zeros(1), np.zeros((1, 1)))
        assert has_foreign(terms, [late, late]) is foreign
