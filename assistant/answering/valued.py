"""What went well, or what stood in the way, where that is asked: what tells of the contrary does not say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.advice import TROUBLE, besides_asked
from assistant.answering.matching import Term
from assistant.answering.statements import Candidate, leads_to, told
from assistant.patterns import regex
from assistant.records import Role

_WELL = regex(
    r"\bwhat (?:has |have |had )?(?:gone|goes|went|work(?:ed|s)?) (?:best|right|smoothly|well)\b"
    r"|\bwhat (?:are|is|was|were) (?:the )?(?:achievements?|good (?:news|points|things)|strengths|successes)\b"
    r"|\bwhat (?:are|is|was|were) (?:good|successful) (?:about|at|in)\b",
    re.IGNORECASE,
)
_WORTH = regex(
    r"\b(?:achiev\w*|benefit\w*|best|better|effective\w*|gain(?:ed|s)|good practice|help(?:ed|s)|improv\w*|positive"
    r"|prais\w*|saved|success(?:ful|fully)?|useful|well|work(?:ed|s))\b",
    re.IGNORECASE,
)
_TROUBLES = (
    r"(?:barriers?|challenges?|difficult(?:y|ies)|disadvantages?|downsides?|drawbacks?|failings?|hurdles?|obstacles?"
    r"|problems?|shortcomings?|troubles?|weakness(?:es)?)"
)
_AMISS = regex(
    rf"\b(?:what|which)(?: [\w’'-]+){{0,4}}? {_TROUBLES}\b"
    r"|\bwhat (?:are|goes|has gone|have gone|is|was|went|were) (?:badly|wrong)\b",
    re.IGNORECASE,
)
_HARM = regex(
    r"\b(?:abandon|barrier|behind\b|cancel|challeng|complain|complex|concern|conflict|confus|costly|critici|cynic|damag"
    r"|delay|difficult|disadvantage|distrust|doubt|downside|drawback|duplicat|expensive|fail|fear|hard(?:er)?\b|harm"
    r"|hinder|hurdle|impede|impossible|inadequate|ineffic|insufficient|lack|lose\b|loss|lost\b|mistrust|obstacle|oppos"
    r"|outdated|overr[au]n|overspen|poor|prevent|problem|reluctan|resist|scarce|sceptic|setback|shortage|shortcoming"
    r"|shortfall|slip(?:p|s\b)|slow|struggl|suffer|threat|troubl|unab|uncertain|unclear|unsuit|unwilling|wast|weak|worse"
    r"|worst|wrong)",
    re.IGNORECASE,
)
# Of trouble only where no worth is told of beside.
_MAY_HARM = regex(
    r"\b(?:despite|less|limit\w*|never|no|not|old(?:er)?|risk\w*|too|without|cannot)\b|n['’]t\b", re.IGNORECASE
)


def valued(question: str, weighty: Sequence[Term], candidates: Sequence[Candidate]) -> list[Candidate]:
    """What tells of worth, or of trouble, where that is asked for, and is near to the likeliest; all where it is not.

    candidates: likeliest first.
    """
    well, amiss = _WELL.search(question), _AMISS.search(question)
    asked = well or amiss
    if not candidates or not asked:
        return list(candidates)
    return besides_asked(asked[0], weighty, candidates, _has_worth if well else _has_trouble)


def _has_worth(one: Candidate) -> bool:
    return bool(_WORTH.search(told(one))) and not TROUBLE.search(told(one))


def _has_trouble(one: Candidate) -> bool:
    """Whether a sentence, or what leads to it, tells of trouble; of an item or a row, its heading."""
    over = one.passage.heading if one.sentence.role in (Role.ITEM, Role.TABLE) else ""
    said = (told(one), *leads_to(one), over)
    may = any(map(_MAY_HARM.search, said)) and not any(map(_WORTH.search, said))
    return may or any(map(_HARM.search, said))
