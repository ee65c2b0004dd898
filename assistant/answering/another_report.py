"""'And the overview?': a follow-up that names a report asks of that what the question before asked of another."""

from __future__ import annotations

import re

from assistant.answering.fragments import put
from assistant.answering.noun_phrases import phrases
from assistant.patterns import regex

SOURCE = (
    r"(?:booklet|briefing|brochure|guidance|guide|handbook|leaflet|manual|overview|paper|report|review|study|survey)"
)
_SOURCE = regex(rf"{SOURCE}s?", re.IGNORECASE)
# What these say is as a rule all that is asked of them.
_ONLY_READ = regex(r"(?:briefing|overview|report)s?", re.IGNORECASE)
_AS_SUCH = regex(
    r"\b(?:authors?|called|long|pages?|publi\w+|titles?|who (?:wrote|made)|written|about\W*$)", re.IGNORECASE
)
_IS_ON = regex(r"$| (?:about|for|on|to) ")
_ON = regex(r" (?:about|for|on|to) (?:(?!(?:and|do|does|did|say|tell)\b)[\w’'-]+ ?)+?(?= (?:say|tell)\b)")
_AND_THE = regex(rf",?(?: and| or)? the (?:(?!the )[\w’'-]+ ){{0,4}}?{SOURCE}s?\b", re.IGNORECASE)


def by_source(asks: str, named: str) -> str:
    """The question with the report in the place of the one that was asked, or asked of it where none was named; ''
    where a text names no report."""
    new = next(iter(phrases(f"about {named}")), None)
    if not new or not new.definite or not _SOURCE.fullmatch(new.head):
        return ""
    several = bool(_AND_THE.search(named, len(new.text)))
    if not several and not _IS_ON.match(named, len(new.text)):
        return ""
    found = [one for one in phrases(asks) if one.definite and _SOURCE.fullmatch(one.head)]
    if found:
        end = _end_of_names(asks, found[0].end)
        subject = "reports" if several else new.text
        return put(asks, found[0].start, end, named, subject if found[0].role == "subject" else "")
    if not _ONLY_READ.fullmatch(new.head) or _AS_SUCH.search(asks):
        return ""
    return f"According to {named}, {asks if asks[:2].isupper() else asks[0].lower() + asks[1:]}"


def _end_of_names(asks: str, end: int) -> int:
    """Where the names of reports end of which one ends at `end`: '… and the guide to boats'."""
    while more := _AND_THE.match(asks, end) or _ON.match(asks, end):
        end = more.end()
    return end
