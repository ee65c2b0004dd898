"""The measuring programs fit the code that they measure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
STAGES = """
import asking
from assistant.indexing.encoder import SentenceEncoder
from assistant.indexing.int8_encoder import Int8Encoder
names = {name for names in asking.STAGES.values() for name in names}
assert names == set(asking.places(Int8Encoder)) == set(asking.places(SentenceEncoder))
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own: the tests have modules of the same names."""
    command = [sys.executable, "-W", "ignore", "-c", program]
    return subprocess.run(command, cwd=BENCHMARKS, capture_output=True, text=True, check=False)


def test_each_measuring_program_finds_what_it_imports() -> None:
    pytest.importorskip("sklearn")  # of the 'dev' packages
    done = run(f"import {', '.join(sorted(path.stem for path in BENCHMARKS.glob('*.py')))}")
    assert not done.returncode, done.stderr


def test_each_stage_that_is_timed_is_called_where_it_is_looked_for() -> None:
    done = run(STAGES)
    assert not done.returncode, done.stderr
