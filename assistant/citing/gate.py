"""The quote gate: words are shown as a quote only where pypdf or pdfium reads them on the page; both are asked."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.citing.folding import find, fold
from assistant.citing.quotes import Part, aligned, joined_spans, raw_text, stands
from assistant.patterns import regex
from assistant.records import Page, Reader, Sentence

NUMBER = regex(r"(?<!\S)\d+(?!\S)")
ITEM_NUMBER = regex(r"(?<=[^\d\s][.!?])\d{1,2}\.?$")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that stand on `pages` (PDF pages), as each of `readers` finds; `parts` are those on each page."""

    text: str
    pages: tuple[int, ...]
    parts: tuple[str, ...]
    readers: tuple[Reader, ...]


def quotes(sentences: Sequence[Sentence], pages: Mapping[int, Page]) -> list[Quote]:
    """The words of sentences that follow one another, as quotes that stand, in reading order.

    `pages` holds, by number, each page that the sentences touch. Whatever no reader finds is not among the quotes:
    nothing is given where neither finds the whole. The number of a list's item that pypdf has behind its words is left
    out where pdfium has it elsewhere.
    """
    found = _quotes(sentences, pages)
    last = ITEM_NUMBER.sub("", sentences[-1].text) if sentences else ""
    if last and last != sentences[-1].text and not all(set(one.readers) == set(Reader) for one in found):
        without = _quotes([*sentences[:-1], replace(sentences[-1], text=last)], pages)
        return without if without and all(set(one.readers) == set(Reader) for one in without) else found
    return found


def _quotes(sentences: Sequence[Sentence], pages: Mapping[int, Page]) -> list[Quote]:
    found = aligned(sentences, {number: page.text for number, page in pages.items()})
    # Whole words on the whole page: the sentence itself may have been cut out of one.
    if not found or not all(_reads(part, pages[part.page].text, False) for one in found for part in one.parts):
        return _by_pdfium_alone(sentences, pages)
    agreed = [second_agrees(stretch.parts, pages) for stretch in found]
    alone = [stretch for agrees, stretch in zip(agreed, found, strict=True) if not agrees]
    if any(_runs_left(one.text) or not _legible(one.text) or not _known(one.parts, pages) for one in alone):
        return _by_pdfium_alone(sentences, pages)
    return [
        Quote(
            stretch.text,
            stretch.pages,
            tuple(part.text for part in stretch.parts),
            (Reader.PYPDF, Reader.PDFIUM) if agrees else (Reader.PYPDF,),
        )
        for agrees, stretch in zip(agreed, found, strict=True)
    ]


def _legible(text: str) -> bool:
    """Whether every character is one that can be read: not a control character, nor one that no alphabet has."""
    return not any(unicodedata.category(one) in ("Cc", "Cn", "Co") for one in text if not one.isspace())


def _known(parts: Sequence[Part], pages: Mapping[int, Page]) -> bool:
    """Whether pdfium has most of the words on the pages, in whatever order.

    Where it has not, pypdf took the letters of a font for others. A page that pdfium cannot read says nothing.
    """
    seen = [_letters(pages[part.page].second) for part in parts]
    words = [_letters(word) for part in parts for word in part.text.split()]
    found = sum(len(word) for word in words if not all(seen) or any(word in page for page in seen))
    return 2 * found >= sum(map(len, words))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text).characters)).casefold()


def _runs_left(text: str) -> bool:
    """Whether some of it is written from right to left: pypdf may have such words in the order of setting."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def second_agrees(parts: Sequence[Part], pages: Mapping[int, Page]) -> bool:
    """Whether pdfium reads each part on its page. It may space the words otherwise: the two seldom agree on that."""
    return all(_reads(part, pages[part.page].second, True) for part in parts)


def readers_of(quote: str, page: Page) -> tuple[Reader, ...]:
    """Which readers find the quote on this one page."""
    found = [Reader.PYPDF] if stands(quote, page.text) else []
    return (*found, *([Reader.PDFIUM] if _reads(Part(page.number, quote), page.second, True) else []))


def _reads(part: Part, text: str, any_spacing: bool) -> bool:
    places = find(fold(part.text.strip()), fold(text), any_spacing, part.open_start, part.open_end)
    return any(True for _ in places)


def _by_pdfium_alone(sentences: Sequence[Sentence], pages: Mapping[int, Page]) -> list[Quote]:
    """Where pypdf takes a page's words in an order in which they do not follow one another; never across pages."""
    spans = joined_spans(sentences)
    text = " ".join(sentence.text for sentence in sentences).strip()
    if len(spans) != 1 or not stands(text, pages[spans[0].page].second):
        return []
    # The page may have other words like them, as the next item of a list: those that were read here are meant.
    if not _same_letters(text, raw_text(spans, {number: page.text for number, page in pages.items()})):
        return []
    return [Quote(text, (spans[0].page,), (text,), (Reader.PDFIUM,))]


def _same_letters(text: str, raw: str) -> bool:
    """Whether the two have the same letters and digits in any order; `raw` may have digits more, of notes' marks.

    A number that is a word of its own is none.
    """
    own, read = (Counter(filter(str.isalnum, fold(one).characters)) for one in (text, raw))
    numbers, told = (Counter(NUMBER.findall(one)) for one in (text, raw))
    return not own - read and all(map(str.isdigit, read - own)) and not told - numbers
