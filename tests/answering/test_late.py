"""Late interaction: each token of the question looks for its like."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pytest
from answering_fakes import MemoryIndex, passage

from assistant.answering import late
from assistant.answering.late import LateInteraction
from assistant.answering.question import understand
from assistant.answering.signals import terms_of
from assistant.indexing.model import TokenVectors

WORDS: dict[str, int] = {}


class WordEncoder:
    """A token is a word; words are alike if they are the same."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def token_vectors(self, texts: Sequence[str]) -> list[TokenVectors]:
        self.read += texts
        return [self._tokens(text) for text in texts]

    def _tokens(self, text: str) -> TokenVectors:
        found = list(re.finditer(r"\w+", text.lower()))
        rows = [WORDS.setdefault(match[0], len(WORDS)) for match in found]
        spans = tuple((match.start(), match.end()) for match in found)
        return TokenVectors(spans, np.eye(64, dtype=np.float32)[rows].reshape(len(rows), 64))


ONE = passage(0, "Boats leak.", "Cars are dry.")
OTHER = passage(1, "Nobody knows.")


def test_tokens_are_met_by_passages_and_by_their_sentences() -> None:
    question = understand("Do boats leak?")
    terms = terms_of(question, MemoryIndex([ONE, OTHER]))  # type: ignore[arg-type]
    met, unmet = LateInteraction(WordEncoder()).compare(question.asked, terms, [ONE, OTHER])  # type: ignore[arg-type]
    assert met.whole.tolist() == pytest.approx([1, 2 / 3, 1])
    assert met.sentences.tolist() == [pytest.approx([1, 2 / 3, 1]), pytest.approx([0, 0, 0])]
    # 'Boats' stands in the heading of the other one.
    assert 0 < unmet.whole[0] < 1 and unmet.whole[2] == 0
    assert unmet.sentences.tolist() == [pytest.approx([0, 0, 0])]


def test_passages_are_read_once_while_they_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = WordEncoder()
    compared = LateInteraction(encoder)  # type: ignore[arg-type]
    compared.compare("Boats?", (), [ONE, OTHER])
    compared.compare("Boats?", (), [OTHER, ONE])
    assert len(encoder.read) == 4  # the question twice, each passage once
    monkeypatch.setattr(late, "KEPT", 1)
    compared.compare("Boats?", (), [ONE])
    compared.compare("Boats?", (), [OTHER])
    assert len(encoder.read) == 7


def test_an_empty_text_meets_nothing() -> None:
    nothing = passage(2, "—", section=())
    [met] = LateInteraction(WordEncoder()).compare("Boats?", (), [nothing])  # type: ignore[arg-type]
    assert met.whole.tolist() == [0, 0, 0]
