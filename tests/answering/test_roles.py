"""Who has a role, and who is of a body."""

from __future__ import annotations

import pytest

from assistant.answering.roles import has_role
from assistant.answering.words import stems_of


@pytest.mark.parametrize(
    ("question", "near", "told"),
    [
        ("Who is the customer of the port?", "The port never knew its customers.", True),
        ("Who is the customer of the port?", "The port has a manager.", False),
        ("Who is the sponsor of the survey?", "Kent paid for the survey.", True),
        ("Who was the inventor of the lock?", "It was invented by Ann Lee.", True),
        ("Who was the inventor of the lock?", "Ann Lee came to the lock.", False),
        ("Who are the main detractors of the plan?", "Ann Lee made the plan.", False),
        ("Who is the user of the lock?", "Trust us.", False),
        ("Who is the author of the survey?", "The survey, by Ann Lee.", True),
        ("Who is the chair of the board?", "Ann Lee leads it.", True),
        ("Who are the people behind it?", "Ann Lee.", True),
        ("Who paid for the lock?", "Kent.", True),
        ("Who sits on the steering group?", "Ann Lee steers the boats of the group.", True),
        ("Who sits on the board of the port?", "Ann Lee brought the crews together.", False),
        ("Who is on the advisory panel?", "Ann Lee gave advice.", False),
        ("Who served on its panel?", "The panel had two members, Ann Lee and Bo Roe.", True),
    ],
)
def test_who_has_a_role_is_told_where_the_role_is(question: str, near: str, told: bool) -> None:
    assert has_role(question, frozenset(stems_of(near))) is told
