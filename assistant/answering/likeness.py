"""How much a phrase of a follow-up has in common with the one whose place it may take in the question before."""

from __future__ import annotations

import re

from assistant.answering.groups import are_people
from assistant.answering.noun_phrases import Phrase
from assistant.answering.sorts import YEAR, is_measure, sort_of

_NEVER = -9.0
_OF_ANOTHER = {" of ": 1.0, " on ": 2.25}  # less for what is of, or on, another


def phrase_sort(one: Phrase) -> str:
    """'people' or 'body', by its noun, or as it stands in the question: 'Danes'."""
    return sort_of(one.head) or ("people" if one.role and are_people(one) else "")


def likeness(old: Phrase, new: Phrase, asks: str) -> float:
    """How much two phrases have in common in form and sort. Of 'the role of the auditor' the auditor is likelier, and
    of 'tax on shares' the shares."""
    if YEAR.search(old.text) or re.fullmatch(r".*\d", old.text):
        return _NEVER
    bare = old.role == "subject" and not old.article  # 'How does age affect that?'
    if is_measure(old.head) != is_measure(new.head) and old.role != "topic" and not bare:
        return _NEVER
    same = _of_form(old, new)
    return same if is_measure(new.head) else same - _OF_ANOTHER.get(asks[old.end : old.end + 4], 0.0)


def _of_form(old: Phrase, new: Phrase) -> float:
    sorts = phrase_sort(old), phrase_sort(new)
    same = 2.0 * (bool(sorts[0]) and bool(sorts[1])) + (sorts[0] == sorts[1] != "")
    if old.named or new.named:
        same += old.role == "subject" and bool(sorts[0] or sorts[1])
    else:
        same -= 2.25 * (bool(sorts[0]) != bool(sorts[1])) + 0.5 * (bool(old.article) != bool(new.article))
    same += 2.5 if old.definite == new.definite else 0
    if not old.named:
        same += 1 if old.plural == new.plural else -1
    elif new.named and old.plural != new.plural:
        same -= 1.5  # 'Norway' for 'Sweden', and not for 'Danes'
    same += 1 if old.named == new.named else -1
    return same + (0.25 if old.role == "subject" else 0) - (0.5 if old.role == "asked" else 0)
