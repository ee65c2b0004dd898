"""What is told in hardly any words but its own is asked again in these."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from answering_fakes import MemoryIndex, passage, ranked

from assistant.answering.again import asked_again
from assistant.answering.composing import Composing
from assistant.answering.late import Late
from assistant.answering.question import understand
from assistant.answering.sides import Asked
from assistant.answering.signals import terms_of


@pytest.mark.parametrize(
    ("asked", "again"),
    [
        ("What was the ferry compared to?", "the ferry is like a"),
        ("What everyday object is a boat likened to?", "a boat is like a"),
        ("To what did the pilot compare the ferry?", "the ferry is like a"),
        ("What question did the crews try to answer?", "What was the central question of the crews?"),
        ("What was the question behind the survey?", "What was the central question of the survey?"),
        ("Who is responsible for the ferry programme?", "Who oversees the ferry programme?"),
        ("How long did the ferry trial take?", "How long did the ferry trial last?"),
        ("How long does it take to sail?", ""),
        ("Who is responsible?", ""),
        ("What was compared?", ""),
        ("Which questions did the crews ask?", ""),
        ("How does a boat compare with a ferry?", ""),
    ],
)
def test_a_likeness_and_a_question_are_asked_otherwise(asked: str, again: str) -> None:
    assert asked_again(asked) == again


def test_what_is_found_in_other_words_answers_where_nothing_else_does() -> None:
    one, other = passage(0, "The ferry was new."), passage(1, "The ferry, she said, is like a bridge.")
    index = MemoryIndex([one, other])

    def weigh(asked: str) -> Asked:
        again = understand(asked)
        found = [ranked(other, 2)] if "like" in asked else [ranked(one, 1)]
        return Asked(again, terms_of(again, index), found, 0.9)  # type: ignore[arg-type]

    composing = Composing(index, 0.4, lambda _: weigh, lambda _: None, lambda _: [], lambda _: (), lambda _, told: told)  # type: ignore[arg-type]
    [told] = composing.told([weigh("What was the ferry compared to?")]).parts
    assert [each.text for each in told] == [other.text]


def test_what_is_found_in_other_words_is_not_looked_through_for_the_noun_of_the_question() -> None:
    one, other = passage(0, "The ferry was new."), passage(1, "The ferry, she said, is like a bridge.")
    index = MemoryIndex([one, other, passage(2, "A tool."), *(passage(number, "Cars.") for number in range(3, 60))])

    def weigh(asked: str) -> Asked:
        again = understand(asked)
        terms = terms_of(again, index) if "is like" not in asked else ()  # of other words, and fewer
        late = Late(np.zeros(3), np.zeros((1, 3)), np.zeros(len(terms)), 0, np.zeros(1), np.zeros((1, len(terms))))
        found = replace(ranked(other if "is like" in asked else one, 1), late=late)
        return Asked(again, terms, [found], 0.9)  # type: ignore[arg-type]

    composing = Composing(index, 0.4, lambda _: weigh, lambda _: None, lambda _: [], lambda _: (), lambda _, told: told)  # type: ignore[arg-type]
    asked = weigh("What everyday tool is the ferry likened to?")
    assert [each.text for each in composing.told([asked]).parts[0]] == [other.text]
