"""Page numbers: those printed on the pages, found by agreement, and those that the file claims."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from assistant.patterns import regex
from assistant.reading.lines import Line

ALONE = regex(
    r"^(?:p ?a ?g ?e|p\.?)?\s*[-–—|•~\[(]*\s*(?:(?P<prefix>[A-Z]{1,3}[-–.]?|\d{1,2}[-–])(?=\d)|)"
    r"(?P<number>\d{1,4}|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})\s*[-–—|•~\])]*\s*(?:(?:of|/)\s*\d{1,4}|p ?a ?g ?e)?$",
    re.IGNORECASE,
)
OF_ALL = regex(r"\bpage\s+(\d{1,4})\s+of\s+\d{1,4}\b", re.IGNORECASE)
AT_START = regex(r"^(?:(?i:page|p\.)\s*)?(\d{1,4}|[ivxlc]{1,8})(?=\s+(?:of\s+\d+\s+)?[^\s.,)]*[^\W\d_])")
AT_END = regex(r"(?<=[\s|])(?:(?:page|p\.)\s*)?(\d{1,4}|[ivxlc]{1,8})(?:\s*(?:of|/)\s*\d{1,4})?$", re.IGNORECASE)
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
AGREE = 3  # so many pages make a row of numbers; a shorter row has to stand where an agreed one stands
SLOT = 6.0  # points


class Origin(StrEnum):
    """Where a document's page labels are from."""

    FILE = "from the file"
    PRINTED = "printed on the pages"
    PRINTED_INSTEAD = "printed (the file says otherwise)"
    CATALOGUE = "from the catalogue"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Printed:
    """A page number as it stands in a line."""

    label: str
    line: Line


@dataclass(frozen=True, slots=True)
class _Row:
    """Numbers that count with the pages: their style, their prefix, and how far they lie from the page's place."""

    style: str
    prefix: str
    offset: int


def number_of(label: str) -> int | None:
    """'12' -> 12, 'xiv' -> 14, anything else None."""
    if label.isdigit():
        return int(label)
    digits = [ROMAN.get(letter, 0) for letter in label.lower()]
    if not digits or 0 in digits:
        return None
    total = 0
    for value, following in zip(digits, [*digits[1:], 0], strict=True):
        total += -value if value < following else value
    return total if roman(total) == label.lower() else None


