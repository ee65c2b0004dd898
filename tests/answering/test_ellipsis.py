"""Bare asking words and auxiliaries get what they leave out from the question before, and nothing else does."""

from __future__ import annotations

import pytest

from assistant.answering.ellipsis import filled, leaves_out_its_verb


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("Why not?", "Were pilots heard?", "Why weren’t pilots heard?"),
        ("why not?", "Can I build on the beach?", "Why can’t I build on the beach?"),
        ("And why not?", "Will the toll rise?", "Why won’t the toll rise?"),
        ("When exactly?", "Was the lock ever repaired?", "When was the lock repaired?"),
        ("By whom?", "When was the pier built?", "By whom was the pier built?"),
        ("How soon?", "When must a boat be tested?", "How soon must a boat be tested?"),
        ("Where?", "Has the survey been published?", "Where has the survey been published?"),
        ("how many?", "Who took part in them?", "How many people took part?"),
        ("And how many?", "Who was asked?", "How many people were asked?"),
        ("How many?", "Who has a licence?", "How many people have a licence?"),
        ("How many?", "Which ports joined?", "How many ports joined?"),
        ("How many?", "What are the stages of a claim?", "How many stages of a claim are there?"),
        ("how many?", "Are there any fees for rafts?", "How many fees are there for rafts?"),
        ("And did it?", "What was the toll meant to pay for?", "Did the toll pay for what it was meant to pay for?"),
        ("Did they?", "What were the tides expected to do?", "Did the tides do what they were expected to do?"),
        ("And do they?", "Should trustees publish their accounts?", "Do trustees publish their accounts?"),
        ("Do pilots?", "Do rowers trust the board?", "Do pilots trust the board?"),
        ("And can children?", "Can visitors fish from the pier?", "Can children fish from the pier?"),
        ("Can visitors?", "Who may fish from the pier?", "Can visitors fish from the pier?"),
        ("Are punts?", "Are rafts safe?", "Are punts safe?"),
    ],
)
def test_what_is_left_out_is_put_in(text: str, before: str, asked: str) -> None:
    assert filled(text, before) == asked


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Why?", "Are rafts safe?"),  # or are they not?
        ("Why?", "Where is the pier?"),
        ("Why?", "Who counts boats?"),
        ("When?", "How many boats were counted?"),
        ("Why not?", "Why was the pier closed?"),
        ("Why not?", "May I sublet?"),
        ("By whom?", "Is parking free?"),
        ("How many?", "Who chairs it?"),
        ("How many?", "Who is the head?"),
        ("How many?", "What training do pilots get?"),
        ("Did it?", "What should trustees publish?"),
        ("Was it?", "What was the toll meant to pay for?"),
        ("Was it?", "Could the lock have been saved?"),
        ("Does it?", "Do trustees share boats?"),
        ("Does the council?", "Who owns the pier?"),
        ("Was that enough?", "Was the pier dear?"),
        ("Do boats leak?", "Do rafts rot?"),
        ("Why do boats leak?", "Do rafts rot?"),
    ],
)
def test_what_does_not_fit_is_left(text: str, before: str) -> None:
    assert filled(text, before) == ""


def test_a_bare_auxiliary_leaves_out_its_verb() -> None:
    assert leaves_out_its_verb("And did it?")
    assert not leaves_out_its_verb("And did it leak?")
