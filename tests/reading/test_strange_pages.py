"""Pages that no one would set are read in time, whatever their lines look like."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from assistant.reading.columns import in_reading_order
from assistant.reading.layout import take_apart
from assistant.reading.passages import passages
from assistant.reading.pdf import RawPage
from assistant.reading.runs import Run
from assistant.reading.structure import blocks

SECONDS = 20  # of processor time: fifty times what it takes, and far less than what a square of it would
Place = Callable[[int], tuple[str, float, float]]


def page(count: int, place: Place) -> RawPage:
    texts: list[str] = []
    runs: list[Run] = []
    length = 0
    for number in range(count):
        text, x, y = place(number)
        texts.append(text)
        runs.append(Run(length, length + len(text), x, y, 10.0, False))
        length += len(text) + 1
    return RawPage(1, "", "\n".join(texts), tuple(runs), 842.0)


@pytest.mark.parametrize(
    "strange",
    [
        page(8000, lambda n: ("word", float(n * 7919 % 600), 0.0)),
        page(8000, lambda n: ("w1", 50.0 * (n % 100), 800.0 - n // 100)),
        page(8000, lambda n: ("a", float(n), 500.0)),
        page(8000, lambda n: ("1 word here", 72.0, 20000.0 - n)),
        RawPage(1, "", "\n".join("." * 3000 + " 1x 9" for _ in range(40))),
        RawPage(1, "", "\n".join(f"word{n % 900}" for n in range(8000))),
        RawPage(1, "", "\n".join("ab-" for _ in range(8000))),
        RawPage(1, "", "word " * 20000),
        RawPage(1, "", "a" + " " * 50000 + "b"),
        RawPage(1, "", "a" * 50000),
    ],
    ids="one-height grid letters notes dots figures hyphens line spaces word".split(),
)
def test_strange_pages_are_read_in_time(strange: RawPage) -> None:
    start = time.process_time()
    layouts, kind = take_apart([in_reading_order(strange)])
    passages("made", blocks(layouts, kind), layouts, lambda text: len(text) // 4 + 2, 256)
    assert time.process_time() - start < SECONDS
