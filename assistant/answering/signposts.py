"""Sentences that only say where something is told, or what a text is going to tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.patterns import regex
from assistant.records import Role, Sentence

# 'The key findings are in Section Four.'
SIGNPOST = regex(
    r"\b(?:(?:is|are|was|were|be) (?:in|set out|described|discussed|outlined|summari[sz]ed|presented|given|listed"
    r"|detailed|shown|explained)|see|turn to|refer to)\b[^.;:]{0,40}\b(?:below|above|overleaf|next (?:section|chapter)"
    r"|(?:sections?|chapters?|annex|appendix|box|part|page) (?:[\dA-Z]|one|two|three|four|five|six)\b)"
    r"|^\W*here (?:they|it|we|is|are)\b|\b(?:puts?|places?|sets?)\b[^.;:]* side by side\b",
    re.IGNORECASE,
)
# 'Read the harbour's guide to tar.'
READ = regex(
    r"^\W*(?:for (?:more|further) (?:details|information)[^.;:]{0,40}[, ])?(?:(?:you can|please) )?"
    r"(?:check|find out|go to|read|see|visit)\b"
    r"[^.;:]{0,80}\b(?:guid(?:e|ance)s?|website|(?:further|more) (?:about|details|information))\b",
    re.IGNORECASE,
)
# 'The reader will miss the following:' leads to what is not told.
_LEFT_OPEN = regex(
    r"\b(?:(?:will|would) (?:[\w’'-]+ )?miss|gaps?\b|left open|not in (?:it|them)\b|open questions"
    r"|(?:are|is) (?:not (?:known|told)|unknown|missing)\b)",
    re.IGNORECASE,
)
# 'The question of tar does not appear among the lessons' is no answer to 'Is there a question of tar?'.
_IF_ANY = regex(r"^\W*(?:(?:are|is|was|were) there\b|any\b)", re.IGNORECASE)
_MISSES = regex(
    r"\b(?:do|does|did) not (?:appear|come (?:back|up)|feature|figure|recur|return)\b"
    r"|\b(?:is|are|was|were) (?:(?:not|nowhere) (?:listed|mentioned|named)|(?:absent|missing|left out))\b",
    re.IGNORECASE,
)
LINK = regex(r"(?:• )?(?:[^\s.:/-]+[\s:–-]+){0,8}(?:https?://|www\.)\S+\W*$")
ENTRY = regex(r"(?:• )?[A-Z][^\d.:;]{2,60}[^\d\W] ?[ .…]* ?\d{1,3}")
LONGEST_SIGNPOST = 16  # words
# 'This guide explains how to …', 'It is meant for …', 'In this section we look at …', 'Before we turn to A, …'.
PUBLICATION = (
    r"(?:(?:white )?papers?|annex(?:es)?|appendi(?:x|ces)|articles?|booklets?|briefings?|brochures?|chapters?"
    r"|documents?|guidance|guides?|handbooks?|leaflets?|manuals?|notes?|overviews?|pages?|parts?|publications?|reports?|sections?"
    r"|summar(?:y|ies))"
)
_WILL = (
    r"(?:aims? to (?:describe|explain|give|help|provide|set out|show|tell)|(?:is|are) (?:about\b|aimed at|designed"
    r" (?:for|to)|(?:intended|meant|written) (?:for|to))|covers?|deals? with|describes?|discuss(?:es)?|explains?"
    r"|outlines?|sets? out|summari[sz]es?|tells? (?:how|of|what|which|who|why|you)"
    r"|(?:contains?|gives?|provides?) (?:an? )?(?:advice|background|details?|guidance|information|introduction|overview"
    r"|summary))"
)
_THIS = rf"(?:this|the (?:next|following|present|rest of this|remainder of this)) (?:[\w’'-]+ )?{PUBLICATION}"
_GO = r"(?:describe|discuss|explain|go on|look at|move on|outline|return|set out|summari[sz]e|take up|turn) "
FRAME = regex(
    rf"^\W*(?:{_THIS}|it(?= (?:is|was) (?:aimed|intended|meant|written)\b)) (?:(?:also|first|then) )*{_WILL}(?! that\b)"
    rf"|^\W*(?:(?:in {_THIS}|here),? )?we (?:now|(?:shall|will) (?:first |next |now |then )?) ?{_GO}"
    rf"|^\W*in {_THIS},? we {_GO}|^\W*(?:next,? )?we turn (?:now )?to\b"
    r"|^\W*before (?:(?:we|it) )?[\w’'-]+[^.,]*,? it is (?:worth|useful|helpful|necessary|important) (?:\w+ing|to)\b"
    r"|^\W*(?:more|further) details?\b[^.;:]* (?:is|are) (?:set out|given|found)\b",
    re.IGNORECASE,
)
_OF_PUBLICATION = regex(rf"\b{PUBLICATION}\b|\b(?:for whom|intended|meant for|readers?)\b", re.IGNORECASE)


def only_frames(text: str, asked: str) -> bool:
    """Whether a sentence only says what a text is going to tell, or for whom it is, where nothing of it is asked."""
    return bool(FRAME.search(text)) and not _OF_PUBLICATION.search(asked)


def only_misses(text: str, asked: str) -> bool:
    """Whether a sentence only says that a text leaves a thing out, where it is asked whether there is any."""
    return bool(_IF_ANY.search(asked) and _MISSES.search(text))


def leaves_open(leads: Sequence[str]) -> bool:
    """Whether what leads to a list says that its items are told nowhere."""
    return any(map(_LEFT_OPEN.search, leads))


def only_points(sentence: Sentence, text: str, *, linked: bool = False) -> bool:
    """Whether a sentence says no more than where something is told, as an entry of an index does ('Quality 39').

    linked: a bare link says what is asked for.
    """
    if not linked and ("://" in text or "www." in text) and LINK.match(text):
        return True
    if sentence.role is not Role.TABLE and text[-1:].isdigit() and ENTRY.fullmatch(text):
        return True
    return len(text.split()) <= LONGEST_SIGNPOST and bool(SIGNPOST.search(text) or (not linked and READ.match(text)))
