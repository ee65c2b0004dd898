"""Which of several is first or last in something: what tells of all of them alike does not say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.advice import besides_asked
from assistant.answering.matching import Term
from assistant.answering.statements import Candidate, told
from assistant.answering.valued import valued
from assistant.patterns import regex

_NO_DEGREE = (
    "arrest|chest|contest|digest|east|forest|guest|harvest|honest|interest|invest|latest|manifest|modest|nearest|nest"
    "|pest|priest|protest|quest|request|rest|suggest|test|vest|west"
)
_EST = rf"(?:best|fewest|furthest|least|most|worst|(?!(?:{_NO_DEGREE})\b)[a-z]{{3,}}est)"
_ONE = (
    r"(?:agenc(?:y|ies)|authorit(?:y|ies)|councils?|departments?|groups?|organi[sz]ations?|partners?|phases?|regions?"
    r"|reports?|sectors?|services?|trusts?|workshops?)"
)
_ASKED = regex(
    rf"\b(?:which|what) (?:of the )?(?:[\w’'-]+ )?(?P<one>{_ONE})\b[^?,;]*?\b(?P<degree>{_EST})\b(?! of\b)",
    re.IGNORECASE,
)
_DEGREE = regex(
    rf"\b(?!best practice|most (?:of|\w+ly)\b)(?:{_EST}|ahead|chief|dominant|foremost|leading|main|particularly|peak\w*"
    r"|primary|principal|top|unlike|(?:fewer|less|more|[a-z]{3,}er) (?:[\w’'-]+ ){0,5}?than|(?:in|by) contrast"
    r"|on the other hand)\b",
    re.IGNORECASE,
)
_ALIKE = regex(rf"\b(?:all|both|each|every)(?: of)?(?: the| these| those)?(?: \w+)? {_ONE}\b", re.IGNORECASE)


def of_degree(question: str, weighty: Sequence[Term], candidates: Sequence[Candidate]) -> list[Candidate]:
    """What is foremost, or tells of worth or trouble, where that is asked for. candidates: likeliest first."""
    return foremost(question, weighty, valued(question, weighty, candidates))


def foremost(question: str, weighty: Sequence[Term], candidates: Sequence[Candidate]) -> list[Candidate]:
    """What sets one apart by degree, where that is asked for, near to the likeliest; all where it is not.

    candidates: likeliest first.
    """
    asked = _ASKED.search(question)
    if not candidates or not asked:
        return list(candidates)
    return besides_asked(f"{asked['one']} {asked['degree']}", weighty, candidates, _sets_apart)


def _sets_apart(one: Candidate) -> bool:
    return bool(_DEGREE.search(told(one))) and not _ALIKE.search(told(one))
