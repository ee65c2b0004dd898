"""Whether a text denies something: 'no boats leak', and nearly so: 'few boats leak'."""

from __future__ import annotations

import re

from assistant.patterns import regex

_DENIAL = r"not|no(?!\W{0,2}\d)|never|cannot|without|nor|neither|none|nobody|nothing|except"
_NEAR_DENIAL = (
    r"few|fewer|little|hardly|seldom|rarely|unless|instead|rather|lack\w*|fail\w*|refus\w*|reject\w*|reluctan\w*|"
    r"unwilling\w*|unable|disappear\w*|vanish\w*|only (?:[\w’'-]+ ){0,6}?(?:if|when|where)|"
    r"(?:more|less|better|sooner) (?:[\w’'-]+ ){1,10}than"
)
# 'What they do, and what not', 'whether or not' and 'not only' deny nothing.
_NO_DENIAL = r"(?<!what )(?<!who )(?<!which )(?<!why )(?<!where )(?<!\bor )(?!not only)"
DENIAL = regex(rf"\b{_NO_DENIAL}(?:{_DENIAL})\b|n['’]t\b", re.IGNORECASE)
NEAR_DENIAL = regex(rf"\b(?:{_DENIAL}|{_NEAR_DENIAL})\b|n['’]t\b", re.IGNORECASE)