def roman(number: int) -> str:
    """4 -> 'iv'; numbers from 1 up."""
    signs = "m cm d cd c xc l xl x ix v iv i".split()
    text = ""
    for sign, value in zip(signs, (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), strict=True):
        text += sign * (number // value)
        number %= value
    return text


def printed_numbers(edges: Sequence[Sequence[Line]]) -> list[Printed | None]:
    """The page number that each page bears, given the lines at its edges; None where it bears none.

    Numbers count when at least three pages agree on how far they lie from the pages' places, or two that follow each
    other and have theirs at a height where others do. A page without a number between two of one row has the number
    between theirs, on no line: `line` is then that of the page before.
    """
    rows: dict[_Row, dict[int, Printed]] = defaultdict(dict)
    for index, lines in enumerate(edges):
        for line in lines:
            for style, prefix, label in _candidates(line.text):
                value = number_of(label)
                if value:
                    rows[_Row(style, prefix, value - index)].setdefault(index, Printed(prefix + label, line))
    found: dict[int, Printed] = {}
    for row, pages in _agreed(rows, len(edges)):
        own = {index: printed for index, printed in pages.items() if index not in found}
        others = set(found)
        found.update(own)
        for before, after in pairwise(sorted(own)):
            if others.isdisjoint(range(before, after)):
                for index in range(before + 1, after):
                    found[index] = Printed(row.prefix + _written(row, index), own[before].line)
    return [found.get(index) for index in range(len(edges))]


def _candidates(text: str) -> Iterator[tuple[str, str, str]]:
    """(style, prefix, number) for a number standing alone, or at either end of a running head."""
    text = " ".join(text.split())
    alone = ALONE.match(text)
    if alone:
        yield _style(alone["number"]), (alone["prefix"] or ""), alone["number"]
        return
    for pattern in (OF_ALL, AT_START, AT_END):
        match = pattern.search(text)
        if match and match[1] == match[1].strip() and (match[1].isdigit() or match[1].islower()):
            yield _style(match[1]), "", match[1]


def _style(number: str) -> str:
    return "arabic" if number.isdigit() else "roman" if number.islower() else "ROMAN"


def _written(row: _Row, index: int) -> str:
    value = index + row.offset
    return {"arabic": str(value), "roman": roman(value), "ROMAN": roman(value).upper()}[row.style]


def _agreed(rows: Mapping[_Row, Mapping[int, Printed]], count: int) -> list[tuple[_Row, Mapping[int, Printed]]]:
    """The rows that hold, the longest first."""
    ranked = sorted(rows.items(), key=lambda item: (-len(item[1]), min(item[1])))
    agreed = [(row, pages) for row, pages in ranked if len(pages) >= min(AGREE, max(count, 1)) and count > 1]
    heights = [printed.line.y for _, pages in agreed for printed in pages.values()]
    for row, pages in ranked:
        if len(pages) >= AGREE or not agreed:
            continue
        alone = [index for index, printed in pages.items() if ALONE.match(" ".join(printed.line.text.split()))]
        placed = [index for index in alone if any(abs(pages[index].line.y - height) <= SLOT for height in heights)]
        follow = len(placed) == 2 and placed[1] == placed[0] + 1
        # One roman number is enough in front of the others where it counts from the first page.
        if follow or (len(placed) == 1 and (row.style, row.offset) == ("roman", 1)):
            agreed.append((row, {index: pages[index] for index in placed}))
    return agreed


def decide(
    file_labels: Sequence[str] | None, printed: Sequence[Printed | None], first_body_page: int | None = None
) -> tuple[list[str], Origin]:
    """Each page's label, and where the labels are from.

    file_labels: the file's own, None where it has none. first_body_page: the PDF page (from 1) on which the numbering
    begins with 1, as the catalogue settles it. Where the printed numbers contradict a range of the file's labels, a
    reader cites what is printed.
    """
    shown = [number.label if number else "" for number in printed]
    if first_body_page:
        before = file_labels or shown
        front = ["" if label.isdigit() else label for label in before[: first_body_page - 1]]
        return [*front, *(str(number) for number in range(1, len(printed) - len(front) + 1))], Origin.CATALOGUE
    if file_labels is None:
        return shown, Origin.PRINTED if any(shown) else Origin.NONE
    kept = list(file_labels)
    contradicted = False
    for first, last in _ranges(file_labels):
        pairs = [(file_labels[index], shown[index]) for index in range(first, last) if shown[index]]
        wrong = [pair for pair in pairs if not _same(*pair)]
        if len(wrong) >= 2 and 2 * len(wrong) > len(pairs):
            contradicted = True
            kept[first:last] = shown[first:last]
    if contradicted:
        cited = set(filter(None, shown))
        kept = [shown[index] or ("" if label in cited else label) for index, label in enumerate(kept)]
    return kept, Origin.PRINTED_INSTEAD if contradicted else Origin.FILE if any(kept) else Origin.NONE


def _same(one: str, other: str) -> bool:
    plain = [re.sub(r"[\W_]+", "", label).casefold() for label in (one, other)]
    return plain[0] == plain[1]


def _ranges(labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(first, end) of the runs of labels that count up in one style."""
    start = 0
    keys = [_key(label, index) for index, label in enumerate(labels)]
    for index in range(1, len(labels) + 1):
        if index == len(labels) or keys[index] != keys[start]:
            yield start, index
            start = index


def _key(label: str, index: int) -> tuple[str, str, int]:
    match = re.search(r"(\d+|[ivxlcdm]+|[IVXLCDM]+)$", label)
    value = number_of(match[1]) if match else None
    if match is None or value is None:
        return "plain", label, 0
    return _style(match[1]), label[: match.start()], value - index
