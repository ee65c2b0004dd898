"""'The second one' of what the question before had listed: the item's own words take its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answering.grammar import AUXILIARIES, CONJUNCTIONS, NAME, PREPOSITIONS, SUBJECT_PRONOUNS
from assistant.answering.putting_in import noun_of_one, singular_of
from assistant.answering.question import Question, reworded
from assistant.answering.scopes import PHASE
from assistant.answering.sorts import ORDINAL
from assistant.answering.verbs import VERBS
from assistant.answering.words import NUMBER_WORDS, WORD, number_of, place_of
from assistant.patterns import regex
from assistant.records import Answer

BULLET = "• "
MOST_WORDS, MOST_QUOTED = 12, 16  # of an item that stand for it: a thing, or what is no thing
LONGEST_LABEL = 6  # words before a colon
LAST = frozenset("last final".split())
_NUMBER = rf"\b(\d{{1,2}}|{'|'.join(NUMBER_WORDS)})"
_GOES_ON = regex(r", (?:for example|such as|(?:[a-z]+ )?(?:where|which|whom?))\b|[;:(–—]|\. ")
_CLAUSE = regex(r",? (?:and|if|or|so that|that|unless|when|where|which|who)\b|, ")
_NO_THING = VERBS | AUXILIARIES | PREPOSITIONS | SUBJECT_PRONOUNS | CONJUNCTIONS | {"be", "not"}
_EXPLAIN = regex(
    r"^\W*(?:(?:and|but|so) )?(?:(?:what|how) about |(?:(?:can|could|would) you )?(?:please )?"
    r"(?:describe|elaborate on|expand on|explain) )?$",
    re.IGNORECASE,
)


def with_item(question: Question, answer_to: Callable[[str], Answer]) -> tuple[Question, str]:
    """The question of an item's words, and the file of the report that lists it; itself and '' where it asks for none,
    or the answer to what asks for the list has no such item."""
    answer = answer_to(question.listed) if question.listed else None
    asked = of_item(question.asked, question.listed, answer) if answer else ""
    if not answer or not asked:
        return question, ""
    notes = {note.number: note.report.file for note in answer.footnotes}
    return reworded(replace(question, context="", otherwise="", listed=""), asked), notes[answer.claims[0].footnotes[0]]


def of_item(asked: str, listed: str, answer: Answer) -> str:
    """The question with an item's words in place of 'the second challenge'; '' where the answer has no such item.

    listed: the question that asks for the list; answer: what it got.
    """
    noun = noun_of_one(listed)
    nouns = "|".join(map(re.escape, (singular_of(noun), noun, "one") if noun else ("one", "ones")))
    place = re.search(rf"\bthe (?P<order>{ORDINAL})(?: (?:{nouns})\b|(?=\W*$))", asked, re.IGNORECASE)
    items = _items(answer)
    counted = _counted(listed, noun)
    at = _place(place["order"].lower(), len(items)) if place else None
    if not place or at is None or PHASE.search(asked) or (counted and counted != len(items)):
        return ""
    thing = _is_thing(items[at])
    name = _name(items[at]) if thing else f"‘{_cut(items[at], MOST_QUOTED)}’"  # ‘have your deposit returned’
    if _EXPLAIN.match(asked[: place.start()]) and not asked[place.end() :].strip(" .?!"):
        return f"Tell me more about {name}."
    return f"{asked[: place.start()]}{name}{asked[place.end() :]}"


def _items(answer: Answer) -> list[str]:
    """The items of the one list of an answer, which comes first."""
    lists = [claim.text for claim in answer.claims if f"\n{BULLET}" in claim.text or claim.text.startswith(BULLET)]
    if len(lists) != 1 or answer.claims[0].text != lists[0]:
        return []
    return [line.removeprefix(BULLET) for line in lists[0].splitlines() if line.startswith(BULLET)]


def _counted(listed: str, noun: str) -> int:
    """How many 'the six main challenges' are; 0 where that is not said."""
    number = re.search(rf"{_NUMBER} (?:[\w-]+ ){{0,2}}?{re.escape(noun)}\b", listed, re.IGNORECASE) if noun else None
    return number_of(number[1]) if number else 0


def _place(order: str, items: int) -> int | None:
    """Where an item stands in a list of so many."""
    if order in LAST:
        return items - 1 if items else None
    known = place_of(order)
    return known - 1 if 0 < known <= items else None


def _name(item: str) -> str:
    """'record' of 'Record: few programmes have succeeded', 'the Varney Review' of 'the Varney Review, which …'."""
    label, colon, _ = item.partition(":")
    end = _GOES_ON.search(item)
    own = label if colon and len(label.split()) <= LONGEST_LABEL else item[: end.start() if end else None]
    return _cut(own, MOST_WORDS)


def _cut(words: str, most: int) -> str:
    """The first of some words, up to where a clause ends if that is at hand."""
    if len(words.split()) > most:
        ends = [clause.start() for clause in _CLAUSE.finditer(words) if len(words[: clause.start()].split()) <= most]
        words = words[: ends[-1]] if ends else " ".join(words.split()[:most])
    return _as_it_goes_on(words.strip(" ,.;–—-"))


def _is_thing(name: str) -> bool:
    """Not 'have a copy', 'in a refuge', 'you’re single'."""
    first = [word.lower() for word in WORD.findall(name)[:1]]
    return bool(first) and first[0] not in _NO_THING and not re.search(r"[’'](?:d|ll|m|re|ve)$", first[0])


def _as_it_goes_on(words: str) -> str:
    """In small letters where only the first word has a capital."""
    named = NAME.match(words)
    return words if named and (" " in named[0] or not named[0][1:].islower()) else f"{words[:1].lower()}{words[1:]}"
