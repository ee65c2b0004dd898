"""What is asked of all phases, or of all things of a kind, is asked of each: 'Leadership across the three phases'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.scopes import LONGEST_NAME, NUMBERING, phase_told
from assistant.answering.words import NUMBER_WORDS, ORDINAL_WORDS
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Report

FEWEST, MOST = 2, 6
ACROSS = regex(
    r"\b(?:across|in each of|in|over|throughout) (?:(?:all(?: of)?|both(?: of)?)(?: the| these)?|the|these)"
    rf"(?: (?:{'|'.join(NUMBER_WORDS[1:])}|\d|different|various|several))? (?P<noun>[a-z-]+s)\b"
    r"|\b(?P<did>(?:did|do|does|for|has|have|in) )(?:(?:each|every) (?:of the )?"
    rf"|(?:all|both) (?:of )?(?:the |these )?(?:(?:{'|'.join(NUMBER_WORDS[1:])}) )?"
    r"(?=\w+ (?:find|found|say|said|think|want)\b))"
    r"(?P<one>[a-z-]+)\b(?! (?:of|other)\b)",
    re.IGNORECASE,
)
_ARTICLE = regex(r"^the ", re.IGNORECASE)


def each_of(asked: str, index: Index) -> tuple[str, ...]:
    """The sections under a heading that names the noun; () where there are none."""
    match = ACROSS.search(asked)
    found = _under(_noun(match), index) if match else []
    return tuple(found) if FEWEST <= len(found) <= MOST else ()


def phases_of(asked: str, reports: Sequence[Report]) -> list[tuple[str, list[str]]]:
    """The phases that a question is asked of, by name, with the reports of each; [] where it names no phases."""
    match = ACROSS.search(asked)
    phases = {report.id: phase_told(report) for report in reports}
    numbers = sorted({phase for phase in phases.values() if phase})
    if not match or _noun(match) != "phases" or not FEWEST <= len(numbers) <= MOST:
        return []
    return [
        (f"{ORDINAL_WORDS[number - 1].title()} phase", [name for name, phase in phases.items() if phase == number])
        for number in numbers
    ]


def of_one_alone(asked: str, name: str) -> str:
    """A question of all of a kind, asked of one: '… across the sectors', 'What does each sector …?'."""
    return ACROSS.sub(lambda match: f"{match['did'] or 'in '}{name}", asked, count=1)


def _noun(match: re.Match[str]) -> str:
    """What each is, as several: 'sectors'."""
    one = (match["one"] or "").lower()
    return match["noun"].lower() if not one else one if one.endswith("s") else f"{one}s"


def _under(noun: str, index: Index) -> list[str]:
    """The names of the sections under the first heading that has the noun, but for those that have it too."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for path in index.sections:
        if len(path) > 1 and _has(path[-2], noun) and not _has(path[-1], noun):
            name = _ARTICLE.sub("", NUMBERING.sub("", path[-1]).strip())
            if len(name.split()) <= LONGEST_NAME:
                found.setdefault(path[:-1], {})[name] = None
    return list(next((names for names in found.values() if FEWEST <= len(names) <= MOST), {}))


def _has(heading: str, noun: str) -> bool:
    return bool(re.search(rf"\b{re.escape(noun)}\b", heading, re.IGNORECASE))
