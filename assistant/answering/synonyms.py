"""Words that people ask with and reports write otherwise: 'who paid for it', where it was 'supported by' somebody.

Plain English alone, and only words that say the same in nearly any report; what a report's own abbreviations stand for
is learned from the report (see `signals`). The words stand in synonyms.txt, which says how it is to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.answering.words import WORD, stem

FILE = "synonyms.txt"
FORMS, GROUPS, ASKED = "[forms]", "[groups]", "[asked]"
BETWEEN = 2  # words that may stand between those of a phrase

Alike = tuple[frozenset[str], ...]  # stems that, all together, say the same as a word


@dataclass(frozen=True, slots=True)
class _Table:
    """words: all that have synonyms, as they are written. The rest is by stem: `written` has a word for each; `bases`
    the first of its forms; `same` what says the same; `phrases`, by their first word, their words and what does."""

    words: frozenset[str]
    written: Mapping[str, str]
    bases: Mapping[str, str]
    same: Mapping[str, Alike]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Alike]]]


@lru_cache(maxsize=1)
def _table() -> _Table:
    lines = _sections(Path(__file__).with_name(FILE).read_text(encoding="utf-8"))
    words = frozenset(word for section in lines.values() for line in section for word in re.findall(r"[\w-]+", line))
    forms = [tuple(dict.fromkeys(map(stem, line.split()))) for line in lines[FORMS]]
    forms_of = {one: each for each in forms for one in each}
    same: dict[str, set[frozenset[str]]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Alike]]] = {}
    for asked, others in _pairs(lines, forms_of):
        first, *rest = (forms_of.get(word, (word,))[0] for word in map(stem, asked.split("+")))
        if rest:
            phrases.setdefault(first, []).append(((first, *rest), others))
            continue
        for one in forms_of.get(first, (first,)):
            same.setdefault(one, set()).update(other for other in others if other != {one})
    return _Table(
        words,
        {stem(word): word for word in sorted(words, reverse=True)},
        {one: each[0] for one, each in forms_of.items()},
        {word: tuple(sorted(others, key=sorted)) for word, others in same.items()},
        phrases,
    )


def _sections(text: str) -> dict[str, list[str]]:
    """The lines under each heading, without comments."""
    found: dict[str, list[str]] = {FORMS: [], GROUPS: [], ASKED: []}
    heading = ""
    for line in text.splitlines():
        if line in found:
            heading = line
        elif heading and line and not line.startswith("#"):
            found[heading].append(line)
    return found


def _pairs(lines: Mapping[str, Sequence[str]], forms_of: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, Alike]]:
    """What is asked with, a word or a phrase joined by '+', and what says the same."""
    for line in (*lines[FORMS], *lines[GROUPS]):
        members = line.split()
        for member in members:
            if "+" not in member:
                yield member, _stems([one for one in members if one != member], forms_of)
    for line in lines[ASKED]:
        asked, written = line.split(" > ")
        yield asked, _stems(written.split(), forms_of)


def _stems(members: Iterable[str], forms_of: Mapping[str, tuple[str, ...]]) -> Alike:
    """The stems of words joined by '+', all together; of a single word the stem of each of its forms, by itself."""
    found: dict[frozenset[str], None] = {}
    for member in members:
        if "+" in member:
            found[frozenset(map(stem, member.split("+")))] = None
        else:
            found.update({frozenset([one]): None for one in forms_of.get(stem(member), (stem(member),))})
    return tuple(found)


def phrased(asked: str) -> dict[str, Alike]:
    """For stems of phrases in a question, what says the same as the phrase: 'took', 'part' of 'took part', 'attend'."""
    table = _table()
    words = [stem(match[0]) for match in WORD.finditer(asked)]
    bases = [table.bases.get(word, word) for word in words]
    found: dict[str, Alike] = {}
    for place, base in enumerate(bases):
        for phrase, others in table.phrases.get(base, ()):
            for at in _places(phrase, bases, place):
                found[words[at]] = (*found.get(words[at], ()), *others)
    return found


def _places(phrase: Sequence[str], words: Sequence[str], first: int) -> list[int]:
    """Where the words of a phrase stand that begins at `first`; none where it is not whole."""
    found = [first]
    for word in phrase[1:]:
        after = range(found[-1] + 1, min(found[-1] + BETWEEN + 2, len(words)))
        place = next((at for at in after if words[at] == word), None)
        if place is None:
            return []
        found.append(place)
    return found


def with_synonyms(stems: Iterable[str]) -> frozenset[str]:
    """Stems, and those of their synonyms."""
    return frozenset[str]().union(*map(with_its_synonyms, stems))


@lru_cache(maxsize=65536)
def with_its_synonyms(word: str) -> frozenset[str]:
    """A stem, and those of its synonyms."""
    return frozenset([word]).union(*synonyms(word))


def synonyms(word: str) -> Alike:
    """For a stem, what says the same: stems that, all together, do."""
    return _table().same.get(word, ())


@lru_cache(maxsize=256)
def said_otherwise(phrase: frozenset[str]) -> Alike:
    """For the stems of a phrase, the words that say the same, and what else they say: 'council', 'local authority'."""
    same = ((word, others) for word, others in _table().same.items() if phrase in others)
    return tuple(dict.fromkeys(other for word, others in same for other in (frozenset([word]), *others)))


def written(word: str) -> str:
    """For a stem, a word of the table that has it; else the stem itself."""
    return _table().written.get(word, word)


def is_listed(word: str) -> bool:
    """Whether a word, as it is written, is one of the table."""
    return word in _table().words
