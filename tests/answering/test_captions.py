"""What stands in a place is told by it, where nothing else is asked."""

from __future__ import annotations

import pytest
from answering_fakes import BOATS, MemoryIndex, listed, passage

from assistant.answering.captions import in_place
from assistant.indexing.store import Index
from assistant.records import Page, Passage, Role

OF_TABLE = passage(
    0,
    "The crews are few, as Table 2 shows.",
    ("Table 2: Crews of the harbour", Role.CAPTION, 0),
    ("Boat\u2003Crew", Role.TABLE, 0),
    ("Tug\u2003Four", Role.TABLE, 0),
)
OF_FIGURES = passage(
    1,
    ("Figure 1: Catches as a function of the weather.", Role.CAPTION, 0),
    ("The line is a mean.", Role.CAPTION, 0),
    "Boats leak in Figure 3.",
    section=("2. Catches", "2.1 By season"),
)
OF_PARTS = (
    passage(2, *listed(1, "We asked these people:", "Ann", "Bob"), section=("Appendix B", "Whom we asked")),
    passage(3, "Old boats leak and cost money.", section=("3. Costs",)),
    passage(4, "New boats cost money, too.", section=("3. Costs", "3.1 New boats")),
    passage(5, "Repairs cost little.", section=("3. Costs", "3.2 Repairs")),
)


class Titled(MemoryIndex):
    """An index whose headings stand at the end of the page before."""

    def page(self, report_id: str, number: int) -> Page:
        after = self.held[number].section if number < len(self.held) else ()
        text = "\n".join((super().page(report_id, number).text, *after))
        return Page(report_id, number, f"p{number}", text, text)


def told(asked: str, *held: Passage) -> list[str]:
    index: Index = Titled(held or (OF_TABLE, OF_FIGURES, *OF_PARTS), (BOATS,))  # type: ignore[assignment]
    return [one.text for one in in_place(asked, index, [BOATS.id])]


def test_a_table_is_told_by_its_caption_and_rows() -> None:
    assert told("What does Table 2 show?") == ["Table 2: Crews of the harbour\nBoat\u2003Crew\nTug\u2003Four"]
    assert told("What is the title of Table 2?") == ["Table 2: Crews of the harbour"]


def test_a_figure_is_told_by_its_caption() -> None:
    whole = "Figure 1: Catches as a function of the weather. The line is a mean."
    assert told("What does Figure 1 illustrate?") == [whole]
    assert told("What are the axes of Figure 1?") == [whole]
    assert told("What are the axes of Table 2?") == []  # its caption tells of none
    assert told("What does Figure 3 show?") == []  # is only mentioned


def test_the_title_of_what_is_on_a_page() -> None:
    assert told("What is the title of the chart on page p2?") == []
    assert told("What is the title of the chart on page 2?") == ["Figure 1: Catches as a function of the weather."]


@pytest.mark.parametrize(
    "asked", ["How many boats are in Table 2?", "Why does Table 2 list the tug?", "Who is in Table 2?"]
)
def test_what_asks_more_than_what_stands_there_is_another_question(asked: str) -> None:
    assert told(asked) == []


def test_a_part_is_told_by_its_heading_and_what_is_under_it() -> None:
    assert told("What is in Appendix B?") == ["Appendix B Whom we asked", "We asked these people:\n• Ann\n• Bob"]
    assert told("What is the title of Appendix B?") == ["Appendix B Whom we asked"]
    assert told("What is chapter 3 about?") == [
        "3. Costs\n• 3.1 New boats\n• 3.2 Repairs",
        "Old boats leak and cost money.",
    ]
    assert told("What is in Appendix C?") == []


def test_several_parts_are_told_by_their_headings() -> None:
    assert told("What are the names of chapters 2 and 3?") == ["2. Catches 2.1 By season", "3. Costs"]


def test_the_page_that_a_chapter_begins_on_is_told_by_its_heading() -> None:
    assert told("On which page does chapter 3 begin?") == ["3. Costs"]
