"""What the benchmarks share: rows of the table, times, the machine, and processes with their peak memory."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("faiss-cpu", "onnxruntime", "pypdf", "sentence-transformers", "torch", "tokenizers")
LIBRARIES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. reference, ratio, bar: '' where there is none; holds: None where there is no bar."""

    what: str
    ours: str
    reference: str = ""
    ratio: str = ""
    bar: str = ""
    holds: bool | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """A process that ended. work: seconds of the processor's time; peak: resident megabytes at the most."""

    seconds: float
    work: float
    peak: float
    output: str


def at_most(what: str, value: float, limit: float, unit: str, reference: str = "") -> Row:
    """A row for a value that may be `limit` at the most, both in `unit`."""
    return Row(what, f"{value:.4g} {unit}", reference, "", f"≤ {limit:g} {unit}", value <= limit)


def table(rows: Sequence[Row]) -> str:
    """The rows in Markdown."""
    lines = ["| what | ours | reference | ratio | bar | |", "|---|---|---|---|---|---|"]
    for row in rows:
        mark = {None: "", True: "holds", False: "**missed**"}[row.holds]
        lines.append(f"| {row.what} | {row.ours} | {row.reference} | {row.ratio} | {row.bar} | {mark} |")
    return "\n".join(lines)


# Linux counts the memory of whoever starts a process to that of the process: so a small one starts it.
LAUNCHER = """
import json, os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[2:])
_, status, usage = os.wait4(process.pid, 0)
told = [time.perf_counter() - start, status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]
open(sys.argv[1], "w").write(json.dumps(told))
"""


def run(command: Sequence[str | Path], fine: Sequence[int] = (0,)) -> Ended:
    """Run a process from the root of the repository to its end; raises RuntimeError where its code is not `fine`."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told"
        output = subprocess.run(
            [sys.executable, "-I", "-S", "-c", LAUNCHER, told, *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=ROOT,
            env=environment,
            check=True,
        ).stdout
        seconds, status, work, peak = json.loads(told.read_text())
    code = os.waitstatus_to_exitcode(status)
    if code not in fine:
        raise RuntimeError(f"{command} ended with {code}: {output[-2000:]}")
    return Ended(seconds, work, peak / (1 << (20 if sys.platform == "darwin" else 10)), output)


def python(code: str) -> Ended:
    """Run code in a fresh interpreter."""
    return run([sys.executable, "-W", "ignore", "-c", code])


def best(work: Callable[[], object], times: int = 3) -> float:
    """The seconds of the quickest of `times` runs: what comes between makes the others slower, never quicker."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def percentiles(seconds: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile, in milliseconds."""
    middle, high = np.percentile(np.asarray(seconds) * 1000, [50, 95])
    return float(middle), float(high)


def machine() -> str:
    """One line on the computer and the packages that matter."""
    cpu = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.is_file():
        names = [
            line.partition(":")[2].strip() for line in information.read_text().splitlines() if "model name" in line
        ]
        cpu = names[0] if names else cpu
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores, {cpu}, {platform.system()}, Python {platform.python_version()}{load}; {packages}"
