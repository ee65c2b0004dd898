"""Real reports, where they are at hand: quotes stand by a third reader, mutated ones never do, marks fit."""

from __future__ import annotations

import ctypes
import hashlib
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

from assistant.catalogue import Catalogue
from assistant.citing.gate import Quote, quotes, readers_of
from assistant.citing.quotes import Part
from assistant.reading import reader
from assistant.reading.pdfium import text_page
from assistant.records import Document, Sentence
from assistant.web.pageview import Box, boxes

SHARED = Path(__file__).resolve().parents[3] / "shared"
LONGDOC = SHARED / "eval" / "longdoc" / "pdfs"
# Reports, minutes and papers of all kinds, those that are soon read.
NAMES = (
    "698bba535087fa9a7f9009e172a7f763", "f8d3a162ab9507e021d83dd109118b60", "e79deb02a0c0e87511080836c5d4347b",
    "fdac8d1e9ef56519371df7e6532df27d", "efd88e41c5f2606c57929cac6c1c0605", "ISEP_student_handbook_2020",
    "2310.07609v1", "PG_2020.05.21_International-Cooperation-COVID_FINAL",
)  # fmt: skip
PATHS = [SHARED / "reports" / "overview-2008.pdf", *(LONGDOC / f"{name}.pdf" for name in NAMES)]
pytestmark = pytest.mark.skipif(not all(path.exists() for path in PATHS), reason="../shared is not there")


@lru_cache(maxsize=1)
def corpus() -> list[tuple[Path, Document, Sentence]]:
    """Every sentence of the reports, in a fixed order."""
    found = []
    for path in PATHS:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        document = reader.read(
            path, path.name, sha256, Catalogue.load(path.parent), lambda text: len(text.split()), 256
        )
        for sentence in dict.fromkeys(one for passage in document.passages for one in passage.sentences):
            found.append((path, document, sentence))
    return found


def drawn(seed: int, count: int) -> Iterator[tuple[Path, Document, Sentence]]:
    rolls = random.Random(seed)
    yield from rolls.sample(corpus(), count)


def gate(document: Document, sentence: Sentence) -> list[Quote]:
    return quotes([sentence], {page.number: page for page in document.pages})


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).casefold()


@lru_cache(maxsize=400)
def by_pdfminer(path: Path, number: int) -> tuple[str, str, frozenset[str]]:
    """A page's letters in the order in which they are drawn, and as pdfminer puts lines together; its words."""
    from pdfminer.high_level import extract_pages, extract_text
    from pdfminer.layout import LAParams, LTChar

    def inside(item: Any) -> Iterator[str]:
        if isinstance(item, LTChar):
            yield item.get_text()
        elif hasattr(item, "__iter__"):
            for one in item:
                yield from inside(one)

    [page] = extract_pages(path, page_numbers=[number - 1], laparams=None)
    laid = extract_text(path, page_numbers=[number - 1], laparams=LAParams(all_texts=True))
    return letters("".join(inside(page))), letters(laid), frozenset(map(letters, laid.split()))


def stands_by_pdfminer(words: str, path: Path, number: int) -> bool:
    """The words side by side; or, as every reader has its own order of lines, each somewhere on the page."""
    drawn_order, line_order, known = by_pdfminer(path, number)
    if letters(words) in drawn_order or letters(words) in line_order:
        return True
    return all(letters(word) in known or letters(word) in drawn_order for word in words.split())


def test_quotes_stand_by_a_third_reader() -> None:
    shown = both = count = 0
    wrong = []
    for path, document, sentence in drawn(1, 200):
        found = gate(document, sentence)
        count += 1
        shown += bool(found)
        both += bool(found) and all(len(quote.readers) == 2 for quote in found)
        for quote in found:
            for number, part in zip(quote.pages, quote.parts, strict=True):
                # pdfminer leaves out what stands in some drawings: labels of charts and maps are no sentences.
                if len(part.split()) > 5 and not stands_by_pdfminer(part, path, number):
                    wrong.append((path.name, number, len(quote.readers), sentence.role, part))
    assert shown >= 0.97 * count and both >= 0.95 * count, (shown, both, count)
    assert not wrong, wrong


def mutated(text: str, rolls: random.Random) -> str:
    """One word changed, dropped or swapped with the next, or one digit changed; never at either end."""
    words = text.split()
    place = rolls.randrange(1, len(words) - 2)
    figures = [index for index, word in enumerate(words) if re.search(r"\d", word)]
    match rolls.choice(("change", "drop", "swap", *(["digit"] if figures else []))):
        case "change":
            words[place] = "Zealand"
        case "drop":
            del words[place]
        case "swap":
            words[place], words[place + 1] = words[place + 1], words[place]
        case "digit":
            index = rolls.choice(figures)
            digit = re.search(r"\d", words[index])
            assert digit
            other = str((int(digit[0]) + rolls.randrange(1, 10)) % 10) if digit[0].isascii() else "0"
            words[index] = words[index][: digit.start()] + other + words[index][digit.end() :]
    return " ".join(words)


def test_a_mutated_quote_is_never_shown() -> None:
    rolls = random.Random(2)
    long = [one for one in corpus() if len(one[2].text.split()) >= 6]
    wrong, count = [], 0
    while count < 2000:
        _, document, sentence = rolls.choice(long)
        words = mutated(sentence.text, rolls)
        if words == " ".join(sentence.text.split()):
            continue
        pages = {page.number: page for page in document.pages}
        texts = [" ".join(pages[span.page].text.split()) for span in sentence.spans]
        if any(re.search(rf"(?<!\S){re.escape(words)}(?!\S)", text) for text in texts):
            continue  # the page has these words, too: a row of dots, a sentence that is there in two forms
        count += 1
        if gate(document, replace(sentence, text=words)) or any(
            readers_of(words, pages[span.page]) for span in sentence.spans
        ):
            wrong.append((sentence.text, words))
    assert not wrong, wrong


def under(path: Path, number: int, marked: tuple[Box, ...]) -> str:
    document = pypdfium2.PdfDocument(path)
    page = document[number - 1]
    text, found, grid = text_page(page), "", 1_000_000
    for box in marked:
        corners = []
        for across, down in ((box.left, box.top), (box.right, box.bottom)):
            x, y = ctypes.c_double(), ctypes.c_double()
            place = (int(across * grid), int(down * grid))
            raw.FPDF_DeviceToPage(page, 0, 0, grid, grid, 0, *place, ctypes.byref(x), ctypes.byref(y))
            corners.append((x.value, y.value))
        (x0, y0), (x1, y1) = corners
        found += text.get_text_bounded(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    document.close()
    return letters(found)


def test_marks_are_on_the_words() -> None:
    right = count = 0
    wrong = []
    for path, document, sentence in drawn(3, 120):
        for quote in gate(document, sentence):
            for number, words in zip(quote.pages, quote.parts, strict=True):
                several = len(quote.pages) > 1
                part = Part(number, words, several and number != quote.pages[0], several and number != quote.pages[-1])
                marked = boxes(path, part)
                count += 1
                seen = under(path, number, marked)
                right += bool(marked) and seen == letters(words)
                if marked and seen != letters(words):
                    wrong.append((path.name, number, words, seen))
    assert right >= 0.97 * count, (right, count)
    assert not wrong, wrong
