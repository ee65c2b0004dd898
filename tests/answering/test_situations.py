"""A situation that is told in the same sentence as what asks."""

from __future__ import annotations

import time

import pytest

from assistant.answering.question import understand
from assistant.answering.situations import what_asks


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("my boat leaks and I have no tar, does the harbour pay for that?", "does the harbour pay for that?"),
        ("the ferryman didn't come this morning, can I row across myself?", "can I row across myself?"),
        ("my ferryman just won't tar the boat, who do I turn to", "who do I turn to"),
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
    assert time.perf_counter() - start < 2
