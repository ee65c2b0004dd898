"""Several reports that a question names at once: 'What do the overview and the phase 2 briefing say about tolls?'"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.answering.another_report import SOURCE
from assistant.answering.called import Called, called
from assistant.patterns import regex
from assistant.records import Report

_AND = regex(r"\W*(?:,|,? and|or)\W*", re.IGNORECASE)
# 'The phase 1 and phase 2 briefings'.
_SHARED_NOUN = regex(
    r"\bthe (?P<one>(?:[\w’'-]+ ){0,3}?[\w’'-]+) and (?:the )?(?P<other>(?:[\w’'-]+ ){1,3}?)"
    rf"(?P<noun>{SOURCE})s\b",
    re.IGNORECASE,
)


def spread(asks: str, reports: Sequence[Report]) -> str:
    """The question with 'the phase 1 briefing and the phase 2 briefing' for 'the phase 1 and phase 2 briefings', where
    these are two reports."""
    match = _SHARED_NOUN.search(asks)
    if not match:
        return asks
    one, other, noun = match["one"], match["other"].strip(), match["noun"]
    other = f"{one.rpartition(' ')[0]} {other}".strip() if other.isdigit() else other
    found = f"{asks[: match.start()]}the {one} {noun} and the {other} {noun}{asks[match.end() :]}"
    return found if each_named(found, reports) else asks


def each_named(asks: str, reports: Sequence[Report]) -> list[tuple[str, list[str]]]:
    """The names of reports that stand side by side in a question, with the ids of those that go by each; [] where
    there is but one, or one report goes by two."""
    names = called(asks, reports)
    ids = [[report.id for report in one.reports] for one in names]
    if len(names) < 2 or len({one for each in ids for one in each}) < sum(map(len, ids)):
        return []
    beside = all(_AND.fullmatch(asks, one.end, other.start) for one, other in pairwise(names))
    return [(_title(asks, one), own) for one, own in zip(names, ids, strict=True)] if beside else []


def _title(asks: str, name: Called) -> str:
    said = re.sub(r"['’]s?$", "", asks[name.start : name.end])
    return f"{said[0].upper()}{said[1:]}"
