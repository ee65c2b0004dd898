"""What tells of none of the words that decide a question does not answer it, however near it comes."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.families import FAMILIES, Family

# What is only said beside the question: names that its abbreviations stand for.
BESIDE = re.compile(r" \([^()]*\)$")


@lru_cache(maxsize=256)
def _decisive(question: str) -> tuple[Family, ...]:
    asked = BESIDE.sub("", question)
    return tuple(one for one in FAMILIES if one.opens.search(asked) and one.asked.search(asked))


def needs_decisive(question: str) -> bool:
    """Whether nothing can answer that tells not of what decides the question."""
    return bool(_decisive(question))


def is_decisive(question: str, text: str, around: str = "") -> bool:
    """Whether a text, or what stands around it, tells of all that decides the question; true where nothing does."""
    return all(one.told.search(text if one.alone else f"{around} {text}") for one in _decisive(question))
