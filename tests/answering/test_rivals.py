"""What is told of one sector is no answer to a question on another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answering_fakes import BOATS, ROADS, MemoryIndex, passage, ranked

from assistant.answering.question import understand
from assistant.answering.rivals import AMISS, UNTITLED, Rivals

SECTIONS = [("2. Sectors", "a) Ferries"), ("2. Sectors", "b) National Canal Service"), ("3. Advice", "a) Clear aims")]
HELD = [
    passage(0, "It cost a million.", "The NCS paid half.", section=SECTIONS[0]),
    passage(1, "It cost a thousand.", "Ferries paid half.", section=SECTIONS[1]),
    passage(2, "Ferries and the NCS paid.", "All paid.", section=SECTIONS[2]),
]
INDEX = MemoryIndex(HELD, abbreviations={"NCS": "National Canal Service"})


@pytest.mark.parametrize(
    ("asked", "amiss"),
    [
        ("What did the ferries cost?", [(0, 0), (1, 0), (0, 0)]),
        ("What did the NCS cost?", [(1, 0), (0, 0), (0, 0)]),
        ("What did the national canal service cost?", [(1, 0), (0, 0), (0, 0)]),
        ("What did ferries and the NCS cost?", [(0, 0), (0, 0), (0, 0)]),
        ("What did it cost?", [(0, 0), (0, 0), (0, 0)]),
        ("How do ferries differ from the NCS?", [(0, 0), (0, 0), (0, 0)]),
    ],
)
def test_sentences_on_another_sector_alone_are_put_back(asked: str, amiss: list[tuple[int, int]]) -> None:
    found = Rivals(INDEX).put_back(understand(asked), [ranked(one, 1.0, 1.0) for one in HELD])  # type: ignore[arg-type]
    assert [one.sentences for one in found] == [(1.0 - AMISS * a, 1.0 - AMISS * b) for a, b in amiss]


LOCAL = [
    passage(0, "It cost a million.", section=("2. Sectors", "a) Local government")),
    passage(1, "It cost a thousand.", section=("2. Sectors", "b) Ferries")),
]


@pytest.mark.parametrize("asked", ["What did the councils pay?", "What did the local authorities pay?"])
def test_a_sector_is_named_by_what_says_the_same(asked: str) -> None:
    index = MemoryIndex(LOCAL, abbreviations={"NCS": "National Canal Service", "LG": "Local government"})
    found = Rivals(index).put_back(understand(asked), [ranked(one, 1.0) for one in LOCAL])  # type: ignore[arg-type]
    assert [one.sentences for one in found] == [(1.0,), (1.0 - AMISS,)]


def test_sections_without_a_sector_are_no_rivals() -> None:
    index = MemoryIndex(
        [passage(0, "Boats.", section=("1. Aims", "Tar")), passage(1, "Boats.", section=("1. Aims", "Hope"))]
    )
    assert Rivals(index).kinds == []  # type: ignore[arg-type]
    assert BOATS.sector == "Water"


TITLED = [
    replace(passage(0, "It takes a week.", "All pay.", section=("Fees",)), title="Boat licences for winter"),
    replace(
        passage(1, "It takes a day.", "Boat licences take longer.", section=("Fees",), report=ROADS), title="Tolls"
    ),
]


@pytest.mark.parametrize(
    ("asked", "amiss"),
    [
        ("How long does a boat licence take?", [(0, 0), (1, 0)]),
        ("How long does a licence take?", [(0, 0), (0, 0)]),
        ("How long does a toll take?", [(0, 0), (0, 0)]),
    ],
)
def test_sentences_beside_the_report_that_is_named_by_its_title_are_put_back(
    asked: str, amiss: list[tuple[int, int]]
) -> None:
    found = Rivals(MemoryIndex(TITLED)).put_back(understand(asked), [ranked(one, 1.0, 1.0) for one in TITLED])  # type: ignore[arg-type]
    assert [one.sentences for one in found] == [(1.0 - UNTITLED * a, 1.0 - UNTITLED * b) for a, b in amiss]
