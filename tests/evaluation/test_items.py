"""A list is compared with the right one: what it lacks, and what it has besides."""

from __future__ import annotations

import pytest

from assistant.evaluation.items import Listed, compare, fault

ITEMS = ("clear aims", "good boats")
LIST = "These were named:\n• Clear aims;\n• good ‘boats’."


@pytest.mark.parametrize(
    "claims",
    [
        [LIST],
        [LIST, LIST],
        ["Clear aims and good boats were named."],
        ["They wanted clear aims.", "Good boats mattered as much."],
        ["Two things:\n• clear aims and good boats."],
        ["Clear aims came first, and:\n• good boats."],
    ],
)
def test_a_list_may_be_told_in_many_ways(claims: list[str]) -> None:
    assert compare(ITEMS, claims) == Listed((), ())
    assert compare(ITEMS, claims).whole_and_alone


@pytest.mark.parametrize(
    ("claims", "missing", "other"),
    [
        ([], ITEMS, ()),
        (["These were named:\n• clear aims."], ("good boats",), ()),
        ([f"{LIST}\n• patience."], (), ("patience.",)),
        ([LIST, "Cars are dry."], (), ("Cars are dry.",)),
        (["Cars:\n• red;\n• blue."], ITEMS, ("red;", "blue.")),
        (["Named:\n• unclear aims;\n• good boatsmen."], ITEMS, ("unclear aims;", "good boatsmen.")),
    ],
)
def test_what_is_missing_and_what_is_too_many(
    claims: list[str], missing: tuple[str, ...], other: tuple[str, ...]
) -> None:
    found = compare(ITEMS, claims)
    assert found == Listed(missing, other)
    assert not found.whole_and_alone


def test_items_run_together_or_cut_in_two_are_too_many() -> None:
    joined = "Named:\n• clear aims; good boats;\n• patience."
    assert compare((*ITEMS, "patience"), [joined]) == Listed((), ("clear aims; good boats;",))
    cut = "Named:\n• clear aims;\n• that are\n• good boats."
    assert compare(ITEMS, [cut]) == Listed((), ("that are",))
    twice = f"{LIST}\n• Good boats."
    assert compare(ITEMS, [twice]) == Listed((), ("Good boats.",))


def test_phrases_must_tell_items_apart() -> None:
    assert fault(ITEMS) == ""
    assert fault([]) == ""
    assert "no letter and no figure" in fault(["clear aims", " • "])
    assert "stands in 'clear aims and boats' too" in fault(["clear aims and boats", "Clear aims"])
    assert "give words that only one item has" in fault(["boats", "Boats"])
