"""Lists without signs: lines that begin alike, each with its own figure, or with a person's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.patterns import regex
from assistant.reading.lines import Line

ALIGNED = 1.5  # points
FARTHEST = 2.0  # of its size: so far below the line above stands the next of a list
LONGEST = 120  # characters
LONGEST_WORD = 40
PEOPLE = 3  # so many lines that begin with a name make a list
PERSON = regex(r"[A-ZÀ-Þ][\w'’.-]{0,30}(?: [A-ZÀ-Þ][\w'’.-]{0,30}){1,3}, [A-ZÀ-Þ]")
STOPS = ".!?;:,-"  # no item ends so
NAMED = regex(r"(?<!\S)[(“]?[^\Wa-zà-ÿ]\S*[^\s,;:!?.-]$")  # the last word of a name or a post


def listed(lines: Sequence[Line]) -> set[int]:
    """The places of lines that are items of a list though no sign says so."""
    found: set[int] = set()
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and _goes_on(lines[end - 1], lines[end]):
            continue
        if end - start >= (PEOPLE if _is_person(lines[start]) else 2):
            found.update(range(start, end))
        start = end
    return found


def _goes_on(above: Line, line: Line) -> bool:
    """Whether the two are items of one list."""
    under = abs(line.x - above.x) < ALIGNED and 0 < above.y - line.y < FARTHEST * line.size
    if not (under and len(line.cells) == len(above.cells) == 1):
        return False
    alike = line.size == above.size and _opening(above) != () and _opening(above) == _opening(line)
    return alike or (_is_person(above) and _is_person(line))


def _is_person(line: Line) -> bool:
    text = line.text.strip()
    return len(text) < LONGEST and PERSON.match(text) is not None and NAMED.search(text[-LONGEST_WORD:]) is not None


def _opening(line: Line) -> tuple[str, ...]:
    """The first three words, their figures left out; none where the first has no figure or the line ends in a stop."""
    text = line.text.strip()
    words = text.split(maxsplit=3)
    if len(text) > LONGEST or len(words) < 3 or "|" in text or text[-1] in STOPS or not re.search(r"\d", words[0]):
        return ()
    return tuple(re.sub(r"\d", "0", word) for word in words[:3]) if words[1].isalpha() else ()
