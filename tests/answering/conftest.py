"""What the tests of answering share: an assistant over the shipped briefings, asked each question once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from assistant.answering.assistant import Assistant
from assistant.records import Answer
from assistant.settings import Settings

sys.path.insert(0, str(Path(__file__).parent))

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def briefings(briefings_index: Path) -> Iterator[Assistant]:
    """Answers from the briefings, with the settings that ship."""
    assistant = Assistant.open(briefings_index, Settings(index=briefings_index))
    yield assistant
    assistant.close()


@pytest.fixture(scope="session")
def ask(briefings: Assistant) -> Ask:
    """`briefings.ask`, remembered: answers are many tests' to look at. `history` and `report` are tuples here."""
    return cache(briefings.ask)
