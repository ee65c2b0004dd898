"""What the tests of several rooms share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant.indexing.build import build
from assistant.settings import Settings

sys.path.insert(0, str(Path(__file__).parent))

from cross_encoders import write_cross_encoder

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def briefings_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a real index over the briefings that ship, built once a session."""
    index = tmp_path_factory.mktemp("briefings") / "index"
    build(Settings(sources=ROOT / "sources", index=index))
    return index


@pytest.fixture(scope="session")
def legacy_lover(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a cross-encoder for which nothing counts but the word 'legacy'."""
    return write_cross_encoder(tmp_path_factory.mktemp("reranker"), ["legacy"])
