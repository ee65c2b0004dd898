"""What of a document is embedded: each passage under its title and headings, and in it its sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.indexing.model import well_formed
from assistant.records import Passage, Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.indexing.model import TokenVectors

Place = tuple[int, int]


@dataclass(frozen=True)
class Piece:
    """A passage as the model reads it.

    sentences: those that no passage before it has; places: where they stand in `text`, as (start, end).
    """

    text: str
    sentences: tuple[Sentence, ...]
    places: tuple[Place, ...]

    @cached_property
    def key(self) -> bytes:
        """Stands for the passage's vector."""
        return digest(self.text)

    @cached_property
    def sentence_keys(self) -> tuple[bytes, ...]:
        """Stand for the vectors of the sentences."""
        return tuple(digest(f"{start} {end} {self.text}") for start, end in self.places)


def pieces(passages: Iterable[Passage]) -> Iterator[Piece]:
    """Of the passages of a document, in order. A sentence that two passages share belongs to the first."""
    seen: set[Sentence] = set()
    for passage in passages:
        placed = zip(passage.sentences, places(passage), strict=True)
        own = {sentence: place for sentence, place in placed if sentence not in seen}
        seen.update(own)
        yield Piece(embedding_text(passage), tuple(own), tuple(own.values()))


def embedding_text(passage: Passage) -> str:
    """What stands for a passage before the model: title and heading path on a line, then its text."""
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text


def places(passage: Passage) -> list[Place]:
    """Where each sentence of the passage stands in its `embedding_text`, as (start, end)."""
    start = len(passage.context) + 1 if passage.context else 0
    found = []
    for sentence in passage.sentences:
        found.append((start, start + len(sentence.text)))
        start += len(sentence.text) + 1
    return found


def token_places(spans: Sequence[Place] | NDArray[np.int32], wanted: Sequence[Place]) -> list[Place]:
    """The first token of each wanted place of a text, and the one after its last. spans: where the tokens stand."""
    import numpy as np

    starts = np.asarray(spans, dtype=np.int32).reshape(-1, 2)[:, 0]
    found: list[Place] = np.searchsorted(starts, wanted).tolist()
    return found


def means(tokens: TokenVectors, wanted: Sequence[Place]) -> NDArray[np.float32]:
    """The vectors of parts of a text, read in it: shape (parts, dimensions), each of length 1.

    A part's is the mean of its tokens', and of all tokens' where the model read none of it. Günther, Mohr, Williams,
    Wang and Xiao, 'Late Chunking: Contextual Chunk Embeddings Using Long-Context Embedding Models', 2024.
    """
    import numpy as np

    found = np.zeros((len(wanted), tokens.vectors.shape[1]), dtype=np.float32)
    for row, (first, end) in enumerate(token_places(tokens.spans, wanted)):
        own = tokens.vectors[first:end] if end > first else tokens.vectors
        found[row] = own.mean(axis=0) if len(own) else 0.0
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12)
    return found


def both(alone: NDArray[np.float32], read: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """The mean of two vectors for each part, shape (parts, dimensions), brought to length 1."""
    import numpy as np

    found: NDArray[np.float32] = alone + np.stack(read)
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12)
    return found


def digest(text: str) -> bytes:
    """Sixteen bytes that stand for `text`."""
    return hashlib.blake2b(well_formed(text).encode(), digest_size=16).digest()
