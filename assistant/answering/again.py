"""What hardly anything but an answer tells is asked again, where nothing tells it, in the words that texts have."""

from __future__ import annotations

import re

from assistant.patterns import regex

_X = r"(?P<of>(?:[\w’'&-]+ ){0,5}?[\w’'&-]+)"
_LIKE, _QUESTION, _OVERSEES = "{} is like a", "What was the central question of {}?", "Who oversees {}?"
_AGAIN = tuple(
    (regex(rf"^\W*(?:and )?{form}\W*$", re.IGNORECASE), again)
    for form, again in (
        (
            rf"(?:to |with )?what (?:[\w’'-]+ ){{0,3}}?(?:is|was|are|were) {_X} (?:compared|likened)(?: to| with)?",
            _LIKE,
        ),
        (rf"(?:to |with )?what (?:did|does|do) .{{2,60}}? (?:compare|liken) {_X}(?: to| with)?", _LIKE),
        (
            r"(?:what|which) (?:[\w’'-]+ ){0,2}?question (?:did|do|does|was|were|is) "
            rf"{_X} (?:(?:meant|set out|supposed|try|trying) to )?"
            r"(?:address|answer|ask|investigate|pose|put|start from|study)",
            _QUESTION,
        ),
        (rf"who (?:is|was) (?:accountable|answerable|responsible) for {_X}", _OVERSEES),
        (rf"how long (?:did|does|has|will) {_X} take", "How long did {} last?"),
        (
            rf"(?:what|which) (?:is|was) the (?:[\w’'-]+ ){{0,2}}?question (?:behind|for|of) {_X}",
            _QUESTION,
        ),
    )
)


def asked_again(asked: str) -> str:
    """The question in other words, '' where there are none for it."""
    found = ((form.match(asked), again) for form, again in _AGAIN)
    return next((again.format(match["of"]) for match, again in found if match), "")
