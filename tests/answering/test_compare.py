"""Sides of a comparison: reports, phases, sectors, or subjects that a question names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answering_fakes import BOATS, REPORTS, ROADS, passage, ranked

from assistant.answering.compare import UNLIKELY, By, about, groups, of_all, of_one, sides, speaks_of_all
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
    assert groups([more], By.REPORT)[0][0] == "More (n.d.)"


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Compare police and councils", ["police", "councils"]),
        ("How does the National Canal Service differ from the police?", ["National Canal Service", "police"]),
        ("Compare the National Canal Service", []),
        ("What do police and councils want?", []),
        ("Compare policemen and councils", []),
    ],
)
def test_subjects_that_a_comparison_names(question: str, named: list[str]) -> None:
    found = sides(understand(question), SUBJECTS)
    assert [one for one, _ in found] == named
    assert all({one, *others} == set(named) for one, others in found)


@pytest.mark.parametrize(
    ("asked", "side", "others", "found"),
    [
        ("Compare what police and councils want", "police", ["councils"], "what police want"),
        ("Compare what police and councils want", "councils", ["police"], "what councils want"),
        ("How do councils differ from the police?", "police", ["councils"], "How do the police?"),
    ],
)
def test_the_question_of_one_side(asked: str, side: str, others: list[str], found: str) -> None:
    assert of_one(asked, side, others) == found


def test_what_speaks_of_a_side_by_its_words_its_heading_or_its_abbreviation() -> None:
    one = passage(0, "The NCS is old.", "Councils are new.", "The National Canal Service dredges.")
    under = passage(1, "It is old.", section=["b) National Canal Service"])
    found = about([ranked(one, 1, 2, 3), ranked(under, 4)], "NCS", {"NCS": "National Canal Service"})
    assert [row.sentences for row in found] == [(1, UNLIKELY, 3), (4,)]


def test_what_is_common_says_so() -> None:
    assert of_all("What was found? ") == "What was found in all of them, in common?"
    answer = Answer("", "", (Claim("All sectors met it.", (1,)),), (), (), Status.ANSWERED, 0.9, 0, "")
    assert speaks_of_all(answer)
    assert not speaks_of_all(replace(answer, claims=(Claim("Police met it.", (1,)),)))
    assert not speaks_of_all(replace(answer, claims=(), status=Status.NOT_FOUND))
