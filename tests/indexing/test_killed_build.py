from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from indexing_fakes import FakeEncoder

from assistant.indexing.build import build
from assistant.indexing.store import Index
from assistant.settings import Settings

SCRIPT = Path(__file__).with_name("killed_build.py")
LONGEST = 0.5  # seconds, a little more than the slowed build takes


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_killed_at_any_moment_the_index_answers_and_the_next_build_succeeds(
    settings: Settings, encoder: FakeEncoder, opened: Callable[[], Index]
) -> None:
    build(settings, encoder=encoder)
    moments, ends = random.Random(4), set()
    for number in range(8):
        before = opened().id
        (settings.sources / "moon.pdf").write_text(f"Moon | Boat {number} is counted. It floats.", encoding="utf-8")
        command = [sys.executable, str(SCRIPT), str(settings.sources), str(settings.index)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout and process.stdout.readline() == "building\n"
            time.sleep(moments.uniform(0, LONGEST))
            process.kill()
        after = opened()
        assert after.lexical(["boat"], 5)
        ends.add("before" if after.id == before else "after")
        built = build(settings, encoder=encoder)
        assert opened().id == built.index_id
        assert opened().document_frequency(str(number)) == 1
        assert len(list((settings.index / "generations").iterdir())) <= 2
    assert "before" in ends
