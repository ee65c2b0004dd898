"""Pages that a question names, and those of them that have no words."""

from __future__ import annotations

import pytest
from answering_fakes import BOATS, PagedIndex, passage

from assistant.answering.named_pages import either_way, pages_named, unread
from assistant.indexing.store import Index


class Labelled(PagedIndex):
    """Pages i, ii, 1, 2, 3."""

    def labels(self, report_id: str) -> dict[int, str]:
        return dict(enumerate(("i", "ii", "1", "2", "3"), start=1))


TEXTS = ("", "The harbour of Kent", "Boats leak.", "2", "Tar costs money.")
INDEX: Index = Labelled([passage(2, "Boats leak.")], (BOATS,), texts=TEXTS)  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("asked", "pages"),
    [
        ("What is on page 1?", [3]),
        ("What is on page ii?", [2]),
        ("What is on page 5?", [5]),
        ("What is on pages 1 to 3?", [3, 4, 5]),
        ("What is on pages 1 and 3?", [3, 5]),
        ("What is on the second page?", [2]),
        ("What date is on the last page?", [5]),
        ("What is on the back cover?", [5]),
        ("What is on the cover?", [2]),  # the first with words
        ("Who is named on the second title page?", [3]),
        ("What is on page 40?", []),
        ("What does the cover of the policy cost?", []),
        ("Which boats does the insurance cover?", []),
    ],
)
def test_pages_are_named_by_label_by_count_and_as_covers(asked: str, pages: list[int]) -> None:
    assert pages_named(asked, INDEX, BOATS.id) == pages


def test_a_number_may_be_counted_in_the_file() -> None:
    assert either_way("What is on page 1?", INDEX, BOATS.id) == {1, 3}


def test_a_page_without_words_is_told() -> None:
    assert unread("What does the chart on the first page show?", INDEX, [BOATS.id]) == ("the first page",)
    assert unread("What does the chart on page 40 show?", INDEX, [BOATS.id]) == ("page 40",)
    assert unread("What does the chart on page 3 show?", INDEX, [BOATS.id]) == ()
    assert unread("What does the chart show?", INDEX, [BOATS.id]) == ()


def test_pages_are_those_of_one_report() -> None:
    index: Index = Labelled([], texts=TEXTS)  # type: ignore[assignment]
    assert unread("What does the chart on page 40 show?", index, None) == ()
