"""The cross-encoder that comes with the program: what it says of texts, and what is said where it is not whole."""

from __future__ import annotations

import importlib.util
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import ModelError
from assistant.indexing import packaged_reranker as module
from assistant.indexing.cross_encoder import load_reranker
from assistant.indexing.packaged_reranker import NEAR, PROBE, PROBED, PackagedReranker, packaged_reranker

ASKED = "How many people live in Berlin?"
# The first two are on the model's card, with these scores at full precision.
TEXTS = (
    "Berlin had a population of 3,520,031 registered inhabitants in an area of 891.82 square kilometers.",
    "Berlin is well known for its museums.",
    "Boats leak.",
)
CARD = (9.2189, -4.0780)


@pytest.fixture(scope="module")
def real() -> PackagedReranker:
    return packaged_reranker()


def test_it_is_the_model_that_its_card_tells_of(real: PackagedReranker) -> None:
    scores = real.score(ASKED, TEXTS)
    assert (scores.shape, scores.dtype) == ((3,), np.float64)
    assert scores[:2] == pytest.approx(CARD, abs=0.3)
    assert scores[2] < scores[1]
    assert real.score(PROBE[0], PROBE[1:])[0] == pytest.approx(PROBED, abs=NEAR / 10)


def test_a_text_has_the_score_that_it_has_alone(real: PackagedReranker) -> None:
    alone = [float(real.score(ASKED, [text])[0]) for text in TEXTS]
    assert real.score(ASKED, TEXTS).tolist() == alone
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: real.score(ASKED, TEXTS).tolist(), range(8)))
    assert all(one == alone for one in found)
    assert real.score(ASKED, []).tolist() == []


def test_texts_of_any_length_and_kind_are_read(real: PackagedReranker) -> None:
    scores = real.score("x", ["", "boats " * 2000, "\ud800 half a character", "漢字"])
    assert np.isfinite(scores).all()
    assert np.isfinite(real.score("boats " * 2000, ["Boats leak."])).all()


def test_the_setting_finds_it_once_a_process(real: PackagedReranker) -> None:
    found = load_reranker("packaged")
    assert found and found is load_reranker("packaged")
    assert found.told == real.told and found.told.startswith("packaged ")


def test_what_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(ModelError, match="The packaged reranker is not installed: reinstall it with"):
        packaged_reranker()


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_what_is_not_genuine_or_missing_is_told(real: PackagedReranker, name: str, tmp_path: Path) -> None:
    for each in ("model.onnx", "tokenizer.json"):
        shutil.copyfile(real._path / each, tmp_path / each)
    (tmp_path / name).write_bytes(b"other")
    with pytest.raises(ModelError, match=rf"{name} is not the genuine file \(its SHA-256 is .*\): reinstall it"):
        PackagedReranker(tmp_path).warm()
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match=rf"is not whole, .*{name} cannot be read: reinstall it"):
        PackagedReranker(tmp_path).score("a", ["b"])


def test_a_processor_whose_sums_overflow_is_told_to_take_care(
    real: PackagedReranker, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, asked = module.opened, []

    def noted(content: bytes, careful: bool) -> object:
        asked.append(careful)
        return opened(content, careful)

    monkeypatch.setattr(module, "opened", noted)
    monkeypatch.setattr(module, "NEAR", 1.0)  # whatever this processor is
    PackagedReranker(real._path).warm()
    assert asked == [False]
    monkeypatch.setattr(module, "PROBED", 3.0)
    PackagedReranker(real._path).warm()
    assert asked == [False, False, True]
