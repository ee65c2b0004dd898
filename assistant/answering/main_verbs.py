"""Where in a run of words the verb is: 'leak' of 'do old boats leak'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.grammar import (
    AUXILIARIES,
    BE,
    BETWEEN,
    CONJUNCTIONS,
    DEFINITE,
    INDEFINITE,
    MANY,
    PREPOSITIONS,
    SOMEBODY,
    has_mark,
    is_plural,
    lower_at,
)
from assistant.answering.predicates import predicate_of
from assistant.answering.verbs import IMPERATIVES, VERBS, is_doing, is_done, is_past, is_verb
from assistant.patterns import regex

_FAR = 25  # words of a question in which its verb is looked for
_WITHIN = frozenset("about at for from in on under with".split())
SHARE = regex(r"\b(?:what|which) (?:fraction|number|percentage|proportion|share) of $", re.IGNORECASE)
_DOERS = SOMEBODY | {"who", "i", "we", "you", "they", "he", "she"}


def verb_of(question: str, words: Sequence[re.Match[str]], core: int, last: int, before: str, role: str) -> int:
    """Where in a run the verb is; after the run where there is none."""
    none = last + 1
    following = lower_at(words, none)
    if (
        (not core and words[core][0].lower() in IMPERATIVES)
        or (before in _DOERS and core and lower_at(words, core - 1) == before)
        or (before == "it" and lower_at(words, core - 2) in AUXILIARIES | CONJUNCTIONS)
        or (before == "to" and is_verb(words[core][0]))
        or (before in AUXILIARIES - BE and lower_at(words, core - 2) in _DOERS)  # 'if someone doesn't get it'
    ):
        return core
    if (said := predicate_of(words, core, last, before)) < none:
        return said
    does = before in AUXILIARIES - BE and core < last - 1 and is_verb(words[last - 1][0])  # 'do trainees get paid'
    if core < last and (none == len(words) or before in BE) and is_past(words[last][0]):
        return last - does
    if (
        core < last
        and (none == len(words) or following in PREPOSITIONS)
        and _is_participle(words[last][0], before, following)
    ):
        return last  # 'the work done in May'
    if (
        core == last
        and is_past(words[core][0])
        and _before_adverbs(words, core) in AUXILIARIES | {"be", "been", "being"}
    ):
        return core
    if core == last and before in ("what", "why") and is_verb(words[core][0]) and following not in AUXILIARIES:
        return core
    if before in PREPOSITIONS and core < last and words[last][0] in VERBS and _asks_what_it_does(question):
        return last  # 'What does the head of the library do?'
    if before in _WITHIN and _verb_is_due(words, core):
        return next((at for at in range(core + 1, last) if words[at][0] in VERBS), none)
    if role in ("asked", "subject") or before in CONJUNCTIONS:
        return _verb_of_subject(words, core, last, before, role)
    if following in DEFINITE | INDEFINITE | {"it", "them", "him"} and not has_mark(question, words, none):
        return last
    if core == last and before in ("what", "which", "") and is_verb(words[core][0]):
        return core
    if before == "of" and SHARE.search(question[: words[core].start()]):  # 'What share of firms train apprentices?'
        end = last if words[last][0] in VERBS else last - 1
        several = (at for at in range(core, end) if is_plural(words[at][0]) and not is_plural(words[at + 1][0]))
        return next(several, last) + 1
    # 'What share of pupils eat school meals?'
    verbs = (at for at in range(core + 1, last) if is_done(words[at][0]) or (before == "of" and words[at][0] in VERBS))
    return next((at for at in verbs if is_plural(words[at - 1][0])), none)


def _verb_of_subject(words: Sequence[re.Match[str]], core: int, last: int, before: str, role: str) -> int:
    """Where in a run that begins with a subject, or what is asked for, the verb is."""
    none = last + 1
    following = lower_at(words, none)
    verbs = (at for at in range(core + 1, none) if _is_verb_at(words, at))
    known = next((at for at in verbs if before not in BE or _may_follow_be(words, at)), none)
    if before in ("are", "were"):  # 'Why are fewer students choosing languages?'
        known = next((at for at in range(core + 1, known) if _is_done_by_several(words, at)), known)
    if known < none:
        return known
    if before in CONJUNCTIONS and core < last and is_plural(words[last - 1][0]) and not is_plural(words[last][0]):
        return last  # 'if two markers disagree'
    inverted = role == "subject" and before not in BE
    if several := _verb_of_several(words, core, last) if before in ("do", "did") or before in MANY else 0:
        return several  # 'Do Danes trust Sweden?'
    if before in ("are", "were") and not is_plural(words[last][0]):  # 'Why were suppliers unhappy?'
        return next((at + 1 for at in range(last, core - 1, -1) if is_plural(words[at][0])), none)
    does_it = inverted and last > core and following not in AUXILIARIES | {"of"}
    return last if does_it and not _verb_comes(words, none) else none


def _may_follow_be(words: Sequence[re.Match[str]], at: int) -> bool:
    """'Given' of 'Are reasons given', 'learn' of 'What are the lessons pilots learn', not 'aims' of 'the main aims'."""
    return is_past(words[at][0]) or (is_plural(words[at - 1][0]) and not words[at][0].endswith("s"))


def _verb_of_several(words: Sequence[re.Match[str]], core: int, last: int) -> int:
    """Where a word follows the plural that a run begins with, which is neither a name nor a plural; 0 for nowhere."""
    first = next((at for at in range(core, last) if is_plural(words[at][0])), last)
    following = words[first + 1][0] if first < last else ""
    return first + 1 if following.islower() and not is_plural(following) else 0


def _verb_is_due(words: Sequence[re.Match[str]], place: int) -> bool:
    """Whether what stands before a place asks, and has no verb yet: 'Does the head of the board in Kent buy books?'"""
    for at in range(place - 1, max(-1, place - _FAR), -1):
        if lower_at(words, at) in AUXILIARIES - BE:
            return True
        if lower_at(words, at) in CONJUNCTIONS or words[at][0] in VERBS:
            return False
    return False


def _verb_comes(words: Sequence[re.Match[str]], place: int) -> bool:
    """Whether the verb comes only behind a phrase: 'What does a ticket for children cost?'"""
    if lower_at(words, place) not in _WITHIN:
        return False
    for at in range(place + 2, min(len(words), place + _FAR)):
        if lower_at(words, at) in CONJUNCTIONS:
            return False
        if words[at][0] in VERBS and lower_at(words, at - 1) not in PREPOSITIONS | DEFINITE | INDEFINITE:
            return True
    return False


def _is_verb_at(words: Sequence[re.Match[str]], at: int) -> bool:
    """Not 'use' of 'Kent’s use of the pier'."""
    return is_verb(words[at][0]) and not words[at - 1][0].endswith(("’s", "'s"))


def _is_done_by_several(words: Sequence[re.Match[str]], at: int) -> bool:
    return is_doing(words[at][0]) and is_plural(words[at - 1][0])


def _is_participle(word: str, before: str, following: str) -> bool:
    return is_done(word) or (before in BE and following != "of" and is_doing(word))


def _before_adverbs(words: Sequence[re.Match[str]], place: int) -> str:
    """The word before a place and before the adverbs there: 'is' of 'is already finished'."""
    place -= 1
    while lower_at(words, place) in BETWEEN:
        place -= 1
    return lower_at(words, place)


def _asks_what_it_does(question: str) -> bool:
    return bool(re.search(r"\b(?:do|does|did|can|could|should|must|will|would|may|might) ", question, re.IGNORECASE))
