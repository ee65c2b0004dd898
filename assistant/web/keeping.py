"""The library is changed: PDFs come into the sources folder, go out of it, and the catalogue says what they are.

Nothing is lost: no file is written over, and what is removed is kept in a folder that is not read.
"""

from __future__ import annotations

import os
import secrets
import shutil
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from assistant.cataloguing import amend
from assistant.errors import LibraryError
from assistant.indexing.layout import hash_file
from assistant.reading.probe import probe
from assistant.reading.worker import Failure
from assistant.records import Outcome, Report
from assistant.settings import Settings
from assistant.web.arriving import Arrival, TooMuchError, told
from assistant.web.engine import Engine
from assistant.web.filenames import SUFFIX, numbered, safe_name

REMOVED = ".removed"
ARRIVING = ".arriving"
MEGABYTE = 2**20
AT_ONCE = 4
STALE = 24 * 3600  # seconds
LAST = 10.0  # seconds that the end of the program waits for a change under way
SPARE = 512 * MEGABYTE  # what is left free on the disk, for the index
UNLOCK = (
    "Save a copy without the password (open it in a PDF reader and print it to a PDF, or ask whoever made it) and add "
    "that; or have the password put into the file that 'password_file' in report-assistant.toml names."
)


@dataclass(frozen=True, slots=True)
class Added:
    """A file that has come in, by the name that it got; `told` is for a person to read."""

    file: str
    told: str


