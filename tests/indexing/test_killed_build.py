from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from indexing_fakes import DirectJob, FakeEncoder

from assistant.errors import IndexFolderError
from assistant.indexing import intake
from assistant.indexing.build import build
from assistant.indexing.store import Index
from assistant.settings import Settings

SCRIPT = Path(__file__).with_name("killed_build.py")
MOMENTS = 50
SMALL_DISK = 600_000  # bytes

Pdf = Callable[[list[str]], bytes]


@pytest.fixture
def real(tmp_path: Path, pdf: Pdf, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Two PDFs, and an index of them; in this process they are read without workers, which take a moment to start."""
    monkeypatch.setattr(intake, "Job", DirectJob)
    settings = Settings(sources=tmp_path / "sources", index=tmp_path / "index", model="fake")
    settings.sources.mkdir()
    (settings.sources / "ferry.pdf").write_bytes(pdf(["The ferry office opened in 1904.", "It sells tickets."]))
    (settings.sources / "moon.pdf").write_bytes(pdf(["The moon is counted every night."]))
    build(settings, encoder=FakeEncoder())
    return settings


@pytest.fixture
def builder(real: Settings) -> Iterator[Callable[[float | None], float]]:
    """Has a build begun in another process and killed after some seconds, or not at all; the seconds it took."""
    command = [sys.executable, str(SCRIPT), str(real.sources), str(real.index)]
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdin=-1, stdout=-1, text=True, env=paths) as process:
        assert process.stdin and process.stdout
        requests, replies = process.stdin, process.stdout

        def run(after: float | None) -> float:
            requests.write("\n" if after is None else f"{after}\n")
            requests.flush()
            return float(replies.readline())

        yield run
        process.stdin.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork there")
def test_killed_at_any_moment_the_index_answers_and_the_next_build_succeeds(
    real: Settings, builder: Callable[[float | None], float], pdf: Pdf
) -> None:
    for word in ("once", "twice"):
        (real.sources / "moon.pdf").write_bytes(pdf([f"The moon is counted {word}."]))
        longest = 1.1 * builder(None)
    moments, ends = random.Random(4), set()
    for number in range(MOMENTS):
        before = Index.open(real.index)
        (real.sources / "moon.pdf").write_bytes(pdf([f"Boat {number} is counted. It floats."]))
        builder(moments.uniform(0, longest))
        after = Index.open(real.index)
        assert after.lexical(["tickets"], 5) and before.lexical(["tickets"], 5)
        ends.add("before" if after.id == before.id else "after")
        before.close()
        after.close()
        built = build(real, encoder=FakeEncoder())
        now = Index.open(real.index)
        assert (now.id, now.document_frequency(str(number))) == (built.index_id, 1)
        now.close()
        assert len(list((real.index / "generations").iterdir())) <= 2
    assert "before" in ends


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk that is soon full."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small disk cannot be made here: that takes the superuser of a Linux")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_on_a_full_disk_the_index_answers_and_with_room_the_next_build_succeeds(
    real: Settings, small_disk: Path, pdf: Pdf
) -> None:
    settings = real.changed(index=small_disk / "index")
    first = build(settings, encoder=FakeEncoder())
    large = real.sources / "large.pdf"
    large.write_bytes(pdf([f"Line {number} of many tells of {number * 37} boats." for number in range(3000)]))
    with pytest.raises(IndexFolderError, match=r"cannot be written .*make room"):
        build(settings, encoder=FakeEncoder())
    index = Index.open(settings.index)
    assert index.id == first.index_id and index.lexical(["tickets"], 5)
    index.close()
    large.write_bytes(pdf(["A small one now."]))
    assert build(settings, encoder=FakeEncoder()).changed
    index = Index.open(settings.index)
    assert index.lexical(["small"], 5)
    index.close()
