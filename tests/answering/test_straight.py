"""Words that a question quotes are told by the sentence that has them, where it asks only who said them, or where."""

from __future__ import annotations

import pytest
from answering_fakes import ROADS, MemoryIndex, passage

from assistant.answering.question import understand
from assistant.answering.straight import straight
from assistant.indexing.store import Index

HELD = [
    passage(0, "A pilot told the meeting: ‘Boats leak, and nobody minds.’", "The board minds."),
    passage(1, "Nobody minds old boats.", report=ROADS),
]
SAID = "A pilot told the meeting: ‘Boats leak, and nobody minds.’"


def told(asked: str) -> list[str]:
    index: Index = MemoryIndex(HELD)  # type: ignore[assignment]
    return [one.text for one in straight(understand(asked), index, None)]


@pytest.mark.parametrize(
    "asked",
    [
        "Where does the quote 'Boats leak, and nobody minds' come from?",
        "Who said 'boats leak, and nobody minds'?",
        "Which report has the words “nobody minds old boats”?",
    ],
)
def test_a_quotation_is_found(asked: str) -> None:
    assert told(asked) == (["Nobody minds old boats."] if "old" in asked else [SAID])


@pytest.mark.parametrize(
    "asked",
    [
        "Who paid for 'boats leak, and nobody minds'?",
        "Where is 'a boat'?",
        "Why is 'boats leak, and nobody minds' said?",
    ],
)
def test_no_other_question_is_answered_so(asked: str) -> None:
    assert told(asked) == []
