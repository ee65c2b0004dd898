"""Which reports are asked."""

from __future__ import annotations

from dataclasses import replace

from web_fakes import MOON, RIVERS

from assistant.web import scope

HILLS = replace(RIVERS, id="hills", file="hills.pdf", title="Hills", short_title="Hills", published="2005-02", phase=1)
ALL = (RIVERS, MOON, HILLS)


def test_groups_are_those_that_part_the_reports() -> None:
    assert scope.groups(ALL) == [
        ("Phase 1", "phase:1"),
        ("Phase 2", "phase:2"),
        ("Health", "sector:health"),
        ("Local government", "sector:local government"),
        ("2005", "year:2005"),
        ("2007", "year:2007"),
    ]
    assert scope.groups((RIVERS,)) == []
    assert scope.groups((RIVERS, replace(RIVERS, phase=None))) == [("Phase 2", "phase:2")]


def test_groups_of_one_kind_add_and_kinds_narrow() -> None:
    assert scope.matching(ALL, ["phase:1"]) == ["moon.pdf", "hills.pdf"]
    assert scope.matching(ALL, ["phase:1", "phase:2"]) == ["rivers.pdf", "moon.pdf", "hills.pdf"]
    assert scope.matching(ALL, ["phase:1", "sector:local government"]) == ["hills.pdf"]
    assert scope.matching(ALL, ["phase:2", "year:2005"]) == []
    assert scope.matching(ALL, []) == []


def test_the_choice_is_told_in_words() -> None:
    assert scope.searched((), ALL) == scope.searched(("rivers.pdf", "moon.pdf", "hills.pdf"), ALL) == "all 3 reports"
    assert scope.searched(("moon.pdf", "hills.pdf"), ALL) == "2 of 3 reports: The Moon Office (2005), Hills (2005)"
    assert scope.searched((), (RIVERS,)) == "the one report"


def test_what_is_searched_since_the_question_names_it() -> None:
    one = scope.searched(("moon.pdf",), ALL, named=True)
    assert one == "1 of 3 reports, the one that the question asks about: The Moon Office (2005)"
    two = scope.searched(("moon.pdf", "hills.pdf"), ALL, named=True)
    assert two == "2 of 3 reports, those that the question asks about: The Moon Office (2005), Hills (2005)"
    assert scope.label(("moon.pdf",), ALL) == "Asking 1 of 3 reports: The Moon Office (2005)"
    assert scope.label((), ()) == "Choose reports"
