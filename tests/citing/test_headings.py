"""A heading is shown once over the statements that it stands for."""

from __future__ import annotations

from assistant.citing.headings import headings_over
from assistant.records import Claim


def test_each_heading_is_shown_once() -> None:
    claims = [
        Claim("One.", (1,), "Boats"),
        Claim("Two.", (2,), "Boats"),
        Claim("Three.", (3,)),
        Claim("Four.", (4,), "Piers"),
    ]
    assert headings_over(claims) == ["Boats", "", "", "Piers"]
    assert headings_over([]) == []
