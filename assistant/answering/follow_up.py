"""A follow-up becomes a question that can be understood alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.ellipsis import filled, leaves_out_its_verb
from assistant.answering.fragments import plain_topic, put_in_by
from assistant.answering.framing import ASKS
from assistant.answering.grammar import AUXILIARY, NAME, PREPOSITIONS
from assistant.answering.groups import regrouped
from assistant.answering.leaning import leans
from assistant.answering.noun_phrases import phrases
from assistant.answering.numbering import renumbered
from assistant.answering.pointers import (
    MORE,
    OPENS_AS_FOLLOW_UP,
    PERSON,
    PRONOUN,
    SEVERAL,
    SINGLE,
    content,
    one_of,
    points_back,
    referring,
)
from assistant.answering.putting_in import put_in
from assistant.answering.sorts import ORDINAL, YEAR
from assistant.answering.swapping import swapped
from assistant.answering.words import WORD, terms
from assistant.patterns import regex

MOST_TURNS = 8  # of a conversation: what was said before them is not pointed to
BACK = 2  # questions that a follow-up may be about
LONGEST_FRAGMENT = 120  # characters
FEW = 4  # words that carry meaning; more are a question of their own
NUMBERED = regex(rf"\bthe {ORDINAL}\b", re.IGNORECASE)
ARTICLE = regex(r"^(?:the|an?) ", re.IGNORECASE)
_ASKS_ITSELF = regex(
    rf"^\W*(?:(?:and|but|so|or|also|then)\W+)?(?!what (?:about|of)\b|how about\b){ASKS}\b", re.IGNORECASE
)
_PLACED = rf"(?:{'|'.join(sorted(PREPOSITIONS))}|the (?:second|third|last)) (?!(?:what|which|whom|whose|how) )"
_BEGINS_WITHIN = regex(rf"^\W*{_PLACED}[^.!]*\?|^\W*the [\w-]+ ones?\W*$", re.IGNORECASE)


_MORE_ABOUT = regex(
    r"^\W*(?:(?:and|but|ok|okay|please|so)\W+)*(?:(?:can|could|would) you )?(?:please )?(?:tell (?:me|us)|say|explain)"
    r"(?: (?:a (?:bit|little)|some|much))? more (?:about|on) (?!the ones?\b)",
    re.IGNORECASE,
)
_VERB = regex(rf"\b{AUXILIARY}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StandAlone:
    """A question as it is to be understood. `context` is what was asked before it, where it leans on that and nothing
    tells what word of it could be put in, or ''; `topic` is what was put in for a word such as 'it', or ''; `otherwise`
    is a plainer question that may be meant as well, or ''; `listed` is the question that asked for the list of which
    this one asks for 'the second', or ''."""

    asked: str
    context: str = ""
    topic: str = ""
    otherwise: str = ""
    listed: str = ""


def stand_alone(text: str, history: Sequence[str], scopes: Sequence[str]) -> StandAlone:
    """A follow-up as a question of its own: from the last question of `history` that had a subject, as that was
    understood itself."""
    before: list[StandAlone] = []
    for earlier in history[-MOST_TURNS:]:
        if WORD.search(earlier) and terms(earlier):
            earlier = " ".join(earlier.split())
            alone = _of_list(_leaning(_after(before, earlier, scopes), before), before, earlier)
            open_one = alone.asked == earlier and content(earlier)  # 'Who did they ask?', of whom nothing tells
            own = (phrases(earlier) or open_one) and not (MORE.match(earlier) or _is_fragment(earlier))
            if own or not (alone.context or (before and MORE.match(earlier))):
                before.append(alone)
    return _of_list(_after(before, text, scopes), before, text)


def _of_list(alone: StandAlone, before: Sequence[StandAlone], text: str) -> StandAlone:
    """With the question that asked for the list of which 'the second' is one, if that was asked before."""
    if not before or not NUMBERED.search(alone.asked) or not (alone.context or alone.asked != text):
        return alone
    own = before[-1].asked if one_of(text) and not NUMBERED.search(before[-1].asked) else ""
    return replace(alone, listed=before[-1].listed or own)


def _after(before: Sequence[StandAlone], text: str, scopes: Sequence[str]) -> StandAlone:
    """What is asked after these questions: the last, or the one before that where nothing of the last can be put in."""
    fragment = _is_fragment(text)
    if not before or not (fragment or leans(text, before[-1].asked)):
        return StandAlone(text)
    if fragment and before[-1].listed and (other := _another_list(text, before[-1].listed, scopes)):
        return StandAlone(other, topic=put_in_by(text))
    if found := filled(text, before[-1].asked):
        return StandAlone(found, before[-1].context, before[-1].topic)
    if leaves_out_its_verb(text):
        return StandAlone(text, _context_of(before[-1]))
    for earlier in reversed(before[-BACK:]):
        last = earlier is before[-1]
        if not fragment and _points_to_the_same(text, before[-1]):
            break
        found = regrouped(earlier.asked, earlier.topic, put_in_by(text)) if fragment else ""
        if fragment and not found and not PRONOUN.search(text):
            found = swapped(earlier.asked, text, scopes, last)
        said, topic, open_still = put_in(text, earlier.asked, earlier.topic)
        if fragment and not found:
            found = swapped(earlier.asked, said, scopes, last)
        if found:
            own = put_in_by(text)
            topic = own if own in found and not YEAR.search(own) else topic or earlier.topic
            named = NAME.search(own)
            context = earlier.context if points_back(found) else ""
            return StandAlone(
                found, context, topic=topic, otherwise=plain_topic(text, bool(earlier.otherwise)) if named else ""
            )
        if last and fragment and earlier.context and (other := swapped(earlier.context, text, scopes)):
            return StandAlone(_of_another(earlier.asked, put_in_by(text)), other, put_in_by(text), other)
        if said != text and (last or not _is_doubtful(text, earlier.asked)):
            return StandAlone(said, earlier.asked if open_still or points_back(said) else "", topic)
    return StandAlone(text, _context_of(before[-1]), otherwise=plain_topic(text))


def _another_list(text: str, listed: str, scopes: Sequence[str]) -> str:
    """'And the enablers?' after 'the second challenge' asks for another list; '' where the fragment names no things."""
    named = phrases(text)
    return swapped(listed, text, scopes) if named and named[-1].plural and not NUMBERED.search(text) else ""


def _of_another(asked: str, named: str) -> str:
    """'Phase 3: who are the authors?'"""
    asks = asked if asked[:2].isupper() else f"{asked[0].lower()}{asked[1:]}"
    return f"{named[0].upper()}{named[1:]}: {asks}"


def _leaning(alone: StandAlone, before: Sequence[StandAlone]) -> StandAlone:
    """'Tell me more about the staff' is understood alone, but what comes next may lean on the question before it."""
    more = before and not alone.context and _MORE_ABOUT.match(alone.asked)
    return replace(alone, context=_context_of(before[-1])) if more else alone


def _is_doubtful(text: str, before: str) -> bool:
    """Whether 'they' may be one or the other of what was spoken of two questions back."""
    several = {one.head for one in phrases(before) if one.plural}
    return len(several) > 1 and any(one[1].lower() in SEVERAL for one in referring(text))


def _points_to_the_same(text: str, last: StandAlone) -> bool:
    """Whether 'it' is the 'it' of the question before, of which it could not be told what that is."""
    words = {one[1].lower() for one in referring(text)}
    open_words = {one[1].lower() for one in PRONOUN.finditer(last.asked)} if last.context else set()
    alike = [words & sort for sort in (SINGLE, SEVERAL, PERSON) if words & sort and open_words & sort]
    return bool(words) and words == set().union(*alike)


def _context_of(last: StandAlone) -> str:
    """The question that one leans on which comes after `last`: of the phase that this has passed on to."""
    return renumbered(last.context, last.asked) or last.context or last.asked


def _is_fragment(text: str) -> bool:
    """'And in the NHS?' is no whole question, 'And when did it start?' is."""
    if len(text) > LONGEST_FRAGMENT or MORE.match(text):
        return False
    opens = OPENS_AS_FOLLOW_UP.match(text) or _BEGINS_WITHIN.match(text)
    return bool(opens) and len(content(text)) <= FEW and not _has_verb(text) and not _ASKS_ITSELF.match(text)


def _has_verb(text: str) -> bool:
    return bool(_VERB.search(text))
