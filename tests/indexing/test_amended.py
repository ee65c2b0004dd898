"""What is said of a report changes, and the index follows without reading or embedding anything again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from indexing_fakes import FakeEncoder

from assistant.cataloguing import amend
from assistant.indexing.build import build
from assistant.indexing.store import Index
from assistant.reading.worker import OcrPages, ReadPages
from assistant.settings import Settings


def test_the_index_follows_without_reading_again(
    tmp_path: Path, pdf: Callable[[list[str]], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(sources=tmp_path / "sources", index=tmp_path / "index", model="fake")
    settings.sources.mkdir()
    for name, place in (("ferry.pdf", "river"), ("boat.pdf", "lake")):
        (settings.sources / name).write_bytes(pdf([f"The {place} office opened in 1904.", "It sells tickets."]))
    encoder = FakeEncoder()
    build(settings, encoder=encoder)
    index = Index.open(settings.index)
    before = next(report for report in index.reports if report.file == "ferry.pdf")
    index.close()
    encoder.encoded.clear()
    amend(settings.sources, before, False, {"title": "On ferries", "published": "1904-05", "phase": 2})

    def forbid(*_: object, **__: object) -> None:
        raise AssertionError("read again")

    for request in (ReadPages, OcrPages):
        monkeypatch.setattr(f"assistant.indexing.job.{request.__name__}", forbid)
    built = build(settings, encoder=encoder)
    assert built.changed
    # A passage is embedded under the report's title; the other report's are not embedded again.
    assert encoder.encoded[0] == "On ferries\nThe river office opened in 1904. It sells tickets."
    assert not any("lake" in text for text in encoder.encoded)
    index = Index.open(settings.index)
    after = {report.file: report for report in index.reports}
    index.close()
    found = after["ferry.pdf"]
    assert (found.title, found.published, found.phase) == ("On ferries", "1904-05", 2)
    assert found.id == before.id
    assert not build(settings, encoder=encoder).changed
