"""What went well, where that is asked."""

from __future__ import annotations

import pytest
from answering_fakes import passage

from assistant.answering.matching import Term
from assistant.answering.statements import Candidate
from assistant.answering.valued import valued

PORT = Term("port", "port", 3.0, name=False, known=True)
BAD, GOOD = "In the port there was a lack of success with the new boats.", "In the port the new crews were most useful."


def told(question: str, *texts: str) -> list[str]:
    found = [Candidate(passage(number, text), 0, -float(number)) for number, text in enumerate(texts)]
    return [one.sentence.text for one in valued(question, [PORT], found[:1], found)]


@pytest.mark.parametrize(
    "question",
    ["What went well in the port?", "What worked best in the port?", "What were the successes of the port?"],
)
def test_worth_comes_before_trouble_that_is_likelier(question: str) -> None:
    assert told(question, BAD, GOOD) == [GOOD]


def test_trouble_alone_is_no_worth() -> None:
    assert told("What went well in the port?", BAD, "The port has two piers.") == []


def test_what_went_wrong_is_told_by_trouble() -> None:
    assert told("What went wrong in the port?", BAD, GOOD) == [BAD]
    assert told("What happened in the port?", BAD, GOOD) == [BAD]
