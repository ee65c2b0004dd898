"""Asking: the time of an answer by its stages, and of a cold process, with its peak memory."""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from measure import Row, at_most, percentiles, python, run

from assistant.answering import assistant as room
from assistant.answering import composing, finding
from assistant.answering.assistant import Assistant
from assistant.answering.proof import Prover
from assistant.answering.reranking import Reranking
from assistant.indexing.store import Index

TIMES = 3
COLD = 3
# Stage -> what is called for it; what is called within one of these counts for that one.
STAGES = {
    "understand": ("understand",),
    "embed": ("encode",),
    "dense": ("dense", "sentence_grain"),
    "lexical": ("lexical", "terms_of"),
    "weigh": ("signals", "rank", "confidence"),
    "rerank": ("reordered",),
    "compose": ("compose",),
    "cite": ("claims",),
}


class Stopwatch:
    """Adds up the seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inside = False

    def timed(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """`work`, its time added to `stage`."""

        def wrapped(*values: Any, **named: Any) -> Any:
            if self._inside:
                return work(*values, **named)
            self._inside, start = True, time.perf_counter()
            try:
                return work(*values, **named)
            finally:
                self.seconds[stage] += time.perf_counter() - start
                self._inside = False

        return wrapped


def places(encoder: type) -> dict[str, Any]:
    """Where each name of STAGES is looked up when a question is answered. Raises LookupError for one that is not."""
    known = (room, finding, composing, Index, Prover, encoder, Reranking)
    found = {
        name: next((one for one in known if name in vars(one)), None) for names in STAGES.values() for name in names
    }
    if lost := [name for name, place in found.items() if place is None]:
        raise LookupError(f"Nothing that answers has the name '{lost[0]}': STAGES is not as the code is.")
    return found


@contextmanager
def watched(assistant: Assistant, watch: Stopwatch) -> Iterator[None]:
    """What `assistant` calls is timed meanwhile."""
    where, before = places(type(assistant._encoder)), []
    for stage, names in STAGES.items():
        for name in names:
            place = where[name]
            before.append((place, name, vars(place)[name]))
            setattr(place, name, watch.timed(stage, vars(place)[name]))
    try:
        yield
    finally:
        for place, name, work in before:
            setattr(place, name, work)


def rows(sources: Path, index: Path, questions: Path) -> list[Row]:
    """Warm: every question TIMES times, in the report it is about. Cold: a process for one question."""
    asked = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    assistant = Assistant.open(index)
    assistant.warm()
    totals: list[float] = []
    stages: dict[str, list[float]] = defaultdict(list)
    files = {report.file for report in assistant.reports}
    for number in range(TIMES):
        for row in asked:
            # Every other time in the whole index, where there is more to look through.
            report = row["report"] if number % 2 and row["report"] in files else None
            watch, start = Stopwatch(), time.perf_counter()
            with watched(assistant, watch):
                assistant.ask(row["question"], report=report)
            totals.append(time.perf_counter() - start)
            for stage in STAGES:
                stages[stage].append(watch.seconds[stage])
            stages["the rest"].append(totals[-1] - sum(watch.seconds.values()))
    assistant.close()
    middle, high = percentiles(totals)
    found = [at_most("an answer, median", middle, 80, "ms"), at_most("an answer, 95th percentile", high, 160, "ms")]
    for stage, seconds in stages.items():
        middle, high = percentiles(seconds)
        found.append(Row(f"… {stage}", f"{middle:.1f} ms, 95th percentile {high:.1f} ms"))
    return found + _cold(sources, index, str(asked[0]["question"]))


def _cold(sources: Path, index: Path, question: str) -> list[Row]:
    command = [sys.executable, "-m", "assistant", "ask", question, "--sources", sources, "--index", index]
    asked = [run(command, fine=(0, 1)) for _ in range(COLD)]  # 1: the reports do not say
    imported = min((python("import sentence_transformers") for _ in range(2)), key=lambda one: one.seconds)
    helped = min(run([sys.executable, "-m", "assistant", "--help"]).seconds for _ in range(COLD))
    seconds, limit = min(one.seconds for one in asked), 2.5 / 5
    ratio = seconds / imported.seconds
    return [
        Row(
            "a cold 'report-assistant ask'",
            f"{seconds:.2f} s",
            f"{imported.seconds:.2f} s for 'import sentence_transformers' alone",
            f"{ratio:.2f} ×",
            f"≤ {limit} ×",
            ratio <= limit,
        ),
        Row(
            "… the processor's time in it",
            f"{min(one.work for one in asked):.2f} s",
            f"{imported.work:.2f} s, as above",
            f"{min(one.work for one in asked) / imported.work:.2f} ×",
        ),
        at_most("its peak memory", max(one.peak for one in asked), 450, "MB", f"{imported.peak:.0f} MB, as above"),
        at_most("'report-assistant --help'", helped, 0.5, "s"),
    ]
