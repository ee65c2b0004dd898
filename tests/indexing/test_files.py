from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from assistant.errors import SourcesError
from assistant.indexing import files
from assistant.indexing.files import find, known_files
from assistant.indexing.layout import Layout, Manifest, SourceFile
from assistant.records import Progress, Stage

links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")


def ignore(_: Progress) -> None:
    """No one is told."""


def test_pdfs_are_found_in_every_folder_by_name(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    for name in ("z.pdf", "b/a.PDF", "b/c/ö ?.Pdf", "notes.txt", "pdf"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    steps: list[Progress] = []
    found = find(tmp_path, steps.append)
    assert [file.file for file in found] == ["b/a.PDF", "b/c/ö ?.Pdf", "z.pdf"]
    assert [file.size for file in found] == [7, 12, 5]
    assert all(len(file.sha256) == 64 and not file.problem for file in found)
    assert steps[0] == Progress(Stage.CHECKING, 0, 3, "b/a.PDF")
    assert steps[-1] == Progress(Stage.CHECKING, 3, 3)


def test_hidden_folders_are_left_alone(tmp_path: Path) -> None:
    for name in (".removed/old.pdf", "b/.kept/older.pdf", "b/new.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert [file.file for file in find(tmp_path, ignore)] == ["b/new.pdf"]


def test_no_folder_and_no_pdf_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match=r"no folder .*nowhere: make it and put PDF reports in it"):
        find(tmp_path / "nowhere", ignore)
    (tmp_path / "readme.txt").touch()
    with pytest.raises(SourcesError, match=r"no PDF in .*: put reports in it"):
        find(tmp_path, ignore)


@links
def test_links_out_of_the_folder_and_to_nothing_are_listed_with_the_reason(tmp_path: Path) -> None:
    sources, outside = tmp_path / "sources", tmp_path / "outside"
    sources.mkdir()
    outside.mkdir()
    (outside / "secret.pdf").write_text("secret", encoding="utf-8")
    (sources / "own.pdf").write_text("own", encoding="utf-8")
    (sources / "a.pdf").symlink_to(outside / "secret.pdf")
    (sources / "b.pdf").symlink_to(sources / "gone.pdf")
    (sources / "c.pdf").symlink_to(sources / "own.pdf")
    (sources / "d.pdf").symlink_to(sources / "d.pdf")
    (sources / "e").symlink_to(outside)
    os.mkfifo(sources / "f.pdf")
    found = {file.file: file for file in find(sources, ignore)}
    assert set(found) == {"a.pdf", "b.pdf", "c.pdf", "d.pdf", "f.pdf", "own.pdf"}
    assert "out of the sources folder" in found["a.pdf"].problem
    assert "to nothing" in found["b.pdf"].problem
    assert found["c.pdf"].sha256 == found["own.pdf"].sha256
    assert found["d.pdf"].problem
    assert "not an ordinary file" in found["f.pdf"].problem


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may open anything")
def test_what_may_not_be_opened_is_listed_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed.pdf").touch()
    for name in ("closed", "closed.pdf"):
        (tmp_path / name).chmod(0)
    found = {file.file: file.problem for file in find(tmp_path, ignore)}
    (tmp_path / "closed").chmod(0o700)
    assert "cannot be opened" in found["closed/"]
    assert "cannot be opened" in found["closed.pdf"]


def test_many_large_files_are_not_hashed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []
    monkeypatch.setattr(files, "hash_file", lambda path: hashed.append(path.name) or "f" * 64)
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    known = {file.file: file for file in find(tmp_path, ignore)}
    (tmp_path / "b.pdf").write_text("longer", encoding="utf-8")
    os.utime(tmp_path / "c.pdf", ns=(1, 1))
    hashed.clear()
    assert [file.sha256 for file in find(tmp_path, ignore, known)] == ["f" * 64] * 3
    assert hashed == ["b.pdf", "c.pdf"]


def test_files_are_known_where_they_are_large_and_not_of_just_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generation = Layout(tmp_path).generations / "0123456789ab"
    generation.mkdir(parents=True)
    old, new = SourceFile("a.pdf", 9, "a", "", 1), SourceFile("b.pdf", 9, "b", "", time.time_ns())
    manifest = Manifest("0123456789ab", "", "", "", 1, "", "", (old, new), {}, (), "")
    (generation / "manifest.json").write_text(manifest.to_json(), encoding="utf-8")
    assert known_files(Layout(tmp_path)) == {}
    Layout(tmp_path).current.write_text("0123456789ab", encoding="utf-8")
    assert known_files(Layout(tmp_path)) == {}
    monkeypatch.setattr(files, "LONG_TO_HASH", 10)
    assert known_files(Layout(tmp_path)) == {"a.pdf": old}
