"""What counts things off one by one: 'Each meeting took up one port: the first Deal, the second Dover.'"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.several import has_noun
from assistant.answering.statements import Candidate, Statement, leaning, one_by_one
from assistant.answering.whole import Wholes
from assistant.answering.words import ORDINAL_WORDS
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Role

# 'The first on trade', 'the second was', 'and the third, tolls'; 'the first meeting' where meetings are counted off.
_VERB_OR_LINK = (
    r"about|at|being|by|came|comes|concern(?:s|ed)?|cover(?:s|ed)?|deals?|dealt|for|from|ha[ds]|in|is|look(?:s|ed)|of|on"
    r"|took|to|was|with|would"
)
NEAR = 2.5  # log-odds that what counts off may be less likely than the likeliest
_ORDER = {
    0: r"first|initial\w*|beg[aiu]n\w*|start\w*|earli\w+|open\w*|original\w*",
    -1: r"last|final\w*|end(?:s|ed)?|latest|conclu\w+|clos\w+",
}
_ANY_ORDER = regex(
    r"\b(?:first|then|next|before|after\w*|follow\w*|second(?:ly)?|third(?:ly)?|finally|later|last(?:ly)?|order|sequence"
    r"|precede[ds]?)\b",
    re.IGNORECASE,
)


def told_in_turn(noun: str, first: int | None, candidates: Sequence[Candidate], index: Index) -> Statement | None:
    """The likeliest of what counts things of a noun off, up to the place that is asked for; None where nothing does."""
    wholes = Wholes(index)
    for one in candidates:
        if one.odds < candidates[0].odds - NEAR:
            return None
        if told := _statement(one, noun, first, wholes):
            return told
    return None


def _statement(one: Candidate, noun: str, first: int | None, wholes: Wholes) -> Statement | None:
    if one.sentence.group:
        passage, whole = wholes.of(one.passage, one.sentence.group)
        place = passage.sentences.index(whole[0]) if whole[0] in passage.sentences else 0
        before = passage.sentences[max(0, place - 1) : place] if whole[0].role is Role.LEAD_IN else ()
        leads = " ".join([passage.heading, *(part.text for part in (*before, whole[0]))])
        items = [part.text for part in whole if part.role is Role.ITEM]
        if has_noun(leads, noun) and _counts_off(" ; ".join(items), noun, first):
            return Statement(passage, whole, one.odds)
        return None
    if one.sentence.role is not Role.TEXT:
        return None
    named = one_by_one(one.passage, one.place) or leaning(one.passage, one.place)
    text = " ".join(part.text for part in named)
    if _announces(text, noun) and _counts_off(text, noun, first):
        return Statement(one.passage, named, one.odds)
    return None


def _announces(text: str, noun: str) -> bool:
    """Whether a text names the things before it counts them off."""
    begins = re.search(r"\b(?:first|one)\b", text, re.IGNORECASE)
    return begins is not None and has_noun(text[: begins.start() + len(noun) + 10], noun)


def _counts_off(text: str, noun: str, first: int | None) -> bool:
    """Whether a text counts off at least two, in order, and as many as the place asked for needs."""
    least = max(2, (first or 0) + 1)
    at = 0
    for word in ORDINAL_WORDS[:least]:
        match = re.compile(
            rf"\b{word}(?:ly)?(?: {re.escape(noun)}\b)?(?=[,:–—(]| (?:{_VERB_OR_LINK})\b| [‘“]| (?-i:[A-Z])|$)",
            re.IGNORECASE,
        ).search(text, at)
        if not match:
            return False
        at = match.end()
    return True


def tells_order(text: str, first: int | None) -> bool:
    """Whether a text tells which comes at a place, or where that is not asked, in what order things come."""
    if first is None:
        return bool(_ANY_ORDER.search(text))
    known = 0 <= first < len(ORDINAL_WORDS)
    words = _ORDER.get(first) or (rf"{ORDINAL_WORDS[first]}(?:ly)?|{first + 1}(?:nd|rd|th)?" if known else _ORDER[-1])
    return bool(re.search(rf"\b(?:{words})\b", text, re.IGNORECASE))
