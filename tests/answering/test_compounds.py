"""Words that a question writes apart and the reports together, or the other way round."""

from __future__ import annotations

import pytest
from answering_fakes import MemoryIndex, passage

from assistant.answering.compounds import compounded

INDEX = MemoryIndex(
    [
        passage(0, "The boathouse is old.", "A boathouse leaks."),
        passage(1, "The tow path is closed.", "A towpath is wet."),
        passage(2, "The tow path is long.", "The wind mill turns.", "It is pre-paid."),
    ]
)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("How old is the boat house?", "How old is the boathouse?"),
        ("How old is the Boat House?", "How old is the Boathouse?"),
        ("How old is the boat-house?", "How old is the boat-house?"),
        ("Is the tow path wet?", "Is the tow path wet?"),  # oftener so than in one word
        ("Is the windmill old?", "Is the wind mill old?"),
        ("Is the prepaid ferry old?", "Is the pre-paid ferry old?"),
        ("Is the boat, house or ferry old?", "Is the boat, house or ferry old?"),
        ("Is a sailboat old?", "Is a sailboat old?"),
    ],
)
def test_words_are_written_as_the_reports_write_them(asked: str, written: str) -> None:
    assert compounded(asked, INDEX) == written  # type: ignore[arg-type]
