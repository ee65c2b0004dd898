"""Questions to go on with, under the last answer: worked out once, and only a few at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from cachetools import LRUCache

from assistant.answering.suggesting import suggestions
from assistant.web.conversations import Turn
from assistant.web.engine import Engine

REMEMBERED = 500
PATIENCE = 20.0  # seconds that a page waits for its turn; answers come first, so one at a time is worked out

Key = tuple[str, tuple[str, ...], tuple[str, ...]]


class Next:
    """What can be asked next. Safe to use from many threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._working = threading.Lock()
        self._known: LRUCache[Key, tuple[str, ...]] = LRUCache(REMEMBERED)

    def after(self, turns: Sequence[Turn]) -> tuple[str, ...]:
        """Questions after the last turn of a conversation; none where others take too long. Raises AssistantError."""
        turn, asked = turns[-1], tuple(one.answer.question for one in turns)
        if not self._working.acquire(timeout=PATIENCE):
            return ()
        try:
            return self._engine.work(
                lambda assistant: self._kept(
                    (assistant.index_id, asked, turn.files),
                    lambda: suggestions(assistant, turn.answer, asked, turn.files),
                )
            )
        finally:
            self._working.release()

    def _kept(self, key: Key, work: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        if key not in self._known:
            self._known[key] = work()
        return self._known[key]
