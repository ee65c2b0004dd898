"""What a report itself is, is told by its own pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answering_fakes import BOATS, ROADS, MemoryIndex, passage

from assistant.answering.itself import of_itself
from assistant.indexing.store import Index
from assistant.records import Kind, Page, Report

MANUAL = replace(BOATS, title="Mending boats: a manual", authors=("Ann Lee",), page_count=5)
SURVEY = replace(ROADS, title="Roads: a survey", kind=Kind.BRIEFING, page_count=5)
FRONT = passage(0, "Mending boats: a manual", "Ann Lee, Kent", section=("Mending boats: a manual",), report=MANUAL)
ABOUT = passage(1, "Abstract", "Boats leak, and this tells how to mend them.", section=("Front",), report=MANUAL)
CHAPTERS = [
    passage(2 + number, "Boats leak.", section=(heading,), report=MANUAL)
    for number, heading in enumerate(("1. Tools", "2. Hulls", "3. Sails"))
]
OTHER = passage(5, "By Bob Hill and Sue Ford", "Roads: a survey", section=("Roads",), report=SURVEY)


class Headed(MemoryIndex):
    """An index whose headings stand at the end of the page before; each report begins with page 1."""

    def page(self, report_id: str, number: int) -> Page:
        of_report = [one for one in self.held if one.report_id == report_id]
        own = [one.text for one in of_report if number in one.page_numbers]
        after = [" ".join(one.section) for one in of_report if number + 1 in one.page_numbers]
        text = "\n".join((*own, *after))
        return Page(report_id, number, f"p{number}", text, text)


def told(asked: str, *reports: Report) -> list[str]:
    held = [FRONT, ABOUT, *CHAPTERS, OTHER]
    index: Index = Headed(held, (MANUAL, SURVEY))  # type: ignore[assignment]
    return [one.text for one in of_itself(asked, index, [one.id for one in reports] if reports else None)]


@pytest.mark.parametrize("asked", ["Who wrote it?", "Who is the author?", "Who are the authors of this manual?"])
def test_who_wrote_it(asked: str) -> None:
    assert told(asked, MANUAL) == ["Ann Lee"]


def test_the_line_under_the_title_tells_who_wrote_it_where_nobody_is_known() -> None:
    by = replace(OTHER, id=0, sentences=tuple(replace(one, spans=FRONT.sentences[0].spans) for one in OTHER.sentences))
    index: Index = Headed([by], (SURVEY,))  # type: ignore[assignment]
    assert [one.text for one in of_itself("Who wrote it?", index, None)] == ["By Bob Hill and Sue Ford"]


def test_its_title() -> None:
    assert told("What is it called?", MANUAL) == told("What is the title of the manual?") == ["Mending boats: a manual"]
    assert told("What is the title?") == []  # of two reports


def test_its_chapters() -> None:
    assert told("How many chapters has it?", MANUAL) == ["• 1. Tools\n• 2. Hulls\n• 3. Sails"]
    assert told("What are the chapters of the manual?") == told("What is in the contents?", MANUAL)


def test_what_it_is_about() -> None:
    assert told("What is it about?", MANUAL) == ["Boats leak, and this tells how to mend them."]


def test_for_whom_and_what_for_it_is() -> None:
    about = passage(1, "This manual tells how to mend boats.", "It is meant for crews.", report=MANUAL)
    index: Index = Headed([FRONT, about], (MANUAL,))  # type: ignore[assignment]

    def one(asked: str) -> list[str]:
        return [each.text for each in of_itself(asked, index, None)]

    assert one("What is this manual for?") == ["This manual tells how to mend boats."]
    assert one("What is the purpose of the manual?") == one("What is it for?")
    assert one("Who is the manual meant for?") == [about.text]
    assert one("For whom was it written?") == one("Who should read this?") == [about.text]
    assert one("Who is the toll meant for?") == one("What is the bell for?") == []


@pytest.mark.parametrize(
    "asked", ["Who wrote the boat manual?", "What is the title of the letter?", "What is a sail called?"]
)
def test_something_else_is_meant(asked: str) -> None:
    assert told(asked, MANUAL) == []


def test_a_briefing_is_not_the_report_of_its_phase() -> None:
    assert told("What is the phase 2 report called?") == []
