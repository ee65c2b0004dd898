"""Texts get their vectors: those of the index before where it held the text, new ones for the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.indexing.encoder import Encoder
from assistant.indexing.store import Index
from assistant.indexing.writer import digest
from assistant.records import OnProgress, Progress, Stage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def embed(
    passages: Sequence[str], sentences: Sequence[str], before: Index | None, encoder: Encoder, on_progress: OnProgress
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """A matrix for the passages and one for the sentences, a row for each text, shape (texts, dimensions).

    `before` must have been embedded with the same model. Equal texts are embedded once and get equal vectors; where
    nothing is new the encoder is not asked at all. Raises ModelError.
    """
    sides = (
        _Side(passages, before.passages_by_digest(), before.vectors) if before else _Side(passages),
        _Side(sentences, before.sentences_by_digest(), before.sentence_rows) if before else _Side(sentences),
    )
    new = list(dict.fromkeys(text for side in sides for text in side.new))
    vectors = _encode(new, encoder, on_progress)
    row_of = {text: row for row, text in enumerate(new)}
    first, second = (side.matrix(vectors, row_of) for side in sides)
    return first, second


def _encode(texts: Sequence[str], encoder: Encoder, on_progress: OnProgress) -> NDArray[np.float32]:
    import numpy as np

    if not texts:
        return np.zeros((0, encoder.dimensions), dtype=np.float32)
    on_progress(Progress(Stage.EMBEDDING, 0, len(texts), "loading the model"))
    return encoder.encode(texts, lambda done: on_progress(Progress(Stage.EMBEDDING, done, len(texts))))


class _Side:
    """The texts of one matrix. known: digest -> row in the index before, `stored` gives the vectors of such rows."""

    def __init__(
        self,
        texts: Sequence[str],
        known: Mapping[bytes, int] | None = None,
        stored: Callable[[Sequence[int]], NDArray[np.float32]] | None = None,
    ) -> None:
        self._texts = texts
        self._stored = stored
        self._rows = [(known or {}).get(digest(text)) for text in texts]
        self.new = [text for text, row in zip(texts, self._rows, strict=True) if row is None]

    def matrix(self, vectors: NDArray[np.float32], row_of: Mapping[str, int]) -> NDArray[np.float32]:
        """A row for each text; `vectors` holds those of the new texts, in the rows that `row_of` names."""
        import numpy as np

        result = np.zeros((len(self._texts), vectors.shape[1]), dtype=np.float32)
        old = [number for number, row in enumerate(self._rows) if row is not None]
        if self._stored is not None and old:
            result[old] = self._stored([row for row in self._rows if row is not None])
        new = [number for number, row in enumerate(self._rows) if row is None]
        result[new] = vectors[[row_of[text] for text in self.new]]
        return result
