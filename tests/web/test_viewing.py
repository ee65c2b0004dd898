"""The source beside the chat."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.datastructures import QueryParams
from web_fakes import ANSWERED, FOOTNOTES, RIVERS, RIVERS_PDF, hit

from assistant.citing.quotes import Part
from assistant.errors import ReadingError
from assistant.records import PageAddress, Sentence, Span
from assistant.web import viewing
from assistant.web.viewing import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    (tmp_path / "rivers.pdf").write_bytes(RIVERS_PDF)
    return Shelf(tmp_path)


def test_a_footnotes_words_are_marked_on_their_page(shelf: Shelf) -> None:
    view = shelf.page(RIVERS, 3, viewing.words_on(FOOTNOTES[0], 3))
    assert view.png.startswith(b"\x89PNG")
    assert len(view.boxes) == 1
    assert "counts boats" in view.text
    assert shelf.page(RIVERS, 4).boxes == ()


@pytest.mark.parametrize("file", ["../rivers.pdf", "/etc/passwd", "none.pdf", "", "."])
def test_no_other_file_is_given_out(shelf: Shelf, file: str) -> None:
    with pytest.raises(ReadingError, match="is not in the sources folder any more"):
        shelf.path(replace(RIVERS, file=file))


def test_a_file_that_has_changed_is_not_shown_for_the_one_that_was_indexed(shelf: Shelf, tmp_path: Path) -> None:
    shelf.page(RIVERS, 3)
    (tmp_path / "rivers.pdf").write_bytes(RIVERS_PDF + b"%")
    with pytest.raises(ReadingError, match="has changed since it was indexed"):
        shelf.page(RIVERS, 3)


def test_a_page_that_there_is_not_is_told(shelf: Shelf) -> None:
    with pytest.raises(ReadingError, match="has no page 10"):
        shelf.page(RIVERS, 10)


def test_words_over_two_pages_are_open_where_the_page_ends() -> None:
    note = replace(FOOTNOTES[0], pages=(PageAddress(3, "iii"), PageAddress(4, "iv")), parts=("counts", "boats"))
    assert viewing.words_on(note, 3) == [Part(3, "counts", open_end=True)]
    assert viewing.words_on(note, 4) == [Part(4, "boats", open_start=True)]
    assert viewing.words_on(note, 5) == []


def test_words_that_failed_their_check_are_neither_marked_nor_told() -> None:
    assert viewing.words_on(FOOTNOTES[1], 1) == []
    assert viewing.footnote_json(FOOTNOTES[1], ANSWERED, "/x")["quote"] == ""


def test_the_panel_is_told_where_the_words_stand() -> None:
    told = viewing.footnote_json(FOOTNOTES[0], ANSWERED, "/assistant/notes/a1/1/1")
    assert told["pages"] == [
        {"number": 3, "told": "p. iii (PDF p. 3)", "picture": "/assistant/notes/a1/1/1/3.png", "marked": True}
    ]
    assert told["quote"] == "counts boats every spring"
    assert told["section"] == "1. Boats › 1) Counting"
    assert told["others"] == "/assistant/reports/rivers-0a1b/"
    assert told["pdf"] == "/assistant/reports/rivers-0a1b.pdf"


def test_a_passage_is_shown_on_its_pages() -> None:
    told = viewing.passage_json(hit())
    assert [page["number"] for page in told["pages"]] == [3, 4]
    assert told["citation"] == "Rivers and Boats: a count (2007), pp. iii–iv (PDF pp. 3–4)"


def test_a_passages_sentences_are_marked_on_the_pages_on_which_they_stand_whole(shelf: Shelf) -> None:
    first = Sentence("The river office counts boats every spring.", (Span(3, 0, 43),))
    label, over = Sentence("Boats", (Span(3, 44, 49),)), Sentence("It goes on.", (Span(3, 50, 55), Span(4, 0, 5)))
    found = replace(hit(), passage=replace(hit().passage, sentences=(first, label, over)))
    one, other = viewing.passage_json(found)["pages"]
    assert (one["marked"], other["marked"]) == (True, False)
    query = QueryParams(one["picture"].partition("?")[2])
    asked = viewing.asked_for(3, query)
    assert asked == [Part(3, first.text)]
    assert viewing.asked_for(3, QueryParams([("words", "a"), ("words", " "), ("words", "b")])) == [
        Part(3, "a"),
        Part(3, "b"),
    ]
