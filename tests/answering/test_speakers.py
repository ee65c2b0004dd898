"""Whose words a question asks for."""

from __future__ import annotations

import pytest
from answering_fakes import passage

from assistant.answering.speakers import is_amiss, speakers


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("What did head teachers tell the researchers about boats?", "teacher"),
        ("What opinion did trade unions give on boats?", "union"),
        ("What are the views of local councillors on boats?", "councillor"),
        ("How did the lawyers react?", "lawyer"),
        ("What did patients' groups themselves think of boats?", "patient"),
        ("What did participants from the ports say about boats?", "port"),
        ("What did some of the people at the harbour think of boats?", "harbour"),
    ],
)
def test_whose_words_are_asked_for(question: str, named: str) -> None:
    assert named in speakers(question)


@pytest.mark.parametrize(
    "question",
    [
        "What does the report say about boats?",
        "What did the workshop's participants think of boats?",
        "What did they say?",
        "What did participants at the workshops say?",
        "What does the slide deck say about boats?",
        "How can managers learn from failure?",
        "What would it take to tell people?",
    ],
)
def test_anybody_s_words_are_asked_for(question: str) -> None:
    assert not speakers(question)


def test_their_words_or_thoughts_are_told() -> None:
    one = passage(
        0, "The ferrymen have 40 boats.", "The boats of the ferrymen leak.", "The ferrymen thought them too old."
    )
    assert is_amiss("What did the ferrymen think of boats?", one, 1)
    assert not is_amiss("What did the ferrymen think of boats?", one, 2)
    signed = passage(0, "The ferrymen signed agreements on boats.")
    assert is_amiss("What did the ferrymen think of boats?", signed, 0)


def test_who_speaks_is_named_near_by_and_a_reply_told_as_one() -> None:
    one = passage(0, "The government was asked for accounts.", "Boats leak.", "It agreed to mend them.")
    asked = "What did the government reply?"
    assert is_amiss(asked, one, 0)
    assert not is_amiss(asked, one, 2)
    assert is_amiss("What did the unions reply?", one, 2)
    assert not is_amiss("What leaks?", one, 1)


def test_a_reaction_may_be_a_deed() -> None:
    one = passage(0, "The tax rose.", "In response, the unions sold two boats.")
    assert not is_amiss("How did the unions respond to the tax?", one, 1)
    assert not is_amiss("How did the unions react to the tax?", one, 1)
    sold = passage(0, "The tax rose.", "The unions sold two boats.")
    assert is_amiss("How did the unions respond to the tax?", sold, 1)
    assert is_amiss("What did the unions think of the tax?", sold, 1)


def test_a_book_speaks_as_a_report_does() -> None:
    assert not speakers("What does the handbook say about thieves?")


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("What did Mr. Kiln say about boats?", "kiln"),
        ("What did President Ann Kiln think of boats?", "kiln"),
        ("What do Kiln et al. propose?", "kiln"),
        ("What does Kiln's letter say about boats?", "kiln"),
        ("How did Dr Kiln describe the boats?", "kiln"),
        ("Whom did Kiln thank?", "kiln"),
    ],
)
def test_whose_words_are_asked_for_by_name_or_title(question: str, named: str) -> None:
    assert named in speakers(question)


@pytest.mark.parametrize(
    "text",
    [
        "Kiln said that boats leak.",
        "Ann Kiln, the minister for boats, has often argued that they leak.",
        "Boats leak, according to the minister, Ann Kiln.",
        "“Boats leak”, said Ann Kiln.",
        "In Kiln’s opinion boats leak.",
        "Kiln et al. [12] propose boats.",
        "Boats were criticised by Minister Ann Kiln.",
    ],
)
def test_one_with_a_name_speaks(text: str) -> None:
    assert not is_amiss("What did Ann Kiln say about boats?", passage(0, text), 0)


@pytest.mark.parametrize(
    "text",
    [
        "Boats are a priority for Ann Kiln, and I say they leak.",
        "They wrote a letter to Kiln saying that boats leak.",
        "Kiln's boats leak, they said.",
        "Carters say that Kiln has boats.",
        "The board of Ann Kiln argued for boats.",
    ],
)
def test_one_who_is_only_named_says_nothing(text: str) -> None:
    assert is_amiss("What did Ann Kiln say about boats?", passage(0, text), 0)


@pytest.mark.parametrize(
    "text",
    [
        "The board was texting patients, it said, to save boats.",
        "It stressed the needs of patients.",
        "Patients were seen as part of it.",
        "Nurses in the wards found that patients had boats.",
    ],
)
def test_those_who_are_only_named_say_nothing(text: str) -> None:
    assert is_amiss("What did patients say about boats?", passage(0, text), 0)


@pytest.mark.parametrize(
    "text",
    ["Most of the patients liked boats.", "According to patients, boats leak.", "Boats leak, in the view of patients."],
)
def test_those_of_whom_it_is_told_speak(text: str) -> None:
    assert not is_amiss("What did patients say about boats?", passage(0, text), 0)


def test_a_heading_may_say_who_speaks_and_may_only_name_them() -> None:
    told = passage(0, "Boats leak, it was reported.", section=("What patients said",))
    assert not is_amiss("What did patients say about boats?", told, 0)
    named = passage(0, "Boats for patients leak, it was reported.", section=("Building boats for patients",))
    assert is_amiss("What did patients say about boats?", named, 0)


def test_odd_questions_and_texts_take_no_time() -> None:
    odd = ("Kiln " * 5_000, "Kiln, " * 5_000, "a" * 30_000 + " Kiln", "Of the A.A.A. " * 3_000 + "Kiln")
    for text in odd:
        is_amiss("What did Kiln say?", passage(0, text + " said"), 0)
        speakers(f"What did {text} say of it?")


def test_a_name_before_what_is_said_says_nothing() -> None:
    one = passage(0, "Kiln spoke.", "Mr. KILN.", "Boats leak.")
    assert is_amiss("What did Kiln say about boats?", one, 1)


def test_what_stands_under_a_quotation_says_whose_it_is() -> None:
    one = passage(0, "“I row alone.”", "– Carter, 45", "“I row with two.”", "– Carter, 80", "They row.")
    assert [is_amiss("What did the 80-year-old carter say?", one, place) for place in (0, 2)] == [True, False]
    assert not is_amiss("What did the carter say?", one, 0)
    assert is_amiss("What did the ferrymen say?", one, 0)


def test_where_somebody_is_or_what_he_heads_is_not_who_he_is() -> None:
    assert speakers("What did the chief rower of the Safe Ferries Agency say about boats?") != {"rower"}
    assert speakers("What did the managing director of the Safe Ferries Agency say about boats?") == {"director"}
    assert not speakers("What did somebody at the ferry meeting say about boats?")
    one = passage(0, "The Safe Ferries Agency said that boats leak.")
    assert is_amiss("What did the director of the Safe Ferries Agency say about boats?", one, 0)
