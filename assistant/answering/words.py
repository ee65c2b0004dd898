"""Words that carry meaning, and their stems."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from assistant.answering.nations import NATIONS
from assistant.patterns import regex

WORD = regex(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
CAPITAL = r"[A-Z][\w’'&-]*"  # a word that is written as a name
FUNCTION_WORDS = frozenset(
    """a about above after again all also am an and any are as at be because been before being between both but by can
    could did do does doing done during each either few for from further get given had has have having he her here
    him his how i if in into is it its itself just let like made make many may me might more most much must my no nor
    not now of off on once one only or other our out over own per s same shall she should so some such t than that the
    their them then there these they this those through to too under until up us very was we were what when where
    whether which while who whom whose why will with within would you your yes please there's it's whilst upon via
    among amongst across along around towards onto anybody anyone anything anywhere everybody everyone everything
    everywhere somebody someone something somewhere myself yourself himself herself ourselves themselves actually
    exactly really simply lot lots maybe perhaps okay hello thanks thank
    got bit stuff ok alright hi hey anyway basically honestly
    ever even quite else whenever wherever whatever whoever likes""".split()
)
# 'I'm', 'don't', 'they've': as empty as what they are made of.
_CONTRACTED = regex(r"\w+n't|(?:i|you|he|she|it|we|they|that|what|who|there|here|where|how)'(?:m|re|ve|ll|d)")
# Words that speak of the sources or of the asking, not of the subject.
ASKING_WORDS = frozenset(
    """report reports reported document documents paper briefing briefings say says said saying tell tells told mention
    mentions mentioned according describe describes described explain explains explained illustrate
    illustrates illustrated discuss discusses discussed
    give gives list name state states stated compare compared stand stands mean means meant reason""".split()
)
_EMPTY = FUNCTION_WORDS | ASKING_WORDS
# 1 and on, 'first' and on.
NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
ORDINAL_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_THINGS = """company companies organisation organisations organization organizations body bodies agency person people
    firm year date month day time place country city share proportion percentage number amount fraction sum kind kinds
    type types sort sorts""".split()
# Initials of what a body is, and not its name.
KINDS_IN_CAPITALS = frozenset("IGO LLC LLP NGO NPO PLC SME".split())
# After 'which' or 'what' these say what kind of thing is asked for; a text that answers seldom has them. Nor has it
# 'views', where 'views on boats' are asked for.
THING_ASKED_FOR = regex(
    r"\b(?:which|what) (?:kind|sort|type)s? of (?:things?|stuff)\b"
    rf"|\b(?:which|what|whose)\s+(?:other )?(?:{'|'.join(_THINGS)})\b|\bhow long\b|\bgo(?:es)? on(?: for)?\W*$"
    r"|^\W*(?:what (?:are|were) )?(?:the )?views (?:about|on)\b|^\W*is it (?:the case|true) that\b",
    re.IGNORECASE,
)


def number_of(said: str) -> int:
    """A number in figures or words: 'three' -> 3; 0 for any other word."""
    said = said.lower()
    return int(said) if said.isdecimal() else NUMBER_WORDS.index(said) + 1 if said in NUMBER_WORDS else 0


def place_of(said: str) -> int:
    """A place, from 1: 'third', '3rd' -> 3; 0 for any other word, as 'last'."""
    figure, said = re.match(r"\d+", said), said.lower()
    return int(figure[0]) if figure else ORDINAL_WORDS.index(said) + 1 if said in ORDINAL_WORDS else 0


@lru_cache(maxsize=10_000)
def terms(text: str) -> tuple[str, ...]:
    """The words that carry meaning, in small letters, in order, each once; all words where none does."""
    without = THING_ASKED_FOR.sub(" ", text)
    words = [plain(match[0]) for match in WORD.finditer(without if WORD.search(without) else text)]
    chosen = [word for word in words if word not in _EMPTY and not ("'" in word and _CONTRACTED.fullmatch(word))]
    return tuple(dict.fromkeys(chosen or words))


@lru_cache(maxsize=10_000)
def told_stems(text: str) -> frozenset[str]:
    """The stems of what a heading or a topic says: without function words and what begins with a figure."""
    return frozenset(stem(word) for word in terms(text) if word not in FUNCTION_WORDS and not word[0].isdigit())


def names(text: str) -> frozenset[str]:
    """The words that are written as names, or are figures, and nations, in small letters."""
    found: set[str] = set()
    for match in WORD.finditer(text):
        word = match[0]
        figure = any(character.isdigit() for character in word)
        capital = (match.start() > 0 and word[0].isupper()) or word[1:].isupper()
        if figure or plain(word) in NATIONS or (capital and word.removesuffix("s") not in KINDS_IN_CAPITALS):
            found.add(plain(word))
    return frozenset(found)


def plain(word: str) -> str:
    """In small letters, without a possessive ending."""
    return word.lower().replace("’", "'").removesuffix("'s")


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its inflection (Porter's second stemmer)."""
    return str(_stemmer().stemWord(word.lower()))


def stems(text: str) -> list[str]:
    """The stems of all words of a text, in order; the parts of a hyphenated word count too."""
    found: list[str] = []
    for whole in WORD.findall(text.lower().replace("’", "'")):
        word = whole.removesuffix("'s")
        found.append(stem(word))
        if "-" in word:
            found += [stem(part) for part in word.split("-") if part]
    return found


@lru_cache(maxsize=50_000)
def stems_of(text: str) -> tuple[str, ...]:
    """`stems`, remembered."""
    return tuple(stems(text))


def stems_in(texts: Iterable[str]) -> frozenset[str]:
    """The stems of all words of some texts."""
    return frozenset[str]().union(*map(stems_of, texts))
