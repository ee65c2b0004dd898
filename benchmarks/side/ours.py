"""Ours: build, then search, which weighs the passages as for an answer."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from common import Search, measure

from assistant.answering.assistant import Assistant
from assistant.indexing.build import build
from assistant.settings import Settings


def prepare(sources: Path, model: Path) -> Search:
    """The packaged model is the one in `model`."""
    settings = Settings(sources=sources, index=Path(tempfile.mkdtemp()) / "index")
    build(settings)
    assistant = Assistant.open(settings.index, settings)

    def search(question: str, file: str, top: int) -> Sequence[tuple[str, int]]:
        hits = assistant.search(question, report=file, top=top)
        return [(hit.report.file, hit.pages[0].number) for hit in hits]

    return search


if __name__ == "__main__":
    measure(("report-assistant",), prepare)
