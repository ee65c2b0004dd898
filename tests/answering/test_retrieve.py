"""Rankings are fused by rank alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.retrieve import RANK_CONSTANT, fuse, retrieve

RANKINGS = st.lists(st.lists(st.integers(0, 30), unique=True, max_size=12), max_size=4)


def test_what_several_find_comes_first() -> None:
    found = fuse([[7, 3, 5], [3, 9]])
    assert list(found) == [3, 7, 9, 5]
    assert found[3] == pytest.approx(1 / (RANK_CONSTANT + 2) + 1 / (RANK_CONSTANT + 1))


def test_equal_ones_stand_by_their_number() -> None:
    assert list(fuse([[9, 4], [4, 9], [2], [1]])) == [4, 9, 1, 2]
    assert fuse([]) == fuse([[], []]) == {}


@settings(deadline=None)
@given(RANKINGS, st.randoms())
def test_the_order_of_rankings_does_not_matter(rankings: list[list[int]], random: object) -> None:
    shuffled = list(rankings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = fuse(rankings), fuse(shuffled)
    assert one == pytest.approx(other)
    assert set(one) == {number for ranking in rankings for number in ranking}
    assert list(one.values()) == sorted(one.values(), reverse=True)


@settings(deadline=None)
@given(RANKINGS.filter(any))
def test_a_first_place_more_never_harms(rankings: list[list[int]]) -> None:
    number = next(ranking[-1] for ranking in rankings if ranking)
    before, after = list(fuse(rankings)), list(fuse([*rankings, [number]]))
    assert after.index(number) <= before.index(number)


class Rankings:
    """An index that finds what it is told."""

    def dense(self, vector: object, count: int, report_ids: Collection[str] | None) -> list[tuple[int, float]]:
        return [(5, 0.9), (2, 0.8)]

    def sentence_grain(self, vector: object, count: int, report_ids: Collection[str] | None) -> list[tuple[int, float]]:
        return [(2, 0.7)]

    def lexical(self, terms: Sequence[str], count: int, report_ids: Collection[str] | None) -> list[tuple[int, float]]:
        return [(8, 4.5), (2, 1.5)] if terms else []


def test_each_found_passage_tells_its_places() -> None:
    vectors = np.zeros((1, 3), dtype=np.float32)
    found = retrieve(Rankings(), ["boats"], vectors)  # type: ignore[arg-type]
    assert [one.passage_id for one in found] == [2, 5, 8]
    assert (found[0].dense_rank, found[0].lexical_rank, found[0].sentence_rank) == (2, 2, 1)
    assert (found[2].dense_rank, found[2].lexical_rank, found[2].sentence_rank) == (None, 1, None)
    assert [one.lexical for one in found] == [1.5, 0.0, 4.5]
    assert [one.passage_id for one in retrieve(Rankings(), [], vectors, candidates=1)] == [2]  # type: ignore[arg-type]


class Views(Rankings):
    """An index that finds another passage for another vector."""

    def dense(self, vector: np.ndarray, count: int, report_ids: Collection[str] | None) -> list[tuple[int, float]]:
        return [(int(vector.argmax()), 0.9)]


def test_the_sentence_that_asks_is_looked_for_by_itself() -> None:
    both = np.eye(10, dtype=np.float32)[[5, 9]]
    assert [one.passage_id for one in retrieve(Views(), [], both)] == [2, 5, 9]  # type: ignore[arg-type]
    assert [one.passage_id for one in retrieve(Views(), [], both[:1])] == [2, 5]  # type: ignore[arg-type]
