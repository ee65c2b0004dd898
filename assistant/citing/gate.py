"""The quote gate: words are shown as a quote only where pypdf or pdfium reads them on the page; both are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.citing.folding import find, fold
from assistant.citing.quotes import Part, aligned, broken, joined_spans, stands
from assistant.records import Footnote, Page, Reader, Sentence


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
    nothing is given where neither finds the whole.
    """
    found = aligned(sentences, {number: page.text for number, page in pages.items()})
    # Whole words on the whole page: the sentence itself may have been cut out of one.
    if not found or not all(_reads(part, pages[part.page].text, False) for one in found for part in one.parts):
        return _by_pdfium_alone(sentences, pages)
    return [
        Quote(
            stretch.text,
            stretch.pages,
            tuple(part.text for part in stretch.parts),
            (Reader.PYPDF, Reader.PDFIUM) if second_agrees(stretch.parts, pages) else (Reader.PYPDF,),
        )
        for stretch in found
    ]


def second_agrees(parts: Sequence[Part], pages: Mapping[int, Page]) -> bool:
    """Whether pdfium reads each part on its page. It may space the words otherwise: the two seldom agree on that."""
    return all(_reads(part, pages[part.page].second, True) for part in parts)


def readers_of(quote: str, page: Page) -> tuple[Reader, ...]:
    """Which readers find the quote on this one page."""
    found = [Reader.PYPDF] if stands(quote, page.text) else []
    return (*found, *([Reader.PDFIUM] if _reads(Part(page.number, quote), page.second, True) else []))


def parts_of(note: Footnote) -> tuple[Part, ...]:
    """The footnote's words on each of its pages, as they are to be looked for there."""
    quote, end, found = fold(note.quote), 0, []
    for page, text in zip(note.pages, note.parts or (note.quote,), strict=False):
        start, end = end, end + len(fold(text).characters)
        found.append(Part(page.number, text, broken(quote, start, 0), broken(quote, end, len(quote.characters))))
    return tuple(found)


def _reads(part: Part, text: str, any_spacing: bool) -> bool:
    places = find(fold(part.text.strip()), fold(text), any_spacing, part.open_start, part.open_end)
    return any(True for _ in places)


def _by_pdfium_alone(sentences: Sequence[Sentence], pages: Mapping[int, Page]) -> list[Quote]:
    """Where pypdf takes a page's words in an order in which they do not follow one another; never across pages."""
    numbers = [span.page for span in joined_spans(sentences)]
    text = " ".join(sentence.text for sentence in sentences).strip()
    if len(numbers) != 1 or not stands(text, pages[numbers[0]].second):
        return []
    return [Quote(text, (numbers[0],), (text,), (Reader.PDFIUM,))]
