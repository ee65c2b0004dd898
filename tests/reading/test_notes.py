"""Footnotes stand apart, tied to the paragraph of their mark, and marks are not words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdf_maker import Sheet, Words, column
from reading_helpers import prose, set_with_typst, told

from assistant.reading.lines import Line
from assistant.reading.notes import note_marks
from assistant.records import Document, Role

Read = Callable[..., Document]


def without_marks(text: str, *marks: str) -> str:
    line = Line(1, 0, len(text), text)
    dropped = note_marks([line], marks)
    return "".join(character for offset, character in enumerate(text) if offset not in dropped)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on its website1.", "on its website."),
        ("on its website.1", "on its website."),
        ("‘older buildings’1 of it", "‘older buildings’ of it"),
        ("he said.’1 Then", "he said.’ Then"),
        ("(see below)1", "(see below)"),
        ("in the CO1 of it", "in the CO1 of it"),
        ("in 2001 and 2011", "in 2001 and 2011"),
        ("in Phase 1 of it", "in Phase 1 of it"),
        ("it was 0.1 of them", "it was 0.1 of them"),
        ("A1 and B1", "A1 and B1"),
    ],
)
def test_marks_are_told_from_names_and_figures(text: str, expected: str) -> None:
    assert without_marks(text, "1") == expected


@pytest.mark.parametrize("text", ["CO2 and 2007", "Phase 2 of it", "the year 2012", "H2O", "2 per cent", "£2 billion"])
def test_without_a_glued_mark_nothing_goes(text: str) -> None:
    assert without_marks(text, "2") == text


def raised(x: float, y: float, mark: str) -> Words:
    return Words(x, y + 4, mark, 6)


def test_a_footnote_is_apart_and_tied_to_its_paragraph(read: Read) -> None:
    words = [
        *prose(1, y=740),
        Words(72, 640, "All boats are counted in spring.", 11),
        raised(72 + 160, 640, "1"),
        Words(72, 626, "Lamps are not.", 11),
        raised(72, 70, "1"),
        Words(76, 70, "See the lists of the clerks.", 8),
        raised(72, 60, "2"),
        Words(76, 60, "A note that is not tied to anything.", 8),
    ]
    document = read([Sheet(words), Sheet(prose(2)), Sheet(prose(3))])
    (first, _) = (s for p in document.passages for s in p.sentences if s.role is Role.FOOTNOTE)
    assert first.text == "See the lists of the clerks."
    (bearer,) = {s.paragraph for p in document.passages for s in p.sentences if "counted in spring" in s.text}
    assert first.paragraph == bearer
    assert "All boats are counted in spring. Lamps are not." in " ".join(told(document, Role.TEXT))


def test_typeset_footnotes_are_apart(read: Read) -> None:
    source = """
    #set page(width: 300pt, height: 300pt, margin: 40pt, columns: 2)
    #set text(size: 9pt)
    #lorem(30) The website#footnote[Seen in the spring of that year.] is old. It emits CO2 since 2007.
    #lorem(60) Another one.#footnote[Counted by the clerks of the village.] #lorem(90) A third#footnote[Lost.] is gone.
    """
    document = read(set_with_typst(source))
    assert told(document, Role.FOOTNOTE) == [
        "Seen in the spring of that year.",
        "Counted by the clerks of the village.",
        "Lost.",
    ]
    text = " ".join(told(document, Role.TEXT))
    assert "The website is old. It emits CO2 since 2007." in text
    assert "Another one. Lorem" in text
    assert "A third is gone." in text


def test_raised_marks_go_even_where_their_notes_stand_at_the_end(read: Read) -> None:
    words = [
        *prose(1, y=740),
        Words(72, 640, "All boats are counted", 11),
        raised(180, 640, "14"),
        Words(190, 640, " in spring.", 11),
    ]
    document = read([Sheet(words), Sheet(prose(2)), Sheet(prose(3))])
    assert "All boats are counted in spring." in " ".join(told(document))


def test_raised_figures_of_units_and_names_stay(read: Read) -> None:
    words = [
        *prose(1, y=740),
        Words(72, 640, "A shed has 12 m", 11),
        raised(160, 640, "2"),
        Words(166, 640, " and no lamp.", 11),
    ]
    document = read([Sheet(words), Sheet(prose(2)), Sheet(prose(3))])
    assert "A shed has 12 m 2 and no lamp." in " ".join(told(document))


def test_small_type_without_a_mark_in_the_text_is_no_footnote(read: Read) -> None:
    words = [*prose(1, y=740), *column("9 out of ten boats are lent.", y=70, size=8)]
    document = read([Sheet(words), Sheet(prose(2)), Sheet(prose(3))])
    assert told(document, Role.FOOTNOTE) == []


def test_marks_that_count_up_go_though_their_notes_stand_at_the_end(read: Read) -> None:
    source = """
    #set page(width: 400pt, height: 200pt)
    The boats are counted#super[1] and lent.#super[2] The sheds emit CO#sub[2] and H#sub[2]O, and log#sub[2] of it.
    They have lamps (seven)#super[3,4] that are web2 lamps. A clerk’s#super[5] lamp is one of 5 lamps.
    """
    assert " ".join(told(read(set_with_typst(source)))) == (
        "The boats are counted and lent. The sheds emit CO2 and H2O, and log2 of it. "
        "They have lamps (seven) that are web2 lamps. A clerk’s lamp is one of 5 lamps."
    )
