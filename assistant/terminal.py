"""What the command line shows: answers and passages as text, tables, and progress on the error stream."""

from __future__ import annotations

import io
import os
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from assistant.answering.excerpts import Excerpts
from assistant.answering.told import missing_text, scope_text
from assistant.citing.footnotes import check_mark, citation
from assistant.citing.headings import headings_over
from assistant.citing.partly import says_part
from assistant.indexing.build import Built
from assistant.patterns import regex
from assistant.records import (
    CELL,
    Answer,
    Claim,
    Footnote,
    Hit,
    LedgerRow,
    Outcome,
    PageOutcome,
    PageRow,
    Progress,
    Stage,
    Status,
)

NAME = "report-assistant"
WIDEST = 100
CLOSEST = 3
EXCERPT = 400

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BULLET = regex(r"^\s*[•▪–*-]\s+")
# What a PDF holds must not move the cursor or colour the screen.
_CONTROL = regex(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ACTIVITY = {
    Stage.CHECKING: "Checking the sources",
    Stage.READING: "Reading",
    Stage.EMBEDDING: "Embedding",
    Stage.STORING: "Storing the index",
    Stage.READY: "Loading the language model",
}


def prepare_streams() -> None:
    """Make what is written UTF-8 wherever it goes to a file or a pipe, and harmless to a screen that cannot show it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace")


def drop_output() -> None:
    """Stop writing to a pipe that was closed or a disk that is full, or Python would try again as it ends."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def leave(code: int) -> None:
    """End the process now, whatever its threads are doing."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def say(message: str) -> None:
    """One line on the error stream."""
    print(f"{NAME}: {' '.join(printable(message).split())}", file=sys.stderr, flush=True)


def printable(text: str) -> str:
    """`text` without control characters."""
    return _CONTROL.sub("\ufffd", text)


def line_width() -> int | None:
    """Where to break lines, in characters; None where the reader is not a screen, so that each line stays whole."""
    return min(shutil.get_terminal_size().columns, WIDEST) if sys.stdout.isatty() else None


def answer_text(answer: Answer, width: int | None, narrowed: bool = False) -> str:
    """The claims with superscript numbers and the footnotes under them; the closest passages where there are none.

    narrowed: whether only some of the reports were asked.
    """
    blocks = []
    if scope := scope_text(answer, "Ask with --everywhere to search all reports."):
        blocks.append(wrapped(scope, width))
    if " ".join(answer.asked.split()).casefold() != " ".join(answer.question.split()).casefold():
        blocks.append(wrapped(f"Understood as: {answer.asked}", width))
    if answer.status is Status.NOT_FOUND:
        blocks.append(wrapped(f"The reports do not say. {missing_text(answer, narrowed)}", width))
        if answer.passages:
            blocks.append(wrapped("Closest passages (they do not answer the question):", width))
            blocks.append(hits_text(answer.passages[:CLOSEST], width, EXCERPT))
        return "\n\n".join(blocks)
    if answer.status is Status.PARTLY:
        blocks.append(wrapped(says_part(answer), width))
    blocks += statements(answer, width)
    return "\n\n".join(blocks)


def statements(answer: Answer, width: int | None) -> list[str]:
    """The claims, and in one block their footnotes."""
    notes = "\n".join(_footnote(footnote, width) for footnote in answer.footnotes)
    blocks = []
    for heading, claim in zip(headings_over(answer.claims), answer.claims, strict=True):
        blocks.append(f"{heading.upper()}\n{_claim(claim, width)}" if heading else _claim(claim, width))
    return [*blocks, notes]


def hits_text(hits: Sequence[Hit], width: int | None, longest: int | None = None) -> str:
    """Passages in order, each under where it stands; `longest` shortens them to so many characters."""
    return "\n\n".join(_hit(rank, hit, width, longest) for rank, hit in enumerate(hits, start=1))


def excerpts_text(excerpts: Excerpts, width: int | None) -> str:
    """Excerpts in order, the words looked for between asterisks; how many there are, if exact."""
    blocks = []
    for rank, excerpt in enumerate(excerpts.found, start=1):
        text, end, shown = excerpt.hit.passage.text, 0, ""
        for start, stop in excerpt.marks:
            if start >= end:
                shown, end = f"{shown}{text[end:start]}**{text[start:stop]}**", stop
        score = "" if excerpts.exact else f"score {excerpt.hit.score:.2f}"
        place = _place(excerpt.hit, score, f"passage {excerpt.hit.passage.id}")
        number = f"{rank}. "
        indent = " " * len(number)
        blocks.append(f"{wrapped(place, width, number, indent)}\n{wrapped(shown + text[end:], width, indent, indent)}")
    if excerpts.exact and excerpts.total:
        shown = "" if len(excerpts.found) == excerpts.total else f", the first {len(excerpts.found)} shown"
        blocks.append(f"{excerpts.total} passage{'' if excerpts.total == 1 else 's'}{shown}.")
    return "\n\n".join(blocks)


def _place(hit: Hit, *more: str) -> str:
    return " · ".join(filter(None, (citation(hit.report, hit.pages), hit.passage.heading, *more)))


def _claim(claim: Claim, width: int | None) -> str:
    """Lines that begin with a bullet hang on it; the numbers stand after the last word."""
    numbers = " ".join(str(number).translate(_SUPERSCRIPTS) for number in claim.footnotes)
    lines = [line for line in claim.text.splitlines() if line.strip()] or [""]
    lines[-1] += numbers
    return "\n".join(
        wrapped(_BULLET.sub("", line), width, "• ", "  ") if _BULLET.match(line) else wrapped(line, width)
        for line in lines
    )


def _footnote(footnote: Footnote, width: int | None) -> str:
    number = f"{str(footnote.number).translate(_SUPERSCRIPTS)} "
    indent = " " * len(number)
    lines = [wrapped(footnote.citation, width, number, indent)]
    if footnote.verified:  # words that did not pass the check are never shown as a quote
        lines.append(wrapped(f"“{footnote.quote}” {check_mark(footnote)}", width, indent, indent))
    return "\n".join(lines)


def _hit(rank: int, hit: Hit, width: int | None, longest: int | None) -> str:
    number = f"{rank}. "
    indent = " " * len(number)
    place = _place(hit, f"score {hit.score:.2f}")
    text = textwrap.shorten(hit.passage.text, longest, placeholder=" …") if longest else hit.passage.text
    return f"{wrapped(place, width, number, indent)}\n{wrapped(text, width, indent, indent)}"


def wrapped(text: str, width: int | None, first: str = "", rest: str = "") -> str:
    """`text` in lines of up to `width`; the first begins with `first`, the others with `rest`."""
    line = f" {CELL}".join(" ".join(cell.split()) for cell in printable(text).split(CELL))
    if width is None:
        return first + line
    return textwrap.fill(
        line, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def print_built(built: Built) -> None:
    """What a build came to, and on the error stream what there is to say of each file."""
    read = sum(row.outcome is Outcome.READ for row in built.ledger)
    state = "built" if built.changed else "up to date"
    print(
        f"The index is {state}: {read} of {len(built.ledger)} files, {built.passages} passages ({built.index_id}).",
        flush=True,
    )
    if built.damage:
        say(f"{built.damage} It was made again.")
    for row in built.ledger:
        if row.reason:
            say(f"{row.file} ({row.outcome}): {row.reason}")


def print_ledger(ledger: Sequence[LedgerRow], titles: Mapping[str, str]) -> None:
    """What became of each file; `titles` by file name."""
    columns = ("file", "outcome", "pages", "of these", "labels", "words", "seconds", "title", "reason")
    rows = []
    for row in ledger:
        labels = f"{row.labels} ({row.origin})" if row.origin not in ("", row.labels) else row.labels
        title = titles.get(row.file, "")
        pages = _without_text(row.page_rows)
        rows.append((row.file, row.outcome.value, row.pages, pages, labels, row.words, row.seconds, title, row.reason))
    print_table(columns, rows)


def _without_text(pages: Sequence[PageRow]) -> str:
    """'2 blank, 1 failed': the pages that have no text of their own."""
    counted = Counter(page.outcome for page in pages)
    return ", ".join(f"{counted[one]} {one}" for one in PageOutcome if counted[one] and one is not PageOutcome.TEXT)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table on the output stream: numbers to the right; as wide as it needs to be where it is not a screen."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for position, column in enumerate(columns):
        numeric = bool(rows) and all(isinstance(row[position], (int, float)) for row in rows)
        table.add_column(column, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(str(value))) for value in row))
    screen = sys.stdout.isatty()
    width = None if screen else 10_000
    console = Console(file=sys.stdout, width=width, highlight=False, color_system="auto" if screen else None)
    console.print(table)


class Bar:
    """A line of progress on the error stream while `progress` lasts; nothing where that is not a screen."""

    def __init__(self) -> None:
        self._shown: Any = None
        self._task: Any = None
        self._activity = ""

    def __call__(self, step: Progress) -> None:
        """Show a step of a build."""
        self.show(_ACTIVITY[step.stage], step.done, step.total, step.item)

    def show(self, activity: str, done: int = 0, total: int = 0, item: str = "") -> None:
        """Show that `done` of `total` (0 where not known) are done of an activity."""
        if not sys.stderr.isatty():
            return
        if self._shown is None:
            self._shown = _rich_progress()
            self._task = self._shown.add_task("", total=None, count="", item="")
            self._shown.start()
        if activity != self._activity:
            self._activity = activity
            self._shown.reset(self._task, total=None)
        count = f"{done} of {total}" if total else ""
        self._shown.update(
            self._task, description=activity, completed=done, total=total or None, count=count, item=printable(item)
        )

    def close(self) -> None:
        """Take the line away."""
        if self._shown is not None:
            self._shown.stop()
            self._shown = None


@contextmanager
def progress() -> Iterator[Bar]:
    """A Bar to report progress to; its line is gone afterwards."""
    bar = Bar()
    try:
        yield bar
    finally:
        bar.close()


def _rich_progress() -> Any:
    from rich import progress as rich_progress
    from rich.console import Console

    return rich_progress.Progress(
        rich_progress.TextColumn("{task.description}", markup=False),
        rich_progress.BarColumn(bar_width=24),
        rich_progress.TextColumn("{task.fields[count]}", markup=False),
        rich_progress.TextColumn("{task.fields[item]}", markup=False),
        console=Console(stderr=True),
        transient=True,
        # What is printed meanwhile goes where it always goes: rich would take it to the error stream.
        redirect_stdout=False,
        redirect_stderr=False,
    )
