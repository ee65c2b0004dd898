"""Sentences that are near a question and tell of another thing."""

from __future__ import annotations

import pytest
from answering_fakes import listed, passage

from assistant.answering.amiss import is_amiss, is_of_others, of_others
from assistant.answering.matching import Term
from assistant.answering.question import understand
from assistant.answering.statements import Candidate, Statement
from assistant.answering.words import stem
from assistant.records import Role


def _term(word: str, name: bool = False, known: bool = True) -> Term:
    return Term(word, stem(word), 3.0, name, known)


def _is_amiss(asked: str, said: str, *terms: Term, needed: bool = True) -> bool:
    return is_amiss(understand(asked), terms, needed, (), Candidate(passage(0, said), 0, 0.0))


def test_a_date_is_of_what_the_question_names() -> None:
    asked, named = "When did the ferry to Ely open?", _term("ely", name=True)
    assert _is_amiss(asked, "The first ferry opened in 2004.", named)
    assert not _is_amiss(asked, "The ferry to Ely opened in 2004.", named)
    assert not _is_amiss(asked, "I opened the ferry in 2004.", named)
    assert not _is_amiss("Who opened the ferry to Ely?", "The ferryman did.", named)


def test_who_did_it_in_a_year_is_told_of_that_year() -> None:
    asked = "Who received the oar in 2021?"
    assert _is_amiss(asked, "The Oar Committee gives the oar.", needed=False)
    assert not _is_amiss(asked, "In 2021 the oar went to Ann Lee.", needed=False)


def test_a_row_of_another_year_is_of_another_year() -> None:
    rows = passage(0, ("2006 Ferries 12", Role.TABLE, 0), ("2007 Ferries 14", Role.TABLE, 0))
    asked = understand("How many ferries were there in 2007?")
    assert [is_amiss(asked, (), False, (), Candidate(rows, place, 0.0)) for place in (0, 1)] == [True, False]


def test_of_two_parts_with_as_many_words_that_is_meant_which_has_the_names() -> None:
    asked = "By what date is the Ely Ferry to be finished?"
    assert _is_amiss(asked, "It has two parts: boats for Ely (finished May 2004); and tar for the Ely Ferry.")
    assert not _is_amiss(asked, "It has two parts: boats for Ely; and tar for the Ely Ferry (finished May 2004).")


def test_what_leads_to_a_list_is_said_of_each_of_its_items() -> None:
    lead = "The ferry of Ely is closed in:"
    rows = passage(0, *listed(1, lead, "2004, for tar;", "winter, when the ferry of Ely has ice."))
    assert not is_amiss(understand("When was the ferry of Ely closed?"), (), True, (), Candidate(rows, 1, 0.0))
    apart = passage(0, *listed(1, "These are closed:", "barges, in 2004;", "the ferry of Ely, in winter."))
    assert is_amiss(understand("When was the ferry of Ely closed?"), (), True, (), Candidate(apart, 1, 0.0))
    waits = passage(0, *listed(1, "Wait:", "after the toilet 5 days, to row;", "before you row with oars."))
    waited = understand("How many days do I wait to row after the bathroom?")
    assert not is_amiss(waited, (), True, (), Candidate(waits, 1, 0.0))  # other words for it count, if for less


def test_a_measure_is_of_what_it_is_asked_of() -> None:
    asked, words = "How long does a ferry last?", (_term("ferry"), _term("last"))
    assert _is_amiss(asked, "Each oar lasts for six years.", *words)
    assert not _is_amiss(asked, "They last for six years, as the ferries of Ely show.", *words)
    assert not _is_amiss(asked, "Each lasts for six years.", _term("ferry", known=False), _term("last"))


def test_why_it_would_be_so_is_told_by_the_case_in_which_it_is() -> None:
    said = "A master is asked to appoint a pilot in the event that the boat"
    asked = "Why would a master appoint a pilot?"
    words = [_term("master"), _term("appoint"), _term("pilot")]
    assert not _is_amiss(asked, said + " leaks.", *words)
    assert _is_amiss(asked, "A master is asked to appoint a pilot.", *words)


