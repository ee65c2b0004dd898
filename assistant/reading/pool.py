"""Worker processes, started, given work, watched, and ended: what is asked of them comes back or fails in time."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assistant.errors import ReadingError
from assistant.reading.stopwatch import Look, Stopwatch
from assistant.reading.worker import Done, Failure, Reply, Request, Setup, too_big

WATCH = 0.1  # seconds between two looks at the clock
OUT_OF_MEMORY = -9  # the signal that Linux ends a process with when memory runs out


class WorkerEndedError(ReadingError):
    """A worker ended, or was ended, before it answered. limited: a setting would let it go on longer."""

    def __init__(self, message: str, limited: bool) -> None:
        super().__init__(message)
        self.limited = limited


class Worker:
    """One process. Used by one thread; `end` may be called from any."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._clock = threading.Lock()
        self._begun: Look | None = None
        self._allowed = 0.0
        self._late = False
        # Nothing is passed by multiprocessing: it would run a caller's script again in the worker.
        start = f"import sys; sys.path[:] = {sys.path!r}; from assistant.reading.worker import main; main()"
        self._process = subprocess.Popen(
            [sys.executable, "-c", start],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdin and self._process.stdout
        self._requests, self._replies = self._process.stdin, self._process.stdout
        self._watch = Stopwatch(self._process.pid)
        self._send(setup)

    @property
    def seconds(self) -> float:
        """How long it has worked so far; differences count."""
        return self._watch.look().work

    def ask(self, request: Request, first: float, step: float, most: float) -> Iterator[Reply]:
        """The replies to a request but for Done. Raises WorkerEndedError.

        first: seconds of work that the first reply may take; step: those after it; most: all together.
        """
        start, step, later = self.seconds, first, step
        self._send(request)
        while True:
            with self._clock:
                self._begun = self._watch.look()
                self._allowed = min(step, max(0.0, start + most - self._begun.work))
            reply = self._receive(step)
            with self._clock:  # whoever takes the reply may take long over it
                self._begun = None
            if self._late:
                raise self._ended(step)
            if isinstance(reply, Done):
                return
            yield reply
            if isinstance(reply, Failure):
                return
            step = later

    def check(self) -> None:
        """End the process if it is late."""
        with self._clock:
            if self._begun is not None and self._watch.look().is_late(self._begun, self._allowed):
                self._late = True
                self._process.kill()

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()

    def close(self) -> None:
        """End the process and let go of its pipes."""
        self.end()
        self._process.wait()
        for stream in (self._requests, self._replies):
            try:
                stream.close()
            except OSError:  # what was still to be sent has nowhere to go
                continue

    def _send(self, message: object) -> None:
        try:
            pickle.dump(message, self._requests, pickle.HIGHEST_PROTOCOL)
            self._requests.flush()
        except OSError:
            return  # it has ended: the reply that does not come says so

    def _receive(self, step: float) -> Reply:
        try:
            reply: Reply = pickle.load(self._replies)
        except (EOFError, pickle.UnpicklingError, OSError) as error:
            raise self._ended(step) from error
        return reply

    def _ended(self, step: float) -> WorkerEndedError:
        code = self._process.wait()
        if self._late:
            return WorkerEndedError(f"It took longer than {step:.0f} s: raise file_seconds in the settings.", True)
        if code == OUT_OF_MEMORY:
            return WorkerEndedError(too_big(self._setup.megabytes), True)
        return WorkerEndedError(f"The PDF reader crashes on it (code {code}): save it with another program.", False)


Unit = Callable[[Worker], None]


class Pool:
    """`size` threads, each with a worker of its own, that do units of work in their order.

    Opening a file takes time, and a worker keeps the one open that it had last: while there are other files to read,
    the units of one file are left to one worker.
    on_trouble is called, in a thread of the pool, with what a unit raised, or with why no worker could be started.
    """

    def __init__(self, setup: Setup, size: int, on_trouble: Callable[[Exception], None]) -> None:
        self._setup = setup
        self._on_trouble = on_trouble
        self._size = size
        self._units: deque[tuple[Path | None, Unit]] = deque()
        self._open: dict[int, Path | None] = {}  # the file that each thread had last
        self._changed = threading.Condition()
        self._closed = threading.Event()
        self._threads: list[threading.Thread] = []
        self._workers: set[Worker] = set()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._closed.set()
        with self._changed:
            self._changed.notify_all()
            for worker in self._workers:
                worker.end()
        for thread in self._threads:
            thread.join()

    def do(self, units: Sequence[Unit], file: Path | None = None, *, first: bool = False) -> None:
        """Have each unit called with a worker, in a thread of the pool; `first`: before those that wait.

        file: what the units read.
        """
        with self._changed:
            if first:
                self._units.extendleft((file, unit) for unit in reversed(units))
            else:
                self._units.extend((file, unit) for unit in units)
            self._changed.notify_all()
        self._start()

    def _start(self) -> None:
        """No process is started before there is something to do."""
        if self._threads:
            return
        jobs = [self._watch, *[self._work] * self._size]
        self._threads = [threading.Thread(target=job, name="reading", daemon=True) for job in jobs]
        for thread in self._threads:
            thread.start()

    def _work(self) -> None:
        worker: Worker | None = None
        while (unit := self._next()) is not None:
            try:
                worker = worker or self._new()
                unit(worker)
            except WorkerEndedError:
                self._drop(worker)
                worker = None
            except Exception as error:  # noqa: BLE001 - a thread has no one to raise it to
                self._drop(worker)
                worker = None
                self._on_trouble(error)
        self._drop(worker)

    def _next(self) -> Unit | None:
        with self._changed:
            self._changed.wait_for(lambda: self._units or self._closed.is_set())
            if self._closed.is_set():
                return None
            number, me = self._choice(), threading.get_ident()
            self._open[me], unit = self._units[number]
            del self._units[number]
            return unit

    def _choice(self) -> int:
        """Which of the waiting units: one of the file that is open, else of one that no other has, else the first."""
        me = threading.get_ident()
        own = self._open.get(me)
        others = {file for thread, file in self._open.items() if thread != me and file is not None}
        files = [file for file, _ in self._units]
        if own is not None and own in files:
            return files.index(own)
        return next((number for number, file in enumerate(files) if file not in others), 0)

    def _new(self) -> Worker:
        worker = Worker(self._setup)
        with self._changed:
            self._workers.add(worker)
            if self._closed.is_set():
                worker.end()
        return worker

    def _drop(self, worker: Worker | None) -> None:
        if worker is not None:
            with self._changed:
                self._workers.discard(worker)
            worker.close()

    def _watch(self) -> None:
        while not self._closed.wait(WATCH):
            with self._changed:
                for worker in self._workers:
                    worker.check()
