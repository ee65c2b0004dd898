"""What a person takes away: a conversation as text or JSON, and judged answers as rows for `evaluate`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from assistant.citing.export import answer_json
from assistant.records import Status
from assistant.web import chat
from assistant.web.conversations import Conversation, Conversations, Turn, Verdict


def conversation_text(conversation: Conversation) -> str:
    """Questions, answers and footnotes as plain text that also reads as Markdown."""
    parts = [f"# {conversation.name}"]
    for turn in conversation.turns:
        asked = f"## {' '.join(turn.answer.question.split())}"
        searched = f"(Searched: {turn.searched}. Index: {turn.answer.index_id}.)"
        parts.append(f"{asked}\n\n{chat.answer_text(turn.answer, with_question=False)}\n\n{searched}")
    return "\n\n".join(parts) + "\n"


def conversation_json(conversation: Conversation) -> str:
    """The answers as the command line gives them, each with the reports that were searched."""
    answers = [answer_json(turn.answer) | {"reports": list(turn.files)} for turn in conversation.turns]
    return json.dumps({"name": conversation.name, "answers": answers}, ensure_ascii=False, indent=1) + "\n"


def file_name(conversation: Conversation, ending: str) -> str:
    """A name that any system takes."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", conversation.name).strip("-")[:60]
    return f"{name or 'conversation'}.{ending}"


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
