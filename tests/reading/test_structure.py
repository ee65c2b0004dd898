"""Headings, boxes, lists, captions and references are known for what they are, with numbers or without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdf_maker import Pdf, Sheet, Words, column
from reading_helpers import prose, sections, sentence, set_with_typst, told

from assistant.records import Document, Role

Read = Callable[..., Document]

REPORT = """
#set page(width: 420pt, height: 500pt, margin: 50pt)
#set text(size: 10pt, hyphenate: true)
#set par(justify: true)
#set heading(numbering: {numbering})
= Rivers
#lorem(40)
== Boats <boats>
#lorem(30)
== Ferries
The office counts these:
- lamps that are lit at night;
- sheds that are locked, and of which the key is kept by the clerk who has the longest way to it;
- letters.
After the list the text goes on as before it.
= Roads
#lorem(120)
== Tolls
#lorem(150)
"""


def test_numbered_headings_are_sections(read: Read) -> None:
    found = sections(read(set_with_typst(REPORT.replace("{numbering}", '"1.1"'))))
    assert found == [
        ("1 Rivers",),
        ("1 Rivers", "1.1 Boats"),
        ("1 Rivers", "1.2 Ferries"),
        ("2 Roads",),
        ("2 Roads", "2.1 Tolls"),
    ]


def test_headings_without_numbers_are_sections_too(read: Read) -> None:
    found = sections(read(set_with_typst(REPORT.replace("{numbering}", "none"))))
    assert found == [("Rivers",), ("Rivers", "Boats"), ("Rivers", "Ferries"), ("Roads",), ("Roads", "Tolls")]


def test_bookmarks_make_headings_of_lines_like_any_other(read: Read) -> None:
    lines = [*column("Rivers and their boats", y=740), *prose(1), *column("What roads cost", y=600), *prose(2, y=560)]
    marked = Pdf([Sheet(lines)], outline=[("1 Rivers and their boats", 1), ("What roads cost", 1)])
    assert sections(read([Sheet(lines)])) == [()]
    document = read(marked)
    assert sections(document)[-1] == ("What roads cost",)
    assert told(document)[-1] == sentence(2)


def test_a_bookmark_s_words_in_a_list_are_no_heading(read: Read) -> None:
    words = [
        Words(72, 760, "Old sheds", 16, bold=True),
        *column("They have these faults:\n• Old sheds;\n• Dear lamps.", y=700),
    ]
    document = read(Pdf([Sheet([*words, *prose(1, y=600)])], outline=[("Old sheds", 1)]))
    assert sections(document) == [("Old sheds",)]
    assert told(document, Role.ITEM) == ["• Old sheds;", "• Dear lamps."]


def test_a_list_keeps_its_lead_in_and_its_items_apart(read: Read) -> None:
    document = read(set_with_typst(REPORT.replace("{numbering}", '"1.1"')))
    found = [s for p in document.passages for s in p.sentences[p.overlap :] if s.group]
    assert [s.role for s in found] == [Role.LEAD_IN, Role.ITEM, Role.ITEM, Role.ITEM]
    assert {s.group for s in found} == {1}
    assert found[2].text.startswith("• sheds that are locked, and of which the key")
    assert found[2].text.endswith("longest way to it;")
    assert told(document)[told(document).index("• letters.") + 1].startswith("After the list")


def test_a_list_over_a_page_is_one_list(read: Read) -> None:
    first = [*prose(1, y=300), *column("The office lends these:\n• boats to those who\n  have none of their", y=200)]
    second = [*column("own, in spring;\n• lamps.", y=740), *prose(2, y=690)]
    document = read([Sheet(first), Sheet(second), Sheet(prose(3))])
    found = [s for p in document.passages for s in p.sentences[p.overlap :] if s.group]
    assert [s.text for s in found] == [
        "The office lends these:",
        "• boats to those who have none of their own, in spring;",
        "• lamps.",
    ]
    assert [span.page for span in found[1].spans] == [1, 2]


FULL = "• lamps to all who come for one before the noon of any day in spring and until then"


@pytest.mark.parametrize(
    ("x", "last"), [(72, ["• boats"]), (84, [FULL]), (72, ["• boats to those who", "have none", FULL])]
)
def test_text_at_the_top_of_a_page_is_no_part_of_the_list_before(read: Read, x: int, last: list[str]) -> None:
    items = [Words(x, 214, "• sheds")]
    items += [Words(x + 9 * (text[0] != "•"), 200 - 14 * number, text) for number, text in enumerate(last)]
    first = [*prose(1, y=300), *column("The office lends these:", y=228), *items]
    document = read([Sheet(first), Sheet(prose(2, y=740)), Sheet(prose(3))])
    assert told(document, Role.ITEM)[-1] == last[-1]
    assert sentence(2) in told(document, Role.TEXT)


def test_an_item_may_go_on_at_the_top_of_a_page_with_a_name(read: Read) -> None:
    first = [
        *column("The office lends these:", y=226),
        *column("• lamps to all who come for one before the noon of any day in spring, as the clerk of", x=84, y=200),
    ]
    second = [*column("Upper Mill has asked", x=96, y=740), *column("• boats.", x=84, y=726), *prose(2, y=690)]
    document = read([Sheet([*prose(1, y=300), *first]), Sheet(second), Sheet(prose(3))])
    assert told(document, Role.ITEM)[0].endswith("as the clerk of Upper Mill has asked")


def test_a_box_is_a_section_of_its_own_and_ends_with_its_list(read: Read) -> None:
    words = [
        Words(72, 760, "3 Boats", 16, bold=True),
        *prose(1, y=730),
        Words(72, 660, "Box A: What was found", 12, bold=True),
        *column("• Boats are dear.\n• Lamps are not.", y=640),
        *prose(2, y=600),
    ]
    document = read([Sheet(words), Sheet(prose(3)), Sheet(prose(4))])
    assert sections(document)[:2] == [("3 Boats",), ("3 Boats", "Box A: What was found")]
    after = next(p for p in document.passages if sentence(2) in p.text)
    assert after.section == ("3 Boats",)


def test_a_caption_is_not_text_and_text_about_a_figure_is_no_caption(read: Read) -> None:
    words = [
        *column("Figure 2 shows that boats are dear and that lamps are not, as all the clerks had said.", y=740),
        *prose(1, y=700),
        Words(72, 600, "Figure 2: Boats and lamps by year", 9),
        Words(72, 585, "Source: the clerks of the office", 9),
        *prose(2, y=540),
    ]
    document = read([Sheet(words), Sheet(prose(3)), Sheet(prose(4))])
    assert told(document, Role.CAPTION) == ["Figure 2: Boats and lamps by year", "Source: the clerks of the office"]
    assert told(document, Role.TEXT)[0].startswith("Figure 2 shows")


def test_a_paragraph_that_a_figure_interrupts_is_whole(read: Read) -> None:
    first, second = (
        prose(1, 3, y=740)[:2],
        column("lists of the other clerks were lost in the flood of the spring.", y=500),
    )
    figure = [Words(72, 600, "Figure 1: Sheds", 9), Words(72, 580, "near", 7), Words(200, 580, "far", 7)]
    document = read([Sheet([*first, *figure, *second, *prose(2, y=460)]), Sheet(prose(3)), Sheet(prose(4))])
    assert told(document, Role.TEXT)[0] == " ".join(words.text for words in (*first, *second))


def test_references_are_known(read: Read) -> None:
    words = [
        Words(72, 760, "Boats", 16, bold=True),
        *prose(1, y=730),
        Words(72, 600, "References", 16, bold=True),
        *column("Writer, A. (2005). Boats. River Press.", y=570),
        *column("Clerk, B. (2006). Sheds. Road Press.", y=540),
    ]
    document = read([Sheet(words), Sheet(prose(3)), Sheet(prose(4))])
    assert "Clerk, B. (2006). Sheds. Road Press." in " ".join(told(document, Role.REFERENCE))
    assert sentence(1) in told(document, Role.TEXT)


def test_large_text_is_text(read: Read) -> None:
    quote = column(
        "Nobody who has seen a lamp lit in a shed at night by a clerk who\nhad walked there will say that it is dear.",
        size=16,
    )
    document = read([Sheet([*quote, *prose(1, y=600), *prose(2, y=500)]), Sheet(prose(3)), Sheet(prose(4))])
    assert told(document, Role.TEXT)[0] == " ".join(words.text for words in quote)
    assert sections(document) == [()]


def test_a_cover_heads_nothing(read: Read) -> None:
    cover = [Words(72, 700, "The River Office", 30, bold=True), Words(72, 600, "Ann Writer", 20)]
    body = [Words(72, 760, "Boats", 14, bold=True), *prose(1, y=730)]
    document = read([Sheet(cover), Sheet(body), Sheet(prose(2)), Sheet(prose(3))])
    assert next(p.section for p in document.passages if sentence(1) in p.text) == ("Boats",)


def test_paragraphs_of_a_narrow_column_are_not_cut(read: Read) -> None:
    narrow = column(
        "About six in ten boats\n(62) are now lent to the\nvillages of the other\nRoad, and four of them\n"
        "to those of the River.\nAll in all that is much.",
        y=740,
    )
    document = read([Sheet([*narrow, *prose(1, 6, y=600)]), Sheet(prose(2, 6)), Sheet(prose(3, 6))])
    paragraphs = {s.paragraph for p in document.passages for s in p.sentences if s.spans[0].page == 1}
    assert told(document)[0] == " ".join(words.text for words in narrow[:-1])
    assert len(paragraphs) == 2


def test_a_number_in_the_middle_of_a_sentence_begins_no_item(read: Read) -> None:
    lines = column(
        "The clerks of the office drew the boats in their lists (as figures 2 and\n3) and nobody asked for more.", y=740
    )
    document = read([Sheet([*lines, *prose(1, y=600)]), Sheet(prose(2)), Sheet(prose(3))])
    assert told(document)[0] == " ".join(words.text for words in lines)


LISTS = """
#set page(width: 15cm, height: 25cm, margin: 2cm)
#set text(size: 10pt)
#set par(justify: true, spacing: 0.65em)
#show list: set block(spacing: 0.65em)
The office asks of those who want a boat in the spring that they bring with them what follows here:
- a letter in which the clerk of the village says who they are and where they live, and for how long they have lived
- a lamp

