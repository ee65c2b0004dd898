"""The end of the program: what still reads is abandoned, once what writes is done."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Collection

GRACE = 0.1  # seconds


def abandoned(before: Collection[threading.Thread], seconds: float = GRACE) -> list[threading.Thread]:
    """The threads begun since `before` that go on after the grace."""
    end = time.monotonic() + seconds
    begun = [one for one in threading.enumerate() if one is not threading.current_thread() and one not in before]
    for thread in begun:
        thread.join(max(end - time.monotonic(), 0.0))
    return [thread for thread in begun if thread.is_alive()]


def leave(code: int = 0) -> None:
    """End the program now, whatever its threads do.

    Python would wait for each text that a pool of threads has yet to encode, and a comparison of many has many.
    """
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
