"""How far each channel of the packaged model goes: assistant/indexing/ranges.npy is made anew.

    python benchmarks/ranges.py

The model runs at full precision on the shipped briefings, passages and single sentences, and on words drawn at random.
What it computes then is noted where the 8-bit model needs it: what attention takes and gives, and what the wide layer
takes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from measure import ROOT

from assistant.indexing.build import build
from assistant.indexing.encoder import Encoder, load_encoder
from assistant.indexing.int8_model import RANGES, SITES
from assistant.indexing.pieces import embedding_text
from assistant.indexing.store import Index
from assistant.settings import Settings

LENGTHS = (3, 10, 30, 60, 100, 200, 254) * 3  # tokens of the texts at random
FIRST_WORD = 1000  # those before it are no words


def main() -> None:
    """Measure, and write."""
    encoder = load_encoder("packaged")
    model = encoder._loaded()  # type: ignore[attr-defined]
    bert, tokenizer = model[0].auto_model, encoder._folder.tokenizer  # type: ignore[attr-defined]
    highest = np.full((len(bert.encoder.layer), SITES, bert.config.hidden_size), -np.inf, dtype=np.float32)
    lowest = -highest
    for number, layer in enumerate(bert.encoder.layer):
        for site, part in enumerate(
            (layer.attention.self.query, layer.attention.output.dense, layer.intermediate.dense)
        ):
            part.register_forward_pre_hook(_noting(lowest[number, site], highest[number, site]))
    with torch.no_grad():
        for ids in (*_texts(encoder), *_random(tokenizer)):
            bert(input_ids=torch.tensor([ids]))
    found = np.stack([lowest, highest], axis=2).astype(np.float16)
    np.save(RANGES, found)
    print(f"{RANGES}: {found.shape}, from {found.min():.1f} to {found.max():.1f}")


def _noting(lowest: np.ndarray[Any, Any], highest: np.ndarray[Any, Any]) -> Any:
    def note(_: Any, inputs: Any) -> None:
        values = inputs[0][0].numpy()
        np.minimum(lowest, values.min(axis=0), out=lowest)
        np.maximum(highest, values.max(axis=0), out=highest)

    return note


def _texts(encoder: Encoder) -> Iterator[list[int]]:
    """The briefings' passages, and their sentences."""
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings(sources=ROOT / "sources", index=Path(temporary) / "index")
        build(settings, encoder=encoder)
        index = Index.open(settings.index)
        passages = index.passages(range(index.size))
        index.close()
    sentences = dict.fromkeys(sentence.text for passage in passages for sentence in passage.sentences)
    for text in (*map(embedding_text, passages), *sentences):
        ids = encoder._folder.tokenizer.encode(text).ids  # type: ignore[attr-defined]
        yield ids if len(ids) <= encoder.max_tokens else [*ids[: encoder.max_tokens - 1], ids[-1]]


def _random(tokenizer: Any) -> Iterator[list[int]]:
    words = np.random.default_rng(1)
    first, last = tokenizer.encode("").ids
    for length in LENGTHS:
        yield [first, *words.integers(FIRST_WORD, tokenizer.get_vocab_size(), length).tolist(), last]


if __name__ == "__main__":
    main()
