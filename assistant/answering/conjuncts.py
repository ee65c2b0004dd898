"""Two things of which one question is asked: 'How many nurses and doctors came?' is answered by what tells of both."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.grammar import AUXILIARIES, AUXILIARY, PREPOSITIONS
from assistant.answering.synonyms import with_synonyms
from assistant.answering.verbs import is_verb
from assistant.answering.words import FUNCTION_WORDS, WORD, stem, stems_of
from assistant.patterns import regex

LONGEST = 5  # words of one of the two
_TWO = regex(
    rf"^(?P<before>\W*(?:how many|what (?:are|were)|who (?:are|were)|(?:what|which)(?: [\w’'-]+){{0,2}} {AUXILIARY})"
    r" (?:(?:both|the) )*)(?P<one>[^,;:?]+?) and (?:the )?(?P<rest>.+)$",
    re.IGNORECASE,
)
_OF_EACH = regex(r"^\W*(?P<two>[^:?]{3,80}? and [^:?]{3,80}?)\s*[,:–—-]+\s*how many (?:of each|each|of them)\W*$", re.I)
_ENDS = AUXILIARIES | PREPOSITIONS - {"like"} | {"when", "if", "and", "or", "play"}


@dataclass(frozen=True, slots=True)
class Two:
    """`one` and `other` as the question has them, between what stands before and after."""

    before: str
    one: str
    other: str
    after: str

    def of(self, name: str) -> str:
        """The question asked of one of them alone."""
        return f"{self.before}{name}{self.after}"

    def untold(self, text: str) -> str:
        """The one of them that a text does not name, where it names the other; '' where there is none."""
        named = {name: names(name, text) for name in (self.one, self.other)}
        return next((name for name in named if not named[name]), "") if sum(named.values()) == 1 else ""


def names(name: str, text: str) -> bool:
    """Whether a text names one of the two: it has most of its words, in any words for them, or what is a name in it."""
    words = set(stems_of(text))
    proper = [stem(word.lower()) for word in WORD.findall(name) if word[0].isupper()]
    if any(word in words for word in proper):
        return True
    held = [bool(with_synonyms([word]) & words) for word in content(name)]
    return sum(held) > len(held) / 2


def two_of(asked: str) -> Two | None:
    """The two things that a question is asked of, None where there are no two."""
    match = _TWO.match(asked)
    if not match or _has_verb(match["one"]) or len(match["one"].split()) > LONGEST:
        return None
    words = match["rest"].rstrip(" ?").split()
    end = next(
        (at for at, word in enumerate(words) if at and (word.lower() in _ENDS - {"of"} or is_verb(word))), len(words)
    )
    other, after = " ".join(words[:end]), " ".join(words[end:])
    if not 0 < end <= LONGEST or not content(other) - content(match["one"]) or not content(match["one"]):
        return None
    return Two(match["before"], match["one"], other, f" {after}?" if after else "?")


def counted_each(asked: str) -> str:
    """'How many nurses and doctors?' for 'Nurses and doctors: how many of each?'"""
    match = _OF_EACH.match(asked)
    return f"How many {match['two'][0].lower()}{match['two'][1:]}?" if match else asked


def _has_verb(text: str) -> bool:
    return any(word.lower() in AUXILIARIES or is_verb(word) for word in text.split())


def content(name: str) -> set[str]:
    """The stems of the words of a name that carry meaning."""
    return {stem(word.lower()) for word in WORD.findall(name) if word.lower() not in FUNCTION_WORDS}
