"""What tells best of an example or a difference, where that is asked for; others may tell it, too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.answering.statements import Candidate, told
from assistant.patterns import regex

NEAR, FAR = 2, 2.5  # sentences of the likeliest's passage, and log-odds, within which an example is looked for
_EXAMPLES = regex(
    r"\b(?:what|which|any|some|give|list|name)\b (?:[\w’'-]+ ){0,3}?examples? (?:of|for|on|from|where|how|when)\b",
    re.IGNORECASE,
)
_IS_EXAMPLE = regex(r"\bsuch as\b|\bfor (?:example|instance)\b|\bexamples? \w|\be\.g\b", re.IGNORECASE)
# 'How did the talk differ between the three ports?': what tells of all sets them apart.
_DIFFER = regex(r"\bhow (?:do|does|did) .*\bdiffer\b", re.IGNORECASE)
_SETS_APART = regex(
    r"[;,] (?:and |but )?(?:whereas|while|whilst)\b|(?:by|in) contrast\b|on the other hand", re.IGNORECASE
)


@lru_cache(maxsize=256)
def _sign(question: str) -> re.Pattern[str] | None:
    """What the best answers have, None where any may be the best."""
    if _EXAMPLES.search(question):
        return _IS_EXAMPLE
    return _SETS_APART if _DIFFER.search(question) else None


def preferred(question: str, having: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of what may answer, likeliest first, what gives an example or sets apart, if that is asked for.

    Where none gives an example, with one that stands by the likeliest.
    """
    sign = _sign(question)
    if not sign or not having:
        return list(having)
    best = having[0]
    by_it = [
        one
        for one in candidates
        if one.passage is best.passage and abs(one.place - best.place) <= NEAR and one.odds >= best.odds - FAR
    ]
    telling = [one for one in having if sign.search(told(one))]
    if sign is _IS_EXAMPLE:  # what is none by its words may be one
        return (
            list(having) if telling else [*having[:1], *[one for one in by_it if sign.search(told(one))], *having[1:]]
        )
    return telling or list(having)
