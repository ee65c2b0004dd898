"""Server processes: the page as a user starts it, over made-up reports or over real ones."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOGGED = re.compile(r"\d{4}-\d\d-\d\dT\S+ (?:answered|partly|not_found|failed|compared|searched)\b")
FAKE = Path(__file__).with_name("fake_server.py")


def start(command: Sequence[str | Path], folder: Path = ROOT) -> tuple[subprocess.Popen[str], str]:
    """The process, run in `folder`, and the address that it printed, once the page is served."""
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder)
    assert run.stdout
    line = run.stdout.readline()
    found = re.fullmatch(r"Open (http://127\.0\.0\.1:\d+)\n", line)
    if not found:
        run.kill()
        raise AssertionError(f"{line}{run.communicate()[1]}")
    return run, found[1]


@contextmanager
def serving(command: Sequence[str | Path], folder: Path = ROOT) -> Iterator[str]:
    """The address of the page that `command` serves; it must end cleanly, and have said nothing but its log."""
    run, address = start(command, folder)
    try:
        yield address
    finally:
        run.terminate()
        try:
            errors = run.communicate(timeout=10)[1]
        except subprocess.TimeoutExpired:
            run.kill()
            raise
    assert (run.returncode, [line for line in errors.splitlines() if not LOGGED.match(line)]) == (0, [])


def fake_command(folder: Path, pace: float = 0.0) -> list[str | Path]:
    """Serves made-up reports, each step of whose building takes `pace` seconds; keeps conversations in `folder`."""
    return [sys.executable, FAKE, folder, str(pace)]


def team_command(folder: Path, host: str, *password_file: Path) -> list[str | Path]:
    """Serves made-up reports at `host`, guarded by the password file where there is one."""
    return [*fake_command(folder), host, *password_file]


def programs_command(folder: Path, password_file: Path | str = "") -> list[str | Path]:
    """Serves made-up reports to programs, with the tools for assistants."""
    return [*fake_command(folder), "127.0.0.1", password_file, "mcp"]


@contextmanager
def fake_server(folder: Path, pace: float = 0.0) -> Iterator[str]:
    """The address of a page over made-up reports."""
    with serving(fake_command(folder, pace)) as address:
        yield address
