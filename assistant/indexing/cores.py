"""The processor's cores, and the threads that keep them all busy for one question."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

Given = TypeVar("Given")
Found = TypeVar("Found")


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@lru_cache(maxsize=1)
def threads() -> ThreadPoolExecutor:
    """A thread a core, for short work that waits for no other of theirs."""
    return ThreadPoolExecutor(cores())


def at_once(work: Callable[[Given], Found], given: Sequence[Given]) -> list[Found]:
    """What `work` finds for each, in their order, for several at a time: while one waits for `threads`, or does what
    lets go of the interpreter, the next goes on. Raises what `work` does."""
    return list(_callers().map(work, given)) if len(given) > 1 else [work(one) for one in given]


@lru_cache(maxsize=1)
def _callers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(cores())
