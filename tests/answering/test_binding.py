"""A page or a numbered part that a question names binds."""

from __future__ import annotations

from answering_fakes import BOATS, MemoryIndex, PagedIndex, passage, ranked

from assistant.answering.binding import AMISS, bound
from assistant.answering.question import understand
from assistant.answering.weighing import Ranked
from assistant.indexing.store import Index

HELD = [
    passage(0, "Boats leak.", section=("QUARTER 1:",)),
    passage(1, "Tar is boiled.", section=("Tar",)),  # still in the first quarter
    passage(2, "Boats sail.", section=("QUARTER 2:",)),
    passage(3, "Tar is spread.", section=("Tar",)),
]
FOUND = [ranked(one, 1.0, score=2.0 - one.id / 10) for one in HELD]


def odds(asked: str) -> dict[int, tuple[float, ...]]:
    index: Index = MemoryIndex(HELD, (BOATS,))  # type: ignore[assignment]
    return told(bound(understand(asked), FOUND, index, [BOATS.id]))


def told(found: list[Ranked]) -> dict[int, tuple[float, ...]]:
    return {one.weighed.passage.id: one.sentences for one in found}


def test_what_stands_under_another_number_is_less_likely() -> None:
    amiss = (1.0 - AMISS,)
    assert odds("What is done with tar in quarter 2?") == {2: (1.0,), 3: (1.0,), 0: amiss, 1: amiss}
    assert list(odds("What is done with tar in quarter 2?")) == [2, 3, 0, 1]


def test_numbers_that_the_report_has_not_do_not_bind() -> None:
    assert odds("What is done with tar in quarter 3?") == odds("What is done with tar?")
    assert odds("How do quarter 1 and quarter 2 differ?") == odds("What is done with tar?")


def test_what_stands_on_another_page_is_no_answer() -> None:
    texts = [one.text for one in HELD]
    index: Index = PagedIndex(HELD, (BOATS,), texts=texts)  # type: ignore[assignment]
    found = bound(understand("What is done with tar on page 4?"), FOUND, index, [BOATS.id])
    assert told(found) == {0: (), 1: (), 2: (), 3: (1.0,)}
