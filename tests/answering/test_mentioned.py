"""Whether a thing is mentioned at all."""

from __future__ import annotations

import pytest

from assistant.answering.matching import Term
from assistant.answering.mentioned import says_nothing_of
from assistant.answering.words import stem, stems_in, terms

UNKNOWN = stems_in(["barge"])  # what no report has


def nothing(asked: str, text: str) -> bool:
    words = [Term(word, stem(word), 2.0, False, stem(word) not in UNKNOWN) for word in terms(asked)]
    return says_nothing_of(asked, words, stems_in([text]))


@pytest.mark.parametrize(
    "asked",
    [
        "Are tolls mentioned in the second phase?",
        "Is the toll considered?",
        "And were tolls dealt with at the second workshop?",
        "Have tolls been looked at?",
        "Does the second phase deal with tolls?",
        "Do the reports talk about tolls anywhere?",
        "Are tolls mentioned at the KPB workshop?",
        "Did the first workshop cover the tolls in Kent?",
    ],
)
def test_what_is_mentioned_has_a_word_of_it(asked: str) -> None:
    assert nothing(asked, "The second phase was to deal with that, in Kent, and the reports covered the workshop.")
    assert not nothing(asked, "A toll is paid in the second phase.")


@pytest.mark.parametrize(
    "asked",
    ["Are barges discussed?", "Do they discuss blue barges?", "Does the survey say that barges leak?"],
)
def test_a_word_that_no_report_has_has_to_be_there(asked: str) -> None:
    assert nothing(asked, "Blue boats leak, as the survey says.")
    assert not nothing(asked, "A barge may be blue.")


@pytest.mark.parametrize(
    "asked",
    [
        "Are tolls high?",
        "Is the toll considered for a rise?",
        "Did the port raise tolls?",
        "What is said about tolls?",
        "Does the report say that tolls rose?",
    ],
)
def test_other_questions_may_be_answered_in_other_words(asked: str) -> None:
    assert not nothing(asked, "Whoever passes pays more now.")
