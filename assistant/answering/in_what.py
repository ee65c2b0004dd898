"""'…, and in what currency is it paid?' is answered by what has the noun, where anything likely has."""

from __future__ import annotations

import re

from assistant.answering.grammar import AUXILIARY
from assistant.answering.question import Question
from assistant.answering.statements import Candidate, told
from assistant.answering.words import stem, stems_of
from assistant.patterns import regex

# The name of a place or the date of a time need not be called one.
_IN_WHAT = regex(
    r"^\W*(?:and )?(?:at|by|for|from|in|into|of|on|to|under|with) (?:what|which) "
    rf"(?!(?:{AUXILIARY}|cases?|circumstances|city|country|day|month|place|town|ways?|week|year)\b)([a-z]{{3,}})\b",
    re.IGNORECASE,
)


def of_noun(question: Question, found: list[Candidate]) -> list[Candidate]:
    """Those that have the noun that is asked for, all where none has."""
    noun = _IN_WHAT.match(question.asks)
    return [one for one in found if noun and stem(noun[1]) in stems_of(told(one))] or found
