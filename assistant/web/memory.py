"""An assistant at work, and its last answers, for who asks the same again."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from assistant.answering.assistant import Assistant
from assistant.records import Answer

REMEMBERED = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer depends on, beside the index."""

    question: str
    report: str | tuple[str, ...] | None
    history: tuple[str, ...]
    top: int | None
    everywhere: bool


class Memory:
    """Keeps so many answers; the oldest goes first. Safe to use from many threads."""

    def __init__(self) -> None:
        self._answers: dict[Asked, Answer] = {}
        self._lock = threading.Lock()

    def get(self, asked: Asked) -> Answer | None:
        """The answer, if it is still known."""
        return self._answers.get(asked)

    def put(self, asked: Asked, answer: Answer) -> None:
        """Keep the answer."""
        with self._lock:
            while len(self._answers) >= REMEMBERED:
                self._answers.pop(next(iter(self._answers)))
            self._answers[asked] = answer


@dataclass(slots=True)
class Lent:
    """An assistant, how many questions it is answering now, and its last answers."""

    assistant: Assistant
    asking: int = 0
    answers: Memory = field(default_factory=Memory)
