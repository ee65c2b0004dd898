"""'In what coin is it paid?' is answered by what has the noun."""

from __future__ import annotations

from answering_fakes import passage

from assistant.answering.in_what import of_noun
from assistant.answering.question import understand
from assistant.answering.statements import Candidate

HELD = passage(0, "The toll is paid at the gate.", "The toll is paid in any coin.")
FOUND = [Candidate(HELD, place, 0.0) for place in range(2)]


def test_what_has_the_noun_is_the_answer() -> None:
    assert of_noun(understand("In what coin is the toll paid?"), FOUND) == FOUND[1:]


def test_where_nothing_has_it_or_it_need_not_be_called_so_all_is_left() -> None:
    for asked in (
        "In what bag is the toll kept?",
        "In what town is the coin paid?",
        "What coin is it?",
        "To what did it lead?",
    ):
        assert of_noun(understand(asked), FOUND) == FOUND
