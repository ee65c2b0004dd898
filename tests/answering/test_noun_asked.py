"""What has nothing like the noun that is asked for is no answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from answering_fakes import passage, ranked

from assistant.answering.late import Late
from assistant.answering.matching import Term
from assistant.answering.noun_asked import having_noun
from assistant.answering.question import understand
from assistant.answering.statements import Candidate

NOUN = Term("risks", "risk", 4.0, name=False, known=True)
PURPOSE, DANGER = "Ferries are to save time.", "Ferries sink at times."


def told(asked: str, likeness: Sequence[float], odds: Sequence[float], term: Term = NOUN) -> list[str]:
    """Which of two sentences is left; likeness: of each to the noun."""
    found, candidates = [], []
    for number, (text, like, likely) in enumerate(zip((PURPOSE, DANGER), likeness, odds, strict=True)):
        one = passage(number, text)
        late = Late(np.zeros(3), np.zeros((1, 3)), np.zeros(1), 0.0, np.zeros(1), np.array([[like]]))
        found.append(replace(ranked(one, likely), late=late))
        candidates.append(Candidate(one, 0, likely))
    return [one.sentence.text for one in having_noun(understand(asked), [term], found, candidates)]


@pytest.mark.parametrize(
    "asked", ["What are the risks of ferries?", "Which risks do ferries run?", "And what kind of risks did they see?"]
)
def test_what_has_something_like_the_noun_is_left(asked: str) -> None:
    assert told(asked, (0.2, 0.5), (0.0, -1.0)) == [DANGER]


def test_what_has_it_and_is_far_less_likely_tells_of_something_else() -> None:
    assert told("What are the risks of ferries?", (0.2, 0.5), (0.0, -2.0)) == []
    assert told("What are the risks of ferries?", (0.2, 0.2), (0.0, 0.0)) == []


@pytest.mark.parametrize("asked", ["Do ferries have risks?", "Who runs the risks?", "How are risks met?"])
def test_where_no_noun_is_asked_for_all_are_left(asked: str) -> None:
    assert told(asked, (0.2, 0.2), (0.0, 0.0)) == [PURPOSE, DANGER]


@pytest.mark.parametrize(
    ("asked", "term"),
    [
        ("What are the risks of ferries?", replace(NOUN, weight=2.0)),  # in many passages
        ("What are the risks of ferries?", replace(NOUN, known=False)),
        ("What is the purpose of ferries?", replace(NOUN, word="purpose", stem="purpos")),
        ("What is the time needed for ferries?", replace(NOUN, word="needed", stem="need")),
    ],
)
def test_nouns_that_answers_need_not_have(asked: str, term: Term) -> None:
    assert told(asked, (0.2, 0.2), (0.0, 0.0), term) == [PURPOSE, DANGER]


def test_headings_and_the_items_of_a_list_have_it_as_well() -> None:
    boat = Term("boats", "boat", 4.0, name=False, known=True)  # the section is headed so
    assert told("What boats are there?", (0.2, 0.2), (0.0, 0.0), boat) == [PURPOSE, DANGER]
