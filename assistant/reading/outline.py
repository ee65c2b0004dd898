"""The path of headings above each piece of text, by numbering, bookmarks, and size and weight of type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.patterns import regex
from assistant.reading.lines import Line, Type
from assistant.reading.pdf import OutlineItem
from assistant.reading.vocabulary import SOFT_HYPHEN, spacing

NUMBERING = regex(
    r"^\s*(?:(?:chapter|section|part|appendix|annex|annexe)\s+(?:\d+|[A-Z])\b[.:]?"
    r"|(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?|([a-z])\)|([IVX]{1,5})\.|([A-Z])\.(?!\s*[A-Z]\.))\s+(?=\S)",
    re.IGNORECASE,
)
BOX = regex(
    r"^\s*(?:(?:text )?box|case study|example|panel|exhibit)\s*(?:\d+(?:\.\d+)?|[A-Z])?\s*(?:[:.–—-]|$)", re.IGNORECASE
)
HEADS = regex(r"^\s*[\"'‘“(¿¡]*[^\W_].*[^;,\s]\s*$", re.DOTALL)  # may be a heading: no bullet, no list's end
WORD = regex(r"[^\W\d_]{2}")
HEADING_CHARACTERS = 200
HEADING_WORDS = 25
SMALLER = 0.95


@dataclass(slots=True)
class Heading:
    """One heading. depth: of its numbering ('3.1' 2, 'b)' 9, none 0); marked: of its bookmark, none 0."""

    text: str
    size: float
    bold: bool
    depth: int
    marked: int = 0
    boxed: bool = False


@dataclass(slots=True)
class Outliner:
    """Keeps the path of headings while a document is read from top to bottom."""

    path: list[Heading] = field(default_factory=list)

    def enter(self, heading: Heading) -> None:
        """Go under the heading, out of those that it ends."""
        while self.path and not self._inside(heading, self.path[-1]):
            self.path.pop()
        self.path.append(heading)

    def leave_box(self) -> None:
        """Go out of the box, where one is open."""
        if self.path and self.path[-1].boxed:
            self.path.pop()

    def leave_smaller(self, size: float) -> None:
        """Go out of headings in smaller type than the text of this size: they head what is set as small."""
        while self.path and not self.path[-1].marked and self.path[-1].size < SMALLER * size:
            self.path.pop()

    @staticmethod
    def _inside(heading: Heading, above: Heading) -> bool:
        """Bookmarks decide; else larger type stands above smaller; in the same size numbering, then weight."""
        if heading.boxed and not above.boxed:
            return True
        if heading.marked and (above.marked or heading.marked == 1):
            return heading.marked > above.marked > 0
        if abs(heading.size - above.size) > 0.3:
            return heading.size < above.size
        if heading.depth and above.depth:
            return heading.depth > above.depth
        return above.bold and not heading.bold

    def section(self) -> tuple[str, ...]:
        """The path, outermost first."""
        return tuple(heading.text for heading in self.path)


@dataclass(frozen=True, slots=True)
class Bookmarks:
    """The titles of the file's bookmarks, as they are compared, with their depths.

    `numbered` are whole titles, numbering and all; `bare` are those of bookmarks that have no numbering.
    """

    numbered: dict[str, int]
    bare: dict[str, int]
    longest: int

    @classmethod
    def of(cls, outline: Iterable[OutlineItem]) -> Bookmarks:
        """Those that have words; of two with one title, the outer."""
        numbered: dict[str, int] = {}
        bare: dict[str, int] = {}
        for item in outline:
            title = plain(item.title)
            if len(title) > 2:
                for titles in (numbered,) if NUMBERING.match(item.title) else (numbered, bare):
                    titles[title] = min(titles.get(title, item.depth), item.depth)
        return cls(numbered, bare, max((len(item.title) for item in outline), default=0) + 12)

    def depth(self, text: str) -> int:
        """How deep the heading stands, from 1; 0 where no bookmark leads to it."""
        if not self.numbered or len(text) > self.longest or not HEADS.match(text):
            return 0
        return self.numbered.get(plain(text), 0) or self.bare.get(plain(NUMBERING.sub("", text, count=1)), 0)

    def lines(self, lines: Sequence[Line], place: int) -> int:
        """How many lines from `place` on are the whole of one bookmark's title; at most three, 0 for none."""
        if not self.numbered or len(lines[place].text) > self.longest or not HEADS.match(lines[place].text):
            return 0
        for count in (1, 2, 3):
            here = lines[place : place + count]
            if len(here) == count and here[-1].size == here[0].size and self.depth(heading_text(here)):
                return count
        return 0


def plain(text: str) -> str:
    """Letters and figures in small letters, for comparing."""
    return "".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


def heading_text(lines: Sequence[Line]) -> str:
    """A heading's lines on one, a word broken at a line's end made whole, the mark of a footnote left out."""
    text = ""
    for line in lines:
        part = line.text
        for start, end in reversed(line.raised):
            part = part[: start - line.start].rstrip() + part[end - line.start :]
        apart = spacing(part)
        part = " ".join("".join(letter for place, letter in enumerate(part) if place not in apart).split())
        joined = text.endswith(SOFT_HYPHEN) or (re.search(r"[a-z]-$", text) and part[:1].islower())
        text = text[:-1] + part if joined else f"{text} {part}".strip()
    return text.replace(SOFT_HYPHEN, "")


def heading(lines: Sequence[Line], kind: Type, bookmarks: Bookmarks) -> Heading:
    """The heading that stands on the lines."""
    text = heading_text(lines)
    numbering = NUMBERING.match(text)
    depth = 0
    if numbering:
        depth = 9 if numbering[2] else 1 + (numbering[1] or "").count(".")
    first = lines[0]
    # The mark of a footnote may follow a box's title.
    shown = re.sub(r"(?<=[a-z])\d{1,2}$", "", text)
    return Heading(shown, first.size or kind.size, first.bold, depth, bookmarks.depth(text), bool(BOX.match(text)))


def looks_like_heading(line: Line, kind: Type) -> bool:
    """Set apart by size or weight, or numbered in capitals; short, with letters, not ending as a sentence does."""
    text = line.text.strip()
    if len(text) > HEADING_CHARACTERS or not re.search(r"[^\W\d_] ?[^\W\d_]", text) or re.search(r"[.;,]$", text):
        return False
    numbering = NUMBERING.match(text)
    if not line.size or not kind.size:
        numbered = numbering is not None and not (numbering[3] or numbering[4])
        return numbered and len(text) < 80 and text[-1] not in ":?" and text.count(".") <= 3
    if not line.upright or (text[0].islower() and not numbering):
        return False
    runs_on = line.led >= 0 and WORD.search(line.text, line.led - line.start)  # a heading in the text's first line
    if line.size >= 1.07 * kind.size or (line.bold and line.size >= 0.95 * kind.size and not runs_on):
        return True
    in_capitals = numbering is not None and text[numbering.end() :].isupper()
    return in_capitals and line.size >= 0.95 * kind.size and len(text) < 80
