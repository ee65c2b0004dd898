"""A year in a name tells when what is called so was made, and nothing else of it."""

from __future__ import annotations

import pytest

from assistant.answering.dated_names import is_made_then, without_years_of_names


@pytest.mark.parametrize(
    ("asked", "said", "made"),
    [
        ("When was the Ferries Act passed?", "Crews row under the Ferries Act 1972.", True),
        ("What year was the Treaty of Ely signed?", "The Treaty of Ely 1997 set the tolls.", True),
        ("When was the Tar directive adopted by the board?", "It follows the 1996 Tar Directive.", True),
        ("When were the Tar Regulations first introduced?", "See the Boats (Tar: Large Ships) Regulations 1998.", True),
        ("When was the Ferries Act passed?", "The board spoke of the Ferries Act in 1972.", False),
        ("When was the Ferries Act passed?", "They wanted a Ferries Act. 1972 was wet.", False),
        ("When was the Ferries Act passed?", "It follows the Boats Act 1972.", False),
        ("When was the Ferries Act repealed?", "Crews row under the Ferries Act 1972.", False),
        ("When was the survey published?", "See the Survey 2015.", False),
    ],
)
def test_a_year_in_a_name_tells_when_it_was_made(asked: str, said: str, made: bool) -> None:
    assert is_made_then(asked, said) is made


@pytest.mark.parametrize(
    ("asked", "said", "left"),
    [
        ("When was the Ferries Act repealed?", "Crews row under the Ferries Act 1972.", False),
        ("When was the Tar Directive rejected?", "The 1994 Oars Directive and the 1996 Tar Directive bind us.", False),
        ("When was the Ferries Act repealed?", "In 1980 the board let the Ferries Act 1972 go.", True),
        ("When was the Ferries Act passed?", "Crews row under the Ferries Act 1972.", True),
        ("When did the Ely Ferry become famous?", "In 1903, Ely Ferry won a race.", True),
        ("When did the Ely Ferry become famous?", "In 1903 Ely Ferry won a race.", True),
        ("When did the crews strike?", "They struck under the Ferries Act 1972.", True),
    ],
)
def test_a_year_in_a_name_tells_nothing_else(asked: str, said: str, left: bool) -> None:
    assert any(map(str.isdigit, without_years_of_names(asked, said))) is left
