"""What is asked of all phases, or of all things of a kind, is asked of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from answering_fakes import BOATS, REPORTS, MemoryIndex, passage

from assistant.answering.across import each_of, of_one_alone, phases_of
from assistant.records import Answer, Status

Ask = Callable[..., Answer]

INDEX = MemoryIndex(
    [
        passage(0, "Wet.", section=["2. The three waters", "2.1 The lake"]),
        passage(1, "Wide.", section=["2. The three waters", "2.2 The river"]),
        passage(2, "Alike.", section=["2. The three waters", "2.3 The waters side by side"]),
    ]
)


@pytest.mark.parametrize(
    "asked",
    [
        "Tolls across the three waters",
        "What are the tolls in all of the waters?",
        "What does each water cost?",
        "What do all three waters say?",
    ],
)
def test_things_of_a_kind_are_the_sections_under_what_names_it(asked: str) -> None:
    assert each_of(asked, INDEX) == ("lake", "river")  # type: ignore[arg-type]


@pytest.mark.parametrize("asked", ["Tolls across waters", "Tolls across the boats", "Tolls of the three waters"])
def test_no_things_of_a_kind(asked: str) -> None:
    assert each_of(asked, INDEX) == ()  # type: ignore[arg-type]


def test_one_of_them_takes_the_place_of_each() -> None:
    assert of_one_alone("What does each water cost?", "the lake") == "What does the lake cost?"
    assert of_one_alone("Tolls across the waters", "the lake") == "Tolls in the lake"


def test_phases_are_told_by_the_reports_or_their_titles() -> None:
    found = phases_of("Tolls across both phases", REPORTS)
    assert found == [("First phase", ["boats"]), ("Second phase", ["roads"])]
    titled = [replace(BOATS, id=f"b{number}", phase=None, title=f"Boats in phase {number}") for number in (1, 2)]
    assert phases_of("Tolls in each of the phases", titled) == [("First phase", ["b1"]), ("Second phase", ["b2"])]
    assert phases_of("What did each phase cost?", titled) == phases_of("Tolls across the phases", titled)
    assert phases_of("Tolls in the first phase", REPORTS) == phases_of("Tolls across the phases", REPORTS[:1]) == []


def test_each_phase_is_told_under_its_name(ask: Ask) -> None:
    answer = ask("Leadership across the three phases")
    assert answer.status is Status.ANSWERED
    assert list(dict.fromkeys(claim.heading for claim in answer.claims)) == [
        "First phase",
        "Second phase",
        "Third phase",
    ]
    pilots = ask("What was said about pilots across all phases?")
    assert (pilots.status, pilots.unanswered) == (Status.PARTLY, ("First phase", "Third phase"))
