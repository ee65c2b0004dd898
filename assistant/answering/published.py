"""When a publication came out: told of that very one, and not of another that is named beside it."""

from __future__ import annotations

import re

from assistant.answering.question import Question
from assistant.answering.statements import Candidate, told
from assistant.answering.words import stems_of
from assistant.patterns import regex

_PUBLICATIONS = regex(
    r"\b(?:briefing|overview|guide|handbook|book|article|survey|strategy|white paper)\b", re.IGNORECASE
)
_OUT = regex(
    rf"\bwhen (?:was|were|did|is)\b[^?]*?({_PUBLICATIONS.pattern})[^?]*\b(?:published|written"
    r"|br(?:ing|ought) out|c[ao]me out|released|issued)\b",
    re.IGNORECASE,
)
# 'The Lock Review: The report, published in 2006, …' tells of that review.
_CAME_OUT = regex(
    r"\b(?:when|(?:what|which) (?:year|month|date))\b.*\b(?:published|released|issued|c[ao]me out)\b", re.IGNORECASE
)
_TITLED = regex(r"^\W*(?:The )?((?:[A-Z][\w’'-]+(?: (?:and|for|of|the))* ?){2,8}(?:(?:19|20)\d\d)?):\s")
# What may be asked of any publication, and stand before a date.
_LABELS = frozenset(
    stems_of(
        "review report paper white strategy survey study publication published date version issue updated the and for"
    )
)


def of_another_publication(question: Question, one: Candidate) -> bool:
    """Whether it tells when an overview came out where a briefing is asked for, or of one of another title."""
    title = _TITLED.match(told(one)) if _CAME_OUT.search(question.asks) else None
    named = set(stems_of(title[1])) - _LABELS if title else set()
    if named and not named & set(stems_of(question.asked)):
        return True
    asked = _OUT.search(question.asks)
    if not asked:
        return False
    said = {match[0].lower() for match in _PUBLICATIONS.finditer(told(one))}
    return bool(said) and asked[1].lower() not in said
