"""What the page says of itself, as HTML: what it is doing, how far it is, what it answers from."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.records import LedgerRow, Outcome, Progress, Report, Stage
from assistant.web.engine import State
from assistant.web.escaping import escape


def state_html(state: State) -> str:
    """The strip above the chat."""
    parts = [_problem(state)] if state.problem else []
    if state.busy:
        parts.append(progress_html(state.progress))
        if state.answering:
            parts.append(
                '<p class="hint">Until then, answers come from the index as it was before the sources changed.</p>'
            )
    elif state.answering:
        parts.append(_sources(state.reports, state.ledger))
    return f'<div class="state" role="status">{"".join(parts)}</div>'


def waiting_html(state: State) -> str:
    """A message in the place of an answer that has to wait."""
    if state.answering:
        return '<div class="answer waiting"><p>Looking in the reports…</p></div>'
    return (
        '<div class="answer waiting"><p>Your question is kept and will be answered when the reports are ready.</p>'
        f'{progress_html(state.progress)}<button type="button" class="halt">Stop</button></div>'
    )


def progress_html(progress: Progress) -> str:
    """One line of what is being done, and a bar: full length is the whole of this stage."""
    line = escape(activity(progress))
    part = (
        f' max="100" value="{100 * min(progress.done, progress.total) / progress.total:.0f}"' if progress.total else ""
    )
    return f'<label class="progress"><span>{line}</span><progress{part}></progress></label>'


def activity(progress: Progress) -> str:
    """What is being done, in a person's words."""
    count = f" {progress.done} of {progress.total}" if progress.total else ""
    match progress.stage:
        case Stage.CHECKING:
            return "Checking the sources…"
        case Stage.READING:
            return f"Reading file{count}{f': {progress.item}' if progress.item else ''}…"
        case Stage.EMBEDDING:
            return f"Embedding passage{count}…"
        case Stage.STORING:
            return "Storing the index…"
        case Stage.READY:
            return "Loading the language model…"


def _problem(state: State) -> str:
    before = "<p>Answers come from the index as it was before.</p>" if state.answering else ""
    return f'<div class="problem" role="alert"><p>{escape(state.problem)}</p>{before}</div>'


def _sources(reports: Sequence[Report], ledger: Sequence[LedgerRow]) -> str:
    pages = sum(report.page_count for report in reports)
    unread = [row for row in ledger if row.outcome is not Outcome.READ]
    listed = "".join(
        f"<li>{escape(report.title)} ({escape(report.year)}), {_count(report.page_count, 'page')}</li>"
        for report in reports
    )
    warned = "".join(f'<li class="unread">{escape(row.file)}: {escape(row.reason)}</li>' for row in unread)
    summary = f"Answering from {_count(len(reports), 'source')}, {_count(pages, 'page')}"
    if unread:
        summary += f"; {_count(len(unread), 'file')} could not be read"
    return f'<details class="sources"><summary>{summary}</summary><ul>{listed}{warned}</ul></details>'


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
