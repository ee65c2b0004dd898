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
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import httpx
from bench import write
from measure import ROOT, Row, at_most, machine, percentiles, table

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
    """What came of the questions. seconds: of each answer; memory: resident megabytes at the time of each look."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


class Person:
    """One session: the components that the page's question event takes are looked up in the page's own configuration."""

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
        self._shown = next(place for place, part in enumerate(self._event["outputs"]) if named.get(part) == "chat")
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
                if question not in told or "answer problem" in told:
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
        """The text of the last question and answer that the chat shows, once the event is over."""
        asked = {"data": data, "fn_index": event["id"], "session_hash": self._session}
        joined = await self._web.post("/gradio_api/queue/join", json=asked)
        joined.raise_for_status()
        shown = ""
        address = f"/gradio_api/queue/data?session_hash={self._session}"
        async with self._web.stream("GET", address) as stream:
            async for line in stream.aiter_lines():
                if not line.startswith("data:"):
                    continue
                message = json.loads(line[5:])
                if message["msg"] in ("process_generating", "process_completed"):
                    if not message.get("success", True):
                        raise ValueError(f"the server said {message['output']}")
                    shown = line if len(line) > len(shown) else shown
                if message["msg"] == "close_stream":
                    break
        return unescape(json.loads(json.dumps(shown)).encode("latin-1", "replace").decode("latin-1"))


async def crowd(address: str, process: int, people: int, seconds: float) -> Seen:
    """What `people` see within the time."""
    seen = Seen()
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=httpx.Limits(max_connections=None)) as web:
        config = (await web.get("/config")).json()
        end = time.monotonic() + WARM + seconds
        work = [asyncio.create_task(Person(web, config, number).live(end, seen)) for number in range(people)]
        await asyncio.sleep(WARM)
        seen.seconds.clear()
        while time.monotonic() < end:
            seen.memory.append(resident(process))
            await asyncio.sleep(5)
        await asyncio.gather(*work)
        seen.memory.append(resident(process))
    return seen


def resident(process: int) -> float:
    """Megabytes of a process."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
