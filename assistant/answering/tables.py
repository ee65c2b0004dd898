"""Rows of tables: the caption and the column heads that each is read under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import CELL, Passage, Role, Sentence

NEAR = 3  # passages: the beginning of a table is looked for so far before
LONGEST_HEADS = 30  # words
CELLS = regex(rf"{CELL}| ?\| ")  # what parts the cells of a row
SHORT = 6  # words of what stands above the heads and belongs to them
LONGEST_BETWEEN = 120  # words of rows that may be quoted between the heads and a row, so that both have one footnote
NAMES_TABLE = regex(r"\s*(?:table|box|exhibit)\b", re.IGNORECASE)
FIGURED = regex(r"^[^\w|]*\d")  # a cell that is a figure
YEAR = regex(r"\b(?:19|20)\d\d\b")


def read_under(sentences: Sequence[Sentence], place: int) -> list[int]:
    """The places of the caption and the column heads of the row at `place`, as far as they stand before it."""
    if sentences[place].role is not Role.TABLE:
        return []
    top = place
    while top and sentences[top - 1].role is Role.TABLE:
        top -= 1
    return _under(sentences, top, _caption(sentences, top), place)


def rows_read_under(sentences: Sequence[Sentence]) -> dict[int, list[int]]:
    """`read_under` of each row, by its place."""
    found: dict[int, list[int]] = {}
    top, caption = 0, list[int]()
    for place, sentence in enumerate(sentences):
        if sentence.role is Role.TABLE:
            if not place or sentences[place - 1].role is not Role.TABLE:
                top, caption = place, _caption(sentences, place)
            found[place] = _under(sentences, top, caption, place)
    return found


def _under(sentences: Sequence[Sentence], top: int, caption: list[int], place: int) -> list[int]:
    """The caption, and the first row of the table, at `top`, where it names the columns of the row at `place`."""
    heads = [top] if top < place and _are_heads(sentences[top].text, sentences[place].text, bool(caption)) else []
    return [*caption, *heads]


def column_heads(sentences: Sequence[Sentence], place: int) -> list[str]:
    """The cells of the line that heads the columns of the row at `place`, the labels’ own first; [] where none is."""
    under = read_under(sentences, place)
    return CELLS.split(sentences[under[-1]].text) if under else []


def _caption(sentences: Sequence[Sentence], top: int) -> list[int]:
    """The caption above a table's first row, or the sentence that leads to the table, with what stands between."""
    start = top
    while start and sentences[start - 1].role is Role.CAPTION:
        start -= 1
        if NAMES_TABLE.match(sentences[start].text):
            return [at for at in range(start, top) if sentences[at].paragraph == sentences[start].paragraph]
    for start in range(top - 1, max(top - 3, -1), -1):
        text = sentences[start].text
        if sentences[start].role is not Role.TEXT:
            return []
        if text.endswith(":") and re.search(r"\btable\b", text, re.IGNORECASE):
            return list(range(start, top))
        if len(text.split()) >= SHORT or text[-1:] in ".!?":
            return []
    return []


def _are_heads(first: str, row: str, under_caption: bool) -> bool:
    """Whether a table's first row names its columns: no cell of it is a figure, but for years under a caption.

    Where no caption says that it is a table, the other row has figures, or strokes part the cells.
    """
    if not _may_be_heads(first, under_caption):
        return False
    if under_caption or "|" in first:
        return True
    return len(CELLS.split(first)) > 1 and any(map(str.isdigit, "".join(CELLS.split(row)[1:])))


@lru_cache(maxsize=1024)  # of each row of its table
def _may_be_heads(first: str, under_caption: bool) -> bool:
    """Whether a first row may name columns: it has letters, is short, and no cell of it is a figure."""
    cells = CELLS.split(YEAR.sub("", first) if under_caption else first)
    figures = FIGURED if len(cells) > 1 else re.compile(r"\d")
    short = len(first.split()) <= LONGEST_HEADS
    return short and any(map(str.isalpha, first)) and not any(map(figures.search, cells))


def names_columns(sentences: Sequence[Sentence], place: int) -> bool:
    """Whether the row at `place` only names the columns of its table."""
    return place + 1 < len(sentences) and place in read_under(sentences, place + 1)


def with_heads(passage: Passage, place: int, index: Index) -> tuple[tuple[Sentence, ...], frozenset[Sentence]]:
    """The row at `place` behind its table's caption and heads, and which of the sentences are not to be shown.

    These are the rows between, where they are few: what stands on one page is then one quotation.
    """
    row, known = passage.sentences[place], list(passage.sentences[: place + 1])
    ids = range(passage.id - 1, max(-1, passage.id - 1 - NEAR), -1)
    for before in index.passages(list(ids)) if known[0].role in (Role.TABLE, Role.CAPTION) else ():
        if before.report_id != passage.report_id or before.section != passage.section:
            break
        met = set(known)
        known = [*(one for one in before.sentences if one not in met), *known]
        if before.sentences[0].role is not Role.TABLE:
            break
    under = read_under(known, len(known) - 1)
    if not under:
        return (row,), frozenset()
    shown = [known[at] for at in under]
    between = known[under[-1] + 1 : -1]
    near = sum(len(one.text.split()) for one in between) <= LONGEST_BETWEEN
    if between and near and shown[0].spans[0].page == row.spans[-1].page:
        return (*shown, *between, row), frozenset(between)
    return (*shown, row), frozenset()
