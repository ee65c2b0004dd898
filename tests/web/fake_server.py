"""A server process over made-up reports: `fake_server.py FOLDER SECONDS [HOST [PASSWORD-FILE [SETTING or mcp]]]`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

# ruff: noqa: E402
from web_fakes import RIVERS_PDF, FakeWork

from assistant.settings import Settings
from assistant.web import page
from assistant.web.engine import Engine


def main(folder: str, pace: str, host: str = "127.0.0.1", password_file: str = "", *switched_on: str) -> None:
    (Path(folder) / "rivers.pdf").write_bytes(RIVERS_PDF)
    settings = Settings(host=host, port=0, conversations=Path(folder), sources=Path(folder))
    settings = settings.changed(**dict.fromkeys(set(switched_on) - {"mcp"}, True))
    # Slow enough that a page is seen at work before it answers.
    engine = Engine(settings, FakeWork(there=False, current=False, pace=float(pace)).work())
    page.serve(settings, Path(password_file) if password_file else None, engine=engine, mcp="mcp" in switched_on)


if __name__ == "__main__":
    main(*sys.argv[1:])
