"""The titles, labels and sources of charts are neither headings nor sentences of the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pdf_maker import Sheet, Words, column
from reading_helpers import prose, sections, sentence, told

from assistant.records import Document, Role

Read = Callable[..., Document]

TITLES = ("Most villages lend their boats", "Few villages lend lamps in winter", "Sheds cost more than they did")
SOURCE = "Source: Lists of the river office, 1907."


def chart(title: str, y: float = 500, source: str = SOURCE) -> list[Words]:
    return [
        Words(300, y, title, 13, bold=True),
        Words(300, y - 16, "% of villages that say so …", 9),
        Words(300, y - 120, source, 8),
        Words(300, y - 134, "RIVER OFFICE PRESS", 8),
        Words(300, y - 60, "North bank", 9),
        Words(300, y - 80, "South bank of the river", 9),
    ]


def charts(source: str = SOURCE) -> list[Sheet]:
    """Three pages that have a chart below their text; a heading stands on the first."""
    heading = Words(72, 760, "What the office lends", 16, bold=True)
    pages = [[*prose(number, y=730), *chart(title, source=source)] for number, title in enumerate(TITLES)]
    return [Sheet([heading, *pages[0]]), Sheet(pages[1]), Sheet(pages[2])]


def test_a_chart_s_title_heads_no_text_and_its_labels_are_no_sentences(read: Read) -> None:
    document = read(charts())
    assert sections(document) == [("What the office lends",)]
    assert told(document, Role.TEXT) == [sentence(0), sentence(1), sentence(2)]
    captions = told(document, Role.CAPTION)
    assert {*TITLES, "RIVER OFFICE PRESS", SOURCE, "% of villages that say so …"} <= set(captions)


@pytest.mark.parametrize("source", ["Note: Lists of the river office.", "No source is known"])
def test_a_note_closes_a_chart_too_but_other_lines_do_not(read: Read, source: str) -> None:
    found = sections(read(charts(source)))
    assert (found == [("What the office lends",)]) is source.startswith("Note")


def test_a_heading_in_whose_type_text_stands_too_keeps_its_section(read: Read) -> None:
    pages = charts()
    more = [
        Sheet([Words(300, 760, title, 13, bold=True), *prose(number, y=730)])
        for number, title in enumerate(("Boats and their ropes", "Lamps and oil", "Roads to the sheds"), 4)
    ]
    found = {part for path in sections(read([*pages, *more])) for part in path}
    assert {TITLES[0], "Boats and their ropes"} <= found


def test_text_between_a_heading_and_a_source_keeps_both(read: Read) -> None:
    def boxed(number: int) -> Sequence[Words]:
        small = [Words(words.x, words.y, words.text, 9) for words in prose(number + 4, y=600)]
        return [Words(72, 630, TITLES[number], 13, bold=True), *small, Words(72, 500, SOURCE, 8)]

    document = read([Sheet([*prose(number, y=740), *boxed(number)]) for number in range(3)])
    assert [path[-1] for path in sections(document) if path] == list(TITLES)
    assert sentence(4) in told(document, Role.TEXT)


def test_the_rows_of_a_titled_table_stay_rows(read: Read) -> None:
    def table(number: int) -> list[Words]:
        return [
            Words(72, 500, TITLES[number], 13, bold=True),
            Words(72, 480, "March to May 1907, by letter 9,809 5,338 2,183", 9),
            Words(72, 420, SOURCE, 8),
        ]

    document = read([Sheet([*prose(number, y=740), *table(number)]) for number in range(3)])
    assert told(document, Role.TABLE)[0] == "March to May 1907, by letter 9,809 5,338 2,183"


def test_a_sentence_goes_on_over_a_chart_with_many_labels(read: Read) -> None:
    first, second = prose(1, 3, y=740)[:2], column("lists of others were lost in the flood of the spring.", y=740)
    labels = [Words(300, 470 - 8 * number, f"{chr(65 + number % 26)} bank", 7) for number in range(50)]
    page = [*first, Words(300, 520, TITLES[0], 13, bold=True), Words(300, 500, SOURCE, 8), *labels]
    document = read([Sheet(page), Sheet([*second, *prose(2, y=600)]), Sheet(prose(3))])
    assert told(document, Role.TEXT)[0] == " ".join(words.text for words in (*first, *second))


def test_a_line_of_copyright_is_imprint_and_takes_no_text_with_it(read: Read) -> None:
    words = [*prose(1, y=740), Words(72, 660, "© River Office 1907"), *prose(2, y=620)]
    document = read([Sheet(words), Sheet([*column("(c) Boats are lent to all\nof them."), *prose(3, y=600)])])
    assert told(document, Role.IMPRINT) == ["© River Office 1907"]
    assert {sentence(1), sentence(2)} <= set(told(document, Role.TEXT))


def test_a_title_without_a_source_is_known_by_the_others(read: Read) -> None:
    lost = [Words(300, 500, "More roads lead to the river", 13, bold=True), Words(300, 484, "North bank", 9)]
    document = read([*charts(), Sheet([*prose(4, y=740), *lost]), Sheet(prose(5))])
    assert sections(document) == [("What the office lends",)]
    assert {"More roads lead to the river", "North bank"} <= set(told(document, Role.CAPTION))


def test_labels_that_are_drawn_after_a_quotation_are_no_sentences(read: Read) -> None:
    def page(number: int) -> Sheet:
        quoted = Words(72, 200, "“My lamp was never brought back by them.”", 11)
        labels = [Words(310, y, text, 9) for y, text in ((460, "Lent in general to the U.S."), (430, "U.S."))]
        return Sheet([*prose(number, y=740), *chart(TITLES[number]), quoted, *labels])

    document = read([page(number) for number in range(3)])
    assert {"Lent in general to the U.S.", "U.S."} <= set(told(document, Role.CAPTION))


def test_small_type_after_a_chart_that_tells_something_stays_text(read: Read) -> None:
    small = Words(72, 300, "Oil is not lent by the office in any of the villages.", 9)
    document = read([*charts()[:2], Sheet([*charts()[2].words, *prose(5, y=180), small])])
    assert small.text in told(document, Role.TEXT)


def test_the_question_between_a_chart_s_note_and_its_source_is_no_text(read: Read) -> None:
    def page(number: int) -> Sheet:
        note = [
            Words(300, 396, "Note: All villages were asked.", 8),
            Words(300, 386, "“As you have heard, some boats were lent last year, and some of them to", 8),
            Words(300, 376, "villages on the other side. Were they brought back?”", 8),
        ]
        words = [one for one in chart(TITLES[number]) if one.size > 8]
        return Sheet([*prose(number, y=740), *words, *note, Words(300, 360, SOURCE, 8)])

    document = read([page(number) for number in range(3)])
    assert not any("heard" in text for text in told(document, Role.TEXT))
    assert any("heard" in text for text in told(document, Role.CAPTION))


def test_words_under_a_picture_that_a_page_ends_in_are_no_text(read: Read) -> None:
    stray = Words(350, 500, "The long shed at Upper Mill")
    pages = [Sheet([*prose(0, y=740), *prose(1, y=300), stray]), Sheet(prose(2, y=740)), Sheet(prose(3))]
    document = read(pages)
    assert told(document, Role.CAPTION) == [stray.text]
    assert sentence(2) in told(document, Role.TEXT)


def test_a_line_below_the_text_is_no_words_under_a_picture(read: Read) -> None:
    last = Words(72, 200, "The clerks of Upper Mill")
    document = read([Sheet([*prose(0, y=740), *prose(1, y=300), last]), Sheet(prose(2, y=740)), Sheet(prose(3))])
    assert not told(document, Role.CAPTION)
