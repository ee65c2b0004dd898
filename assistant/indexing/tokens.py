"""Tokens are counted in the processes that read, each with the model's tokenizer and without its weights."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass

from assistant.indexing.encoder import Encoder, load_encoder

_encoders: dict[str, Encoder] = {}


@dataclass(frozen=True, slots=True)
class TokenCounter:
    """Counts as `model` does. It can be sent to another process, as an encoder cannot."""

    model: str

    def __call__(self, text: str) -> int:
        """The tokens of `text`, special tokens included. Raises ModelError."""
        if self.model not in _encoders:
            _encoders[self.model] = load_encoder(self.model)
        return _encoders[self.model].count_tokens(text)


def token_counter(encoder: Encoder, model: str) -> Callable[[str], int]:
    """What counts tokens in another process: the encoder's own way where it can be sent there, else its model's."""
    try:
        pickle.dumps(encoder.count_tokens)
    except (TypeError, AttributeError, pickle.PicklingError):
        return TokenCounter(model)
    return encoder.count_tokens
