"""Definitions: which term is asked for, and which sentence says what it is."""

from __future__ import annotations

import pytest
from answering_fakes import listed, passage, ranked
from test_compose import texts

from assistant.answering.definitions import defines, explained, only_names


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("What is the SFA?", ("SFA",)),
        ("what are bonus boats", ("bonus boats",)),
        ("What does SFA stand for?", ("SFA",)),
        ("What is the SFA? (SFA, Safe Ferries Agency)", ("SFA", "Safe Ferries Agency")),
        ("What is meant by a jetty?", ("jetty",)),
        ("What is meant by SFA / Safe Ferries?", ("SFA / Safe Ferries", "SFA", "Safe Ferries")),
        ("What is the thing that the ferrymen wanted most of all?", ()),
        ("What is meant by 'bonus boats' in the report?", ("'bonus boats'", "bonus boats")),
        ("How do the books define a jetty?", ("jetty",)),
        ("How does this guide define bonus boats in connection with tar?", ("bonus boats",)),
        ("What does SFA stand for in SFA boats?", ("SFA",)),
        ("What does jetty mean exactly?", ("jetty",)),
        ("What does the report mean by a jetty?", ("jetty",)),
        ("Why is the SFA?", ()),
        ("Who counts as the master of a ferry?", ("master of a ferry", "master")),
        ("What counts as an owner for the ferry tax?", ("owner for the ferry tax", "owner")),
    ],
)
def test_the_term_that_is_asked_for(question: str, terms: tuple[str, ...]) -> None:
    assert explained(question) == terms


def test_names_beside_a_question_are_the_term_s() -> None:
    assert explained("What is the SFA?", "SFA, Safe Ferries Agency") == ("SFA", "Safe Ferries Agency")
    assert explained("What is the lock?", "SFA, Safe Ferries Agency") == ("lock",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The SFA is a body of ferrymen.", True),
        ("‘SFA’ means safe ferries.", True),
        ("The SFA (Safe Ferries Agency) was a body of ferrymen.", True),
        ("SFA, a body of ferrymen, sank.", True),
        ("The SFA, Kent’s first body of ferrymen, was founded late.", True),
        ("Boats are looked after by the SFA, which is a body of ferrymen.", True),
        ("A body of ferrymen is known as the SFA.", True),
        ("It is a body of ferrymen, or ‘SFA’ as we call it.", True),
        ("An SFA could be a body of ferrymen, or one of crews.", True),
        ("The SFA can be slow.", False),
        ("SFA: a body of ferrymen.", True),
        ("You are ‘SFA’ if you own a boat.", True),
        ("The SFA has asked for tar.", False),
        ("Work at the SFA is hard.", False),
        ("The SFAX is a boat.", False),
    ],
)
def test_what_says_what_a_term_is(text: str, says: bool) -> None:
    assert defines(("SFA",), text) is says


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Boats of many kinds, including wherries, tugs and punts, leak.", True),
        ("Crafts such as the Ely Wherry, the Ely Tug and the Ely Punt leak.", True),
        ("They were turned away for want of an oar or wherry.", True),
        ("Boats of many kinds, including wherries, which carry tar, leak.", False),
        ("Crafts such as the wherry, a boat for tar, leak.", False),
        ("Tugs and wherries carry tar.", False),
        ("They include a boat of the fens (wherry).", False),
        ("A wherry needs two men.", False),
        ("Tugs leak.", False),
    ],
)
def test_what_only_names_a_thing_in_a_row_of_others(text: str, alone: bool) -> None:
    assert only_names(("wherry", "Ely Wherry", "wherrie"), text) is alone


def test_what_defines_the_head_of_a_term_defines_the_term_where_its_words_are() -> None:
    one = passage(0, "A law is a rule of boats.", "Tar is dear.")
    assert texts("What is meant by the law of tides?", ranked(one, 0, -1)) == []
    headed = passage(0, "A law is a rule of boats.", section=("The law of tides",))
    assert texts("What is meant by the law of tides?", ranked(headed, 0)) != []


def test_what_only_names_a_thing_does_not_say_what_it_is() -> None:
    one = passage(0, "They own crafts of many kinds, including punts, tugs and smacks.", "Tar is dear.")
    assert texts("What is a smack?", ranked(one, 1, -1)) == []
    other = passage(1, "A smack needs two men.")
    assert texts("What is a smack?", ranked(one, 1, -1), ranked(other, 0)) != []
    headed = passage(0, "They own crafts of many kinds, including punts, tugs and smacks.", section=("Smacks",))
    assert texts("What is a smack?", ranked(headed, 1)) != []


def test_a_term_that_stands_nowhere_near_is_not_explained() -> None:
    one = passage(0, "When you moor at a new fixed or old mooring, the town gives you a rope.", "Tar is dear.")
    assert texts("What is a fixed timber mooring?", ranked(one, 1, -1)) == []
    other = passage(0, "Fixed moorings of timber are for ferries.", "Tar is dear.")
    assert texts("What is a fixed timber mooring?", ranked(other, 1, -1)) != []


def test_the_words_of_a_term_stand_close_together_in_what_explains_it() -> None:
    apart = passage(0, "Ferries are slow, and all moor at the town; of a mooring that is fixed nothing is known.")
    assert texts("What are fixed ferries?", ranked(apart, 1)) == []
    owned = passage(0, "The town has a harbour. Its rules are old.")
    assert texts("What are the harbour's rules?", ranked(owned, 1)) == [owned.text]


def test_a_list_of_other_things_explains_no_term() -> None:
    aims = passage(0, *listed(1, "The ferries have two aims:", "tar that is shared by all;", "a rope for old ferries."))
    assert texts("What are shared ferries?", ranked(aims, 1, 1, 1)) == []
    assert texts("What are the aims of the ferries?", ranked(aims, 1, 1, 1)) != []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Society of Ferrymen Ashore (SFA) met in May.", True),
        ("SFA stands for what the ferrymen want.", True),
        ("The SFA (formerly the Ely Club) met in May.", True),
        ("They built Ruby, SFA and Pearl, boats for the lake.", False),
        ("You can buy an SFA boat.", False),
        ("The SFA, a body of ferrymen, met in May.", False),
    ],
)
def test_what_initials_stand_for_is_told_by_the_words(text: str, told: bool) -> None:
    assert bool(texts("What does SFA stand for?", ranked(passage(0, text), 1))) is told


def test_what_stands_in_brackets_behind_a_name_says_what_it_is() -> None:
    assert defines(("Ely Oar",), "• Ely Oar (a prize for those who row all night)")
    assert not defines(("Ely Oar",), "• Ely Oar (see page 4)")


def test_what_says_what_sort_of_thing_a_term_is_comes_first() -> None:
    free, tied = passage(0, "Mooring is free."), passage(1, "Mooring is when a boat is tied to the quay.")
    assert (
        texts("What is mooring?", ranked(free, 2), ranked(tied, 1))[0] == "Mooring is when a boat is tied to the quay."
    )
