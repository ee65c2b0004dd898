"""Many people at once on the page: how long each waits, whether each gets their own answer, and what memory it takes.

    python benchmarks/crowd.py [--people N] [--seconds N] [--sources FOLDER] [--build] [--write]

Each person is a browser's session as gradio's page makes it: asks, waits for the answer, checks that it is to their own
question, thinks for a moment, and asks on; every few questions in a new conversation. --build: reports are added
meanwhile, and the index is built anew.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import httpx
from bench import write
from measure import ROOT, Row, at_most, machine, percentiles, table

from assistant.indexing.build import build
from assistant.settings import Settings

THOUGHT = 1.0  # seconds between an answer and the next question, on average
TURNS = 4  # questions of one conversation
WARM = 10.0  # seconds that count for the memory's start, and not for the times
SUBJECTS = "enablers challenges leadership budgets staff training workshops evidence sectors risks systems data".split()
FORMS = (
    "What are the {subject}?",
    "What do the reports say about {subject}?",
    "Why do {subject} matter?",
    "Which {subject} did the sectors share?",
    "How were {subject} studied in phase {number}?",
    "Who is responsible for {subject}?",
)


@dataclass
class Seen:
    """What came of the questions. seconds: of each answer; memory: megabytes at each look; work: processor seconds."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    work: float = 0.0


class Person:
    """One session, which knows from the page's configuration what the page would send."""

    def __init__(self, web: httpx.AsyncClient, config: dict[str, Any], number: int) -> None:
        self._web = web
        self._random = random.Random(number)
        self._session = f"person{number}x{self._random.randrange(10**9)}"
        named = {part["id"]: part["props"].get("elem_id") for part in config["components"]}
        self._event = next(
            event
            for event in config["dependencies"]
            if any(named.get(target) == "question" and name == "submit" for target, name in event["targets"])
        )
        self._fresh = next(
            event
            for event in config["dependencies"]
            if any(named.get(target) == "fresh" for target, _ in event["targets"])
        )
        self._asked = 0

    async def live(self, until: float, seen: Seen) -> None:
        """Ask until then."""
        while (begun := time.monotonic()) < until:
            question = self._question()
            try:
                if self._asked % TURNS == 0:
                    await self._call(self._fresh, [""])
                told = await self._call(self._event, [question, None, []])
                self._asked += 1
                seen.seconds.append(time.monotonic() - begun)
                # Once as it was asked, once in the answer; a follow-up's answer has what was understood.
                if (told.count(question) < 2 and "understood" not in told) or "answer problem" in told:
                    seen.wrong.append(f"{question!r} was answered with {told[-300:]!r}")
            except (httpx.HTTPError, ValueError, KeyError) as error:
                seen.wrong.append(f"{question!r}: {type(error).__name__}: {error}")
            await asyncio.sleep(self._random.uniform(0, 2 * THOUGHT))

    def _question(self) -> str:
        form, subject = self._random.choice(FORMS), self._random.choice(SUBJECTS)
        # Most are asked by nobody else: answers from memory are not what is measured.
        other = self._random.choice(SUBJECTS)
        return form.format(subject=f"{subject} and {other}", number=self._random.randint(1, 3))

    async def _call(self, event: dict[str, Any], data: list[Any]) -> str:
        """The longest thing that the server says of the event, once it is over."""
        asked = {"data": data, "fn_index": event["id"], "session_hash": self._session}
        joined = await self._web.post("/gradio_api/queue/join", json=asked)
        joined.raise_for_status()
        shown = ""
        address = f"/gradio_api/queue/data?session_hash={self._session}"
        async with self._web.stream("GET", address) as stream:
            async for line in stream.aiter_lines():
                message = json.loads(line[5:]) if line.startswith("data:") else {"msg": ""}
                if message["msg"] in ("process_generating", "process_completed"):
                    if not message.get("success", True):
                        raise ValueError(f"the server said {message['output']}")
                    shown = max(shown, line, key=len)
                if message["msg"] == "close_stream":
                    break
        return shown


