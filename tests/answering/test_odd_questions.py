"""No question, however odd, takes long to understand."""

from __future__ import annotations

import time

import pytest

from assistant.answering.deeds import is_of_deed
from assistant.answering.exactness import suits
from assistant.answering.question import LONGEST, parts, understand
from assistant.answering.scopes import named_reports

UNITS = (
    "a-", "a ", "the ", "which ", "which a-", "how many ", " and who ", "A of ", "in the ", "does ", "(a ", "’", "-'",
    "how did ", "when did the ", "of the a ", "?", "a? why ", "it ", "What is ", "1.", "É",
)  # fmt: skip
FRAMES = ("{}", "which {}", "and{}(b", "what are{}?", "Which {} and when did it {}", "what about a{}(b", "does {} mean")


def _seconds(text: str, unit: str) -> float:
    """The processor's time, which a machine that does other things makes longer now and then."""
    start = time.process_time()
    question = understand(text, ["What did councils want?", "A " + unit * 40], ["councils"])
    parts(question)
    named_reports(question.asked, ())
    is_of_deed(text, text)
    suits(question.kind, text, text, ())
    return time.process_time() - start


@pytest.mark.parametrize("frame", FRAMES)
def test_time_does_not_grow_with_oddity(frame: str) -> None:
    for unit in UNITS:
        text = frame.replace("{}", unit * (LONGEST // len(unit)))[:LONGEST]
        if not any(character.isalnum() for character in text):
            continue
        assert min(_seconds(text, unit), _seconds(text[:-1], unit)) < 2, (frame, unit)
