"""What somebody says at length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from answering_fakes import ROADS, MemoryIndex, passage

from assistant.answering.speakers import Voiced, is_amiss
from assistant.answering.turns import voiced
from assistant.records import Passage, Role

HEARING = (
    passage(0, "STATEMENT OF HON. ANN KILN, MINISTER FOR BOATS", "Thank you.", "Boats leak.", section=()),
    passage(1, "Tar is dear.", "Chairman OAK.", "Tar is cheap.", section=()),
    passage(2, "It is black.", "Mrs. K ILN.", "Mr. Chairman, it is sticky.", "Mr. OAK.", "So be it.", section=()),
)


def theirs(asked: str, passages: Sequence[Passage]) -> list[str]:
    found = voiced(asked, passages, MemoryIndex(passages))  # type: ignore[arg-type]
    return [one.sentences[at].text for one in found if isinstance(one, Voiced) for at in sorted(one.theirs)]


def test_a_turn_lasts_until_another_speaks_and_small_capitals_name_too() -> None:
    said = ["Thank you.", "Boats leak.", "Tar is dear.", "Mr. Chairman, it is sticky."]
    assert theirs("what did kiln think of tar", HEARING) == said
    assert theirs("What did Mr. Oak say about tar?", HEARING) == ["Tar is cheap.", "It is black.", "So be it."]
    assert theirs("What did the chairman say about tar?", HEARING) == ["Tar is cheap.", "It is black."]


def test_nobody_else_speaks_in_a_turn() -> None:
    asked = "What did Kiln say about tar?"
    first, second, third = voiced(asked, HEARING, MemoryIndex(HEARING))  # type: ignore[arg-type]
    assert not is_amiss(asked, second, 0)
    assert is_amiss(asked, second, 2)
    assert is_amiss(asked, third, 0)
    assert first.section == ("STATEMENT OF HON. ANN KILN, MINISTER FOR BOATS",)
    assert third.section == ("Mrs. KILN",)


def test_no_turn_goes_on_in_another_report() -> None:
    other = replace(passage(1, "Roads are long."), report_id=ROADS.id)
    assert theirs("What did Kiln say?", (HEARING[0], other)) == ["Thank you.", "Boats leak."]


def test_a_letter_is_whose_name_stands_under_it() -> None:
    letter = (passage(0, "I am glad of the boats."), passage(1, "They float.", ("Dr. Ann B. Kiln", Role.CAPTION, 0)))
    assert theirs("What did Kiln think of the boats?", letter) == ["I am glad of the boats.", "They float."]
    told = (passage(0, "The boats are new."), passage(1, "They float.", "Ann Kiln"))
    assert theirs("What did Kiln think of the boats?", told) == []
    assert theirs("What did Kiln think of the boats?", (passage(0, "I called.", "Ann Kiln."),)) == []


def test_a_message_is_whose_name_heads_it_over_two_lines_too() -> None:
    asked = "What does the Chief People Officer's message say about tar?"
    heading = passage(0, ("A message from our Chief", Role.HEADING, 0), section=("A message from our Chief",))
    message = passage(1, "Tar is black.", section=("People Officer",))
    assert theirs(asked, (heading, message)) == ["Tar is black."]
    assert theirs(asked, (passage(0, "Tar is dear."), message)) == []
    assert theirs("What did Kiln say?", (passage(0, "Boats leak.", section=("Foreword by Ann Kiln",)),)) == [
        "Boats leak."
    ]


def test_a_sentence_heads_nothing() -> None:
    assert theirs("What did Kiln say?", (passage(0, "The letter from Kiln was lost.", "Boats leak."),)) == []


def test_odd_lines_take_no_time() -> None:
    for odd in (
        "Mr. " + "A" * 20_000,
        "The " + "AA " * 25 + "A" * 20_000,
        "a " * 20_000,
        "Statement of " + "x" * 20_000,
    ):
        assert theirs("What did Kiln say?", (passage(0, odd, "Kiln spoke."),)) == []
