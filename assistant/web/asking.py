"""What happens when somebody asks: steps of a conversation, whatever page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.errors import AssistantError
from assistant.records import Style
from assistant.web import chat, record, scope, status
from assistant.web.conversations import Conversation, Conversations, Turn
from assistant.web.engine import Engine
from assistant.web.keeping import Keeper
from assistant.web.viewing import Shelf

LONGEST_QUESTION = 2000
TOO_LONG = f"This question has more than {LONGEST_QUESTION:,} characters: ask a shorter one."
TICK = 0.5


@dataclass(frozen=True, slots=True)
class Desk:
    """What it takes to answer: who answers, where that is kept, the log, the PDFs, and how references are written.

    keeper: who changes the library, None where nobody may.
    """

    engine: Engine
    kept: Conversations
    log: record.Log = record.silent
    shelf: Shelf = field(default_factory=lambda: Shelf(Path("sources")))
    style: Style = Style.PLAIN
    keeper: Keeper | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What the chat shows, and the conversation as it stands."""

    messages: list[chat.Message]
    conversation: Conversation


def ask(desk: Desk, owner: str, before: Conversation, text: str, files: Sequence[str] = ()) -> Iterator[Step]:
    """Answer `text` of the reports `files` (all where empty), and keep the answer.

    A question asked before anything can answer waits, and shows how far the work is.
    """
    shown = chat.conversation(before, desk.style)
    if not text.strip():
        yield Step(shown, before)
        return
    shown.append(chat.said(text[:LONGEST_QUESTION]))
    if len(text) > LONGEST_QUESTION:
        yield Step([*shown, chat.told(chat.problem_html(TOO_LONG))], before)
        return
    now = desk.engine.state
    yield Step([*shown, chat.told(status.waiting_html(now))], before)
    while now.busy and not now.answering:
        now = desk.engine.wait(TICK)
        yield Step([*shown, chat.told(status.waiting_html(now))], before)
    try:
        with desk.engine.under_way():  # until the answer is kept
            step = _answered(desk, owner, before, text, files)
    except AssistantError as error:
        desk.log(text, None)
        step = Step([*shown, chat.told(chat.problem_html(str(error)))], before)
    yield step


def _answered(desk: Desk, owner: str, before: Conversation, text: str, files: Sequence[str]) -> Step:
    answer = desk.engine.ask(text, [turn.answer.question for turn in before.turns], files)
    desk.log(text, answer)
    searched = scope.searched(answer.scope or files, desk.engine.state.reports, named=bool(answer.scope))
    turn = Turn(answer, tuple(files), searched)
    return _kept(desk, owner, before, turn)


def _kept(desk: Desk, owner: str, before: Conversation, turn: Turn) -> Step:
    """An answer that cannot be kept is shown all the same."""
    try:
        after = desk.kept.add(owner, before, turn)
    except AssistantError as error:
        after = replace(before, turns=(*before.turns, turn))
        return Step([*chat.conversation(after, desk.style), chat.told(chat.problem_html(str(error)))], after)
    return shown(after, desk.style)


def cut(conversation: Conversation, number: int) -> Conversation:
    """The conversation before its question `number` (from 1)."""
    return replace(conversation, turns=conversation.turns[: max(number - 1, 0)])


def shown(conversation: Conversation, style: Style = Style.PLAIN) -> Step:
    """A conversation as it stands, its references in the style."""
    return Step(chat.conversation(conversation, style), conversation)
