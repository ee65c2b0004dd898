"""How a place is written, and how proofs are numbered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.citing.footnotes import FootnoteList, check_mark, citation, disagreement, page_text
from assistant.records import Kind, PageAddress, Reader, Report

REPORT = Report(
    "rivers-0a1b", "rivers.pdf", "Rivers and Boats", "Rivers", (), "", "2007-06", 2, "", "", Kind.REPORT, "0a1b", 9
)


def pages(*addresses: tuple[int, str]) -> tuple[PageAddress, ...]:
    return tuple(PageAddress(number, label) for number, label in addresses)


@pytest.mark.parametrize(
    ("addresses", "told"),
    [
        ((), ""),
        (((5, "iii"),), "p. iii (PDF p. 5)"),
        (((5, "5"),), "p. 5"),
        (((1, ""),), "PDF p. 1"),
        (((13, "10"), (14, "11")), "pp. 10–11 (PDF pp. 13–14)"),
        (((13, "iii"), (14, "iv")), "pp. iii–iv (PDF pp. 13–14)"),
        (((13, "iii"), (14, "iv"), (15, "v")), "pp. iii–v (PDF pp. 13–15)"),
        (((4, "1"), (5, "2"), (6, "3")), "pp. 1–3 (PDF pp. 4–6)"),
        (((4, "1"), (6, "3")), "pp. 1, 3 (PDF pp. 4, 6)"),
        (((4, "1"), (5, "2"), (9, "6")), "pp. 1–2, 6 (PDF pp. 4–5, 9)"),
        (((4, "iv"), (5, "1")), "pp. iv, 1 (PDF pp. 4–5)"),
        (((4, "A-1"), (5, "A-2")), "pp. A-1, A-2 (PDF pp. 4–5)"),
        (((2, ""), (3, "1")), "PDF pp. 2–3"),
    ],
)
def test_both_addresses_of_pages(addresses: tuple[tuple[int, str], ...], told: str) -> None:
    assert page_text(pages(*addresses)) == told


def test_a_citation_says_title_year_and_page() -> None:
    assert citation(REPORT, pages((5, "iii"))) == "Rivers and Boats (2007), p. iii (PDF p. 5)"
    assert citation(replace(REPORT, published=""), pages((5, "5"))) == "Rivers and Boats (n.d.), p. 5"
    assert citation(REPORT, ()) == "Rivers and Boats (2007)"


def test_the_same_words_on_the_same_pages_have_one_number() -> None:
    notes, here, there = FootnoteList(), pages((5, "iii")), pages((6, "iv"))
    assert notes.number(REPORT, here, "The office counts boats.") == 1
    assert notes.number(REPORT, here, "The  office\ncounts boats.") == 1
    assert notes.number(REPORT, here, "counts boats.") == 1
    assert notes.number(REPORT, there, "The office counts boats.") == 2
    assert notes.number(replace(REPORT, id="other"), here, "The office counts boats.") == 3
    assert notes.number(REPORT, here, "count") == 4, "part of a word is not within the quote"
    assert [note.number for note in notes.footnotes] == [1, 2, 3, 4]
    assert all(note.verified for note in notes.footnotes)
    assert notes.footnotes[0].verified_by == (Reader.PYPDF,)


def test_a_footnote_says_which_readers_found_its_words_and_which_are_on_which_page() -> None:
    notes = FootnoteList()
    notes.number(REPORT, pages((5, "iii"), (6, "iv")), "counts boats", tuple(Reader), ("counts", "boats"))
    notes.number(REPORT, pages((6, "iv")), "It stops.", (Reader.PDFIUM,))
    assert [note.verified_by for note in notes.footnotes] == [(Reader.PYPDF, Reader.PDFIUM), (Reader.PDFIUM,)]
    assert [note.parts for note in notes.footnotes] == [("counts", "boats"), ("It stops.",)]


def test_both_readers_give_a_tick_and_one_is_named() -> None:
    notes = FootnoteList()
    for number, readers in enumerate((tuple(Reader), (Reader.PDFIUM,), (Reader.PYPDF,), ()), start=1):
        notes.number(REPORT, pages((number, "")), "It stops.", readers)
    assert [check_mark(note) for note in notes.footnotes] == [
        "✓",
        "(found by pdfium, not by pypdf)",
        "(found by pypdf, not by pdfium)",
        "",
    ]
    assert disagreement(notes.footnotes[0]) == ""


def test_words_that_were_read_from_a_picture_are_marked() -> None:
    scanned = (PageAddress(5, "iii", ocr=True), PageAddress(6, "iv"))
    assert page_text(scanned) == "pp. iii–iv (PDF pp. 5–6), text by OCR"
    assert page_text((PageAddress(5, "5", ocr=True),)) == "p. 5, text by OCR"
    assert page_text((PageAddress(5, "", ocr=True),)) == "PDF p. 5, text by OCR"
    notes = FootnoteList()
    notes.number(REPORT, scanned, "It stops.")
    assert notes.footnotes[0].citation.endswith(", text by OCR")
    assert disagreement(notes.footnotes[0]) == ""
