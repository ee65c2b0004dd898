"""Who has a role: 'Who is the customer of the port?' is told where customers are told of, 'Who sits on its board?'
where a board is."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from assistant.answering.kinds import OFFICES
from assistant.answering.synonyms import with_its_synonyms
from assistant.answering.words import stem
from assistant.patterns import regex

_BE = "(?:is|are|was|were)"
_ROLE = regex(
    rf"\b(?i:who)(?: {_BE}|[’']s|[’']re) (?:the|its|their|an?) (?:(?!of\b)[\w’'-]+ ){{0,2}}?(?P<role>[a-z][\w’'-]+)"
    r"(?: (?:at|behind|for|in|of|on|to)\b|\W*$)"
)
_BODY = regex(
    rf"\bwho (?:{_BE}|belongs?|belonged|sits?|sat|serves?|served) (?:(?:a|the) )?(?:members? )?(?:in|of|on|to)"
    r" (?:(?:an?|its|the|their) )?(?:[\w’'-]+ ){0,3}?(?P<role>boards?|commissions?|committees?|councils?|jury|panels?"
    r"|steering groups?|task ?forces?|working groups?)\b",
    re.IGNORECASE,
)
# Who they are is told without the word: 'by Ann Lee'; an office by what its holder does, too (`naming.is_named`).
_ANYONE = regex(
    r"(?:authors?|bod(?:y|ies)|compan(?:y|ies)|firms?|groups?|individuals?|lad(?:y|ies)|man|men|names?|ones?|organi[sz]ations?"
    rf"|people|persons?|teams?|wom[ae]n|{OFFICES}s?)",
    re.IGNORECASE,
)
_DOER = regex(r"(?:i?ers?|ors?|ees?)$")
_ROOT = 4  # letters: 'inventor' is told by 'invented', 'user' not by 'us'


def has_role(question: str, stems: Set[str]) -> bool:
    """Whether the `stems` around a text have the role, or the body, of which it is asked who has or is of it; true for
    other questions."""
    asked, root = _asked(question)
    return not asked or bool(asked & stems) or bool(root and any(word.startswith(root) for word in stems))


@lru_cache(maxsize=256)
def _asked(question: str) -> tuple[frozenset[str], str]:
    """The stems that tell of it, and how other words begin that do."""
    match = _BODY.search(question) or _ROLE.search(question)
    if not match or _ANYONE.fullmatch(match["role"]):
        return frozenset(), ""
    role = match["role"].lower().split()[-1]
    root = _DOER.sub("", role)
    return with_its_synonyms(stem(role)), root if len(root) >= _ROOT else ""
