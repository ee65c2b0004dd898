"""Why, how, when and where something was done is told by what tells of it."""

from __future__ import annotations

import pytest

from assistant.answering.deeds import charges, is_of_deed, needs_deed, tells_charge, tells_of_deed
from assistant.answering.exactness import must_have
from assistant.answering.kinds import kind_of


@pytest.mark.parametrize(
    ("question", "told", "amiss"),
    [
        ("Why was the ferry closed?", "It was shut because of ice.", "It had a mission: to provide boats."),
        ("Why was the bridge delayed?", "Ice made it slip by a year.", "It was meant to help the ferrymen."),
        ("Why did they cancel the ferry?", "It was given up because of ice.", "It was there to help the town."),
        ("Why was the plan rejected?", "The ferrymen were against it, for it was dear.", "It was to bring more boats."),
        ("Why did they stop the boats?", "The ice ended it.", "The boats were there to help the town."),
        ("How were the ferrymen chosen?", "They were drawn at random.", "The 40 ferrymen were asked."),
        ("By what means was the bridge paid for?", "It was financed by a tax.", "The bridge is of fundamental worth."),
        ("How was the share of boats worked out?", "It was based on what was counted.", "It is 70 per cent."),
        ("How does a town apply for help?", "It sends in a form.", "The fund helps towns."),
        ("How did the ferrymen settle the quarrel?", "A judge mediated between them.", "The ferrymen had a guild."),
        ("Why did they stop the tug?", "It was closed because of ice.", "They were to help close the gap."),
        ("What came of the plan?", "It was adopted by the town.", "The plan has four parts."),
        ("Which of the four plans matters most?", "The chief one is to tar.", "Four plans were made."),
        ("When did the ferry workshop take place?", "The workshop was in May.", "The fund was set up in May."),
        ("In which town was the meeting on boats held?", "They met for a workshop in Ely.", "The boats are in Ely."),
        ("Why was the toll raised?", "It rose because tar is dear.", "It is paid because tar is dear."),
        ("Why were the crews cut?", "They were reduced to save money.", "They row because they are told to."),
    ],
)
def test_what_tells_of_the_deed(question: str, told: str, amiss: str) -> None:
    assert is_of_deed(question, told)
    assert not is_of_deed(question, amiss)


@pytest.mark.parametrize(
    "question",
    [
        "Why do boats leak?",
        "How do boats float?",
        "What happened in May?",
        "When is it?",
        "What date is told at the beginning?",
    ],
)
def test_other_questions_ask_for_no_such_thing(question: str) -> None:
    assert not needs_deed(question)
    assert is_of_deed(question, "Boats leak.")


def test_nothing_answers_that_does_not_tell_of_the_deed() -> None:
    asked = "How were the ferrymen chosen?"
    assert must_have(kind_of(asked), asked)


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("The races were attended by sailors of all ages.", True),
        ("Those who came were sailors and smiths.", True),
        ("The participants were sailors from Kent.", True),
        ("The participants prized the races.", False),
        ("Every race was sailed so that participants could learn.", False),
    ],
)
def test_who_took_part_is_told_by_who_came(text: str, tells: bool) -> None:
    for question in ("Who took part in the races?", "Who attended the races?", "who came to the races"):
        assert tells_of_deed(question, text) is tells
    assert tells_of_deed("Who came up with the races?", text)


def test_who_paid_is_told_of_somebody_who_did() -> None:
    asked = "Who paid for the ferry?"
    assert tells_of_deed(asked, "The town paid for it.") and tells_of_deed(asked, "It was paid for by the town.")
    assert not tells_of_deed(asked, "The board wanted tar to be paid for.")
    assert tells_of_deed("Who pays for ferries?", "The town invests in them.")
    assert not tells_of_deed("Who pays for ferries?", "They were investigated to support value for money.")


def test_when_a_thing_started_is_told_of_a_start() -> None:
    asked = "When did the ferry plan start?"
    assert tells_of_deed(asked, "It was launched in 2001.")
    assert tells_of_deed(asked, "It came into operation in 2001.")
    assert not tells_of_deed(asked, "By 2004 it was late.")


def test_when_somebody_started_something_is_told_of_a_start() -> None:
    for asked in (
        "In which year did Ely start the Oar Scheme?",
        "When did the SFA launch its ferry?",
    ):
        assert tells_of_deed(asked, "It was introduced in 2004.")
        assert not tells_of_deed(asked, "Crews of 2004 take on the oars of those of 2005.")


def test_a_name_tells_of_no_deed() -> None:
    asked = "When did the Ferry Foundation start its second survey?"
    assert not tells_of_deed(asked, "The first overview of the Ferry Foundation came in 2008.")
    assert tells_of_deed(asked, "The second survey of the Ferry Foundation began in 2008.")
    assert tells_of_deed(asked, "It was first seen in 2008.")


def test_where_it_is_clear_who_is_in_charge_nobody_is_named() -> None:
    for asked in ("Who is in charge of the ferry?", "Who runs the ferry?"):
        assert tells_of_deed(asked, "The Lake Board oversees the ferry.")
        assert not tells_of_deed(asked, "It helps when it is clear who is responsible for a ferry.")


@pytest.mark.parametrize(
    ("question", "told", "amiss"),
    [
        (
            "Who runs the Ferry Board?",
            "The Ferry Board is run by the harbour master.",
            "It came with the Ferry Board to oversee the tolls.",
        ),
        (
            "who is in charge of the ferry service?",
            "The guild is in charge of the service.",
            "The ferry service, which manages the quays, is old.",
        ),
        (
            "Who leads the Quay Unit?",
            "The Quay Unit is headed by Ann Lee.",
            "Project management is central, with the Quay Unit weighing every plan.",
        ),
        (
            "Who regulates the Ferry Board?",
            "The Ferry Board is licensed by the Crown.",
            "The board aims to change how ships are managed.",
        ),
    ],
)
def test_whoever_runs_a_thing_is_not_what_the_thing_runs(question: str, told: str, amiss: str) -> None:
    assert tells_of_deed(question, told)
    assert not tells_of_deed(question, amiss)


def test_who_is_in_charge_is_not_told_by_what_is_managed() -> None:
    asked = "Who is in charge of the ferries?"
    assert not tells_of_deed(asked, "The ferries have a berth management system, and changes have been managed well.")
    assert tells_of_deed(asked, "The ferries are managed by the guild.")


def test_who_is_in_charge_is_told_outright() -> None:
    assert tells_charge("The Ferry Guild, the body overseeing the ferries, has a realistic plan.")
    assert tells_charge("The quays are run by the guild.")
    assert not tells_charge("The guild knows that it matters who is responsible for a ferry.")
    assert not tells_charge("Crews run to the ferry.")


def test_who_is_responsible_is_told_by_who_must_do_it() -> None:
    asked = "Who is responsible for the quays?"
    assert must_have(kind_of(asked), asked)
    assert tells_of_deed(asked, "The harbour master must keep the quays dry.")
    assert not tells_of_deed(asked, "The quays were new, and boats came to them.")
    assert charges("Your harbour master must also:")
    assert not charges("To row you must be over 60 or one of these:")


def test_who_bought_it_is_told_of_a_purchase() -> None:
    asked = "Who bought the ferry?"
    assert tells_of_deed(asked, "The town paid for it.")
    assert not tells_of_deed(asked, "The town listed its needs before going out to tender.")
