"""Each page has the label that a reader would cite: the file's own, or what is printed where the two differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pdf_maker import Pdf, Sheet, Words, column

from assistant.catalogue import Catalogue
from assistant.reading import reader
from assistant.reading.labels import Origin, Printed, decide, number_of, printed_numbers, roman
from assistant.reading.lines import Line
from assistant.records import Document

Read = Callable[..., Document]
SHARED = Path(__file__).resolve().parents[3] / "shared"
TOPICS = "boats rivers bridges clerks sheds letters spring roads tolls lamps ferries locks piers wells".split()


def text(number: int) -> list[Words]:
    """A page of text that has nothing of another's but its shape; figures in it are no page numbers."""
    topic, other = TOPICS[number % len(TOPICS)], TOPICS[(number + 3) % len(TOPICS)]
    return column(
        f"The office counted {topic} in the year before last, and found {17 * number + 5} of them.\n"
        f"Nobody had asked for {other}. What the clerks wrote about {topic} was kept in a shed\n"
        f"by the river until {other} were needed again, which took {number + 40} years.\n\n"
        f"Later {topic} became a matter of dispute between {number + 11} villages and the\n"
        f"office, because {other} were dear and the clerks were few."
    )


def foot(number: int, label: str, x: float = 290, y: float = 40) -> Sheet:
    """A page of text with its number at its foot, or nowhere."""
    return Sheet([*text(number), *([Words(x, y, label, 9)] if label else [])])


def feet(labels: Sequence[str]) -> list[Sheet]:
    return [foot(number, label) for number, label in enumerate(labels)]


def labels(document: Document) -> list[str]:
    return [page.label for page in document.pages]


def test_roman_and_arabic_numbers_are_found_on_the_pages(read: Read) -> None:
    shown = ["", "ii", "iii", "iv", "1", "2", "3", "4", "5"]
    document = read(feet(shown))
    assert (labels(document), document.labels_origin) == (shown, "printed on the pages")


def test_two_roman_numbers_are_enough_where_the_others_stand(read: Read) -> None:
    shown = ["", "ii", "iii", "1", "2", "3", "4"]
    assert labels(read(feet(shown))) == shown


def test_a_restart_is_followed(read: Read) -> None:
    shown = ["1", "2", "3", "4", "1", "2", "3", "1", "2"]
    assert labels(read(feet(shown))) == shown


def test_prefixes_are_kept(read: Read) -> None:
    shown = ["1", "2", "3", "A-1", "A-2", "A-3", "B-1", "B-2", "B-3"]
    assert labels(read(feet(shown))) == shown


def test_a_cover_without_a_number_has_no_label(read: Read) -> None:
    shown = ["", "1", "2", "3", "4"]
    assert labels(read(feet(shown))) == shown
    assert labels(read(feet(["", "", "3", "4", "5", "6"]))) == ["", "", "3", "4", "5", "6"]


def test_pages_counted_but_not_numbered_have_the_number_between(read: Read) -> None:
    assert labels(read(feet(["1", "2", "", "4", "", "", "7", "8"]))) == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_landscape_plates_that_are_not_counted_have_no_label(read: Read) -> None:
    plate = Sheet([Words(100, 300, "A map of the rivers"), Words(300, 200, "Boats 12")], width=842, height=595)
    turned = Sheet([Words(200, 100, "A map of the sheds", turned=True)], rotate=90)
    sheets = [*feet(["1", "2", "3"]), plate, turned, *feet(["4", "5", "6"])]
    assert labels(read(sheets)) == ["1", "2", "3", "", "", "4", "5", "6"]


def test_landscape_plates_that_are_counted_have_a_label(read: Read) -> None:
    plate = Sheet([Words(100, 300, "A map of the rivers")], width=842, height=595)
    assert labels(read([*feet(["1", "2", "3"]), plate, *feet(["5", "6", "7"])])) == list("1234567")


def test_turned_pages_have_their_number_where_it_is_seen(read: Read) -> None:
    turned = [
        Sheet(
            [Words(560, 300, str(number), 9, turned=True), Words(100, 200, f"Map {TOPICS[number]}", turned=True)],
            rotate=90,
        )
        for number in range(4, 8)
    ]
    assert labels(read([*feet(["1", "2", "3"]), *turned])) == list("1234567")


def test_numbers_at_either_end_of_a_running_head_are_found(read: Read) -> None:
    sheets = [
        Sheet(
            [
                Words(
                    72, 800, f"{n}    4K Boats and lamps" if n % 2 == 0 else f"Annual report of the clerks    {n}", 9
                ),
                *text(n),
            ]
        )
        for n in range(1, 9)
    ]
    assert labels(read(sheets)) == list("12345678")


