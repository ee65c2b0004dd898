"""Which questions ask for several things, for which and how many; which sentences tell several."""

from __future__ import annotations

import pytest

from assistant.answering.near_nouns import besides
from assistant.answering.question import understand
from assistant.answering.several import (
    Wanted,
    announces_row,
    has_noun,
    has_several,
    is_of_another_sort,
    of_another,
    singular,
    tells_several,
    wanted,
)


@pytest.mark.parametrize(
    ("question", "noun", "number"),
    [
        ("What are the seven ferries?", "ferry", 7),
        ("Which old national policies moved the harbour?", "policy", 0),
        ("Which of the boats are known?", "boat", 0),
        ("Name the three harbours that the ferry calls at.", "harbour", 3),
        ("List the questions to put to a captain.", "question", 0),
        ("Sum up the nine findings.", "finding", 9),
        ("In which steps was the pier built?", "step", 0),
        ("What gaps are there in the pier?", "gap", 0),
        ("What kinds of benefit does a ferry have?", "benefit", 0),
        ("Which kinds of old ferry pass can a crew ask for?", "pass", 0),
        ("What sorts of old boats are there?", "boat", 0),
        ("Which two things are captains asked for?", "", 2),
        ("What does a crew consist of?", "", 0),
        ("What is the mission of the harbour?", "mission", 0),
        ("What are the harbour's values?", "value", 0),
        ("stages of the pier", "stage", 0),
        ("the main goals of the ferry", "goal", 0),
        ("Which half dozen ferries sail?", "ferry", 6),
        ("Name a couple of harbours.", "harbour", 2),
    ],
)
def test_several_things_are_asked_for(question: str, noun: str, number: int) -> None:
    assert wanted(understand(question)) == Wanted(True, noun, number)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What made these boats work so well?", Wanted(False, meant="enabler")),
        ("what helps ferries to succeed", Wanted(False, meant="enabler")),
        ("Which things got in the way of the ferries?", Wanted(True, meant="challenge")),
        ("Which half a dozen things stood in the way?", Wanted(True, number=6, meant="challenge")),
        ("What held the crews back?", Wanted(False, meant="challenge")),
        ("What enablers of success are there?", Wanted(True, "enabler")),
        ("What makes a pilot worth having?", Wanted(False)),
    ],
)
def test_other_words_may_mean_enablers_or_challenges(question: str, expected: Wanted) -> None:
    assert wanted(understand(question)) == expected


def test_the_rest_of_a_question_says_what_the_things_are_of() -> None:
    for question in ("Which six barriers came up in all harbours?", "What got in the way in all harbours?"):
        asked = understand(question)
        assert besides(asked, wanted(asked)) == {"harbours"}
    asked = understand("What made these boats work well?")
    assert not besides(asked, wanted(asked))


def test_how_something_was_done_is_told_by_no_list_of_what_came_of_it() -> None:
    asked = understand("How was the pier repaired?")
    assert of_another(asked, "We came to the following findings:")
    assert not of_another(asked, "It was done in the following steps:")
    assert not of_another(understand("How did the findings come about?"), "We came to the following findings:")


@pytest.mark.parametrize(
    "question",
    [
        "When did the three ferries sail?",
        "How many ferries are there?",
        "What helps captains?",
        "What did the first phase of the three build on?",
        "What is the boiling point of water?",
        "Which harbour is this?",
        "Tell me about boats",
        "What makes a pilot worth having?",
        "What is the maximum of hours?",
    ],
)
def test_one_thing_is_asked_for(question: str) -> None:
    assert not wanted(understand(question)).several


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It calls at three harbours: Deal, the old one and Dover.", 3),
        ("Captains are asked for two things: patience and money.", 2),
        ("The purpose was threefold: to sail on time, to carry mail and coal, and to tell clerks, crews and cooks.", 3),
        ("Two steps were planned: tar, sails and ropes first; oars later.", 2),
        ("There were three ferries in 2007: one to Deal, one to Dover, one to Ryde.", 3),
        ("Boats, cars, carts and otters were counted.", 4),
    ],
)
def test_a_sentence_tells_several_things(text: str, number: int) -> None:
    assert tells_several(text, number)
    assert tells_several(text) == (number > 2)
    assert not tells_several(text, number + 4)


@pytest.mark.parametrize("text", ["Boats leak.", "In the end, captains and crews agreed.", "It is late: go home.", ""])
def test_a_sentence_tells_one_thing(text: str) -> None:
    assert not tells_several(text)


def test_what_announces_them_stands_before_the_row() -> None:
    assert announces_row("In 2007, it had one purpose: a, b and c.", "purpose")
    assert announces_row("They had boats such as ferries, tugs and barges.", "boat")
    assert not announces_row("A boat that is old, wet and dark leaks.", "boat")
    assert not announces_row("They had ferries, boats and barges.", "boat")
    assert not announces_row("They had boats, ferries and barges.", "boat")


def test_nouns_are_the_same_in_either_number() -> None:
    assert [singular(word) for word in ("Policies", "boxes", "findings", "bus", "process", "phases")] == [
        "policy", "box", "finding", "bus", "process", "phase",
    ]  # fmt: skip
    assert has_noun("Each policy counts.", "policy")
    assert not has_noun("Public services publish.", "publication")
    assert not has_noun("Each policy counts.", "")


def test_an_odd_question_takes_no_time() -> None:
    assert not wanted(understand("what " * 390 + "?")).several
    assert not tells_several("a " * 20_000)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What reports came out of the harbour?", Wanted(True, "report")),
        ("What helps ferries?", Wanted(False)),
        ("How does the first list of lessons differ?", Wanted(False)),
        ("What should I ask about a ferry?", Wanted(False, meant="question")),
    ],
)
def test_a_noun_is_told_from_a_verb_by_what_follows(question: str, asked: Wanted) -> None:
    assert wanted(understand(question)) == asked


def test_a_list_of_one_sort_is_none_of_another() -> None:
    assert is_of_another_sort("report", "It came to these findings:")
    assert is_of_another_sort("challenge", "It made these recommendations:")
    assert not is_of_another_sort("challenge", "It came to these findings:")
    assert not is_of_another_sort("barrier", "It met these challenges:")
    assert not is_of_another_sort("report", "These are:")


def test_a_noun_in_quotation_marks_is_that_noun() -> None:
    assert has_noun("For old boats there are ‘rules’:", "rule")
    assert has_several("For old boats there are ‘special rules’:", "rule")


def test_an_abbreviation_names_nothing() -> None:
    assert not announces_row("The U.S. ferry sailed to ports, banks, quays and towns.", "")


def test_a_sort_of_things_is_several_and_a_sort_of_thing_may_be_one() -> None:
    assert wanted(understand("what sort of grounds for a refund are there")).noun == "ground"
    assert wanted(understand("what kind of things do crews mend")).several
    assert not wanted(understand("What kind of engine has the ferry?")).several
    assert not wanted(understand("What sort of people came?")).several
