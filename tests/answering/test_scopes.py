"""Subjects of a kind, and reports that a question names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answering_fakes import BOATS, REPORTS, ROADS, MemoryIndex, passage

from assistant.answering.question import understand
from assistant.answering.scopes import asked_again, named_reports, parts_on, scoped, subjects


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("What was found in phase 2?", ["roads.pdf"]),
        ("What was found in the first-phase report?", ["boats.pdf"]),
        ("What did the second phase report find?", ["roads.pdf"]),
        ("What did the second phase find?", ["roads.pdf"]),
        ("Why did the second phase begin?", []),
        ("What are the findings of the second phase?", ["roads.pdf"]),
        ("How many boats were counted in the second phase?", ["roads.pdf"]),
        ("How many boats were counted in phase two?", ["roads.pdf"]),
        ("How many boats were counted in phase II?", ["roads.pdf"]),
        ("How many boats did the 2nd phase count?", ["roads.pdf"]),
        ("Which boats do the second-phase researchers praise?", ["roads.pdf"]),
        ("Which boats has the second phase of the study praised?", ["roads.pdf"]),
        ("Who wrote the briefing on phase 2?", ["roads.pdf"]),
        ("second phase boats", ["roads.pdf"]),
        ("How does the second phase differ from the first?", []),
        ("Which findings of the second phase come back in the third?", []),
        ("Which boats of the second phase were not in the first's list?", []),
        ("What do phases 1 and 2 say?", []),
        ("What do phase 1 and 2 say?", []),
        ("What does phase 2 say of boats that phase 1 does not?", []),
        ("What came after the second phase?", []),
        ("Who supported the second phase?", []),
        ("By whom was the second phase funded?", []),
        ("How much did phase 2 cost?", []),
        ("How long did phase 2 last?", []),
        ("When was the second phase?", []),
        ("Why did the clerks support a second phase?", []),
        ("Who dug in the second phase of the harbour?", []),
        ("What does the water report say?", ["boats.pdf"]),
        ("What is said of cars according to the second phase briefing?", ["roads.pdf"]),
        ("What is said in the 2008 report?", ["roads.pdf"]),
        ("What happened in 2008?", []),
        ("What is said in the water report?", ["boats.pdf"]),
        ("What was wanted, according to transport?", ["roads.pdf"]),
        ("How is water kept in boats?", []),
        ("What was found in phase 3?", []),
        ("What was found in phase 2 according to water?", []),
    ],
)
def test_named_reports(question: str, files: list[str]) -> None:
    assert [report.file for report in named_reports(question, REPORTS)] == files


def test_all_reports_are_no_scope() -> None:
    assert named_reports("What was found in phase 1?", [BOATS, replace(BOATS, id="more")]) == []


def test_subjects_are_sectors_and_headings_side_by_side() -> None:
    sections = (
        ("2. Sectors", "a) Ferries"),
        ("2. Sectors", "b) The National Canal Service"),
        ("3. Alone", "An only child"),
        ("4. Long", "a) A heading that has far more words than a name has"),
        ("4. Long", "b) Another"),
    )
    index = MemoryIndex(
        [passage(number, "Words.", section=section) for number, section in enumerate(sections)],
        abbreviations={"NCS": "National Canal Service", "IT": "information technology"},
    )
    found = subjects(index)  # type: ignore[arg-type]
    assert {"Water", "Transport", "Ferries", "National Canal Service", "NCS"} <= set(found)
    assert not {"IT", "An only child", "Another"} & set(found)
    assert found == sorted(found)


def test_the_words_of_a_phase_need_not_be_said_by_its_reports() -> None:
    def left(asked: str) -> tuple[str, ...]:
        return scoped(understand(asked), REPORTS)[0].question.terms

    assert left("Which boats did the second phase find?") == ("boats", "find")
    assert left("What was found in phase 2?") == ("found",)
    assert left("Which boats do second-phase briefings praise?") == ("boats", "praise")
    assert left("Which boats leak in 2008?") == ("boats", "leak", "2008")


def test_a_title_tells_the_phase_that_a_report_is_on() -> None:
    tides = replace(BOATS, id="tides", file="tides.pdf", title="Tides: a briefing on phase 3", phase=None)
    assert named_reports("What did the third phase find?", [*REPORTS, tides]) == [tides]


def test_each_part_is_asked_of_the_reports_that_it_names() -> None:
    def asked(question: str) -> list[tuple[str, list[str]]]:
        return [(one.question.asked, one.ids) for one in scoped(understand(question), REPORTS)]

    assert asked("What does the boats report say about tolls, and who paid in the roads survey?") == [
        ("What does the report say about tolls?", ["boats"]),
        ("who paid in the roads survey?", ["boats"]),
    ]
    assert asked("What does the boats report say about tolls, and what does the roads report say?") == [
        ("What does the report say about tolls?", ["boats"]),
        ("What does the report say about tolls?", ["roads"]),
    ]
    assert asked("What are tolls?") == [("What are tolls?", [])]
    # What one part alone is asked to say confines no other.
    assert asked("When did the toll begin, and what does the roads report say about it?")[0][1] == []
    assert asked("When did the toll begin, and who paid it, according to the Roads report?")[0][1] == ["roads"]


def test_a_phase_in_a_name_is_no_phase_that_is_asked() -> None:
    tides = replace(BOATS, id="tides", file="tides.pdf", title="Tides: an overview", phase=None)
    asked = "What do the overview and the phase 2 briefing say about tolls?"
    titled = replace(ROADS, title="Roads: a briefing on phase 2")
    assert [one.id for one in named_reports(asked, [BOATS, titled, tides])] == ["roads", "tides"]


def test_findings_of_a_phase_stand_in_other_reports_too() -> None:
    held = [
        passage(0, "Boats leak.", section=("1. Aims", "Findings of the second phase of the Roads & Boats study")),
        passage(1, "Boats float.", section=("1. Aims", "Findings of the first phase")),
        passage(2, "Boats sink.", section=("1. Aims", "Beside the second phase")),
    ]

    class Headed(MemoryIndex):
        def headed(self, words: str, report_ids: list[str]) -> list[int]:
            return [one.id for one in held if one.report_id in report_ids and words in one.section[-1].lower()]

    index = Headed(held)
    assert [one.id for one in parts_on(2, ["roads"], None, index)] == [0]  # type: ignore[arg-type]
    assert parts_on(2, ["boats"], None, index) == parts_on(2, ["roads"], ["roads"], index) == []  # type: ignore[arg-type]


def test_what_a_phase_was_is_asked_of_its_own_report_as_well() -> None:
    def again(question: str) -> list[tuple[str, list[str]]]:
        asked = scoped(understand(question), REPORTS)
        return [(one.question.asked, one.ids) for others in asked_again(asked, REPORTS) for one in others]

    question = "How long did the second phase last?"
    assert again(question) == [(question, ["roads"]), ("How long did the research last?", ["roads"])]
    assert again("Who led the second phase?") == again("How long does a boat last?") == []
    named = "How many ferries does the Boats report count?"
    assert again(named) == [(named, ["boats"])]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("What does the survey say about tolls?", True),
        ("According to the survey, who pays?", True),
        ("Does the survey say who pays?", False),  # another report may say that it does not
        ("What does the survey of 2004 say?", False),
        ("What came of the survey?", False),
    ],
)
def test_a_report_is_named_by_its_short_title(question: str, named: bool) -> None:
    survey = replace(BOATS, id="survey", short_title="Survey")
    assert named_reports(question, [*REPORTS, survey]) == [survey] * named
