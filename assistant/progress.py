"""How far a long task has come, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What a build is doing."""

    CHECKING = "checking"
    READING = "reading"
    EMBEDDING = "embedding"
    STORING = "storing"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a long task: `done` of `total` (0 where not known yet); `item` names the thing at hand."""

    stage: Stage
    done: int = 0
    total: int = 0
    item: str = ""


OnProgress = Callable[[Progress], None]
