"""What a term is: the sentence that says so ('A jetty is …') comes before those that tell of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from assistant.answering.words import WORD

_ASKED = re.compile(
    r"^\W*(?:and )?(?:what (?:exactly )?(?:is|are|was|were)(?: meant by)?|define|what (?:does|do)"
    r"|(?:what is )?the (?:meaning|definition) of) (?:an? |the )?(?P<term>[^?,;:()]{1,60}?)"
    r"(?: (?:mean|stand for|called|exactly))?\W*(?:\((?P<known>[^()]*)\))?\W*$",
    re.IGNORECASE,
)
_IS = r"(?:is|are|was|were|means?|refers? to|stands? for|denotes?|consists? of|comprises?|describes?)"
LONGEST = 5  # words of a term: what is longer is a description


@lru_cache(maxsize=256)
def _says(term: str) -> re.Pattern[str]:
    """'The T is …', 'The T (short), which is …', 'T, a body that …', 'T: …', '… known as the T'."""
    words = r"\W+".join(map(re.escape, WORD.findall(term)))
    bracketed = r"(?:\s*\([^()]{1,60}\)|\s*\[\d+\])?"
    return re.compile(
        rf"^\W*(?:[\w’'-]+ ){{0,2}}?{words}[’'”\"]?{bracketed}"
        rf"(?: {_IS} |, (?:an?|the) |, [^,;:]{{3,60}}, {_IS} |\s?[:–—] )"
        rf"|\b{words}{bracketed},? (?:which|that|who) {_IS}\b"
        rf"|\b(?:called|known as|termed|defined as) (?:an? |the )?{words}\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=256)
def explained(question: str) -> tuple[str, ...]:
    """The term that a question wants explained, with its other names in brackets; () where it wants a description."""
    match = _ASKED.match(question)
    if not match or not 0 < len(WORD.findall(match["term"])) <= LONGEST:
        return ()
    known = (match["known"] or "").split(", ")
    return (match["term"], *(one for one in known if one)) if match["term"] in known else (match["term"],)


def defines(terms: Collection[str], text: str) -> bool:
    """Whether a sentence says what one of the terms is."""
    return any(_says(term).search(text) for term in terms)
