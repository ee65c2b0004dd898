"""A year in a name ('the Ferries Act 1972') tells when what is called so was made, and nothing else of it."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.words import FUNCTION_WORDS, WORD, stem, stems_of, terms
from assistant.patterns import regex

_MAKING = (
    r"(?:adopt(?:ed)?|agreed?|announced?|became law|become law|carried out|complet(?:e|ed)|conduct(?:ed)?|created?"
    r"|draft(?:ed)?|drawn up|enact(?:ed)?|establish(?:ed)?|form(?:ed)?|found(?:ed)?|held|introduced?|issued?"
    r"|launch(?:ed)?|made|pass(?:ed)?|publish(?:ed)?|released?|set (?:out|up)|sign(?:ed)?|undertaken|written)"
)
_WHEN_MADE = regex(
    r"^\W*(?:and )?(?:when|(?:in )?(?:what|which) year) (?:was|were) (?:the |this |that )?(?P<name>[^?]+?)"
    rf" (?:(?:first|originally|finally) )?{_MAKING}(?: (?:by|in|into) [^?]*)?\W*$",
    re.IGNORECASE,
)
_MADE = regex(rf"\b{_MAKING}\b", re.IGNORECASE)
_YEAR = regex(r"(?:1[5-9]|20)\d\d")
_WITHIN = frozenset("a an and for in of on the to with".split())  # words within a name: 'Treaty of Amsterdam'
_RULES = frozenset(stems_of("act agreement bill charter convention directive order regulations strategy treaty"))
_BEFORE_YEAR, _PARTS = frozenset("the a an its their our this that".split()), regex(r"[.;:?!]")
_LONGEST = 12  # words of a name
_FEWEST = 2  # words that make it the name of one thing: 'Survey 2015' may be of any survey


def is_made_then(question: str, text: str) -> bool:
    """Whether it is asked when something with a name was made, and a text has that name with a year."""
    name = _name_asked(question)
    return bool(name) and any(name <= words for _, _, words in _dated(text))


def without_years_of_names(question: str, text: str) -> str:
    """A text without the years in names, where it has one in a name of the question; whole for when that was made.

    'When was the Ferries Act repealed?' is told neither by 'the Ferries Act 1972' nor by 'the 1994 Tar Directive' near.
    """
    asked = frozenset(map(stem, terms(question)))
    found = [one for one in _dated(text) if len(one[2]) >= _FEWEST]
    if _MADE.search(question) or not any(words <= asked for _, _, words in found):
        return text
    for start, end, words in reversed(found):
        if words <= asked or words & _RULES:
            text = f"{text[:start]} {text[end:]}"
    return text


@lru_cache(maxsize=256)
def _name_asked(question: str) -> frozenset[str]:
    """The stems of the name of which it is asked when that was made; none where it has no capital."""
    asked = _WHEN_MADE.match(question)
    if not asked or not any(word[0].isupper() for word in asked["name"].split()):
        return frozenset()
    return _stems([word for word in WORD.findall(asked["name"]) if not _YEAR.fullmatch(word)])


def _dated(text: str) -> list[tuple[int, int, frozenset[str]]]:
    """Where the years stand in a text that are part of a name, and the stems of its other words.

    'The 1972 Ferries Act' has one, 'In 1972 Ferries Limited sold it' has none.
    """
    words = list(WORD.finditer(text))
    found = []
    for at, word in enumerate(words):
        if not _YEAR.fullmatch(word[0]):
            continue
        before = words[max(0, at - _LONGEST) : at][::-1]
        if before and not _PARTS.search(text, before[0].end(), word.start()) and (name := _run(before)):
            found.append((word.start(), word.end(), name))
        if before and before[0][0].lower() in _BEFORE_YEAR and (name := _run(words[at + 1 : at + 1 + _LONGEST])):
            found.append((word.start(), word.end(), name))
    return found


def _run(words: list[re.Match[str]]) -> frozenset[str]:
    """The stems of the name with which the words begin; none where they begin with no capital."""
    name: list[str] = []
    for word in (match[0] for match in words):
        if not word[0].isupper() and not (name and word in _WITHIN):
            break
        name.append(word)
    return _stems(name)


def _stems(words: list[str]) -> frozenset[str]:
    return frozenset(stem(word.lower()) for word in words if word.lower() not in FUNCTION_WORDS)
