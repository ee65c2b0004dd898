"""Settings come from a file and from keywords; what cannot be used is told in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.errors import SettingsError
from assistant.settings import FILE_NAME, Settings


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_defaults_need_no_file() -> None:
    settings = Settings.load()
    assert settings == Settings()
    assert (settings.sources, settings.index) == (Path("sources"), Path("index"))
    assert (settings.host, settings.port, settings.top, settings.model) == ("127.0.0.1", 7860, 10, "packaged")
    assert settings.reranker == "packaged"


def test_the_file_beside_you_is_read_and_keywords_come_first(here: Path) -> None:
    (here / FILE_NAME).write_text('sources = "papers"\ntop = 5\nthreshold = 1\n', encoding="utf-8")
    settings = Settings.load(top=3, index=None)
    assert settings == Settings(sources=Path("papers"), top=3, threshold=1.0)
    assert isinstance(settings.threshold, float)


def test_a_named_file_must_be_there(here: Path) -> None:
    with pytest.raises(SettingsError, match=r"other\.toml cannot be read"):
        Settings.load(here / "other.toml")


@pytest.mark.parametrize("content", [b"top =", b"\xff\xfe", b'top = 1\ntop = "2"\n'])
def test_a_file_that_is_not_toml_is_named(here: Path, content: bytes) -> None:
    (here / FILE_NAME).write_bytes(content)
    with pytest.raises(SettingsError, match=rf"^{FILE_NAME} cannot be read as TOML"):
        Settings.load()


def test_an_unknown_key_names_the_known_ones(here: Path) -> None:
    (here / FILE_NAME).write_text('source = "papers"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"'source' is not a setting: use one of .*\bsources\b"):
        Settings.load()


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("top", "5", "a whole number"),
        ("top", 5.0, "a whole number"),
        ("top", True, "a whole number"),
        ("threshold", "high", "a number"),
        ("host", 1, "text"),
        ("model", ["a"], "text"),
        ("reranker", True, "text"),
        ("sources", 3, "the path of a folder, as text"),
        ("index", "", "the path of a folder, as text"),
    ],
)
def test_a_value_of_the_wrong_type_says_what_to_give(key: str, value: Any, words: str) -> None:
    with pytest.raises(SettingsError) as raised:
        Settings().changed(**{key: value})
    assert str(raised.value) == f"{key} is {value!r}: give {words}."


@pytest.mark.parametrize(
    ("key", "value"),
    [("top", 0), ("threshold", -0.1), ("threshold", 1.1), ("threshold", float("nan")), ("port", 65536)],
)
def test_a_value_out_of_range_says_what_to_give(key: str, value: Any) -> None:
    with pytest.raises(SettingsError, match=rf"^{key} is .*: give a .*number from"):
        Settings(**{key: value})


def test_the_home_folder_can_be_written_short() -> None:
    assert Settings().changed(sources="~/papers").sources == Path.home() / "papers"
