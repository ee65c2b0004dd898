"""Two columns are read one after the other, however the file mixes them; tables are left as they are."""

from __future__ import annotations

from collections.abc import Callable

from pdf_maker import Sheet, Words

from assistant.records import CELL, Document

Read = Callable[..., Document]
LEFT = """The clerks of the river office were few
and they worked slowly, because the sheds
in which the letters lay were dark and the
lamps were dear. In the third year a lamp
was bought for each of the seven sheds of
the office, and the letters were answered
in half the time that they had taken when
no lamp was there. Nobody was surprised."""
RIGHT = """Boats were another matter. A boat costs
more than a lamp, and it is lost more
easily, so that the office kept a list
of those that it had lent. The list was
long and it was never complete, because
the clerks who wrote it changed every
spring and took their own habits with
them. In the end it was printed."""
SENTENCES = 7


def lines(down: float = 0.0) -> list[tuple[Words, Words]]:
    pairs = zip(LEFT.split("\n"), RIGHT.split("\n"), strict=True)
    return [
        (Words(72, 700 - 14 * number, left), Words(320, 700 - 14 * number - down, right))
        for number, (left, right) in enumerate(pairs)
    ]


def told(document: Document) -> str:
    return " ".join(passage.text for passage in document.passages)


def whole() -> str:
    return " ".join(f"{LEFT}\n{RIGHT}".split())


def test_columns_that_the_file_gives_in_order_stay_in_order(read: Read) -> None:
    left, right = zip(*lines(), strict=True)
    document = read([Sheet([*left, *right])])
    assert told(document) == whole()


def test_columns_that_the_file_gives_line_by_line_are_put_in_order(read: Read) -> None:
    document = read([Sheet([words for pair in lines() for words in pair])])
    assert told(document) == whole()
    assert document.pages[0].text.split() == whole().split()


def test_columns_a_little_out_of_step_are_put_in_order(read: Read) -> None:
    document = read([Sheet([words for pair in lines(down=0.4) for words in pair])])
    assert told(document) == whole()


def test_what_runs_across_parts_the_columns(read: Read) -> None:
    title = Words(72, 730, "What the clerks of the river office wrote about lamps and boats", 16, bold=True)
    end = Words(
        72, 560, "The lists of the lamps and of the boats are kept in the office, where anyone may read them at noon."
    )
    document = read([Sheet([title, *(words for pair in lines() for words in pair), end])])
    assert told(document) == f"{whole()} {end.text}"
    assert document.passages[0].section == (title.text,)


def test_the_spans_lead_to_the_page_s_text(read: Read) -> None:
    document = read([Sheet([words for pair in lines() for words in pair])])
    text = document.pages[0].text
    sentences = [sentence for passage in document.passages for sentence in passage.sentences]
    assert len(sentences) == SENTENCES
    for sentence in sentences:
        (span,) = sentence.spans
        assert text[span.start : span.end].split() == sentence.text.split()


def test_a_table_is_not_two_columns(read: Read) -> None:
    rows = [("Lamps", "7 bought"), ("Boats lent", "12"), ("Boats lost", "3"), ("Letters", "none"), ("Tolls", "4")] * 2
    words = [
        Words(x, 700 - 14 * number, text)
        for number, row in enumerate(rows)
        for x, text in zip((72, 320), row, strict=True)
    ]
    document = read([Sheet(words)])
    assert [sentence.text for passage in document.passages for sentence in passage.sentences] == [
        f"{name}{CELL}{count}" for name, count in rows
    ]
