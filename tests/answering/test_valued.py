"""What went well, or what stood in the way, where that is asked."""

from __future__ import annotations

import pytest
from answering_fakes import each, listed, passage

from assistant.answering.matching import Term
from assistant.answering.statements import Candidate
from assistant.answering.valued import valued

PORT = Term("port", "port", 3.0, name=False, known=True)
BAD, GOOD = "In the port there was a lack of success with the new boats.", "In the port the new crews were most useful."


def told(question: str, *texts: str) -> list[str]:
    return [one.sentence.text for one in valued(question, [PORT], each(*texts))]


@pytest.mark.parametrize(
    "question",
    ["What went well in the port?", "What worked best in the port?", "What were the successes of the port?"],
)
def test_worth_comes_before_trouble_that_is_likelier(question: str) -> None:
    assert told(question, BAD, GOOD) == [GOOD]


def test_trouble_alone_is_no_worth() -> None:
    assert told("What went well in the port?", BAD, "The port has two piers.") == []


@pytest.mark.parametrize(
    "question",
    ["What went wrong in the port?", "What are the main obstacles in the port?", "Which problems did the port have?"],
)
def test_trouble_comes_before_worth_that_is_likelier(question: str) -> None:
    assert told(question, GOOD, BAD) == [BAD]
    late = "The port had fallen behind with the new boats."
    assert told(question, GOOD, late) == [late]


def test_worth_alone_is_no_trouble() -> None:
    assert told("What were the obstacles in the port?", GOOD, "The port has two piers.") == []


def test_what_stands_under_troubles_is_one() -> None:
    items = passage(0, *listed(1, "These are:", "two piers in the port."), section=("3. Challenges",))
    item = Candidate(items, 1, 0.0)
    assert valued("What were the obstacles in the port?", [PORT], [item]) == [item]
    text = Candidate(passage(0, "The port has two piers.", section=("3. Challenges",)), 0, 0.0)
    assert valued("What were the obstacles in the port?", [PORT], [text]) == []


def test_what_is_asked_otherwise_is_told_by_either() -> None:
    assert told("What happened in the port?", BAD, GOOD) == [BAD, GOOD]
