"""What is a heading although the file or the line's end makes it look otherwise, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

from pdf_maker import Sheet, Words, column
from reading_helpers import prose, sections, told

from assistant.records import Document, Role

Read = Callable[..., Document]


def test_a_title_that_the_file_draws_last_stands_above_its_page(read: Read) -> None:
    pages = [
        Sheet([*prose(number, y=600), Words(72, 750, title, 30)])
        for number, title in enumerate(("Boats of the river", "Lamps of the road", "Sheds and their locks"))
    ]
    document = read(pages)
    assert [(passage.section, passage.page_numbers[0]) for passage in document.passages] == [
        (("Boats of the river",), 1),
        (("Lamps of the road",), 2),
        (("Sheds and their locks",), 3),
    ]


def test_large_words_below_text_stay_where_they_are(read: Read) -> None:
    pages = [Sheet([*prose(number, y=740), Words(72, 500, "Lent to all", 30)]) for number in range(3)]
    assert read(pages).passages[0].section == ()


def test_plain_type_above_bold_type_of_its_size_is_one_sentence_with_it(read: Read) -> None:
    words = [
        *column("Wherever you live, you are one\nof those who may borrow", size=13, y=740, leading=16),
        Words(72, 708, "a boat of the office in the spring of this year.", 13, bold=True),
        *prose(1, y=660),
    ]
    document = read([Sheet(words), Sheet(prose(2)), Sheet(prose(3))])
    assert sections(document) == [()]
    assert told(document)[0] == " ".join(word.text for word in words[:3])


def test_a_bold_heading_may_break_behind_a_comma(read: Read) -> None:
    bold = [Words(72, 740, "Boats, lamps,", 13, bold=True), Words(72, 724, "and sheds", 13, bold=True)]
    document = read([Sheet([*bold, *prose(1, y=690)]), Sheet(prose(2)), Sheet(prose(3))])
    assert sections(document) == [("Boats, lamps, and sheds",)]


def test_a_bold_sentence_that_breaks_behind_a_comma_is_no_heading(read: Read) -> None:
    bold = [
        Words(72, 740, "We lend all of these in the spring: boats,", 13, bold=True),
        Words(72, 724, "Lamps, Sheds and Ropes", 13, bold=True),
    ]
    document = read([Sheet([*bold, *prose(1, y=690)]), Sheet(prose(2)), Sheet(prose(3))])
    assert told(document, Role.TEXT)[0] == "We lend all of these in the spring: boats, Lamps, Sheds and Ropes"
    heading = Words(72, 740, "You lent a boat to the office before the flood of 1907", 13, bold=True)
    document = read([Sheet([heading, *prose(1, y=710)]), Sheet(prose(2)), Sheet(prose(3))])
    assert sections(document) == [(heading.text,)]


def test_a_tag_at_the_beginning_of_a_line_goes_on_with_the_sentence(read: Read) -> None:
    small = [
        Words(72, 500 - 10 * place, text, 8)
        for place, text in enumerate(("The boats are called", "#LentBoats by all."))
    ]
    document = read([Sheet([*prose(1, y=740), *small]), Sheet(prose(2)), Sheet(prose(3))])
    assert "The boats are called #LentBoats by all." in told(document)
