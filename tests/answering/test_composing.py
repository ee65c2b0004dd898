"""The answers to the parts of one question, on the briefings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.records import Answer, Status

Ask = Callable[..., Answer]


def said(answer: Answer) -> str:
    return "\n".join(claim.text for claim in answer.claims)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("How many recommendations did phase 2 make, and which?", ["ten recommendations", "accounts of its ICT"]),
        ("What is a user assurance group and what difference did it make?", ["many roles", "70 per cent"]),
        ("How many senior managers and members of the public took part in the first phase?", ["25", "1,000"]),
        ("Did the second phase make recommendations, and if so, to whom?", ["addressed to government"]),
    ],
)
def test_each_part_is_told(ask: Ask, asked: str, told: list[str]) -> None:
    answer = ask(asked)
    assert answer.status is Status.ANSWERED
    assert [part for part in told if part not in said(answer)] == []


def test_what_is_asked_if_it_is_so_leaves_nothing_to_the_part_before(ask: Ask) -> None:
    assert len(ask("Did the second phase make recommendations, and if so, to whom?").claims) == 1


def test_what_is_told_already_is_not_told_again(ask: Ask) -> None:
    once = ask("How many recommendations did the second phase make?")
    assert said(ask("How many recommendations did the second phase make, and to whom?")) == said(once)


def test_what_is_not_told_is_named(ask: Ask) -> None:
    answer = ask("When was the strategy published, and who wrote it?")
    assert answer.status is Status.PARTLY
    assert answer.unanswered == ("who wrote the strategy?",)
    both = ask("What role should enthusiasts and judges play when new technology is introduced?")
    assert (both.status, both.unanswered) == (Status.PARTLY, ("judges",))


def test_an_answer_to_all_leaves_nothing_unanswered(ask: Ask) -> None:
    assert ask("How many recommendations did phase 2 make, and which?").unanswered == ()