You need not bring a rope. Ropes are lent by the office, to those who have none, in all of the villages by the river.

The office lends:
- boats
- lamps that burn for the whole of a night

Nobody has asked for anything else in all of these years, says the clerk who keeps the lists of boats and of lamps.
"""


def test_text_after_a_list_is_no_part_of_its_last_item(read: Read) -> None:
    document = read(set_with_typst(LISTS))
    items = told(document, Role.ITEM)
    assert [item.split()[-1] for item in items] == ["lived", "lamp", "boats", "night"]
    assert "You need not bring a rope." in told(document, Role.TEXT)


def test_a_number_at_the_end_of_a_sentence_begins_no_item(read: Read) -> None:
    lines = column(
        "The clerks of the office drew all the boats of the village in the lists which they keep for the year\n"
        "9. This was what nobody had asked for in the years before, says the clerk who keeps these lists.",
        y=740,
    )
    document = read([Sheet([*lines, *prose(1, y=600)]), Sheet(prose(2)), Sheet(prose(3))])
    assert told(document)[0].endswith("for the year 9.")
    assert not told(document, Role.ITEM)


SPACED = """
#set page(width: 15cm, height: 25cm, margin: 2cm)
#set text(size: 10pt)
#set par(justify: true)
#for body in (
  "You need a letter to take a boat of the office.", "Nobody else can take one.", "The office opens at noon.",
  "You find it by the river.",
) { par(body) }
The office asks of those who want a boat in the spring that they bring with them all of what stands below these lines,
and that they come before noon, as the clerks go home early in the spring and nobody else knows where the lists of boats
are kept. Those who come from the villages on the other side of the river may come later than that on any other day.
#list[a lamp]
#list[a letter in which the clerk of the village says that you may take a boat]
#par[You must not bring a rope.]
#par[Ask whoever stands at the door of the long and narrow shed at the end of the road]
#par[for the ropes that are lent by the office.]
"""


def test_paragraphs_that_stand_apart_end_a_list_where_most_of_them_are_one_line(read: Read) -> None:
    document = read(set_with_typst(SPACED))
    assert told(document, Role.ITEM)[-1].endswith("that you may take a boat")
    assert "You must not bring a rope." in told(document, Role.TEXT)


def test_an_item_whose_first_line_alone_is_indented_is_whole(read: Read) -> None:
    lines = [
        *column("1) Boats of the office: They are lent in the spring to all who come for them before", x=90, y=740),
        *column("the clerks go home, and are brought back in winter. Lamps are lent with them. The\n"
                "Office keeps a list.", y=726),
        *column("Roads are kept by others, and the office has no list of them in any of its sheds.", x=90, y=698),
    ]  # fmt: skip
    document = read([Sheet([*lines, *prose(1, y=600)]), Sheet(prose(2)), Sheet(prose(3))])
    assert told(document, Role.ITEM) == [
        "1) Boats of the office: They are lent in the spring to all who come for them before the clerks go home, and "
        "are brought back in winter.",
        "Lamps are lent with them.",
        "The Office keeps a list.",
    ]


APART = """
#set page(width: 15cm, height: 25cm, margin: 2cm)
#set text(size: 10pt)
#set par(first-line-indent: 1em, justify: true, spacing: 0.65em)
#let small(body) = text(size: 8pt, body)
#lorem(120)
#small[
#lorem(60) end.

