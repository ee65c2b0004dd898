"""Sentences that only say where something is told, or that it is not."""

from __future__ import annotations

import pytest

from assistant.answering.signposts import only_misses

LEFT_OUT = "The quarrel over tar does not appear among the lessons."


@pytest.mark.parametrize("asked", ["Are there quarrels over tar?", "any quarrels over tar?"])
def test_what_a_text_leaves_out_does_not_tell_whether_there_is_any(asked: str) -> None:
    assert only_misses(LEFT_OUT, asked)
    assert not only_misses("The quarrel over tar was long.", asked)


def test_what_a_text_leaves_out_answers_whether_it_is_told() -> None:
    assert not only_misses(LEFT_OUT, "Does the quarrel come back among the lessons?")
