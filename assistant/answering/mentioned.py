"""Whether a thing is mentioned, or said, at all: 'Is privacy covered in the third phase?', 'Do they discuss tolls?'."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from assistant.answering.matching import Term
from assistant.answering.words import stems_of
from assistant.patterns import regex

# 'Did the survey find that …', 'Does the report recommend …'; 'Is it true that …'.
_SAID = regex(
    r"^\W*(?:(?:and|but|or|so) )?(?:is it true that|(?:do|does|did|has|have) (?:[\w’'-]+ ){1,6}?(?:ask(?:ed)?"
    r"|claim(?:ed)?|conclude[ds]?|f[io]u?nd|mention(?:ed)?|propose[ds]?|recommend(?:ed)?|sa(?:y|id)|suggest(?:ed)?))\b",
    re.IGNORECASE,
)
_THING = r"(?:the |an? |any(?:thing about)? )?(?P<thing>[\w’'-]+(?: (?:and |or )?[\w’'-]+){0,5}?)"
_WHERE = r"(?: (?:across|anywhere|as|at|by|during|here|in|to|within)\b[^?]*)?\W*$"
_ACTIVE = regex(
    r"^\W*(?:(?:and|but|or|so) )?(?:do|does|did|has|have) (?:[\w’'-]+ ){1,6}?"
    r"(?:address|analyse|cite|consider|cover|deal with|describe|discuss|examine|explore|include|list|look (?:at|into)"
    r"|mention|name|refer to|speak (?:about|of)|take up|talk about|touch (?:on|upon)|treat)(?:e?d|s)? "
    rf"{_THING}{_WHERE}",
    re.IGNORECASE,
)
_PASSIVE = regex(
    rf"^\W*(?:(?:and|but|or|so) )?(?:is|are|was|were|(?:has|have|had) (?=.* been )) ?{_THING} (?:been )?(?:ever )?"
    r"(?:addressed|analysed|cited|considered|covered|dealt with|described|discussed|examined|explored|included|listed"
    r"|looked (?:at|into)|mentioned|named|referred to|spoken of|taken up|talked about|touched (?:on|upon)|treated)"
    rf"{_WHERE}",
    re.IGNORECASE,
)


def says_nothing_of(asked: str, terms: Sequence[Term], near: Set[str]) -> bool:
    """Whether it is asked if a thing is mentioned, or if something is said, and a sentence and what is `near` it have
    not a word of it that no report has; or no word at all of the thing.

    near: stems; terms: those of the question.
    """
    said, thing = _SAID.match(asked), _thing(asked)
    own = [term for term in terms if term.asked and term.stem in thing]
    whole = thing.union(stems_of(asked[said.end() :]) if said else ())
    if any(term.asked and not term.known and term.stem in whole and not term.among(near) for term in terms):
        return True
    return bool(own) and not any(term.among(near) for term in own)


@lru_cache(maxsize=256)
def _thing(asked: str) -> frozenset[str]:
    """The stems of the thing; none where no such thing is asked."""
    match = _PASSIVE.search(asked) or _ACTIVE.search(asked)
    return frozenset(stems_of(match["thing"])) if match else frozenset()
