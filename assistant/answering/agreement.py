"""A verb agrees with what takes the place of 'they'."""

from __future__ import annotations

import re

from assistant.answering.grammar import AUXILIARIES, BETWEEN, is_plural
from assistant.answering.verbs import VERBS, is_past
from assistant.patterns import regex

AGREED = {"is": "are", "was": "were", "does": "do", "has": "have"}
AGREED |= {several: one for one, several in AGREED.items()}
SINGULAR_VERBS = frozenset("is was does has".split())
_LAST = regex(r"\b(\w{1,20}?)(n[’']t)? $")
_NEXT = regex(rf" (?:(?:{'|'.join(sorted(BETWEEN))}) )?([a-z]+)")
_END_IN_ES = regex(r"(?:s|x|z|ch|sh|[^aeiou]o|[^aeiou]y)$")


def agreeing(before: str, named: str, after: str, pronoun: str) -> str:
    """The text with what is named for a pronoun; '' where the verb cannot be made to agree."""
    if pronoun != "they" or is_several(named):
        return f"{before}{named}{after}"
    inverted = _LAST.search(before)
    if inverted and inverted[1].lower() in AUXILIARIES:
        verb = inverted[1].lower()
        verb = AGREED[verb] if verb in AGREED and verb not in SINGULAR_VERBS else verb
        return f"{before[: inverted.start()]}{verb}{inverted[2] or ''} {named}{after}"
    verb_after = _NEXT.match(after)
    if not verb_after:
        return ""
    verb = verb_after[1]
    if verb in AGREED and verb not in SINGULAR_VERBS:
        said = AGREED[verb]
    elif verb in AUXILIARIES or is_past(verb):
        said = verb
    elif verb in VERBS:
        said = f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"
        said = f"{verb}es" if _END_IN_ES.search(verb) and not verb.endswith("y") else said
    else:
        return ""
    return f"{before}{named}{after[: verb_after.start(1)]}{said}{after[verb_after.end(1) :]}"


def is_several(named: str) -> bool:
    """Whether what is named is several: 'the boats in Kent', not 'the board of trustees'."""
    own = re.split(r" (?:about|at|between|for|from|in|of|on|to|with) ", named, maxsplit=1)[0]
    return is_plural(own.split()[-1]) or (own[:1].isupper() and " and " in named)
