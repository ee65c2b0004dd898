"""Sentences that only say where something is told."""

from __future__ import annotations

import re

from assistant.records import Role, Sentence

# 'The key findings are in Section Four.'
SIGNPOST = re.compile(
    r"\b(?:(?:is|are|was|were|be) (?:in|set out|described|discussed|outlined|summari[sz]ed|presented|given|listed"
    r"|detailed|shown|explained)|see|turn to|refer to)\b[^.;:]{0,40}\b(?:below|above|overleaf|next (?:section|chapter)"
    r"|(?:sections?|chapters?|annex|appendix|box|part|page) (?:[\dA-Z]|one|two|three|four|five|six)\b)"
    r"|^\W*here (?:they|it|we|is|are)\b|\b(?:puts?|places?|sets?)\b[^.;:]* side by side\b",
    re.IGNORECASE,
)
# 'Read the harbour's guide to tar.'
READ = re.compile(
    r"^\W*(?:for (?:more|further) (?:details|information)[^.;:]{0,40}[, ])?(?:(?:you can|please) )?"
    r"(?:check|find out|go to|read|see|visit)\b"
    r"[^.;:]{0,80}\b(?:guid(?:e|ance)s?|website|(?:further|more) (?:about|details|information))\b",
    re.IGNORECASE,
)
LINK = re.compile(r"(?:• )?(?:[^\s.:/-]+[\s:–-]+){0,8}(?:https?://|www\.)\S+\W*$")
ENTRY = re.compile(r"(?:• )?[A-Z][^\d.:;]{2,60}[^\d\W] ?[ .…]* ?\d{1,3}")
LONGEST_SIGNPOST = 16  # words


def only_points(sentence: Sentence, text: str, *, linked: bool = False) -> bool:
    """Whether a sentence says no more than where something is told, as an entry of an index does ('Quality 39').

    linked: a bare link says what is asked for.
    """
    if not linked and LINK.match(text):
        return True
    if sentence.role is not Role.TABLE and ENTRY.fullmatch(text):
        return True
    return len(text.split()) <= LONGEST_SIGNPOST and bool(SIGNPOST.search(text) or (not linked and READ.match(text)))
