"""What is thought of a thing."""

from __future__ import annotations

import pytest
from answering_fakes import listed, passage, ranked
from test_compose import texts

from assistant.answering.verdicts import asks_verdict, judges


@pytest.mark.parametrize(
    "question",
    [
        "What did the researchers think of the ferry?",
        "What was the verdict on the ferry?",
        "Did those who came find the ferry useful?",
        "what do people make of the ferry",
        "Did the report praise the ferry?",
        "Did the crews approve of the ferry?",
        "Were the pilots in favour of a new bell?",
        "Is the town happy with its ferry?",
    ],
)
def test_a_verdict_is_asked_for(question: str) -> None:
    assert asks_verdict(question)


@pytest.mark.parametrize(
    "question",
    [
        "When was the ferry built?",
        "In the view of the board, how many ferries are there?",
        "What is asked of those who are keen on ferries?",
        "How have views on the ferry changed?",
    ],
)
def test_no_verdict_is_asked_for(question: str) -> None:
    assert not asks_verdict(question)


def test_what_judges() -> None:
    assert judges("The board welcomed it.")
    assert judges("They had a reservation.")
    assert judges("It is a very useful boat.")
    assert not judges("The ferry was built in 1901 on a native reservation.")


def test_what_a_name_is_called_by_is_judged_as_well() -> None:
    said = (
        "In May the Green Rivers plan was printed.",
        "The mayor paid for it.",
        "Crews commended what the plan said.",
    )
    found = texts("Did the crews approve of Green Rivers?", ranked(passage(0, *said), 2, 0, -2))
    assert found[0].endswith(said[2])


def test_a_judgement_answers_and_a_fact_about_the_thing_does_not() -> None:
    one = passage(0, "The ferry plan was published in May.", "It has ten pages.")
    other = passage(1, "The report commended the ferry plan.")
    asked = "What did the researchers think of the ferry plan?"
    assert texts(asked, ranked(one, 1, 0), ranked(other, -4)) == ["The report commended the ferry plan."]
    assert texts("What did the researchers write about the ferry plan?", ranked(one, 1, -9), ranked(other, -4)) != [
        "The report commended the ferry plan."
    ]


def test_what_somebody_thinks_stands_though_it_is_no_judgement() -> None:
    one = passage(0, "The carters thought that the ferry took too long.", "The ferry was built in May.")
    other = passage(1, "The mayor praised the ferry.")
    asked = "What did the carters think of the ferry?"
    [first, *_] = texts(asked, ranked(one, 1, -9), ranked(other, -4))
    assert first.startswith("The carters thought that the ferry took too long.")


def test_the_rules_of_a_thing_are_not_what_some_people_think_of_it() -> None:
    one = passage(0, "Rowers must take part in the oar scheme, which reports each May.")
    assert texts("What do rowers think of the oar scheme?", ranked(one, 1)) == []
    assert texts("What do people think of the oar scheme?", ranked(one, 1)) != []
    items = listed(1, "The oar scheme has these aims for rowers:", "more oars;", "fewer leaks.")
    assert texts("What do rowers think of the aims of the oar scheme?", ranked(passage(0, *items), 1, 0, 0)) == []
    other = passage(0, "Rowers liked the oar scheme.")
    assert texts("What do rowers think of the oar scheme?", ranked(other, 1)) != []


def test_praise_is_no_criticism() -> None:
    one = passage(0, "The ferry plan was praised by the report for its haste and its low cost to the town.")
    other = passage(1, "The report criticised the ferry plan.")
    assert texts("What did the report criticise about the ferry plan?", ranked(one, 1), ranked(other, -3)) == [
        "The report criticised the ferry plan."
    ]


def test_a_short_judgement_comes_with_what_is_judged_and_the_first_before_the_second() -> None:
    one = passage(
        0, "The verdict on the ferry had two halves.", "The first was approval.", "It had saved the town a bridge."
    )
    other = passage(1, "The second half was a reservation.", "The ferry was slow.", section=("2. Ferry",))
    asked = "What was the verdict on the ferry?"
    assert texts(asked, ranked(one, 0, -0.5, -9), ranked(other, 1, -9)) == [
        "The verdict on the ferry had two halves. The first was approval. It had saved the town a bridge.",
        "The second half was a reservation. The ferry was slow.",
    ]


def test_views_on_a_thing_are_what_anybody_thinks_of_it() -> None:
    boats = passage(0, "The tolls rose in May.", "Most fishers say that the tolls are bad.")
    other = passage(1, "Bridges are rated: just 1% call their views of them very good.", section=("Bridges",))
    assert texts("views on the tolls", ranked(boats, 0.5, 0), ranked(other, -3)) == [
        "Most fishers say that the tolls are bad."
    ]


def test_what_a_survey_asked_tells_no_view() -> None:
    asked = passage(0, "“Do you think that the tolls were …”", "Many think that the tolls were too high.")
    assert texts("What are the views on the tolls?", ranked(asked, 1, 0)) == [
        "Many think that the tolls were too high."
    ]
