"""Sources that build in milliseconds, and the index made of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.indexing import intake
from assistant.indexing.store import Index
from assistant.settings import Settings

# The fakes stand in a module of their own, since `killed_build.py` needs them outside pytest.
sys.path.insert(0, str(Path(__file__).parent))

from indexing_fakes import MOON, RIVER, FakeEncoder, PlainJob


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Two sources, read by `plain_read`; nothing built yet."""
    monkeypatch.setattr(intake, "Job", PlainJob)
    sources = tmp_path / "sources"
    (sources / "more").mkdir(parents=True)
    (sources / "moon.pdf").write_text(MOON, encoding="utf-8")
    (sources / "more" / "river.PDF").write_text(RIVER, encoding="utf-8")
    return Settings(sources=sources, index=tmp_path / "index", model="fake")


@pytest.fixture
def opened(settings: Settings) -> Iterator[Callable[[], Index]]:
    """Opens the index as often as asked, and closes it after the test."""
    found: list[Index] = []

    def opener() -> Index:
        found.append(Index.open(settings.index))
        return found[-1]

    yield opener
    for index in found:
        index.close()


@pytest.fixture
def pdf() -> Callable[[list[str]], bytes]:
    """Makes a PDF with a line of text on each page."""
    return _pdf


def _pdf(lines: list[str]) -> bytes:
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(lines)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(lines)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, line in enumerate(lines):
        drawn = f"BT /F1 11 Tf 72 700 Td ({line}) Tj ET"
        body = 5 + 2 * number
        resources = "<< /Font << /F1 3 0 R >> >>"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} /Contents {body} 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    result, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(result))
        result += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return result + f"{end}startxref\n{len(result)}\n%%EOF\n".encode("ascii")
