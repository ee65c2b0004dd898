"""A password is kept as a hash."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.web.passwords import Password


def test_only_the_password_fits_and_the_file_does_not_tell_it(tmp_path: Path) -> None:
    file = tmp_path / "guard"
    Password.of("open sésame").write(file)
    assert "sesame" not in file.read_text()
    found = Password.read(file)
    assert found.fits("open sésame")
    assert not found.fits("open sesame")
    assert not found.fits("")
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


def test_the_same_password_has_another_hash_each_time() -> None:
    assert Password.of("open sesame").hash != Password.of("open sesame").hash


def test_a_short_password_is_refused() -> None:
    with pytest.raises(SettingsError, match="at least 8 characters"):
        Password.of("short")


@pytest.mark.parametrize("content", ["", "open sesame", "scrypt a b c", "scrypt ? !", "md5 YQ== YQ==", "é"])
def test_a_file_that_is_none_is_told_with_the_next_step(tmp_path: Path, content: str) -> None:
    file = tmp_path / "guard"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match="is not a password file: make one with 'report-assistant password"):
        Password.read(file)


def test_a_file_that_is_not_there_or_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"cannot be read .*: make one"):
        Password.read(tmp_path / "none")
    with pytest.raises(SettingsError, match="cannot be written"):
        Password.of("open sesame").write(tmp_path / "no" / "folder")
