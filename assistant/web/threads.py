"""Work that takes long goes into a thread, so that the page answers others meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple, Unpack

Given = TypeVarTuple("Given")
Result = TypeVar("Result")


async def in_a_thread(work: Callable[[Unpack[Given]], Result], *given: *Given) -> Result:
    """What `work` gives, done in a thread."""
    import asyncio  # it brings much of the library with it, and --help needs none of it

    return await asyncio.to_thread(work, *given)
