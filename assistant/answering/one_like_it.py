"""'How do I get one?', 'is there something similar?': one of, or like, what the question before names."""

from __future__ import annotations

import re

from assistant.answering.antecedents import antecedent
from assistant.answering.grammar import singular
from assistant.answering.noun_phrases import Phrase, phrases
from assistant.answering.pointers import PRONOUN
from assistant.answering.sorts import is_measure, is_somebody, sort_of
from assistant.answering.verbs import is_verb
from assistant.patterns import regex

# 'Who can open one?', 'How long does it take without one?', not 'How does one apply?'
_ONE = regex(
    r"\b(?P<before>[a-z]+) (?P<one>one)"
    r"(?=\W*$| (?:and|at|by|before|after|for|from|if|in|on|or|to|until|when|with|without)\b"
    r"|(?<=does one) (?:cost|last|take)\b)"
)
_BE = frozenset("be become becoming being".split())
_BEFORE_ONE = _BE | frozenset("about against after before for from in like on through under with without".split())
_CLAUSE_OF_ONE = regex(r"\b(?:after|before|if|once|until|when|while) one [a-z]+s\b")
_LIKE_IT = regex(
    r"\b(?P<something>(?:any|no|some)(?:body|one|thing|where)) (?:else )?(?:comparable|equivalent|similar"
    r"|like (?:that|this)|of (?:that|the) (?:kind|sort))\b(?! (?:about|of|to)\b)",
    re.IGNORECASE,
)
_A_SIMILAR = regex(r"\b(?:an?|any) (?:comparable|equivalent|similar) (?!.* to\b)|\bsuch an? ", re.IGNORECASE)


def with_its_like(text: str, before: str, topic: str) -> tuple[str, str]:
    """'Something like the Ferry Board' for 'something similar', and what was put in; '' where nothing tells."""
    like = _LIKE_IT.search(text)
    for pronoun in map(PRONOUN.search, ("it", "them") if like else ()):
        if like and pronoun and (named := antecedent(pronoun, before, topic, "")):
            return f"{text[: like.start()]}{like['something']} like {named}{text[like.end() :]}", named
    return text, ""


def points_to_its_kind(text: str) -> bool:
    """Whether 'one', 'something similar' or 'a similar board' of a text is one of, or like, what is not in it."""
    return bool(_LIKE_IT.search(text) or _A_SIMILAR.search(text) or _CLAUSE_OF_ONE.search(text) or _one(text))


def with_one_of_kind(text: str, before: str) -> tuple[str, str]:
    """'How do I get a permit for a skip?' for 'How do I get one?', and what was put in; '' where nothing tells."""
    one = _one(text)
    kind = _kind(before, one["before"] in _BE) if one else None
    if not one or not kind:
        return text, ""
    named = kind.text
    if kind.plural:
        *first, head = kind.own.split()
        said = " ".join([*first, singular(head)])
        named = f"{'an' if said[0].lower() in 'aeiou' else 'a'} {said}{kind.bare[len(kind.own) :]}"
    return f"{text[: one.start('one')]}{named}{text[one.end('one') :]}", named


def _one(text: str) -> re.Match[str] | None:
    match = _ONE.search(text)
    if not match or not (match["before"] in _BEFORE_ONE | {"does"} or is_verb(match["before"])):
        return None
    several = match["before"] not in _BE
    own = any((one.plural and several) or one.article in ("a", "an") for one in phrases(text[: match.start()]))
    return None if own else match


def _kind(before: str, somebody: bool) -> Phrase | None:
    """The thing of a kind that a question is about, or acts on: 'a permit for a skip', 'quotas'; or somebody."""
    found = [one for one in phrases(before) if one.article in ("a", "an") and not one.plural]
    found = found or [one for one in phrases(before) if one.plural and not (one.article or one.named)]
    found = [one for one in found if one.role == "complement"] or [one for one in found if not one.preposition]
    apart = [one for one in found if not any(other.start < one.start < other.end for other in found)]
    apart = [one for one in apart if not is_measure(one.head) and (somebody or not _is_person(one))]
    return apart[0] if len({one.head for one in apart}) == 1 else None


def _is_person(one: Phrase) -> bool:
    return sort_of(one.head) == "people" or is_somebody(one.head)
