"""Texts get their vectors: those of the index before where it held the text, new ones for the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.indexing.encoder import Encoder
from assistant.indexing.model import TokenVectors
from assistant.indexing.projection import Projection, TokenCodes
from assistant.indexing.store import Index
from assistant.indexing.token_store import MOST, TokenStore
from assistant.indexing.writer import digest
from assistant.records import OnProgress, Progress, Stage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Texts embedded at once: enough that texts of like length meet in a batch, few enough to begin while files are read.
# The number is fixed, so that the same texts make the same batches however fast the files are read.
SLICE = 1024


class Embedding:
    """Takes texts in the order of their rows, and embeds them while more are awaited.

    `before` must have been embedded with the same model; its first `standing` parts are not looked at. Equal texts are
    embedded once and get equal vectors; where nothing is new the encoder is not asked at all. The tokens of up to MOST
    passages go into `tokens` on the way; a passage that has none there is embedded again, unless there were more.
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
        self._row_of: dict[bytes, int] = {}
        self._waiting: list[str] = []
        self._vectors: list[NDArray[np.float32]] = []
        self._done = 0

    def add(self, passages: Sequence[str], sentences: Sequence[str]) -> None:
        """Take in what is to be embedded of passages and of sentences."""
        for side, texts in ((self._passages, passages), (self._sentences, sentences)):
            for text in texts:
                key = side.add(text)
                if key is not None and key not in self._row_of:
                    self._row_of[key] = len(self._row_of)
                    self._waiting.append(text)

    @property
    def passage_digests(self) -> set[bytes]:
        """Of the passages taken in."""
        return set(self._passages.keys)

    def work(self, on_step: Callable[[], None]) -> None:
        """Embed what has come together; `on_step` is called now and then meanwhile. Raises ModelError."""
        while len(self._waiting) >= SLICE:
            self._encode(lambda _: on_step())

    def finish(self, on_progress: OnProgress) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """A matrix for the passages and one for the sentences, a row for each text. Raises ModelError."""
        import numpy as np

        total = len(self._row_of)
        if self._waiting:
            on_progress(Progress(Stage.EMBEDDING, self._done, total, "" if self._done else "loading the model"))
        while self._waiting:
            done = self._done
            self._encode(lambda more, done=done: on_progress(Progress(Stage.EMBEDDING, done + more, total)))  # type: ignore[misc]
        none = np.zeros((0, self._encoder.dimensions), dtype=np.float32)
        vectors = np.concatenate([none, *self._vectors])
        return self._passages.matrix(vectors, self._row_of), self._sentences.matrix(vectors, self._row_of)

    def _encode(self, on_batch: Callable[[int], None]) -> None:
        texts, self._waiting = self._waiting[:SLICE], self._waiting[SLICE:]
        if self._tokens and len(self._passages.keys) <= MOST:
            store, projection = self._tokens
            found: dict[bytes, TokenCodes] = {}
            wanted = self.passage_digests

            def on_tokens(number: int, vectors: TokenVectors) -> None:
                if (key := digest(texts[number])) in wanted:
                    found[key] = projection.codes(vectors)

            self._vectors.append(self._encoder.encode(texts, on_batch, on_tokens))
            store.put(found.items())
        else:
            self._vectors.append(self._encoder.encode(texts, on_batch))
        self._done += len(texts)


class _Side:
    """The texts of one matrix. known: digest -> row in the index before, `stored` gives the vectors of such rows."""

    def __init__(
        self,
        known: Mapping[bytes, int] | None = None,
        stored: Callable[[Sequence[int]], NDArray[np.float32]] | None = None,
    ) -> None:
        self._known = known or {}
        self._stored = stored
        self.keys: list[bytes] = []

    def add(self, text: str) -> bytes | None:
        """Take in a text: its digest where it has to be embedded, None where its vector is at hand."""
        key = digest(text)
        self.keys.append(key)
        return None if key in self._known else key

    def matrix(self, vectors: NDArray[np.float32], row_of: Mapping[bytes, int]) -> NDArray[np.float32]:
        """A row for each text; `vectors` holds those of the new texts, in the rows that `row_of` names."""
        import numpy as np

        result = np.zeros((len(self.keys), vectors.shape[1]), dtype=np.float32)
        old = [number for number, key in enumerate(self.keys) if key in self._known]
        if self._stored is not None and old:
            result[old] = self._stored([self._known[self.keys[number]] for number in old])
        new = [number for number, key in enumerate(self.keys) if key not in self._known]
        result[new] = vectors[[row_of[self.keys[number]] for number in new]]
        return result
