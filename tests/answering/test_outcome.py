"""What an answer tells besides its statements."""

from __future__ import annotations

import pytest

from assistant.answering.outcome import tells_of, tells_of_names
from assistant.answering.question import otherwise, understand
from assistant.answering.scopes import Scoped
from assistant.records import Claim

BEFORE = "why is glass harder than slate?"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (Claim("The roofer was glad of it.", (1,)), True),
        (Claim("They were glad of it.", (1,), "Roofers"), True),
        (Claim("Glass was the harder of the two.", (1,)), False),
    ],
)
def test_what_is_told_must_be_of_what_a_follow_up_names(claim: Claim, told: bool) -> None:
    question = understand("What about the roofers?", [BEFORE])
    assert question.context == BEFORE
    assert tells_of([claim], question) is told
    assert not otherwise(question).context
    assert otherwise(question).subject == "the roofers"


def test_a_question_that_leans_on_no_other_is_told_by_anything() -> None:
    question = understand("What about the 2006 Bridge Plan?", ["When did the Ferry Scheme come out?"])
    assert not question.context
    assert tells_of([Claim("It came out in May.", (1,))], question)
    assert not tells_of([], question)


def test_what_others_tell_of_a_report_has_its_name() -> None:
    asked = [Scoped(understand("What does the survey leave out?"), named=frozenset({"survey"}))]
    assert tells_of_names([Claim("The survey leaves out boats.", (1,))], asked)
    assert not tells_of_names([Claim("Boats are left out.", (1,))], asked)
