"""What a report comes to is told by the section that is headed so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answering_fakes import BOATS, ROADS, MemoryIndex, listed, passage

from assistant.answering.statements import Statement
from assistant.answering.summing_up import summed_up
from assistant.indexing.store import Index
from assistant.records import Report

GUIDE = replace(BOATS, title="Mending boats: a guide", short_title="Mending boats")
SURVEY = replace(ROADS, title="Roads: a survey", short_title="Roads")
HELD = [
    passage(0, "Boats leak, and this tells how to mend them.", section=("Executive summary",), report=GUIDE),
    passage(1, "Tools are sharp.", section=("1. Tools",), report=GUIDE),
    passage(2, "Boats are worth mending.", *listed(1, "Two things help:", "Tar", "Oakum"), section=("8 Conclusions",)),
    passage(3, "Boats were painted by Ann.", section=("9 Thanks",), report=GUIDE),
    passage(4, "Roads are long.", "They end.", section=("Roads", "Key findings"), report=SURVEY),
    passage(5, "Stone lasts.", section=("Roads", "Stone"), report=SURVEY),
]


def told(asked: str, *reports: Report) -> list[Statement]:
    index: Index = MemoryIndex(HELD, (GUIDE, SURVEY))  # type: ignore[assignment]
    return summed_up(asked, index, [one.id for one in reports] if reports else None)


@pytest.mark.parametrize(
    "asked",
    [
        "What's the main conclusion?",
        "What does the report conclude?",
        "what are the conclusions of this guide",
        "Conclusion?",
    ],
)
def test_the_conclusion_with_its_list(asked: str) -> None:
    asked = asked.replace("What's", "What is")
    first, rest = told(asked, GUIDE)
    assert first.text == "Boats are worth mending."
    assert rest.text == "Two things help:\n• Tar\n• Oakum"


@pytest.mark.parametrize(
    "asked",
    [
        "Give me a summary",
        "Can you summarise the report?",
        "executive summary",
        "tl;dr",
        "Tell me about the guide",
        "What does the report say?",
    ],
)
def test_the_summary(asked: str) -> None:
    assert [one.text for one in told(asked, GUIDE)] == ["Boats leak, and this tells how to mend them."]


@pytest.mark.parametrize("asked", ["key findings", "What are the key takeaways?", "What is the bottom line?"])
def test_several_reports_have_a_statement_each(asked: str) -> None:
    found = told(asked)
    assert {one.heading for one in found} == {"Mending boats", "Roads"}
    assert "Roads are long. They end." in [one.text for one in found]


@pytest.mark.parametrize(
    "asked",
    [
        "Summarise the key challenges",
        "What are the findings?",
        "What are the main findings on tolls?",
        "What does the clerk conclude?",
        "What is the summary court?",
        "What does the clerk say?",
    ],
)
def test_what_asks_for_something_else(asked: str) -> None:
    assert told(asked, GUIDE) == []


def test_what_a_phase_found_is_told_by_the_reports_on_it() -> None:
    asked = "What are the findings of the second phase?"
    assert [one.text for one in told(asked, SURVEY)] == ["Roads are long. They end."]
    assert told(asked, GUIDE) == told(asked) == []


def test_no_section_no_answer() -> None:
    index: Index = MemoryIndex([replace(HELD[1], id=0)], (GUIDE,))  # type: ignore[assignment]
    assert summed_up("What does the report conclude?", index, None) == []


def test_findings_are_the_lists_of_a_summary_that_tells_first_what_was_done() -> None:
    lists = ("Boats have much in common.", *listed(1, "The key troubles are:", "leaks", "ice"))
    whole = passage(0, "We asked ferrymen.", "They met in May.", *lists, section=("Summary",), report=GUIDE)
    index: Index = MemoryIndex([whole], (GUIDE,))  # type: ignore[assignment]
    found = [one.text for one in summed_up("What are the main lessons?", index, None)]
    assert found == ["Boats have much in common.", "The key troubles are:\n• leaks\n• ice"]
    assert summed_up("Give me a summary", index, None)[0].text.startswith("We asked ferrymen.")
