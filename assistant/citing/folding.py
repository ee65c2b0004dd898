"""Two texts are the same words, however a page sets them.

What may differ is how words are set, never the words: white space and line breaks, ligatures, the shape of quotation
marks, bullets and hyphens, soft hyphens, and a hyphen that only breaks a word at a line's end. There is no fuzzy score.

A text is folded into the characters that count, and the gaps between them (white space, hyphens) are compared apart, as
only the two texts together tell what a hyphen at a line's end is. Matching takes a time linear in both texts.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.patterns import regex
from assistant.reading.signs import readable

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\x00"
SOFT_HYPHEN = "\u00ad"
MARKED_BREAKS = "\x02\ufffe"  # what pdfium writes for a hyphen at a line's end, the word's own or not
HYPHENS = "-\u2010\u2011"
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
SINGLE_QUOTES, DOUBLE_QUOTES = "'‘’‛`´", '"“”„‟'
COUNTS = regex(rf"[^\s{INVISIBLE}{SOFT_HYPHEN}{MARKED_BREAKS}{re.escape(HYPHENS)}]+")
LINE_END_HYPHEN = regex(rf"[{re.escape(HYPHENS)}][^\S\n]*\n\s*\Z")
DROPPED = str.maketrans("", "", INVISIBLE)
IN_FIGURES = ".,:/"
BEFORE_FIGURES, AFTER_FIGURES = "£$€¥+−±~≈<>≤≥=#.,", "%‰°"
ROOM = 40  # characters beside a quote that are looked at for one more of its equal words
LONGEST_MARK = 3  # digits of a footnote's mark
_FOLDED = str.maketrans(dict.fromkeys(SINGLE_QUOTES, "'") | dict.fromkeys(DOUBLE_QUOTES, '"') | LIGATURES | {"∗": "*"})


@dataclass(frozen=True, slots=True)
class Folded:
    """The characters of `raw` that count; `places` says for each where it stands in `raw`, ascending."""

    raw: str
    characters: str
    places: array[int]

    def gap(self, index: int) -> str:
        """What stands between the character before `index` and that at `index`: white space, hyphens or nothing."""
        before = self.places[index - 1] + 1 if index else 0
        return self.raw[before : self.places[index] if index < len(self.places) else len(self.raw)]


@lru_cache(maxsize=256)
def fold(raw: str) -> Folded:
    """Fold a text; those last folded are remembered."""
    raw = readable(raw)
    pieces: list[str] = []
    places = array("l")
    for run in COUNTS.finditer(raw):
        text = run[0]
        folded = text if text.isascii() else unicodedata.normalize("NFD", text.translate(_FOLDED))
        if len(folded) == len(text):
            pieces.append(folded.translate(_FOLDED))
            places.extend(range(run.start(), run.end()))
            continue
        for place, character in enumerate(text, run.start()):
            parts = unicodedata.normalize("NFD", character.translate(_FOLDED))
            pieces.append(parts)
            places.extend([place] * len(parts))
    return Folded(raw, "".join(pieces), places)


def common(quote: Folded, start: int, text: Folded, position: int, any_spacing: bool = False) -> int:
    """How many characters of `quote` from `start` on stand in `text` from `position` on, gaps agreeing."""
    room = min(len(quote.characters) - start, len(text.characters) - position)
    for length in range(room):
        if quote.characters[start + length] != text.characters[position + length]:
            return length
        if length and not gaps_agree(quote, start + length, text, position + length, any_spacing):
            return length
    return room


def gaps_agree(quote: Folded, here: int, text: Folded, there: int, any_spacing: bool = False) -> bool:
    """Whether what stands before `quote`'s character `here` is what stands before `text`'s character `there`.

    White space beside punctuation never counts, and between letters it does not where `any_spacing` is true: two
    readers of a page seldom agree on it. Between the digits of a figure it always counts.
    """
    one, other = quote.gap(here), text.gap(there)
    if one == other:
        return True
    allowed = _readings(one) & _readings(other)
    if allowed:
        return True
    hyphens = {reading for reading in _readings(one) | _readings(other) if "-" in reading}
    return not hyphens and not _tight(quote.characters, here, any_spacing)


@lru_cache(maxsize=4096)
def _readings(gap: str) -> frozenset[str]:
    """What a gap may be: nothing, a space, or hyphens."""
    gap = gap.translate(DROPPED)
    hyphens = sum(gap.count(hyphen) for hyphen in HYPHENS)
    if not hyphens and any(mark in gap for mark in MARKED_BREAKS + SOFT_HYPHEN):
        return frozenset({"", "-"})
    if not hyphens:
        return frozenset({" " if gap else ""})
    return frozenset({"-" * hyphens, *([""] if hyphens == 1 and LINE_END_HYPHEN.match(gap) else [])})


def _tight(characters: str, index: int, any_spacing: bool) -> bool:
    """Whether white space before `index` would make other words, or another figure, of the characters around it."""
    before, after = characters[index - 1], characters[index]
    if is_word(before) and is_word(after):
        return not any_spacing or (before.isdigit() and after.isdigit())
    if before in IN_FIGURES:
        return after.isdigit() and index > 1 and characters[index - 2].isdigit()
    return after in IN_FIGURES and before.isdigit() and characters[index + 1 : index + 2].isdigit()


def is_word(character: str) -> bool:
    """Whether it belongs to a word: a letter, a digit, or the accent of a letter."""
    return character.isalnum() or unicodedata.combining(character) > 0


def find(
    quote: Folded, text: Folded, any_spacing: bool = False, open_start: bool = False, open_end: bool = False
) -> Iterator[tuple[int, int]]:
    """Where the quote stands in the text, as (first, end) of folded characters.

    It begins and ends at the bounds of words, but for a side that is `open`: a word broken by a page's end. A row of
    figures without a letter is the whole of its lines: a part of it would be another row; one that is mostly signs is
    nowhere. `any_spacing`: as in `gaps_agree`.
    """
    length = len(quote.characters)
    words = quote.raw.split()
    figures = len(words) > 1 and not any(map(str.isalpha, quote.characters))
    signs = figures and sum(map(_is_sign, words)) > len(words) / 2  # the ticks of a table: many rows are alike
    position = text.characters.find(quote.characters) if length and not signs else -1
    while position >= 0:
        if (
            common(quote, 0, text, position, any_spacing) == length
            and (open_start or begins_word(text, position, quote.gap(0)))
            and (open_end or ends_word(text, position + length, quote.gap(length)))
            and not (figures and _in_a_line(text, position, position + length))
            and not _cuts_a_row(words, text, position, position + length)
        ):
            yield position, position + length
        position = text.characters.find(quote.characters, position + 1)


def _in_a_line(text: Folded, start: int, end: int) -> bool:
    """Whether other characters stand in the first line before `start`, or in the last from `end` on."""
    return not (start == 0 or "\n" in text.gap(start)) or not (end == len(text.characters) or "\n" in text.gap(end))


def _cuts_a_row(words: list[str], text: Folded, start: int, end: int) -> bool:
    """Whether the quote begins or ends among equal words or signs, as table cells, and the text has one more."""
    if len(words) < 2:
        return False
    first, last = text.places[start], text.places[end - 1] + 1
    before, after = text.raw[max(first - ROOM, 0) : first].split(), text.raw[last : last + ROOM].split()
    cut_before = (words[0] == words[1] or _is_sign(words[0])) and before[-1:] == words[:1]
    cut_after = (words[-1] == words[-2] or _is_sign(words[-1])) and after[:1] == words[-1:]
    # Hyphens are in the gap beside the quote: the bounds of words are checked with them.
    return (cut_before and not _hyphens(words[0][:1])) or (cut_after and not _hyphens(words[-1][-1:]))


def _is_sign(word: str) -> bool:
    return not any(map(str.isalnum, word))


def begins_word(text: Folded, index: int, own_gap: str = "") -> bool:
    """Whether no word, figure or sign that belongs to it is cut before `index`. `own_gap`: what the quote has there."""
    first, gap = text.characters[index], text.gap(index).translate(DROPPED)
    if index and _same_mark(text.characters[index - 1 : index + 2]):
        return False
    if _hyphens(own_gap):
        one_more = len(gap.split()) > len(own_gap.split())  # of a row of dashes
        bounded = index == 0 or gap[:1].isspace() or not is_word(text.characters[index - 1])
        return _hyphens(gap) and bounded and not one_more
    if first.isdigit() and gap.endswith(tuple(HYPHENS)):
        return False
    if index == 0:
        return True
    before = text.characters[index - 1]
    if gap:
        return gap[0].isspace() or not (is_word(before) and is_word(first))
    if is_word(before) and is_word(first):
        return first.isalpha() and _starts_note(text, index)
    if first.isdigit() and before in BEFORE_FIGURES:
        return False
    return not (before == "'" and is_word(first) and _glued_word(text, index - 1, -1))


def ends_word(text: Folded, end: int, own_gap: str = "") -> bool:
    """Whether no word or figure is cut before `end`, the place after the last character; a note's mark may follow."""
    gap = text.gap(end).translate(DROPPED)
    if _hyphens(own_gap):
        one_more = len(gap.split()) > len(own_gap.split())
        bounded = end == len(text.characters) or gap[-1:].isspace()
        return _hyphens(gap) and bounded and not one_more and "" not in _readings(gap)
    if end == len(text.characters):
        return True
    last, after = text.characters[end - 1], text.characters[end]
    if end > 1 and _same_mark(text.characters[end - 2 : end + 1]):
        return False
    if gap:
        return gap[0].isspace() or not (is_word(last) and is_word(after))
    if unicodedata.combining(after):
        return False
    if is_word(last) and is_word(after):
        return last.islower() and _is_note_mark(text, end)
    if last.isdigit() and (after in AFTER_FIGURES or (after in IN_FIGURES and _glued_word(text, end, 1))):
        return False
    return not (after == "'" and is_word(last) and _glued_word(text, end, 1))


