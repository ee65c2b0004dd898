"""Clean text that still knows where each of its characters stands in the raw text of the page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, repeat
from operator import itemgetter

from assistant.patterns import regex
from assistant.reading.lines import Line
from assistant.reading.vocabulary import SOFT_HYPHEN, Vocabulary, ends_in_own_hyphen, spacing
from assistant.records import Span

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\x00")
Dropped = Mapping[int, Collection[int]]
NOTHING: Dropped = {}
# What cannot be taken as it is: white space that is not one space, a ligature, something that is not seen.
UNLIKE = regex(rf"  |[^\S ]|^ |[{SOFT_HYPHEN}{''.join(LIGATURES)}{''.join(INVISIBLE)}]")


@dataclass(slots=True)
class Mapped:
    """Clean characters and, for each, its page and its place in that page's raw text.

    Two characters may have one origin (a ligature taken apart). A space between two lines has the place of the last
    character before it. `broken` leads from the last character before a hyphen that was left out to the hyphen.
    """

    characters: list[str] = field(default_factory=list)
    origins: list[tuple[int, int]] = field(default_factory=list)
    broken: dict[tuple[int, int], int] = field(default_factory=dict)

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
        self.characters.extend(text)
        self.origins.extend(zip(repeat(page), range(offset, offset + len(text)), strict=False))

    def slice(self, start: int, end: int) -> Mapped:
        """Characters `start` to `end`, with their origins."""
        return Mapped(self.characters[start:end], self.origins[start:end], self.broken)

    def stripped(self) -> Mapped:
        """Without white space at either end."""
        text = self.text
        return self.slice(len(text) - len(text.lstrip()), len(text.rstrip()))

    def spans(self) -> tuple[Span, ...]:
        """One span for each page touched, in reading order."""
        if self.origins and (low := min(self.origins))[0] == (high := max(self.origins))[0]:
            return (Span(low[0], low[1], self.broken.get(high, high[1]) + 1),)
        bounds: dict[int, tuple[int, int]] = {}
        for page, origins in groupby(self.origins, itemgetter(0)):
            offsets = [offset for _, offset in origins]
            first, last = bounds.get(page, (offsets[0], offsets[0]))
            last = max(last, *offsets)
            # Where a page ends inside a word, its hyphen belongs to what is quoted.
            bounds[page] = (min(first, *offsets), self.broken.get((page, last), last))
        return tuple(Span(page, first, last + 1) for page, (first, last) in bounds.items())


def join(lines: Sequence[Line], vocabulary: Vocabulary, dropped: Dropped = NOTHING) -> Mapped:
    """The lines as one run of clean text: words broken at a line's end are whole again, white space is folded.

    `dropped` holds, for each page, the offsets of raw characters to leave out: the marks of footnotes.
    """
    mapped = Mapped()
    for position, line in enumerate(lines):
        following = lines[position + 1].text if position + 1 < len(lines) else ""
        cut = vocabulary.breaks_word(line.text, following)
        text = line.text.rstrip()
        kept = text[: len(text) - cut]
        here = dropped.get(line.page, ())
        if apart := spacing(kept):
            here = {*here, *(line.start + place for place in apart)}
        if UNLIKE.search(kept) or any(line.start <= offset < line.end for offset in here):
            _add_each(mapped, line, kept, here)
        else:
            mapped.add_all(kept, line.page, line.start)
        if cut and mapped.origins and mapped.origins[-1][0] == line.page:
            mapped.broken[mapped.origins[-1]] = line.start + len(text) - 1
        if following and not cut and not ends_in_own_hyphen(text, following):
            mapped.add(" ", line.page, line.start + max(len(text) - 1, 0))
    return mapped.stripped()


def _add_each(mapped: Mapped, line: Line, kept: str, dropped: Collection[int]) -> None:
    for index, character in enumerate(kept):
        offset = line.start + index
        if character in INVISIBLE or character == SOFT_HYPHEN or offset in dropped:
            continue
        for part in LIGATURES.get(character, character):
            mapped.add(part, line.page, offset)
