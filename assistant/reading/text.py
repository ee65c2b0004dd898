"""Clean text that still knows where each of its characters stands in the raw text of the page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from assistant.reading.lines import Line
from assistant.records import Span

SOFT_HYPHEN = "\u00ad"
HYPHENS = "-\u2010\u2011"
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\x00")
Dropped = Mapping[int, Collection[int]]
NOTHING: Dropped = {}
# What cannot be taken as it is: white space that is not one space, a ligature, something that is not seen.
UNLIKE = re.compile(rf"  |[^\S ]|^ |[{SOFT_HYPHEN}{''.join(LIGATURES)}{''.join(INVISIBLE)}]")
WORD = re.compile(r"[^\W_]+(?:[’'‐‑-][^\W_]+)*")
PARTS = re.compile(r"[^\W_]+")
TAIL = re.compile(r"([^\W_]+(?:[’'‐‑-][^\W_]+)*)$")
HEAD = re.compile(r"^([^\W_]+)")


@dataclass(slots=True)
class Mapped:
    """Clean characters and, for each, its page and its place in that page's raw text.

    Two characters may have one origin (a ligature taken apart); origins never go backwards within a page.
    """

    characters: list[str] = field(default_factory=list)
    origins: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters as one text."""
        return "".join(self.characters)

    def add(self, character: str, page: int, offset: int) -> None:
        """Append, folding runs of white space into one space."""
        if character.isspace() and (not self.characters or self.characters[-1] == " "):
            return
        self.characters.append(" " if character.isspace() else character)
        self.origins.append((page, offset))

    def add_all(self, text: str, page: int, offset: int) -> None:
        """Append characters that stand side by side, and are as they should be."""
        if self.characters and self.characters[-1] == " " == text[:1]:
            text, offset = text[1:], offset + 1
        self.characters.extend(text)
        self.origins.extend((page, place) for place in range(offset, offset + len(text)))

    def slice(self, start: int, end: int) -> Mapped:
        """Characters `start` to `end`, with their origins."""
        return Mapped(self.characters[start:end], self.origins[start:end])

    def stripped(self) -> Mapped:
        """Without white space at either end."""
        text = self.text
        return self.slice(len(text) - len(text.lstrip()), len(text.rstrip()))

    def spans(self) -> tuple[Span, ...]:
        """One span for each page touched, in reading order."""
        bounds: dict[int, tuple[int, int]] = {}
        for page, origins in groupby(self.origins, itemgetter(0)):
            offsets = [offset for _, offset in origins]
            low, high = bounds.get(page, (offsets[0], offsets[0]))
            bounds[page] = (min(low, *offsets), max(high, *offsets))
        return tuple(Span(page, low, high + 1) for page, (low, high) in bounds.items())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one document that do not stand at a line's broken end: they decide how broken words are rejoined."""

    words: frozenset[str]
    hyphenated: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Vocabulary:
        """The words of lines in reading order."""
        words: set[str] = set()
        hyphenated: set[str] = set()
        after_break = False
        for line in lines:
            text = line.text.strip()
            found = [match[0].lower() for match in WORD.finditer(_plain_hyphens(text))]
            broken = text[-1:] in HYPHENS + SOFT_HYPHEN
            whole = found[1 if after_break else 0 : len(found) - 1 if broken else len(found)]
            hyphenated.update(word for word in whole if "-" in word)
            words.update(part for word in whole for part in ([word] if "-" not in word else PARTS.findall(word)))
            after_break = broken
        return cls(frozenset(words), frozenset(hyphenated))

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether `before-` at a line's end and `after` on the next line are a word with its own hyphen.

        What the document itself writes elsewhere decides: 'inter-dependent' keeps it, 'programmes' loses it.
        Where it writes neither, a capital, a figure or an earlier hyphen speaks for keeping it, as do two
        parts that are both words of the document ('two-thirds' where 'third' occurs).
        """
        before, after_word = _plain_hyphens(before), after.lower()
        last = before.lower().rsplit("-", 1)[-1]
        if f"{last}{after_word}" in self.words:
            return False
        if f"{before.lower()}-{after_word}" in self.hyphenated or f"{last}-{after_word}" in self.hyphenated:
            return True
        if "-" in before or before.isupper() or any(character.isdigit() for character in before) or after[:1].isupper():
            return True
        return len(last) > 2 and last in self.words and self._knows(after_word)

    def _knows(self, word: str) -> bool:
        return len(word) > 2 and (word in self.words or (word.endswith("s") and word[:-1] in self.words))


def _plain_hyphens(text: str) -> str:
    return text.replace("‐", "-").replace("‑", "-").replace(SOFT_HYPHEN, "")


def join(lines: Sequence[Line], vocabulary: Vocabulary, dropped: Dropped = NOTHING) -> Mapped:
    """The lines as one run of clean text: words broken at a line's end are whole again, white space is folded.

    `dropped` holds, for each page, the offsets of raw characters to leave out: the marks of footnotes.
    """
    mapped = Mapped()
    for position, line in enumerate(lines):
        following = lines[position + 1].text if position + 1 < len(lines) else ""
        cut = _breaks_word(line.text, following, vocabulary)
        text = line.text.rstrip()
        kept = text[: len(text) - cut]
        here = dropped.get(line.page, ())
        if UNLIKE.search(kept) or any(line.start <= offset < line.end for offset in here):
            _add_each(mapped, line, kept, here)
        else:
            mapped.add_all(kept, line.page, line.start)
        if following and not cut and not _ends_in_own_hyphen(text):
            mapped.add(" ", line.page, line.start + max(len(text) - 1, 0))
    return mapped.stripped()


def _add_each(mapped: Mapped, line: Line, kept: str, dropped: Collection[int]) -> None:
    for index, character in enumerate(kept):
        offset = line.start + index
        if character in INVISIBLE or character == SOFT_HYPHEN or offset in dropped:
            continue
        for part in LIGATURES.get(character, character):
            mapped.add(part, line.page, offset)


def _breaks_word(text: str, following: str, vocabulary: Vocabulary) -> int:
    """How many characters at the line's end to leave out: 1 for a hyphen that only breaks a word, else 0."""
    text, following = text.rstrip(), following.lstrip()
    if not text or not following:
        return 0
    if text[-1] == SOFT_HYPHEN:
        return 1
    if text[-1] not in HYPHENS:
        return 0
    before, after = TAIL.search(text[:-1]), HEAD.match(following)
    if not before or not after:
        return 0
    return 0 if vocabulary.keeps_hyphen(before[1], after[1]) else 1


def _ends_in_own_hyphen(text: str) -> bool:
    """'ICT-' before 'enabled': the parts belong together without a space."""
    return text[-1:] in HYPHENS and bool(TAIL.search(text[:-1]))
