"""What each side's script shares: it indexes PDFs, answers questions by passages, and prints what was found as JSON.

    python <side>.py FOLDER_OF_PDFS QUESTIONS MODEL_FOLDER

Runs in the side's own environment, so that it may import nothing but the standard library.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

TOP = 5
Search = Callable[[str, str, int], Sequence[tuple[str, int]]]  # question, file, top -> file and page of each passage


def measure(packages: Sequence[str], prepare: Callable[[Path, Path], Search]) -> None:
    """Index by `prepare`, given the PDFs and the model, then ask each question twice; the second time counts."""
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", ANONYMIZED_TELEMETRY="False")
    os.environ.update(HAYSTACK_TELEMETRY_ENABLED="False", TOKENIZERS_PARALLELISM="true")
    sources, questions, model = map(Path, sys.argv[1:4])
    files = {path.name for path in sources.glob("*.pdf")}
    asked = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    asked = [row for row in asked if row["report"] in files and row["pages"]]
    start = time.perf_counter()
    search = prepare(sources, model)
    build = time.perf_counter() - start
    seconds, ranks = [], []
    for row in asked:
        search(row["question"], row["report"], TOP)
        start = time.perf_counter()
        found = search(row["question"], row["report"], TOP)
        seconds.append(time.perf_counter() - start)
        right = [file == row["report"] and page in row["pages"] for file, page in found]
        ranks.append(right.index(True) + 1 if True in right else 0)
    versions = {name: version(name) for name in packages}
    print(json.dumps({"build": build, "seconds": seconds, "ranks": ranks, "versions": versions}))
