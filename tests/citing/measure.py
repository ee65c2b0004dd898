"""Citations measured on PDFs: python tests/citing/measure.py FOLDER-OR-FILE… [--seed 1] [--sentences 2000].

Sentences are drawn at random from what is read of the PDFs. What is counted: how many are shown as quotes, whether each
quote stands on its pages by a third reader (pdfminer.six), whether any quote passes in which one word or one digit was
changed, and whether the marks on the pictures are on the quote's words and on no others, read back through pdfium.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from reading_back import PageAsRead, by_pdfminer, centred, letters, under

from assistant.catalogue import Catalogue
from assistant.citing.gate import Quote, quotes, readers_of
from assistant.citing.quotes import Part
from assistant.errors import AssistantError
from assistant.reading import reader
from assistant.records import Document, Sentence
from assistant.web.glyphs import Box
from assistant.web.pageview import boxes

PASSAGE_TOKENS = 256
SHORTEST = 6  # words of a sentence that is mutated
READERS = 2
BARS = {"verified": 0.97, "marks": 0.97}

Drawn = tuple[Path, Document, Sentence]


@dataclass(slots=True)
class Counted:
    """How many of `count` are `right`; `wrong` tells of those that break a bar, `missing` of those left out."""

    count: int = 0
    right: int = 0
    both: int = 0
    strict: int = 0
    unread: int = 0
    wrong: list[tuple[Any, ...]] = field(default_factory=list)
    missing: list[tuple[Any, ...]] = field(default_factory=list)


def read(path: Path) -> tuple[Path, Document | None]:
    """The PDF as a build reads it; None where it cannot be read."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    try:
        catalogue = Catalogue((), "")
        return path, reader.read(path, path.name, sha256, catalogue, lambda text: len(text.split()), PASSAGE_TOKENS)
    except AssistantError:
        return path, None


def sentences(paths: Sequence[Path], workers: int = 1) -> list[Drawn]:
    """Every sentence of the PDFs, in a fixed order."""
    if workers > 1:
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            documents = list(pool.map(read, paths))
    else:
        documents = [read(path) for path in paths]
    return [
        (path, document, sentence)
        for path, document in documents
        if document
        for sentence in dict.fromkeys(one for passage in document.passages for one in passage.sentences)
    ]


def gate(document: Document, sentence: Sentence) -> list[Quote]:
    """The sentence as quotes."""
    return quotes([sentence], {page.number: page for page in document.pages})


def pages_by_pdfminer(places: Sequence[tuple[Path, int]], workers: int = 1) -> dict[tuple[Path, int], PageAsRead]:
    """The named pages (path, number) as pdfminer reads them; each file is opened once, those with most pages first."""
    numbers: dict[Path, set[int]] = {}
    for path, number in places:
        numbers.setdefault(path, set()).add(number)
    tasks = sorted(((path, sorted(them)) for path, them in numbers.items()), key=lambda task: -len(task[1]))
    if workers > 1:
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            read_anew = list(pool.map(by_pdfminer, tasks))
    else:
        read_anew = [by_pdfminer(task) for task in tasks]
    return {(path, number): page for path, pages in read_anew for number, page in pages.items()}


def quoted(drawn: Sequence[Drawn], workers: int = 1) -> Counted:
    """Sentences that are shown as quotes, and by how many readers; `wrong` has those that pdfminer does not find."""
    found = Counted()
    parts: list[tuple[Path, int, Quote, Sentence, str]] = []
    for path, document, sentence in drawn:
        shown = gate(document, sentence)
        found.count += 1
        found.right += bool(shown)
        found.both += bool(shown) and all(len(quote.readers) == READERS for quote in shown)
        if not shown:
            found.missing.append((path.name, [span.page for span in sentence.spans], sentence.role, sentence.text))
        for quote in shown:
            parts += [(path, page, quote, sentence, part) for page, part in zip(quote.pages, quote.parts, strict=True)]
    pages = pages_by_pdfminer([(path, number) for path, number, *_ in parts], workers)
    for path, number, quote, sentence, part in parts:
        if (path, number) not in pages:
            found.unread += 1
        elif not pages[path, number].has(part):
            found.wrong.append((path.name, number, len(quote.readers), sentence.role, part))
    return found


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


