"""Builds with the small encoder and real workers, to be killed on the way: killed_build.py SOURCES INDEX.

For each line on its input it forks a process that builds, kills it after the seconds that the line says, or lets it end
where it says none, and prints the seconds that it lived. What is slow to import is imported once.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from indexing_fakes import FakeEncoder

from assistant.indexing.build import build
from assistant.settings import Settings


def main() -> None:
    """A build for each line."""
    sources, index = map(Path, sys.argv[1:])
    for line in sys.stdin:
        start = time.perf_counter()
        child = os.fork()
        if not child:
            build(Settings(sources=sources, index=index, model="fake", workers=1), encoder=FakeEncoder())
            os._exit(0)
        if line.strip():
            time.sleep(float(line))
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
