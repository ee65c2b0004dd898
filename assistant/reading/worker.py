"""A process of its own in which PDFs are read, so that no file can harm, hang or starve the program.

It takes requests from its standard input and answers each with replies, the last of which is Done or Failure. It ends
when the input does, and by itself where one step takes far too long, so that none outlives a program that was killed.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from assistant.catalogue import Catalogue
from assistant.errors import LockedError, ReadingError
from assistant.reading import reader
from assistant.reading.ocr import Ocr
from assistant.reading.outcome import FOR_OCR
from assistant.reading.packing import Opened, pack, unpack
from assistant.reading.pdf import OpenPdf, RawPage, open_pdf
from assistant.reading.pdfium import SecondReader
from assistant.reading.stopwatch import PATIENCE
from assistant.records import Document, Outcome, PageOutcome

MEGABYTE = 1 << 20
GRACE = 15  # seconds after which a worker that was not stopped stops itself


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker is given first. count_tokens: picklable; seconds: the most work that one step may take."""

    catalogue: Catalogue
    count_tokens: Callable[[str], int]
    max_tokens: int
    passwords: tuple[str, ...]
    seconds: float
    megabytes: int


@dataclass(frozen=True, slots=True)
class ReadPages:
    """Open the file and read pages `first` to `last` (from 1) or, where it ends sooner, to its end.

    second: whether by the second reader, too.
    """

    path: Path
    sha256: str
    first: int
    last: int
    second: bool = True


@dataclass(frozen=True, slots=True)
class OcrPages:
    """Read the pictures of some pages; `pages` are as they were read before, packed."""

    path: Path
    sha256: str
    pages: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Compose:
    """Make a Document of what was read: an Opened and its pages, packed."""

    file: str
    sha256: str
    opened: bytes
    pages: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class HasOpened:
    """The file is open. opened: packed."""

    labels: tuple[str, ...]
    opened: bytes


@dataclass(frozen=True, slots=True)
class HasRead:
    """A page is read: RawPage, packed; `wants_ocr`: its picture could be read."""

    number: int
    page: bytes
    wants_ocr: bool = False


@dataclass(frozen=True, slots=True)
class Composed:
    """The document is made."""

    document: Document


@dataclass(frozen=True, slots=True)
class Failure:
    """The request cannot be met; pages: how many a locked file has."""

    outcome: Outcome
    reason: str
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """The request is met."""


Request = ReadPages | OcrPages | Compose
Reply = HasOpened | HasRead | Composed | Failure | Done


class Service:
    """Meets requests, one at a time; the file that was opened last stays open."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._open: tuple[Path, OpenPdf] | None = None
        self._second: SecondReader | None = None  # of the same file

    def meet(self, request: Request) -> Iterator[Reply]:
        """The replies to a request."""
        try:
            if isinstance(request, ReadPages):
                yield from self._read(request)
            elif isinstance(request, OcrPages):
                yield from self._ocr(request)
            else:
                yield Composed(self._compose(request))
            yield Done()
        except LockedError as error:
            yield Failure(Outcome.LOCKED, str(error), error.pages)
        except ReadingError as error:
            yield Failure(Outcome.FAILED, str(error))
        except MemoryError:
            self._let_go()
            yield Failure(Outcome.FAILED, too_big(self._setup.megabytes))
        except Exception as error:  # noqa: BLE001 - told in the ledger; a worker must not end for one file
            why = f"{type(error).__name__}: {' '.join(str(error).split())}"
            yield Failure(Outcome.FAILED, f"It cannot be read ({why}).")

    def _read(self, request: ReadPages) -> Iterator[Reply]:
        pdf = self._opened(request.path, request.sha256)
        if request.first == 1:
            yield HasOpened(pdf.labels, pack(Opened(pdf.raw, pdf.labels)))
        for number in range(request.first, min(request.last, len(pdf.labels)) + 1):
            try:
                page = self._opened(request.path, request.sha256).page(number)
            except MemoryError:
                self._let_go()
                problem = too_big(self._setup.megabytes)
                page = RawPage(number, pdf.labels[number - 1], "", problem=problem, outcome=PageOutcome.FAILED)
            if page.text and request.second:
                page = replace(page, second=self._second_reader(request.path).text(number))
            yield HasRead(number, pack(page), page.outcome is PageOutcome.IMAGE_ONLY and page.problem in FOR_OCR)

    def _ocr(self, request: OcrPages) -> Iterator[Reply]:
        with Ocr(request.path, self._setup.passwords, self._setup.seconds) as ocr:
            for packed in request.pages:
                page = unpack(RawPage, packed)
                yield HasRead(page.number, pack(ocr.read(page)))

    def _compose(self, request: Compose) -> Document:
        opened = unpack(Opened, request.opened)
        raw = replace(opened.raw, pages=tuple(unpack(RawPage, page) for page in request.pages))
        setup = self._setup
        return reader.compose(raw, request.file, request.sha256, setup.catalogue, setup.count_tokens, setup.max_tokens)

    def _opened(self, path: Path, sha256: str) -> OpenPdf:
        if self._open is None or self._open[0] != path:
            self._let_go()
            self._open = path, open_pdf(path, self._setup.passwords, sha256)
        return self._open[1]

    def _second_reader(self, path: Path) -> SecondReader:
        if self._second is None:
            self._second = SecondReader(path, self._setup.passwords)
        return self._second

    def _let_go(self) -> None:
        self._open = None
        if self._second is not None:
            self._second.close()
            self._second = None
        gc.collect()


def too_big(megabytes: int) -> str:
    """Why a page or file was not read."""
    return f"It needs more than {megabytes} megabytes of memory: raise file_megabytes in the settings."


def main() -> None:
    """Meet the requests on standard input until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which then ends this process
    requests = sys.stdin.buffer
    # What a library prints must not come between the replies.
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open for as long as the process is
    os.dup2(nowhere.fileno(), sys.stdout.fileno())
    setup: Setup = pickle.load(requests)
    _limit_memory(setup.megabytes)
    service = Service(setup)
    longest = PATIENCE * setup.seconds + GRACE
    while (request := _next(requests)) is not None:
        faulthandler.dump_traceback_later(longest, exit=True, file=nowhere)
        for reply in service.meet(request):
            pickle.dump(reply, replies, pickle.HIGHEST_PROTOCOL)
            replies.flush()
            faulthandler.dump_traceback_later(longest, exit=True, file=nowhere)
        faulthandler.cancel_dump_traceback_later()


def _next(requests: BinaryIO) -> Any:
    try:
        return pickle.load(requests)
    except EOFError:
        return None


def _limit_memory(megabytes: int) -> None:
    """Where the platform can: on Windows and macOS the whole memory stays at a file's disposal."""
    if sys.platform != "linux":
        return
    import resource

    wanted = megabytes * MEGABYTE
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most < 0 else min(wanted, most), most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
