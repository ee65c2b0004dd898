"""A table is read row by row, and a row is never torn."""

from __future__ import annotations

from collections.abc import Callable

from pdf_maker import Sheet, Words
from reading_helpers import prose, set_with_typst, told

from assistant.records import CELL, Document, Role

Read = Callable[..., Document]

ROWS = [("Village", "Boats", "Lamps"), ("Upper Road", "12", "7"), ("Lower Road", "3", "19"), ("River End", "44", "2")]


def table(rows: list[tuple[str, ...]], y: float = 500, row_by_row: bool = True) -> list[Words]:
    places = [(row, cell) for row in range(len(rows)) for cell in range(len(rows[0]))]
    if not row_by_row:
        places.sort(key=lambda place: (place[1], place[0]))
    return [Words(72 + 140 * cell, y - 16 * row, rows[row][cell], 10) for row, cell in places]


def test_rows_are_sentences_of_their_own(read: Read) -> None:
    document = read([Sheet([*prose(1), *table(ROWS), *prose(2, y=400)]), Sheet(prose(3)), Sheet(prose(4))])
    assert told(document, Role.TABLE) == [CELL.join(row) for row in ROWS]


def test_cells_of_several_lines_stay_in_their_row(read: Read) -> None:
    words = []
    for number, (name, text) in enumerate(
        [("Boats", "lent in spring\nand in autumn"), ("Lamps", "lit at night\nby the clerk")]
    ):
        words.append(Words(72, 500 - 40 * number, name, 10))
        words += [Words(220, 500 - 40 * number - 12 * line, part, 10) for line, part in enumerate(text.split("\n"))]
    document = read([Sheet([*prose(1), *words, *prose(2, y=400)]), Sheet(prose(3)), Sheet(prose(4))])
    assert told(document, Role.TABLE) == [
        f"Boats{CELL}lent in spring and in autumn",
        f"Lamps{CELL}lit at night by the clerk",
    ]


def test_typeset_tables_are_read_row_by_row(read: Read) -> None:
    cells = ", ".join(f"[{cell}]" for row in ROWS for cell in row)
    document = read(set_with_typst(f"#set page(width: 400pt)\n#lorem(80)\n#table(columns: 3, {cells})\n#lorem(80)"))
    assert told(document, Role.TABLE) == [CELL.join(row) for row in ROWS]


def test_a_row_is_never_torn(read: Read) -> None:
    rows = [(f"Village number {n}", f"{n} boats were lent", f"{n + 7} lamps were lit") for n in range(60)]
    document = read(
        [Sheet([*prose(1), *table(rows[:30], y=640)]), Sheet(table(rows[30:], y=740)), Sheet(prose(2))], max_tokens=48
    )
    found = [sentence.text for passage in document.passages for sentence in passage.sentences]
    assert {text for text in found if text.startswith("Village")} == {CELL.join(row) for row in rows}


def test_a_row_is_one_sentence_whatever_stops_it_holds(read: Read) -> None:
    rows = [("No. 1. Boats", "Lent. Then lost."), ("No. 2. Lamps", "Lit. Then sold.")]
    document = read([Sheet([*prose(1), *table(rows)]), Sheet(prose(2)), Sheet(prose(3))])
    assert told(document, Role.TABLE) == [CELL.join(row) for row in rows]


def test_a_typeset_table_with_long_cells_is_read_row_by_row(read: Read) -> None:
    rows = [
        ("Point", "Upper Road", "River End"),
        ("Boats", "Twelve of them, lent in three villages", "None that the clerks could find"),
        ("Lamps", "Seven", "Two, and a third that is not lit in the winter months"),
        ("Sheds", "One that is kept by the oldest of the clerks", "Not stated"),
    ]
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    source = f"#set page(width: 330pt)\n#lorem(80)\n#table(columns: (60pt, 80pt, 80pt), {cells})\n#lorem(80)"
    assert told(read(set_with_typst(source)), Role.TABLE) == [CELL.join(row) for row in rows]


def test_the_rest_of_the_last_cell_belongs_to_its_row(read: Read) -> None:
    rows = [
        ("Post", "What the clerks had to do", "What they did"),
        ("Lamps", "One of the clerks lights", "It is lit by"),
    ]
    words = [
        Words(x, 500 - 16 * number, text, 10)
        for number, row in enumerate(rows)
        for x, text in zip((72, 160, 290), row, strict=True)
    ]
    words += [
        Words(290, 472, "the ferryman", 10),
        *(Words(x, 450, text, 10) for x, text in ((72, "Tar"), (160, "None"))),
    ]
    document = read([Sheet([*prose(1), *words, *prose(2, y=400)]), Sheet(prose(3)), Sheet(prose(4))])
    lamps = CELL.join(["Lamps", "One of the clerks lights", "It is lit by the ferryman"])
    assert told(document, Role.TABLE) == [CELL.join(rows[0]), lamps, CELL.join(["Tar", "None"])]


def test_cells_that_strokes_part_are_rows_also_over_a_page(read: Read) -> None:
    first = [Words(72, 96, "Length of boat | What is due", 10)]
    rest = [Words(72, 740 - 30 * n, text, 10) for n, text in enumerate(("Up to 9 feet | 4 pence", "More | 7 pence"))]
    document = read([Sheet([*prose(1), *first]), Sheet([*rest, *prose(2, y=600)]), Sheet(prose(3))])
    rows = ["Length of boat | What is due", "Up to 9 feet | 4 pence", "More | 7 pence"]
    assert told(document, Role.TABLE) == rows


def test_a_stroke_in_running_text_makes_no_row(read: Read) -> None:
    words = [*prose(1), Words(72, 500, "The clerk wrote a | b on the wall.", 10), *prose(2, y=440)]
    document = read([Sheet(words), Sheet(prose(3)), Sheet(prose(4))])
    assert told(document, Role.TABLE) == []