def _same_mark(three: str) -> bool:
    """Whether a row of one mark, as the dots of a table of contents, goes on here: what ends in it is not all of it."""
    return len(three) == 3 and len(set(three)) == 1 and not is_word(three[0])


def _hyphens(gap: str) -> bool:
    return any(mark in gap for mark in HYPHENS + SOFT_HYPHEN + MARKED_BREAKS)


def _glued_word(text: Folded, index: int, step: int) -> bool:
    """Whether a letter or digit stands directly before or after the character at `index`."""
    other = index + step
    if not 0 <= other < len(text.characters):
        return False
    return not text.gap(max(index, other)) and is_word(text.characters[other])


def _starts_note(text: Folded, index: int) -> bool:
    """Whether the mark of a note, which begins its line, is all that is glued to the front of a word."""
    start = index
    while start and text.characters[start - 1].isdigit() and (start == index or not text.gap(start)):
        start -= 1
    return 0 < index - start <= LONGEST_MARK and (start == 0 or "\n" in text.gap(start))


def _is_note_mark(text: Folded, index: int) -> bool:
    """A few digits raised behind a word; not 'Phase2a', not 'v2.1', not a percentage."""
    end = index
    while end < len(text.characters) and text.characters[end].isdigit() and (end == index or not text.gap(end)):
        end += 1
    if not 0 < end - index <= LONGEST_MARK:
        return False
    if end == len(text.characters) or text.gap(end):
        return True
    following = text.characters[end]
    if is_word(following) or following in AFTER_FIGURES:
        return False
    return not (following in IN_FIGURES and _glued_word(text, end, 1) and text.characters[end + 1].isdigit())
