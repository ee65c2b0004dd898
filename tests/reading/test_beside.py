"""A numbered label beside its text heads that text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdf_maker import Sheet, Words, column
from reading_helpers import prose, sections, told

from assistant.records import Document, Role

Read = Callable[..., Document]

RULES = "All who lend a boat have to say where it\nlies, and until when. Most of them do so\nin a letter to the office."


def page(label: str, x: int = 250) -> Sheet:
    return Sheet([*prose(1, y=740), Words(72, 600, label), *column(RULES, x=x, y=600), *prose(2, y=400)])


def test_a_numbered_label_beside_its_text_is_its_heading(read: Read) -> None:
    document = read([page("2. Moorings"), Sheet(prose(3)), Sheet(prose(4))])
    assert ("2. Moorings",) in sections(document)
    assert "All who lend a boat have to say where it lies, and until when." in told(document, Role.TEXT)


@pytest.mark.parametrize("label", ["Moorings", "2. See where it lies.", "2. moorings"])
def test_other_words_beside_a_text_head_nothing(read: Read, label: str) -> None:
    assert sections(read([page(label), Sheet(prose(3)), Sheet(prose(4))])) == [()]
