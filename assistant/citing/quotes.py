"""The quote gate: a quote stands, character for character, in the raw text of the page that it names.

What may differ is how the words are set, never the words: white space and line breaks, ligatures, the shape of
quotation marks and hyphens, soft hyphens, and a hyphen that only breaks a word at a line's end. There is no
fuzzy score.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.records import Sentence, Span

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\x00"
BREAK = rf"(?:[-\u2010\u2011\u00ad][^\S\n]*\n\s*|[{INVISIBLE}]+)?"  # between two letters: a word broken at a line's end
HYPHEN = r"[-\u2010\u2011]\s*"
LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "st": "ﬅﬆ"}
SINGLE_QUOTES, DOUBLE_QUOTES = "'‘’‛`´", "\"“”„‟"
PIECES = re.compile(r"ffi|ffl|ff|fi|fl|st|\s+|.", re.DOTALL)
NOTE_MARK = re.compile(r"\d{1,3}|[*†‡§]+")
SHORTEST_STRETCH = 12  # characters; a shorter part of a sentence between two note marks is not worth a quote of its own


def pattern(quote: str) -> re.Pattern[str]:
    """A pattern that matches the quote as any page may set it."""
    parts: list[str] = []
    for match in PIECES.finditer(quote.strip()):
        piece = match[0]
        if piece.isspace():
            parts.append(rf"[{INVISIBLE}]*\s+")
            continue
        if parts and piece[0].isalnum() and quote.strip()[match.start() - 1].isalnum():
            parts.append(BREAK)
        parts.append(_set_as(piece))
    return re.compile("".join(parts))


def _set_as(piece: str) -> str:
    if piece in LIGATURES:
        spelled = BREAK.join(re.escape(letter) for letter in piece)
        return f"(?:{spelled}|{_partly_joined(piece)}[{LIGATURES[piece]}])"
    for shapes in (SINGLE_QUOTES, DOUBLE_QUOTES):
        if piece in shapes:
            return f"[{shapes}]"
    return HYPHEN if piece in "-\u2010\u2011" else re.escape(piece)


def _partly_joined(piece: str) -> str:
    """'ffi' may also be set as 'f' and 'ﬁ', or as 'ﬀ' and 'i'."""
    return f"fﬁ|ﬀi|" if piece == "ffi" else f"fﬂ|ﬀl|" if piece == "ffl" else ""


def stands(quote: str, text: str) -> bool:
    """Whether the quote stands in the raw text of a page, or of consecutive pages joined by a line break."""
    return bool(quote.strip()) and pattern(quote).search(text) is not None


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


def stretches(sentences: Sequence[Sentence], pages: Mapping[int, str]) -> list[tuple[str, tuple[int, ...]]]:
    """The words of sentences that follow one another, as quotes that stand: (quote, PDF pages), in reading order.

    One quote, where the page sets the words without interruption. Where the mark of a footnote stands between
    them on the page, one quote on each side of it. Nothing, where the words are not on the page.
    """
    spans = joined_spans(sentences)
    raw, quote = raw_text(spans, pages), " ".join(sentence.text for sentence in sentences)
    found: list[tuple[str, tuple[int, ...]]] = []
    position = 0
    while quote:
        length = _longest_prefix(quote, raw, position)
        match = pattern(quote[:length]).match(raw, position) if length else None
        if match is None:
            return []
        if len(quote[:length].strip()) >= SHORTEST_STRETCH or length == len(quote):
            found.append((quote[:length].strip(), _pages(spans, position, match.end())))
        quote, position = quote[length:].lstrip(), match.end()
        mark = NOTE_MARK.match(raw, position)
        if quote and not mark:
            return []
        position = mark.end() if mark else position
        position += len(raw[position:]) - len(raw[position:].lstrip())
    return [part for part in found if len(part[0]) >= SHORTEST_STRETCH] or found


def _longest_prefix(quote: str, raw: str, position: int) -> int:
    """How many of the quote's first characters stand at `position`: whether they do can only turn from yes to no."""
    if pattern(quote).match(raw, position):
        return len(quote)
    low, high = 0, len(quote)
    while high - low > 1:
        middle = (low + high) // 2
        if pattern(quote[:middle]).match(raw, position):
            low = middle
        else:
            high = middle
    return low


def _pages(spans: Sequence[Span], start: int, end: int) -> tuple[int, ...]:
    """The pages that characters `start` to `end` of the joined raw text touch."""
    touched: list[int] = []
    offset = 0
    for span in spans:
        if start < offset + span.end - span.start and end > offset:
            touched.append(span.page)
        offset += span.end - span.start + 1
    return tuple(touched)
