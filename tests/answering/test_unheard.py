"""Names in a question that stand nowhere, though their words do."""

from __future__ import annotations

import pytest
from answering_fakes import MemoryIndex, passage

from assistant.answering.retrieve import Found
from assistant.answering.unheard import unheard

HELD = [
    passage(0, "The Ministry of Boats told Kent Ferries.", "A county has a board."),
    passage(1, "Authority over Information was given to the Harbour.", "The Lyons Inquiry came."),
]
FOUND = [Found(one.id, 0.02, 1.0, 1, 1, 1) for one in HELD]


class Worded(MemoryIndex):
    """Finds the passages that have any of some phrases."""

    def lexical(self, terms: list[str], top: int, ids: object = None) -> list[tuple[int, float]]:
        return [(one.id, 1.0) for one in self.held if any(term.lower() in one.text.lower() for term in terms)][:top]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What did the Ministry of Boats say?", []),
        ("What did the Ministry of Trains say?", ["Ministry of Trains"]),
        ("What did the Harbour Information Authority say?", []),  # the words stand together, in another order
        ("What did the Kent County Council say?", ["Kent County Council"]),
        ("What did the Lyons Report say?", []),  # called otherwise
        ("What are Kent Ferries’ boats like?", []),
        ("Explain Boats to me", []),
        ("What Did The Kent County Council Say", []),  # written like a title: nothing is told by its capitals
        ("What do Kent and Harbour say?", []),
        ("What did the Kent-board say?", ["Kent-board"]),
        ("What did a non-Kent board say?", []),
        ("What did the Kent-Ferries say?", []),
        ("What did Kent-4 say?", []),  # of 'Kent 4' one word is known to stand nowhere
        ("Boat-Board, what is that?", []),  # a capital that only opens the question
    ],
)
def test_names_that_stand_nowhere(question: str, names: list[str]) -> None:
    assert unheard(question, Worded(HELD), None, FOUND) == names  # type: ignore[arg-type]
