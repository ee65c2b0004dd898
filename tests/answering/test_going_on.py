"""What is all there is on a topic goes on with what its paragraph says of it, and no further."""

from __future__ import annotations

import pytest
from answering_fakes import passage

from assistant.answering.going_on import told_out
from assistant.answering.matching import Term
from assistant.answering.statements import Statement
from assistant.answering.words import stem

SAID = "By 1704 the scheme for the ferries had fallen behind, and brought the towns on the river little of its gains."
ASKED = [Term(word, stem(word), 1.0, False, True) for word in ("scheme", "ferries", "1704")]


@pytest.mark.parametrize(
    ("after", "goes_on"),
    [
        ("This delay was never made up.", True),
        ("So the ferries were late.", True),
        ("The ferries were sold.", True),
        ("Bread was dear that year.", False),
        ("In the Navy the scheme for ships did no better.", False),
        ("Here they are in full, ferries first.", False),
    ],
)
def test_a_statement_goes_on_with_what_is_told_of_it(after: str, goes_on: bool) -> None:
    held = passage(0, SAID, after)
    one = Statement(held, held.sentences[:1], 1.0)
    assert told_out(one, ASKED).text == (held.text if goes_on else SAID)
    if not after.startswith("Here"):
        assert told_out(one, ()).text == held.text  # a topic that is only named
