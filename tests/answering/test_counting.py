"""What is counted nowhere is told by the list of it."""

from __future__ import annotations

from answering_fakes import MemoryIndex, listed, passage, ranked

from assistant.answering.counting import counted
from assistant.answering.question import understand
from assistant.answering.sides import Asked
from assistant.answering.signals import terms_of

LESSONS = passage(0, *listed(1, "The trial taught these lessons:", "wait;", "ask;", "listen."))


def found(question: str, confidence: float = 0.9) -> list[int] | None:
    index = MemoryIndex([LESSONS])

    def weigh(asked: str) -> Asked:
        again = understand(asked)
        return Asked(again, terms_of(again, index), [ranked(LESSONS, 1, 1, 1, 1)], confidence)  # type: ignore[arg-type]

    told = counted(understand(question), weigh, index, 0.4)  # type: ignore[arg-type]
    return told and [one.text.count("•") for one in told[0]]  # type: ignore[return-value]


def test_the_list_of_the_noun_answers_how_many_there_are() -> None:
    assert found("How many lessons did the trial teach?") == [3]


def test_no_other_list_does_nor_an_unlikely_one() -> None:
    assert found("How many risks did the trial have?") is None
    assert found("How many trials were there?") is None  # they are lessons of one
    assert found("How many lessons did the trial teach?", confidence=0.3) is None
    assert found("Which lessons did the trial teach?") is None
