"""Documents are read from PDFs that are made on the spot, as the build reads them but for the model's tokens."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assistant.catalogue import Catalogue
from assistant.reading import reader
from assistant.records import Document

sys.path.insert(0, str(Path(__file__).parent))

from pdf_maker import Pdf, Sheet
from reading_helpers import count_tokens

Read = Callable[..., Document]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write a PDF, from sheets or bytes, and read it."""

    def read_it(source: Sequence[Sheet] | Pdf | bytes, max_tokens: int = 256, catalogue: str = "") -> Document:
        if not isinstance(source, Pdf | bytes):
            source = Pdf(source)
        content = source if isinstance(source, bytes) else source.write()
        path = tmp_path / "made.pdf"
        path.write_bytes(content)
        (tmp_path / "catalogue.toml").write_text(catalogue, encoding="utf-8")
        sha256 = hashlib.sha256(content).hexdigest()
        return reader.read(path, path.name, sha256, Catalogue.load(tmp_path), count_tokens, max_tokens)

    return read_it
