"""Late interaction: each token of the question looks for its like."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from answering_fakes import MemoryIndex, passage

from assistant.answering.late import Late, LateInteraction, lacks
from assistant.answering.matching import Term
from assistant.answering.question import understand
from assistant.answering.signals import terms_of
from assistant.indexing.model import TokenVectors
from assistant.indexing.pieces import digest, embedding_text
from assistant.indexing.projection import Projection
from assistant.indexing.token_store import TokenStore

WORDS: dict[str, int] = {}


class WordEncoder:
    """A token is a word; words are alike if they are the same."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def token_vectors(self, texts: Sequence[str]) -> list[TokenVectors]:
        self.read += texts
        return [self._tokens(text) for text in texts]

    def encode(
        self, texts: Sequence[str], on_batch: None = None, on_tokens: Callable[[int, TokenVectors], None] | None = None
    ) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        for number, text in enumerate(texts if on_tokens else ()):
            assert on_tokens
            on_tokens(number, self._tokens(text))
        return np.array([[1, 0]] * len(texts), dtype=np.float32)

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
    met, unmet = LateInteraction(WordEncoder()).compare(question.views, terms, [ONE, OTHER])  # type: ignore[arg-type]
    assert met.whole.tolist() == pytest.approx([1, 2 / 3, 1])
    assert met.sentences.tolist() == [pytest.approx([1, 2 / 3, 1]), pytest.approx([0, 0, 0])]
    # 'Boats' stands in the heading of the other one.
    assert 0 < unmet.whole[0] < 1 and unmet.whole[2] == 0
    assert unmet.sentences.tolist() == [pytest.approx([0, 0, 0])]


def test_a_sentence_is_behind_that_which_meets_what_the_headings_do_not_say() -> None:
    held = passage(0, "Boats are old.", "Many of them leak in spring.")  # under '1. Boats'
    terms = terms_of(understand("Do boats leak?"), MemoryIndex([held]))  # type: ignore[arg-type]
    compared = LateInteraction(WordEncoder())  # type: ignore[arg-type]
    [met] = compared.compare(("Do boats leak?",), terms, [held])
    assert met.beyond.tolist() == pytest.approx([-1, 0])
    terms = terms_of(understand("Boats?"), MemoryIndex([held]))  # type: ignore[arg-type]
    assert compared.compare(("Boats?",), terms, [held])[0].beyond.tolist() == [0, 0]


def test_passages_are_read_once_while_they_are_kept() -> None:
    encoder = WordEncoder()
    compared = LateInteraction(encoder)  # type: ignore[arg-type]
    compared.compare(("Boats?",), (), [ONE, OTHER])
    compared.compare(("Boats?",), (), [OTHER, ONE])
    assert len(encoder.read) == 4  # the question twice, each passage once
    compared = LateInteraction(encoder, kept=1)  # type: ignore[arg-type]
    compared.compare(("Boats?",), (), [ONE])
    compared.compare(("Boats?",), (), [OTHER])
    compared.compare(("Boats?",), (), [ONE])
    assert len(encoder.read) == 4 + 6


def test_what_is_in_the_store_is_not_read_again(tmp_path: Path) -> None:
    encoder = WordEncoder()
    plain = LateInteraction(encoder).compare(("Boats?",), (), [ONE, OTHER])  # type: ignore[arg-type]
    store = TokenStore(tmp_path / "tokens.sqlite", "words", writing=True)
    texts = [embedding_text(one) for one in (ONE, OTHER)]
    made = encoder.token_vectors(texts)
    store.put((digest(text), Projection().codes(tokens)) for text, tokens in zip(texts, made, strict=True))
    encoder.read.clear()
    stored = LateInteraction(encoder, store=store).compare(("Boats?",), (), [ONE, OTHER])  # type: ignore[arg-type]
    assert encoder.read == ["Boats?"]
    assert [one.whole.tolist() for one in stored] == [one.whole.tolist() for one in plain]


def test_an_empty_text_meets_nothing() -> None:
    nothing = passage(2, "—", section=())
    [met] = LateInteraction(WordEncoder()).compare(("Boats?",), (), [nothing])  # type: ignore[arg-type]
    assert met.whole.tolist() == [0, 0, 0]


def test_a_question_is_embedded_once() -> None:
    encoder = WordEncoder()
    compared = LateInteraction(encoder)  # type: ignore[arg-type]
    plain = compared.compare(("Boats?",), (), [ONE])[0].whole.tolist()
    assert compared.embed("Boats?").tolist() == [1, 0]
    encoder.read.clear()
    assert compared.compare(("Boats?",), (), [ONE])[0].whole.tolist() == plain
    assert encoder.read == []


def test_what_asks_is_compared_by_itself() -> None:
    views = ("Cars are dry. Boats?", "Boats?")
    [both] = LateInteraction(WordEncoder()).compare(views, (), [OTHER])  # type: ignore[arg-type]
    [alone] = LateInteraction(WordEncoder()).compare(views[1:], (), [OTHER])  # type: ignore[arg-type]
    assert both.asking == alone.asking == alone.whole[1]
    assert both.whole[1] < both.asking


def test_the_title_that_stands_above_all_passages_is_not_compared() -> None:
    titled = replace(OTHER, title="Ferries")
    for asked in ("Ferries?", "Boats?"):
        [plain] = LateInteraction(WordEncoder()).compare((asked,), (), [OTHER])  # type: ignore[arg-type]
        [found] = LateInteraction(WordEncoder()).compare((asked,), (), [titled])  # type: ignore[arg-type]
        assert found.whole.tolist() == plain.whole.tolist()
        assert found.sentences.tolist() == plain.sentences.tolist()


def test_a_thing_that_no_passage_has_the_like_of_is_lacking() -> None:
    pontoons = Term("pontoons", "pontoon", 5.0, name=False, known=False)
    unlike, like = (
        Late(np.zeros(3), np.zeros((1, 3)), np.array([near]), 0.0, np.zeros(1), np.zeros((1, 1))) for near in (0.4, 0.7)
    )
    assert lacks([pontoons], {"pontoons"}, [unlike])
    assert not lacks([pontoons], {"pontoons"}, [unlike, like])
    assert not lacks([pontoons], set(), [unlike])
    assert not lacks([Term("boats", "boat", 5.0, name=False, known=True)], {"boats"}, [unlike])
