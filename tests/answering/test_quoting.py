"""A quotation is given whole, with who said it."""

from __future__ import annotations

import pytest
from answering_fakes import MemoryIndex, passage, ranked
from test_compose import texts

from assistant.answering.question import understand
from assistant.answering.quoting import with_quotation
from assistant.answering.statements import Statement
from assistant.records import Passage


def given(question: str, place: int, *passages: Passage) -> str:
    one = passages[0]
    statement = Statement(one, one.sentences[place : place + 1], 0.0)
    return with_quotation(statement, understand(question), MemoryIndex(passages)).text  # type: ignore[arg-type]


@pytest.mark.parametrize("marks", ["‘’", "“”", '""', "‘‘"])
def test_a_quotation_goes_on_to_its_closing_mark(marks: str) -> None:
    begins, ends = marks
    one = passage(0, f"As Kiln put it, {begins}boats leak.", "All boats do.", f"Mend them.{ends}", "So they did.")
    whole = f"As Kiln put it, {begins}boats leak. All boats do. Mend them.{ends}"
    assert given("What leaks?", 0, one) == whole
    assert given("What leaks?", 2, one) == whole


def test_a_quotation_may_go_on_in_the_next_passage() -> None:
    one, other = passage(0, "He said: “Boats leak."), passage(1, "Mend them.”", "They did.")
    assert given("What leaks?", 0, one, other) == "He said: “Boats leak. Mend them.”"


def test_an_apostrophe_ends_no_quotation_and_what_never_closes_stays() -> None:
    one = passage(0, "The carters’ boats leak.", "The boats’ tar is dear, the carters’ boats.", "He said “so.", "Tar.")
    assert given("What leaks?", 1, one) == "The boats’ tar is dear, the carters’ boats."
    assert given("What leaks?", 2, one) == "He said “so."


def test_who_said_it_comes_with_where_somebody_without_a_name_did() -> None:
    one = passage(0, "At the ferry workshop all agreed.", "Tar was dear.", "One participant said that boats leak.")
    assert given("Who said that boats leak?", 2, one) == one.text
    assert given("Why do boats leak?", 2, one) == "One participant said that boats leak."
    named = passage(0, "At the ferry workshop all agreed.", "Ann Kiln said that boats leak.")
    assert given("Who said that boats leak?", 1, named) == "Ann Kiln said that boats leak."


def test_own_words_are_the_sentence_that_quotes_them_alone() -> None:
    one = passage(0, "The board keeps the ferry.", "Its aim is “a ferry for all”.", "It has an aim and a plan.")
    asked = "What is the board's aim, in its own words?"
    assert texts(asked, ranked(one, 0.5, 1, 0.8)) == ["Its aim is “a ferry for all”."]
    assert len(texts("What is the board's aim?", ranked(one, 0.5, 1, 0.8))[0]) > 40


def test_odd_text_takes_no_time() -> None:
    for odd in ("‘" * 20_000, "a’ " * 20_000, "“a " * 20_000, "one " * 20_000):
        assert given("Who said that boats leak?", 0, passage(0, odd)) == odd
