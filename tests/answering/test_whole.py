"""A list is one from its beginning to its end, whatever parts its items."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answering_fakes import Given, MemoryIndex, listed, passage

from assistant.answering.whole import Wholes, says_nothing, stands_alone
from assistant.records import Passage, Role


def numbers(group: int, *items: str) -> tuple[tuple[str, Role, int], ...]:
    return tuple((item, Role.ITEM, group) for item in items)


def texts(*held: Passage, of: int = 0, group: int = 1) -> list[str]:
    found, whole = Wholes(MemoryIndex(held)).of(held[of], group)  # type: ignore[arg-type]
    assert whole[0] in found.sentences
    return [sentence.text for sentence in whole]


def test_a_list_over_two_passages_is_found_from_either() -> None:
    lead, *items = listed(1, "They need:", "boats;", "cars.")
    held = (passage(0, "Ferries.", lead, items[0]), passage(1, items[1]))
    assert texts(*held) == texts(*held, of=1) == ["They need:", "boats;", "cars."]


def test_numbers_that_go_on_are_one_list() -> None:
    held = (
        passage(0, *listed(1, "Steps:", "1. Wait."), "A picture of it."),
        passage(1, *numbers(2, "2. Tar the boat.", "3. Sail."), "More.", *numbers(3, "4. Rest.")),
    )
    whole = ["Steps:", "1. Wait.", "2. Tar the boat.", "3. Sail.", "4. Rest."]
    assert texts(*held) == texts(*held, of=1, group=2) == texts(*held, of=1, group=3) == whole


def test_numbers_that_begin_anew_are_another_list() -> None:
    held = (passage(0, *numbers(1, "1. Wait.", "2. Sail."), "Then:", *numbers(2, "1. Rest.", "2. Eat.")),)
    assert texts(*held) == ["1. Wait.", "2. Sail."]
    assert texts(*held, group=2) == ["1. Rest.", "2. Eat."]


def test_numbers_of_another_section_or_behind_a_lead_in_are_another_list() -> None:
    first, second = numbers(1, "1. Wait."), numbers(2, "2. Sail.")
    assert texts(passage(0, *first), passage(1, *second, section=["2. Cars"])) == ["1. Wait."]
    assert texts(passage(0, *first, *listed(2, "And:", "2. Sail."))) == ["1. Wait."]


def apart(*given: Given) -> Passage:
    """A passage whose sentences are paragraphs of their own."""
    one = passage(0, *given)
    sentences = tuple(replace(sentence, paragraph=place) for place, sentence in enumerate(one.sentences))
    return replace(one, sentences=sentences)


def test_one_paragraph_between_items_of_the_same_sign_parts_no_list() -> None:
    first, second = listed(1, "They can:", "• Wait.", "• Tar."), numbers(2, "• Sail.")
    assert texts(apart(*first, "That takes long.", *second)) == ["They can:", "• Wait.", "• Tar.", "• Sail."]
    assert texts(apart(*first, "That takes", *second)) == ["They can:", "• Wait.", "• Tar."]
    assert texts(apart(*first, "Long.", "Very.", *second)) == ["They can:", "• Wait.", "• Tar."]
    assert texts(apart(*first, "Long.", *numbers(2, "◦ Sail."))) == ["They can:", "• Wait.", "• Tar."]
    assert texts(apart(*first[1:], "Long.", *second)) == ["• Wait.", "• Tar."]


@pytest.mark.parametrize("lead_in", ["The paper names five:", "The following is our own selection:", "These included:"])
def test_some_lead_ins_only_count(lead_in: str) -> None:
    assert says_nothing(lead_in)


@pytest.mark.parametrize("lead_in", ["You must not:", "Two piers are proposed:", "All ports met these perils:", "If:"])
def test_others_say_what_the_items_are(lead_in: str) -> None:
    assert not says_nothing(lead_in)


def test_an_item_stands_alone_with_a_verb_or_with_what_a_name_is() -> None:
    assert all(map(stands_alone, ("• Tar: black and dear", "the pier, which is old;", "• crews should be asked;")))
    assert not any(map(stands_alone, ("• clear aims;", "• sail to Deal")))
