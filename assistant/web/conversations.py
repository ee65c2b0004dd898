"""Conversations are kept on this machine between visits: in one SQLite file, apart from the index, which may go."""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.errors import AssistantError
from assistant.records import Answer
from assistant.web.frozen import freeze, thaw

LONGEST_NAME = 80
LISTED = 60  # the list goes to the browser with every answer; older conversations are found by their words

_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, changed REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS turns (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, asked_at REAL NOT NULL, words TEXT NOT NULL,
    files TEXT NOT NULL, searched TEXT NOT NULL, answer TEXT NOT NULL,
    verdict TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', page INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (conversation, number)
);
"""


_PUT_CONVERSATION = """
INSERT INTO conversations (id, owner, name, changed) VALUES (?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET changed = excluded.changed
"""
_PUT_TURN = """
INSERT INTO turns (conversation, number, asked_at, words, files, searched, answer) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_TURNS = """
SELECT answer, files, searched, verdict, reason, page FROM turns WHERE conversation = ? ORDER BY number
"""
_HOLDS = """
AND (c.name LIKE ? ESCAPE '!'
     OR EXISTS (SELECT 1 FROM turns t WHERE t.conversation = c.id AND t.words LIKE ? ESCAPE '!'))
"""


class Verdict(StrEnum):
    """What a person thinks of an answer."""

    NONE = ""
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Opinion:
    """A verdict, its reason in the person's words or '', and the PDF page that is right (0: not told)."""

    verdict: Verdict = Verdict.NONE
    reason: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer. `files`: the reports it was asked of, all where empty; `searched` says so in words."""

    answer: Answer
    files: tuple[str, ...] = ()
    searched: str = ""
    opinion: Opinion = Opinion()


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation; `id` is '' until its first answer is kept."""

    id: str = ""
    name: str = ""
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A conversation in the list. `changed`: seconds since the epoch."""

    id: str
    name: str
    changed: float


class Conversations:
    """The kept conversations of each owner; who asks for another's gets what is asked for one that does not exist."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._file = folder / "conversations.sqlite"
        self._clock = clock
        self._made = False

    def add(self, owner: str, conversation: Conversation, turn: Turn) -> Conversation:
        """The conversation with `turn` at its end, kept. A new one is named after its question."""
        identifier = conversation.id or secrets.token_urlsafe(9)
        name = conversation.name or _name(turn.answer.question)
        number, now = len(conversation.turns), self._clock()
        files, answer = json.dumps(turn.files), freeze(turn.answer)
        with self._changing() as database:
            database.execute(_PUT_CONVERSATION, (identifier, owner, name, now))
            # What came after is asked anew from here.
            database.execute("DELETE FROM turns WHERE conversation = ? AND number >= ?", (identifier, number))
            values = (identifier, number, now, _words(turn.answer), files, turn.searched, answer)
            database.execute(_PUT_TURN, values)
        return Conversation(identifier, name, (*conversation.turns, turn))

    def get(self, owner: str, identifier: str) -> Conversation:
        """The conversation, or an empty one where there is none; up to a turn that this version cannot read."""
        named = "SELECT name FROM conversations WHERE id = ? AND owner = ?"
        with self._reading() as database:
            found = database.execute(named, (identifier, owner)).fetchone()
            rows = database.execute(_TURNS, (identifier,)).fetchall()
        return Conversation(identifier, found[0], tuple(_turns(rows))) if found else Conversation()

    def entries(self, owner: str, words: str = "") -> list[Entry]:
        """The newest first; only those that hold each of `words` in their name, questions or answers."""
        patterns = [f"%{_literal(word)}%" for word in words.split()]
        values = [pattern for pattern in patterns for _ in range(2)]
        found = f"SELECT id, name, changed FROM conversations c WHERE owner = ? {_HOLDS * len(patterns)}"
        with self._reading() as database:
            rows = database.execute(f"{found} ORDER BY changed DESC, id LIMIT {LISTED}", (owner, *values)).fetchall()
        return [Entry(*row) for row in rows]

    def rename(self, owner: str, identifier: str, name: str) -> None:
        """Give the conversation a name; an empty one changes nothing."""
        if _name(name):
            with self._changing() as database:
                database.execute(
                    "UPDATE conversations SET name = ? WHERE id = ? AND owner = ?", (_name(name), identifier, owner)
                )

    def delete(self, owner: str, identifier: str) -> None:
        """Forget the conversation, with what was thought of its answers."""
        with self._changing() as database:
            database.execute("DELETE FROM conversations WHERE id = ? AND owner = ?", (identifier, owner))

    def judge(self, owner: str, identifier: str, number: int, opinion: Opinion) -> None:
        """Keep what is thought of the answer `number` (from 0)."""
        with self._changing() as database:
            database.execute(
                "UPDATE turns SET verdict = ?, reason = ?, page = ? WHERE number = ? AND conversation ="
                " (SELECT id FROM conversations WHERE id = ? AND owner = ?)",
                (opinion.verdict, opinion.reason, opinion.page, number, identifier, owner),
            )

    def judged(self, owner: str) -> list[tuple[str, int, Conversation]]:
        """Every judged answer: its conversation's id, its number (from 0), and the conversation."""
        with self._reading() as database:
            rows = database.execute(
                "SELECT t.conversation, t.number FROM turns t JOIN conversations c ON c.id = t.conversation"
                " WHERE c.owner = ? AND t.verdict != '' ORDER BY t.asked_at, t.number",
                (owner,),
            ).fetchall()
        return [(identifier, number, self.get(owner, identifier)) for identifier, number in rows]

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            if not self._made:
                self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=10)) as database:
                if not self._made:
                    database.executescript(_SCHEMA)
                    self._made = True
                database.executescript("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;")
                yield database
        except (OSError, sqlite3.Error) as error:
            raise AssistantError(
                f"The conversations in {self._file.parent} cannot be read or kept ({error}): "
                "see that the folder can be written, or name another with 'conversations' in report-assistant.toml."
            ) from error

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._reading() as database, database:
            yield database


def _turns(rows: Sequence[tuple[str, str, str, str, str, int]]) -> Iterator[Turn]:
    for answer, files, searched, verdict, reason, page in rows:
        try:
            yield Turn(
                thaw(Answer, answer), tuple(json.loads(files)), searched, Opinion(Verdict(verdict), reason, page)
            )
        except ValueError:
            return


def _name(text: str) -> str:
    name = " ".join(text.split())
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rsplit(' ', 1)[0]}…"


def _words(answer: Answer) -> str:
    """What a conversation can be found by."""
    return "\n".join([answer.question, *(claim.text for claim in answer.claims)])


def _literal(word: str) -> str:
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
