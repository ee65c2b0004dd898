"""A question and a text are read together: a CrossEncoder that a team has on this machine, never fetched from a hub."""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from assistant.errors import ModelError
from assistant.indexing.encoder import OFFLINE, PACKAGED, silence
from assistant.indexing.model import ModelFolder, well_formed
from assistant.indexing.packaged_reranker import PackagedReranker, packaged_reranker

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_TOKENS = 512  # of a question and a text together; passages are shorter, and more would only take longer
BATCH_SIZE = 4  # texts of like length, so that little of a batch is padding
DECIMALS = 4  # of a score: what lies beyond differs with what else is in the batch
# Threads with nothing to do sleep: where other programs want the cores, too, waiting awake takes several times as long.
PATIENT = ("OMP_WAIT_POLICY", "PASSIVE")
CACHE_VARIABLE = "SENTENCE_TRANSFORMERS_HOME"
REMEDY = (
    "set 'reranker' in report-assistant.toml to 'packaged', to the folder of a CrossEncoder, to its name in the local "
    "Hugging Face cache, or to '' for none."
)
HEADS = ("ForSequenceClassification", "ForCausalLM")


class PairScorer(Protocol):
    """What answering needs of a cross-encoder."""

    @property
    def told(self) -> str:
        """Its name or path, and its fingerprint. Raises ModelError."""

    @property
    def is_packaged(self) -> bool:
        """Whether it is the one whose scores the weights were fitted to."""

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """How well each text answers, shape (texts,): the higher, the better. Raises ModelError."""

    def warm(self) -> None:
        """Load it now rather than with the first question. Raises ModelError."""


def load_reranker(name: str) -> PairScorer | None:
    """The cross-encoder of the setting `reranker`: 'packaged', a folder, or a name in the local Hugging Face cache.

    None for ''.

    Cheap: nothing is loaded before it is warmed or first asked, and then once a process, however many indexes are
    opened. Raises ModelError where the model is not there, not whole, or not one that gives a single score.
    """
    if name == PACKAGED:
        return _packaged()
    return _opened(_folder(name), name) if name else None


@lru_cache(maxsize=1)
def _packaged() -> PackagedReranker:
    return packaged_reranker()


@lru_cache(maxsize=1)
def _opened(path: Path, name: str) -> CrossEncoder:
    return CrossEncoder(path, name)


def _folder(name: str) -> Path:
    path = Path(name).expanduser()
    return path.resolve() if path.is_dir() else _cached(name)


def _cached(name: str) -> Path:
    """The folder of a model in the Hugging Face cache; nothing is fetched."""
    os.environ.update(OFFLINE)
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name, cache_dir=os.environ.get(CACHE_VARIABLE), local_files_only=True))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"There is no reranker '{name}': it is neither a folder nor in the local Hugging Face cache, and nothing "
            f"is downloaded: {REMEDY}"
        ) from error


class CrossEncoder:
    """The model in `path`, run by sentence-transformers on the processor. Safe to use from many threads.

    name: as the settings have it. Raises ModelError where a file is missing, or the model gives more than one score.
    """

    is_packaged = False

    def __init__(self, path: Path, name: str) -> None:
        self._folder = ModelFolder(path, "", REMEDY)
        self._name = name
        self._lock = threading.Lock()
        self._model: Any = None
        self._check()

    @cached_property
    def told(self) -> str:
        """Its name or path, and the fingerprint of its weights. Raises ModelError."""
        return f"{self._name} {self._folder.fingerprint(self._folder.check())}"

    @property
    def max_tokens(self) -> int:
        """The most tokens of a question and a text together; of what is longer, the longer one's end is left aside."""
        found = (
            self._folder.configuration("tokenizer_config.json").get("model_max_length"),
            self._folder.configuration("config.json").get("max_position_embeddings"),
        )
        return min([MOST_TOKENS, *(int(one) for one in found if isinstance(one, (int, float)) and one > 0)])

    def warm(self) -> None:
        """Load it now. Raises ModelError where it cannot be loaded, or fails with a text of any length."""
        self.score("ready", ["ready", "ready " * MOST_TOKENS])

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """The model's logit for each text, shape (texts,): the higher, the better it answers. Raises ModelError."""
        import numpy as np

        if not texts:
            return np.zeros(0)
        pairs = [(well_formed(question), well_formed(text)) for text in texts]
        # One at a time: the tokenizer is not made for threads, and the model takes all cores as it is.
        with self._lock:
            found = self._run(pairs)
        if found.shape != (len(pairs),) or not np.isfinite(found).all():
            raise ModelError(f"The reranker at {self._folder.path} gives no usable score: {REMEDY}")
        return found.astype(np.float64).round(DECIMALS)

    def _run(self, pairs: list[tuple[str, str]]) -> NDArray[np.float32]:
        if self._model is None:
            self._model = self._load()
        from torch.nn import Identity

        try:
            found: NDArray[np.float32] = self._model.predict(
                pairs, batch_size=BATCH_SIZE, show_progress_bar=False, activation_fn=Identity(), convert_to_numpy=True
            )
        except Exception as error:
            raise ModelError(f"The reranker at {self._folder.path} failed ({_line(error)}): {REMEDY}") from error
        return found

    def _load(self) -> Any:
        os.environ.update(OFFLINE)
        os.environ.setdefault(*PATIENT)
        path = self._folder.path
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                import sentence_transformers

                silence()
                model = sentence_transformers.CrossEncoder(
                    str(path),
                    device="cpu",
                    local_files_only=True,
                    trust_remote_code=False,
                    max_length=self.max_tokens,
                    model_kwargs={"use_safetensors": True},
                )
        except Exception as error:
            raise ModelError(f"The reranker at {path} cannot be loaded ({_line(error)}): {REMEDY}") from error
        self._demand_one_score(int(model.num_labels))
        return model

    def _check(self) -> None:
        """What its settings tell without loading it: what kind of model it is."""
        settings = self._folder.configuration("config.json")
        kind = self._folder.configuration("config_sentence_transformers.json").get("model_type", "")
        architecture = str(next(iter(settings.get("architectures") or ()), ""))
        if kind != "CrossEncoder" and (kind or not architecture.endswith(HEADS)):
            raise ModelError(
                f"The model at {self._folder.path} is no CrossEncoder ({kind or architecture or 'of no known kind'}): "
                f"{REMEDY}"
            )
        if architecture.endswith("ForSequenceClassification"):
            self._demand_one_score(len(settings.get("id2label") or (0, 1)))  # two where nothing is said

    def _demand_one_score(self, count: int) -> None:
        if count != 1:
            raise ModelError(
                f"The reranker at {self._folder.path} gives {count} scores for a question and a text, and one is "
                f"needed: {REMEDY}"
            )


def _line(error: Exception) -> str:
    """What the library says, on one line."""
    return " ".join(str(error).split())[:300] or type(error).__name__
