"""What a person takes away: answers in every form, and judged answers as rows for `evaluate`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from assistant import __version__
from assistant.citing.dossier import Dossier, only_footnote
from assistant.citing.formats import Format, write
from assistant.records import Answer, Hit, Status, Style
from assistant.web.conversations import Conversations, Turn, Verdict


def taken(answers: Sequence[Answer], model: str, form: Format, style: Style, footnote: int = 0) -> bytes:
    """Answers in one of the forms in which they can be taken away; of one answer a single `footnote`, if not 0.

    Raises ExportError.
    """
    made = datetime.now(UTC).isoformat(timespec="seconds")
    dossier = Dossier(made, __version__, answers[-1].index_id, model, tuple(answers))
    return write(only_footnote(dossier, footnote) if footnote else dossier, form, style)


def taken_passages(query: str, found: Sequence[Hit], about: tuple[str, str], form: Format, style: Style) -> bytes:
    """Passages in one of the forms; `about` is the index's id and the model. Raises ExportError."""
    made = datetime.now(UTC).isoformat(timespec="seconds")
    return write(Dossier(made, __version__, *about, query=query, passages=tuple(found)), form, style)


def file_name(name: str, ending: str) -> str:
    """A name that any system takes, from a question or a conversation's name."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:60]
    return f"{plain or 'answer'}{ending}"


def evaluation_rows(kept: Conversations, owner: str) -> str:
    """JSON lines, one for each judged answer that tells what is right: `report-assistant evaluate` reads them.

    A helpful answer's own pages are right, and a helpful 'the reports do not say' is a question without an answer. An
    answer that was not helpful counts where the right page was given with the verdict.
    """
    rows = [
        row
        for identifier, number, conversation in kept.judged(owner)
        if number < len(conversation.turns)
        for row in _row(f"{identifier}-{number + 1}", conversation.turns[: number + 1])
    ]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _row(identifier: str, turns: tuple[Turn, ...]) -> Iterator[dict[str, Any]]:
    turn = turns[-1]
    answer, opinion = turn.answer, turn.opinion
    row: dict[str, Any] = {"id": identifier, "question": answer.question}
    if len(turns) > 1:
        row["history"] = [earlier.answer.question for earlier in turns[:-1]]
    if len(turn.files) == 1:
        row["report"] = turn.files[0]
    pages: list[int] = []
    answerable = True
    if opinion.page:
        pages = [opinion.page]
    elif opinion.verdict is Verdict.UP and answer.status is Status.NOT_FOUND:
        answerable = False
    elif opinion.verdict is Verdict.UP:
        # Pages are counted within one report: the one that is cited first.
        first = answer.footnotes[0].report.file if answer.footnotes else ""
        cited = [note for note in answer.footnotes if note.report.file == first]
        pages = sorted({page.number for note in cited for page in note.pages})
    if pages or not answerable:
        said = {"verdict": opinion.verdict.value, "reason": opinion.reason, "index": answer.index_id}
        yield row | {"answerable": answerable, "pages": pages} | said
