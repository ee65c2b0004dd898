"""The two things that a question sets side by side."""

from __future__ import annotations

from time import perf_counter

import pytest

from assistant.answering.pairs import parted

SUBJECTS = ("canals", "lakes")


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("What is the difference between a lock and a weir?", ("lock", "weir")),
        ("Difference in wages between pilots and boatmen", ("pilots", "boatmen")),
        ("lock vs weir", ("lock", "weir")),
        ("How does the lock's use of water differ from the weir's?", ("lock", "weir")),
        ("Lock versus weir: which leaks?", ("Lock", "weir")),
        ("How does a lock differ from a weir in summer?", ("lock", "weir")),
        ("How do a lock and a weir differ?", ("lock", "weir")),
        ("Are locks different from weirs?", ("locks", "weirs")),
        ("Do locks and weirs say the same about tolls?", ("locks", "weirs")),
        ("How do canals and lakes save water?", ()),
        ("Compare canals and lakes save water", ("canals", "lakes")),
        ("Is a lock similar to a weir?", ("lock", "weir")),
        ("What do locks and weirs have in common?", ("locks", "weirs")),
        ("Are locks and weirs alike?", ("locks", "weirs")),
        ("What is similar about locks and weirs?", ("locks", "weirs")),
        ("Compare the cost of the lock and the weir.", ("lock", "weir")),
        ("Compare the care of crews in canals and in lakes.", ("canals", "lakes")),
        ("Compare locks with weirs.", ("locks", "weirs")),
        ("How much did the ferry cost compared with the bridge?", ("ferry", "bridge")),
        ("was the ferry dearer than the bridge", ("ferry", "bridge")),
        ("Did the ferry cost more than the bridge?", ("ferry", "bridge")),
        ("Which was cheaper, the ferry or the bridge?", ("ferry", "bridge")),
        ("Is the ferry or the bridge older?", ("ferry", "bridge")),
        ("Do boatmen or pilots have more leave?", ("boatmen", "pilots")),
        ("Ferry or bridge, which is safer?", ("Ferry", "bridge")),
        ("Is pay stressed more by boatmen than by pilots?", ("boatmen", "pilots")),
        ("Is the toll's lower rate less than the higher rate?", ("lower rate", "higher rate")),
        ("How is pay seen differently in Kent and Essex?", ("Kent", "Essex")),
        ("How do the first and second voyages differ?", ("first voyage", "second voyage")),
        ("How do old and new boats differ?", ("old boats", "new boats")),
        ("How do the young and the old differ on boats?", ("young", "old")),
        ("How many hours do old crews have to row compared with pilots?", ("old crews", "pilots")),
        ("How long can a toll be kept for boats compared with carts bought before the storm?", ("boats", "carts")),
        ("What do crews with a bell think of the toll compared with those with a lamp?", ("bell", "lamp")),
        ("How do red boats compare with white, blue and green ones?", ("red boats", "white, blue and green boats")),
        ("How are old boats tarred compared with new ones?", ("old boats", "new boats")),
        ("How did boatmen and pilots fare differently in the storm?", ("boatmen", "pilots")),
        ("How does pay differ between boatmen and pilots?", ("boatmen", "pilots")),
        # What the second leaves out it has from the first.
        ("How does the second survey differ from the first?", ("second survey", "first survey")),
        ("How does the mood in the first survey compare with the third?", ("first survey", "third survey")),
        ("Is the higher rate of toll more than the lower rate?", ("higher rate", "lower rate")),
        ("was the ferry programme dearer than the bridge one?", ("ferry programme", "bridge programme")),
        ("How did the talk at the canals meeting differ from that at the lakes meeting?", ("canals", "lakes")),
        ("How do the rules of canals differ from those of lakes?", ("canals", "lakes")),
        ("Did the ferry cost more than the bridge's?", ("ferry", "bridge's")),
    ],
)
def test_sides(question: str, sides: tuple[str, str]) -> None:
    found, _ = parted(question, SUBJECTS)
    assert [one.removesuffix(" meeting") for one in found] == list(sides)


@pytest.mark.parametrize(
    "question",
    [
        "What did the ferry cost?",
        "Did it take longer than six months?",
        "Is it dearer than that?",
        "Are there more than ten locks?",
        "Who compared the ferry with a pen?",
        "Which trusts had boats that could do more than the national one?",
        "What obstacles do pilots and boatmen meet when they try to share a lock?",
        "Can a pilot and his mate steer at the same time?",
        "How did mood and subject differ between the three meetings?",
        "Any ferry rather than a bridge?",
        "Which differ?",
    ],
)
def test_no_sides(question: str) -> None:
    assert parted(question, SUBJECTS) == ((), False)


def test_of_which_there_are_more() -> None:
    assert parted("Were there more swans than geese?", ()) == (("swans", "geese"), True)
    assert parted("Were swans bigger than geese?", ()) == (("swans", "geese"), False)


@pytest.mark.parametrize("word", ["and", "more than", "how much", "vs", "in", "or is", "of the", "a", "is a"])
def test_an_odd_question_takes_no_time(word: str) -> None:
    start = perf_counter()
    parted(f"is {word} " * 70, SUBJECTS)
    parted(f"{word} " * 74, SUBJECTS)
    assert perf_counter() - start < 5
