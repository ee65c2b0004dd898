"""Running heads and feet are never text, whether left and right differ or each chapter has its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pdf_maker import Sheet, Words
from reading_helpers import TOPICS, prose, sentence, set_with_typst, told

from assistant.records import Document

Read = Callable[..., Document]
PAGES = range(1, 9)


def pages(*edges: Callable[[int], Sequence[Words]]) -> list[Sheet]:
    """Pages of one paragraph each, with what each of `edges` sets at the edge of page n."""
    return [Sheet([*(w for edge in edges for w in edge(n)), *prose(n, 3 + n % 3)]) for n in PAGES]


def head(text: str, x: float = 72, size: float = 9) -> list[Words]:
    return [Words(x, 800, text, size)]


def foot(text: str, x: float = 290, size: float = 9) -> list[Words]:
    return [Words(x, 40, text, size)]


@pytest.mark.parametrize(
    "edges",
    [
        [lambda n: head("The River Office")],
        [lambda n: head("The River Office", size=11)],
        [lambda n: head("The River Office" if n % 2 else "Annual report", x=72 if n % 2 else 400)],
        [lambda n: head("Chapter of boats" if n < 5 else "Chapter of lamps"), lambda n: foot(str(n))],
        [lambda n: head(f"On {TOPICS[n]}"), lambda n: foot(str(n))],
        [lambda n: [Words(72, 800, "The River Office", 9), Words(72, 788, f"On {TOPICS[n // 3]}", 9)]],
        [lambda n: foot(f"The River Office | {n}")],
        [lambda n: foot(f"{n} Annual report of the clerks", x=72)],
        [
            lambda n: [
                Words(72, 46, "The River Office", 8),
                Words(72, 36, "www.river.example", 8),
                *foot(f"Page {n} of 8"),
            ]
        ],
        [lambda n: foot("Draft – not for circulation"), lambda n: head(f"{n}")],
    ],
)
def test_running_matter_is_left_out(read: Read, edges: list[Callable[[int], Sequence[Words]]]) -> None:
    assert told(read(pages(*edges))) == [sentence(n, 3 + n % 3) for n in PAGES]


def test_running_matter_that_is_read_first_or_last_is_left_out(read: Read) -> None:
    sheets = [Sheet([*prose(n, 3 + n % 3), *head("The River Office"), *foot(str(n))]) for n in PAGES]
    assert told(read(sheets)) == [sentence(n, 3 + n % 3) for n in PAGES]


def test_the_foot_of_a_page_cut_off_short_is_left_out(read: Read) -> None:
    sheets = [
        Sheet([*prose(n, 2 + n % 3), Words(250, 600 - 20 * n, f"The River Office | Form 10 | {n}", 9)]) for n in PAGES
    ]
    document = read(sheets)
    assert told(document) == [sentence(n, 2 + n % 3) for n in PAGES]
    assert [page.label for page in document.pages] == [str(n) for n in PAGES]


def test_what_is_said_once_at_the_edge_of_a_page_is_text(read: Read) -> None:
    sheets = pages(lambda n: foot(str(n)))
    sheets[3] = Sheet([*sheets[3].words, Words(72, 760, "Nobody had counted the ferries until now.")])
    assert "Nobody had counted the ferries until now." in " ".join(told(read(sheets)))


def test_a_title_that_becomes_the_running_head_is_kept_once(read: Read) -> None:
    sheets = [Sheet([Words(72, 700, "The River Office and its boats", 24, bold=True), *prose(0, y=600)])]
    sheets += pages(lambda n: head("The River Office and its boats"), lambda n: foot(str(n)))
    document = read(sheets)
    assert told(document)[-1] == sentence(8, 5)
    assert not any("River Office" in text for text in told(document))
    assert document.passages[0].section == ("The River Office and its boats",)


def test_typeset_heads_and_feet_are_left_out(read: Read) -> None:
    source = """
    #set page(width: 300pt, height: 260pt, margin: (x: 40pt, y: 50pt), numbering: "1",
      header: context { let on = query(heading).filter(h => h.location().page() <= here().page())
        align(if calc.odd(here().page()) {right} else {left}, text(8pt, if on.len() > 0 {on.last().body})) })
    = Boats
    #lorem(150)
    = Lamps
    #lorem(180)
    """
    document = read(set_with_typst(source))
    assert len(document.pages) >= 4
    text = " ".join(told(document))
    assert "Boats" not in text
    assert "Lamps" not in text
    assert not any(word.isdigit() for word in text.split())
