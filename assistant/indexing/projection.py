"""Token vectors made small enough to be kept: fewer dimensions, and a byte for each.

For the packaged model they are centred, turned to the 96 directions in which they differ most, and evened out there by
the root of their spread; then late interaction finds no worse than by all 384 (docs/decisions/0012). The turn stands in
projection.npy, which benchmarks/fit.py makes. Vectors of other models keep their dimensions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.indexing.encoder import PACKAGED
from assistant.indexing.model import TokenVectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = "projection.npy"
PACKAGED_DIMENSIONS = 384
LARGEST = 127
ONE_THREAD = 200_000  # multiplications that BLAS does not share among threads


@dataclass(frozen=True, slots=True)
class TokenCodes:
    """Where each token of a text stands, int32 (tokens, 2), and where its vector points, int8 (tokens, size)."""

    spans: NDArray[np.int32]
    codes: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Projection:
    """turned = vectors @ turn + shift. turn: shape (dimensions, size), None for vectors that are left as they are.

    digest: stands for both.
    """

    turn: NDArray[np.float32] | None = None
    shift: NDArray[np.float32] | None = None
    digest: str = ""

    def apply(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Vectors of length 1, shape (tokens, size)."""
        if self.turn is None or self.shift is None:
            return vectors
        return _brought_to_length_1(product(vectors, self.turn) + self.shift)

    def codes(self, tokens: TokenVectors) -> TokenCodes:
        """The tokens of a text as they are kept."""
        import numpy as np

        spans = np.array(tokens.spans, dtype=np.int32).reshape(-1, 2)
        vectors = self.apply(tokens.vectors)
        largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True, initial=0.0), 1e-6)
        return TokenCodes(spans, np.rint(vectors / largest * LARGEST).astype(np.int8))


def vectors_of(texts: Iterable[NDArray[np.int8]]) -> NDArray[np.float32]:
    """The vectors of the codes of some texts, one text after the other, of length 1, shape (tokens, size)."""
    import numpy as np

    codes = [one for one in texts if len(one)]
    return _brought_to_length_1(np.concatenate(codes).astype(np.float32)) if codes else np.zeros((0, 0), np.float32)


@lru_cache(maxsize=2)
def projection_of(model: str, dimensions: int) -> Projection:
    """That of the model of this name, as the settings have it, whose vectors have so many dimensions."""
    import numpy as np

    if model != PACKAGED or dimensions != PACKAGED_DIMENSIONS:
        return Projection()

    found = np.load(Path(__file__).with_name(FILE), allow_pickle=False)
    return Projection(found[1:].astype(np.float32), found[0].astype(np.float32), digest_of(model))


@lru_cache(maxsize=2)
def digest_of(model: str) -> str:
    """What stands for the projection of the model of this name; '' for none. It is told without NumPy."""
    return hashlib.sha256(Path(__file__).with_name(FILE).read_bytes()).hexdigest()[:12] if model == PACKAGED else ""


def product(rows: NDArray[np.float32], matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    """rows @ matrix, a few rows at a time: so small a product is one thread's.

    Of a larger one several threads take a share, and wait for each other in a loop. Where all cores are busy, as in a
    build, that takes twenty times as long, and the time of whatever else there is to do.
    """
    import numpy as np

    at_once = min(max(1, ONE_THREAD // max(1, matrix.size)), max(1, len(rows)))
    blocks = -(-len(rows) // at_once)
    filled = np.zeros((blocks * at_once, rows.shape[1]), dtype=np.float32)
    filled[: len(rows)] = rows
    found: NDArray[np.float32] = filled.reshape(blocks, at_once, rows.shape[1]) @ matrix
    return found.reshape(blocks * at_once, matrix.shape[1])[: len(rows)]


def cosines(rows: NDArray[np.float32], vector: NDArray[np.float32]) -> NDArray[np.float32]:
    """rows @ vector, in one thread, for the reason that `product` gives."""
    import numpy as np

    found: NDArray[np.float32] = np.einsum("ij,j->i", rows, vector)
    return found


def _brought_to_length_1(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    result: NDArray[np.float32] = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return result
