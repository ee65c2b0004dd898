"""The title that the first pages show, by the size and the place of its type."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdf_maker import Sheet, Words, column
from reading_helpers import prose, sections

from assistant.records import Document

Read = Callable[..., Document]


def sheet(*lines: tuple[float, str, float]) -> Sheet:
    """A page of (height, words, size); bold where the size is negative."""
    return Sheet([Words(72, y, text, abs(size), bold=size < 0) for y, text, size in lines])


def title(read: Read, *sheets: Sheet) -> str:
    return read([*sheets, Sheet(prose(1))]).report.title


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([(700, "BOATS", 48), (642, "ASHORE", 48), (100, "The Boat Office", 12)], "BOATS ASHORE"),
        (
            [(700, "HOW LAMPS CHANGED THE", 20), (660, "OLD HARBOUR", 48), (620, "IN THE NORTH", 20)],
            "HOW LAMPS CHANGED THE OLD HARBOUR IN THE NORTH",
        ),
        (
            [
                (700, "COUNTING THE BOATS", -16),
                (682, "OF THE NORTHERN HARBOURS", -16),
                (600, "HEARING", -18),
                (580, "BEFORE THE", 7),
                (550, "COMMITTEE ON BOATS", 18),
                (528, "AND LAMPS", 18),
            ],
            "COUNTING THE BOATS OF THE NORTHERN HARBOURS",
        ),
        ([(700, "LAMP D", 46), (643, "USER GUIDE", -36)], "LAMP D USER GUIDE"),
        ([(700, "Use and Care Guide", 29), (400, "OIL LAMPS", 14)], "Use and Care Guide OIL LAMPS"),
        ([(700, "Project name: Lamps for every boat", 15)] + [(600 - 30 * n, "Sponsor: Ann", 15) for n in range(9)],
         "Lamps for every boat"),
        ([(760, "LAMP", 60), (500, "Boats in the northern harbours", 32)], "LAMP Boats in the northern harbours"),
        ([(700, "Lamps", 40), (500, "Ann Writer", 14)], "Lamps"),
        ([(700, "BBBOOOAAATTTSSS AAASSSHHHOOORRREEE", 26)], "BOATS ASHORE"),
        ([(740, "E-Filed: Jan 14 2013 09:42AM", 30), (700, "Boats ashore", 20)], "Boats ashore"),
        ([(700, "Harbour Plan", 24), (670, "2016-2018", 24)], "Harbour Plan 2016-2018"),
        ([(700, "San Harbour", 45), (590, "All that matters is to go", 24)], "San Harbour"),
    ],
)  # fmt: skip
def test_a_cover_s_title_is_whole(read: Read, lines: list[tuple[float, str, float]], expected: str) -> None:
    assert title(read, sheet(*lines)) == expected


def test_a_title_above_text_is_what_is_larger_than_it(read: Read) -> None:
    head = [Words(72, 760, "Give up a boat or a lamp-", 20, bold=True), Words(72, 736, "post", 20, bold=True)]
    text = [Words(72, 710, "In the north", 14, bold=True), *prose(1, y=690)]
    assert title(read, Sheet([*head, *text])) == "Give up a boat or a lamppost"
    figure = [Words(72, 300, "Lamp", 40), Words(72, 260, "oil and wick", 40)]
    assert title(read, Sheet([Words(72, 760, "What a boat burns", 20), *text, *figure])) == "What a boat burns"


def test_a_soft_hyphen_at_a_line_s_end_leaves_no_trace(read: Read) -> None:
    head = [Words(72, 760, "Boats of another national\u00ad", 20, bold=True), Words(72, 736, "ity", 20, bold=True)]
    sub = [Words(72, 700, "Lamps of another national\u00ad", 14, bold=True), Words(72, 684, "ity", 14, bold=True)]
    document = read([Sheet([*head, *sub, *prose(1, y=660)]), Sheet(prose(2))])
    assert document.report.title == "Boats of another nationality"
    assert ("Lamps of another nationality",) in sections(document)


def test_brackets_are_closed(read: Read) -> None:
    head = [Words(72, 760, "Boats and lamps (with the help", 14, bold=True), Words(72, 745, "of the clerks)", 11)]
    assert title(read, Sheet([*head, *prose(1, y=700)])) == "Boats and lamps (with the help of the clerks)"


def test_a_short_title_is_made_whole_by_the_title_page(read: Read) -> None:
    cover = sheet((500, "North County", 44), (300, "A survey", 20))
    page = sheet((600, "North County", -20), (582, "Survey of Boats and Lamps", -14), (500, "Prepared by:", -12))
    assert title(read, cover, page) == "North County Survey of Boats and Lamps"


def test_capitals_are_written_as_the_pages_write_them(read: Read) -> None:
    cover, imprint = (
        sheet((700, "BOATS AND LAMPS", 40)),
        column("To be had from the office: Boats and Lamps in colour."),
    )
    assert title(read, cover, Sheet(imprint)) == "Boats and Lamps"


def test_contents_are_no_title(read: Read) -> None:
    contents = sheet((760, "Contents", 22), (700, "Lamps and oil", -16), (670, "Sails", -16))
    assert title(read, sheet((40, "1", 9)), contents) == "made"


def test_the_dates_of_imprint_and_file_are_weighed(read: Read) -> None:
    pages = [sheet((700, "Boats ashore", 40)), sheet((300, "First published April 2016", 9))]
    assert read([*pages, Sheet(prose(1))]).report.published == "2016-04"
