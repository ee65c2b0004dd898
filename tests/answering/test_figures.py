"""What a figure counts."""

from __future__ import annotations

import pytest

from assistant.answering.figures import counts, counts_others
from assistant.answering.words import stems_of


@pytest.mark.parametrize(
    ("asked", "said", "others"),
    [
        ("What share of young rowers sank?", "Half of the rowers at the harbour sank.", True),
        ("What share of harbour rowers sank?", "Half of the rowers at the harbour sank.", False),
        ("What share of lakeside rowers sank?", "Half of the rowers at the lake side sank.", False),
        ("How many young members of the club row?", "Some 40 members of the club row.", False),
        ("How many young rowers sank?", "Some 40 old rowers sank.", True),
        ("How many surveyed rowers sank?", "Some 40 old rowers sank.", False),
    ],
)
def test_others_of_the_kind_are_counted(asked: str, said: str, others: bool) -> None:
    assert counts_others(asked, said, frozenset(stems_of(said))) is others


def test_none_at_a_time_counts_nothing() -> None:
    asked = "How many boats were there?"
    assert not counts(asked, "The list places the boats in June, which leaves none in May.")
    assert counts(asked, "There were none.")


def test_pages_count_nothing() -> None:
    assert not counts("How many phases were there?", "Overview, pp. ii, 1 and 8, which tell of the first phase.")


def test_an_age_counts_nobody() -> None:
    assert not counts("How many people rowed?", "All rowers were ages 18 and older, living by the lake.")
    assert counts("How many people rowed?", "There were 18 rowers, and older boats.")
