"""A file is tried before it is let in."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pdf_maker import Pdf, Sheet, column

from assistant.reading.probe import probe
from assistant.reading.worker import Failure
from assistant.records import Outcome

SECONDS, MEGABYTES = 30.0, 2048


def locked(content: bytes, password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture
def content() -> bytes:
    return Pdf([Sheet(column("The ferry office opened.")), Sheet(column("It closed."))]).write()


def test_a_pdf_has_pages(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ferry.pdf"
    path.write_bytes(content)
    assert probe(path, (), SECONDS, MEGABYTES) == 2


def test_a_locked_one_says_so_unless_a_password_opens_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ferry.pdf"
    path.write_bytes(locked(content, "sesame"))
    found = probe(path, (), SECONDS, MEGABYTES)
    assert isinstance(found, Failure)
    assert found.outcome is Outcome.LOCKED
    assert probe(path, ("sesame",), SECONDS, MEGABYTES) == 2


def test_a_damaged_one_says_why(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ferry.pdf"
    path.write_bytes(content[:60])
    found = probe(path, (), SECONDS, MEGABYTES)
    assert isinstance(found, Failure)
    assert found.outcome is Outcome.FAILED
    assert found.reason.startswith("ferry.pdf is damaged")


def test_one_that_takes_too_long_is_given_up(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ferry.pdf"
    path.write_bytes(content)
    found = probe(path, (), 0.0, MEGABYTES)
    assert isinstance(found, Failure)
    assert "longer than" in found.reason
