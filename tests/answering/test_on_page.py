"""What stands on a cover or a title page is told by its lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answering_fakes import BOATS, PagedIndex, passage

from assistant.answering.on_page import on_lines
from assistant.answering.title_page import on_title_page
from assistant.indexing.store import Index
from assistant.records import Role

COVER = """The Tugs of Kent
A survey of the harbour

Prepared for:
The Harbour Board
Prepared by:
Ann Lee
Bob Hill

12 Quay Street
Dover, Kent CT16 1AA
(555) 236-5137
ann.lee@tugs.example

Version 2.1
Revised May 2016
Registration No. 108-36

SUE FORD
Harbour Master

July 2009"""
PROSE = "Old boats leak, and it costs the harbour far more to mend them each year than a new one would.\n" * 3
CASE = "Superior Court of Kent.\nRe: Diane Hull\nv.\nKENT HARBOUR\nCOMMISSION.\n\nAug. 30, 2012."
LAST = "Ring 020 7976 3500 from 9 to 5.\nwww.tugs.example"


def index_of(*texts: str) -> Index:
    held = [passage(number, *text.split("\n")) for number, text in enumerate(texts)]
    return PagedIndex(held, (replace(BOATS, page_count=len(texts)),), texts=texts)  # type: ignore[return-value]


def told(asked: str, *texts: str) -> str:
    found = on_lines(asked, index_of(*(texts or (COVER, PROSE, LAST))), [BOATS.id])
    return " | ".join(one.text for one in found)


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("What email address is on the cover?", "ann.lee@tugs.example"),
        ("What phone number is given on the first page?", "(555) 236-5137"),
        ("What phone number is on the last page?", "Ring 020 7976 3500 from 9 to 5."),
        ("What phone number is on the last page of the phase 3 report?", "Ring 020 7976 3500 from 9 to 5."),
        ("What is on the last page of the phase 3 briefing?", "Ring 020 7976 3500 from 9 to 5. www.tugs.example"),
        ("What address is on the title page?", "12 Quay Street Dover, Kent CT16 1AA"),
        ("What is the registration number on the first page?", "Registration No. 108-36"),
        ("Which website is on the last page?", "www.tugs.example"),
        ("Who is the harbour master named on the cover?", "SUE FORD Harbour Master"),
        ("What is on the last page?", "Ring 020 7976 3500 from 9 to 5. www.tugs.example"),
    ],
)
def test_a_line_of_the_page_that_is_named(asked: str, line: str) -> None:
    assert told(asked) == line


def test_dates_are_those_of_the_page() -> None:
    assert told("What date is on the cover?", "Tugs\nJuly 2009", "May 2010") == "July 2009"
    assert told("What date is on the last page?", "Tugs\nJuly 2009", "May 2010") == "May 2010"
    assert told("What year is on the last page?", "Tugs\nJuly 2009", "Boats leak.") == ""


@pytest.mark.parametrize(
    "asked",
    [
        "Who is the governor named on the cover?",  # who is not on it
        "What phone number is on the second page?",
        "Why is the harbour master named on the cover?",
        "Who are the people listed on the second page?",
        "What share of the harbour masters is named on the cover?",
        "What email address has the harbour master?",  # no page is named
        "What does a new boat cost on the second page?",  # running text is weighed
    ],
)
def test_what_lines_do_not_tell(asked: str) -> None:
    assert told(asked) == ""


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("When was this report revised?", "Revised May 2016"),
        ("What is the date of the report?", "July 2009"),
        ("Which version is this?", "Version 2.1"),
        ("Who prepared the report?", "Prepared by: Ann Lee Bob Hill"),
        ("For whom was it prepared?", "Prepared for: The Harbour Board"),
        ("What is the registration number of this report?", "Registration No. 108-36"),
        ("What is the fleet number of this report?", ""),
        ("When was the boat revised?", ""),
        ("Who funded the report?", ""),
    ],
)
def test_a_title_page_tells_of_the_report(asked: str, line: str) -> None:
    found = on_title_page(asked, index_of(COVER, PROSE), [BOATS.id])
    assert " | ".join(one.text for one in found) == line


def test_the_parties_of_a_case() -> None:
    [found] = on_title_page("Who is the defendant of this case?", index_of(CASE, PROSE), [BOATS.id])
    assert found.text == "Re: Diane Hull v. KENT HARBOUR COMMISSION."
    assert on_title_page("Who is the defendant?", index_of(COVER, PROSE), [BOATS.id]) == []


@pytest.mark.parametrize("asked", ["What year is it from?", "When is the survey from?", "How old is this survey?"])
def test_how_old_a_report_is(asked: str) -> None:
    [found] = on_title_page(asked, index_of(COVER, PROSE), [BOATS.id])
    assert found.text.endswith(("2016", "2009"))


def test_a_page_of_many_lines_is_told_by_its_first() -> None:
    lines = [f"Pier {number}" for number in range(40)]
    held = [passage(0, COVER), passage(1, *((line, Role.IMPRINT, 0) for line in lines))]
    reports, texts = (replace(BOATS, page_count=2),), (COVER, "\n".join(lines))
    index: Index = PagedIndex(held, reports, texts=texts)  # type: ignore[assignment]
    [found] = on_lines("What is on the last page?", index, [BOATS.id])
    assert found.text == " ".join(lines[:24])
