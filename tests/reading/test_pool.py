from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.catalogue import Catalogue
from assistant.reading.pool import Pool, Unit, Worker
from assistant.reading.worker import Setup

LONG, SHORT, OTHER = Path("long.pdf"), Path("short.pdf"), Path("other.pdf")
WAIT = 20  # seconds after which a test has failed


class IdleWorker(Worker):
    """Does nothing, and starts no process."""

    def __init__(self) -> None:
        """Without what a worker has."""

    def check(self) -> None:
        """Never late."""

    def end(self) -> None:
        """Nothing to end."""

    def close(self) -> None:
        """Nothing to close."""


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Pool]:
    setup = Setup(Catalogue((), ""), len, 256, (), 60, 2000)
    monkeypatch.setattr(Pool, "_new", lambda _: IdleWorker())
    return lambda size: Pool(setup, size, lambda error: pytest.fail(str(error)))


def test_a_file_stays_with_one_worker_while_there_are_others_and_is_shared_then(make: Callable[[int], Pool]) -> None:
    done: list[tuple[str, int]] = []
    ready, ended, both = threading.Event(), threading.Event(), threading.Barrier(2)
    pool = make(2)

    def unit(name: str, then: Callable[[], object] = int) -> Unit:
        def work(_: Worker) -> None:
            done.append((name, threading.get_ident()))
            then()

        return work

    def meet() -> None:
        both.wait(WAIT)  # the other worker is at work, too

    def open_long() -> None:
        ready.wait(WAIT)
        pool.do([unit("long"), unit("long")], LONG, first=True)  # before the other files
        meet()

    def end_alone() -> None:
        meet()
        pool.do([unit("shared", meet), unit("shared", meet), unit("last", ended.set)], LONG)

    with pool:
        pool.do([unit("long", open_long)], LONG)
        pool.do([unit("short", meet)], SHORT)
        pool.do([unit("long", end_alone)], LONG)
        pool.do([unit("other", meet)], OTHER)
        ready.set()
        assert ended.wait(WAIT)
    threads = {name: {thread for other, thread in done if other == name} for name, _ in done}
    assert [name for name, _ in done].count("long") == 4
    assert len(threads["long"]) == 1
    assert threads["short"] == threads["other"] != threads["long"]
    assert len(threads["shared"]) == 2


def test_units_are_done_in_their_order_but_for_what_comes_first(make: Callable[[int], Pool]) -> None:
    done: list[int] = []
    ready, ended = threading.Event(), threading.Event()
    pool = make(1)
    with pool:
        pool.do([lambda _: done.append(int(ready.wait(WAIT)) - 1)])
        pool.do([lambda _: done.append(3)], SHORT)
        pool.do([lambda _: done.append(4), lambda _: ended.set()], OTHER)
        pool.do([lambda _: done.append(1), lambda _: done.append(2)], LONG, first=True)
        ready.set()
        assert ended.wait(WAIT)
    assert done == [0, 1, 2, 3, 4]