@pytest.mark.parametrize(
    "asked",
    [
        "Does the report recommend tar for boats?",
        "Did the survey find that boats need tar?",
        "Is it true that boats need tar?",
    ],
)
def test_a_report_that_says_so_has_the_word_for_it(asked: str) -> None:
    tar = _term("tar", known=False)
    assert _is_amiss(asked, "It recommends paint for boats.", tar, needed=False)
    assert not _is_amiss(asked, "It recommends tar for boats.", tar, needed=False)
    assert not _is_amiss("Do boats leak without tar?", "It recommends paint for boats.", tar, needed=False)
    assert not _is_amiss(asked, "It recommends paint for boats.", _term("tar"), needed=False)


def test_a_phase_that_is_asked_beside_another_without_its_noun_is_asked_too() -> None:
    one = Candidate(passage(0, "Some lessons of the second phase are new."), 0, 0.0)
    assert not of_others(understand("Which lessons of the first phase return in the second?"), one)
    assert of_others(understand("Which lessons of the first phase return?"), one)


def test_a_caption_tells_of_which_phase_the_rows_of_a_table_are() -> None:
    asked = understand("How much did the first phase cost?")
    for phase, others in (("third", True), ("first", False)):
        caption = (f"Table 1: Boats of the {phase} phase", Role.CAPTION, 0)
        row = passage(0, caption, ("Cost £4", Role.TABLE, 0))
        assert of_others(asked, Candidate(row, 1, 0.0)) == others


def test_a_figure_is_of_the_nation_that_is_asked() -> None:
    asked = "How many ferries did norway build?"
    assert _is_amiss(asked, "China built 40 ferries.", needed=False)
    assert not _is_amiss(asked, "The Norwegian yards built 40 ferries.", needed=False)
    assert not _is_amiss(asked, "They built 40 ferries.", needed=False)
    under = Candidate(passage(0, "China built 40 of them.", section=("Ferries in Norway",)), 0, 0.0)
    assert not is_amiss(understand(asked), (), False, (), under)
    both = "How many Norwegians say that Japan builds good ferries?"
    assert _is_amiss(both, "Of Norwegians 40 say that China builds good ferries.", needed=False)
    assert not _is_amiss(both, "Of Norwegians 40 say that Japan builds good ferries.", needed=False)
    assert not _is_amiss(both, "Of Norwegians 40 say so.", needed=False)
    assert not _is_amiss("Why does Norway build ferries?", "China has 40.", needed=False)


def test_what_lasts_is_near_a_span_that_is_asked_in_days() -> None:
    asked, thing = "How many days does the ferry pass last?", _term("ferry")
    assert _is_amiss(asked, "Tar dries for 4 days.", thing)
    assert not _is_amiss(asked, "The ferry is free for 4 days.", thing)
    assert not _is_amiss("How many days do we have to answer on the ferry?", "You have 4 days.", thing)


def test_what_they_discussed_is_no_list_of_something_else() -> None:
    question = understand("What did the ferrymen discuss?")
    under = ("Ferrymen",)
    rules = passage(0, "Ferrymen have responsibilities.", *listed(1, "Rules are:", "Tar boats;"), section=under)
    talk = passage(1, *listed(1, "The ferrymen debated:", "tar;", "tolls."), section=under)
    assert is_of_others(question, Statement(rules, rules.sentences[1:], 0.0))
    assert not is_of_others(question, Statement(talk, talk.sentences, 0.0))


def test_how_long_one_phase_took_is_not_told_of_all() -> None:
    asked, thing = "How long did the first phase take?", _term("phase")
    assert _is_amiss(asked, "The work took four years in three phases.", thing)
    assert not _is_amiss(asked, "The first phase took a year.", thing)


def test_a_reason_is_not_told_by_what_it_is_asked_of() -> None:
    asked, terms = "What were the reasons for the leaks of tugs?", (_term("leaks"), _term("tugs"))
    assert _is_amiss(asked, "For example, the tugs had leaks.", *terms, needed=False)
    assert not _is_amiss(asked, "The tugs had leaks because of ice.", *terms, needed=False)
