"""The files are read on all cores, each into a row of the ledger and, where it can be read, a document."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from assistant.catalogue import Catalogue
from assistant.errors import ReadingError
from assistant.indexing.cores import cores
from assistant.indexing.job import Job, Read
from assistant.indexing.kept import KeptReadings
from assistant.indexing.layout import SourceFile
from assistant.indexing.ledger import unread_row
from assistant.reading.pool import Pool
from assistant.reading.worker import Setup
from assistant.records import Document, LedgerRow, OnProgress, Outcome, Progress, Stage
from assistant.settings import Settings

AHEAD = 48  # so many files may be read before the first of them is taken
POLL = 0.2  # seconds

Reused = Callable[[SourceFile], tuple[LedgerRow, Document | None] | None]


@dataclass(frozen=True, slots=True)
class Intake:
    """What it takes to read the files. A passage may have `max_tokens`, as `count_tokens` (picklable) counts."""

    settings: Settings
    catalogue: Catalogue
    count_tokens: Callable[[str], int]
    max_tokens: int

    def read_all(
        self, files: Sequence[SourceFile], reused: Reused, kept: KeptReadings, on_progress: OnProgress
    ) -> Iterator[tuple[LedgerRow, Document | None]]:
        """A ledger row for each file, in order, with the document where there is one.

        reused: what the index before holds of a file, None where it has to be made. A file whose content was met
        before under another name is not read again: what became of the first became of it, and the reason names it.
        """
        rows: dict[str, LedgerRow] = {}
        with _Readers(self, files, reused, kept) as readers:
            for number, file in enumerate(files):
                now = Progress(Stage.READING, number, len(files), file.file)
                on_progress(now)
                if file.sha256 in rows:
                    yield _same(file, rows[file.sha256]), None
                    continue
                read = readers.take(number, partial(on_progress, now))
                if file.sha256:
                    rows[file.sha256] = read.row
                yield read.row, read.document
        on_progress(Progress(Stage.READING, len(files), len(files)))

    def pool(self, on_trouble: Callable[[Exception], None]) -> Pool:
        """The processes that read."""
        settings = self.settings
        setup = Setup(
            self.catalogue,
            self.count_tokens,
            self.max_tokens,
            settings.passwords,
            settings.file_seconds,
            settings.file_megabytes,
        )
        return Pool(setup, settings.workers or cores(), on_trouble)


class _Readers:
    """Keeps the pool at work some files ahead of the one that is taken."""

    def __init__(self, intake: Intake, files: Sequence[SourceFile], reused: Reused, kept: KeptReadings) -> None:
        self._intake = intake
        self._files = files
        self._reused = reused
        self._kept = kept
        self._ready: queue.SimpleQueue[tuple[int, Read] | Exception] = queue.SimpleQueue()
        self._read: dict[int, Read] = {}
        self._begun = 0
        self._seen: set[str] = set()
        self._pool = intake.pool(self._ready.put)

    def __enter__(self) -> _Readers:
        self._pool.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._pool.__exit__(None, None, None)

    def take(self, number: int, on_wait: Callable[[], None]) -> Read:
        """What became of a file, as soon as it is known; `on_wait` is called now and then until it is."""
        while self._begun < min(number + AHEAD, len(self._files)):
            self._begin(self._begun)
            self._begun += 1
        while number not in self._read:
            try:
                found = self._ready.get(timeout=POLL)
            except queue.Empty:
                on_wait()
                continue
            if isinstance(found, Exception):
                raise ReadingError(f"The PDFs cannot be read ({type(found).__name__}: {found}).") from found
            self._read[found[0]] = found[1]
        read = self._read.pop(number)
        if read.kept is not None:
            self._kept.put(self._files[number].sha256, read.kept)
        return read

    def _begin(self, number: int) -> None:
        file = self._files[number]
        if file.problem:
            self._read[number] = Read(unread_row(file, Outcome.FAILED, file.problem), None)
            return
        if file.sha256 in self._seen:
            return
        self._seen.add(file.sha256)
        if (found := self._reused(file)) is not None:
            self._read[number] = Read(*found)
            return
        settings = self._intake.settings
        kept = self._kept.get(file.sha256)
        if kept is not None and kept.limited:
            kept = None
        finished = partial(self._finished, number)
        path = Path(settings.sources, file.file)
        Job(file, path, self._pool, settings.file_seconds, settings.ocr, kept, finished).start()

    def _finished(self, number: int, read: Read) -> None:
        self._ready.put((number, read))


def _same(file: SourceFile, first: LedgerRow) -> LedgerRow:
    reason = f"The same file as {first.file}." + (f" {first.reason}" if first.reason else "")
    return replace(first, file=file.file, reason=reason, seconds=0.0)
