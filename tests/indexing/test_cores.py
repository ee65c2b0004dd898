"""Work that is shared by the cores."""

from __future__ import annotations

import threading

import pytest

from assistant.indexing.cores import at_once, cores, threads


def test_what_is_done_at_once_keeps_its_order_and_may_wait_for_the_threads() -> None:
    def work(number: int) -> int:
        return threads().submit(lambda: number * number).result()

    assert at_once(work, range(20)) == [number * number for number in range(20)]


@pytest.mark.skipif(cores() < 2, reason="one core does one thing after the other")
def test_one_goes_on_while_another_waits() -> None:
    both = threading.Barrier(2)
    assert at_once(lambda _: both.wait(timeout=30) < 2, "ab") == [True, True]


def test_a_single_one_needs_no_other_thread() -> None:
    assert at_once(lambda _: threading.current_thread(), "a") == [threading.current_thread()]
    assert at_once(str, ()) == []


def test_what_fails_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        at_once(lambda number: 1 / number, [1, 0])
