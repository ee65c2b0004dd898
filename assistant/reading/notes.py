"""Footnotes: what stands in small type at the foot of a column, and the marks in the text that lead to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.patterns import regex
from assistant.reading.lines import Line, Type

NOTE_START = regex(r"^\s*(\d{1,3}|[*†‡§])\s*(?=[A-Za-zÀ-ÿ‘’“\"'(<\[])")
SMALL = 0.93  # of the size of the text: footnotes are no larger
COUNT = 4  # so many figures that count up are marks
WORD = 24  # characters before a figure that are looked at
GAP = 4  # marks may be missing, but fewer than so many
COUNTED = regex(r"(?<=[a-zà-ÿ’”\"')\].,;:!?])[1-9]\d{0,2}(?:[,–-][1-9]\d{0,2})*(?=[.,;:!?]?[’”\"')\]]?(?:\s|$))")
COUNTS = regex(r"[^\W\d_]*(?:[a-zà-ÿ]{3}|[’']s|[a-zà-ÿ’”\"')\]][.,;:!?]|[’”)\]])$")  # what such a figure follows
UNITS = frozenset("m km cm mm ft in mi yd kg x r n e".split())  # 'm2' and 'R2' are not words with a mark


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark, its first line and the lines after."""

    mark: str
    lines: tuple[Line, ...]


def part_notes(lines: Sequence[Line], kind: Type) -> tuple[list[Line], list[Note]]:
    """The page's lines without its footnotes, and the footnotes.

    Footnotes are lines in smaller type at the foot of a column, each beginning with a mark that the text bears.
    """
    body: list[Line] = []
    notes: list[Note] = []
    place = 0
    while place < len(lines):
        end = _foot(lines, place, kind)
        found = _split(lines[place:end]) if end else []
        if found and _has_mark([*lines[:place], *lines[end:]], found):
            notes += found
            place = end
        else:
            body.append(lines[place])
            place += 1
    return body, notes


def _foot(lines: Sequence[Line], first: int, kind: Type) -> int:
    """The end of the footnotes that begin with line `first` and stand under everything else in their column, or 0."""
    line = lines[first]
    if not 0 < line.size <= SMALL * kind.size or not NOTE_START.match(line.text):
        return 0
    end = first + 1
    while end < len(lines) and lines[end].size <= SMALL * kind.size and lines[end].y <= lines[end - 1].y + 1:
        end += 1
    return end if end == len(lines) or lines[end].y > line.y else 0


def _split(lines: Sequence[Line]) -> list[Note]:
    notes: list[Note] = []
    for line in lines:
        start = NOTE_START.match(line.text)
        if start and (not notes or _follows(notes[-1].mark, start[1])):
            notes.append(Note(start[1], (line,)))
        else:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))
    return notes


def _follows(before: str, mark: str) -> bool:
    return not (before.isdigit() and mark.isdigit()) or int(mark) == int(before) + 1


def _has_mark(lines: Sequence[Line], notes: Sequence[Note]) -> bool:
    """Whether the lines bear the mark of one of the notes."""
    text = "\n".join(line.text for line in lines)
    raised = {line.text[start - line.start : end - line.start].strip() for line in lines for start, end in line.raised}
    return any(note.mark in raised or mark_pattern(note.mark).search(text) for note in notes)


def mark_pattern(mark: str) -> re.Pattern[str]:
    """The footnote mark where it is glued to a small letter, a closing quotation mark or bracket, or a sentence's end.

    It is not part of a figure ('3.5'), nor of a name such as 'CO2'.
    """
    if not mark.isdigit():
        return re.compile(r"(?<=\S)" + re.escape(mark))
    before = r"(?:(?<=[a-zà-ÿ’‘”“\"')\]])|(?<=[^\W\d_][.,;:!?])|(?<=[’”)][.,;:!?]))"
    return re.compile(before + mark + r"(?![\d%]|[.,]\d)")


def note_marks(body: Sequence[Line], marks: Sequence[str]) -> dict[int, str]:
    """The offset of each character of the footnote marks in the text of a page, with the mark that it is of.

    marks: those of the page's footnotes, in order. Raised figures are marks too, wherever their note stands; white
    space in front of them goes with them. A mark is not part of a figure, of a unit or of a name such as 'CO2'.
    """
    found: dict[int, str] = {}
    for line in body:
        for start, end in line.raised:
            before = line.text[: start - line.start]
            word = re.search(r"[^\W_]{0,3}$", before.rstrip()[-3:])
            if before.strip() and word and not (word[0].lower() in UNITS or word[0][-1:].isdigit()):
                mark = line.text[start - line.start : end - line.start].strip()
                gap = len(before) - len(before.rstrip())
                found.update(dict.fromkeys(range(start - gap, end), mark))
    first = 0
    for mark in marks:
        if mark in found.values():
            continue
        pattern = mark_pattern(mark)
        for place, line in enumerate(body[first:], first):
            match = pattern.search(line.text)
            if match:
                found.update(dict.fromkeys(range(line.start + match.start(), line.start + match.end()), mark))
                first = place
                break
    return found


def counted_marks(pages: Sequence[Sequence[Line]]) -> dict[int, dict[int, str]]:
    """The marks of notes that stand elsewhere, for each page: figures glued to words that count up as they go.

    pages: the lines of each page's text. Four that follow each other are marks: 'web2' alone is none.
    """
    found: dict[int, dict[int, str]] = {}
    counts: dict[int, list[tuple[Line, re.Match[str], str]]] = {}  # those that have come up to a number
    for line in (line for lines in pages for line in lines):
        for match in COUNTED.finditer(line.text):
            word = COUNTS.search(line.text[max(match.start() - WORD, 0) : match.start()])
            if word is None:
                continue
            first, *others = (int(number) for number in re.findall(r"\d+", match[0]))
            before = next((counts[number] for number in range(first - 1, first - GAP, -1) if number in counts), [])
            last = max((first, *others))
            if first == 1:
                counts.clear()
            elif len(counts.get(last, [])) > len(before) or (before and before[-1][2] == word[0]):
                continue  # the number has been, or the same word is numbered: 'stage1', 'stage2'
            counts[last] = [*before, (line, match, word[0])]
            if len(counts[last]) >= COUNT:
                for marked, mark, _ in counts[last] if len(counts[last]) == COUNT else counts[last][-1:]:
                    offsets = range(marked.start + mark.start(), marked.start + mark.end())
                    found.setdefault(marked.page, {}).update(dict.fromkeys(offsets, mark[0]))
    return found
