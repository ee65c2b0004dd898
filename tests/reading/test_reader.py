"""The door of the room: what a file is called, and that every page comes out of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdf_maker import Pdf, Sheet, Words, column
from reading_helpers import prose, sections, told

from assistant.records import Document

Read = Callable[..., Document]
ENTRY = """
[[report]]
id = "rivers"
title = "Rivers and roads: who mends them?"
publisher = "The River Office"
published = "2008-04"
"""


def cover(*lines: str, size: float = 26) -> Sheet:
    return Sheet([Words(72, 700 - 34 * n, line, size if n < len(lines) - 1 else 12) for n, line in enumerate(lines)])


def test_a_file_without_metadata_is_called_by_its_largest_type(read: Read) -> None:
    document = read([cover("Boats and lamps", "in the villages", "Ann Writer, March 2007"), Sheet(prose(1))])
    assert (document.report.title, document.report.published) == ("Boats and lamps in the villages", "2007-03")


def test_a_good_title_in_the_metadata_goes_before(read: Read) -> None:
    sheets = [cover("Boats and lamps", "in the villages", "Ann Writer")]
    assert read(Pdf(sheets, title="What boats cost")).report.title == "What boats cost"
    assert read(Pdf(sheets, title="Microsoft Word - boats.doc")).report.title == "Boats and lamps in the villages"


def test_a_listed_report_is_known_by_its_cover(read: Read) -> None:
    document = read(
        [cover("Rivers and roads:", "who mends them?", "The River Office"), Sheet(prose(1))], catalogue=ENTRY
    )
    assert (document.report.id[:7], document.report.publisher) == ("rivers-", "The River Office")


@pytest.mark.parametrize(
    "first",
    [
        cover("A briefing on", "Rivers and roads: who mends them?", "by the boat office"),
        Sheet(
            [
                Words(72, 700, "What boats cost", 26),
                *column("In this series:\nRivers and roads: who mends them?", y=300),
            ]
        ),
        Sheet(
            [
                Words(72, 700, "What boats cost", 26),
                *column("It follows ‘Rivers and roads: who mends them?’ of 2008.", y=600),
            ]
        ),
    ],
)
def test_what_speaks_of_a_listed_report_is_not_taken_for_it(read: Read, first: Sheet) -> None:
    document = read([first, Sheet(prose(1))], catalogue=ENTRY)
    assert document.report.id.startswith("made-")


def test_every_page_comes_out_with_its_raw_text(read: Read) -> None:
    document = read([Sheet(prose(1)), Sheet([]), Sheet(prose(2), rotate=90), Sheet([Words(72, 700, "7")])])
    assert [page.number for page in document.pages] == [1, 2, 3, 4]
    assert document.pages[0].text.split() == " ".join(words.text for words in prose(1)).split()
    assert document.report.page_count == 4


def test_letter_spaced_words_are_words(read: Read) -> None:
    words = [Words(72, 760, "E X E C U T I V E   S U M M A R Y", 18, bold=True), *prose(1, y=700)]
    words += column("What the A B C of it is, nobody knows.", y=600)
    document = read([Sheet(words), Sheet(prose(2)), Sheet(prose(3))])
    assert sections(document) == [("EXECUTIVE SUMMARY",)]
    assert "What the A B C of it is, nobody knows." in told(document)
