"""When a publication came out is told of that very one."""

from __future__ import annotations

import pytest
from answering_fakes import passage

from assistant.answering.published import of_another_publication
from assistant.answering.question import understand
from assistant.answering.statements import Candidate


@pytest.mark.parametrize(
    ("asked", "said", "another"),
    [
        ("When was the briefing published?", "The overview came in 2008.", True),
        ("When was the briefing published?", "It came in 2008.", False),
        (
            "In which year was the ports report published?",
            "The Lock Review: The report, published in 2006, is long.",
            True,
        ),
        (
            "In which year was the Lock Review published?",
            "The Lock Review: The report, published in 2006, is long.",
            False,
        ),
        ("When was the ports report published?", "Publication Date: May 2008", False),
        ("When was the ports report published?", "First published: May 2008", False),
        ("When was the port opened?", "The Lock Review: The port was opened in 2006.", False),
    ],
)
def test_another_publication(asked: str, said: str, another: bool) -> None:
    assert of_another_publication(understand(asked), Candidate(passage(0, said), 0, 0.0)) is another
