"""Whether something is so: what denies it, or says of how many it is so, comes first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from answering_fakes import listed, passage, ranked
from test_compose import texts

from assistant.records import Answer

Ask = Callable[..., Answer]


def test_what_denies_more_of_it_comes_before_what_only_speaks_of_it() -> None:
    held = passage(0, "Several rules pushed the ferries.", "No one rule covers all the ferries of the lake.")
    assert texts("Is there one rule for all the ferries of the lake?", ranked(held, 1, 0))[0].startswith("No one rule")


def test_what_denies_something_else_or_supposes_it_comes_no_earlier() -> None:
    held = passage(
        0, "The ferries of the lake need a bell.", "Crews are not asked.", "It sinks if no bell of the lake rings."
    )
    first, *_ = texts("Do the ferries of the lake need a bell?", ranked(held, 1, 0, 0))
    assert first.startswith("The ferries of the lake need a bell.")


def test_what_is_so_only_in_a_case_decides_as_well_as_what_denies() -> None:
    held = passage(0, "Ferries with a bell may only sail if it rings.", "Ferries in fog may not sail with a bell.")
    assert texts("May ferries with a bell sail?", ranked(held, 1.5, 0))[0].startswith("Ferries with a bell")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Does every ferry leak?", "Not every ferry leaks."),
        ("Are all ferries tarred?", "Some ferries are tarred in May."),
        ("Does everybody like the ferry?", "Many a person would rather swim."),
    ],
)
def test_how_many_are_so_decides_whether_all_are(asked: str, said: str) -> None:
    held = passage(0, "The ferry leaks and is tarred, which pleases the mayor.", said)
    assert texts(asked, ranked(held, 1, 0.5))[0].startswith(said)


def test_what_most_people_want_is_told_of_all_and_not_of_some() -> None:
    held = passage(
        0, "Two-thirds of rowers with a bell want a new ferry.", "Six-in-ten adults want a new ferry, and four do not."
    )
    assert texts("Do most people want a new ferry?", ranked(held, 1, 0)) == [held.sentences[1].text]


def test_an_item_that_repeats_the_question_answers_with_what_leads_to_it() -> None:
    held = passage(0, *listed(1, "You need a licence for:", "changing the sail;", "selling the boat."))
    [said] = texts("Can I change the sail?", ranked(held, -9, 1, -3))
    assert said.startswith("You need a licence for:")


def test_the_other_case_is_told_with_what_is_so() -> None:
    held = passage(0, "You must ask within a month of the storm.", "If you do not, you can still ask within a year.")
    assert texts("Can I still ask after the storm?", ranked(held, 1, -9)) == [held.text]
    assert texts("When must I ask after the storm?", ranked(held, 1, -9)) == [held.sentences[0].text]


def test_on_the_briefings(ask: Ask) -> None:
    programme = ask("Is there one overall ICT programme for councils?")
    assert "no one programme covers it" in programme.claims[0].text
    strategy = ask("Did phase 2 approve of the strategy?")
    assert "approval" in strategy.claims[0].text
    behind = ask("Is government too cautious about risk in ICT projects?")
    assert "does not shrink from risk" in behind.claims[0].text
    recommended = ask("Do the briefings say what government should do?")
    assert recommended.asked == "Do the briefings make recommendations to government?"
    assert "ten recommendations" in recommended.claims[0].text
