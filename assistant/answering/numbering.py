"""'And the third?', 'and phase 2?', 'and 502?': a number takes the place of another in the question before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.fragments import FRAGMENT, put
from assistant.answering.grammar import PREPOSITIONS, same_noun
from assistant.answering.sorts import COUNTED, ORDINAL, YEAR
from assistant.answering.words import NUMBER_WORDS, ORDINAL_WORDS
from assistant.patterns import regex

_NUMBERED = regex(
    rf"\b(?:the )?(?P<noun>[^\W\d_]+) (?P<number>{COUNTED})\b(?! (?!is|was|does|has)[a-z]+s\b)", re.IGNORECASE
)
_FIGURE = regex(r"(?<![\w.,])\d{3,6}(?![\w,]|\.\d)")
_COUNT = regex(rf"(?:(?<![\w.,£$€-])\d{{1,2}}(?![\w.,%-])|\b(?:{'|'.join(NUMBER_WORDS)})\b)(?= [a-z]|$)", re.IGNORECASE)
_NEXT = regex(r"(?:the )?(?:next(?: one)?|one after (?:it|that|this))", re.IGNORECASE)
_ORDERED = regex(rf"\b(?:the )?(?P<order>{ORDINAL})\b(?:[ -](?P<noun>[^\W\d_]+))?", re.IGNORECASE)


def renumbered(before: str, text: str) -> str:
    """The question before with the phase, stage or chapter that a text speaks of in the place of its own, or ''."""
    for match in (*_NUMBERED.finditer(text), *_ORDERED.finditer(text)):
        fragment = FRAGMENT.match(match[0])
        if fragment and (found := by_order(before, fragment, ())):
            return found
    return ""


def by_order(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And the third?' after 'phase 2', 'and phase 2?' after 'the first phase'."""
    said = f"{fragment['article'] or ''}{fragment['name']}".strip()
    figures = list(_FIGURE.finditer(asks))
    if _FIGURE.fullmatch(said) and len(figures) == 1 and len(figures[0][0]) == len(said) and not YEAR.fullmatch(said):
        return put(asks, figures[0].start(), figures[0].end(), said, "")  # 'And 502?' after 'error 504'
    here = next(_ORDERED.finditer(asks), None)
    if here and _NEXT.fullmatch(said) and here["order"].lower() in ORDINAL_WORDS[:-1]:
        following = ORDINAL_WORDS[ORDINAL_WORDS.index(here["order"].lower()) + 1]
        return put(asks, here.start("order"), here.end("order"), following, "")
    ordered = re.fullmatch(rf"(?:the )?({ORDINAL})(?: ones?)?", said, re.IGNORECASE)
    numbered = next((one for one in _NUMBERED.finditer(asks) if not _is_count(one)), None)
    if ordered and here:
        return put(asks, here.start("order"), here.end("order"), ordered[1], "")
    if ordered and numbered:
        return put(asks, numbered.start(), numbered.end(), f"the {ordered[1]} {numbered['noun']}", "")
    new = _NUMBERED.fullmatch(said) or _ORDERED.fullmatch(said)
    for old in (numbered, here):
        if new and old and new["noun"] and old["noun"] and same_noun(new["noun"], old["noun"]):
            return put(asks, old.start(), old.end(), said, "")
    return ""


def _is_count(numbered: re.Match[str]) -> bool:
    """'The two' and 'in 12' number nothing."""
    return numbered["noun"].lower() in PREPOSITIONS | {"the", "and", "or", "these", "those", "all", "many", "than"}


def by_count(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And three?' after 'How do I print two copies?'"""
    counts = [one for one in _COUNT.finditer(asks) if one[0].lower() != "one"]
    said = fragment["rest"].strip()
    return (
        put(asks, counts[0].start(), counts[0].end(), said, "") if _COUNT.fullmatch(said) and len(counts) == 1 else ""
    )
