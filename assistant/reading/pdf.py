"""What pypdf finds in a file: the raw text of each page, where its runs of type stand, labels, outline, metadata."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.errors import LockedError, ReadingError
from assistant.reading.content import Quick
from assistant.reading.outcome import outcome_of
from assistant.reading.runs import Frame, Run, RunCollector
from assistant.records import PageOutcome

MOST_PAGES = 100_000  # what a locked file says of itself is not believed beyond this


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A bookmark: its title and how deep it stands, from 1."""

    title: str
    depth: int


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as read. problem: why it has no text. ocr: whether its picture was read. second: pdfium's text."""

    number: int
    label: str
    text: str
    runs: tuple[Run, ...] = ()
    height: float = 0.0  # in points, as shown
    problem: str = ""
    outcome: PageOutcome = PageOutcome.TEXT
    ocr: bool = False
    second: str = ""


@dataclass(frozen=True, slots=True)
class RawPdf:
    """A file as read. `info` has title, author, subject and created ('2008-04-01' or '')."""

    pages: tuple[RawPage, ...]
    info: dict[str, str]
    has_labels: bool
    encrypted: bool = False
    outline: tuple[OutlineItem, ...] = ()


@contextmanager
def _quiet() -> Iterator[None]:
    """pypdf logs a line for each oddity of a file; what matters to a reader goes into the ledger instead."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def read_pdf(path: Path, password: str = "") -> RawPdf:
    """Read the whole file; a page that cannot be read says why in its `problem`. Raises LockedError, ReadingError."""
    pdf = open_pdf(path, (password,))
    return replace(pdf.raw, pages=tuple(pdf.page(number) for number in range(1, len(pdf.labels) + 1)))


def open_pdf(path: Path, passwords: Sequence[str] = (), sha256: str = "") -> OpenPdf:
    """Open a file whose pages are then read one by one. Where it is locked, the passwords are tried, and an empty one.

    sha256: what its content must have, '' for any. Raises LockedError and ReadingError.
    """
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

    with _quiet():
        try:
            content = path.read_bytes()
            if sha256 and hashlib.sha256(content).hexdigest() != sha256:
                raise ReadingError(f"{path.name} was changed while it was read: run 'report-assistant build' again.")
            if not content.strip(b"\0 \r\n\t"):
                raise ReadingError(f"{path.name} is empty: put the whole file in its place.")
            if b"%PDF-" not in content and b" obj" not in content:
                raise ReadingError(f"{path.name} is not a PDF, whatever its name says.")
            reader = pypdf.PdfReader(io.BytesIO(content))
            encrypted = bool(reader.is_encrypted)
            if encrypted and not any(reader.decrypt(password) for password in ("", *passwords)):
                raise LockedError(_needs_password(path, passwords), _locked_pages(reader))
            count = len(reader.pages)
            labels = _labels(reader, count)
            raw = RawPdf((), _info(reader), labels is not None, encrypted, _outline(reader))
            return OpenPdf(reader, raw, tuple(labels or [""] * count))
        except (ReadingError, MemoryError):
            raise
        except (FileNotDecryptedError, WrongPasswordError) as error:
            raise LockedError(_needs_password(path, passwords)) from error
        except DependencyError as error:
            raise ReadingError(f"{path.name} needs a package that is not installed ({error}).") from error
        except OSError as error:
            raise ReadingError(f"{path.name} cannot be opened ({error.strerror or error}).") from error
        except Exception as error:
            if isinstance(error, (NotImplementedError, ValueError)) and b"/Encrypt" in content:
                raise LockedError(f"{path.name} is locked in an unknown way ({_why(error)}): unlock it.") from error
            raise ReadingError(f"{path.name} is damaged ({_why(error)}): fetch or save it again.") from error


def _needs_password(path: Path, passwords: Sequence[str]) -> str:
    others = "the passwords given do not open it" if any(passwords) else "it does not open without one"
    return f"{path.name} needs a password ({others}): put it in a file and name that with --password-file."


def _locked_pages(reader: Any) -> int:
    with suppress(Exception):  # a damaged file may raise anything at all
        reader._override_encryption = True  # what is counted is not encrypted
        return min(max(0, int(reader.get_num_pages())), MOST_PAGES)
    return 0


class OpenPdf:
    """An open file. `raw` is all but its pages; `labels` has one for each page, '' where the file gives none."""

    def __init__(self, reader: Any, raw: RawPdf, labels: tuple[str, ...]) -> None:
        self._reader = reader
        self._quick = Quick()
        self.raw = raw
        self.labels = labels

    def page(self, number: int) -> RawPage:
        """Read PDF page `number` (from 1). Where that fails, its `problem` says why. Raises MemoryError alone."""
        label = self.labels[number - 1]
        with _quiet(), self._quick.reading():
            try:
                return _page(self._reader.pages[number - 1], number, label)
            except MemoryError:
                raise
            except Exception as error:  # noqa: BLE001 - a damaged file may raise anything at all
                return RawPage(number, label, "", problem=f"It is damaged ({_why(error)}).", outcome=PageOutcome.FAILED)


def _page(page: Any, number: int, label: str) -> RawPage:
    collector = RunCollector(Frame.of(page))
    text = str(page.extract_text(visitor_text=collector))
    height = collector.frame.shown_height
    outcome, problem = outcome_of(page, text)
    if outcome is not PageOutcome.TEXT:
        return RawPage(number, label, "", (), height, problem, outcome)
    # Offsets hold only while the pieces are the text; a page where they are not keeps its text without type.
    runs = tuple(collector.runs) if collector.length == len(text) else ()
    return RawPage(number, label, text, runs, height)


def _labels(reader: Any, count: int) -> list[str] | None:
    """The file's own page labels, or None where it has none. pypdf would make up 1, 2, 3 …"""
    root = reader.root_object
    if "/PageLabels" not in root:
        return None
    try:
        labels = [str(label) for label in reader.page_labels]
    except Exception as error:  # noqa: BLE001 - a damaged file may raise anything at all
        logging.getLogger(__name__).debug("page labels left aside: %s", ReadingError(_why(error)))
        return None
    return labels if len(labels) == count else None


def _outline(reader: Any) -> tuple[OutlineItem, ...]:
    """The bookmarks in their order; none where they are absent or unreadable."""
    found: list[OutlineItem] = []

    def walk(items: Any, depth: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, depth + 1)
            else:
                found.append(OutlineItem(" ".join(str(item.title).split()), depth))

    try:
        walk(reader.outline, 1)
    except Exception as error:  # noqa: BLE001 - a damaged file may raise anything at all
        logging.getLogger(__name__).debug("bookmarks left aside: %s", ReadingError(_why(error)))
    return tuple(found)


def _info(reader: Any) -> dict[str, str]:
    """Title, author, subject and date of creation, '' for what is absent or unreadable."""
    found = {"title": "", "author": "", "subject": "", "created": ""}
    try:
        metadata = reader.metadata
        if metadata is None:
            return found
        for key in ("title", "author", "subject"):
            found[key] = " ".join(str(getattr(metadata, key) or "").split())
        created = metadata.creation_date
        found["created"] = created.date().isoformat() if created else ""
    except Exception as error:  # noqa: BLE001 - a damaged file may raise anything at all
        logging.getLogger(__name__).debug("metadata left aside: %s", ReadingError(_why(error)))
    return found


def _why(error: Exception) -> str:
    """One short line for a person; pypdf's own messages where it has one."""
    text = " ".join(str(error).split())
    return text[:120] if text else type(error).__name__
