"""What tells of none of the words that decide a question does not answer it, however near it comes."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.facts_asked import FACTS
from assistant.answering.families import FAMILIES, Family
from assistant.answering.words import CAPITAL, stem, terms
from assistant.patterns import regex

_ASKING = regex(
    r"\b(?:address|analogy|answer|ask(?:ed)?|compar\w+|investigate|liken\w*|metaphor|pose|put|questions?|seek|set out"
    r"|simile|start from|study|try)\b",
    re.IGNORECASE,
)
# A name tells of nothing that its words mean: of no work 'the Work Foundation'.
_NAME = regex(rf"(?<=\w )(?<![\w’'-]){CAPITAL}(?: {CAPITAL})+")


@lru_cache(maxsize=256)
def _decisive(question: str) -> tuple[Family, ...]:
    return tuple(one for one in (*FAMILIES, *FACTS) if one.opens.search(question) and one.asked.search(question))


def needs_decisive(question: str) -> bool:
    """Whether nothing can answer that tells not of what decides the question."""
    return bool(_decisive(question))


def is_decisive(question: str, text: str, around: str = "") -> bool:
    """Whether a text, or what stands around it, tells of all that decides the question; true where nothing does."""
    decisive = _decisive(question)
    if not decisive:
        return True
    text, around = without_names(question, text), without_names(question, around)
    return all(one.told.search(text if one.alone else f"{around} {text}") for one in decisive)


@lru_cache(maxsize=256)
def told_rarely(question: str) -> frozenset[str]:
    """The stems of what a question asks of that hardly anything but an answer tells; none for other questions.

    The words that decide it are none of them: 'What was a boat likened to?' is asked of a boat.
    """
    rare = [one for one in _decisive(question) if one.rare]
    rest = question
    for one in rare:
        rest = one.asked.sub(lambda match: _ASKING.sub(" ", match[0]), rest)
    return frozenset(map(stem, terms(rest))) if rare else frozenset()


def without_names(question: str, text: str) -> str:
    """A text without the names of two words and more that the question has."""
    names = _names(question)
    return names.sub(" ", text) if names else text


@lru_cache(maxsize=256)
def _names(question: str) -> re.Pattern[str] | None:
    """The names of two words and more that the question has, None where it has none."""
    found = {re.escape(match[0]) for match in _NAME.finditer(question)}
    return re.compile("|".join(sorted(found, key=len, reverse=True))) if found else None
