"""The chapters of a report, by its table of contents."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answering_fakes import BOATS, PagedIndex, passage

from assistant.answering.chapters import appendices, chapters, in_contents
from assistant.answering.statements import Statement
from assistant.indexing.store import Index

COVER = "The Tugs of Kent"
NUMBERED = """Contents
About the harbour ........ ii
1. Hulls .................. 1
1.1 Of wood .............. 2
1.2 Of steel .............. 5
2. Sails .................. 9
3. Engines ............... 14
Appendix A: Tar .......... 20
Appendix B: Rope ......... 22
List of tables
Table 1. Tugs by age ...... 3"""
GROUPED = """Table of Contents
The boat
Hulls of wood 1
Hulls that last longer than
those of wood 4
The crew
Masters 9
Mates 12
The harbour
Quays 15"""
OUT_OF_TURN = "Contents\ntugs-of-kent.com\nHulls\n1\nEngines\n14\nSails\n9\nLast things\n20"
BODY = "Boats leak."


def index_of(contents: str) -> tuple[Index, str]:
    report = replace(BOATS, page_count=3)
    held = [passage(0, COVER, section=()), replace(passage(2, BODY, section=("Hulls",)), id=1)]
    return PagedIndex(held, (report,), texts=(COVER, contents, BODY)), report.id  # type: ignore[return-value]


def shown(found: list[Statement] | Statement | None) -> list[str]:
    one = found[0] if isinstance(found, list) and found else found
    return one.text.replace("• ", "").split("\n") if isinstance(one, Statement) else []


@pytest.mark.parametrize(
    ("asked", "entries"),
    [
        ("How many chapters are listed in the table of contents?", ["1. Hulls", "2. Sails", "3. Engines"]),
        ("What are the last 2 chapters in the contents?", ["2. Sails", "3. Engines"]),
        ("What is the last chapter?", ["3. Engines"]),
        ("Name the first two chapters of the report.", ["1. Hulls", "2. Sails"]),
        ("What is the second chapter called?", ["2. Sails"]),
        ("Which sections does the chapter on hulls have in the contents?", ["1.1 Of wood", "1.2 Of steel"]),
        ("On which page does the chapter on engines begin?", ["3. Engines ............... 14"]),
        ("What does the last chapter say of tar?", []),
        ("What are the last two items?", []),
        ("What are the last two items in the contents?", ["2. Sails", "3. Engines"]),
        ("Which rope is listed in the table?", []),
    ],
)
def test_the_contents_are_asked(asked: str, entries: list[str]) -> None:
    index, report = index_of(NUMBERED)
    assert shown(in_contents(asked, index, [report])) == entries


def test_groups_without_pages_are_chapters() -> None:
    index, report = index_of(GROUPED)
    assert shown(in_contents("What are the chapters in the contents?", index, [report])) == [
        "The boat",
        "The crew",
        "The harbour",
    ]
    assert shown(in_contents("Which topics does the boat have in the contents?", index, [report])) == [
        "Hulls of wood",
        "Hulls that last longer than those of wood",
    ]


def test_entries_that_are_drawn_out_of_turn_stand_by_their_pages() -> None:
    index, _ = index_of(OUT_OF_TURN)
    assert shown(chapters(index.reports[0], index)) == ["Hulls", "Sails", "Engines", "Last things"]


def test_appendices() -> None:
    index, _ = index_of(NUMBERED)
    assert shown(appendices(index.reports[0], index)) == ["Appendix A: Tar", "Appendix B: Rope"]


def test_what_shows_where_things_are_on_a_map_is_no_contents() -> None:
    index, _ = index_of("1 Old quay ..... B2\n2 New quay ..... A3\n3 Tar works ..... C1\n4 Rope walk ..... D4")
    assert chapters(index.reports[0], index) is None
