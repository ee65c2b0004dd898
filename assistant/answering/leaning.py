"""Whether a question leans on the one before it: it points there, or leaves open of what it asks."""

from __future__ import annotations

import re

from assistant.answering.grammar import AUXILIARY
from assistant.answering.likeness import phrase_sort
from assistant.answering.noun_phrases import Phrase, phrases
from assistant.answering.one_like_it import points_to_its_kind
from assistant.answering.pointers import POINTING, content, points_back
from assistant.answering.sorts import YEAR
from assistant.answering.verbs import PAST, VERBS
from assistant.patterns import regex

MOST_KNOWN = 3  # words that carry meaning
# 'What are the conditions?', 'What happens at the meeting?', 'What training is there?': of what was spoken of.
_KNOWN = regex(
    r"(?:main )?(?:advantage|aim|alternative|amount|appeal|application|assessment|benefit|budget|cause|condition"
    r"|consequence|cost|deadline|decision|disadvantage|document|drawback|effect|evidence|exception|fee|figure|form|goal"
    r"|hearing|help|inspection|interview|limit|meeting|member|money|notice|number|objective|outcome|payment|penaltie"
    r"|percentage|price|proof|proportion|purpose|qualification|rate|reason|requirement|result|risk|share|support|test"
    r"|time|total|training|trend|visit)s?|penalty",
    re.IGNORECASE,
)
# 'Who are the authors?' after what was asked of a report.
_OF_A_SOURCE = regex(r"(?:author|editor|publisher|subtitle|title|writer)s?", re.IGNORECASE)
_SOURCE = regex(
    r"\b(?:articles?|briefings?|books?|guides?|handbooks?|manuals?|overview|papers?|phases?|publications?|publish(?:ed)?"
    r"|reports?|reviews?|series|stud(?:y|ies)|surveys?|wrote|written)\b",
    re.IGNORECASE,
)
# 'This report', 'this year' point to nothing that was said.
_OWN_OR_TIME = regex(
    r"(?:article|book|briefing|chapter|document|guide|handbook|manual|overview|paper|report|study|survey|day|month|time"
    r"|week|year)s?\b",
    re.IGNORECASE,
)
_AMONG = frozenset("among at by for from in on with".split())
_SAYS = regex(r"^\W*(?:(?:and|but|so) )?what (?:do|does|did) (?P<who>[^?]{2,40}) (?:say|think)\W*$", re.IGNORECASE)
_ANYBODY = r"(?:i|we|you|they|he|she|anyone|someone)"
_OPEN = (
    # 'What did they do instead?'
    regex(r"\b(?:afterwards|in (?:return|that case)|instead|next|otherwise)\W*$", re.IGNORECASE),
    # 'Do I qualify if I live abroad?', 'Can they appeal?'
    regex(
        rf"\b{_ANYBODY} (?:also |still )?(?:be |(?:am|are|is) |(?:have|need) to )?"
        r"(?:appeal|apply|cancel|claim|complain|eligible|entitled|qualify|register|renew)"
        r"(?=\W*$| (?:after|again|at|before|by|early|if|in|late|online|once|twice|unless|when"
        r"|while|with|without)\b)",
        re.IGNORECASE,
    ),
    # 'Even if it leaks?', 'Is it worse in Kent?'
    regex(r"^\W*(?:(?:and|but|so|even|only) )*(?:if|unless) [^,]*$", re.IGNORECASE),
    regex(r"\bit (?:be )?(?:better|cheaper|dearer|worse) (?:at|by|for|in|on|with)\b", re.IGNORECASE),
    # 'How many in Kent?', 'How many say yes?'
    regex(
        r"^\W*(?:(?:and|but|so) )?how (?:many|much)(?: more)? "
        rf"(?:{AUXILIARY}n['’]t|{'|'.join(sorted(VERBS | PAST | _AMONG))})\b",
        re.IGNORECASE,
    ),
)


def leans(text: str, before: str) -> bool:
    """Whether a question has nothing that it asks of, or speaks of what was spoken of before it."""
    if not content(text) or points_back(text) or points_to_its_kind(text):
        return True
    is_open = any(one.search(text) for one in _OPEN) or _says_of_what(text)
    return len(content(text)) <= MOST_KNOWN and (is_open or _is_of_known(text, before))


def _says_of_what(text: str) -> bool:
    """'What do pilots say?' does not tell of what."""
    says = _SAYS.match(text)
    who = next((one for one in phrases(text) if one.role == "subject"), None) if says else None
    return bool(says and who and who.text == says["who"] and phrase_sort(who) == "people")


def _is_of_known(text: str, before: str) -> bool:
    """Whether all that a text speaks of is such as is known from before: 'When does the money come?', 'that group'."""
    found = [one for one in phrases(text) if not YEAR.fullmatch(one.bare)]
    return bool(found) and all(_is_known(one) or _is_of_source(one, before) for one in found)


def _is_of_source(one: Phrase, before: str) -> bool:
    return bool(one.article == "the" and _OF_A_SOURCE.fullmatch(one.bare) and _SOURCE.search(before))


def _is_known(one: Phrase) -> bool:
    if one.article in POINTING and not _OWN_OR_TIME.match(one.bare):
        return one.bare == one.own and " " not in one.own
    return bool(_KNOWN.fullmatch(one.bare)) and (one.article == "the" or one.role == "asked")
