"""Classes of words, as far as lists and endings tell them: articles, auxiliaries, prepositions, plurals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.words import stem
from assistant.patterns import regex

NAME = regex(r"[A-Z][\w’'&-]*(?:(?: (?:of|for|and|the|&))* [A-Z][\w’'&-]*)*")
DEFINITE = frozenset("the this that these those my our your his her its their".split())
INDEFINITE = frozenset("a an some any each every all both no another".split())
BE = frozenset("is are was were".split())
DO = frozenset("do does did".split())
AUXILIARIES = BE | DO | frozenset("has have had can could may might must shall should will would".split())
AUXILIARY = rf"(?:{'|'.join(sorted(AUXILIARIES))})"  # a pattern
PREPOSITIONS = frozenset(
    """about after against among at before between by during for from in into near of on outside over per since through
    to towards under until upon with within without like""".split()
)
CONJUNCTIONS = frozenset("when if because while where why whether once".split())
SUBJECT_PRONOUNS = frozenset("i you he she it we they there".split())
OTHERS = frozenset(
    """who whom whose what which how when where why be been being me him us them and or but if whether because than as
    while so not just only also often much many few well long far soon still already yet ever never then now too very
    more most less least please actually really there up down out off away abroad online overseas""".split()
)
MANY = frozenset("few fewer many more most several".split())
SOMEBODY = frozenset(
    """anybody anyone anything everybody everyone everything nobody nothing somebody someone something others
    herself himself itself myself oneself ourselves themselves yourself yourselves""".split()
)
BETWEEN = frozenset("already also always ever just never not now only still then yet".split())
_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}
_SINGULAR_S = regex(r"(?:ss|us|is|ics|maths|news|series|gas|atlas|canvas|lens|christmas|texas|kansas)$", re.IGNORECASE)
_PLURALS = frozenset("men women children staff police criteria media data".split())


def is_plural(noun: str) -> bool:
    """Whether a noun is written as one of several."""
    if noun.isupper() or not noun:
        return False
    return (
        noun.lower() in _PLURALS
        or noun.endswith(("men", "people"))
        or (noun.endswith("s") and not _SINGULAR_S.search(noun))
    )


def singular(noun: str) -> str:
    """'stages' -> 'stage', 'parties' -> 'party'."""
    if not is_plural(noun) or not noun.endswith("s"):
        return noun
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-2] if re.search(r"(?:ch|sh|x|ss)es$", noun) else noun[:-1]


def same_noun(one: str, other: str) -> bool:
    """Whether two nouns are the same, in whatever number."""
    return stem(one) == stem(other)


def lower_at(words: Sequence[re.Match[str]], place: int) -> str:
    """The word at a place; '' outside. 'IT' in capitals is no pronoun, and 'can't' is 'can'."""
    if not 0 <= place < len(words) or words[place][0] == "IT":
        return ""
    word = words[place][0].lower()
    if word.endswith(("n't", "n’t")):
        return _SHORTENED.get(word[:-3], word[:-3])
    return word


def has_mark(question: str, words: Sequence[re.Match[str]], first: int) -> bool:
    """Whether a mark stands before a word."""
    return question[words[first - 1].end() : words[first].start()] != " "
