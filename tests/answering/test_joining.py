"""What two reports tell in words of their own is told once, with a footnote to both."""

from __future__ import annotations

from answering_fakes import ROADS, passage

from assistant.answering.joining import is_of_report, retold
from assistant.answering.matching import Term
from assistant.answering.statements import Statement
from assistant.answering.words import stem
from assistant.records import Role

COST = "The harbour bridge at Leam cost 12.4 million crowns, more than any bridge that the council had built."
AGAIN = "At a cost of 12.4 million crowns, the harbour bridge at Leam is the dearest bridge of the council so far."


def statement(number: int, text: str, odds: float = 0.0) -> Statement:
    one = passage(number, text) if number == 0 else passage(number, text, report=ROADS)
    return Statement(one, one.sentences, odds)


def terms(*words: str) -> list[Term]:
    return [Term(word, stem(word), 1.0, False, True) for word in words]


def test_what_two_reports_tell_is_told_once() -> None:
    first, other = statement(0, COST, 1.0), statement(1, AGAIN, 0.5)
    [told] = retold([first, other], terms("bridge", "cost"))
    assert (told.text, [one.text for one in told.also]) == (COST, [AGAIN])
    assert is_of_report(told, "boats") and is_of_report(told, "roads")


def test_it_is_told_by_the_one_that_has_more_of_the_question_or_the_figures() -> None:
    first, other = statement(0, COST, 1.0), statement(1, AGAIN, 0.5)
    [told] = retold([first, other], terms("dearest"))
    assert told.text == AGAIN and told.odds == 1.0
    bare = statement(0, "The harbour bridge at Leam cost more than any bridge that the council had built.", 1.0)
    [told] = retold([bare, other], terms("bridge"))
    assert told.text == AGAIN


def test_it_is_told_by_no_other_that_is_much_less_likely() -> None:
    first, other = statement(0, COST, 2.0), statement(1, AGAIN, 0.5)
    [told] = retold([first, other], terms("dearest"))
    assert (told.text, [one.text for one in told.also]) == (COST, [AGAIN])


def test_other_figures_or_another_thing_are_told_too() -> None:
    first = statement(0, COST)
    for text in (AGAIN.replace("12.4", "13.1"), "The council built a tunnel at Leam for the trams, and a harbour."):
        assert len(retold([first, statement(1, text)], terms("bridge"))) == 2
    same = passage(2, AGAIN)  # of the same report
    assert len(retold([first, Statement(same, same.sentences, 0.0)], terms("bridge"))) == 2


def test_a_row_of_a_table_is_not_retold_by_what_tells_one_of_its_columns() -> None:
    row = "Harbour bridge at Leam | dearest bridge of the council so far | mend the old ferry piers and their ropes"
    one = passage(0, (row, Role.TABLE, 0))
    table, other = Statement(one, one.sentences, 1.0), statement(1, AGAIN.replace("12.4 million", "many"), 0.5)
    assert retold([table, other], terms("bridge")) == [table, other]
    same = Statement(passage(0, row), passage(0, row).sentences, 1.0)
    assert len(retold([same, other], terms("bridge"))) == 1
