"""Nations by their names, and by what is of them."""

from __future__ import annotations

from assistant.answering.nations import nations


def test_nations_are_named_in_many_ways() -> None:
    assert nations("limit russias power, China’s and that of the Dutch") == {"russia", "china", "netherlands"}
    assert nations("Americans in the U.S. and the United States") == {"america"}
    assert nations("They told us of polish and turkey") == frozenset()
