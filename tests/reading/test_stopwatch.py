from __future__ import annotations

import os

from assistant.reading.stopwatch import PATIENCE, Look, Stopwatch

START = Look(clock=100.0, work=5.0, idle=0.0)


def test_work_counts_and_waiting_for_a_processor_does_not() -> None:
    assert not Look(clock=125.0, work=10.0, idle=0.0).is_late(START, 10)
    assert Look(clock=125.0, work=15.1, idle=0.0).is_late(START, 10)


def test_a_process_that_waits_for_nothing_is_late_by_the_clock() -> None:
    assert not Look(clock=109.0, work=5.0, idle=9.0).is_late(START, 10)
    assert Look(clock=111.0, work=5.0, idle=11.0).is_late(START, 10)
    assert not Look(clock=111.0, work=5.0, idle=0.3).is_late(START, 10)


def test_patience_has_an_end() -> None:
    assert Look(clock=100.5 + 10 * PATIENCE, work=6.0, idle=0.0).is_late(START, 10)


def test_this_process_works() -> None:
    watch = Stopwatch(os.getpid())
    before = watch.look()
    sum(number * number for number in range(2_000_000))
    after = watch.look()
    assert after.work > before.work
    assert after.clock > before.clock
