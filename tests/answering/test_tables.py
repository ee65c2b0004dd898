"""A row of a table is given with its caption and column heads, and answers what its label is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from answering_fakes import Given, MemoryIndex, passage, ranked

from assistant.answering.compose import compose
from assistant.answering.proof import Prover
from assistant.answering.question import understand
from assistant.answering.signals import terms_of
from assistant.answering.statements import Statement
from assistant.answering.tables import names_columns, read_under, rows_read_under, with_heads
from assistant.citing.footnotes import FootnoteList
from assistant.records import CELL, Passage, Role


def row(*cells: str) -> Given:
    return CELL.join(cells), Role.TABLE, 0


CAPTION = ("Table 1: The boats", Role.CAPTION, 0)
HEADS = row("Point", "Fenland", "Upper Road")
ROWS = (row("Keeper", "Ann Lee", "Rowland Tar"), row("Toll", "4 pence", "9 pence"), row("Age", "7 years", "2 years"))


def table(*parts: Given, number: int = 0, first: int = 0) -> Passage:
    """A passage in which each row is a paragraph, as they are read."""
    made = passage(number, *parts, section=("The fleets",))
    return replace(
        made, sentences=tuple(replace(one, paragraph=first + at) for at, one in enumerate(made.sentences, start=1))
    )


def told(question: str, *held: Passage, odds: Sequence[float]) -> list[Statement]:
    index = MemoryIndex(held)
    asked = understand(question)
    found = [ranked(held[-1], *odds)]
    return compose(asked, terms_of(asked, index), found, index)  # type: ignore[arg-type]


def texts(question: str, *held: Passage, odds: Sequence[float]) -> list[str]:
    return [one.text for one in told(question, *held, odds=odds)]


def shown(*parts: Given) -> str:
    return "\n".join(text for text, _, _ in parts)


def test_a_row_is_given_under_its_caption_and_heads() -> None:
    held = table(CAPTION, HEADS, *ROWS)
    assert texts("What toll is due?", held, odds=(-9, -9, -9, 2, -9)) == [shown(CAPTION, HEADS, ROWS[1])]


def test_rows_of_one_table_are_one_statement() -> None:
    held = table(CAPTION, HEADS, *ROWS)
    [one] = told("Tell me about the boats", held, odds=(-9, -9, 2, -9, 1.9))
    assert one.text == shown(CAPTION, HEADS, ROWS[0], ROWS[2])


def test_caption_heads_and_row_have_one_footnote() -> None:
    held = table(CAPTION, HEADS, *ROWS)
    footnotes = FootnoteList()
    found = told("What toll is due?", held, odds=(-9, -9, -9, 2, -9))
    [claim] = Prover(MemoryIndex([held])).claims(found, footnotes)  # type: ignore[arg-type]
    assert claim.text == shown(CAPTION, HEADS, ROWS[1]) and len(footnotes.footnotes) == 1
    assert footnotes.footnotes[0].quote == " ".join(text for text, _, _ in (CAPTION, HEADS, *ROWS[:2]))


def test_heads_of_the_page_before_are_given_and_cited_apart() -> None:
    before, after = table(CAPTION, HEADS), table(*ROWS, number=1, first=2)
    found = told("What toll is due?", before, after, odds=(-9, 2, -9))
    assert [one.text for one in found] == [shown(CAPTION, HEADS, ROWS[1])]
    footnotes = FootnoteList()
    assert Prover(MemoryIndex([before, after])).claims(found, footnotes)  # type: ignore[arg-type]
    assert [[page.number for page in note.pages] for note in footnotes.footnotes] == [[1], [2]]


def test_rows_far_below_their_heads_are_cited_without_those_between() -> None:
    many = [row(f"Boat number {number}", f"{number} pence", "not lent to anybody") for number in range(20)]
    held = table(CAPTION, HEADS, *many)
    sentences, unshown = with_heads(held, 21, MemoryIndex([held]))  # type: ignore[arg-type]
    assert [one.text for one in sentences] == [CAPTION[0], HEADS[0], many[-1][0]] and not unshown


@pytest.mark.parametrize(
    ("parts", "heads"),
    [
        ((HEADS, ROWS[1]), True),  # the row has figures, and it has none
        ((row("Toll", "Boats"), row("Keeper", "Ann Lee")), False),  # nothing says that the first names columns
        ((("Toll | Boats", Role.TABLE, 0), ("Keeper | Ann Lee", Role.TABLE, 0)), True),
        ((("| Age 0 to 2 | Age 3 to 4", Role.TABLE, 0), ("Fenland | 4 pence | 5 pence", Role.TABLE, 0)), True),
        ((ROWS[1], ROWS[2]), False),
        ((CAPTION, ("Boats 2005 2006", Role.TABLE, 0), ("Lent 7 9", Role.TABLE, 0)), True),
        ((CAPTION, ("Lent 7", Role.TABLE, 0), ("Sold 9", Role.TABLE, 0)), False),
    ],
)
def test_what_names_columns(parts: Sequence[Given], heads: bool) -> None:
    sentences = passage(0, *parts).sentences
    assert names_columns(sentences, len(parts) - 2) is heads
    assert (len(parts) - 2 in read_under(sentences, len(parts) - 1)) is heads


def test_what_leads_to_a_table_stands_for_its_caption() -> None:
    sentences = passage(0, "The following table has the tolls:", "Group", HEADS, ROWS[1]).sentences
    assert read_under(sentences, 3) == [0, 1, 2]
    under = rows_read_under(sentences)
    assert under == {at: read_under(sentences, at) for at, one in enumerate(sentences) if one.role is Role.TABLE}
    assert read_under(passage(0, "The tolls rose.", HEADS, ROWS[1]).sentences, 2) == [1]


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("Who was the keeper in Fenland?", True),
        ("Who was the keeper of Ann Lee?", False),  # she is the keeper herself
        ("Who lent Ann Lee a boat?", False),
    ],
)
def test_a_row_answers_what_its_label_is_about(question: str, answered: bool) -> None:
    held = table(CAPTION, HEADS, *ROWS)
    assert bool(texts(question, held, odds=(-9, -9, 2, -9, -9))) is answered


def test_a_row_gives_no_cause_where_a_sentence_may() -> None:
    held = table(CAPTION, HEADS, *ROWS)
    said = "Fenland pays a toll to keep its boats."
    other = replace(held, sentences=(*held.sentences, *passage(0, said).sentences))
    assert texts("Why should Fenland pay a toll?", other, odds=(-9, -9, -9, 2, -9, 1)) == [said]


def test_a_date_that_is_a_rows_label_is_told_of_what_its_cell_has() -> None:
    rows = row("2005", "The clerks of Fenland lent twelve boats"), row("2006", "The lamps were lit in Upper Road")
    held = table(*rows)
    assert texts("When were the lamps lit in Upper Road for the ferry?", held, odds=(-9, 2)) == [shown(rows[1])]
    assert texts("When were the lamps lit in Leeds?", held, odds=(-9, 2)) == []


def test_the_row_with_more_of_the_question_in_its_label_is_meant() -> None:
    parts = (("Order | Who may be named", Role.TABLE, 0), ("Order of the Boat | Anyone", Role.TABLE, 0))
    held = table(*parts, ("Order of the Lamp | Ann Lee and Rowland Tar", Role.TABLE, 0))
    assert texts("Who may be named for the Order of the Boat?", held, odds=(-9, 1, 2)) == [shown(*parts)]


def test_a_row_that_has_all_that_is_asked_comes_first() -> None:
    held = table(CAPTION, HEADS, *ROWS)
    other = replace(held, sentences=(*held.sentences, *passage(0, "Fenland has a toll house.").sentences))
    found = texts("the toll in Fenland", other, odds=(-9, -9, -9, -8, -9, 1))
    assert shown(CAPTION, HEADS, ROWS[1]) in found


def test_a_section_named_for_the_topic_opens_with_its_table() -> None:
    held = replace(table(HEADS, *ROWS[1:]), section=("Boat tolls",))
    assert shown(HEADS, *ROWS[1:]) in texts("boat tolls", held, odds=(-9, 1, -9))


DUE = (row("Length of the boat", "When notice of a loan must be given"), row("2 to 9 feet", "30 days before it"))
LONGER = row("10 feet or more", "45 days before it")


def test_a_column_whose_head_asks_the_question_answers_it_with_all_its_rows() -> None:
    held = table("You can be fined if you do not notify us of loans.", *DUE, LONGER)
    assert texts("When do I have to give notice of a loan?", held, odds=(1, -9, -4, -4)) == [shown(*DUE, LONGER)]


@pytest.mark.parametrize(
    "asked", ["Who gives notice of a loan?", "When is notice of a sale given?", "When is it given?"]
)
def test_a_column_whose_head_asks_something_else_answers_nothing(asked: str) -> None:
    held = table("You can be fined if you do not notify us of loans.", *DUE, LONGER)
    assert not any("45 days" in text for text in texts(asked, held, odds=(1, -9, -4, -4)))
