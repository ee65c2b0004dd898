"""The measuring programs fit the code that they measure."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from assistant.indexing.encoder import SentenceEncoder
from assistant.indexing.int8_encoder import Int8Encoder

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(autouse=True)
def _on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))


@pytest.mark.parametrize("name", sorted(path.stem for path in BENCHMARKS.glob("*.py")))
def test_each_measuring_program_finds_what_it_imports(name: str) -> None:
    pytest.importorskip("sklearn")  # of the 'dev' packages
    assert import_module(name).__doc__


@pytest.mark.parametrize("encoder", [Int8Encoder, SentenceEncoder])
def test_each_stage_that_is_timed_is_called_where_it_is_looked_for(encoder: type) -> None:
    asking = import_module("asking")
    assert set(asking.places(encoder)) == {name for names in asking.STAGES.values() for name in names}
