"""What a comparison is about: its sides, their names, and what they are compared in."""

from __future__ import annotations

import pytest

from assistant.answering.contrast import Contrast, contrast
from assistant.answering.question import understand

SUBJECTS = ("National Canal Service", "Canal", "councils", "police")
INITIALS = {"NCS": "National Canal Service", "OCE": "of the Canal Empire"}


def compared(question: str) -> Contrast:
    found = contrast(understand(question), SUBJECTS, INITIALS)
    assert found
    return found


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Compare police and councils", ["police", "councils"]),
        ("How does the National Canal Service differ from the police?", ["National Canal Service", "police"]),
        ("How do police, councils and the Canal differ?", ["police", "councils", "Canal"]),
        ("How does the pay of police differ between London and Leeds?", ["London", "Leeds"]),
    ],
)
def test_sides(question: str, named: list[str]) -> None:
    assert [side.text for side in compared(question).sides] == named


def test_a_side_is_named_by_the_start_of_a_subject() -> None:
    one, _ = compared("Which cost more, the national canal programme or the police programme?").sides
    assert one.is_named("The NCS builds locks for £2 million.")


@pytest.mark.parametrize(
    "question",
    ["Compare the National Canal Service", "What do police and councils want?", "How do dogs differ from dogs?"],
)
def test_nothing_is_compared(question: str) -> None:
    assert contrast(understand(question), SUBJECTS, INITIALS) is None


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("NCS vs police", ["The National Canal Service dredges.", "Police steer."]),
        ("the NCS programme or the police one: which is better?", ["An NCS boat.", "The police boat."]),
        ("How does phase 2 differ from phase one?", ["Phase two was long.", "The first phase was short."]),
        ("councils vs police", ["Local government is slow.", "Police are quick."]),
        ("OCE versus NCS", ["The OCE is gold.", "The NCS is grey."]),
    ],
)
def test_what_names_a_side_alone(question: str, texts: list[str]) -> None:
    sides = compared(question).sides
    assert [[side.is_named(text) for text in texts] for side in sides] == [[True, False], [False, True]]


def test_the_young_and_the_old_are_named_by_their_ages() -> None:
    young, old = compared("How do the young and the old differ on canals?").sides
    for text in ("Younger boatmen swim.", "Those under 30 swim.", "Nearly all boatmen 18 to 29 swim."):
        assert (young.is_named(text), old.is_named(text)) == (True, False)
    for text in ("Those ages 50 and older swim.", "Anyone over 65 swims.", "Older boatmen swim."):
        assert (young.is_named(text), old.is_named(text)) == (False, True)
    assert not compared("old boats vs new boats").sides[0].is_named("Those ages 50 and over swim.")


def test_what_is_older_is_no_older_than_anything() -> None:
    assert compared("Younger boatmen vs older ones on the canal").measure == ""
    assert compared("Is the canal older than the police?").measure


def test_a_word_of_a_name_may_be_said_otherwise() -> None:
    foreign, _ = compared("foreign boatmen versus the police").sides
    assert foreign.is_named("Boatmen from overseas are pleased.")
    assert not foreign.is_named("Boatmen are pleased.")


def test_names_in_a_row_need_not_stand_close_together() -> None:
    _, row = compared("How do red boats compare with white, blue and green boats?").sides
    assert row.is_named("Of white (6%), blue (7%) and green boats (9%) some leak.")


def test_a_hyphenated_word_stands_close_to_the_next() -> None:
    assert compared("fixed-term tolls vs rolling tolls").sides[0].is_named("A fixed-term toll is paid.")


def test_what_a_study_found_is_nothing_to_compare_in() -> None:
    assert compared("How do the findings of the first and second phases differ?").rest == frozenset()


def test_words_that_tell_little_alone_must_stand_together() -> None:
    first, _ = compared("How does the first phase differ from the second?").sides
    assert not first.is_named("The first boat came in a later and much longer phase.")
    assert not compared("naive boats vs advanced boats").sides[1].is_named("The boat advances.")
    assert not compared("OCE versus police").sides[0].is_named("A canal of the Empire")


def test_an_abbreviation_is_learned() -> None:
    side = compared("deep dredging vs police").sides[0].learned(["Deep-dredging (DD) is new.", "Dredging (XX)"])
    assert side.is_named("DD is new")
    assert not side.is_named("XX is new")


@pytest.mark.parametrize(
    ("question", "measure", "common", "rest"),
    [
        ("Is a ferry dearer than a bridge?", "How much did the {} cost?", False, set()),
        ("Which had the bigger budget, police or councils?", "How much did the {} cost?", False, {"budget"}),
        ("Compare what police and councils spent on boats", "How much did the {} cost?", False, {"spent", "boat"}),
        ("Compare spending in police and in councils.", "How much did the {} cost?", False, {"spend"}),
        ("Are there more swans than geese?", "How many {}?", False, set()),
        ("Is a ferry older than a bridge?", "When did the {} start?", False, set()),
        ("How do police and councils differ in data sharing?", "", False, {"data", "share"}),
        ("What do police and councils share?", "", True, set()),
        ("What do police and councils have in common on pay?", "", True, {"pay"}),
    ],
)
def test_what_is_compared(question: str, measure: str, common: bool, rest: set[str]) -> None:
    found = compared(question)
    assert (found.measure, found.common, set(found.rest)) == (measure, common, rest)
