"""A server process whose reports and answers are made up: `python fake_server.py FOLDER SECONDS` prints its address."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

# ruff: noqa: E402
from web_fakes import FakeWork

from assistant.settings import Settings
from assistant.web import page
from assistant.web.engine import Engine

if __name__ == "__main__":
    folder, pace = Path(sys.argv[1]), float(sys.argv[2])
    settings = Settings(port=0, conversations=folder)
    # Slow enough that a page is seen at work before it answers.
    page.serve(settings, Engine(settings, FakeWork(there=False, current=False, pace=pace).work()))
