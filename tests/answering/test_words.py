"""Words that carry meaning, names and stems."""

from __future__ import annotations

import pytest

from assistant.answering.words import names, plain, stem, stems, terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("What are the six challenges to partnership?", ("six", "challenges", "partnership")),
        ("Which company ran the scheme?", ("ran", "scheme")),
        ("What does the report say about the NHS’s budget?", ("nhs", "budget")),
        ("Boats, boats and boats", ("boats",)),
        ("joined-up services in 2008", ("joined-up", "services", "2008")),
        ("How long does the fair go on for?", ("fair",)),
        ("what have they got for the last bit", ("last",)),
        ("And what about it?", ("and", "what", "about", "it")),
        ("I'm told they don’t leak, is anything wrong?", ("leak", "wrong")),
        ("", ()),
    ],
)
def test_terms(text: str, found: tuple[str, ...]) -> None:
    assert terms(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Which reviews followed the Varney Review of 2006?", {"varney", "review", "2006"}),
        ("Boats are counted", set()),
        ("NHS trusts", {"nhs"}),
        ("how much did the CPS’s system cost?", {"cps"}),
    ],
)
def test_names(text: str, found: set[str]) -> None:
    assert names(text) == found


def test_inflections_have_one_stem() -> None:
    assert stem("challenges") == stem("challenge") == stem("Challenging")
    assert plain("Kent’s") == plain("kent's") == "kent"


def test_parts_of_a_hyphenated_word_count_too() -> None:
    assert stems("Joined-up services’ aims") == [stem("joined-up"), stem("joined"), "up", "servic", "aim"]


def test_a_nation_is_a_name_in_small_letters_and_a_kind_of_body_in_capitals_is_none() -> None:
    assert names("what does france think of that NGO, and of the BBC") == {"france", "bbc"}
