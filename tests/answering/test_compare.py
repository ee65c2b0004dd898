"""Sides of a comparison: reports, phases, sectors, or subjects that a question names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answering_fakes import BOATS, REPORTS, ROADS

from assistant.answering.compare import By, groups, of_all, of_one, speaks_of_all
from assistant.answering.contrast import contrast
from assistant.answering.question import understand
from assistant.records import Answer, Claim, Status

SUBJECTS = ("National Canal Service", "Canal", "councils", "police")


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (By.REPORT, ["Boats (2005)", "Roads (2008)"]),
        (By.PHASE, ["Phase 1", "Phase 2"]),
        (By.SECTOR, ["Water", "Transport"]),
    ],
)
def test_a_column_for_each(by: By, names: list[str]) -> None:
    assert groups(REPORTS, by) == list(zip(names, [("boats.pdf",), ("roads.pdf",)], strict=True))


def test_reports_of_a_kind_share_a_column() -> None:
    more = replace(ROADS, file="more.pdf", phase=1, sector="", short_title="More", published="")
    assert groups([BOATS, ROADS, more], By.PHASE)[0] == ("Phase 1", ("boats.pdf", "more.pdf"))
    assert groups([more, replace(more, file="most.pdf")], By.SECTOR) == [("All sectors", ("more.pdf", "most.pdf"))]
    assert groups([replace(more, phase=None)], By.PHASE)[0][0] == "No phase"
    assert groups([replace(more, phase=None, title="More boats: phase 3")], By.PHASE)[0][0] == "Phase 3"
    assert groups([more], By.REPORT)[0][0] == "More (n.d.)"


@pytest.mark.parametrize(
    ("asked", "questions"),
    [
        ("Compare what police and councils want", ["what police want", "what councils want"]),
        ("How do councils differ from the police?", ["What is councils?", "What is police?"]),
        ("How did the first phase differ from the second in evidence?", ["first phase", "second phase"]),
        ("Is the ferry dearer than the bridge?", ["How much did the ferry cost?", "How much did the bridge cost?"]),
        ("Are there more swans than geese?", ["How many swans?", "How many geese?"]),
        ("Is the ferry older than the bridge?", ["When did the ferry start?", "When did the bridge start?"]),
    ],
)
def test_the_question_of_each_side(asked: str, questions: list[str]) -> None:
    question = understand(asked)
    found = contrast(question, SUBJECTS, {})
    assert found
    for place, right in enumerate(questions):
        own, other = found.sides[place].text, found.sides[1 - place].text
        alone = of_one(question, found, place)
        assert right in alone
        assert own in alone
        assert other not in alone


def test_what_is_common_says_so() -> None:
    assert of_all("What was found? ") == "What was found in all of them, in common?"
    answer = Answer("", "", (Claim("All sectors met it.", (1,)),), (), (), Status.ANSWERED, 0.9, 0, "")
    assert speaks_of_all(answer)
    assert not speaks_of_all(replace(answer, claims=(Claim("Police met it.", (1,)),)))
    assert not speaks_of_all(replace(answer, claims=(), status=Status.NOT_FOUND))
