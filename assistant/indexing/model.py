"""A model's folder: its files are checked and hashed, its settings and its tokenizer read. No weights are loaded."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import ModelError
from assistant.patterns import regex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DEFAULT_MAX_TOKENS = 256
# What decides, besides the weights, which vector a text gets.
RECIPE = (
    "modules.json",
    "config.json",
    "config_sentence_transformers.json",
    "sentence_bert_config.json",
    "*/config.json",
)

_HALF_CHARACTER = regex("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """What each token of a text means where it stands, without the special tokens.

    spans: where each token's characters stand in the text, as (start, end). vectors: of length 1, shape (tokens,
    dimensions); the sum over the tokens of one text of the greatest inner product with those of another is the late
    interaction of ColBERT (Khattab and Zaharia, 2020).
    """

    spans: tuple[tuple[int, int], ...]
    vectors: NDArray[np.float32]


class ModelFolder:
    """A sentence-transformers model in `path`.

    weights: the SHA-256 that model.safetensors must have ('' for any). remedy: what to do where something is amiss,
    to end a message with. Raises ModelError where a file is missing.
    """

    def __init__(self, path: Path, weights: str, remedy: str) -> None:
        self.path = path
        self.expected = weights
        self.remedy = remedy
        if not path.is_dir():
            raise ModelError(f"There is no model at {path}: {remedy}")
        self.weights = sorted(path.rglob("*.safetensors"))
        if not self.weights:
            raise ModelError(f"The model at {path} has no model.safetensors: {remedy}")
        if not (path / "tokenizer.json").is_file():
            raise ModelError(f"The model at {path} has no tokenizer.json: {remedy}")
        self.max_tokens = self._max_tokens()

    def check(self) -> list[str]:
        """The SHA-256 of each weights file. Raises ModelError where one is not the genuine one."""
        found = [self._hash(path) for path in self.weights]
        for path, sha256 in zip(self.weights, found, strict=True):
            if self.expected and sha256 != self.expected:
                raise ModelError(f"{path} is not the genuine file (its SHA-256 is {sha256}): {self.remedy}")
        return found

    def fingerprint(self, weights: list[str], *recipe: str) -> str:
        """16 hexadecimal digits for weights of these SHA-256, with the tokenizer, the settings and `recipe`."""
        small = [self.path / "tokenizer.json", *(path for name in RECIPE for path in self.path.glob(name))]
        settings = [f"{path.relative_to(self.path).as_posix()} {self._hash(path)}" for path in sorted(set(small))]
        parts = [*weights, *settings, str(self.max_tokens), *recipe]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

    def count_tokens(self, text: str) -> int:
        """The tokens of `text`, special tokens included, however long it is."""
        return len(self.tokenizer.encode(well_formed(text)).ids)

    @cached_property
    def tokenizer(self) -> Any:
        """A tokenizers.Tokenizer that neither cuts nor pads; its offsets count characters. Raises ModelError."""
        from tokenizers import Tokenizer

        path = self.path / "tokenizer.json"
        try:
            tokenizer = Tokenizer.from_file(str(path))
        except Exception as error:
            raise ModelError(f"{path} cannot be read ({error}): {self.remedy}") from error
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    def configuration(self, name: str) -> dict[str, Any]:
        """What stands in a JSON file of the folder, {} where it is not there. Raises ModelError."""
        path = self.path / name
        try:
            found = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        except (OSError, ValueError) as error:
            raise ModelError(f"{path} cannot be read ({error}): {self.remedy}") from error
        return found if isinstance(found, dict) else {}

    @cached_property
    def averages_tokens(self) -> bool:
        """Whether the mean of a text's tokens, brought to length 1, is its vector; False where that cannot be told."""
        try:
            modules = json.loads((self.path / "modules.json").read_text(encoding="utf-8"))
            kinds = [str(one["type"]).rpartition(".")[2] for one in modules]
            pooling = self.configuration(f"{modules[1]['path']}/config.json")
        except (OSError, ValueError, LookupError, TypeError):
            return False
        means = {name for name, value in pooling.items() if name.startswith("pooling_mode") and value}
        alone = means == {"pooling_mode_mean_tokens"} or pooling.get("pooling_mode") in ("mean", ["mean"])
        return alone and kinds in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])

    def _max_tokens(self) -> int:
        for name, key in (
            ("sentence_bert_config.json", "max_seq_length"),
            ("tokenizer_config.json", "model_max_length"),
        ):
            # An absurdly large number stands in some files for 'not known'.
            if 0 < (found := int(self.configuration(name).get(key) or 0)) < 100_000:
                return found
        return DEFAULT_MAX_TOKENS

    @cached_property
    def dimensions(self) -> int:
        """The length of a vector, as the last module that changes it says, else as the transformer itself says.

        Raises ModelError.
        """
        for path in sorted(self.path.glob("*_*/config.json"), reverse=True):
            found = self.configuration(path.relative_to(self.path).as_posix())
            for key in ("out_features", "word_embedding_dimension", "embedding_dimension"):
                if key in found:
                    return int(found[key])
        if size := self.configuration("config.json").get("hidden_size"):
            return int(size)
        raise ModelError(f"The model at {self.path} does not say how long its vectors are: {self.remedy}")

    def _hash(self, path: Path) -> str:
        try:
            state = path.stat()
            return _hashed(path, state.st_size, state.st_mtime_ns)
        except OSError as error:
            raise ModelError(f"{path} cannot be read ({error.strerror or error}): {self.remedy}") from error


@lru_cache(maxsize=64)
def _hashed(path: Path, size: int, changed: int) -> str:
    """The file's SHA-256, worked out once a process while its size and time stay the same."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def well_formed(text: str) -> str:
    """`text`, as long as before, with '\ufffd' for each lone surrogate: neither tokenizers nor SQLite take those."""
    return _HALF_CHARACTER.sub("\ufffd", text)
