"""Words of plain English that are no slip, though neither the reports nor the model know them: 'milder', 'coped'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.answering.opposites import has_opposite
from assistant.answering.synonyms import is_listed
from assistant.patterns import regex

FEWEST = 3  # letters of what an ending or a beginning is put to
_ENDINGS = regex(r"(?:ed|ing|ings|er|ers|est|s|es|ly|ness|less|ful|able|ish)$")
_BEGINNINGS = regex(r"^(?:un|re|non|over|under|out|mis|pre|dis)")
_HISSES = regex(r"(?:s|x|z|ch|sh|o)$")  # 'boxes', but 'boats'
_DOUBLES = regex(r"^(?:un|re|over|out)?[^aeiou]*[aeiou][bdgklmnprt]$")  # 'stopped', but 'rained'


def is_plain(word: str, is_known: Callable[[str], bool]) -> bool:
    """Whether a word is one of the synonyms or opposites, or made by the rules of spelling from one that is known."""
    return is_listed(word) or has_opposite(word) or any(is_known(base) for base in _bases(word))


def _bases(word: str) -> Iterator[str]:
    """What a word may be made from by one ending or beginning."""
    if (begins := _BEGINNINGS.match(word)) and len(word) >= begins.end() + FEWEST:
        yield word[begins.end() :]
    for match in _ends(word):
        base, ending = word[:match], word[match:]
        if len(base) < FEWEST:
            continue
        if base.endswith("i") and ending[0] in "el":  # 'heavier', 'luckily', 'tries'
            yield f"{base[:-1]}y"
            continue
        doubled = base[-1] == base[-2]
        if ending[0] in "eia" and ending != "es":
            if doubled and _DOUBLES.match(base[:-1]):
                yield base[:-1]
            yield f"{base}e"
            if not _DOUBLES.match(base) and not re.search(r"[^e]e$", base):
                yield base
        elif ending == "es":
            if _HISSES.search(base):
                yield base
        elif ending != "s" or not _HISSES.search(base):
            yield base


def _ends(word: str) -> Iterator[int]:
    """Where each ending that a word may have begins."""
    for at in range(FEWEST - 1, len(word)):
        if _ENDINGS.fullmatch(word, at):
            yield at
