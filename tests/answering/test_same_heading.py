"""A question that is a section's heading in other words gets that section's opening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from answering_fakes import ROADS, MemoryIndex, listed, passage, ranked

from assistant.answering.matching import Term
from assistant.answering.question import understand
from assistant.answering.same_heading import UnderHeading, under_heading
from assistant.answering.synonyms import synonyms
from assistant.answering.words import stem
from assistant.records import Passage

LENT = ("The clerks look at each case before noon.", *listed(1, "You may borrow one if you are:", "• over 20", "• dry"))
OTHER = passage(1, "The oars are kept by Ann Lee.", section=("Lending boats", "Where oars are kept"))


def found(asked: str, *held: Passage) -> UnderHeading | None:
    question = understand(asked)
    weighed = [ranked(one, *[0.0] * len(one.sentences)) for one in held]
    terms = [Term(word, stem(word), 3.0, False, True, (), synonyms(stem(word))) for word in question.terms]
    return under_heading(question, terms, weighed, MemoryIndex(held))  # type: ignore[arg-type]


def under(heading: str, number: int = 0, above: Sequence[str] = ()) -> Passage:
    return replace(passage(number, *LENT, section=(*above, heading)), title="Lending boats")


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("Who can borrow a boat?", "Who can borrow a boat"),
        ("Who may borrow boats?", "2.1 Who can borrow a boat?"),
        ("Who can borrow a boat?", "Who can borrow"),
        ("How do I return a boat?", "How to return"),
        ("How do I return my boat?", "Returning boats"),
        ("What are the usual borrowing criteria?", "Usual borrowing criteria"),
        ("When must I not borrow a boat?", "When you cannot borrow"),
    ],
)
def test_the_section_s_opening_answers_with_its_list_whole(asked: str, heading: str) -> None:
    answer = found(asked, OTHER, replace(under(heading), id=0))
    assert answer is not None
    assert [one.text for one in answer.opening.sentences] == [
        words if isinstance(words, str) else words[0] for words in LENT
    ]


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("Why can a boat be borrowed?", "Who can borrow a boat"),
        ("Who can borrow a boat?", "Borrowing boats"),
        ("How long can I borrow a boat?", "How to borrow a boat"),
        ("How much does a boat cost?", "Boats and costs"),
        ("Who can borrow a boat and oars?", "Who can borrow a boat"),
        ("Who can borrow a boat?", "Who can borrow a boat in winter"),
        ("Who can borrow a boat?", "Who cannot borrow a boat"),
        ("How do I fill in form 7 for a boat?", "How to fill in form 6 for a boat"),
        ("Who can borrow?", "Who can borrow"),
        ("Borrowing boats", "Borrowing boats"),
        ("I have no oars. Who can borrow a boat?", "Who can borrow a boat"),
    ],
)
def test_other_headings_answer_nothing(asked: str, heading: str) -> None:
    assert found(asked, under(heading)) is None


def test_sections_of_several_reports_answer_nothing() -> None:
    held = [under("Who can borrow a boat"), replace(under("Who can borrow a boat", 1), report_id=ROADS.id)]
    assert found("Who can borrow a boat?", *held) is None
    assert found("Who can borrow a boat?", held[0]) is not None


def test_a_heading_that_asks_goes_before_one_that_only_names() -> None:
    held = [under("Return boats"), under("How to return", 1, above=("Boats",))]
    answer = found("How do I return boats?", *held)
    assert answer is not None and answer.asks
    assert answer.opening.passage.section[-1] == "How to return"


def test_lists_of_the_section_itself_are_the_answer() -> None:
    answer = found("Who can borrow a boat?", under("Who can borrow a boat"))
    assert answer is not None
    assert answer.is_better([replace(answer.opening, passage=OTHER)])
    assert not answer.is_better([answer.opening])
    assert [one.passage for one in answer.with_more([replace(answer.opening, passage=OTHER)])] == [
        answer.opening.passage
    ]


def test_a_section_of_headings_alone_answers_nothing() -> None:
    bare = replace(under("Who can borrow a boat"), sentences=())
    assert found("Who can borrow a boat?", bare) is None
