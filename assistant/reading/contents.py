"""Tables of contents, indexes: lines that lead to pages. They say where a thing is told, and are no evidence of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import Protocol, TypeVar

from assistant.patterns import regex
from assistant.reading.labels import number_of

TITLE = regex(
    r"^\s*(?:table of contents|(?:list of )?contents|contents page|in this (?:report|issue|document)|inside"
    r"|(?:list of )?(?:figures|tables|boxes|charts|illustrations|exhibits|abbreviations and figures))\s*:?\s*$",
    re.IGNORECASE,
)
INDEX = regex(r"^\s*(?:(?:alphabetical|author|general|keyword|name|subject)\s+)?index\s*$", re.IGNORECASE)
INDEXED = regex(r"^\s*[^\W\d_].*\s\d{1,4}(?:[-–]\d{1,4})?\s*$")
NUMBER = r"(?:[A-Z]{0,2}[-–]?\d{1,4}|[ivxlc]{1,7})"
LEADERS = regex(rf"(?:[.…_·]\s?){{4,}}\s*(?:{NUMBER})?\s*$|\S\s{{3,}}{NUMBER}\s*$", re.IGNORECASE)
LAST = regex(rf"(?:^|[.…\s])({NUMBER})$", re.IGNORECASE)
BEGINS = regex(rf"^\s*({NUMBER})\s+[^\W\d_]", re.IGNORECASE)
ALONE = regex(rf"^\s*({NUMBER})\s*$", re.IGNORECASE)
LONGEST = 200  # characters at a line's end that are looked at
ASCENDING = 0.85  # of the steps from one entry to the next go up
BETWEEN = 2  # so many lines without a number may be parts of an entry, or its heading
ENTRIES = 4  # without a title, so many make a table of contents
FEWEST, NUMBERED = 6, 0.5  # entries of an index, and which share of its lines end with a page
ALPHABETICAL = 0.7  # of the steps from one entry to the next: some entries stand under others


class UnderWay(Enum):
    """What goes on from one page to the next."""

    NOTHING = 0
    CONTENTS = 1
    INDEX = 2


class Worded(Protocol):
    """A line of a page, whoever read it."""

    @property
    def text(self) -> str:
        """Its words."""


OneLine = TypeVar("OneLine", bound=Worded)


def is_entry(text: str) -> bool:
    """Whether the line looks like an entry, by its dot leaders or a number far from its words."""
    last = text.rstrip()[-1:]
    return (last.isdigit() or last.lower() in "ivxlc.…_·") and LEADERS.search(text[-LONGEST:]) is not None


def without_contents(
    lines: Sequence[OneLine], under_way: UnderWay = UnderWay.NOTHING
) -> tuple[list[OneLine], UnderWay]:
    """The page's lines but for a table of contents, with its title, or an index, and what goes on at the page's end.

    under_way: what goes on at the end of the page before. A table of figures goes the same way as one of contents.
    """
    texts = [line.text for line in lines]
    titled = next((place for place, text in enumerate(texts) if INDEX.match(text)), None)
    index = titled if titled is not None else 0 if under_way is UnderWay.INDEX else len(texts)
    if _is_index(texts[index:]):
        return list(lines[:index]), UnderWay.INDEX
    numbers = [_trailing(text) for text in texts]
    found = [number for number in numbers if number is not None]
    whole = len(found) >= 6 and len(found) >= 0.6 * len(texts) and _ascend(found) and len(set(found)) >= 4
    goes_on = under_way is UnderWay.CONTENTS
    if whole or (goes_on and texts and len(found) >= 0.6 * len(texts) and _ascend(found)):
        return [], UnderWay.CONTENTS
    drop = [False] * len(lines)
    strict = [is_entry(text) for text in texts]
    loose = [strict[place] or _number(texts[place]) is not None for place in range(len(texts))]
    for place, text in enumerate(texts):
        if TITLE.match(text):
            end = _last(loose, place + 1)
            entries = [number for number in map(_number, texts[place + 1 : end]) if number is not None]
            counted = len(entries) >= 3 and _ascend(entries, 0.6) and 3 * len(entries) >= end - place - 1
            if counted or sum(strict[place:end]) >= 2:
                drop[place:end] = [True] * (end - place)
    place = 0
    while place < len(texts):
        end = _last(strict, place) if strict[place] else place
        if sum(strict[place:end]) >= (1 if goes_on and not place else ENTRIES):
            drop[place:end] = [True] * (end - place)
        place = max(end, place + 1)
    kept = [line for line, away in zip(lines, drop, strict=True) if not away]
    return kept, UnderWay.CONTENTS if drop and drop[-1] else UnderWay.NOTHING


def _is_index(texts: Sequence[str]) -> bool:
    """Whether lines are those of an index: in the order of the alphabet, and as a rule with the page at their end."""
    entries = [text.strip().lower() for text in texts if INDEXED.match(text)]
    steps = [later[0] >= earlier[0] for earlier, later in pairwise(entries)]
    lines = sum(len(text.strip()) > 1 for text in texts)  # letters stand over their entries
    return len(entries) >= max(FEWEST, NUMBERED * lines) and sum(steps) >= ALPHABETICAL * len(steps)


def _last(marked: Sequence[bool], first: int) -> int:
    """The end of the entries that begin about line `first`, with the lines between them."""
    end = place = first
    while place < len(marked) and place - end <= BETWEEN:
        place += 1
        if marked[place - 1]:
            end = place
    return end


def _trailing(text: str) -> int | None:
    """The number that ends the line, after words."""
    words = text.split()
    match = LAST.search(words[-1]) if len(words) > 1 and any(map(str.isalpha, text)) else None
    return number_of(match[1]) if match else None


def _number(text: str) -> int | None:
    """The page that an entry leads to, wherever in the line it stands."""
    value = _trailing(text)
    if value is not None:
        return value
    for pattern in (BEGINS, ALONE):
        match = pattern.match(text)
        value = number_of(match[1]) if match else None
        if value is not None:
            return value
    return None


def _ascend(numbers: Sequence[int], share: float = ASCENDING) -> bool:
    """Whether nearly all numbers are no less than the one before; roman ones may precede."""
    steps = [later >= earlier for earlier, later in pairwise(numbers)]
    return bool(steps) and sum(steps) >= share * len(steps)
