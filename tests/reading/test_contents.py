"""A table of contents is never evidence, however it is set; what only looks like one is text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdf_maker import Sheet, Words, column
from reading_helpers import prose, sentence, set_with_typst, told

from assistant.records import CELL, Document

Read = Callable[..., Document]

DOTTED = "Contents\nSummary ............ ii\n1 Boats ............ 1\n1.1 Ferries ........ 2\n2 Lamps ............ 3"
SPACED = "Table of contents\nSummary          ii\n1 Boats          1\n1.1 Ferries          2\n2 Lamps          3"
PLAIN = "Contents\nSummary 1\nBoats 3\nFerries and piers 4\nLamps 9\nSheds 12"
NUMBERS_FIRST = "Contents\n1 Summary\n3 Boats\n4 Ferries and piers\n9 Lamps"
NUMBERS_BELOW = "CONTENTS\nSummary\n1\nBoats\n3\nFerries and piers\n4\nLamps\n9"
WITHOUT_TITLE = (
    "Summary ... ... ... 1\nBoats ............... 3\nFerries ............. 4\nLamps ............... 9\nSheds ...... 12"
)
FIGURES = "List of figures\nFigure 1: Boats by year ............ 4\nFigure 2: Lamps by year ............ 6"
ENTRIES = ("Summary", "Ferries", "Lamps", "Contents", "CONTENTS", "contents", "figures")


@pytest.mark.parametrize("text", [DOTTED, SPACED, PLAIN, NUMBERS_FIRST, NUMBERS_BELOW, WITHOUT_TITLE, FIGURES])
def test_contents_are_left_out(read: Read, text: str) -> None:
    document = read([Sheet(column(text, y=740)), *(Sheet(prose(n)) for n in range(1, 5))])
    assert told(document) == [sentence(n) for n in range(1, 5)]
    assert len(document.pages) == 5


def test_contents_over_two_pages_are_left_out(read: Read) -> None:
    second = "3 Sheds          20\nAppendix A: Piers          58\nReferences          67"
    document = read(
        [Sheet(column(SPACED, y=740)), Sheet(column(second, y=740)), *(Sheet(prose(n)) for n in range(1, 5))]
    )
    assert told(document) == [sentence(n) for n in range(1, 5)]


INDEX = (
    "Index\nA\nAnchors 4, 9\nAnnual fair 12\nB\nBarges 3, 7–8\nof oak 8"
    "\nBoats 2\nFerries 1, 5, 11\nLamps 6, 10\nPiers 4"
)


def test_an_index_is_left_out(read: Read) -> None:
    second = "Rafts 3\nSails 7, 12\nSheds 2\nTar 9, 11\nTolls 1\nWharves 5"
    pages = [Sheet(prose(1)), Sheet(column(INDEX, y=740)), Sheet(column(second, y=740)), Sheet(prose(2))]
    assert told(read(pages)) == [sentence(1), sentence(2)]


def test_what_is_in_the_order_of_the_alphabet_without_that_title_is_no_index(read: Read) -> None:
    towns = "Boats counted in each town\n" + "\n".join(INDEX.splitlines()[2:])
    document = read([Sheet(column(towns, y=740)), Sheet(prose(1))])
    assert any("Lamps 6, 10" in one for one in told(document))


def test_what_is_in_the_order_of_the_alphabet_after_the_contents_is_no_index(read: Read) -> None:
    towns = "\n".join(INDEX.splitlines()[2:])
    document = read([Sheet(column(PLAIN, y=740)), Sheet(column(towns, y=740)), Sheet(prose(1))])
    assert any("Lamps 6, 10" in one for one in told(document))


def test_text_beside_contents_stays(read: Read) -> None:
    first = [*prose(1, y=740), *column(DOTTED, y=600), *prose(2, y=400)]
    assert told(read([Sheet(first), Sheet(prose(3)), Sheet(prose(4))])) == [sentence(n) for n in range(1, 5)]


def test_headings_are_not_lost_with_the_contents(read: Read) -> None:
    source = """
    #set page(width: 300pt, height: 300pt, margin: 40pt)
    #set heading(numbering: "1.1")
    #outline()
    #pagebreak()
    = Boats
    #lorem(60)
    == Ferries
    #lorem(60)
    = Lamps
    #lorem(60)
    """
    document = read(set_with_typst(source))
    assert {p.section[-1] for p in document.passages} == {"1 Boats", "1.1 Ferries", "2 Lamps"}
    assert not any("...." in text or "Contents" in text for text in told(document))
    assert all(p.page_numbers[0] > 1 for p in document.passages)


@pytest.mark.parametrize(
    "text",
    [
        "The village had 1200 boats in 1901\nand the same number of lamps in 1902\nbut of its sheds only 17",
        "Package contents\n• one boat\n• two lamps",
        "Contents of a shed vary: there are lamps and boats in it.",
    ],
)
def test_what_is_no_contents_stays(read: Read, text: str) -> None:
    document = read([Sheet([*column(text, y=740), *prose(1, y=600)]), Sheet(prose(2)), Sheet(prose(3))])
    assert " ".join(text.split()) in " ".join([p.heading for p in document.passages] + told(document))


def test_a_table_of_years_is_no_contents(read: Read) -> None:
    rows = [Words(x, 700 - 14 * n, text) for n in range(8) for x, text in ((72, str(1900 + n)), (300, str(90 - n)))]
    document = read([Sheet([*prose(1, y=780), *rows]), Sheet(prose(2)), Sheet(prose(3))])
    assert f"1903{CELL}87" in told(document)
