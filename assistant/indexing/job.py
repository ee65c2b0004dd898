"""One file on its way through the workers: opened, its pages read, its pictures too where that is wanted, composed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assistant.indexing.kept import Kept
from assistant.indexing.layout import SourceFile
from assistant.indexing.ledger import locked_pages, read_row, unread_row
from assistant.reading.packing import pack, unpack
from assistant.reading.pdf import RawPage
from assistant.reading.pool import Pool, Worker, WorkerEndedError
from assistant.reading.worker import Compose, Composed, Failure, HasOpened, HasRead, OcrPages, ReadPages
from assistant.records import Document, LedgerRow, Outcome, PageOutcome, PageRow

PAGES_A_TIME = 40  # a longer file is read by several workers at once, where they have nothing else to read
PICTURES_A_TIME = 4
USUAL_PAGES = 120  # a file of more pages may take so much longer
READING_SHARE = 2 / 3  # of a file's time; the rest is for composing
PAGE_SHARE = 1 / 3  # of a file's time that a single page may take


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a file. kept: what is to be kept of it, None where nothing new was read."""

    row: LedgerRow
    document: Document | None
    kept: Kept | None = None


class Job:
    """Reads one file; `finished` is called once, in a thread of the pool, with what became of it.

    seconds: what the file may take; ocr: whether to read its pictures; kept: what was read of it before.
    """

    def __init__(
        self,
        file: SourceFile,
        path: Path,
        pool: Pool,
        seconds: float,
        ocr: bool,
        kept: Kept | None,
        finished: Callable[[Read], None],
    ) -> None:
        self._file = file
        self._path = path
        self._pool = pool
        self._allowed = seconds
        self._ocr_wanted = ocr
        self._finished = finished
        self._lock = threading.Lock()
        self._left = 0  # units that are not done
        self._spent = kept.seconds if kept else 0.0
        self._opened = kept.opened if kept else b""
        self._pages = dict(enumerate(kept.pages, 1)) if kept else {}
        self._pictures = set(kept.pictures) if kept else set[int]()
        self._labels: tuple[str, ...] = ()
        self._limited = kept.limited if kept else False
        self._is_new = kept is None

    def start(self) -> None:
        """Have the first of it done."""
        if self._is_new:
            self._left = 1
            self._pool.do([partial(self._read, 1, PAGES_A_TIME)], self._path)
        else:
            self._go_on()

    @property
    def _all_seconds(self) -> float:
        return self._allowed * max(1.0, len(self._labels) / USUAL_PAGES)

    def _read(self, first: int, last: int, worker: Worker, second: bool = True) -> None:
        """Read pages `first` to `last`; second: by the second reader, too.

        A page that a worker crashes at is read once more without that; one that is in its way then, or takes too
        long, is left out. The rest is read by another worker.
        """
        remaining = READING_SHARE * self._all_seconds - self._spent
        if self._opened and remaining <= 0:
            self._miss(first, last, f"The file took longer than {self._all_seconds:.0f} s: raise file_seconds.", True)
            return self._part_done()
        step = PAGE_SHARE * self._allowed
        request, start, at = ReadPages(self._path, self._file.sha256, first, last, second), worker.seconds, first
        try:
            for reply in worker.ask(request, step if self._opened else remaining, step, max(remaining, step)):
                if isinstance(reply, HasOpened):
                    last = last if self._opened else self._open(reply, last)
                elif isinstance(reply, HasRead):
                    self._take(reply)
                    at = reply.number + 1
                elif isinstance(reply, Failure) and not self._opened:
                    self._spend(worker.seconds - start)
                    return self._end(self._failed(reply))
                elif isinstance(reply, Failure):
                    self._miss(at, last, reply.reason, False)
        except WorkerEndedError as error:
            self._spend(worker.seconds - start)
            self._after_end(at, last, error, second)
            raise
        self._spend(worker.seconds - start)
        self._part_done()

    def _after_end(self, at: int, last: int, error: WorkerEndedError, second: bool) -> None:
        if not self._opened:
            failure = Failure(Outcome.FAILED, str(error))
            return self._end(self._failed(failure, error.limited))
        parts = []
        if at <= last and second and not error.limited:  # the second reader may be what crashed
            parts.append(partial(self._read, at, at, second=False))
        elif at <= last:
            self._miss(at, at, str(error), error.limited)
        if at < last:
            parts.append(partial(self._read, at + 1, last))
        with self._lock:
            self._left += len(parts)
        self._pool.do(parts, self._path, first=True)
        self._part_done()

    def _open(self, reply: HasOpened, last: int) -> int:
        """Have the pages after `last` read as well; the last page that this unit is to read."""
        self._opened, self._labels = reply.opened, reply.labels
        count = len(reply.labels)
        firsts = range(last + 1, count + 1, PAGES_A_TIME)
        with self._lock:
            self._left += len(firsts)
        if firsts:
            parts = [partial(self._read, first, min(first + PAGES_A_TIME - 1, count)) for first in firsts]
            self._pool.do(parts, self._path, first=True)
        return min(last, count)

    def _take(self, reply: HasRead) -> None:
        self._pages[reply.number] = reply.page
        (self._pictures.add if reply.wants_ocr else self._pictures.discard)(reply.number)

    def _miss(self, first: int, last: int, problem: str, limited: bool) -> None:
        """Note why pages were not read."""
        self._limited = self._limited or limited
        for number in range(first, last + 1):
            page = RawPage(number, self._labels[number - 1], "", problem=problem, outcome=PageOutcome.FAILED)
            self._pages[number] = pack(page)

    def _part_done(self) -> None:
        with self._lock:
            self._left -= 1
            more = self._left > 0
        if not more:
            self._go_on()

    def _go_on(self) -> None:
        """All pages are read."""
        if self._ocr_wanted and self._pictures:
            numbers = sorted(self._pictures)
            parts = [numbers[first : first + PICTURES_A_TIME] for first in range(0, len(numbers), PICTURES_A_TIME)]
            self._ocr_wanted, self._is_new, self._left = False, True, len(parts)
            self._pool.do([partial(self._ocr, part) for part in parts], self._path, first=True)
        else:
            self._pool.do([self._compose], self._path, first=True)

    def _ocr(self, numbers: Sequence[int], worker: Worker) -> None:
        start = worker.seconds
        left = list(numbers)
        request = OcrPages(self._path, self._file.sha256, tuple(self._pages[number] for number in numbers))
        # The worker itself gives up a page in `seconds`, and has to draw it besides.
        step = 1.5 * self._allowed
        try:
            for reply in worker.ask(request, step, step, step * len(left)):
                if isinstance(reply, HasRead):
                    self._take(reply)
                    left.remove(reply.number)
        except WorkerEndedError:
            self._spend(worker.seconds - start)
            if left[1:]:
                self._pool.do([partial(self._ocr, left[1:])], self._path, first=True)
            else:
                self._part_done()
            raise
        self._spend(worker.seconds - start)
        self._part_done()

    def _compose(self, worker: Worker) -> None:
        start = worker.seconds
        pages = tuple(self._pages[number] for number in sorted(self._pages))
        request = Compose(self._file.file, self._file.sha256, self._opened, pages)
        most = self._allowed * max(1.0, len(pages) / USUAL_PAGES)
        try:
            for reply in worker.ask(request, most, most, most):
                self._spend(worker.seconds - start)
                if isinstance(reply, Composed):
                    self._end(self._composed(reply.document, pages))
                elif isinstance(reply, Failure):
                    self._end(self._failed(reply))
        except WorkerEndedError as error:
            self._spend(worker.seconds - start)
            self._end(self._failed(Failure(Outcome.FAILED, str(error)), error.limited))
            raise

    def _composed(self, document: Document, pages: tuple[bytes, ...]) -> Read:
        row = read_row(self._file, document, self._spent, len(self._pictures), self._limited)
        kept = Kept(self._opened, pages, tuple(sorted(self._pictures)), self._limited, self._spent)
        return Read(row, document, kept if self._is_new else None)

    def _failed(self, failure: Failure, limited: bool = False) -> Read:
        pages = locked_pages(failure.pages) if failure.outcome is Outcome.LOCKED else self._page_rows()
        return Read(unread_row(self._file, failure.outcome, failure.reason, self._spent, pages, limited), None)

    def _page_rows(self) -> list[PageRow]:
        raw = [unpack(RawPage, self._pages[number]) for number in sorted(self._pages)]
        return [PageRow(page.number, page.label, page.outcome, len(page.text.split()), page.problem) for page in raw]

    def _spend(self, seconds: float) -> None:
        with self._lock:
            self._spent += seconds

    def _end(self, read: Read) -> None:
        self._finished(read)
