"""'And those over 60?', 'and among nurses?': some people take the place of others in the question before."""

from __future__ import annotations

from itertools import islice

from assistant.answering.fragments import put
from assistant.answering.grammar import NAME
from assistant.answering.noun_phrases import Phrase, phrases
from assistant.answering.pointers import GROUP
from assistant.answering.sorts import sort_of
from assistant.patterns import regex

_THEIRS = regex(r"[’']s? ")
_NOUN = regex(r"[\w-]+")
_MOST_WORDS = 4  # up to the noun of a group: 'the older nurses who ...'


def by_group(asks: str, name: str, preposition: str) -> str:
    """The question with a group in the place of those of whom it asks; '' where either is no group of people."""
    among = preposition.lower() == "among"
    if preposition and not among:
        return ""
    if not (among or _is_group(name)):
        return ""
    people = next((one for one in phrases(asks) if one.role != "asked" and are_people(one)), None)
    if not people:
        return ""
    end = people.core + len(people.own)
    theirs = _THEIRS.match(asks, end)
    if theirs and " " not in name:
        return put(asks, people.start, end + len(theirs[0]), f"{name}’{'' if name.endswith('s') else 's'} ", "")
    if theirs:  # 'nurses' views of pay' are views of pay among nurses
        rest = f"{asks[: people.start]}{asks[end + len(theirs[0]) :]}"
        return f"{rest.rstrip(' ?.!')} among {name}?"
    return put(asks, people.start, end, name, "people" if people.role == "subject" else "")


def regrouped(asks: str, group: str, name: str) -> str:
    """The question that asks of a group ('those over 60') with other people in its place, or ''."""
    people = (
        _is_group(name) or NAME.fullmatch(name.removeprefix("the ")) or (name and sort_of(name.split()[-1]) == "people")
    )
    start = asks.find(group) if people and _is_group(group) else -1
    return put(asks, start, start + len(group), name, "") if start >= 0 else ""


def _is_group(name: str) -> bool:
    """'Those aged 65 and older', 'voters who went by post'."""
    for word in islice(_NOUN.finditer(name), _MOST_WORDS):
        if GROUP.match(name, word.end()):
            return word[0].lower() in ("those", "ones", "people") or sort_of(word[0]) == "people"
    return False


def are_people(one: Phrase) -> bool:
    """'Nurses', 'those among whom', 'Germans'."""
    if one.preposition == "among" or one.head.lower() == "people" or sort_of(one.head) == "people":
        return True
    return one.named and one.plural and one.role == "subject" and one.own == one.head  # 'Germans'
