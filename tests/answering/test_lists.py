"""A question for a list is answered by the list that is asked for."""

from __future__ import annotations

from answering_fakes import MemoryIndex, listed, passage, ranked

from assistant.answering.lists import lists
from assistant.answering.question import understand
from assistant.answering.signals import terms_of
from assistant.answering.statements import Statement, candidates_of
from assistant.answering.weighing import Ranked

AIMS = listed(1, "It has these aims:", "boats;", "cars.")
BARRIERS = listed(2, "It met these barriers:", "old boats;", "old cars;", "habit.")


def found(question: str, *given: Ranked) -> list[Statement]:
    index = MemoryIndex([one.weighed.passage for one in given])
    asked = understand(question)
    return lists(asked, terms_of(asked, index), candidates_of(given), index)  # type: ignore[arg-type]


def test_the_noun_that_is_asked_for_decides() -> None:
    given = (ranked(passage(0, *AIMS), 0, 0, 0), ranked(passage(1, *BARRIERS), 0.2, 0.2, 0.2, 0.2))
    assert [one.text.count("•") for one in found("What are its aims?", *given)] == [2]
    assert [one.text.count("•") for one in found("What are the barriers?", *given)] == [3]


def test_a_heading_names_the_list_too() -> None:
    named = passage(0, *listed(1, "In brief:", "boats;", "cars."), section=["5. Challenges"])
    given = (ranked(named, 0, 0, 0), ranked(passage(1, *BARRIERS), 0.5, 0.5, 0.5, 0.5))
    [one] = found("Which challenges were met?", *given)
    assert one.text == "In brief:\n• boats;\n• cars."


def test_the_sentence_before_leads_to_a_list() -> None:
    given = ranked(passage(0, "The scheme has two aims.", *listed(1, "These are:", "boats;", "cars.")), 3, -3, -3, -3)
    [one] = found("What are the aims of the scheme?", given)
    assert one.text == "The scheme has two aims. These are:\n• boats;\n• cars."


def test_one_item_is_no_list_and_an_unlikely_list_no_answer() -> None:
    assert found("What are its aims?", ranked(passage(0, *listed(1, "Its aims:", "boats.")), 1, 1)) == []
    given = (ranked(passage(0, "The otters swim."), 6), ranked(passage(1, *AIMS), -2, -2, -2))
    assert found("Which challenges do otters meet?", *given) == []
