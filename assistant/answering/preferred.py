"""What tells best of an example, an effect, a difference or several things, where that is asked for; others may tell
it, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from assistant.answering.question import Question
from assistant.answering.several import Wanted, alike, singular, wanted
from assistant.answering.statements import Candidate, told
from assistant.answering.words import NUMBER_WORDS, number_of
from assistant.patterns import regex

# Sentences of the likeliest's passage, and log-odds, within which an example is looked for; log-odds for a difference.
NEAR, FAR, APART = 2, 2.5, 3.0
# 'These four areas matter most: depth, width, …'
_ENUMERATES = regex(
    rf"\b(?:(?P<number>{'|'.join(NUMBER_WORDS)}|\d{{1,2}}) )?(?:[\w’'-]+ )?(?P<noun>[a-z][\w’'-]+s)\b"
    r"(?:(?! that\b| which\b)[^.:;?!]){0,60}:\s[^:]*?[,;][^:]*?(?:[,;]| and | or )",
    re.IGNORECASE,
)
_EXAMPLES = regex(
    r"\b(?:what|which|any|some|give|list|name)\b (?:[\w’'-]+ ){0,3}?examples? (?:of|for|on|from|where|how|when)\b",
    re.IGNORECASE,
)
_IS_EXAMPLE = regex(r"\bsuch as\b|\bfor (?:example|instance)\b|\bexamples? \w|\be\.g\b", re.IGNORECASE)
# 'How did the talk differ between the three ports?': what tells of all sets them apart.
_DIFFER = regex(r"\bhow (?:do|does|did) .*\bdiffer\b", re.IGNORECASE)
_SETS_APART = regex(
    r"[;,] (?:and |but )?(?:whereas|while|whilst)\b|(?:by|in) contrast\b|on the other hand|\bdiffer(?:s|ed)?\b"
    r"|\bunlike\b|\b(?:is|are|was|were) (?:[\w’'-]+ly |very |quite )?(?:different|the exception)\b",
    re.IGNORECASE,
)
# 'What effect did the new sail have?': what comes after 'They tried a new sail.' tells of it.
_EFFECT = regex(
    r"\bwhat (?:(?:was|were|is|are) the |(?=\w+ (?:did|do|does|had|has|have)\b))"
    r"(?:consequence|difference|effect|impact|outcome|result)s?\b"
    r"|\bwhat (?:came|came out|followed|resulted) (?:from|of)\b"
    r"|\bwhat (?:did|do|does|has|have) [^?]*"
    r"\b(?:achieved?|bring about|brought about|lead to|led to|result(?:ed)? in)\W*$",
    re.IGNORECASE,
)
_CAME_OF_IT = regex(
    r"\b(?:achiev|attribut|consequen|effect|enabl|gain|impact|improv|increas|outcome|reduc|result|sav(?:ed|es|ing)\b"
    r"|credit\b|followed\b|helped\b|leads? to\b|led to\b|made it\b|meant\b|per ?cent\b|thanks to\b)|%",
    re.IGNORECASE,
)


# 'To make a difference, a crew should: …'
_TO_BE_DONE = regex(r"[^:]*\b(?:must|need(?:s|ed)? to|ought to|ha(?:s|ve) to|should)\b[^:]*:", re.IGNORECASE)


@lru_cache(maxsize=256)
def _sign(question: str) -> re.Pattern[str] | None:
    """What the best answers have, None where any may be the best."""
    if _EXAMPLES.search(question):
        return _IS_EXAMPLE
    if _EFFECT.search(question):
        return _CAME_OF_IT
    return _SETS_APART if _DIFFER.search(question) else None


def tells_no_effect(question: str, text: str, is_list: bool = False) -> bool:
    """Whether an effect is asked for and the text tells of none; a list, which says what it is of before its items,
    only where it says what is to be done."""
    if _sign(question) is not _CAME_OF_IT:
        return False
    return bool(_TO_BE_DONE.match(text)) if is_list else not _CAME_OF_IT.search(text)


def preferred(question: str, having: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of what may answer, likeliest first, what gives an example, tells of an effect or sets apart, if that is asked.

    Where none gives an example or tells of an effect, with one that stands by the likeliest.
    """
    sign = _sign(question)
    if not sign or not having:
        return list(having)
    best = having[0]
    telling = [one for one in having if sign.search(told(one))]
    if sign is _SETS_APART:
        return telling or led_by(having, candidates, best.odds - APART, lambda one: bool(sign.search(told(one))))
    if telling:  # what gives none by its words may give one
        return list(having)
    own = best.passage.sentences
    by_it = [
        one
        for one in candidates
        if one.odds >= best.odds - FAR and one.sentence in own[max(0, best.place - NEAR) : best.place + NEAR + 1]
    ]
    if sign is _CAME_OF_IT:
        after = [one for one in by_it if one.sentence in own[best.place + 1 :] and sign.search(told(one))]
        return [*after[:1], *having]
    return [*having[:1], *[one for one in by_it if sign.search(told(one))], *having[1:]]


def led_by(
    having: Sequence[Candidate], candidates: Sequence[Candidate], least: float, leads: Callable[[Candidate], bool]
) -> list[Candidate]:
    """What may answer behind the likeliest of the candidates that `leads`, if it has these log-odds at least."""
    first = next((one for one in candidates if one.odds >= least and leads(one)), None)
    return [*([first] if first else []), *(one for one in having if one != first)]


def enumerating(question: Question, having: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of what may answer, likeliest first, behind what enumerates the things asked for, which may be less likely."""
    sought = wanted(question)
    if not (sought.several and (sought.noun or sought.number) and having) or _enumerates(sought, told(having[0])):
        return list(having)
    return led_by(having, candidates, having[0].odds - FAR, lambda one: _enumerates(sought, told(one)))


def _enumerates(sought: Wanted, text: str) -> bool:
    """Whether a text enumerates what is asked for, by its noun, or as many of something as are asked for."""
    return any(
        singular(match["noun"]) in alike(sought.noun)
        or (sought.number and number_of(match["number"] or "") == sought.number)
        for match in _ENUMERATES.finditer(text)
    )
