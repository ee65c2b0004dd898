"""Whether a file can be read at all, tried in a process of its own before it is let in among the sources."""

from __future__ import annotations

import queue
from pathlib import Path

from assistant.catalogue import Catalogue
from assistant.reading.pool import Pool, Worker, WorkerEndedError
from assistant.reading.worker import Failure, HasOpened, ReadPages, Setup
from assistant.records import Outcome

PATIENCE = 60.0  # seconds of the clock, whatever the worker does

Found = int | Failure


def probe(path: Path, passwords: tuple[str, ...], seconds: float, megabytes: int) -> Found:
    """How many pages the PDF has, or why it cannot be opened: locked, or failed with the reason.

    seconds, megabytes: what opening it may take. No page is read.
    """
    found: queue.SimpleQueue[Found | Exception] = queue.SimpleQueue()

    def look(worker: Worker) -> None:
        try:
            # No content is asked for: the file is not among the sources yet, and nobody else knows of it.
            for reply in worker.ask(ReadPages(path, "", 1, 0), seconds, seconds, seconds):
                if isinstance(reply, HasOpened):
                    found.put(len(reply.labels))
                elif isinstance(reply, Failure):
                    found.put(reply)
        except WorkerEndedError as error:
            found.put(Failure(Outcome.FAILED, str(error)))
            raise

    setup = Setup(Catalogue((), ""), len, 0, passwords, seconds, megabytes)
    with Pool(setup, 1, found.put) as pool:
        pool.do([look])
        try:
            reply = found.get(timeout=max(PATIENCE, 2 * seconds))
        except queue.Empty:
            return Failure(Outcome.FAILED, "It takes too long to open: save it with another program.")
    if isinstance(reply, Exception):
        return Failure(Outcome.FAILED, f"It cannot be opened ({type(reply).__name__}: {reply}).")
    return reply
