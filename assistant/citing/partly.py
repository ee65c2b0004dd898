"""What an answer to only a part of its question says of itself."""

from __future__ import annotations

from assistant.records import Answer

SAYS_PART = "The reports answer only part of this."


def says_part(answer: Answer) -> str:
    """That a part is answered, and which is not, as far as that is known."""
    parts = ", ".join(f"‘{one}’" for one in answer.unanswered)
    return f"{SAYS_PART} They do not say: {parts}." if parts else SAYS_PART
