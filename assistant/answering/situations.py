"""What asks, where a situation is told in the same sentence: 'my boat leaks, who do I go to?' asks who to go to."""

from __future__ import annotations

import re

from assistant.answering.verbs import is_past, is_verb
from assistant.answering.words import ASKING_WORDS, CAPITAL, FUNCTION_WORDS, WORD, terms
from assistant.patterns import regex

_WHOSE = r"(?:my|our|his|her|their|the|an?|this|some|one of (?:my|our|the))"
_SOMEBODY = r"(?:i|we|he|she|they|it|there|someone|somebody|people)"
_DOES = (
    r"(?:is|are|am|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must|might|isn['’]t|don['’]t"
    r"|doesn['’]t|can['’]t|won['’]t)"
)
_ABOUT = rf"(?:{_SOMEBODY}|you|that|these|those|any|anyone|anybody|{_WHOSE})\b"
_OPENS = (
    rf"(?:(?:{_DOES}|(?:(?:at|by|for|from|in|of|on|to|until|with) )?(?:who|whom|which|when|where|what|how|why)"
    rf"(?: (?!{_SOMEBODY}\b|you\b)[\w’'-]+){{0,3}}? {_DOES}) {_ABOUT}|(?:what|how|why) {_DOES}\b)"
)
_SITUATED = regex(
    rf"\W*(?P<told>(?P<who>{_SOMEBODY}|{_WHOSE})(?:['’]\w{{1,2}})? [^?]{{5,300}}?)(?:\s*[,;:–—]|\s+-)\s+"
    rf"(?:(?:and|but|so|now|then) )?(?P<asks>{_OPENS}.*)",
    re.IGNORECASE,
)
_NAME = regex(rf"(?<!^)\b(?!I\b){CAPITAL}")
_FINITE = regex(
    rf"\b{_DOES}\b|\w['’](?:re|ve|d|ll|m)\b|n['’]?t\b|\bcannot\b|\b\w+s (?:my|me|our|us|him|them)\b", re.IGNORECASE
)
# 'Who do I go to?', 'what happens then?'
_EMPTY = FUNCTION_WORDS | ASKING_WORDS | frozenset("another back first go happen happens need turn".split())


def what_asks(sentence: str) -> str:
    """The part of a sentence that asks, behind one that tells what is so and names nobody; else the sentence itself.

    Where that part has no word of its own ('…, why is that?') it cannot be understood alone.
    """
    match = _SITUATED.fullmatch(sentence)
    if not match or _NAME.search(match["told"]) or not _tells(match):
        return sentence
    return match["asks"] if set(terms(match["asks"])) - _EMPTY else sentence


def _tells(match: re.Match[str]) -> bool:
    """Whether the first part has a verb, as 'the second phase' has not."""
    words = WORD.findall(match["told"])[1:]
    return bool(_FINITE.search(match["told"])) or any(is_verb(word) or is_past(word) for word in words)