async def crowd(address: str, process: int, people: int, seconds: float) -> Seen:
    """What `people` see within the time."""
    seen = Seen()
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=httpx.Limits(max_connections=None)) as web:
        config = (await web.get("/config")).json()
        end = time.monotonic() + WARM + seconds
        work = [asyncio.create_task(Person(web, config, number).live(end, seen)) for number in range(people)]
        await asyncio.sleep(WARM)
        seen.seconds.clear()
        before = worked(process)
        while time.monotonic() < end:
            seen.memory.append(resident(process))
            await asyncio.sleep(5)
        await asyncio.gather(*work)
        seen.memory.append(resident(process))
        seen.work = worked(process) - before
    return seen


def worked(process: int) -> float:
    """Seconds of the processor that a process has used."""
    user, system = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def resident(process: int) -> float:
    """Megabytes of a process."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def rows(sources: Path, people: int, seconds: float, adding: bool) -> list[Row]:
    """Serve the sources in a folder of their own, let the people ask, and end the server."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copytree(sources, folder / "sources", ignore=shutil.ignore_patterns("briefings"))
        build(Settings(sources=folder / "sources", index=folder / "index"))
        command = [sys.executable, "-W", "ignore", str(ROOT / "app.py"), "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=folder) as run:
            assert run.stdout
            address = run.stdout.readline().split()[1]
            while not httpx.get(f"{address}/healthz").json()["answering"]:
                time.sleep(0.2)
            builder = _keep_building(folder) if adding else None
            try:
                seen = asyncio.run(crowd(address, run.pid, people, seconds))
            finally:
                if builder:
                    builder.kill()
                run.terminate()
    return _rows(seen, people, seconds, adding)


def _keep_building(folder: Path) -> subprocess.Popen[bytes]:
    """A process that changes a report and builds the index again, on and on."""
    code = f"""
import shutil, sys, time
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from assistant.indexing.build import build
from assistant.settings import Settings
sources = Path("sources")
first = sorted(sources.glob("*.pdf"))[0]
while True:
    other = sources / "another.pdf"
    other.unlink() if other.exists() else other.write_bytes(first.read_bytes() + b"\\n% another")
    build(Settings())
    time.sleep(5)
"""
    return subprocess.Popen([sys.executable, "-W", "ignore", "-c", code], cwd=folder)


def _rows(seen: Seen, people: int, seconds: float, adding: bool) -> list[Row]:
    for wrong in seen.wrong[:5]:
        print(wrong, file=sys.stderr)
    what = f"{people} people for {seconds:.0f} s{', builds meanwhile' if adding else ''}"
    middle, high = percentiles(seen.seconds)
    half = len(seen.memory) // 2
    grown = max(seen.memory[half:]) - max(seen.memory[:half])
    return [
        Row(
            f"{what}: answers", f"{len(seen.seconds)}, of which {len(seen.wrong)} wrong", bar="0", holds=not seen.wrong
        ),
        Row("… median", f"{middle:.0f} ms"),
        at_most("… 95th percentile", high, 2000, "ms"),
        Row("… the processor's time for each", f"{1000 * seen.work / max(len(seen.seconds), 1):.0f} ms"),
        Row("… memory", f"{seen.memory[0]:.0f} to {max(seen.memory):.0f} MB"),
        at_most("… growth of its peak in the second half", grown, 10, "MB"),
    ]


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--sources", type=Path, default=ROOT / "sources")
    parser.add_argument("--build", action="store_true", help="build the index again and again meanwhile")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    chosen = parser.parse_args()
    found = rows(chosen.sources, chosen.people, chosen.seconds, chosen.build)
    text = f"{date.today().isoformat()}, {machine()}.\n\n{table(found)}\n"
    print(text)
    if chosen.write:
        write("crowd", text)


if __name__ == "__main__":
    main()
