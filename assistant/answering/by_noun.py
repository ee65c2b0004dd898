"""What is asked by a verb is asked by the noun that headings of the reports have: 'What got in the way of trade?'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.grammar import AUXILIARY
from assistant.answering.kinds import head_noun
from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import stem, stems_of, terms
from assistant.patterns import regex

_FIRST = r"^(?P<first>\W*(?:(?:and|but|so|then|[\w ]{1,30},) )*)"
_END = r"(?: (?:most|mainly|along|there|then))?\W*$"
_BACK = r"(?P<back> (?:it|them|that|this|those|these|they))?"
# 'of joint trade', 'in the north'; 'a long voyage', but not 'crews mend their boats'.
_OF = r"(?P<of> (?!to\b)(?:(?:of|in|for|with|at|across)(?: [\w’'-]+){1,8}?|[\w’'-]+(?: [\w’'-]+){0,2}?))?"
_HAS = r"(?:has |have |had |would |could |might |was |is )?"
_MAIN = "(?:main |chief |key |biggest )?"
_HINDERED = tuple(
    regex(_FIRST + form + _END, re.IGNORECASE)
    for form in (
        rf"what {_HAS}(?:gets?|got|stands?|stood|came|comes?|been )?\s?in (?:the|their|its) way{_OF}",
        rf"what {_HAS}(?:hinder|hamper|imped|obstruct)(?:s|ed|es)?{_BACK}{_OF}",
        rf"what {_HAS}(?:made|makes?) (?:it|them|this)?(?: so)?(?: hard| difficult| harder| tricky){_OF}",
        rf"what {_HAS}(?:made|makes?)(?P<of> (?!it\b|them\b|this\b|that\b)[\w’'-]+(?: [\w’'-]+){{0,3}}?)(?: so| very)?"
        r" (?:hard|harder|difficult|tricky|challenging)",
        rf"what {_HAS}(?:h[eo]ld|holding|holds){_BACK}{_OF} back",
        rf"what (?:were|are) the {_MAIN}(?:stumbling blocks|sticking points|pain points|road ?blocks){_OF}",
    )
)
_HELPED = tuple(
    regex(_FIRST + form + _END, re.IGNORECASE)
    for form in (
        rf"what {_HAS}help(?:s|ed)?(?: to overcome| against)?{_BACK}{_OF}",
        rf"what {_HAS}(?:made|makes?) (?:it|them|that|this|things) (?:easier|easy|work|possible|succeed){_OF}",
        rf"what (?:were|are) the {_MAIN}(?:success factors|keys to success){_OF}",
    )
)
_OVERCOME = regex(
    rf"{_FIRST}how (?:(?:were|are|can) (?:they|these|those) (?:be )?|(?:did|do|can) (?:they|we|people) )"
    rf"(?:dealt with|deal with|overcome|solved?|tackled?)(?: them| these| those)?{_END}",
    re.IGNORECASE,
)
_OF_TROUBLES = regex(r"\b(?:barriers?|challenges?|constraints?|difficult(?:y|ies)|hurdles?|obstacles?|problems?)\b")
_CHALLENGES = "challenges obstacles barriers hurdles difficulties constraints"
_ENABLERS = "enablers drivers facilitators"
_RELATES = regex(r" ?(?:of|in|to|for|with|at|across) ", re.IGNORECASE)


def by_noun(asked: str, headings: Sequence[str], before: str = "") -> str:
    """The question by the noun that some heading has ('What were the challenges of trade?'), or as it is.

    before: the question before, by its noun: 'what helped them?' asks what overcame troubles that it asked for.
    """
    of_troubles = bool(_OF_TROUBLES.search(before))
    for forms, nouns in ((_HINDERED, _CHALLENGES), (_HELPED, _ENABLERS)):
        match = next((match for form in forms if (match := form.search(asked))), None)
        match = match or (_OVERCOME.search(asked) if forms is _HELPED and of_troubles else None)
        if not match or not (noun := _headed(nouns.split(), headings)):
            continue
        groups = match.groupdict()
        if _is_of(groups.get("of") or "", noun, headings) and (of_troubles or not groups.get("back")):
            of = (groups.get("of") or "").rstrip()
            of = f" of {of.strip()}" if of and not _RELATES.match(of) else of
            first = match["first"]
            return f"{first}{'w' if first.strip() else 'W'}hat were the {noun}{of}?"
    return asked


def _is_of(said: str, noun: str, headings: Sequence[str]) -> bool:
    """Whether what is said of the noun is nothing, a subject of the reports, or in a heading that has the noun.

    'What stands in the way of a toll?' is told by no 'Challenges of trade'.
    """
    words = {stem(word) for word in terms(said)} if said.strip() else set()
    subject = re.sub(r"^(?:the|an?) ", "", _RELATES.sub("", f" {said.strip()} ", count=1).strip(), flags=re.IGNORECASE)
    if not words or subject.casefold() in map(str.casefold, headings):
        return True
    having = [with_synonyms(stems_of(heading)) for heading in headings if noun in heading.lower().split()[:3]]
    return any(with_synonyms([word]) & heading for word in words for heading in having)


def _headed(nouns: Sequence[str], headings: Sequence[str]) -> str:
    """The first of the nouns that a heading begins with, but for a number: 'Six challenges'."""
    words = [heading.lower().split()[:3] for heading in headings]
    return next((noun for noun in nouns if any(noun in first for first in words)), "")


# 'Did the crews face?', of 'What hurdles did the crews face?'
_FACED = regex(
    rf"^{AUXILIARY} (?P<who>[\w’' -]+?) (?:encounter|experience|face|find|have|identify|list|meet|name|report|see)"
    r"(?:e?d)?(?=\W*$)",
    re.IGNORECASE,
)


_LISTED = regex(rf"^\W*(?:what|which) ([\w’-]+s) {AUXILIARY}\b", re.IGNORECASE)


def without_list(context: str, asked: str) -> str:
    """The question before without what it lists, where the next one asks for a list of something else.

    'And what were the enablers?' after 'What challenges did they face?' wants no challenges.
    """
    listed = _LISTED.match(context)
    before, now = head_noun(context) or (listed[1] if listed else ""), head_noun(asked)
    if not before or not now or stem(before) == stem(now):
        return context
    rest = re.sub(rf"\b(?:(?:what|which) )?{re.escape(before)}\b", " ", context, flags=re.IGNORECASE)
    return " ".join(_FACED.sub(r"\g<who>", rest.strip()).split())
