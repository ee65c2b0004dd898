"""What a question calls a report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answering_fakes import BOATS, REPORTS

from assistant.answering.called import called, without_names
from assistant.records import Kind

FERRY = replace(BOATS, id="ferry", file="ferry_x9.pdf", title="Ferry X9 Quick Guide", published="2011")
TOLLS = replace(BOATS, id="tolls", file="ab12.pdf", title="Paying harbour tolls", published="2012")
TIDES = replace(
    BOATS,
    id="tides",
    file="p.pdf",
    title="High water: a briefing on phase 2",
    authors=("The Tide Office",),
    published="",
)
OVERVIEW = replace(BOATS, id="all", file="overview.pdf", title="How boats float. An overview", published="2009")
ALL = [*REPORTS, FERRY, TOLLS, TIDES, OVERVIEW]


def asked(question: str) -> tuple[list[str], str]:
    names = called(question, ALL)
    return [report.id for one in names for report in one.reports], without_names(question, names)


@pytest.mark.parametrize(
    ("question", "report", "left"),
    [
        ("What does the ferry X9 user manual say?", "ferry", "What does the report say?"),
        ("In the phase 2 briefing, who pays?", "tides", "In the report, who pays?"),
        ("Who pays, according to the briefing on phase 2?", "tides", "Who pays, according to the report?"),
        ("What does the Tide Office paper say about tolls?", "tides", "What does the report say about tolls?"),
        ("In the guide to harbour tolls, who pays?", "tolls", "In the report, who pays?"),
        ("Who pays according to the harbour tolls guide?", "tolls", "Who pays according to the report?"),
        ("What does the overview say about tolls?", "all", "What does the report say about tolls?"),
        ("What does the overview report say about tolls?", "all", "What does the report say about tolls?"),
        ("What is on page 3 of the overview?", "all", "What is on page 3 of the report?"),
        ("What is the overview's conclusion?", "all", "What is the report's conclusion?"),
        ("What is said in the 2012 report?", "tolls", "What is said in the report?"),
        ("What is said in the May 2012 publication?", "tolls", "What is said in the report?"),
        ("Does the harbour tolls guide say who pays?", "tolls", "Does the report say who pays?"),
        ("What does the tolls guide say?", "tolls", "What does the report say?"),
    ],
)
def test_a_report_is_called_by_words_of_its_title(question: str, report: str, left: str) -> None:
    assert asked(question) == ([report], left)


@pytest.mark.parametrize(
    "question",
    [
        "When is the tolls report due?",  # a report that is to be made
        "Is there a guide to harbour tolls?",
        "Which guide tells of harbour tolls?",
        "How do I report harbour tolls?",
        "What does my ferry X9 manual say?",
        "What does the ferry licence cost?",
        "What does the report on harbour fees say?",
        "What does the bridge manual say?",
        "What does the report say about harbour tolls?",
        "What does the overview leave open?",  # others may tell that
        "Does the overview say who pays?",
        "What does the overview of 2004 say?",
        "What do the other briefings say?",
        "What does the phase 2 survey say?",  # it is none
        "What does the phase 2 report say?",  # there may be others on it
        "When was the survey made?",
    ],
)
def test_what_only_sounds_like_a_name(question: str) -> None:
    assert asked(question) == ([], question)


def test_each_name_is_found() -> None:
    assert asked("What does the overview say, and what does the ferry guide say?") == (
        ["all", "ferry"],
        "What does the report say, and what does the report say?",
    )


def test_several_reports_may_go_by_one_name() -> None:
    other = replace(TIDES, id="low", title="Low water: a briefing on phase 3")
    [name] = called("What do the briefings say about tolls?", [*ALL, other])
    assert [one.id for one in name.reports] == ["tides", "low"]
    assert without_names("What do the briefings say?", [replace(name, start=8, end=21)]) == "What do the reports say?"
    assert called("What does the briefing say about tolls?", [*ALL, other]) == []


def test_words_that_too_many_titles_have_name_none() -> None:
    assert called("What does the boats report say?", [BOATS, replace(BOATS, id="more")]) == []


def test_a_briefing_need_not_say_that_it_is_one() -> None:
    note = replace(TOLLS, id="note", title="Harbour dues", kind=Kind.BRIEFING)
    [name] = called("What does the dues briefing say?", [*ALL, note])
    assert name.reports == (note,)


def test_a_name_that_stands_alone_is_one() -> None:
    assert called("the overview", ALL) == []
    [name] = called("the overview", ALL, alone=True)
    assert name.reports == (OVERVIEW,)