#v(0.5em)
#emph[What the office lends]
#v(0.5em)

Boats are lent in the spring to all who come for them before noon, and are brought back in the winter of the next year.
Lamps are lent too.

#v(0.5em)
Lamps and Their Oil
#v(0.5em)

Oil is not lent by the office, as it would not be brought back by anybody, but some villages lend it in the winter.
]

The clerks thanked those who had come. #lorem(60)
"""


def test_space_and_italics_or_capitals_make_headings_of_lines_in_the_size_of_the_text(read: Read) -> None:
    document = read(set_with_typst(APART))
    under = {s.text.split()[0]: p.section for p in document.passages for s in p.sentences}
    assert under["Boats"] == ("What the office lends",)
    assert under["Oil"] == ("Lamps and Their Oil",)
    assert under["The"] == ()


def test_a_heading_that_runs_into_the_text_is_no_sentence_of_its_own(read: Read) -> None:
    first = column("Boats and lamps.", y=740)[0]
    lines = [
        Words(first.x, first.y, first.text, first.size, bold=True),
        Words(170, 740, "They are lent in the spring. Others are not.", first.size),
        *prose(1, y=700),
    ]
    document = read([Sheet(lines), Sheet(prose(2)), Sheet(prose(3))])
    assert told(document)[:2] == ["Boats and lamps. They are lent in the spring.", "Others are not."]


def test_a_bold_line_that_ends_in_plain_text_is_no_heading(read: Read) -> None:
    start = "Boats are lent by the office to all of the villages by the river."
    bold = Words(72, 740, start, bold=True)
    lines = [bold, Words(418, 740, "They", 11), *column("are brought back in winter.", y=726), *prose(1, y=680)]
    document = read([Sheet(lines), Sheet(prose(2)), Sheet(prose(3))])
    assert told(document)[:2] == [start, "They are brought back in winter."]
