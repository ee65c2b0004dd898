"""What a sentence announces comes with it: how things differ, a list that the next sentence leads to."""

from __future__ import annotations

import pytest
from answering_fakes import MemoryIndex, listed, passage

from assistant.answering.announcing import after_colon, announced, list_after
from assistant.answering.question import understand
from assistant.answering.statements import Candidate


@pytest.mark.parametrize(
    ("said", "asked", "more"),
    [
        ("On the face of it ferries and tugs have little in common.", "How do ferries and tugs differ?", 1),
        ("The second harbour goes a step further than the first.", "How does the first harbour differ?", 1),
        ("The mood of the crews was far from the same.", "How did the mood of the crews differ?", 1),
        ("The mood of the crews was far from the same.", "When was the mood of the crews far from the same?", 0),
        ("Ferries carry more than any boat that the harbour had seen before.", "How do ferries and tugs differ?", 0),
        ("Ferries and tugs had different crews until the harbour closed.", "How do ferries and tugs differ?", 0),
    ],
)
def test_how_things_differ_is_told_after_the_sentence_that_says_so(said: str, asked: str, more: int) -> None:
    held = passage(0, said, "Ferries carry people, and tugs pull what cannot move by itself.")
    assert announced(Candidate(held, 0, 1.0), understand(asked)) == more


def test_what_conclusions_were_drawn_and_the_best_figure_are_told_next() -> None:
    held = passage(0, "Of all figures the best figure comes from the port of Ely.", "There seven boats in ten are dry.")
    assert announced(Candidate(held, 0, 1.0), understand("Which boats are dry?")) == 1
    items = listed(1, "To stay dry, a crew should:", "tar the boat;", "cover it.")
    index = MemoryIndex([passage(0, "The crews drew two conclusions.", *items)])
    asked = understand("What came of the talk?")
    assert len(list_after(Candidate(index.held[0], 0, 1.0), asked, index)) == 3  # type: ignore[arg-type]
    other = MemoryIndex([passage(0, "The crews talked for two days.", *items)])
    assert list_after(Candidate(other.held[0], 0, 1.0), asked, other) == ()  # type: ignore[arg-type]


def test_a_short_list_comes_with_the_sentence_that_its_lead_in_points_back_to() -> None:
    said = (
        "The harbour board was praised by all who were asked, for having taken care of more than tar and sails alone."
    )
    items = listed(1, "It was credited with two things that others can learn:", "patience;", "good boats.")
    index = MemoryIndex([passage(0, said, *items)])
    one = Candidate(index.held[0], 0, 1.0)
    assert len(list_after(one, understand("What was thought of the harbour board?"), index)) == 3  # type: ignore[arg-type]
    assert list_after(one, understand("When was the harbour board praised?"), index) == ()  # type: ignore[arg-type]
    other = MemoryIndex([passage(0, said, *listed(1, "Two things are needed:", "patience;", "good boats."))])
    asked = understand("What was thought of the harbour board?")
    assert list_after(Candidate(other.held[0], 0, 1.0), asked, other) == ()  # type: ignore[arg-type]


def test_a_list_that_is_only_counted_comes_with_what_it_is_of() -> None:
    said = "Several rules of the crown pushed harbours towards each other, with the help of bells and of lamps."
    items = listed(
        1, "The report names two:", "the rule of 1706, which obliged harbours to ask their crews;", "the rule of bells."
    )
    index = MemoryIndex([passage(0, said, *items)])
    found = list_after(Candidate(index.held[0], 0, 1.0), understand("Which rules pushed harbours?"), index)  # type: ignore[arg-type]
    assert len(found) == 3


def test_what_a_colon_leads_to_comes_with_it() -> None:
    said = "Wooden ferries, however, have notable flaws:"
    flaws = "Rot. The planks rot where no tar is.", "Weight. A wet hull is slow.", "Noise."
    index = MemoryIndex([passage(0, said, *flaws), passage(1, "Iron ferries rust.", section=["2. Iron"])])
    told = after_colon(Candidate(index.held[0], 0, 1.0), index)  # type: ignore[arg-type]
    assert [one.text for one in told] == list(flaws[:2])  # no heading in its line at the end
    parted = MemoryIndex([passage(0, said), passage(1, *flaws)])
    assert len(after_colon(Candidate(parted.held[0], 0, 1.0), parted)) == 2  # type: ignore[arg-type]
    assert after_colon(Candidate(index.held[0], 1, 1.0), index) == ()  # type: ignore[arg-type]


def test_a_sentence_that_repeats_the_question_leaves_it_to_the_next() -> None:
    held = passage(0, "Tar is old.", "The move from sail to steam was slow.", "Crews feared the noise of the engines.")
    for asked, more in (
        ("How did the move from sail to steam go?", 1),
        ("What is said of the noise of engines?", 0),
        ("When was the move from sail to steam?", 0),
        ("Was the move from sail to steam slow?", 0),
    ):
        assert announced(Candidate(held, 1, 1.0), understand(asked)) == more
