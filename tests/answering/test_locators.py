"""Places that a question names: their passages are likelier, those that are the thing more than those that name it."""

from __future__ import annotations

import pytest
from answering_fakes import BOATS, ROADS, MemoryIndex, passage

from assistant.answering.locators import IS_IT, NAMES_IT, ON_THE_PAGE, located, nowhere, without_places
from assistant.answering.question import understand
from assistant.answering.signals import terms_of


class Worded(MemoryIndex):
    """Finds the passages that have a phrase."""

    def lexical(self, terms: list[str], top: int, ids: object = None) -> list[tuple[int, float]]:
        return [(one.id, 1.0) for one in self.held if terms[0].lower() in f"{one.heading} {one.text}".lower()][:top]

    def passage_ids(self, report_id: str) -> list[int]:
        return [one.id for one in self.held if one.report_id == report_id]


class Numbered(MemoryIndex):
    """Finds the passages that have any of some phrases."""

    def lexical(self, terms: list[str], top: int, ids: object = None) -> list[tuple[int, float]]:
        return [(one.id, 1.0) for one in self.held if any(term in one.text.lower() for term in terms)][:top]


HELD = [
    passage(0, "As figure 4 shows, boats leak."),
    passage(1, "They are old.", "Figure 4: Boats that leak."),
    passage(2, "Figure 4.2: Boats that do not."),
    passage(3, "Tar costs money.", section=("Appendix C Costs", "Tar")),
    passage(4, "FIG 4 Roads by length.", report=ROADS),
    passage(5, "Each phase took a year."),
]


def test_a_caption_stands_before_a_mention() -> None:
    found = located("What does Figure 4 show?", Worded(HELD), None)  # type: ignore[arg-type]
    assert {number: found[number] for number in (0, 1, 4)} == {0: NAMES_IT, 1: IS_IT, 4: IS_IT}
    assert found.get(2, NAMES_IT) == NAMES_IT  # 4.2 is another figure


def test_what_stands_under_a_heading_is_the_appendix() -> None:
    assert located("What are the costs in Appendix C?", Worded(HELD), None) == {3: IS_IT}  # type: ignore[arg-type]


def test_a_page_is_looked_up_in_one_report_only() -> None:
    index = Worded(HELD)
    assert located("What is on page 2?", index, [BOATS.id]) == {1: ON_THE_PAGE}  # type: ignore[arg-type]
    assert located("What is on the first page?", index, [BOATS.id]) == {0: ON_THE_PAGE}  # type: ignore[arg-type]
    assert located("What is on page 2?", index, None) == {}  # type: ignore[arg-type]


def test_a_chapter_is_found_by_its_number_alone() -> None:
    held = [passage(0, "Boats leak.", section=("4. Six leaks",)), passage(1, "Boats sail.", section=("5. Six sails",))]
    assert located("What does chapter 5 say?", Worded(held), [BOATS.id]) == {1: IS_IT}  # type: ignore[arg-type]
    assert located("What does chapter 5 say?", Worded(held), None) == {}  # type: ignore[arg-type]


PLACES = [
    passage(0, "Boats leak when they are old.", section=("2. Risk and repair",)),
    passage(1, "Risk and repair are costly.", section=("3. Money",)),
    passage(2, "Recommendation 3: Tar each boat.", section=("4. Advice",)),
    passage(3, "As recommendation 3 says, tar is cheap.", section=("Unit 8 Tar",)),
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("What does the section on risk and repair say?", {0: IS_IT}),
        ("What leaks, by the Risk and Repair section?", {0: IS_IT}),
        ("What is told in 'Risk and repair'?", {0: IS_IT, 1: NAMES_IT}),
        ("Where does it say “when they are old”?", {0: NAMES_IT}),
        ("What does “old” mean?", {}),  # one word is no quotation
        ("What do risk and repair cost?", {}),
        ("What is recommendation 3?", {2: IS_IT, 3: NAMES_IT}),
        ("What is the topic of unit-8?", {3: IS_IT}),
        ("Which unit I should read?", {}),
    ],
)
def test_a_section_or_very_words_may_be_named(asked: str, found: dict[int, float]) -> None:
    assert located(asked, Worded(PLACES), None) == found  # type: ignore[arg-type]


def test_a_question_may_name_no_place() -> None:
    assert located("Why do boats leak?", Worded(HELD), [BOATS.id]) == {}  # type: ignore[arg-type]


def test_the_words_of_a_place_need_not_be_said_there() -> None:
    def left(asked: str) -> list[str]:
        terms = terms_of(understand(asked), MemoryIndex(HELD))  # type: ignore[arg-type]
        return [term.word for term in without_places(terms, asked, {0: IS_IT})]

    assert left("Which boats does the chart on page 14 show as old?") == ["boats", "show", "old"]
    assert left("What does Appendix C say of tar?") == ["tar"]
    assert left("What is figure 4?") == ["figure", "4"]


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        ("What does figure 7 show?", ["figure 7"]),
        ("What does figure 4 show?", []),
        ("What does Figure Four show?", []),
        ("What did the fourth phase find?", ["fourth phase"]),
        ("What did the second phase find?", []),  # a report is of it
        ("What was phase one?", []),
        ("What does table 7 show?", []),  # there are no tables at all: a word that is missing anyway
    ],
)
def test_a_thing_that_is_named_may_be_nowhere(asked: str, missing: list[str]) -> None:
    assert nowhere(asked, Numbered(HELD), None) == missing  # type: ignore[arg-type]