@pytest.mark.parametrize("shape", ["Page {} of 9", "– {} –", "Page {}", "{} | Page", "P a g e  | {}", "{}/9", "[{}]"])
def test_numbers_are_found_as_printers_set_them(read: Read, shape: str) -> None:
    assert labels(read(feet([shape.format(n) for n in range(1, 10)]))) == list("123456789")


def test_the_file_s_own_labels_hold_where_the_pages_say_nothing_else(read: Read) -> None:
    file_labels = {0: "/P (Cover)", 1: "/S /r", 3: "/S /D", 6: "/S /D /P (A-)"}
    document = read(Pdf(feet([""] * 8), labels=file_labels))
    assert labels(document) == ["Cover", "i", "ii", "1", "2", "3", "A-1", "A-2"]
    assert document.labels_origin == "from the file"


def test_the_file_s_own_labels_hold_where_the_pages_agree(read: Read) -> None:
    document = read(Pdf(feet(["", "", "1", "2", "3", "4"]), labels={0: "/S /r", 2: "/S /D"}))
    assert labels(document) == ["i", "ii", "1", "2", "3", "4"]
    assert document.labels_origin == "from the file"


def test_printed_numbers_are_cited_where_the_file_says_otherwise(read: Read) -> None:
    document = read(Pdf(feet(["", "", "1", "2", "3", "4", ""]), labels={0: "/S /D"}))
    assert labels(document) == ["", "", "1", "2", "3", "4", ""]
    assert document.labels_origin == "printed (the file says otherwise)"


def test_only_the_range_that_is_wrong_is_replaced(read: Read) -> None:
    shown = ["", "ii", "iii", "iv", "1", "2", "3", "4"]
    document = read(Pdf(feet(shown), labels={0: "/S /r", 4: "/S /D /St 5"}))
    assert labels(document) == ["i", "ii", "iii", "iv", "1", "2", "3", "4"]
    assert document.labels_origin == "printed (the file says otherwise)"


def test_the_catalogue_settles_it(read: Read) -> None:
    entry = "[[report]]\nid = 'made'\ntitle = 'Made'\nfiles = ['made.pdf']\nfirst_body_page = 3\n"
    document = read(Pdf(feet([""] * 5), labels={0: "/S /D"}), catalogue=entry)
    assert (labels(document), document.labels_origin) == (["", "", "1", "2", "3"], "from the catalogue")
    document = read(feet(["", "ii", "iii", "1", "2", "3"]), catalogue=entry.replace("3", "4"))
    assert labels(document) == ["", "ii", "iii", "1", "2", "3"]


def test_figures_that_do_not_count_are_no_page_numbers(read: Read) -> None:
    assert labels(read(feet(["2008", "2008", "2008", "2008"]))) == [""] * 4
    assert labels(read(feet(["17", "4", "233", "8", "90"]))) == [""] * 5
    document = read(feet([""] * 6))
    assert (labels(document), document.labels_origin) == ([""] * 6, "none")


def test_page_numbers_are_never_text(read: Read) -> None:
    document = read(feet(["", "ii", "iii", "1", "2", "3", "4"]))
    words = {word for passage in document.passages for word in passage.text.split()}
    assert words.isdisjoint({"ii", "iii", "1", "2", "3", "4"})


def test_roman_numbers() -> None:
    assert [number_of(roman(number)) for number in range(1, 400)] == list(range(1, 400))
    assert [number_of(text) for text in ("XIV", "iiii", "vx", "mix", "dim", "")] == [14, None, None, 1009, None, None]


def test_nothing_printed_and_nothing_claimed_is_none() -> None:
    assert decide(None, [None, None]) == (["", ""], Origin.NONE)
    assert decide(["", ""], [None, None]) == (["", ""], Origin.NONE)
    assert printed_numbers([]) == []


def test_a_number_knows_its_line() -> None:
    lines = [[Line(page, 0, 1, str(page), 290, 40, 9)] for page in range(1, 4)]
    assert printed_numbers(lines) == [Printed(str(page), lines[page - 1][0]) for page in range(1, 4)]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("reports/overview-2008.pdf", ["", "ii", "iii", *map(str, range(1, 14))]),
        ("eval/longdoc/pdfs/watch_d.pdf", ["i", "ii", *map(str, range(1, 26))]),
        (
            "eval/longdoc/pdfs/698bba535087fa9a7f9009e172a7f763.pdf",
            [*[""] * 4, "i", "ii", "iii", "iv", *map(str, range(1, 13))],
        ),
    ],
)
def test_labels_of_real_reports(tmp_path: Path, file: str, expected: list[str]) -> None:
    path = SHARED / file
    if not path.is_file():
        pytest.skip("the reports are not here")
    document = reader.read(path, path.name, "0" * 64, Catalogue.load(tmp_path), len, 10_000)
    assert labels(document) == expected
