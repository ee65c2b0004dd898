"""What works behind the page: one thread prepares the index and the model, questions are answered or wait.

The page opens at once and shows `state`. An index from before answers while a newer one is built, and goes on
answering if that build fails. An index that another program builds later is taken up without a restart, and where the
sources are changed on the page, the index follows.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TypeVar

from assistant.answering.assistant import Assistant
from assistant.errors import AssistantError, IndexFolderError
from assistant.indexing import build as building
from assistant.indexing.store import live_id
from assistant.patterns import compile_all
from assistant.records import Answer, LedgerRow, OnProgress, Progress, Report, Stage
from assistant.settings import Settings
from assistant.web.memory import Asked, Lent

Found = TypeVar("Found")
WATCH, QUIET = 1.0, 0.5  # seconds between two looks at which index is live; without a change before the index follows
TURNS = min(max(os.cpu_count() or 1, 1), 4)


class _StoppedError(AssistantError):
    """Raised inside a build to end it when the page closes."""


@dataclass(frozen=True, slots=True)
class State:
    """What the page shows. `busy`: work is under way, `progress` says which (READY while busy: the model is loading).

    `answering`: a question is answered at once. `problem`: what went wrong and the next step, or ''.
    """

    busy: bool = True
    answering: bool = False
    progress: Progress = field(default=Progress(Stage.CHECKING))
    problem: str = ""
    reports: tuple[Report, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    model: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """The doors that the engine works through; tests put their own here."""

    is_current: Callable[[Settings], bool] = building.is_current
    build: Callable[[Settings, OnProgress], object] = building.build
    open: Callable[[Settings], Assistant] = lambda settings: Assistant.open(settings.index, settings)
    live_id: Callable[[Settings], str] = lambda settings: live_id(settings.index)


class Engine:
    """Owns the assistant that answers, and the thread that prepares it. Safe to use from many threads."""

    def __init__(self, settings: Settings, work: Work | None = None) -> None:
        self._settings = settings
        self._work = work or Work()
        self._state = State()
        self._changed = threading.Condition()
        self._lent: Lent | None = None
        self._turns = threading.Semaphore(TURNS)
        self._under_way = 0
        self._due: float | None = None  # when the index is to follow what changed
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._prepare, name="prepare", daemon=True)
        self._watcher = threading.Thread(target=self._watch, name="watch", daemon=True)

    @property
    def state(self) -> State:
        """Where things stand now."""
        return self._state

    def start(self) -> None:
        """Begin to prepare, in the background."""
        self._thread.start()

    def refresh(self) -> None:
        """The sources have changed: have the index follow, in the background. What is asked meanwhile is answered."""
        with self._changed:
            self._due = time.monotonic() + QUIET
            self._set(busy=True, progress=Progress(Stage.CHECKING))

    def wait(self, seconds: float) -> State:
        """Where things stand when a question can be answered or all work is over, at the latest after `seconds`."""
        with self._changed:
            self._changed.wait_for(lambda: self._state.answering or not self._state.busy, seconds)
        return self._state

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        files: Sequence[str] = (),
        top: int | None = None,
        everywhere: bool = False,
    ) -> Answer:
        """Answer now. `history`: the conversation's earlier questions; `files`: only these reports, all where empty.

        top, everywhere: as `Assistant.ask` has them. What was asked a while ago of the same index is answered from
        memory: the same question has the same answer. Raises AssistantError.
        """
        report = tuple(files) if len(files) > 1 else next(iter(files), None)
        asked = Asked(question, report, tuple(history), top, everywhere)
        began = time.perf_counter()
        lent = self._lent
        answer = lent.answers.get(asked) if lent else None
        if answer is None:
            return self.work(lambda assistant: self._answered(assistant, asked))
        return replace(answer, seconds=time.perf_counter() - began)

    def work(self, work: Callable[[Assistant], Found]) -> Found:
        """As `look`, for what takes the processor: only so much of it at once as there are cores to do it.

        More would only wait for one another, and each take longer.
        """
        with self._turns:
            if self._stopping.is_set():
                raise _StoppedError("The page was closed.")
            return self.look(work)

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Something that is to be finished before the program ends."""
        with self._changed:
            self._under_way += 1
        try:
            yield
        finally:
            with self._changed:
                self._under_way -= 1
                self._changed.notify_all()

    def look(self, look: Callable[[Assistant], Found]) -> Found:
        """What `look` finds with the assistant that answers now. Raises AssistantError."""
        with self._borrowed() as assistant:
            try:
                return look(assistant)
            except AssistantError:
                raise
            except Exception as error:
                raise AssistantError(_unexpected("The question could not be answered", error)) from error

    def _answered(self, assistant: Assistant, asked: Asked) -> Answer:
        """The answer, which is then remembered."""
        answer = assistant.ask(
            asked.question, report=asked.report, history=asked.history, top=asked.top, everywhere=asked.everywhere
        )
        lent = self._lent
        if lent and lent.assistant is assistant:
            lent.answers.put(asked, answer)
        return answer

    def close(self, seconds: float = 0.8) -> None:
        """End the work under way, wait `seconds` at most for it, and let go of the index.

        What has not ended then is a build between two steps, or an answer that takes long. Neither leaves anything half
        done on the disk.
        """
        end = time.monotonic() + seconds
        self._stopping.set()
        with self._changed:
            self._changed.wait_for(lambda: not self._under_way, seconds)
        for thread in (self._thread, self._watcher):
            if thread.is_alive():
                thread.join(max(min(end - time.monotonic(), seconds / 2), 0.0))
        self._exchange(None, max(end - time.monotonic(), 0.0))

    def _prepare(self) -> None:
        self._work_on(self._bring_up_to_date)
        if not self._stopping.is_set():
            self._watcher.start()

    def _work_on(self, work: Callable[[], None]) -> None:
        """Do some of the work. The thread never ends without a word: what it met is shown on the page."""
        problem = ""
        try:
            work()
        except AssistantError as error:
            problem = "" if self._stopping.is_set() else str(error)
        with self._changed:
            self._set(busy=self._due is not None, problem=problem)

    def _watch(self) -> None:
        """Follow what changes the sources, and take up each newer index that another program builds.

        Where that cannot be opened, this one goes on.
        """
        met = self._lent.assistant.index_id if self._lent else ""
        while not self._stopping.wait(WATCH):
            if self._due is not None:
                if self._is_time():
                    self._work_on(self._follow)
                    met = self._lent.assistant.index_id if self._lent else met
                continue
            live = self._work.live_id(self._settings)
            if live in ("", met):
                continue
            met = live
            try:
                self._open()
            except AssistantError:
                continue
            self._set(problem="")

    def _is_time(self) -> bool:
        """Whether the index is to follow now; what changes from here on is for another time."""
        with self._changed:
            if self._due is None or time.monotonic() < self._due:
                return False
            self._due = None
            return True

    def _follow(self) -> None:
        try:
            self._work.build(self._settings, self._report)
            if self._lent is None or self._work.live_id(self._settings) != self._lent.assistant.index_id:
                self._open()
        except AssistantError:
            raise
        except Exception as error:
            raise AssistantError(_unexpected("The reports could not be prepared", error)) from error

    def _bring_up_to_date(self) -> None:
        try:
            current, opened = self._work.is_current(self._settings), self._open_if_there()
            if not (current and opened):
                self._work.build(self._settings, self._report)
                self._open()
        except AssistantError:
            raise
        except Exception as error:
            raise AssistantError(_unexpected("The reports could not be prepared", error)) from error

    def _open_if_there(self) -> bool:
        """Let the index that is there answer, if it can; if it is not current, while a newer one is built."""
        try:
            self._open()
        except IndexFolderError:
            self._set(progress=Progress(Stage.CHECKING))
            return False
        return True

    def _open(self) -> None:
        self._report(Progress(Stage.READY))
        assistant = self._work.open(self._settings)
        try:
            assistant.load()
        except BaseException:
            assistant.close()
            raise
        self._exchange(assistant)
        self._set(answering=True, reports=assistant.reports, ledger=assistant.ledger, model=assistant.model)
        compile_all()  # meanwhile questions can be asked, which need few of the patterns

    def _report(self, progress: Progress) -> None:
        if self._stopping.is_set():
            raise _StoppedError("The page was closed.")
        self._set(progress=progress)

    def _set(self, **changes: object) -> None:
        with self._changed:
            self._state = replace(self._state, **changes)  # type: ignore[arg-type]
            self._changed.notify_all()

    @contextmanager
    def _borrowed(self) -> Iterator[Assistant]:
        """The assistant, kept open until the question is answered even if a newer one takes its place."""
        with self._changed:
            lent = self._lent
            if lent is None:
                raise AssistantError(self._state.problem or "The reports are still being read: ask again in a moment.")
            lent.asking += 1
        try:
            yield lent.assistant
        finally:
            with self._changed:
                lent.asking -= 1
                self._changed.notify_all()

    def _exchange(self, newer: Assistant | None, seconds: float = 60.0) -> None:
        """Put `newer` in the place of the one that answers now; close that one when its last question is answered."""
        with self._changed:
            older, self._lent = self._lent, Lent(newer) if newer else None
            idle = older is not None and self._changed.wait_for(lambda: not older.asking, seconds)
        if older and idle:
            older.assistant.close()


def _unexpected(what: str, error: Exception) -> str:
    return f"{what}: {type(error).__name__}: {error}. Try again; if it happens again, report it with these words."
