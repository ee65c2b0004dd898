"""Names of files, as browsers and worse send them."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.web.filenames import numbered, safe_name


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("overview-2008.pdf", "overview-2008.pdf"),
        ("Größe & Bericht (final).PDF", "Größe - Bericht (final).pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\windows\\system32\\x.pdf", "x.pdf"),
        ("/etc/cron.d/job.pdf", "job.pdf"),
        ("..pdf", "report.pdf"),
        (".pdf", "report.pdf"),
        ("", "report.pdf"),
        ("..", "report.pdf"),
        (".hidden.pdf", "hidden.pdf"),
        ("a\x00b\n\u202efdp.pdf", "ab fdp.pdf"),
        ('<img src=x onerror="alert(1)">.pdf', "img src=x onerror=-alert(1).pdf"),
        ("CON.pdf", "report-CON.pdf"),
        ("com1.tar.pdf", "report-com1.tar.pdf"),
        ("C:report.pdf", "C-report.pdf"),
        ("x" * 400 + ".pdf", "x" * 150 + ".pdf"),
        ("é" * 400 + ".pdf", "é" * 75 + ".pdf"),
        ("report.docx", "report.docx.pdf"),
        ("catalogue.toml", "catalogue.toml.pdf"),
    ],
)
def test_a_name_is_made_safe(given: str, safe: str) -> None:
    assert safe_name(given) == safe


@given(some.text(max_size=300))
def test_whatever_is_sent_becomes_one_plain_name(text: str) -> None:
    name = safe_name(text)
    assert PurePosixPath(name).name == PureWindowsPath(name).name == name
    assert name.endswith(".pdf")
    assert not name.startswith(".")
    assert len(name.encode()) <= 160
    assert not re.search(r"[\x00-\x1f<>:\"|?*/\\]", name)
    assert safe_name(name) == name


def test_a_taken_name_gets_a_number() -> None:
    assert numbered("a.pdf", ["b.pdf"]) == "a.pdf"
    assert numbered("a.pdf", ["A.PDF", "a-2.pdf"]) == "a-3.pdf"
    assert numbered("A.PDF", ["a.pdf"]) == "A-2.PDF"
