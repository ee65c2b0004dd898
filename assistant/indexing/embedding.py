"""Passages and their sentences get their vectors: those of the index before where it held them, else new ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.indexing.encoder import Encoder
from assistant.indexing.model import TokenVectors
from assistant.indexing.pieces import Piece, both, means
from assistant.indexing.projection import Projection, TokenCodes
from assistant.indexing.store import Index
from assistant.indexing.token_store import MOST, TokenStore
from assistant.records import OnProgress, Progress, Stage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Passages embedded at once, with some five times as many sentences: enough that texts of like length meet in a batch,
# few enough to begin while files are read.
SLICE = 200


class Embedding:
    """Takes passages in the order of their rows, and embeds them while more are awaited.

    A sentence is embedded by itself, and its tokens are read in the passage besides, where title, headings and the
    sentences around it count in them: its vector is the mean of both, or the first alone where the model's vectors are
    no means of tokens. `before` must have been embedded with the same model; its first `standing` parts are not looked
    at. Where nothing is new the encoder is not asked at all. The tokens of up to MOST passages go into `tokens` on the
    way; a passage that has none there is embedded again, unless there were more.
    """

    def __init__(
        self,
        encoder: Encoder,
        before: Index | None,
        standing: int = 0,
        tokens: tuple[TokenStore, Projection] | None = None,
    ) -> None:
        self._encoder = encoder
        self._tokens = None if standing or (before and before.size > MOST) else tokens
        known = before.passages_by_digest(standing) if before else {}
        if self._tokens:
            held = self._tokens[0].digests()
            known = {key: row for key, row in known.items() if key in held}
        self._passages = _Side(known, before.vectors) if before else _Side()
        self._sentences = _Side(before.sentences_by_digest(standing), before.sentence_rows) if before else _Side()
        self._asked: set[bytes] = set()
        self._waiting: list[Piece] = []
        self._done = self._total = 0

    def add(self, pieces: Sequence[Piece]) -> None:
        """Take in passages."""
        for piece in pieces:
            wanted = {*self._passages.add([piece.key]), *self._sentences.add(piece.sentence_keys)} - self._asked
            if wanted:
                self._asked |= wanted
                self._waiting.append(piece)
                self._total += 1 + len(piece.places)

    @property
    def passage_digests(self) -> set[bytes]:
        """Of the passages taken in."""
        return set(self._passages.keys)

    def work(self, on_step: Callable[[], None]) -> None:
        """Embed what has come together; `on_step` is called now and then meanwhile. Raises ModelError."""
        while len(self._waiting) >= SLICE:
            self._encode(lambda _: on_step())

    def finish(self, on_progress: OnProgress) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """A matrix for the passages and one for the sentences, a row for each. Raises ModelError."""
        if self._waiting:
            item = "" if self._done else "loading the model"
            on_progress(Progress(Stage.EMBEDDING, self._done, self._total, item))
        while self._waiting:
            done = self._done
            self._encode(lambda more, done=done: on_progress(Progress(Stage.EMBEDDING, done + more, self._total)))  # type: ignore[misc]
        dimensions = self._encoder.dimensions
        return self._passages.matrix(dimensions), self._sentences.matrix(dimensions)

    def _encode(self, on_batch: Callable[[int], None]) -> None:
        pieces, self._waiting = self._waiting[:SLICE], self._waiting[SLICE:]
        kept = self._tokens if len(self._passages.keys) <= MOST else None
        averages = self._encoder.averages_tokens
        codes: dict[bytes, TokenCodes] = {}
        read: dict[bytes, NDArray[np.float32]] = {}

        def on_tokens(number: int, tokens: TokenVectors) -> None:
            piece = pieces[number]
            if kept:
                codes[piece.key] = kept[1].codes(tokens)
            if averages:
                read.update(zip(piece.sentence_keys, means(tokens, piece.places), strict=True))

        texts = [piece.text for piece in pieces]
        vectors = self._encoder.encode(texts, on_batch, on_tokens if kept or averages else None)
        self._passages.put([piece.key for piece in pieces], vectors)
        if kept:
            kept[0].put(codes.items())
        self._encode_sentences(pieces, read, lambda done: on_batch(len(pieces) + done))
        self._done += sum(1 + len(piece.places) for piece in pieces)

    def _encode_sentences(
        self, pieces: Sequence[Piece], read: Mapping[bytes, NDArray[np.float32]], on_batch: Callable[[int], None]
    ) -> None:
        """read: by key, the vectors of sentences in their passages."""
        texts = {
            key: piece.text[start:end]
            for piece in pieces
            for key, (start, end) in zip(piece.sentence_keys, piece.places, strict=True)
            if self._sentences.lacks(key)
        }
        if not texts:
            return  # these passages were read for their tokens alone
        rows = {text: row for row, text in enumerate(dict.fromkeys(texts.values()))}
        vectors = self._encoder.encode(list(rows), on_batch)[[rows[text] for text in texts.values()]]
        if read:
            vectors = both(vectors, [read[key] for key in texts])
        self._sentences.put(list(texts), vectors)


class _Side:
    """The vectors of one matrix, by key. known: key -> row in the index before; `stored` gives the vectors of rows."""

    def __init__(
        self,
        known: Mapping[bytes, int] | None = None,
        stored: Callable[[Sequence[int]], NDArray[np.float32]] | None = None,
    ) -> None:
        self._known = known or {}
        self._stored = stored
        self._new: dict[bytes, int] = {}
        self._vectors: list[NDArray[np.float32]] = []
        self._size = 0
        self.keys: list[bytes] = []

    def add(self, keys: Sequence[bytes]) -> list[bytes]:
        """Take in what has a row each: those of `keys` are given back whose vectors are not at hand."""
        self.keys += keys
        return [key for key in keys if key not in self._known]

    def lacks(self, key: bytes) -> bool:
        """Whether its vector is not at hand yet."""
        return key not in self._known and key not in self._new

    def put(self, keys: Sequence[bytes], vectors: NDArray[np.float32]) -> None:
        """Keep new vectors, shape (keys, dimensions)."""
        self._new |= {key: row for row, key in enumerate(keys, self._size)}
        self._vectors.append(vectors)
        self._size += len(keys)

    def matrix(self, dimensions: int) -> NDArray[np.float32]:
        """A row for each key that was taken in."""
        import numpy as np

        result = np.zeros((len(self.keys), dimensions), dtype=np.float32)
        old = [number for number, key in enumerate(self.keys) if key in self._known]
        if self._stored is not None and old:
            result[old] = self._stored([self._known[self.keys[number]] for number in old])
        new = [number for number, key in enumerate(self.keys) if key not in self._known]
        vectors = np.concatenate([np.zeros((0, dimensions), dtype=np.float32), *self._vectors])
        result[new] = vectors[[self._new[self.keys[number]] for number in new]]
        return result
