"""PDFs come into the sources folder and go out of it, and nothing is lost or let in that should not be."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from web_fakes import LEDGER, RIVERS, RIVERS_PDF, FakeAssistant, FakeWork, pdf, ready

from assistant.errors import LibraryError
from assistant.reading.worker import Failure
from assistant.records import Outcome
from assistant.settings import Settings
from assistant.web import keeping
from assistant.web.arriving import TooMuchError
from assistant.web.engine import Engine
from assistant.web.keeping import Added, Keeper

OTHER_PDF = pdf(["Another report altogether."])
Found = int | Failure


class Kept:
    """A library of one report, whose files are not really tried."""

    def __init__(self, folder: Path, settings: Settings | None = None) -> None:
        self.sources = folder / "sources"
        self.sources.mkdir()
        (self.sources / "rivers.pdf").write_bytes(RIVERS_PDF)
        self.engine = ready(FakeWork())
        self.keeper = Keeper(replace(settings or Settings(), sources=self.sources), self.engine)

    def add(self, name: str, content: bytes = OTHER_PDF, length: int = 0) -> Added:
        with self.keeper.arrival(name, length) as arrival:
            for start in range(0, len(content), 100):
                arrival.write(content[start : start + 100])
            return self.keeper.take(arrival)

    @property
    def files(self) -> list[str]:
        """All that is in the folder, hidden or not."""
        return sorted(path.relative_to(self.sources).as_posix() for path in self.sources.rglob("*") if path.is_file())


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> Callable[[Found], None]:
    """What trying to open a file comes to."""

    def set_to(found: Found) -> None:
        monkeypatch.setattr(keeping, "probe", lambda *_: found)

    set_to(1)
    return set_to


@pytest.fixture
def kept(tmp_path: Path, tried: Callable[[Found], None]) -> Kept:
    return Kept(tmp_path)


def is_due(engine: Engine) -> bool:
    return engine.state.busy


def test_a_pdf_comes_in_and_the_index_follows(kept: Kept) -> None:
    kept.engine._thread.join(5)
    assert not is_due(kept.engine)
    assert kept.add("moon.pdf") == Added("moon.pdf", "moon.pdf was added.")
    assert kept.files == ["moon.pdf", "rivers.pdf"]
    assert (kept.sources / "moon.pdf").read_bytes() == OTHER_PDF
    assert is_due(kept.engine)


def test_the_sources_folder_is_made_where_there_is_none(tmp_path: Path, tried: object) -> None:
    keeper = Keeper(Settings(sources=tmp_path / "new" / "sources"), ready(FakeWork()))
    with keeper.arrival("moon.pdf", 0) as arrival:
        arrival.write(OTHER_PDF)
        assert keeper.take(arrival).file == "moon.pdf"


@pytest.mark.parametrize("name", ["../evil.pdf", "/tmp/evil.pdf", "..\\evil.pdf", ".removed/evil.pdf", "a/../../evil"])
def test_no_name_leads_out_of_the_folder(kept: Kept, name: str) -> None:
    assert kept.add(name).file == "evil.pdf"
    assert kept.files == ["evil.pdf", "rivers.pdf"]


def test_the_same_file_is_not_added_twice_whatever_its_name(kept: Kept) -> None:
    with pytest.raises(LibraryError, match=r"rivers\.pdf is in the library already: nothing was added"):
        kept.add("rivers.pdf", RIVERS_PDF)
    with pytest.raises(LibraryError, match=r"boats\.pdf is in the library already, as rivers\.pdf"):
        kept.add("boats.pdf", RIVERS_PDF)
    assert kept.files == ["rivers.pdf"]


def test_another_file_of_the_same_name_gets_a_number_and_none_is_written_over(kept: Kept) -> None:
    (kept.sources / "older").mkdir()
    (kept.sources / "older" / "Rivers-2.pdf").write_bytes(pdf(["The catalogue knows files without their folders."]))
    added = kept.add("rivers.pdf")
    assert added.file == "rivers-3.pdf"
    assert added.told == "There is another rivers.pdf in the library, so this one was added as rivers-3.pdf."
    assert (kept.sources / "rivers.pdf").read_bytes() == RIVERS_PDF


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04" + b"zip" * 2000, "is not a PDF, whatever its name says"),
        (b"PK\x03\x04" + OTHER_PDF, "is not a PDF"),
        (b"<html>%PDF-1.4", "is not a PDF"),
        (b"plain words", "is not a PDF"),
        (b" " * 1030 + OTHER_PDF, "is not a PDF"),
        (b"", "is empty"),
    ],
)
def test_what_is_no_pdf_is_refused_by_its_content(kept: Kept, content: bytes, told: str) -> None:
    with pytest.raises(LibraryError, match=told):
        kept.add("report.pdf", content)
    assert kept.files == ["rivers.pdf"]
    assert [path.name for path in kept.sources.iterdir()] == ["rivers.pdf"]
    assert not kept.engine.state.busy or kept.engine.state.answering


def test_a_locked_file_is_refused_with_what_to_do(kept: Kept, tried: Callable[[Found], None]) -> None:
    tried(Failure(Outcome.LOCKED, "It is locked."))
    with pytest.raises(LibraryError, match=r"locked with a password and was not added\. Save a copy without"):
        kept.add("locked.pdf")
    tried(Failure(Outcome.FAILED, "broken.pdf is damaged (no pages): fetch or save it again."))
    with pytest.raises(LibraryError, match=r"broken\.pdf was not added\. broken\.pdf is damaged"):
        kept.add("broken.pdf")
    assert kept.files == ["rivers.pdf"]


def test_a_file_is_really_tried(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    with pytest.raises(LibraryError, match=r"was not added\. bad\.pdf is damaged"):
        kept.add("bad.pdf", b"%PDF-1.4\n" + b"nothing of the kind" * 100)
    assert kept.add("moon.pdf").file == "moon.pdf"


def test_too_much_is_refused_before_and_while_it_comes(tmp_path: Path, tried: object) -> None:
    kept = Kept(tmp_path, Settings(upload_megabytes=1, library_files=2))
    with pytest.raises(TooMuchError, match=r"moon\.pdf has more than 1 MB"):
        kept.add("moon.pdf", length=5 * 2**30)
    with pytest.raises(TooMuchError, match="more than 1 MB"):
        kept.add("moon.pdf", OTHER_PDF + b" " * 2**20)
    assert kept.files == ["rivers.pdf"]
    kept.add("moon.pdf")
    assert kept.keeper.room == 0
    with pytest.raises(TooMuchError, match="There are 2 files in the library, which is the most"):
        kept.add("sun.pdf", pdf(["The sun."]))


def test_a_full_disk_is_told_before_anything_comes(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "SPARE", 2**62)
    with pytest.raises(TooMuchError, match="not enough room on the disk"):
        kept.add("moon.pdf")


def test_only_so_many_come_at_once(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "AT_ONCE", 1)
    keeper = Keeper(Settings(sources=kept.sources), kept.engine)
    with keeper.arrival("a.pdf", 0), pytest.raises(TooMuchError, match="Several files"), keeper.arrival("b.pdf", 0):
        pass
    with keeper.arrival("b.pdf", 0):
        assert len(list((kept.sources / keeping.ARRIVING).iterdir())) == 1
    assert kept.files == ["rivers.pdf"]


def test_what_a_killed_server_left_is_deleted(kept: Kept) -> None:
    left = kept.sources / keeping.ARRIVING / "0a1b"
    left.mkdir(parents=True)
    (left / "half.pdf").write_bytes(b"%PDF-")
    Keeper(Settings(sources=kept.sources), kept.engine)
    assert left.is_dir()
    os.utime(left, (time.time() - keeping.STALE - 9,) * 2)
    Keeper(Settings(sources=kept.sources), kept.engine)
    assert kept.files == ["rivers.pdf"]
    assert not left.parent.exists()


def test_a_report_is_removed_kept_and_put_back(kept: Kept) -> None:
    (kept.sources / "older").mkdir()
    (kept.sources / "older" / "moon.pdf").write_bytes(OTHER_PDF)
    removed = kept.keeper.remove("older/moon.pdf")
    assert removed.told == "older/moon.pdf was removed. It is kept as sources/.removed/older/moon.pdf."
    assert kept.files == [".removed/older/moon.pdf", "rivers.pdf"]
    assert is_due(kept.engine)
    (kept.sources / "older" / "moon.pdf").write_bytes(pdf(["A newer one."]))
    kept.keeper.remove("older/moon.pdf")
    assert kept.keeper.removed == ["older/moon-2.pdf", "older/moon.pdf"]
    back = kept.keeper.put_back("older/moon.pdf")
    assert (back.file, kept.keeper.removed) == ("older/moon.pdf", ["older/moon-2.pdf"])
    assert (kept.sources / "older" / "moon.pdf").read_bytes() == OTHER_PDF


def test_the_only_file_stays(kept: Kept) -> None:
    with pytest.raises(LibraryError, match="only file in the library: add another"):
        kept.keeper.remove("rivers.pdf")
    assert kept.files == ["rivers.pdf"]


@pytest.mark.parametrize(
    "file",
    ["", ".", "gone.pdf", "../outside.pdf", "{folder}/outside.pdf", "older/../../outside.pdf", "out/outside.pdf",
     "catalogue.toml", "older", ".removed/older.pdf"],
)  # fmt: skip
def test_only_files_of_the_library_can_be_removed(kept: Kept, tmp_path: Path, file: str) -> None:
    (tmp_path / "outside.pdf").write_bytes(OTHER_PDF)
    (kept.sources / "catalogue.toml").write_text("")
    (kept.sources / "older").mkdir()
    (kept.sources / "out").symlink_to(tmp_path)
    (kept.sources / ".removed").mkdir()
    (kept.sources / ".removed" / "older.pdf").write_bytes(OTHER_PDF)
    before = kept.files
    with pytest.raises(LibraryError, match="is not in the library any more"):
        kept.keeper.remove(file.format(folder=tmp_path))
    assert kept.files == before
    assert (tmp_path / "outside.pdf").exists()


@pytest.mark.parametrize("file", ["", "../rivers.pdf", "rivers.pdf", "/etc/passwd", ".."])
def test_only_what_was_removed_can_be_put_back(kept: Kept, file: str) -> None:
    with pytest.raises(LibraryError, match="is not among the files that were removed"):
        kept.keeper.put_back(file)


def test_what_is_there_again_is_not_put_back_over_it(kept: Kept) -> None:
    kept.add("moon.pdf")
    kept.keeper.remove("moon.pdf")
    kept.add("sun.pdf")
    with pytest.raises(LibraryError, match=r"moon\.pdf is in the library already, as sun\.pdf"):
        kept.keeper.put_back("moon.pdf")


def test_what_is_said_of_a_report_is_amended_for_it_alone(kept: Kept, tmp_path: Path) -> None:
    assert kept.keeper.amend(RIVERS, {"title": "Rivers, counted"})
    assert 'title = "Rivers, counted"' in (kept.sources / "catalogue.toml").read_text()
    kept.engine._thread.join(5)
    assert not kept.keeper.amend(replace(RIVERS, title="Rivers, counted"), {"title": "Rivers, counted"})
    shared = (RIVERS, replace(RIVERS, file="rivers-2.pdf"))
    kept.engine.close()
    keeper = Keeper(
        Settings(sources=kept.sources), ready(FakeWork(make=lambda: FakeAssistant(reports=shared, ledger=LEDGER)))
    )
    keeper.amend(shared[1], {"title": "Other"})
    assert (kept.sources / "catalogue.toml").read_text().count("[[report]]") == 2