def mutations(every: Sequence[Drawn], rolls: random.Random, count: int) -> Counted:
    """Mutated sentences that are rejected; `wrong` has those that pass.

    None may be shown for its sentence. One that is another sentence of the page by the change, as the next item of a
    list with the same words, does stand there.
    """
    found = Counted()
    known = {(path, span.page, " ".join(one.text.split())) for path, _, one in every for span in one.spans}
    long = [one for one in every if len(one[2].text.split()) >= SHORTEST]
    while found.count < count:
        path, document, sentence = rolls.choice(long)
        words = mutated(sentence.text, rolls)
        if words in " ".join(sentence.text.split()):  # of a word that is there twice, one was dropped
            continue
        pages = {page.number: page for page in document.pages}
        found.count += 1
        shown = gate(document, replace(sentence, text=words))
        others = [span.page for span in sentence.spans if (path, span.page, words) not in known]
        read_on = [readers for page in others if (readers := readers_of(words, pages[page]))]
        if not shown and not read_on:
            found.right += 1
        else:
            found.wrong.append((path.name, [span.page for span in sentence.spans], sentence.text, words))
    return found


def strictly(path: Path, number: int, places: Sequence[Box], wanted: str) -> bool:
    """Whether the marks have the same letters if half a point larger or smaller, or if a letter's centre counts."""
    alike = all(under(path, number, places, margin) == wanted for margin in (0.5, -0.5))
    return alike and sorted(centred(path, number, places)) == sorted(wanted)


def marked_words(drawn: Sequence[Drawn]) -> Counted:
    """Parts of quotes whose marks are on their words; `wrong` has marks on others, `missing` those without a mark.

    `both` counts those that are right among the quotes that both readers find.
    """
    found = Counted()
    for path, document, sentence in drawn:
        for quote in gate(document, sentence):
            several = len(quote.pages) > 1
            for number, words in zip(quote.pages, quote.parts, strict=True):
                part = Part(number, words, several and number != quote.pages[0], several and number != quote.pages[-1])
                places = boxes(path, part)
                found.count += 1
                seen = under(path, number, places)
                if places and seen == letters(words):
                    found.right += 1
                    found.both += len(quote.readers) == READERS
                    found.strict += strictly(path, number, places, seen)
                elif places:
                    found.wrong.append((path.name, number, words, seen))
                else:
                    found.missing.append((path.name, number, quote.readers, words))
    return found


def pdfs(given: Sequence[Path]) -> list[Path]:
    """Files as given, and those in folders, in order."""
    return [path for one in given for path in (sorted(one.glob("*.pdf")) if one.is_dir() else [one])]


def main() -> int:
    """Measure, and print a table; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdfs", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--marks", type=int, default=300)
    parser.add_argument("--tell", action="store_true", help="Name each one that was not right.")
    given = parser.parse_args()
    every = sentences(pdfs(given.pdfs), workers=2)
    rolls = random.Random(given.seed)
    drawn = rolls.sample(every, min(given.sentences, len(every)))
    shown = quoted(drawn, workers=2)
    rejected = mutations(every, rolls, given.sentences)
    marks = marked_words(rolls.sample(every, min(given.marks, len(every))))
    print(f"| {len(every):,} sentences of {len({path for path, *_ in every})} PDFs, seed {given.seed} | found | bar |")
    print("|---|---|---|")
    print(f"| shown as quotes | {shown.right} of {shown.count}, {shown.right / shown.count:.1%} | ≥ 97 % |")
    print(f"| found by both readers | {shown.both / shown.count:.1%} | |")
    print(f"| quotes that pdfminer.six does not find | {len(shown.wrong)} | 0 |")
    print(f"| on pages that pdfminer.six cannot read | {shown.unread} | |")
    print(f"| mutated quotes rejected | {rejected.right} of {rejected.count} | all |")
    print(f"| marks on the quote's words | {marks.right} of {marks.count}, {marks.right / marks.count:.1%} | ≥ 97 % |")
    print(f"| and by half a point more, or less, and by centres | {marks.strict / marks.count:.1%} | |")
    print(f"| marks on other words | {len(marks.wrong)} | 0 |")
    if given.tell:
        for name, counted in (("quoted", shown), ("mutated", rejected), ("marked", marks)):
            for kind in ("wrong", "missing"):
                for row in getattr(counted, kind):
                    print(name, kind, *row, sep=" | ")
    shares = shown.right / shown.count >= BARS["verified"] and marks.right / marks.count >= BARS["marks"]
    return 0 if shares and not (shown.wrong or rejected.wrong or marks.wrong) else 1


if __name__ == "__main__":
    sys.exit(main())
