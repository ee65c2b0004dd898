"""The signs in a text of what is asked for: a figure, a date, a name, a place, an aim, a cause."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from assistant.answering.kinds import QuestionKind, any_of
from assistant.patterns import regex

NUMBERS = any_of(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds? thousands? millions?
    billions? half thirds quarter dozens? twice none majority"""
)
# In capitals: 'may' and 'march' are seldom months, 'May' and 'March' often.
MONTHS = r"(?=(?-i:[A-Z]))" + any_of(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday"""
)
_TIMES = r"(?:spring|summer|autumn|winter|\w+(?:st|nd|rd|th) century|years? (?:ago|later)|\d{1,2}(?:st|nd|rd|th))"
_CAUSES = (
    r"because|since|due to|owing to|thanks to|as a result|result(?:ed|s|ing)? (?:in|from)|reasons?|caus(?:e|es|ed|ing)"
    r"|therefore|thus|hence|so that|in order to|to (?:avoid|ensure|prevent|help|allow|enable)|leads? to|led to"
    r"|which (?:made|makes|meant|means)|as (?:they|it)|attributed?|explain(?:s|ed)?"
)
# 'One service', 'once more' and 'the third phase' count nothing.
ONE = (
    r"a third of|an? single|(?:only|just) one|one (?:in|third|quarter|hundred|thousand|million|billion|per ?cent)"
    r"|once (?:an?|every|in)"
)
_PERIODS = (
    "(?:(?:every|each) (?:hour|day|week|month|quarter|year)|(?:hour|dai|week|fortnight|month|quarter|year|annual)ly)"
)
_COUNTED = regex(rf"\d|\b(?:{NUMBERS}|{ONE}|{_PERIODS})\b", re.IGNORECASE)
SIGNS = {
    QuestionKind.QUANTITY: _COUNTED,
    QuestionKind.AMOUNT: regex(
        r"\b(?!(?:19|20)\d\d\b)\d|[£$€]|\b(?:hundreds?|thousands?|millions?|billions?|half|quarter|thirds)\b",
        re.IGNORECASE,
    ),
    QuestionKind.COUNT: _COUNTED,
    QuestionKind.WHEN: regex(rf"\b(?:(?:1\d|20)\d\d(?:['’]?s)?|{MONTHS}|{_TIMES}|\d+ BCE?)\b", re.IGNORECASE),
    QuestionKind.WHO: regex(
        r"(?<=[a-z,;:’'\")] )(?:the )?(?!ICT\b|IT\b)[A-Z][\w’'&-]+|(?!ICT\b|IT\b)[A-Z]{2,}|^[A-Z][\w’'-]+ [A-Z][\w’'-]+"
    ),
    QuestionKind.WHERE: regex(
        r"\b(?:in|at|near|from|to|of|across|throughout|within) (?:the )?[A-Z]|https?://|\bwww\.|\b(?:web ?)?sites?\b"
        r"|\b(?:section|chapter|appendix|annex|box|page|table|figure) (?:\d|[A-Z]\b)"
    ),
    QuestionKind.PURPOSE: regex(
        r"\b(?:aim(?:s|ed)?|purposes?|objectives?|goals?|missions?|intended|(?:designed|meant|set up|there) to"
        r"|in order to|so that|so as to|seeks?|sought|remit|task|to (?:support|help|ensure|make sure|enable|improve"
        r"|allow|oversee|deliver|prevent|avoid|reduce|broker|see that|cut|increase|raise|save|give|let|keep|find|bring"
        r"|build|lower|share|link|tell|learn))\b",
        re.IGNORECASE,
    ),
    QuestionKind.WHY: regex(rf"\b(?:{_CAUSES})\b", re.IGNORECASE),
    QuestionKind.QUOTATION: regex(r"[‘’“”]|\b(?:said|argued|claimed|says|wrote|called)\b"),
}
_IN_SMALL_LETTERS = {
    kind: regex(SIGNS[kind].pattern)
    for kind in (QuestionKind.QUANTITY, QuestionKind.AMOUNT, QuestionKind.COUNT, QuestionKind.PURPOSE, QuestionKind.WHY)
}


def asked_for(kind: QuestionKind, text: str, known: Collection[str]) -> float:
    """Whether a text has the kind of thing that is asked for, besides the question's own words `known`.

    1 for yes, 0 for no, 0.5 where the kind has no sign.
    """
    if kind not in SIGNS:
        return 0.5
    return float(any(sign not in known for sign in _signs(kind, text)))


@lru_cache(maxsize=20_000)  # of the same sentences one question asks after the other
def _signs(kind: QuestionKind, text: str) -> tuple[str, ...]:
    """What a text has of the kind, `bare`, in order."""
    if kind in _IN_SMALL_LETTERS:  # told so in half of the time
        return tuple(bare(match[0]) for match in _IN_SMALL_LETTERS[kind].finditer(text.lower()))
    return tuple(bare(match[0]) for match in SIGNS[kind].finditer(text))


def bare(found: str) -> str:
    """As the question's words are written: 'the NHS' -> 'nhs'."""
    return found.lower().removeprefix("the ")
