"""The quote gate: a quote stands, character for character, on the pages that it names.

`folding` says what may differ between the words and the page: how they are set, never the words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.citing.folding import Folded, begins_word, common, ends_word, find, fold
from assistant.patterns import regex
from assistant.records import Sentence, Span

SHORTEST_STRETCH = 12  # characters; what is shorter before or after a mark proves too little, and no quote is made
MARK = regex(r"\[?\d{1,3}\]?|[*†‡§¹²³⁴-⁹]+")
STOPS = ".,;:!?"
MOST_STRETCHES = 6  # a sentence in more parts is a table or a heap of words: no quote


def stands(quote: str, text: str) -> bool:
    """Whether the quote stands, word for word, in the text of a page, or of pages joined by a line break."""
    return any(True for _ in find(fold(quote.strip()), fold(text)))


def raw_text(spans: Sequence[Span], pages: Mapping[int, str]) -> str:
    """The raw characters of the spans, `pages` giving each PDF page's raw text; a page's end is a line's end."""
    return "\n".join(pages[span.page][span.start : span.end] for span in spans)


def joined_spans(sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """One span a page, from the first to the last character of sentences that follow one another."""
    bounds: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        for span in sentence.spans:
            low, high = bounds.get(span.page, (span.start, span.end))
            bounds[span.page] = (min(low, span.start), max(high, span.end))
    return tuple(Span(page, low, high) for page, (low, high) in sorted(bounds.items()))


@dataclass(frozen=True, slots=True)
class Part:
    """The words of a quote that stand on one PDF page; a side is open where the page's end breaks a word."""

    page: int
    text: str
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand on the pages without interruption: one part for each page they touch, in reading order."""

    text: str
    parts: tuple[Part, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        """The PDF pages that it touches."""
        return tuple(part.page for part in self.parts)


def aligned(sentences: Sequence[Sentence], pages: Mapping[int, str]) -> list[Stretch]:
    """The words of sentences that follow one another, as quotes that stand, in reading order.

    One quote, where the page sets the words without interruption. Where the mark of a footnote stands between them,
    one quote on each side, without the full stop or comma behind the mark. Nothing, where the page has any other word,
    or one more or less. `pages` gives each PDF page's raw text.
    """
    spans = joined_spans(sentences)
    text = fold(raw_text(spans, pages))
    quote = fold(" ".join(sentence.text for sentence in sentences).strip())
    notes = "\n".join(pages[span.page] for span in spans)
    runs = (_without_stop(quote, *run) for run in _runs(quote, text, notes))
    found = [_stretch(quote, start, end, text, place, spans) for start, end, place in runs if start < end]
    long = all(len(stretch.text) >= SHORTEST_STRETCH for stretch in found)
    return found if (len(found) == 1 or long) and any(map(str.isalnum, quote.characters)) else []


def _runs(quote: Folded, text: Folded, notes: str) -> list[tuple[int, int, int]]:
    """The quote in as few parts as the text has it: (start, end, where in the text), all of it or nothing.

    `notes`: the whole text of the pages, which has the notes that marks between the parts belong to.
    """
    parts: list[tuple[int, int, int]] = []
    start = position = 0
    whole = len(quote.characters)
    while start < whole:
        part = _longest_from(quote, start, text, position)
        if part is None or len(parts) == MOST_STRETCHES or (parts and not _is_mark(text, position, part[2], notes)):
            return []
        parts.append(part)
        start, position = part[1], part[2] + part[1] - part[0]
    return parts


def _without_stop(quote: Folded, start: int, end: int, place: int) -> tuple[int, int, int]:
    """A part but for the full stop or comma of the part before, which stands behind that one's mark."""
    stops = 0
    while start and start + stops < end and quote.characters[start + stops] in STOPS:
        stops += 1
    return start + stops, end, place + stops


def _is_mark(text: Folded, end: int, start: int, notes: str) -> bool:
    """Whether nothing but the mark of a footnote stands from character `end` to before `start`.

    It is glued to a word, and a line of the page begins with it: the note. Or it stands apart in the same line; then
    the page has it nowhere else but before the note, so that no figure of the sentence is taken for it.
    """
    between = text.raw[text.places[end - 1] + 1 : text.places[start]].rstrip()
    mark = re.escape(between.lstrip(" ").strip("[]"))
    if not MARK.fullmatch(between.lstrip(" ")):
        return False
    if between[:1] != " ":
        return bool(re.search(rf"^[ \t]*\[?{mark}[\].)]?[ \t]*[^\W\d]", notes, re.MULTILINE))
    noted = re.search(rf"^[ \t]*\[?{mark}\]?[ \t]*[^\W\d]", notes, re.MULTILINE)
    return bool(noted) and len(re.findall(rf"(?<![\w.]){mark}(?![\w.,]\d|\w)", notes)) == 2


def _longest_from(quote: Folded, start: int, text: Folded, position: int) -> tuple[int, int, int] | None:
    """The longest run of whole words of `quote` from `start` on that stands in `text` at or after `position`."""
    best: tuple[int, int, int] | None = None
    probe = quote.characters[start : start + SHORTEST_STRETCH]
    place = text.characters.find(probe, position)
    while place < 0 and len(probe) > 1:
        probe = probe[: len(probe) // 2]
        place = text.characters.find(probe, position)
    while place >= 0:
        length = common(quote, start, text, place)
        while length and not _bounded(quote, start, text, place, length):
            length -= 1
        if length and (best is None or length > best[1] - best[0]):
            best = (start, start + length, place)
            if best[1] == len(quote.characters):
                return best
        place = text.characters.find(probe, place + 1)
    return best


def _bounded(quote: Folded, start: int, text: Folded, place: int, length: int) -> bool:
    """Whether a part is made of whole words, in the quote and on the page."""
    end = start + length
    own_start, own_end = quote.gap(start), quote.gap(end)
    at_bounds = _parted(quote, start, own_start) and _parted(quote, end, own_end)
    return at_bounds and begins_word(text, place, own_start) and ends_word(text, place + length, own_end)


def _parted(quote: Folded, index: int, gap: str) -> bool:
    """Whether the quote has a word's end before `index`: white space, or a stop that a mark may stand before."""
    whole = index in (0, len(quote.characters))
    return whole or any(map(str.isspace, gap)) or quote.characters[index] in STOPS


def _words(quote: Folded, start: int, end: int) -> str:
    """The quote's own characters, from one folded character to before another."""
    first = 0 if start == 0 else quote.places[start]
    last = len(quote.raw) if end == len(quote.characters) else quote.places[end - 1] + 1
    return quote.raw[first:last]


def _stretch(quote: Folded, start: int, end: int, text: Folded, place: int, spans: Sequence[Span]) -> Stretch:
    """The quote's folded characters `start` to before `end`, which stand in `text` at `place`."""
    bounds: list[tuple[int, int, int]] = []
    offset = 0
    for span in spans:
        low = bisect_left(text.places, offset) - place + start
        offset += span.end - span.start + 1
        high = bisect_left(text.places, offset) - place + start
        if low < end and high > start:
            bounds.append((span.page, max(low, start), min(high, end)))
    parts = tuple(
        Part(page, _words(quote, low, high).strip(), _broken(quote, low, start), _broken(quote, high, end))
        for page, low, high in bounds
    )
    return Stretch(_words(quote, start, end), parts)


def _broken(quote: Folded, index: int, side: int) -> bool:
    """Whether a page's end breaks a word of the quote before `index`."""
    return index != side and not any(map(str.isspace, quote.gap(index)))
