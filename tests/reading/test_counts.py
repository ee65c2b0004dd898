"""Figures set large have their labels with them, in whatever order the file gives the two."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdf_maker import Sheet, Words
from reading_helpers import prose, sections, told

from assistant.citing.gate import quotes
from assistant.records import CELL, Document, Role

Read = Callable[..., Document]

FIGURES = [Words(350, 700, "1,640", 24, bold=True), Words(450, 640, "12", 24, bold=True)]
LABELS = [Words(350, 684, "Boats", 12, bold=True), Words(450, 624, "Sheds", 12, bold=True)]
PAIRED = [FIGURES[0], LABELS[0], FIGURES[1], LABELS[1]]


def document_of(read: Read, words: list[Words]) -> Document:
    return read([Sheet([*prose(1, y=500), *words]), Sheet(prose(2)), Sheet(prose(3))])


@pytest.mark.parametrize("words", [PAIRED, [*FIGURES, *LABELS]])
def test_large_figures_and_their_labels_are_one_row_and_head_no_text(read: Read, words: list[Words]) -> None:
    document = document_of(read, words)
    assert sections(document) == [()]
    assert told(document, Role.TABLE) == [f"1,640 Boats{CELL}12 Sheds"]
    pages = {page.number: page for page in document.pages}
    rows = [s for p in document.passages for s in p.sentences if s.role is Role.TABLE]
    assert all(quotes([row], pages) for row in rows)


def test_labels_before_their_figures_head_no_text_either(read: Read) -> None:
    document = document_of(read, [*LABELS, *FIGURES])
    assert sections(document) == [()]
    assert told(document, Role.CAPTION) == ["Boats", "Sheds"]


def test_labels_that_stand_by_other_figures_keep_their_order(read: Read) -> None:
    crossed = [*FIGURES, LABELS[1], LABELS[0]]
    assert not {"1,640 Sheds", "12 Boats"} & set(told(document_of(read, crossed)))


def test_headings_that_large_figures_number_are_headings(read: Read) -> None:
    numbers = [Words(figure.x, figure.y, str(place), 24, bold=True) for place, figure in enumerate(FIGURES, 1)]
    words = [numbers[0], LABELS[0], numbers[1], LABELS[1], *prose(4, y=600, x=100)]
    assert sections(document_of(read, words))[-1] == ("Sheds",)


def test_a_large_figure_below_a_paragraph_is_no_part_of_it(read: Read) -> None:
    words = [*prose(4, y=640)[:2], Words(72, 610, "1,640", 24, bold=True), *FIGURES, *LABELS]
    assert not any("1,640" in text for text in told(document_of(read, words), Role.TEXT))
