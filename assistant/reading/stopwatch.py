"""How long another process has worked: a busy computer makes it wait, which is not its fault."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 4  # a process that has to wait for a processor may take so many times as long by the clock
IDLE = 1.0  # seconds without work, and without wanting any, after which a process waits for nothing


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a process. clock, work: seconds, of which differences count; idle: seconds without work."""

    clock: float
    work: float
    idle: float

    def is_late(self, since: Look, seconds: float) -> bool:
        """Whether the process has worked for more than `seconds` since then, or let them go by without working."""
        passed = self.clock - since.clock
        if self.work - since.work > seconds or passed > PATIENCE * seconds:
            return True
        return passed > seconds and self.idle > IDLE


class Stopwatch:
    """Looks at the process with this number. Where the system does not tell how long one works, the clock counts."""

    def __init__(self, number: int) -> None:
        self._file = Path(f"/proc/{number}/stat")
        self._start = time.monotonic()
        self._known = self._file.exists()
        self._work = 0.0
        self._active = self._start  # when it last worked, or would have

    def look(self) -> Look:
        """How it stands now; of a process that has ended, how it stood last."""
        now = time.monotonic()
        if not self._known:
            return Look(now, now - self._start, now)
        try:
            state, *numbers = self._file.read_text().rpartition(")")[2].split()
        except OSError:
            return Look(now, self._work, now)
        # User and system time, its own and that of the processes it waited for: fields 14 to 17 in proc(5).
        work = sum(map(int, numbers[10:14])) / os.sysconf("SC_CLK_TCK")
        if state == "R" or work > self._work:
            self._active = now
        self._work = work
        return Look(now, work, now - self._active)
