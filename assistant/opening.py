"""The assistant as commands use it: its index brought up to date first, where that is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from assistant import terminal
from assistant.answering.assistant import Assistant
from assistant.errors import IndexMissingError, SourcesError
from assistant.indexing.build import build as build_index
from assistant.indexing.cross_encoder import load_reranker
from assistant.records import Progress, Stage
from assistant.settings import Settings


@contextmanager
def opened(**given: Any) -> Iterator[Assistant]:
    """The assistant, its index up to date and its models loaded."""
    settings = Settings.load(**given)
    load_reranker(settings.reranker)  # what is amiss with it is told before anything takes long
    with terminal.progress() as bar:
        assistant = _up_to_date(settings, bar, as_it_stands=bool(given["index"] and not given["sources"]))
        bar(Progress(Stage.READY))
        assistant.load()
    try:
        yield assistant
    finally:
        assistant.close()


def _up_to_date(settings: Settings, bar: terminal.Bar, as_it_stands: bool) -> Assistant:
    """Build what is to be built. Other sources than those that an index was named with must not replace it."""
    if as_it_stands:
        try:
            return Assistant.open(settings.index, settings)
        except IndexMissingError:
            pass
    try:
        build_index(settings, bar)
    except SourcesError as error:
        try:
            assistant = Assistant.open(settings.index, settings)
        except IndexMissingError:
            raise error from None
        bar.close()
        terminal.say(f"{error} The index answers as it was built.")
        return assistant
    return Assistant.open(settings.index, settings)
