"""Opening the page: how long until it can be read, beside importing gradio alone, and until the first answer."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
from measure import ROOT, Row, at_most, python

from assistant.indexing.build import build
from assistant.settings import Settings

TIMES = 3
QUESTION = "What are the seven enablers?"


def rows() -> list[Row]:
    """The quickest of a few, each beside an import of gradio; over the shipped reports, with their index built."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        settings = Settings(sources=ROOT / "sources", index=folder / "index")
        build(settings)
        _open(folder)  # once for nothing: what is read from the disk stays in memory
        found = [(python("import gradio").seconds, *_open(folder)) for _ in range(TIMES)]
    imported, page, answered = (min(values) for values in zip(*found, strict=True))
    ratio = min(opened / alone for alone, opened, _ in found)
    told = f"{imported:.2f} s for 'import gradio' alone"
    return [
        Row("'python app.py' to a page", f"{page:.2f} s", told, f"{ratio:.2f} ×", "≤ 1.3 ×", ratio <= 1.3),
        at_most("… from there to a first answer", answered, 3, "s"),
    ]


def _open(folder: Path) -> tuple[float, float]:
    """Seconds to the page, and from there to an answer."""
    options = ["--port", "0", "--sources", str(ROOT / "sources"), "--index", str(folder / "index")]
    command = [sys.executable, "-W", "ignore", str(ROOT / "app.py"), *options]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=folder) as run:
        assert run.stdout
        address = run.stdout.readline().split()[1]
        with httpx.Client(base_url=address, timeout=60) as web:
            web.get("/", headers={"accept": "text/html"}).raise_for_status()
            opened = time.perf_counter()
            event = web.post("/gradio_api/call/v2/ask", json={"question": QUESTION}).json()["event_id"]
            if "event: complete" not in web.get(f"/gradio_api/call/ask/{event}").text:
                raise RuntimeError("the page did not answer")
            answered = time.perf_counter()
        run.terminate()
    return opened - begun, answered - opened


if __name__ == "__main__":
    for row in rows():
        print(row)
