"""One line in the server's log for each question: when, what came of it, how long it took; its words only if wanted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime

from assistant.answering.excerpts import Excerpts
from assistant.records import Answer, Comparison, Status

Found = Answer | Comparison | Excerpts
Log = Callable[[str, Found | None], None]


def silent(_question: str, _found: Found | None) -> None:
    """Keep no log."""


def line(question: str, found: Found | None, with_question: bool, now: datetime) -> str:
    """The log's line; `found` is None where something went wrong."""
    # A question is one line of the log, whatever is in it.
    words = f" question={question!r}" if with_question else ""
    return f"{now.astimezone().isoformat(timespec='seconds')} {_told(found)}{words}"


def _told(found: Found | None) -> str:
    match found:
        case None:
            return "failed"
        case Answer():
            return (
                f"{found.status.value} confidence={found.confidence:.2f} footnotes={len(found.footnotes)} "
                f"seconds={found.seconds:.3f} index={found.index_id}"
            )
        case Comparison():
            answered = sum(column.answer.status is not Status.NOT_FOUND for column in found.columns)
            columns = f"columns={len(found.columns)} answered={answered}"
            return f"compared {columns} seconds={found.seconds:.3f} index={found.index_id}"
        case Excerpts():
            return f"searched passages={len(found.found)} exact={'yes' if found.exact else 'no'}"


def to_errors(with_question: bool) -> Log:
    """A log on the error stream."""

    def log(question: str, found: Found | None) -> None:
        # In one piece: many are answered at once.
        sys.stderr.write(f"{line(question, found, with_question, datetime.now())}\n")
        sys.stderr.flush()

    return log
