"""A small encoder and a plain reader, so that a build takes milliseconds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.catalogue import Catalogue
from assistant.errors import LockedError, ReadingError
from assistant.indexing.job import Read
from assistant.indexing.layout import SourceFile
from assistant.indexing.ledger import read_row, unread_row
from assistant.indexing.model import TokenVectors
from assistant.indexing.pieces import both, embedding_text, means, places
from assistant.reading import reader
from assistant.records import Document, Kind, Outcome, Page, Passage, Report, Sentence, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray


MOON = "Housing | The moon office moved. It pays for boats.\nHousing > Boats | Boats are counted every spring."
RIVER = "Rivers | A river clerk writes letters. Letters are kept in a shed.\fRivers | The shed has no door."


class FakeEncoder:
    """A text's vector is the sum of its words' vectors, which are drawn from their hashes."""

    dimensions = 32
    max_tokens = 64
    averages_tokens = True

    def __init__(self, fingerprint: str = "fake-1") -> None:
        self.fingerprint = fingerprint
        self.encoded: list[str] = []

    def count_tokens(self, text: str) -> int:
        return len(text.split()) + 2

    def encode(
        self,
        texts: Sequence[str],
        on_batch: Callable[[int], None] | None = None,
        on_tokens: Callable[[int, TokenVectors], None] | None = None,
    ) -> NDArray[np.float32]:
        self.encoded += texts
        result = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            result[row] = sum(_word(word) for word in re.findall(r"\w+", text.lower())) + _word("")
            if on_batch:
                on_batch(row + 1)
            if on_tokens:
                on_tokens(row, self._tokens(text))
        return result / np.linalg.norm(result, axis=1, keepdims=True)

    def token_vectors(self, texts: Sequence[str]) -> list[TokenVectors]:
        return [self._tokens(text) for text in texts]

    def _tokens(self, text: str) -> TokenVectors:
        found = list(re.finditer(r"\w+", text.lower()))
        vectors = np.array([_word(match[0]) for match in found], dtype=np.float32).reshape(-1, self.dimensions)
        lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        return TokenVectors(tuple((match.start(), match.end()) for match in found), vectors / lengths)


def sentence_vectors(encoder: FakeEncoder, passage: Passage) -> NDArray[np.float32]:
    """What an index holds of the passage's sentences: each by itself and in the passage."""
    [tokens] = encoder.token_vectors([embedding_text(passage)])
    alone = encoder.encode([sentence.text for sentence in passage.sentences])
    return both(alone, list(means(tokens, places(passage))))


def _word(word: str) -> NDArray[np.float64]:
    seed = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
    return np.random.default_rng(seed).normal(size=FakeEncoder.dimensions)


def plain_read(
    path: Path, file: str, sha256: str, catalogue: Catalogue, count_tokens: Callable[[str], int], max_tokens: int
) -> Document:
    """Pages are parted by form feeds, passages by lines of 'section > section | sentences'; some words are troubles.

    There is no title, so that what is embedded does not hang on a file's name.
    """
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    troubles: Mapping[str, Exception] = {
        "LOCKED": LockedError(f"{file} needs a password."),
        "BROKEN": ReadingError(f"{file} is not a PDF."),
        "STRANGE": RecursionError("too deep"),
    }
    if text in troubles:
        raise troubles[text]
    texts = text.split("\f")
    report_id = f"{path.stem}-{sha256[:8]}"
    report = Report(
        report_id, file, "", path.stem, ("A. Writer",), "", "2007", 2, "", "", Kind.REPORT, sha256, len(texts)
    )
    pages = tuple(Page(report_id, number, f"p{number}", page) for number, page in enumerate(texts, 1))
    passages: list[Passage] = []
    for number, page in enumerate(texts, 1):
        for line in filter(None, page.split("\n")):
            section, _, words = line.partition(" | ")
            sentences = tuple(_sentences(number, page, words))
            passages.append(Passage(len(passages), report_id, tuple(section.split(" > ")), sentences))
    return Document(report, pages, tuple(passages))


class PlainJob:
    """Reads by `plain_read`, in this process and at once."""

    read = staticmethod(plain_read)

    def __init__(self, file: SourceFile, path: Path, *rest: object, **_: object) -> None:
        self.file = file
        self.path = path
        self.finished: Callable[[Read], None] = rest[-1]  # type: ignore[assignment]

    def start(self) -> None:
        file = self.file
        try:
            document = self.read(self.path, file.file, file.sha256, None, len, FakeEncoder.max_tokens)
        except LockedError as error:
            self.finished(Read(unread_row(file, Outcome.LOCKED, str(error)), None))
        except Exception as error:  # noqa: BLE001 - as the worker does
            self.finished(Read(unread_row(file, Outcome.FAILED, str(error)), None))
        else:
            self.finished(Read(read_row(file, document, 0.1, 0, False), document))


class DirectJob(PlainJob):
    """Reads real PDFs, in this process and at once."""

    @staticmethod
    def read(path: Path, file: str, sha256: str, _: object, count_tokens: Callable[[str], int], most: int) -> Document:
        return reader.read(path, file, sha256, Catalogue((), ""), count_tokens, most)


def _sentences(number: int, page: str, words: str) -> Iterator[Sentence]:
    start = page.index(words)
    for found in re.finditer(r"\S[^.]*\.?", words):
        yield Sentence(found.group(), (Span(number, start + found.start(), start + found.end()),), paragraph=number)
