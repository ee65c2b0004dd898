"""Builds with the small encoder, slowly enough to be killed on the way: killed_build.py SOURCES INDEX."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from indexing_fakes import FakeEncoder, plain_read

from assistant.indexing import generations, intake
from assistant.indexing.build import build
from assistant.records import Progress
from assistant.settings import Settings

PAUSE = 0.01


def main() -> None:
    """Say when the build begins, and pause at each of its steps."""
    sources, index = map(Path, sys.argv[1:])
    intake.reader.read = plain_read
    write = generations._write

    def slow_write(path: Path, text: str) -> None:
        time.sleep(PAUSE)
        write(path, text)
        time.sleep(PAUSE)

    def pause(_: Progress) -> None:
        time.sleep(PAUSE)

    generations._write = slow_write
    print("building", flush=True)
    build(Settings(sources=sources, index=index, model="fake"), pause, encoder=FakeEncoder())


if __name__ == "__main__":
    main()
