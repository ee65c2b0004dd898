"""What is said of each side of a comparison, and of all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from answering_fakes import MemoryIndex, listed, passage, ranked

from assistant.answering.compare import side_by_side
from assistant.answering.contrast import contrast
from assistant.answering.question import understand
from assistant.answering.sides import Asked, Sides
from assistant.answering.signals import terms_of
from assistant.answering.statements import Statement
from assistant.answering.weighing import Ranked
from assistant.records import CELL, Answer, Passage, Role, Status

SUBJECTS = ("ferry", "bridge")


def sides(
    question: str,
    each: Sequence[Sequence[Ranked]],
    whole: Sequence[Ranked] = (),
    stands: Callable[[Statement], bool] = lambda _: True,
    asked: str = "What is it?",
    subjects: Sequence[str] = SUBJECTS,
) -> list[list[Statement]]:
    """The statements; each: what was found for each side; asked: what was asked of each."""
    found = contrast(understand(question), subjects, {})
    assert found
    held: dict[int, Passage] = {one.weighed.passage.id: one.weighed.passage for side in (*each, whole) for one in side}
    index = MemoryIndex([held[number] for number in sorted(held)])
    sought = [Asked(understand(asked), (), [*side, *whole]) for side in each]
    return Sides(found, index, Asked(understand(question), (), list(whole)), stands).told(sought)  # type: ignore[arg-type]


def told(question: str, each: Sequence[Sequence[Ranked]], *more: Sequence[Ranked], **others: Any) -> list[list[str]]:
    """The texts of the statements."""
    return [[one.text for one in side] for side in sides(question, each, *more, **others)]


def apart(one: Passage, *paragraphs: int) -> Passage:
    """With its sentences in such paragraphs."""
    numbered = zip(one.sentences, paragraphs, strict=True)
    return replace(one, sentences=tuple(replace(part, paragraph=number) for part, number in numbered))


def test_each_side_has_a_statement_in_the_order_of_the_question() -> None:
    bridge, ferry = passage(0, "The bridge is high and new."), passage(1, "The ferry is slow and old.")
    found = told("How does the ferry differ from the bridge?", [[ranked(ferry, 1)], [ranked(bridge, 2)]])
    assert found == [["The ferry is slow and old."], ["The bridge is high and new."]]


def test_two_sentences_that_go_together_come_before_likelier_ones_apart() -> None:
    one = passage(0, "The ferry lives by the tide.", "In contrast, the bridge lives by the toll.")
    far = [apart(passage(9, "The ferry has a new bell."), 20), apart(passage(19, "The bridge has a new lamp."), 40)]
    found = told("ferry vs bridge", [[ranked(one, 0, -9), ranked(far[0], 1)], [ranked(one, -9, 0), ranked(far[1], 1)]])
    assert found == [["The ferry lives by the tide. In contrast, the bridge lives by the toll."]] * 2


def test_a_side_in_short_after_the_other() -> None:
    one = passage(0, "The first survey speaks chiefly of boats.", "The second speaks chiefly of roads.")
    found = told("How does the second survey differ from the first?", [[ranked(one, 0, 0)], [ranked(one, 0, 0)]])
    assert found == [["The first survey speaks chiefly of boats. The second speaks chiefly of roads."]] * 2


def test_a_sentence_that_tells_both_apart_comes_first_and_alone() -> None:
    both = passage(0, "Whereas the ferry rests at night, the bridge never does.")
    one = passage(5, "The ferry is slow and old.")
    found = told("ferry vs bridge", [[ranked(one, -1)], []], [ranked(both, 1)])
    assert found == [["Whereas the ferry rests at night, the bridge never does."]]


def test_a_part_of_a_side_is_not_the_side() -> None:
    some = passage(0, "The old ferry is slower than the new bridge.")
    both = passage(5, "Whereas the ferry rests at night, the bridge never does.")
    found = told("ferry vs bridge", [[], []], [ranked(some, 2), ranked(both, 1)])
    assert found == [["Whereas the ferry rests at night, the bridge never does."]]


@pytest.mark.parametrize(
    "text",
    ["The choice between ferry and bridge is only yours.", "There are different rules for the ferry and the bridge."],
)
def test_a_sentence_that_only_names_both_tells_no_difference(text: str) -> None:
    assert told("ferry vs bridge", [[], []], [ranked(passage(0, text), 3)]) == []


def test_a_list_that_tells_both_is_given_once_without_its_other_items() -> None:
    one = passage(
        0,
        *listed(
            1, "You cross by one of these:", "a ferry - a slow boat", "a ford - a wet path", "a bridge - a high road"
        ),
    )
    found = told("ferry versus bridge", [[ranked(one, 0, 0, 0, 0)], [ranked(one, 0, 0, 0, 0)]])
    assert found == [["You cross by one of these:\n• a ferry - a slow boat\n• a bridge - a high road"]] * 2


def test_paragraphs_under_bare_headings() -> None:
    lines = ("Ferry crossing", "We carry you over by water.", "Bridge crossing", "You stroll over at your leisure.")
    one = apart(passage(0, *lines), 1, 2, 3, 4)
    found = told("ferry versus bridge", [[ranked(one, 3, 0, 3, 0)], [ranked(one, 3, 0, 3, 0)]])
    assert found == [["We carry you over by water."], ["You stroll over at your leisure."]]


def test_sections_that_are_headed_by_the_sides() -> None:
    ferry = passage(0, "It carries forty people.", section=["The ferry"])
    bridge = passage(1, "It bears two lorries.", section=["The bridge"])
    found = told("ferry versus bridge", [[ranked(ferry, 0), ranked(bridge, 2)], [ranked(bridge, 0), ranked(ferry, 2)]])
    assert found == [["It carries forty people."], ["It bears two lorries."]]


def test_of_three_sides_what_stands_together_comes_before_likelier_ones_apart() -> None:
    said = [
        f"The {name} wants a toll that is paid {when} by those who cross."
        for name, when in (("ferry", "by day"), ("bridge", "by night"), ("tug", "by tide"))
    ]
    one, far = passage(0, *said), apart(passage(9, "The tug wants a bell and a toll of its own."), 20)
    odds = [(1, -9, -9), (-9, 1, -9), (-9, -9, 0)]
    each = [[ranked(one, *own), *([ranked(far, 1)] if own[2] == 0 else [])] for own in odds]
    asked = "Compare what ferry, bridge and tug want of the toll"
    found = told(asked, each, asked="What do they want of the toll?", subjects=(*SUBJECTS, "tug"))
    assert found == [[part.text] for part in one.sentences]


def test_a_row_with_a_column_for_each_side_tells_of_all() -> None:
    cells = (("Point", "Ferry", "Bridge"), ("Toll", "Low", "High"), ("Age", "1", "2"))
    held = passage(0, ("Table 1: Ways over", Role.CAPTION, 0), *((CELL.join(row), Role.TABLE, 0) for row in cells))
    found = told("How do ferry and bridge differ in toll?", [[], []], [ranked(held, -9, -9, 0, -9)])
    assert found == [["\n".join(["Table 1: Ways over", *map(CELL.join, cells[:2])])]]


def test_a_row_may_be_labelled_in_other_words() -> None:
    cells = (("Point", "Ferry", "Bridge"), ("In charge", "Ferry Board", "The town"), ("Age", "1", "2"))
    held = passage(0, ("Table 1: Ways over", Role.CAPTION, 0), *((CELL.join(row), Role.TABLE, 0) for row in cells))
    found = told("Compare who ran the ferry and the bridge", [[], []], [ranked(held, -9, -9, 0, -9)])
    assert found == [["\n".join(["Table 1: Ways over", *map(CELL.join, cells[:2])])]]


def test_what_says_only_that_they_differ_is_told_on_by_the_figures() -> None:
    held = passage(
        0,
        "The ferry is considerably slower on a dark and windy day in winter and in spring than the bridge.",
        "Of those who took the ferry 65 were late, of those on the bridge 9.",
    )
    assert told("Is the ferry slower than the bridge?", [[], []], [ranked(held, 1, -9)]) == [[held.text]]


def test_statements_that_do_not_name_their_side_stand_under_what_does() -> None:
    ferry = passage(0, "It carries forty people.", section=["2. The ferry"])
    bridge = passage(1, "The bridge bears two lorries.")
    found = sides("ferry versus bridge", [[ranked(ferry, 0)], [ranked(bridge, 0)]])
    assert [one.heading for side in found for one in side] == ["Ferry", "Bridge"]
    told_of = passage(1, "It bears two lorries.", section=["3. The old bridge"])
    found = sides("ferry versus bridge", [[ranked(ferry, 0)], [ranked(told_of, 0)]])
    assert [one.heading for side in found for one in side] == ["The ferry", "The old bridge"]
    named = sides("ferry versus bridge", [[ranked(passage(0, "The ferry floats on water."), 0)], [ranked(bridge, 0)]])
    assert [one.heading for side in named for one in side] == ["", ""]


def test_a_statement_begins_where_its_side_is_named() -> None:
    one = passage(0, "The ferry is slow.", "Nights are spent in dry dock.", "Food is sold to passengers.")
    found = told("How do ferry and bridge differ in food?", [[ranked(one, -1, -1, 0)], []])
    assert found == [["The ferry is slow. Nights are spent in dry dock. Food is sold to passengers."], []]


def test_what_the_reports_never_name_is_compared_with_nothing() -> None:
    index = MemoryIndex([passage(0, "The ferry is slow and old.")])
    asked = understand("How does the ferry differ from the zeppelin?")
    whole = Asked(asked, terms_of(asked, index), [ranked(index.held[0], 1.0)], 0.9)  # type: ignore[arg-type]
    told = side_by_side(whole, SUBJECTS, index, lambda _: whole, lambda _: True)  # type: ignore[arg-type]
    assert told == ([], 0.9, ())


def test_a_side_of_which_nothing_is_said_has_none() -> None:
    one = passage(0, "The ferry is slow and old.")
    assert told("ferry versus bridge", [[ranked(one, 0)], [ranked(one, 0)]]) == [["The ferry is slow and old."], []]
    assert told("ferry versus bridge", [[ranked(one, -9)], []]) == []


def test_what_cannot_be_cited_is_left_out() -> None:
    one, other = passage(0, "The ferry is slow and old."), passage(9, "The bridge is high and new.")
    found = told("ferry vs bridge", [[ranked(one, 0)], [ranked(other, 0)]], stands=lambda one: "old" not in one.text)
    assert found == [[], ["The bridge is high and new."]]


def test_where_costs_are_compared_each_side_has_a_sum() -> None:
    one = passage(0, "The ferry is slow and old.", "The ferry cost £2 million.")
    other = passage(9, "The bridge is high and new.", "The bridge cost £9 million.")
    found = told(
        "Was the ferry dearer than the bridge?",
        [[ranked(one, 5, 0)], [ranked(other, 5, 0)]],
        asked="How much did it cost?",
    )
    assert found == [["The ferry cost £2 million."], ["The bridge cost £9 million."]]


def test_what_is_compared_is_in_the_statement_or_above_it() -> None:
    ferry = passage(0, "The ferry is painted green.", "The ferry has a crew of six.")
    bridge = passage(9, "The bridge takes nobody.", section=["Crew"])
    found = told("How do ferry and bridge differ in crew?", [[ranked(ferry, 0, -0.5)], [ranked(bridge, -2)]])
    assert found == [["The ferry has a crew of six."], ["The bridge takes nobody."]]


def test_what_they_have_in_common_is_said_of_both() -> None:
    one = passage(0, "The ferry is slow and old.", "The ferry and the bridge belong to the town.")
    row = passage(1, ("Owner of ferry, bridge Town", Role.TABLE, 0))
    found = told("What do the ferry and the bridge have in common?", [[], []], [ranked(one, 3, 0), ranked(row, 3)])
    assert found == [["The ferry and the bridge belong to the town."]]
    assert told("What do the ferry and the bridge have in common?", [[ranked(one, 3, -9)], []]) == []


@pytest.mark.parametrize(
    ("question", "status", "claims"),
    [
        (
            "was the nhs programme dearer than the criminal justice one?",
            Status.ANSWERED,
            ["£12.4 billion", "£2 billion"],
        ),
        ("Which cost more, criminal justice or the NHS?", Status.ANSWERED, ["£2 billion", "£12.4 billion"]),
        ("How much did each sector's programme cost?", Status.PARTLY, ["£2 billion", "£12.4 billion"]),
        ("Did the NHS programme cost more than local government's?", Status.PARTLY, ["£12.4 billion"]),
        ("What do criminal justice and the NHS have in common?", Status.ANSWERED, ["had to move many bodies"]),
        ("How does the second phase differ from the first?", Status.ANSWERED, ["chiefly of conduct"]),
        (
            "Were more members of the public surveyed than frontline staff?",
            Status.ANSWERED,
            [f"1,000{CELL}Survey\nFrontline staff of public services{CELL}500{CELL}"],
        ),
        ("health service vs councils on accountability", Status.ANSWERED, ["laid most stress", "lay in trust"]),
        (
            "How does clear leadership differ between criminal justice and local government?",
            Status.ANSWERED,
            ["recognised high up", "political as well as managerial"],
        ),
        ("Is Scotland different from Wales?", Status.NOT_FOUND, []),
        ("Is the army dearer than the navy?", Status.NOT_FOUND, []),
    ],
)
def test_on_the_briefings(ask: Callable[..., Answer], question: str, status: Status, claims: list[str]) -> None:
    answer = ask(question)
    assert answer.status is status
    for claim, words in zip(answer.claims, claims, strict=True):
        assert words in claim.text
