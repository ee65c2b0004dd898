"""PDFs with bytes changed at random, the same for the same seed: python tests/indexing/fuzz.py [COUNT] [SEED].

Reads them all in one build and prints what became of them. 'make fuzz' reads five hundred.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from indexing_fakes import FakeEncoder
from pdfs import locked, pdf, scan, words

from assistant.indexing.build import Built, build
from assistant.records import Progress
from assistant.settings import Settings

COUNT, SEED = 500, 20080401
SHARED = Path(__file__).resolve().parents[3] / "shared" / "pdfs"
LARGEST = 200_000  # bytes of a file that is taken from there
TOKENS = [b"/Kids", b"/Parent", b"/Length", b"/Filter", b"/Count", b"obj", b"endstream", b"xref", b"/Contents", b"<<"]


def originals() -> list[bytes]:
    """Files of our own making and, where they are at hand, hostile ones."""
    plain = pdf([words(f"This is line {number} of a report.") for number in range(5)])
    found = [plain, locked(plain, "", "AES-128"), locked(plain, "sesame"), scan(["A picture of a line."])]
    paths = sorted(SHARED.glob("*.pdf")) if SHARED.is_dir() else []
    return found + [path.read_bytes() for path in paths if 0 < path.stat().st_size <= LARGEST]


def mutations(sources: list[bytes], count: int, seed: int) -> Iterator[bytes]:
    """`count` files, each made of one of `sources` by a few changes."""
    chance = random.Random(seed)
    for _ in range(count):
        content = bytearray(chance.choice(sources))
        for _ in range(chance.randint(1, 3)):
            chance.choice(CHANGES)(content, chance)
        yield bytes(content)


def _bytes(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 40)):
        if content:
            content[chance.randrange(len(content))] = chance.randrange(256)


def _cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content) + 1) :]


def _drop(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) + 1)
    del content[start : start + chance.randint(1, 2000)]


def _double(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) + 1)
    content[start:start] = content[start : start + chance.randint(1, 2000)]


def _number(content: bytearray, chance: random.Random) -> None:
    """A number in the file becomes another, as of an object, a length or a place."""
    places = [place for place in range(len(content)) if 48 <= content[place] <= 57]
    if places:
        place = chance.choice(places)
        content[place : place + 1] = str(chance.choice([0, 1, 2, 3, 7, 99, 2**31, 10**12])).encode()


def _token(content: bytearray, chance: random.Random) -> None:
    """One of the words that hold a file together becomes another."""
    word = chance.choice(TOKENS)
    place = content.find(word, chance.randrange(len(content) + 1))
    if place >= 0:
        content[place : place + len(word)] = chance.choice(TOKENS)


CHANGES: list[Callable[[bytearray, random.Random], None]] = [_bytes, _cut, _drop, _double, _number, _token]


def read_all(folder: Path, count: int, seed: int, on_progress: Callable[[Progress], None]) -> Built:
    """Read `count` changed files in one build with its index in `folder`."""
    sources = folder / "sources"
    sources.mkdir()
    for number, content in enumerate(mutations(originals(), count, seed)):
        (sources / f"{number:05}.pdf").write_bytes(content)
    settings = Settings(sources=sources, index=folder / "index", model="fake", file_seconds=20)
    return build(settings, on_progress, encoder=FakeEncoder())


def main() -> None:
    """Read as many as the command line says."""
    count, seed = (int(value) for value in (*sys.argv[1:], *(COUNT, SEED)[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        built = read_all(Path(folder), count, seed, lambda _: None)
    assert len(built.ledger) == count
    assert all(row.reason or row.pages for row in built.ledger)
    outcomes = Counter(row.outcome.value for row in built.ledger)
    pages = Counter(page.outcome.value for row in built.ledger for page in row.page_rows)
    slowest = max(row.seconds for row in built.ledger)
    print(f"{count} files with seed {seed}: {dict(outcomes)}; pages: {dict(pages)}; the slowest took {slowest:.1f} s.")
    for row in built.ledger:
        if "crash" in row.reason or row.limited or "Error" in row.reason:
            print(f"{row.file}: {row.reason}")


if __name__ == "__main__":
    main()
