"""Which items of a list are given together, though one of them would answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.patterns import regex
from assistant.records import Sentence

# What leads to a list whose items hold only together: 'any of the following'.
_TOGETHER = regex(
    r"\bwhichever\b|\b(?:all|any|both|each|either|every one|latest|earliest|none) (?:of )?(?:the following|these)\b"
    r"|\b(?:all|any|both|either)(?: (?:apply|are true))?:\s*$",
    re.IGNORECASE,
)
_HOW_TO = regex(r"^\W*(?:and )?how (?:to|(?:can|do|does|must|should) (?:i|one|we|you))\b", re.IGNORECASE)
_NAMED = regex(r"\W*[\w’'-]+(?: [\w’'-]+){0,7}: [A-Z‘“]")  # '• Managing risk: Government is …'


def hold_together(question: str, leading: str, items: Sequence[Sentence]) -> bool:
    """Whether the items hold only together, by what is `leading` to them, or as steps."""
    return are_steps(question, items) or bool(_TOGETHER.search(leading))


def are_steps(question: str, items: Sequence[Sentence]) -> bool:
    """Whether a list's items are what to do one after the other, where that is asked; not where each has its name."""
    named = sum(bool(_NAMED.match(one.text)) for one in items)
    return bool(_HOW_TO.match(question)) and 2 * named <= len(items)
