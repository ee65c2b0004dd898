"""What the tests of several rooms share."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.indexing.build import build
from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def briefings_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a real index over the briefings that ship, built once a session."""
    index = tmp_path_factory.mktemp("briefings") / "index"
    build(Settings(sources=ROOT / "sources", index=index))
    return index
