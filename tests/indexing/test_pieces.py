from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from indexing_fakes import FakeEncoder, sentence_vectors

from assistant.indexing.build import ignore
from assistant.indexing.embedding import Embedding
from assistant.indexing.encoder import ModelFolder, load_encoder
from assistant.indexing.model import TokenVectors
from assistant.indexing.pieces import embedding_text, means, pieces, places
from assistant.records import Passage, Sentence, Span


def sentence(number: int, text: str) -> Sentence:
    return Sentence(text, (Span(1, number, number + 1),))


FIRST, SHARED, LAST = sentence(0, "Boats leak."), sentence(1, "They are mended."), sentence(2, "Ropes are new.")
UPPER = Passage(0, "r", ("Boats",), (FIRST, SHARED), title="On ferries")
LOWER = Passage(1, "r", ("Boats",), (SHARED, LAST), 1, title="On ferries")
UNTITLED = Passage(2, "r", (), (LAST,))


def test_a_passage_is_read_under_its_title_and_headings() -> None:
    assert embedding_text(UPPER) == "On ferries › Boats\nBoats leak. They are mended."
    assert embedding_text(Passage(0, "r", (), (FIRST,), title="On ferries")) == "On ferries\nBoats leak."
    assert embedding_text(UNTITLED) == "Ropes are new."
    # A path that is long leaves no room for the title.
    assert embedding_text(Passage(0, "r", ("a" * 201,), (FIRST,), title="On ferries")) == f"{'a' * 201}\nBoats leak."


@pytest.mark.parametrize("passage", [UPPER, LOWER, UNTITLED])
def test_sentences_stand_where_they_are_said_to(passage: Passage) -> None:
    text = embedding_text(passage)
    assert [text[start:end] for start, end in places(passage)] == [one.text for one in passage.sentences]


def test_a_sentence_that_two_passages_share_belongs_to_the_first() -> None:
    upper, lower = pieces([UPPER, LOWER])
    assert [upper.text[start:end] for start, end in upper.places] == ["Boats leak.", "They are mended."]
    assert [lower.text[start:end] for start, end in lower.places] == ["Ropes are new."]
    assert len({upper.key, lower.key, *upper.sentence_keys, *lower.sentence_keys}) == 5


def test_a_part_is_the_mean_of_its_tokens() -> None:
    tokens = TokenVectors(((0, 2), (3, 5), (6, 8)), np.eye(3, dtype=np.float32))
    found = means(tokens, [(0, 5), (6, 8), (20, 30)])
    half, third = 2**-0.5, 3**-0.5
    assert np.allclose(found, [[half, half, 0], [0, 0, 1], [third, third, third]])  # of the last nothing was read
    assert means(TokenVectors((), np.zeros((0, 3), np.float32)), [(0, 5)]).tolist() == [[0, 0, 0]]


def embedded(encoder: FakeEncoder, passages: list[Passage]) -> tuple[np.ndarray, np.ndarray]:
    embedding = Embedding(encoder, None)
    embedding.add(list(pieces(passages)))
    return embedding.finish(ignore)


def test_a_sentence_is_embedded_by_itself_and_in_its_passage() -> None:
    encoder = FakeEncoder()
    _, sentences = embedded(encoder, [UPPER, LOWER])
    assert np.allclose(sentences[:2], sentence_vectors(encoder, UPPER), atol=1e-6)
    assert np.allclose(sentences[2], sentence_vectors(encoder, LOWER)[1], atol=1e-6)


def test_a_sentence_is_embedded_by_itself_where_vectors_are_no_means() -> None:
    encoder = FakeEncoder()
    encoder.averages_tokens = False
    _, sentences = embedded(encoder, [UPPER, LOWER])
    assert np.allclose(sentences, encoder.encode([one.text for one in (FIRST, SHARED, LAST)]), atol=1e-6)


def test_equal_passages_are_embedded_once() -> None:
    encoder = FakeEncoder()
    again = Passage(0, "other", UPPER.section, UPPER.sentences, title=UPPER.title)
    embedding = Embedding(encoder, None)
    embedding.add(list(pieces([UPPER])))
    embedding.add(list(pieces([again])))
    passages, sentences = embedding.finish(ignore)
    assert len(encoder.encoded) == 3
    assert np.array_equal(passages[0], passages[1]) and np.array_equal(sentences[:2], sentences[2:])


@pytest.mark.parametrize(
    ("kinds", "pooling", "averages"),
    [
        (["models.Transformer", "models.Pooling", "models.Normalize"], {"pooling_mode_mean_tokens": True}, True),
        (["models.Transformer", "models.Pooling"], {"pooling_mode": "mean"}, True),
        (["models.Transformer", "models.Pooling"], {"pooling_mode_cls_token": True}, False),
        (
            ["models.Transformer", "models.Pooling"],
            {"pooling_mode_mean_tokens": True, "pooling_mode_max_tokens": True},
            False,
        ),
        (["models.Transformer", "models.Pooling", "models.Dense"], {"pooling_mode_mean_tokens": True}, False),
        ([], {}, False),
    ],
)
def test_a_model_tells_whether_it_averages(
    tmp_path: Path, kinds: list[str], pooling: dict[str, object], averages: bool
) -> None:
    for name in ("model.safetensors", "tokenizer.json"):
        (tmp_path / name).touch()
    modules = [{"path": f"{number}_", "type": f"sentence_transformers.{kind}"} for number, kind in enumerate(kinds)]
    (tmp_path / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    (tmp_path / "1_").mkdir()
    (tmp_path / "1_" / "config.json").write_text(json.dumps(pooling), encoding="utf-8")
    assert ModelFolder(tmp_path, "", "").averages_tokens is averages


def test_the_packaged_model_averages(tmp_path: Path) -> None:
    assert load_encoder("packaged").averages_tokens and load_encoder("packaged", tmp_path).averages_tokens
