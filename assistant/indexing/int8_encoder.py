"""Words become vectors by 8-bit integers: the packaged model on onnxruntime, a small batch a thread.

Only texts of equally many tokens go together. So no time goes into padding, and a text has the very vector that it has
alone: nothing in the model looks at more than one text (int8_model.py).
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import tempfile
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import ModelError
from assistant.indexing.cores import cores
from assistant.indexing.int8_model import INPUT, OUTPUT, PROBE, PROBE_SUM, quantise, recipe
from assistant.indexing.model import ModelFolder, TokenVectors, well_formed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

PROGRESS = 32  # texts between two reports of it
AHEAD = 8  # batches that are begun ahead of the one taken
# Tokens of a batch: the work for each node outweighs its cost, and what lies between two nodes fits a core's cache.
BATCH_TOKENS = 256
NEEDED = ("onnxruntime", "onnx", "safetensors")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as the model takes it. row: its number; ids: its tokens; spans: where each stands, none if not asked."""

    row: int
    ids: Sequence[int]
    spans: Sequence[tuple[int, int]]


def is_available() -> bool:
    """Whether what it takes is installed."""
    return all(importlib.util.find_spec(name) is not None for name in NEEDED)


class Int8Encoder:
    """The BERT model in `folder`, whose weights' SHA-256 is known, as 8-bit integers. Safe to use from many threads.

    cache: the folder where the 8-bit file is kept, made at the first use. Its name holds its SHA-256, and a file that
    has another is made again; where nothing can be written it is made anew in each process.
    """

    def __init__(self, folder: ModelFolder, cache: Path) -> None:
        self.dimensions = folder.dimensions
        self.max_tokens = folder.max_tokens
        self.averages_tokens = True
        self.count_tokens = folder.count_tokens
        self._folder = folder
        self._cache = cache
        self._lock = threading.Lock()
        self._loaded: Any = None

    @cached_property
    def fingerprint(self) -> str:
        """16 hexadecimal digits. The weights themselves are hashed when they are made into integers."""
        return self._folder.fingerprint([self._folder.expected], *recipe())

    def encode(
        self,
        texts: Sequence[str],
        on_batch: Callable[[int], None] | None = None,
        on_tokens: Callable[[int, TokenVectors], None] | None = None,
    ) -> Matrix:
        """Vectors of length 1, shape (texts, dimensions), float32. on_batch: the number of texts done so far.

        on_tokens: the number of a text, and its tokens, as they come. The same text has the same vector, to the last
        bit, in whatever company. Raises ModelError.
        """
        import numpy as np

        result = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        done = 0
        for batch, tokens in self._run(texts, on_tokens is not None):
            result[[text.row for text in batch]] = _vectors(tokens)
            if on_tokens:
                for text, found in zip(batch, tokens, strict=True):
                    on_tokens(text.row, _token_vectors(text.spans, found))
            done += len(batch)
            if on_batch and (done == len(texts) or done // PROGRESS > (done - len(batch)) // PROGRESS):
                on_batch(done)
        return result

    def token_vectors(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The vector of each token of each text, in the order of `texts`. Raises ModelError."""
        found: dict[int, TokenVectors] = {}
        for batch, tokens in self._run(texts, spans=True):
            found |= {text.row: _token_vectors(text.spans, one) for text, one in zip(batch, tokens, strict=True)}
        return [found[row] for row in range(len(texts))]

    def _run(self, texts: Sequence[str], spans: bool) -> Iterator[tuple[Sequence[_Text], Matrix]]:
        """Batches of all texts, each with what the last layer gives for it, shape (texts, tokens, dimensions).

        The processor's cores share the batches.
        """
        # The longest first, so that a text that is too big for the memory fails at once and not at the end, and the
        # threads end together.
        order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        batches = _batches(self._text(row, texts[row], spans) for row in order)
        if len(texts) < 2:
            yield from ((batch, self._tokens(batch)) for batch in batches)
            return
        self._session()  # loaded once, before the threads ask for it
        pool = ThreadPoolExecutor(cores())
        begun: deque[tuple[Sequence[_Text], Future[Matrix]]] = deque()
        try:
            # Always some ahead, so that no core waits for another; who stops listening stops the work.
            for batch in batches:
                begun.append((batch, pool.submit(self._tokens, batch)))
                if len(begun) > AHEAD:
                    first, future = begun.popleft()
                    yield first, future.result()
            for first, future in begun:
                yield first, future.result()
        finally:
            pool.shutdown(cancel_futures=True)

    def _text(self, row: int, text: str, spans: bool) -> _Text:
        encoding = self._folder.tokenizer.encode(well_formed(text))
        ids = encoding.ids
        if len(ids) > self.max_tokens:
            ids = [*ids[: self.max_tokens - 1], ids[-1]]
        return _Text(row, ids, encoding.offsets if spans else ())

    def _tokens(self, batch: Sequence[_Text]) -> Matrix:
        """What the model's last layer gives for each token."""
        import numpy as np

        try:
            found = self._session().run([OUTPUT], {INPUT: np.array([text.ids for text in batch], dtype=np.int64)})
        except Exception as error:
            raise ModelError(f"The 8-bit model failed ({error}): {self._folder.remedy}") from error
        tokens: Matrix = found[0]
        return tokens

    def _session(self) -> Any:
        with self._lock:
            if self._loaded is None:
                self._loaded = _session(self._content(), self._folder.remedy)
            return self._loaded

    def _content(self) -> bytes:
        """The 8-bit file, from the cache where it is whole there."""
        for path in sorted(self._cache.glob(f"{self.fingerprint}-*.onnx")):
            try:
                content = path.read_bytes()
            except OSError:
                continue
            if path.stem == f"{self.fingerprint}-{hashlib.sha256(content).hexdigest()}":
                return content
        self._folder.check()
        content = quantise(self._folder.weights[0], self._folder.configuration("config.json"))
        self._keep(content)
        return content

    def _keep(self, content: bytes) -> None:
        """Put the file into the cache in one step, in place of others; a cache that is closed is done without."""
        name = f"{self.fingerprint}-{hashlib.sha256(content).hexdigest()}.onnx"
        draft = None
        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            descriptor, draft = tempfile.mkstemp(suffix=".new", dir=self._cache)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
            Path(draft).replace(self._cache / name)
            for path in self._cache.glob("*.onnx"):
                if path.name != name:
                    path.unlink(missing_ok=True)
        except OSError:
            if draft:
                Path(draft).unlink(missing_ok=True)


def _batches(texts: Iterable[_Text]) -> Iterator[Sequence[_Text]]:
    """Texts of equally many tokens together, as soon as they fill a batch."""
    waiting: dict[int, list[_Text]] = defaultdict(list)
    for text in texts:
        length = len(text.ids)
        waiting[length].append(text)
        if (len(waiting[length]) + 1) * length > BATCH_TOKENS:
            yield waiting.pop(length)
    yield from waiting.values()


def _vectors(tokens: Matrix) -> Matrix:
    """For each text the mean over its tokens, special ones included, brought to length 1."""
    import numpy as np

    mean: Matrix = tokens.mean(axis=1)
    mean /= np.linalg.norm(mean, axis=1, keepdims=True)
    return mean


def _token_vectors(spans: Sequence[tuple[int, int]], tokens: Matrix) -> TokenVectors:
    import numpy as np

    inner = tokens[1:-1]
    return TokenVectors(tuple(spans[1 : len(tokens) - 1]), inner / np.linalg.norm(inner, axis=1, keepdims=True))


def _session(content: bytes, remedy: str) -> Any:
    """The model, ready to run.

    Processors without 8-bit dot products add up in 16 bits, which overflow. Where the probe shows that, onnxruntime is
    told to take a longer way; elsewhere that way would give the same in twice the time.
    """
    import numpy as np

    try:
        session = opened(content, careful=False)
        probed = session.run([PROBE], {INPUT: np.zeros((1, 1), dtype=np.int64)})[0]
        return session if (probed == PROBE_SUM).all() else opened(content, careful=True)
    except Exception as error:
        raise ModelError(f"The 8-bit model cannot be loaded ({error}): {remedy}") from error


def opened(content: bytes, careful: bool) -> Any:
    """A model on one thread; careful: for processors without 8-bit dot products."""
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    if careful:
        options.add_session_config_entry("session.x64quantprecision", "1")
    # As one operator, 'add and normalise' takes three times as long as in two.
    return onnxruntime.InferenceSession(
        content, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
