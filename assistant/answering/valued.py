"""What went well, where that is asked: a sentence that tells of trouble, or of no worth at all, does not say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.advice import TROUBLE, near_by_topic
from assistant.answering.matching import Term
from assistant.answering.statements import Candidate, told
from assistant.patterns import regex

_ASKED = regex(
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


def valued(
    question: str, weighty: Sequence[Term], having: Sequence[Candidate], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Of what may answer, what tells of worth, if that is asked for; else what does so near the likeliest, or nothing.

    candidates: what else there is, likeliest first.
    """
    if not having or not _ASKED.search(question):
        return list(having)
    return [one for one in having if _has_worth(one)] or near_by_topic(
        weighty, having[0], filter(_has_worth, candidates)
    )


def _has_worth(one: Candidate) -> bool:
    return bool(_WORTH.search(told(one))) and not TROUBLE.search(told(one))