class Keeper:
    """Owns what may be changed in the sources folder. Safe to use from many threads."""

    def __init__(self, settings: Settings, engine: Engine) -> None:
        self._settings = settings
        self._sources = settings.sources
        self._engine = engine
        self._placing = threading.Lock()
        self._arriving = threading.BoundedSemaphore(AT_ONCE)
        self._forget()

    @property
    def largest(self) -> int:
        """The largest file that is taken, in bytes."""
        return self._settings.upload_megabytes * MEGABYTE

    @property
    def room(self) -> int:
        """How many files more are taken."""
        return max(self._settings.library_files - len(self._names()), 0)

    @contextmanager
    def arrival(self, name: str, length: int) -> Iterator[Arrival]:
        """A file that is on its way, of so many bytes as far as is known (0: not). Nothing of it stays afterwards.

        Raises LibraryError where it cannot be taken, TooMuchError where it is too large or there are too many.
        """
        if length > self.largest:
            raise TooMuchError(self._too_large(name))
        if not self.room:
            limit = self._settings.library_files
            raise TooMuchError(
                f"There are {limit} files in the library, which is the most: remove one, or raise library_files."
            )
        if not self._arriving.acquire(blocking=False):
            raise TooMuchError("Several files are being added at this moment: try again when they are there.")
        folder = self._sources / ARRIVING / secrets.token_hex(8)
        try:
            with told(name):
                folder.mkdir(parents=True)
                if shutil.disk_usage(folder).free < (length or self.largest) + SPARE:
                    raise TooMuchError(f"There is not enough room on the disk for {name}: free some, and try again.")
                arrival = Arrival(folder / safe_name(name), self.largest, self._too_large(name))
            with closing(arrival):
                yield arrival
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            self._tidy(folder.parent)
            self._arriving.release()

    def take(self, arrival: Arrival) -> Added:
        """Let in what has arrived whole, if it is a PDF that can be opened; the index follows. Raises LibraryError."""
        arrival.end()
        name = arrival.path.name
        with told(name):
            sha256 = hash_file(arrival.path)
            self._same(name, arrival.path.stat().st_size, sha256)
        self._openable(arrival.path)
        with self._placing, told(name):
            self._same(name, arrival.path.stat().st_size, sha256)
            file = self._place(arrival.path, self._sources, name)
        self._engine.refresh()
        other = f"There is another {name} in the library, so this one was added as {file}."
        return Added(file, other if file != name else f"{file} was added.")

    def remove(self, file: str) -> Added:
        """Take a file out of the sources folder and keep it in a folder there; the index follows.

        Raises LibraryError where it is no file of the library, or the only one.
        """
        with self._placing, told(file):
            path = self._known(file)
            if len(self._names()) == 1:
                raise LibraryError(f"{file} is the only file in the library: add another before you remove it.")
            place = self._sources / REMOVED / PurePosixPath(file).parent
            place.mkdir(parents=True, exist_ok=True)
            name = self._place(path, place, path.name)
        self._engine.refresh()
        kept = (place / name).relative_to(self._sources / REMOVED).as_posix()
        return Added(kept, f"{file} was removed. It is kept as {self._sources.name}/{REMOVED}/{kept}.")

    def put_back(self, kept: str) -> Added:
        """Bring back a file that was removed; the index follows. Raises LibraryError."""
        with self._placing, told(kept):
            if kept not in self.removed:
                raise LibraryError(f"{kept} is not among the files that were removed: reload the page.")
            path = self._sources / REMOVED / kept
            self._same(kept, path.stat().st_size, hash_file(path))
            place = self._sources / PurePosixPath(kept).parent
            place.mkdir(parents=True, exist_ok=True)
            name = self._place(path, place, path.name)
        self._engine.refresh()
        file = (place / name).relative_to(self._sources).as_posix()
        return Added(file, f"{file} is in the library again.")

    def amend(self, report: Report, given: Mapping[str, Any]) -> bool:
        """Have the catalogue say this of the report; the index follows where anything is changed.

        Raises FieldError and CatalogueError.
        """
        others = (one for one in self._engine.state.reports if one.file != report.file)
        shares = any(_entry_of(one) == _entry_of(report) for one in others)
        with self._placing:
            changed = amend(self._sources, report, shares, given)
        if changed:
            self._engine.refresh()
        return changed

    def finish(self) -> None:
        """Wait for the change that is under way."""
        if self._placing.acquire(timeout=LAST):
            self._placing.release()

    @property
    def removed(self) -> list[str]:
        """The files that were removed, by name."""
        folder = self._sources / REMOVED
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if _is_pdf(path))

    def _known(self, file: str) -> Path:
        """Where a file of the library is, and nothing but one. Raises LibraryError."""
        name = PurePosixPath(file)
        path = self._sources.joinpath(*name.parts)
        inside = not name.is_absolute() and ".." not in name.parts and REMOVED not in name.parts
        if not inside or not _is_pdf(path) or not path.parent.resolve().is_relative_to(self._sources.resolve()):
            raise LibraryError(f"{file} is not in the library any more: reload the page.")
        return path

    def _names(self) -> list[str]:
        """The names of all PDFs in the sources folder, without their folders: the catalogue knows files by these."""
        return [path.name for path in self._files()]

    def _files(self) -> Iterator[Path]:
        for folder, folders, names in os.walk(self._sources):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield from (Path(folder) / name for name in names if name.lower().endswith(SUFFIX))

    def _same(self, name: str, size: int, sha256: str) -> None:
        """Raises LibraryError where a file of the same content is there."""
        for path in self._files():
            if path.is_file() and path.stat().st_size == size and hash_file(path) == sha256:
                there = path.relative_to(self._sources).as_posix()
                by = "" if there == name else f", as {there}"
                raise LibraryError(f"{name} is in the library already{by}: nothing was added.")

    def _openable(self, path: Path) -> None:
        settings = self._settings
        found = probe(path, settings.passwords, settings.file_seconds, settings.file_megabytes)
        if not isinstance(found, Failure):
            return
        if found.outcome is Outcome.LOCKED:
            raise LibraryError(f"{path.name} is locked with a password and was not added. {UNLOCK}")
        raise LibraryError(f"{path.name} was not added. {found.reason}")

    def _place(self, path: Path, folder: Path, name: str) -> str:
        """Move the file into the folder under its name, or a numbered one; no other file is written over."""
        taken = self._names() if folder == self._sources else []
        taken += [one.name for one in folder.iterdir()]
        found = numbered(name, taken)
        target = folder / found
        try:
            os.link(path, target, follow_symlinks=False)
            path.unlink()
        except FileExistsError:
            raise LibraryError(f"Another file named {found} came at the same moment: try again.") from None
        except (OSError, NotImplementedError):  # a disk without links
            if target.exists():
                raise LibraryError(f"Another file named {found} came at the same moment: try again.") from None
            path.rename(target)
        return found

    def _forget(self) -> None:
        """Delete what a killed server left half arrived."""
        folder = self._sources / ARRIVING
        for draft in folder.iterdir() if folder.is_dir() else ():
            if time.time() - draft.stat().st_mtime > STALE:
                shutil.rmtree(draft, ignore_errors=True)
        self._tidy(folder)

    def _tidy(self, folder: Path) -> None:
        try:
            folder.rmdir()
        except OSError:  # others are on their way
            return

    def _too_large(self, name: str) -> str:
        most = self._settings.upload_megabytes
        return f"{name} has more than {most} MB, the most that is taken: put it into the sources folder by hand."


def _entry_of(report: Report) -> str:
    return report.id.removesuffix(f"-{report.sha256[:8]}")


def _is_pdf(path: Path) -> bool:
    return path.suffix.lower() == SUFFIX and path.is_file()
