"""A cross-encoder from this machine: how it scores, that nothing is fetched for it, and what is said of a bad one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cross_encoders import LIMIT, write_cross_encoder

from assistant.errors import ModelError
from assistant.indexing.cross_encoder import CACHE_VARIABLE, CrossEncoder, load_reranker

TEXTS = ["Boats leak.", "Legacy boats leak.", "Legacy, legacy, legacy."]
REVISION = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(scope="module")
def real(legacy_lover: Path) -> CrossEncoder:
    found = load_reranker(str(legacy_lover))
    assert found
    return found


@pytest.fixture
def copy(legacy_lover: Path, tmp_path: Path) -> Path:
    """A copy of its folder, to be spoiled."""
    return Path(shutil.copytree(legacy_lover, tmp_path / "copy"))


def in_cache(cache: Path, model: Path, name: str) -> None:
    """Put the model where a download from the hub would have put it."""
    folder = cache / f"models--{name.replace('/', '--')}"
    shutil.copytree(model, folder / "snapshots" / REVISION)
    (folder / "refs").mkdir()
    (folder / "refs" / "main").write_text(REVISION, encoding="utf-8")


def changed(folder: Path, name: str, **values: Any) -> None:
    file = folder / name
    found = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    file.write_text(json.dumps(found | values), encoding="utf-8")


def test_no_setting_is_no_reranker() -> None:
    assert load_reranker("") is None


def test_question_and_text_are_read_together(real: CrossEncoder) -> None:
    scores = real.score("What leaks?", TEXTS)
    assert (scores.shape, scores.dtype) == ((3,), np.float64)
    assert scores[0] < scores[1] < scores[2]
    assert real.score("Which legacy leaks?", TEXTS[:1]) > scores[:1]
    assert real.score("What leaks?", []).shape == (0,)


def test_a_score_is_the_models_own_logit_beyond_0_and_1(real: CrossEncoder) -> None:
    low, high = real.score("What leaks?", [TEXTS[0], "legacy " * 30])
    assert low < 0 and high > 1


def test_scores_are_the_same_in_any_company_and_from_many_threads(real: CrossEncoder) -> None:
    together = real.score("What leaks?", [*TEXTS, "boat " * 50])
    assert [float(real.score("What leaks?", [text])[0]) for text in TEXTS] == together[:3].tolist()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: real.score("What leaks?", TEXTS).tolist(), range(40)))
    assert found == [together[:3].tolist()] * 40


def test_what_is_too_long_is_cut_and_half_a_character_does_no_harm(real: CrossEncoder) -> None:
    assert real.max_tokens == LIMIT
    long, cut = real.score("What leaks?", ["boat " * 400 + "legacy " * 400, "boat " * 400])
    assert long == cut
    asked = real.score("boat " * 400, TEXTS)
    assert asked[0] < asked[2]
    assert np.isfinite(real.score("a\ud800b", ["\udfff"])).all()


def test_it_is_told_by_its_name_and_what_is_in_its_files(real: CrossEncoder, legacy_lover: Path, copy: Path) -> None:
    name, fingerprint = real.told.rsplit(" ", 1)
    assert (name, len(fingerprint)) == (str(legacy_lover), 16)
    assert CrossEncoder(copy, "copy").told == f"copy {fingerprint}"
    changed(copy, "config.json", layer_norm_eps=1e-6)
    assert CrossEncoder(copy, "copy").told != f"copy {fingerprint}"


def test_it_is_loaded_once_however_often_it_is_opened(legacy_lover: Path, copy: Path) -> None:
    found = load_reranker(str(legacy_lover))
    assert found and load_reranker(str(legacy_lover)) is found
    assert load_reranker(str(copy)) is not found


def test_a_name_is_looked_up_in_the_local_cache(
    legacy_lover: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_cache(tmp_path, legacy_lover, "a-team/legacy")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    found = load_reranker("a-team/legacy")
    assert found and found.told.startswith("a-team/legacy ")
    assert found.score("What leaks?", TEXTS).argmax() == 2


@pytest.mark.parametrize("name", ["a-team/other", "/no/such/folder", "no such name", "a/b/c", "~/no-such-folder"])
def test_what_is_nowhere_is_never_fetched(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    with pytest.raises(ModelError) as raised:
        load_reranker(name)
    assert str(raised.value).startswith(f"There is no reranker '{name}': it is neither a folder nor in the local")
    assert "set 'reranker' in report-assistant.toml to" in str(raised.value) and "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("file", "values", "said"),
    [
        ("config.json", {"architectures": ["BertModel"]}, r"is no CrossEncoder \(BertModel\)"),
        ("config.json", {"architectures": None}, r"is no CrossEncoder \(of no known kind\)"),
        ("config.json", {"id2label": {"0": "no", "1": "yes", "2": "both"}}, "gives 3 scores for a question and a text"),
        ("config.json", {"id2label": None}, "gives 2 scores"),
        ("config_sentence_transformers.json", {"model_type": "SparseEncoder"}, r"no CrossEncoder \(SparseEncoder\)"),
    ],
)
def test_what_is_no_cross_encoder_is_told_before_it_is_loaded(
    copy: Path, file: str, values: dict[str, Any], said: str
) -> None:
    changed(copy, file, **values)
    with pytest.raises(ModelError, match=rf"{said}.*: set 'reranker' in"):
        CrossEncoder(copy, "copy")


@pytest.mark.parametrize("file", ["model.safetensors", "tokenizer.json"])
def test_a_missing_file_is_named(copy: Path, file: str) -> None:
    (copy / file).unlink()
    with pytest.raises(ModelError, match=rf"copy has no {file}: set 'reranker' in"):
        CrossEncoder(copy, "copy")


@pytest.mark.parametrize("file", ["model.safetensors", "tokenizer.json"])
def test_a_broken_file_is_a_named_error_when_it_is_warmed(copy: Path, file: str) -> None:
    (copy / file).write_bytes(b"nothing of use")
    with pytest.raises(ModelError, match=r"copy cannot be loaded \(.+\): set 'reranker' in") as raised:
        CrossEncoder(copy, "copy").warm()
    assert "\n" not in str(raised.value)


def test_two_scores_that_its_settings_do_not_tell_of_are_told_when_it_is_warmed(copy: Path, tmp_path: Path) -> None:
    import sentence_transformers
    from sentence_transformers.base.modules import Dense, Transformer
    from sentence_transformers.sentence_transformer.modules import Pooling

    last = Dense(8, 2, module_input_name="sentence_embedding", module_output_name="scores")
    made = sentence_transformers.CrossEncoder(modules=[Transformer(str(copy)), Pooling(8), last])
    made.save_pretrained(str(tmp_path / "two"))
    two = CrossEncoder(tmp_path / "two", "two")
    with pytest.raises(ModelError, match=r"two gives 2 scores for a question and a text, .*: set 'reranker' in"):
        two.warm()


def test_scores_that_are_no_numbers_are_told_when_it_is_warmed(tmp_path: Path) -> None:
    folder = write_cross_encoder(tmp_path, ["legacy"], sign=float("nan"))
    with pytest.raises(ModelError, match="gives no usable score: set 'reranker' in"):
        CrossEncoder(folder, "nan").warm()


def test_a_model_that_fails_with_long_texts_fails_when_it_is_warmed(copy: Path) -> None:
    changed(copy, "tokenizer_config.json", model_max_length=10**30)
    changed(copy, "config.json", max_position_embeddings=LIMIT)
    assert CrossEncoder(copy, "copy").max_tokens == LIMIT
    changed(copy, "config.json", vocab_size=4)
    with pytest.raises(ModelError, match=r"(cannot be loaded|failed) \(.*set 'reranker' in"):
        CrossEncoder(copy, "copy").warm()


def test_code_of_the_models_own_is_never_run(copy: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    code = f"import pathlib\npathlib.Path({str(ran)!r}).touch()\nfrom transformers import BertConfig as Config\n"
    (copy / "own.py").write_text(code, encoding="utf-8")
    changed(copy, "config.json", model_type="own", auto_map={"AutoConfig": "own.Config"})
    with pytest.raises(ModelError, match="cannot be loaded"):
        CrossEncoder(copy, "copy").warm()
    assert not ran.exists()


def test_it_is_loaded_late_offline_and_in_silence(legacy_lover: Path, tmp_path: Path) -> None:
    in_cache(tmp_path / "hub", legacy_lover, "a-team/legacy")
    script = """
import sys
tried = []
sys.addaudithook(lambda event, _: tried.append(event) if event in ("socket.connect", "socket.getaddrinfo") else None)
from assistant.indexing.cross_encoder import load_reranker
assert load_reranker("") is None
assert not {"torch", "transformers", "sentence_transformers", "huggingface_hub"} & set(sys.modules)
found = load_reranker(sys.argv[1])
found.told
assert not {"torch", "transformers", "sentence_transformers"} & set(sys.modules)
found.warm()
try:
    load_reranker("a-team/other")
except Exception as error:
    print(type(error).__name__, tried)
"""
    environment = {key: value for key, value in os.environ.items() if "OFFLINE" not in key and key != CACHE_VARIABLE}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, "a-team/legacy"],
        capture_output=True,
        text=True,
        check=False,
        env=environment | {"HF_HUB_CACHE": str(tmp_path / "hub")},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "ModelError []\n", "")
