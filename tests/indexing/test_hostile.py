"""Real workers meet files that hang, starve, lock or lie; the build goes on and the ledger says why."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fuzz import read_all
from indexing_fakes import FakeEncoder
from pdfs import endless, locked, pdf, scan, words

from assistant.errors import SettingsError
from assistant.indexing import intake
from assistant.indexing.build import Built, build, is_current
from assistant.indexing.store import Index
from assistant.reading import ocr
from assistant.records import LedgerRow, Outcome, PageOutcome
from assistant.settings import PASSWORD_VARIABLE, Settings

FERRY = pdf([words("The ferry office opened in 1904."), words("It sells tickets for the crossing.")])
HARBOUR = pdf([words("The harbour master keeps the log of every boat.")])


class CrashingEncoder(FakeEncoder):
    """Its tokens cannot be counted where a text holds the word."""

    def count_tokens(self, text: str) -> int:
        if "harbour" in text:
            os._exit(7)
        return super().count_tokens(text)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.delenv(PASSWORD_VARIABLE, raising=False)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "ferry.pdf").write_bytes(FERRY)
    return Settings(sources=tmp_path / "sources", index=tmp_path / "index", model="fake", workers=1)


def row(built: Built, file: str) -> LedgerRow:
    return next(row for row in built.ledger if row.file == file)


def outcomes(found: LedgerRow) -> list[PageOutcome]:
    return [page.outcome for page in found.page_rows]


def test_a_page_that_hangs_costs_that_page_alone(settings: Settings) -> None:
    content = pdf([words("The first page is short."), endless(), words("The third page is short, too.")])
    (settings.sources / "hangs.pdf").write_bytes(content)
    start = time.monotonic()
    built = build(replace(settings, file_seconds=6), encoder=FakeEncoder())
    assert time.monotonic() - start < 30
    found = row(built, "hangs.pdf")
    assert outcomes(found) == [PageOutcome.TEXT, PageOutcome.FAILED, PageOutcome.TEXT]
    assert found.outcome is Outcome.READ and found.limited
    assert found.reason == "Page 2: It took longer than 2 s: raise file_seconds in the settings."
    assert row(built, "ferry.pdf").outcome is Outcome.READ
    assert is_current(replace(settings, file_seconds=6), encoder=FakeEncoder())
    assert not is_current(replace(settings, file_seconds=600), encoder=FakeEncoder())


def test_a_worker_that_ends_costs_that_file_alone(settings: Settings) -> None:
    (settings.sources / "harbour.pdf").write_bytes(HARBOUR)
    built = build(settings, encoder=CrashingEncoder())
    found = row(built, "harbour.pdf")
    assert found.outcome is Outcome.FAILED and "crashes" in found.reason
    assert [(page.number, page.words) for page in found.page_rows] == [(1, 9)]
    assert row(built, "ferry.pdf").outcome is Outcome.READ


def test_what_is_no_pdf_says_what_it_is(settings: Settings) -> None:
    for name, content in {
        "a": b"",
        "b": b"PK\x03\x04 a word processor's file",
        "c": FERRY[: len(FERRY) // 3],
        "d": pdf([]),
        "e": pdf([b""]),
        "f": FERRY.replace(b"/Kids [10 0 R 12 0 R]", b"/Kids [2 0 R 2 0 R  ]"),
    }.items():
        (settings.sources / f"{name}.pdf").write_bytes(content)
    found = {one.file: one for one in build(settings, encoder=FakeEncoder()).ledger}
    assert "is empty" in found["a.pdf"].reason
    assert "is not a PDF" in found["b.pdf"].reason
    assert "is damaged" in found["c.pdf"].reason and found["c.pdf"].outcome is Outcome.FAILED
    assert (found["d.pdf"].outcome, found["d.pdf"].reason) == (Outcome.EMPTY, "It has no pages.")
    assert (outcomes(found["e.pdf"]), found["e.pdf"].reason) == ([PageOutcome.BLANK], "Its pages are blank.")
    assert found["f.pdf"].outcome is Outcome.FAILED
    assert found["ferry.pdf"].outcome is Outcome.READ


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_locked_file_is_opened_with_a_password_and_stays_open(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, algorithm: str
) -> None:
    (settings.sources / "shut.pdf").write_bytes(locked(HARBOUR, "sesame", algorithm))
    (settings.sources / "open.pdf").write_bytes(locked(pdf([words("Anyone may read this page.")]), "", algorithm))
    first = build(settings, encoder=FakeEncoder())
    assert row(first, "open.pdf").outcome is Outcome.READ
    found = row(first, "shut.pdf")
    assert found.outcome is Outcome.LOCKED and "needs a password" in found.reason
    assert outcomes(found) == [PageOutcome.LOCKED]

    file = tmp_path / "passwords.txt"
    file.write_text("wrong\n", encoding="utf-8")
    wrong = replace(settings, password_file=str(file))
    assert not is_current(wrong, encoder=FakeEncoder())
    assert row(build(wrong, encoder=FakeEncoder()), "shut.pdf").outcome is Outcome.LOCKED
    assert is_current(wrong, encoder=FakeEncoder()), "a password that was tried is not tried again"

    monkeypatch.setenv(PASSWORD_VARIABLE, "sesame")
    opened = build(wrong, encoder=FakeEncoder())
    assert row(opened, "shut.pdf").outcome is Outcome.READ
    assert opened.index_id != first.index_id
    monkeypatch.delenv(PASSWORD_VARIABLE)
    (settings.sources / "more.pdf").write_bytes(pdf([words("One more file has come.")]))
    assert row(build(settings, encoder=FakeEncoder()), "shut.pdf").outcome is Outcome.READ


def test_a_password_file_that_is_not_there_is_told(settings: Settings) -> None:
    with pytest.raises(SettingsError, match=r"password file .*nowhere"):
        build(replace(settings, password_file="nowhere"), encoder=FakeEncoder())


def test_pictures_are_told_of_and_read_where_that_is_wanted(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (settings.sources / "scan.pdf").write_bytes(scan(["The bridge was opened", "by the mayor in May."]))
    first = build(settings, encoder=FakeEncoder())
    found = row(first, "scan.pdf")
    assert (found.outcome, outcomes(found), found.pictures) == (Outcome.EMPTY, [PageOutcome.IMAGE_ONLY], 1)
    assert "build --ocr" in found.reason and "tesseract-ocr" in found.reason
    wanted = replace(settings, ocr=True)
    assert not is_current(wanted, encoder=FakeEncoder())
    with monkeypatch.context() as patch, pytest.raises(SettingsError, match="OCR needs tesseract"):
        patch.setattr(ocr, "missing", lambda: "OCR needs tesseract.")
        build(wanted, encoder=FakeEncoder())
    if problem := ocr.missing():
        pytest.skip(problem)
    built = build(wanted, encoder=FakeEncoder())
    found = row(built, "scan.pdf")
    assert (found.outcome, outcomes(found), found.pictures) == (Outcome.READ, [PageOutcome.OCR], 0)
    assert is_current(wanted, encoder=FakeEncoder()) and is_current(settings, encoder=FakeEncoder())
    index = Index.open(settings.index)
    scanned = next(report for report in index.reports if report.file == "scan.pdf")
    assert [one.ocr for one in index.addresses(scanned.id, [1])] == [True]
    assert "The bridge was opened\nby the mayor in May." in index.page(scanned.id, 1).text
    passage = index.passage(index.lexical(["mayor"], 1)[0][0])
    assert "The bridge was opened by the mayor in May." in passage.text
    index.close()


def test_a_file_that_was_read_is_not_read_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    (settings.sources / "harbour.pdf").write_bytes(HARBOUR)
    build(settings, encoder=FakeEncoder())

    def forbid(self: intake.Job, *_: object) -> None:
        raise AssertionError(f"{self._file.file} is read without need")

    monkeypatch.setattr(intake.Job, "_read", forbid)
    encoder = FakeEncoder()
    (settings.sources / "harbour.pdf").rename(settings.sources / "haven.pdf")
    os.utime(settings.sources / "ferry.pdf")
    built = build(settings, encoder=encoder)
    assert [one.file for one in built.ledger] == ["ferry.pdf", "haven.pdf"]
    # Its title is its file's name, and stands above its passages.
    sentence = "The harbour master keeps the log of every boat."
    assert encoder.encoded == [f"haven\n{sentence}", sentence]
    (settings.sources / "catalogue.toml").write_text(
        '[[report]]\nid = "ferry"\ntitle = "The Ferry"\nfiles = ["ferry.pdf"]\n', encoding="utf-8"
    )
    build(settings, encoder=encoder)
    index = Index.open(settings.index)
    assert [report.title for report in index.reports] == ["The Ferry", "haven"]
    index.close()
    monkeypatch.undo()
    (settings.sources / "ferry.pdf").unlink()
    build(settings, encoder=encoder)
    index = Index.open(settings.index)
    assert index.lexical(["tickets"], 1) == []
    index.close()


def test_pages_of_one_long_file_are_read_by_several_workers_in_their_order(settings: Settings) -> None:
    content = pdf([words(f"This is page number {number} of many.") for number in range(1, 131)])
    (settings.sources / "long.pdf").write_bytes(content)
    build(replace(settings, workers=2), encoder=FakeEncoder())
    index = Index.open(settings.index)
    report = next(report for report in index.reports if report.file == "long.pdf")
    texts = [page.text for page in index.pages(report.id)]
    assert texts == [f"This is page number {number} of many." for number in range(1, 131)]
    index.close()


def test_a_damaged_store_of_readings_is_begun_anew(settings: Settings) -> None:
    build(settings, encoder=FakeEncoder())
    kept = settings.index / "readings.sqlite"
    kept.write_bytes(b"no database " * 1000)
    (settings.sources / "harbour.pdf").write_bytes(HARBOUR)
    assert row(build(settings, encoder=FakeEncoder()), "harbour.pdf").outcome is Outcome.READ
    assert kept.read_bytes().startswith(b"SQLite format 3")


def test_a_damaged_index_is_named_and_made_of_what_was_kept(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(settings, encoder=FakeEncoder())
    damaged = next((settings.index / "generations").iterdir()) / "vectors.faiss"
    damaged.write_bytes(b"\0" + damaged.read_bytes()[1:])
    monkeypatch.setattr(intake.Job, "_read", lambda *_: pytest.fail("read without need"))
    built = build(settings, encoder=FakeEncoder())
    assert built.changed and "vectors.faiss is damaged" in built.damage


def test_files_changed_at_random_are_read_or_refused_and_nothing_else_happens(tmp_path: Path) -> None:
    built = read_all(tmp_path, 60, 7, lambda _: None)
    assert len(built.ledger) == 60
    assert all(row.reason or row.pages for row in built.ledger)
    assert not [row.reason for row in built.ledger if "Error" in row.reason or "crash" in row.reason]


def test_a_build_that_is_ended_leaves_no_worker(settings: Settings, left: Callable[[], list[int]]) -> None:
    (settings.sources / "hangs.pdf").write_bytes(pdf([endless()]))

    def stop(_: object) -> None:
        if left():
            raise KeyboardInterrupt

    before = left()
    with pytest.raises(KeyboardInterrupt):
        build(replace(settings, file_seconds=4), stop, encoder=FakeEncoder())
    assert left() == before


@pytest.fixture
def left() -> Callable[[], list[int]]:
    """The workers of this process."""

    def find() -> list[int]:
        children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
        found = [int(number) for path in children for number in path.read_text().split()]
        return [number for number in found if b"reading.worker" in Path(f"/proc/{number}/cmdline").read_bytes()]

    if not Path("/proc/self/task").exists():
        pytest.skip("processes are listed otherwise here")
    return find
