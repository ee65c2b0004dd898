"""One line in the server's log for each question: when, what came of it, how long it took; its words only if wanted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime

from assistant.records import Answer

Log = Callable[[str, "Answer | None"], None]


def silent(_question: str, _answer: Answer | None) -> None:
    """Keep no log."""


def line(question: str, answer: Answer | None, with_question: bool, now: datetime) -> str:
    """The log's line; `answer` is None where something went wrong."""
    if answer is None:
        told = "failed"
    else:
        told = (
            f"{answer.status.value} confidence={answer.confidence:.2f} footnotes={len(answer.footnotes)} "
            f"seconds={answer.seconds:.3f} index={answer.index_id}"
        )
    # A question is one line of the log, whatever is in it.
    words = f" question={question!r}" if with_question else ""
    return f"{now.astimezone().isoformat(timespec='seconds')} {told}{words}"


def to_errors(with_question: bool) -> Log:
    """A log on the error stream."""

    def log(question: str, answer: Answer | None) -> None:
        print(line(question, answer, with_question, datetime.now()), file=sys.stderr, flush=True)

    return log
