"""What an answer to only a part of its question says of itself."""

from __future__ import annotations

from dataclasses import replace

from citing_fakes import FIRST

from assistant.citing.partly import SAYS_PART, says_part


def test_it_names_what_is_not_answered() -> None:
    assert says_part(FIRST) == SAYS_PART
    told = says_part(replace(FIRST, unanswered=("Who tars it?", "ferry")))
    assert told == f"{SAYS_PART} They do not say: ‘Who tars it?’, ‘ferry’."
