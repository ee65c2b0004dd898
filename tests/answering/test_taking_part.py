"""Who took part, and how many, is told by the table that has both."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answering_fakes import Given, MemoryIndex, passage

from assistant.answering.taking_part import who_took_part
from assistant.records import CELL, Role


def row(*cells: str) -> Given:
    return CELL.join(cells), Role.TABLE, 0


CREWS = passage(
    0,
    "Crews were heard in spring.",
    ("Table 1: The evidence on ferries", Role.CAPTION, 0),
    row("Who", "How many", "How"),
    row("Ferry crews", "300", "Survey"),
    row("Harbour masters", "12", "Interviews"),
)
CATCHES = passage(
    1,
    ("Table 2: The catch", Role.CAPTION, 0),
    row("Group", "Number", "Port"),
    row("Cod", "400", "Ely"),
    row("Herring", "90", "Ely"),
)


@pytest.mark.parametrize(
    "asked",
    [
        "Who took part in the study of ferries?",
        "How many people took part in the ferries study?",
        "How many people were asked about ferries?",
        "How big was the sample?",
        "Who responded to the survey?",
        "Whose views were heard in the study of ferries?",
        "And who did they speak to?",
    ],
)
def test_the_whole_table_is_given(asked: str) -> None:
    (found,) = who_took_part(asked, MemoryIndex([CREWS, CATCHES]), None)  # type: ignore[arg-type]
    assert [one.text.split(CELL)[0] for one in found.sentences[2:]] == ["Ferry crews", "Harbour masters"]


@pytest.mark.parametrize(
    "asked",
    [
        "Who took part in the race?",
        "How many pilots were asked about ferries?",
        "How many ferries took part?",
        "Who interviewed the ferry crews?",
        "When did the ferry crews take part?",
    ],
)
def test_what_stands_not_above_it_is_not_told_by_a_table(asked: str) -> None:
    assert who_took_part(asked, MemoryIndex([CREWS, CATCHES]), None) == []  # type: ignore[arg-type]


def test_a_table_that_counts_no_people_tells_nothing_of_them() -> None:
    assert who_took_part("How big was the catch sample?", MemoryIndex([replace(CATCHES, id=0)]), None) == []  # type: ignore[arg-type]


def test_of_two_studies_one_has_to_be_named() -> None:
    other = passage(
        1,
        ("Table 3: The evidence on bridges", Role.CAPTION, 0),
        row("Who", "Number", "How"),
        row("Carters", "40", "Survey"),
        row("Keepers", "8", "Interviews"),
    )
    index = MemoryIndex([CREWS, other])
    assert who_took_part("How many people took part?", index, None) == []  # type: ignore[arg-type]
    (found,) = who_took_part("Who took part in the study of bridges?", index, None)  # type: ignore[arg-type]
    assert "Carters" in found.text
