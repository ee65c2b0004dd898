"""Lists whose items no sign shows: lines with a figure each, lines with a person each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdf_maker import Sheet, column
from reading_helpers import prose, told

from assistant.reading.lines import Line
from assistant.reading.listed import listed
from assistant.records import Document, Role

Read = Callable[..., Document]

RATES = ("£20 a year for boats of one village", "£31 a year for boats of two villages", "£42 a year for all others")
PEOPLE = ("Ann Writer, Head of Boats", "Bert N. Clerk, Keeper of the Lists", "Cora Ferry-Lock, Deputy (Lamps)")


def lines(*texts: str, x: float = 72, size: float = 11) -> list[Line]:
    return [Line(1, 0, len(text), text, x, 700 - 14 * place, size, cells=(x,)) for place, text in enumerate(texts)]


@pytest.mark.parametrize("items", [RATES, PEOPLE])
def test_lines_that_begin_alike_are_items(read: Read, items: tuple[str, ...]) -> None:
    words = column("\n".join(("The office asks for this:", *items)), y=740)
    document = read([Sheet([*words, *prose(1, y=600)]), Sheet(prose(2)), Sheet(prose(3))])
    assert told(document, Role.ITEM) == list(items)
    assert told(document, Role.LEAD_IN) == ["The office asks for this:"]


def test_the_last_person_of_a_page_takes_no_text_with_her(read: Read) -> None:
    words = [*prose(1, y=740), *column("\n".join(PEOPLE), y=300)]
    document = read([Sheet(words), Sheet(prose(2)), Sheet(prose(3))])
    assert told(document, Role.ITEM)[-1] == PEOPLE[-1]


@pytest.mark.parametrize(
    "texts",
    [
        PEOPLE[:2],
        ("Ann Writer, Head of", "Bert Clerk, Keeper of", "Cora Ferry, Deputy for"),
        ("River Road, Lamp Lane and the lanes beside them", "Shed Street, Boat Lane", "Ann Writer, Clerk"),
        ("£20 a year", "£31 a week", "£42 a day"),
        ("1907 was the year of the flood and of all", "1908 was the year of the lamps."),
        ("£20 to £30 | £4", "£30 to £40 | £5"),
        ("Boats and lamps of one village", "Boats and lamps of two villages"),
    ],
)
def test_other_lines_are_no_items(texts: tuple[str, ...]) -> None:
    assert not listed(lines(*texts))


def test_lines_far_apart_or_beside_each_other_are_no_items() -> None:
    assert not listed([*lines(RATES[0]), *lines(RATES[1], x=300)])
    assert len(listed(lines(*RATES[:2]))) == 2
