"""Answers are composed of the reports' sentences: with what they lean on, lists whole, nothing twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from answering_fakes import ROADS, Given, MemoryIndex, listed, passage, ranked
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answering.compose import MOST_WORDS, compose
from assistant.answering.going_on import TOLD_OUT
from assistant.answering.question import understand
from assistant.answering.signals import terms_of
from assistant.answering.statements import Statement
from assistant.answering.weighing import Ranked
from assistant.records import Role

ENABLERS = listed(1, "Three enablers were named:", "clear aims;", "good boats;", "patience.")


def composed(question: str, found: Sequence[Ranked], confidence: float = 1.0) -> list[Statement]:
    index = MemoryIndex(sorted((one.weighed.passage for one in found), key=lambda one: one.id))
    asked = understand(question)
    return compose(asked, terms_of(asked, index), found, index, confidence)  # type: ignore[arg-type]


def texts(question: str, *found: Ranked) -> list[str]:
    return [statement.text for statement in composed(question, found)]


def test_the_best_statement_comes_first_and_the_others_in_the_order_of_the_reports() -> None:
    one = passage(0, "Boats are old.", "Tar is black.", "Boats are wet.")
    other = passage(1, "Boats leak.")
    assert texts("How are boats?", ranked(one, 0.5, -9.0, 1.0), ranked(other, 1.5)) == [
        "Boats leak.", "Boats are old.", "Boats are wet.",
    ]  # fmt: skip


def test_another_of_them_comes_first_unless_what_it_is_one_more_of_stands_before_it() -> None:
    best = passage(1, "Another boat leaks.", section=("Leaks",))
    apart, before = passage(0, "Boats are old."), passage(0, "One boat is wet.", section=("Leaks",))
    assert texts("How are boats?", ranked(apart, 0.5), ranked(best, 1.0)) == [best.text, apart.text]
    assert texts("How are boats?", ranked(before, 0.5), ranked(best, 1.0)) == [before.text, best.text]


def test_a_sum_may_stand_soon_after_the_sentence_that_names_what_is_asked() -> None:
    one = passage(0, "Ferry pay is paid for 39 weeks.", *listed(1, "You get:", "£40 a week;"))
    [told] = texts("How much is ferry pay a week?", ranked(one, 2.5, -9.0, 0.2))
    assert "£40 a week" in told
    other = passage(1, "Tug pay is £9 a week.")
    assert (
        texts("How much is ferry pay a week?", ranked(passage(0, one.sentences[0].text), 2.5), ranked(other, 0.2)) == []
    )


def test_what_tells_of_a_phrase_tells_nothing_of_the_thing() -> None:
    one = passage(0, "Joint sailing is a phrase used so often that it means little.", "Crews fear for their berths.")
    assert texts("What held back joint sailing?", ranked(one, 1.0, 0.5)) == ["Crews fear for their berths."]
    assert texts("What are examples of joint sailing?", ranked(one, 1.0, 0.5)) == ["Crews fear for their berths."]
    for asked in ("What does joint sailing mean?", "What is joint sailing?"):
        assert "phrase" in texts(asked, ranked(one, 1.0, -3.0))[0]


def test_who_did_it_is_looked_for_farther_down() -> None:
    one = passage(0, "Every fair had flags.", "Three fairs were held, and those who came were managers.")
    assert texts("Who attended the three fairs?", ranked(one, 1.0, -2.0)) == [one.sentences[1].text]
    assert texts("Who attended the three fairs?", ranked(one, 1.0, -3.0)) == []


def test_a_row_of_figures_alone_answers() -> None:
    row = passage(
        0,
        ("Rowers of the ferry", Role.CAPTION, 0),
        ("Year\u2003Rowers", Role.TABLE, 0),
        ("1960\u20039,403", Role.TABLE, 0),
    )
    [told] = texts("How many people rowed in 1960?", ranked(row, -9.0, -9.0, 0.5))
    assert told.endswith("1960\u20039,403")


def test_statements_that_follow_one_another_are_one_in_the_reports_order() -> None:
    one = passage(0, "Boats are old.", "Boats are wet.")
    assert texts("Tell me about boats", ranked(one, 0.5, 1.0)) == ["Boats are old. Boats are wet."]
    parted = passage(0, ("Boats are old.", Role.TEXT, 0), ("One boat sank.", Role.CAPTION, 0), "Boats are wet.")
    assert texts("How are boats?", ranked(parted, 0.5, -9.0, 1.0)) == ["Boats are wet.", "Boats are old."]


def test_what_does_not_help_is_left_out() -> None:
    one = passage(0, "Boats leak.", "Cars are dry.", "Trains are late.")
    assert texts("When do boats leak?", ranked(one, 1.0, -0.5, -9.0)) == ["Boats leak."]


def test_the_only_statement_on_a_topic_goes_on_to_the_end_of_its_paragraph() -> None:
    one = passage(0, "Boats leak.", "Tar helps.", "Hope does not.", ("Trains are late.", Role.FOOTNOTE, 0))
    assert texts("Tell me about boats", ranked(one, 1.0, -9, -9, -9)) == ["Boats leak. Tar helps. Hope does not."]
    long = passage(0, "Boats leak.", " ".join(["Tar"] * TOLD_OUT) + " helps.")
    assert texts("Tell me about boats", ranked(long, 1.0, -9)) == ["Boats leak."]


def test_the_only_statement_that_adds_something_goes_on_too() -> None:
    one = passage(0, "Tarred boats float.", "So it has been since spring.", "Boats are many.")
    [told] = composed("How are tarred boats?", [ranked(one, 1.0, -9.0, 0.5)])
    assert told.text == "Tarred boats float. So it has been since spring. Boats are many."
    assert told.further == 2


def test_a_less_likely_statement_of_another_report_adds_nothing() -> None:
    one = ranked(passage(0, "Ann Lee paid for the ferries of Leam."), 1.0)
    for odds, sure, number in ((0.9, 1.0, 2), (0.4, 1.0, 1), (0.4, 0.5, 1)):
        other = ranked(passage(1, "Bob Ray paid less for the trams.", report=ROADS), odds)
        assert len(composed("Who paid for the ferries?", [one, other], sure)) == number


def test_the_aims_and_causes_of_a_thing_are_given_with_their_lead_in() -> None:
    items = listed(1, "The purposes of the ferry tax are to:", "keep the quay in repair;", "help crews to learn.")
    held = passage(0, *items)
    [text] = texts("What is the ferry tax for?", ranked(held, 1.0, -0.5, 0.8))
    assert text.count("\n") == 2


def test_in_which_cases_something_is_not_so_is_told_by_the_whole_list_and_nothing_else() -> None:
    not_so = listed(1, "You will not need a permit if you:", "rowed before May 1704;", "have a small boat.")
    held = passage(0, *not_so), passage(1, "You need a permit for a ferry, if you are paid.")
    for asked in ("When do I not need a permit?", "When don’t I need a permit?"):
        [text] = texts(asked, ranked(held[0], 1.0, 0.5, -0.2), ranked(held[1], 0.9))
        assert text.startswith("You will not need") and text.count("\n") == 2


def test_the_head_of_a_table_says_nothing() -> None:
    rows = ("Table 1: Boats", Role.CAPTION, 0), ("Boat Age", Role.TABLE, 0), ("Ferry Old", Role.TABLE, 0)
    assert texts("Tell me about boats", ranked(passage(0, *rows), 1.0, 2.0, 0.5)) == [
        "Table 1: Boats\nBoat Age\nFerry Old"
    ]


def test_how_many_and_who_are_not_answered_without_a_figure_or_a_name() -> None:
    one = passage(0, "The boats of Fenland leak.", "It was half a year ago, in 2005.")
    assert texts("How much money did the boats cost?", ranked(one, 1.0, 2.0)) == []
    assert texts("How many people own boats?", ranked(one, 1.0, 2.0)) == []
    assert texts("Who wrote the report on boats?", ranked(one, 1.0, 2.0)) == []


def test_what_tells_of_another_year_is_no_answer() -> None:
    one = passage(0, "The review of 2007 took boats away.", "It rained.")
    assert texts("What did the review of 2004 decide?", ranked(one, 2.0, -1.0)) == []
    assert texts("What did the review of 2007 decide?", ranked(one, 2.0, -9.0)) == [one.text]
    item = passage(0, *listed(1, "Two laws:", "Act of 2006: boats may sail;", "Act of 2007: boats must sail."))
    assert texts("What did the act of 1998 say about boats?", ranked(item, -9, 2, 1)) == []
    two = passage(0, "In 2004 there was a review.", "It was done again in 2007.")
    assert texts("What did the review of 2004 decide?", ranked(two, -9.0, 2.0)) == [two.text]


def test_what_is_so_now_was_not_so_before() -> None:
    one = passage(0, "Now 70 per cent of clerks sail.")
    assert texts("What share of clerks sail?", ranked(one, 2))
    assert texts("What share of clerks sailed before the bridge was built?", ranked(one, 2)) == []


def test_an_item_that_only_names_a_publication_tells_nothing_else() -> None:
    one = passage(0, *listed(1, "Three were published:", "Boats, by Ann Lee, June 2007;", "Bridges, May 2006."))
    assert texts("When was the report on boats published?", ranked(one, -1, 2, -9))
    assert texts("When did the boats sail?", ranked(one, -1, 2, -9)) == []
    assert texts("Who is the head of boats?", ranked(one, -1, 2, -9)) == []


def test_a_fact_told_of_another_part_is_no_answer() -> None:
    one = passage(0, "It has two steps: boats are built (done in 2006); the harbour is linked to the ferry office.")
    assert texts("When was the ferry office linked to the harbour?", ranked(one, 2.0)) == []
    assert texts("When were the boats built?", ranked(one, 2.0)) == [one.text]
    two = passage(0, *listed(1, "It has steps:", "boats, built in 2006;", "the ferry office, linked later."))
    assert texts("When was the ferry office linked?", ranked(two, -9, 2, 1.5)) == []
    assert texts("When were the boats built?", ranked(two, -9, 2, -9)) == ["It has steps:\n• boats, built in 2006;"]


def test_an_item_of_another_title_is_no_answer() -> None:
    one = passage(0, *listed(1, "These came out:", "Why boats?", "How boats? By Ann Lee."))
    assert texts("Who wrote 'Why boats?'", ranked(one, -9, -9, 2)) == []
    assert texts("Who wrote 'How boats?'", ranked(one, -9, -9, 2)) == ["These came out:\n• How boats? By Ann Lee."]


def test_a_row_that_has_less_of_the_question_is_left_out() -> None:
    rows = ("Table 1: Boats", Role.CAPTION, 0), ("Ferry crews 500", Role.TABLE, 0), ("Others 90", Role.TABLE, 0)
    one = replace(passage(0, *rows), section=("Crews asked",))
    assert texts("How many ferry crews were asked?", ranked(one, -9, 2, 1.5)) == ["Table 1: Boats\nFerry crews 500"]


def test_what_only_says_where_it_is_told_states_nothing() -> None:
    one = passage(0, "The findings on boats are in Section Four.", "Boats leak.")
    assert texts("Tell me about boats", ranked(one, 2, 1)) == ["Boats leak."]
    assert texts("Where are the findings on boats?", ranked(one, 2, -9))[0].startswith("The findings on boats are in")


def test_a_short_item_that_tells_something_is_a_statement() -> None:
    one = passage(0, *listed(1, "Three were named:", "boats should be tarred every spring;", "hope."))
    other = passage(1, "Of boats much is said.")
    assert texts("Tell me about boats", ranked(one, -9, 2, -9), ranked(other, 1))[0].startswith("Three were named:")
    named = passage(0, *listed(1, "Three were named:", "boats and their tar and rope;", "hope."))
    assert texts("Tell me about boats", ranked(named, -9, 2, -9), ranked(other, 1))[0] == "Of boats much is said."


def test_a_bare_number_states_nothing() -> None:
    assert texts("How many boats leak?", ranked(passage(0, "17", "Nine boats leak."), 2, 1)) == ["Nine boats leak."]


def test_a_line_that_only_says_the_title_states_nothing() -> None:
    one = replace(passage(0, "Boats that leak", "Boats leak in spring."), title="Boats that leak: a report")
    assert texts("Tell me about boats", ranked(one, 2, 1)) == ["Boats leak in spring."]


def test_what_an_item_says_is_told_by_all_its_sentences() -> None:
    one = passage(0, *listed(1, "Two were published:", "How Boats?", "By Ann Lee.", "Tar, a report."))
    sentences = tuple(replace(part, paragraph=min(part.paragraph, 2)) for part in one.sentences[:3])
    held = replace(one, sentences=(*sentences[:2], replace(sentences[2], paragraph=sentences[1].paragraph)))
    assert texts("Who wrote How Boats?", ranked(held, -9, 2, -9)) == ["Two were published:\n• How Boats? By Ann Lee."]


def test_a_question_states_nothing_but_with_what_answers_it() -> None:
    asked = "What do boats need?", "Who tars boats?"
    one, other = passage(0, *asked), passage(1, "Boats leak.")
    assert texts("Tell me about boats", ranked(one, 2, -9), ranked(other, 1)) == ["Boats leak."]
    assert texts("What questions about boats are asked?", ranked(one, 2, -9)) == [f"{asked[0]} {asked[1]}"]
    answered = passage(0, "What do boats need?", "Tar, every spring.", "Hope is no help.")
    assert texts("Why do boats leak?", ranked(answered, 2, -9, -9)) == ["What do boats need? Tar, every spring."]


def test_what_is_like_a_heading_tells_nothing() -> None:
    one, other = passage(0, "Boats and Ferries"), passage(1, "Boats leak.")
    assert texts("Tell me about boats", ranked(one, 2), ranked(other, 1)) == ["Boats leak."]
    assert texts("Who has boats?", ranked(one, 2)) == ["Boats and Ferries"]


def test_the_first_phase_is_not_the_second() -> None:
    first = passage(0, *listed(1, "The first phase came to these findings:", "boats leak;", "boats sink."))
    second = passage(1, *listed(2, "The second phase adds these lessons:", "tar helps;", "hope does not."))
    found = ranked(first, 2, 1, 1), ranked(second, 1.5, 1, 1)
    assert texts("What are the findings of the second phase?", *found)[0].startswith("The second phase")
    assert texts("What are the findings of the third phase?", *found) == []
    told = passage(0, "The first phase was long.", "The findings were clear: boats leak.")
    assert texts("What are the findings of the third phase?", ranked(told, -9, 2)) == []
    told = passage(0, "The first phase was long.", "It built on 40 interviews.")
    assert texts("How many interviews were made in the second phase?", ranked(told, -9, 2)) == []
    assert texts("How many interviews were made in the first phase?", ranked(told, -9, 2)) != []


def test_others_of_the_kind_are_not_counted() -> None:
    one = passage(0, "Two-thirds of frontline managers sail.", section=())
    assert texts("What share of senior managers sail?", ranked(one, 2)) == []
    assert texts("What share of frontline managers sail?", ranked(one, 2)) != []
    assert texts("What share of managers sail?", ranked(one, 2)) != []


def test_how_it_was_done_is_not_told_by_what_else_is_told_of_it() -> None:
    one, other = passage(0, "Forty ferrymen were asked about boats."), passage(1, "The ferrymen were picked at random.")
    assert texts("How were the ferrymen picked?", ranked(one, 2)) == []
    assert texts("How were the ferrymen picked?", ranked(one, 2), ranked(other, 1.5)) == [other.text]


def test_when_a_briefing_came_out_is_not_told_by_an_overview() -> None:
    one, other = passage(0, "The overview was published in 2008."), passage(1, "The briefing came out in 2026.")
    assert texts("When was the briefing on boats published?", ranked(one, 2)) == []
    assert texts("When was the briefing on boats published?", ranked(one, 2), ranked(other, 1.5)) == [other.text]


def test_what_is_open_is_no_answer() -> None:
    one = passage(0, *listed(1, "Two gaps matter:", "who took part in the ferry workshop;", "how old the boats are."))
    other = passage(1, "Ann Lee came to the ferry workshop.")
    assert texts("Who took part in the ferry workshop?", ranked(one, -9, 2, -9), ranked(other, 1)) == [other.text]
    assert texts("What is not known of the ferry workshop?", ranked(one, -9, 2, -9)) != []


def test_what_only_says_what_a_text_will_tell_states_nothing() -> None:
    told = passage(1, "Boats are tarred in May.")
    for frame in (
        "This booklet explains how boats are tarred.",
        "It is meant for those who tar boats.",
        "Before discussing how boats are tarred it is worth looking at tar.",
        "In this chapter we describe how boats are tarred.",
        "We now turn to how boats are tarred.",
    ):
        one = ranked(passage(0, frame), 2)
        assert texts("How are boats tarred?", one, ranked(told, 1)) == [told.text], frame
        assert texts("What is the point of the booklet on boats?", one) == [frame]


def test_what_is_told_of_a_text_that_says_something_is_a_statement() -> None:
    one = passage(0, "The booklet explains that boats are tarred in May.")
    assert texts("How are boats tarred?", ranked(one, 2)) == [one.text]


def test_what_is_told_nowhere_counts_nothing() -> None:
    one = passage(0, *listed(1, "The reader will miss the following:", "seven of the ten ferry rules;", "the ferry."))
    other = passage(1, "The guild made ten ferry rules.")
    assert texts("How many ferry rules were made?", ranked(one, -9, 2, -9), ranked(other, 1)) == [other.text]
    assert texts("What is missing on the ferry rules?", ranked(one, -9, 2, -9)) != []
    assert texts("Name the ferry rules that were made", ranked(one, 2, 1, 1)) == []
    assert texts("Which ferry rules aren't in the book?", ranked(one, 2, 1, 1)) != []


def test_whether_somebody_was_for_it_is_told_of_them() -> None:
    one, other = passage(0, "The crews welcomed the bell."), passage(1, "The bell was welcomed by the town.")
    assert texts("Did the crews support the bell?", ranked(one, 1), ranked(other, 2)) == [one.text]
    assert texts("Did the pilots support the bell?", ranked(one, 1), ranked(other, 2)) == []


def test_what_is_hardly_told_elsewhere_is_looked_for_far_down() -> None:
    one, other = passage(0, "A ferry, she said, is like a bridge."), passage(1, "The ferry was new.")
    assert texts("What was the ferry compared to?", ranked(one, -3), ranked(other, 1)) == [one.text]
    assert texts("What was the tug compared to?", ranked(one, -3), ranked(other, 1)) == []


def test_an_item_that_asks_is_no_answer() -> None:
    one, other = (
        passage(0, *listed(1, "Ask this:", "Who tars the boats?", "Who rows?")),
        passage(1, "Boats are tarred."),
    )
    assert texts("Tell me about boats", ranked(one, -9, 2, -9), ranked(other, 1)) == [other.text]


def test_an_entry_of_an_index_states_nothing() -> None:
    one, other = passage(0, "Boats that leak 39"), passage(1, "Nine boats leak.")
    assert texts("How many boats leak?", ranked(one, 2), ranked(other, 1)) == ["Nine boats leak."]


def test_a_fact_of_another_name_or_year_is_no_answer() -> None:
    one = passage(
        0, "Orwell is the name of the new boat.", "It is a boat of the old sort.", "It is wet.", "In 1990 Stour sank."
    )
    others = [passage(number, "Nothing else is known.") for number in range(1, 9)]
    assert texts("When did Orwell sink?", ranked(one, 2, -9, -9, 1.5), *map(ranked, others)) == []
    counted = passage(0, "Nine boats leak.", section=())
    assert texts("How many boats leaked in 1990?", ranked(counted, 2)) == []
    assert texts("How many boats leaked in 1990?", ranked(passage(0, "In 1990 nine boats leaked."), 2)) != []


def test_seven_of_what_are_ten_are_not_told() -> None:
    one = passage(0, "The ten steps are rowing, tarring, bailing and so on.")
    assert texts("Which seven steps are there?", ranked(one, 2)) == []
    assert texts("Which ten steps are there?", ranked(one, 2)) != []


def test_why_is_not_answered_by_the_question_over_again() -> None:
    one, told = (
        passage(0, "Old boats leak more than new ones."),
        passage(1, "Old boats leak more because they are dry."),
    )
    assert texts("Why do old boats leak more than new ones?", ranked(one, 2)) == []
    assert texts("Why do old boats leak more than new ones?", ranked(one, 2), ranked(told, 1.5)) == [told.text]
    item = passage(0, *listed(1, "Two things are asked for:", "towns should publish tolls;", "crews should row."))
    assert texts("Why should towns publish tolls?", ranked(item, -9, 2, -1)) == []
    under = replace(passage(0, "They leak more than new ones."), section=("Old boats",))
    assert texts("Why do old boats leak more than new ones?", ranked(under, 2)) == []


def test_where_it_is_asked_whether_something_is_so_what_denies_it_stands_beside_the_first() -> None:
    tar = [ranked(passage(number, "Tar is black."), -9) for number in range(2, 8)]
    first = ranked(passage(0, "Boats of oak may sail in winter if the harbour is free of ice."), 2)
    other = ranked(passage(1, "Boats of oak cannot sail in winter without a bell."), 1.9)
    assert len(texts("May boats of oak sail in winter when ice is in the harbour?", first, other, *tar)) == 2
    assert len(texts("How do boats of oak sail in winter when ice is in the harbour?", first, other, *tar)) == 1


def test_what_counts_the_very_thing_is_looked_for_farther_down() -> None:
    one, other = passage(0, "The ferrymen asked for many things."), passage(1, "The ferrymen made ten requests.")
    assert texts("How many requests did the ferrymen make?", ranked(one, 2), ranked(other, 0.5)) == [other.text]
    assert texts("How many requests did the ferrymen make?", ranked(one, 2), ranked(other, -1.0)) == []
    named = passage(1, "It has crews in Ely, Sudbury, Bures and Nayland.")
    assert texts("In which towns does it have crews?", ranked(one, 2), ranked(named, 0.5)) == [named.text]


def test_an_amount_in_a_row_is_of_what_the_row_names() -> None:
    row = passage(0, ("Cost £40", Role.TABLE, 0), section=())
    assert texts("How much did the bridge cost?", ranked(row, 2)) == []
    assert texts("How much did the bridge cost?", ranked(replace(row, section=("The bridge",)), 2)) == ["Cost £40"]


def test_a_detail_may_stand_in_a_heading() -> None:
    one = passage(0, ("Ann Lee, ask@boats.org", Role.HEADING, 0))
    assert texts("What is the e-mail address?", ranked(one, 1)) == ["Ann Lee, ask@boats.org"]
    assert texts("Who is Ann Lee?", ranked(one, 1)) == []


def test_who_wrote_one_book_is_not_told_by_another() -> None:
    books = listed(
        1, "Two came out:", "Ferries and Boats: why Boats, a report of 50 pages;", "How Boats, by Ann Lee and Bo Ek;"
    )
    assert texts("Who wrote Ferries and Boats: why Boats?", ranked(passage(0, *books), -9, 2, 1.8)) == []


def test_a_note_that_only_names_its_source_states_nothing() -> None:
    source = ("List of boats of the river, no entry for ferries.", Role.FOOTNOTE, 0)
    told = ("The boats of the river were counted by hand.", Role.FOOTNOTE, 0)
    assert texts("What is said of boats?", ranked(passage(0, source), 2)) == []
    assert texts("What is said of boats?", ranked(passage(0, told), 2)) == [told[0]]


def test_a_short_note_that_says_where_is_given_to_who_asks_where() -> None:
    note = ("All reports are at http://boats.example", Role.FOOTNOTE, 0)
    assert texts("Where are the reports?", ranked(passage(0, note), 1)) == [note[0]]
    assert texts("Tell me about the reports", ranked(passage(0, note), 1)) == []


def test_a_bare_link_states_nothing_unless_it_is_asked_for() -> None:
    link = "Age calculator of boats - https://boats.example/age"
    assert texts("How is the age of boats calculated?", ranked(passage(0, link), 2)) == []
    assert texts("What is the web address of the age calculator?", ranked(passage(0, link), 2)) == [link]
    assert texts("Where is the age calculator of boats?", ranked(passage(0, link), 2)) == [link]
    told = "The age of boats is calculated from their planks, as is told at https://boats.example/age"
    assert texts("How is the age of boats calculated?", ranked(passage(0, told), 2)) == [told]


def test_what_has_what_is_asked_for_may_be_a_little_less_likely() -> None:
    one = passage(0, "The scheme has three phases.", "The aim of it is to save boats.")
    assert texts("What is the purpose of the scheme?", ranked(one, 1.0, -0.5)) == ["The aim of it is to save boats."]
    far = passage(0, "The scheme has three phases.", "Tar.", "The aim of it is to save boats.")
    assert texts("What is the purpose of the scheme?", ranked(far, 1.0, -9, -3.0)) == ["The scheme has three phases."]


def test_what_points_back_brings_what_it_points_to() -> None:
    one = passage(0, "Kent has champions.", "These champions teach.", "They are liked.", "Cars are dry.")
    assert texts("Who is liked?", ranked(one, -9, -9, 2, -9)) == [
        "Kent has champions. These champions teach. They are liked."
    ]


def test_a_list_is_given_whole_over_its_pages() -> None:
    one, other = passage(0, *ENABLERS[:3]), passage(1, ENABLERS[3])
    found = composed("Which enablers were named?", [ranked(one, 2, 1, 1), ranked(other, 0)])
    assert [statement.text for statement in found] == [
        "Three enablers were named:\n• clear aims;\n• good boats;\n• patience."
    ]
    assert found[0].is_list


def test_of_a_list_that_is_not_asked_for_an_item_comes_with_its_lead_in() -> None:
    assert texts("Who waits?", ranked(passage(0, *ENABLERS), -9, -9, -9, 2)) == [
        "Three enablers were named:\n• patience."
    ]


def test_a_short_list_is_given_whole_only_on_its_subject() -> None:
    one = passage(0, *listed(1, "Ferries work by these rules:", "boats leave on time;", "cats stay behind on land."))
    assert texts("Tell me about cats and ferries", ranked(one, -9, -9, 2)) == [
        "Ferries work by these rules:\n• boats leave on time;\n• cats stay behind on land."
    ]
    assert texts("Tell me about cats", ranked(one, -9, -9, 2)) == [
        "Ferries work by these rules:\n• cats stay behind on land."
    ]


def test_no_list_where_a_sentence_is_far_likelier() -> None:
    found = (
        ranked(passage(0, "Aims are set by law."), 4),
        ranked(passage(1, *listed(1, "Boats:", "one;", "two.")), -2),
    )
    assert texts("Which aims are set by law?", *found) == ["Aims are set by law."]


def test_a_list_without_a_name_is_no_answer_where_names_are_asked_for() -> None:
    one = passage(0, "Three things helped the suppliers: clear aims, good boats and patience.")
    assert texts("Which suppliers built the boats?", ranked(one, 2)) == []
    other = passage(0, *listed(1, "These suppliers built boats:", "Tarco;", "Hull and Sons."))
    assert texts("Which suppliers built boats?", ranked(other, 2, 1, 1)) == [
        "These suppliers built boats:\n• Tarco;\n• Hull and Sons."
    ]


def test_a_lead_in_answers_with_the_names_in_its_list() -> None:
    one = passage(0, *listed(1, "Boats are bought from:", "Norway", "Peru"))
    assert texts("Which countries do we buy boats from?", ranked(one, 2, -3, -3)) == [
        "Boats are bought from:\n• Norway\n• Peru"
    ]


def test_a_lead_in_answers_where_nothing_else_has_what_is_asked_for() -> None:
    one = passage(0, *listed(1, "Looked at six months after they were built, the boats taught:", "patience;", "care."))
    assert texts("How long after they were built were boats looked at?", ranked(one, 2, -3, -3))


def test_a_cause_may_stand_in_the_sentence_after_a_short_one() -> None:
    one = passage(0, "The bridge was closed.", "It leaked because it was old.")
    assert texts("Why was the bridge closed?", ranked(one, 2, -3)) == [
        "The bridge was closed. It leaked because it was old."
    ]
    bare = passage(0, "The bridge was closed.", "It was of stone.")
    assert texts("Why was the bridge closed?", ranked(bare, 2, -3)) == []


def test_whose_words_are_asked_for_is_named_near_by() -> None:
    one = passage(
        0, "The ferrymen were heard.", "They like boats.", "Roads are long.", "All of them are.", "Boats are new."
    )
    assert texts("What did the ferrymen say about boats?", ranked(one, -3, 2, -3, -3, -3))
    assert texts("What did the unions say about boats?", ranked(one, -3, 2, -3, -3, -3)) == []
    assert texts("What did the ferrymen say about boats?", ranked(one, -3, -9, -9, -9, 2)) == []


def test_the_same_words_elsewhere_are_one_statement() -> None:
    one, other = passage(0, "Boats leak."), passage(1, "Boats leak.")
    found = composed("When do boats leak?", [ranked(one, 1), ranked(other, 0.5)])
    assert [statement.text for statement in found] == ["Boats leak."]
    assert [statement.passage.id for statement in found[0].also] == [1]


def test_nearly_the_same_words_elsewhere_are_one_statement_unless_a_figure_differs() -> None:
    one = passage(0, "By the end of 2018 the harbour will mend 24 of its oldest boats every month.")
    again = passage(1, "• By the end of 2018, the harbour will mend 24 of its oldest boats in every month.")
    other = passage(2, "By the end of 2018 the harbour will mend 12 of its oldest boats every month.")
    found = composed(
        "What will the harbour do with its boats?", [ranked(one, 1), ranked(again, 0.9), ranked(other, 0.8)]
    )
    assert [statement.passage.id for statement in found] == [0, 2]
    assert [statement.passage.id for statement in found[0].also] == [1]


TWO_LESSONS = (
    "Two lessons came of the storm.", "The first is to look at the sky.", "That means every morning.",
    "The second is to mend sails.", "Trains ran late.",
)  # fmt: skip


@pytest.mark.parametrize("best", [0, 1, 3])
def test_what_is_named_one_after_the_other_is_given_with_what_announces_it(best: int) -> None:
    odds = [-9.0] * len(TWO_LESSONS)
    odds[best] = 1.0
    assert texts("How was the storm?", ranked(passage(0, *TWO_LESSONS), *odds)) == [" ".join(TWO_LESSONS[:4])]


def test_a_number_of_things_that_are_not_named_next_brings_nothing() -> None:
    one = passage(0, "Two boats leak.", "Nobody minds.", "The second is old.")
    assert texts("How many boats leak?", ranked(one, 1.0, -9.0, -9.0)) == ["Two boats leak."]


def test_the_same_list_elsewhere_is_one_statement() -> None:
    one, other = passage(0, *ENABLERS), passage(1, *((words, role, 2) for words, role, _ in ENABLERS))  # type: ignore[misc]
    found = composed("Which enablers were named?", [ranked(one, 2, 1, 1, 1), ranked(other, 1, 1, 1, 1)])
    assert len(found) == 1
    assert [statement.passage.id for statement in found[0].also] == [1]


def test_an_answer_is_not_long() -> None:
    long = " ".join(["boat"] * 100)
    found = texts("Tell me about boats", ranked(passage(0, f"A {long}.", f"B {long}.", "Boats leak."), 1, 0.9, 0.8))
    assert len(found[0].split()) == 101
    assert sum(len(text.split()) for text in found) <= MOST_WORDS


def test_a_sum_under_the_very_heading_may_be_less_likely() -> None:
    near, paid = (
        passage(0, "To get Ferry Pay ask your master."),
        passage(1, "You get £9 a week.", section=("2. Ferry Pay",)),
    )
    assert texts("How much is Ferry Pay per week?", ranked(near, 1.0), ranked(paid, -0.6)) == ["You get £9 a week."]


def test_nothing_found_is_nothing_said() -> None:
    assert composed("When?", []) == []


SENTENCES = st.sampled_from(
    ["Boats leak.", "This is known.", "They are wet.", "Cars are dry.", "It is so.", "Also, it."]
)
LISTS = st.lists(st.sampled_from(["aims;", "boats;", "patience.", "cars;"]), min_size=1, max_size=4)


@st.composite
def found_passages(draw: st.DrawFn) -> list[Ranked]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        given_: list[Given] = [*draw(st.lists(SENTENCES, max_size=4))]
        if draw(st.booleans()) or not given_:
            given_ += listed(number + 1, "These aims were named:", *draw(LISTS))
        odds = draw(st.lists(st.floats(-4, 4), min_size=len(given_), max_size=len(given_)))
        made.append(ranked(passage(number, *given_), *odds))
    return made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found_passages(), st.sampled_from(["Which aims were named?", "When do boats leak?", "Tell me about boats"]))
def test_nothing_is_said_twice(found: list[Ranked], question: str) -> None:
    statements = composed(question, found)
    assert statements
    assert len({statement.key for statement in statements}) == len(statements)
    said = [(one.passage.report_id, sentence) for one in statements for sentence in one.sentences]
    assert len(set(said)) == len(said)
    assert statements == composed(question, found)


def test_a_statement_joins_two_that_it_shares_sentences_with() -> None:
    paint = "paint on all sides that the water of a river may reach;"
    one = passage(0, "Boats leak.", "This is known.", *listed(1, "These aims of boats were named:", paint, "tar;"))
    assert texts("Tell me about boats", ranked(one, 3, 1.9, -9, 2.5, -9)) == [
        f"Boats leak. This is known. These aims of boats were named:\n• {paint}\n• tar;"
    ]


def test_what_has_less_of_the_question_than_the_first_adds_nothing_to_its_section() -> None:
    first = ranked(passage(0, "Ferries of oak leak at sea in winter."), 2)
    more = ranked(passage(2, "At sea ferries leak in winter where oak is old."), 1.8)
    others = [ranked(passage(number, "Tar is black."), -9) for number in range(3, 9)]
    less = "Ferries of oak leak at sea."
    for where, told in (({}, False), ({"section": ("2. Kent",)}, True), ({"report": ROADS}, True)):
        other = ranked(passage(1, less, **where), 1.9)  # type: ignore[arg-type]
        found = texts("How do ferries of oak leak at sea in winter?", first, other, more, *others)
        assert found[0] == "Ferries of oak leak at sea in winter."
        assert (less in found) is told
        assert "At sea ferries leak in winter where oak is old." in found


def test_of_a_topic_more_is_told_than_that_a_list_names_it() -> None:
    named = listed(1, "Three enablers were named:", "good boats;", "patience.")
    held = passage(0, *named, "Boats are made of oak.", section=("2. Enablers",))
    assert texts("Tell me about boats", ranked(held, -9, 2.5, -9, 0.5)) == ["Boats are made of oak."]
    assert texts("Tell me about boats", ranked(held, -5, 2.5, -9, -9))[0].startswith("Three enablers were named:")


def test_an_item_that_only_repeats_the_question_is_no_statement() -> None:
    assert texts("Why patience?", ranked(passage(0, *ENABLERS, "Clerks wait."), -9, -9, -9, 2, 1)) == ["Clerks wait."]


def test_what_decides_is_told_of_what_the_likeliest_sentence_names() -> None:
    ely, other = passage(0, "The Ely Bridge is wide."), passage(1, "The ferry saved money.")
    more = [ranked(passage(at, "Tar."), -9) for at in range(2, 40)]
    asked = "Did the Ely Bridge save money?"
    assert texts(asked, ranked(ely, 2), ranked(other, 1.5), *more) == []
    assert texts(asked, ranked(ely, 2), ranked(passage(1, "The Ely Bridge saved money."), 1.5), *more) != []


def test_what_counts_nothing_is_no_answer_to_how_many() -> None:
    assert texts("How many people work at Kent?", ranked(passage(0, "Kent has helped.", "Cars are dry."), 2, -9)) == []
    assert texts("What did the old Kent bridge cost?", ranked(passage(0, "Kent has a bridge of 2006."), 2)) == []
    assert texts("How many people work at Kent?", ranked(passage(0, "Kent has nine.", "Cars are dry."), 2, -9)) == [
        "Kent has nine."
    ]


def test_a_line_of_the_imprint_answers_only_what_it_has_a_word_of() -> None:
    lines = ("© The Ferry Office", "First published: May 2008", "Boats")
    one = passage(0, *((line, Role.IMPRINT, 0) for line in lines), "Kent supported boats.")
    assert texts("Who supported boats?", ranked(one, 2, 2, 2, 1)) == ["Kent supported boats."]
    assert texts("When was it published?", ranked(one, 2, 2, 2, 1)) == ["First published: May 2008"]


def test_a_lead_in_that_refers_brings_what_it_refers_to() -> None:
    one = passage(0, "The ferry made mistakes.", *listed(1, "These include lessons around:", "ropes;", "oars."))
    assert texts("Who waits?", ranked(one, -9, -9, -9, 2)) == [
        "The ferry made mistakes. These include lessons around:\n• oars."
    ]


def test_statements_on_a_topic_stand_under_their_sections() -> None:
    found = [
        ranked(passage(0, "Boats leak.", section=("1. Boats",)), 1.0),
        ranked(passage(1, "Piers rot.", section=("2. Piers",)), 1.5),
        ranked(passage(2, "Boats are old.", "Boats sink.", section=("1. Boats", "1.1 Age")), 0.9, 0.8),
        ranked(passage(3, "Piers are long.", section=("2. Piers",)), 0.7),
    ]
    shown = [(one.heading, one.text) for one in composed("Tell me about the harbour", found)]
    assert shown == [
        ("2. Piers", "Piers rot."),
        ("1. Boats", "Boats leak."),
        ("1.1 Age", "Boats are old. Boats sink."),
    ]
    assert {one.heading for one in composed("When do boats leak?", found)} == {""}
    assert {one.heading for one in composed("Tell me about the harbour", found[:2])} == {""}


def test_a_list_that_is_announced_before_its_lead_in_comes_with_it() -> None:
    given = "The ferrymen spoke of what helps a crew to last.", *listed(1, "These were:", "clear aims;", "patience.")
    [told] = texts("What helps a crew?", ranked(passage(0, *given), 1.0, -9, -9, -9))
    assert told == "The ferrymen spoke of what helps a crew to last. These were:\n• clear aims;\n• patience."


def test_a_list_of_something_else_does_not_come_with_the_sentence_before() -> None:
    cost = "The new pier of the old harbour was to cost the town of Ely no more than £9,000 in all its years."
    given = cost, *listed(1, "It was to be built in two steps:", "piles;", "planks.")
    assert texts("How much was the pier to cost?", ranked(passage(0, *given), 1.0, -9, -9, -9)) == [cost]


def test_what_a_sentence_announces_over_its_passages_end_comes_with_it() -> None:
    words = "Old boats also have flaws."
    one, other = passage(0, "Boats float.", words), passage(1, "They leak.")
    later = replace(other, sentences=(one.sentences[1], *other.sentences), overlap=1)
    found = [ranked(one, -9, 1.0), ranked(later, 1.0, -9)]
    assert texts("Why are old boats bad?", *found)[0] == f"{words} They leak."


def test_a_chart_with_blanks_states_nothing() -> None:
    one = passage(0, "% who say they __ old boats", "Most like old boats.")
    assert texts("Do people like old boats?", ranked(one, 2.0, 1.0)) == ["Most like old boats."]


def test_an_address_is_one_statement() -> None:
    lines = "The Ferry Office", "12 Harbour Road", "Ely", "CB7 4AA", "Tel. 01353 000000"
    imprint = passage(0, *((line, Role.IMPRINT, 0) for line in lines))
    assert texts("Where is the Ferry Office based?", ranked(imprint, 1, 0.5, 0.4, 0.4, 0)) == [
        "12 Harbour Road Ely CB7 4AA"
    ]


def test_of_what_initials_stand_for_one_sentence_tells() -> None:
    one = passage(0, "The Society of Ferrymen Ashore (SFA) met.", "Boats leak.", "The SFA is a body of old ferrymen.")
    assert len(texts("What does SFA stand for?", ranked(one, 1.0, -9, 0.9))) == 1


def test_of_a_list_the_items_that_have_a_word_of_the_question_stand() -> None:
    long = "asked for these, one and all, year after year, and were never heard by those who could have helped:"
    items = "old boats that leak, in any weather that the sea has in store for them and for all who row;", "clear aims;"
    held = passage(
        0, *listed(1, f"The ferrymen of the harbour, who had seen much of the sea and of men, {long}", *items)
    )
    [told] = texts("Who sees that they leak?", ranked(held, -9, 1.0, 0.9))
    assert items[0] in told
    assert items[1] not in told


def test_a_topic_is_told_by_the_sections_that_are_named_for_it() -> None:
    age = passage(
        0, "Kent has more old ones than it can count in a day.", "Oak lasts.", section=("3.1 The age of boats",)
    )
    later = passage(1, "Nobody counts them.", section=("3.1 The age of boats",))
    other = passage(2, "Boats leak.", section=("4. Piers",))
    found = ranked(other, 1.5), ranked(later, -9), ranked(age, -9, -9)
    opening = "Kent has more old ones than it can count in a day."
    for asked in ("What do the reports say about boats?", "boats", "Tell me about boats and bridges"):
        assert texts(asked, *found) == [opening, "Boats leak."]
    assert texts("When do boats leak?", *found) == ["Boats leak."]


def test_a_term_is_told_by_the_sentence_that_says_what_it_is() -> None:
    one = passage(0, "The SFA has asked for tar.", "Boats are old.", "The SFA (see p. 2) is a body of ferrymen.")
    assert texts("What is the SFA?", ranked(one, 2.0, -9, -0.5))[0] == "The SFA (see p. 2) is a body of ferrymen."
    assert texts("What is the SFA?", ranked(one, 2.0, -9, -2.5))[0] == "The SFA has asked for tar."


def test_statements_of_several_reports_stand_under_the_reports() -> None:
    found = [
        ranked(passage(0, "Boats leak."), 1.0),
        ranked(passage(1, "Boats sink."), 0.8),
        ranked(passage(2, "Roads wind.", report=ROADS), 0.9),
    ]
    assert [one.heading for one in composed("Tell me about travel", found)] == ["Boats", "Boats", "Roads"]


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("The finding on boats is blunt.", "The finding on boats is blunt. They sink."),
        ("Boats had another burden.", "Boats had another burden. They sink."),
        ("Boats need care.", "Boats need care."),
        (
            "The finding on boats is that those of wood need care.",
            "The finding on boats is that those of wood need care.",
        ),
    ],
)
def test_a_short_sentence_that_only_announces_brings_what_it_announces(said: str, whole: str) -> None:
    one = passage(0, said, "They sink.")
    other = passage(1, "Boats are old.")
    found = texts("What about boats?", ranked(one, 2, -9), ranked(other, 1.5))
    assert found[0] == whole


def test_a_short_sentence_that_opens_a_paragraph_brings_the_longer_one_after_it() -> None:
    more = "Those of wood have no engine, and those of iron no sail, nor has the ferry a bell."
    other = ranked(passage(1, "Boats are old."), 1.9)
    opening = passage(0, "Not every boat has its engine.", more, "Tar is black.")
    assert texts("Which boats have no engine?", ranked(opening, 2, -9, -9), other)[0] == (
        f"Not every boat has its engine. {more}"
    )
    inner = passage(0, "Tar is black.", "Not every boat has its engine.", more)
    assert texts("Which boats have no engine?", ranked(inner, -9, 2, -9), other)[0] == "Not every boat has its engine."
    open_end = passage(0, "Boats have no engine.", "The crews laid stress on this.", more)
    assert texts("What is said of boats without an engine?", ranked(open_end, 2, 1.9, -9))[0].endswith(more)
    dated = passage(0, "The ferry sank in May 2004.", "Its tar had been too old for the north, and nobody had asked.")
    assert texts("When did the ferry sink?", ranked(dated, 2, -9)) == ["The ferry sank in May 2004."]


def test_a_figure_counts_those_who_are_named() -> None:
    one = passage(0, "In Kent there were talks.", "40 councils sailed.", section=("Councils",))
    assert texts("How many Kent councils sailed?", ranked(one, -9, 2))
    assert texts("How many Surrey councils sailed?", ranked(one, -9, 2)) == []


def test_a_row_of_a_table_counts_only_what_it_names() -> None:
    row = ("Senior sailors 25 Interviews", Role.TABLE, 0)
    held = passage(0, row, section=("2. Whom they asked",))
    assert texts("How many sailors were interviewed?", ranked(held, 1)) == [row[0]]
    assert texts("How many people were interviewed?", ranked(held, 1)) == [row[0]]
    assert texts("How many nurses were interviewed?", ranked(held, 1)) == []


LONG = "Fog: " + " ".join(["it falls"] * 40) + "."  # so that the list is not given whole


def test_items_that_have_far_less_of_the_question_are_left_out() -> None:
    items = listed(1, "It found this:", "Rope: boats are old.", "Money: boats save money once tar is cheap.", LONG)
    given = ranked(passage(0, *items), -1, 0.5, 1, -9)
    assert texts("On what condition do boats save money?", given) == [
        "It found this:\n• Money: boats save money once tar is cheap."
    ]


def test_an_item_that_tells_in_the_words_of_the_question_answers() -> None:
    leaks = "Leaks: the boats that are used leak a little more each year, and that puts people off using the boats."
    items = listed(1, "It met with:", "Age: the boats are old.", leaks, LONG)
    given = ranked(passage(0, *items), -2, 0.5, 1, -9)
    assert texts("How do leaks put people off using boats?", given) == [f"It met with:\n• {leaks}"]


def test_who_was_in_a_group_is_told_under_its_heading() -> None:
    team = passage(0, "Anna Lund, Researcher Berta Holm, Tester", section=["Thanks", "Boat team"])
    other = passage(1, "Carla Rask, Boat Designer", section=["Thanks", "Design"])
    given = ranked(team, -2), ranked(other, 1)
    assert texts("Who was on the boat team?", *given) == ["Anna Lund, Researcher Berta Holm, Tester"]
    assert "Anna Lund, Researcher Berta Holm, Tester" not in texts("Who designed the boat team's flag?", *given)


def test_an_example_brings_what_it_is_an_example_of() -> None:
    given = listed(1, "For example, if:", "you buy a ferry;", "you inherit a barge.")
    one = passage(0, "A licence can pass to another owner.", *given)
    assert texts("I buy a ferry, can I have its licence?", ranked(one, -3, -3, 1, -3))[0].startswith(
        "A licence can pass to another owner. For example, if:\n• you buy a ferry"
    )


def test_what_is_to_be_done_stands_before_when_to_do_it() -> None:
    one = passage(0, "You need to tell the harbour.", "You must do this a week before you sail.")
    assert texts("How long before I sail?", ranked(one, -3, 1)) == [
        "You need to tell the harbour. You must do this a week before you sail."
    ]


def test_who_or_what_asks_what_it_is() -> None:
    one = passage(0, "They spoke of friends of a ferry: people who mend it.", *ENABLERS)
    assert "friends" in texts("Who or what are ‘friends’ of a ferry?", ranked(one, 0, -2, -0.5, -2, -2))[0]


def test_what_counts_the_noun_that_is_asked_comes_before_what_counts_another() -> None:
    one = passage(0, "The boats of the port have 1, 2 or 3 oars each.", "Tar is black.", "The port has fifteen boats.")
    found = texts("How many boats does the port have?", ranked(one, 0, -9, -1.5))
    assert found[0] == "The port has fifteen boats."


def test_what_names_all_of_a_topic_elsewhere_is_given_too() -> None:
    first = passage(0, "Ferry tolls matter.", section=("1. Tolls",))
    second = passage(1, "The crews want more tar, more rope and lower ferry tolls.", section=("2. Crews",))
    third = passage(2, "The crews want a ferry.", section=("3. Ports",))
    given = ranked(first, 0), ranked(second, -2.6), ranked(third, -2.6)
    assert len(texts("ferry tolls", *given)) == 2
    assert len(texts("Are ferry tolls high?", *given)) == 1


def test_an_item_that_only_names_comes_before_a_longer_one_of_its_list() -> None:
    names = listed(
        1,
        "These helped:",
        "Talks, meals and songs with crews;",
        "Signs of progress in words that all of the crews knew.",
    )
    text = "\n".join(texts("and what about talking with crews", ranked(passage(0, *names), -3, 0, -0.5)))
    assert "Talks, meals" in text


def test_a_list_that_is_given_elsewhere_with_fewer_items_is_given_once() -> None:
    both = listed(1, "These helped the ferry:", "tar and rope;", "new sails for ferries.")
    one = listed(2, "In short, it helped to have:", "new sails for ferries.")
    given = ranked(passage(0, *both), -3, 0, 0), ranked(passage(1, *one), -3, -0.2)
    [found] = composed("sails or tar for ferries", given)
    assert found.text.count("sails") == 1


def test_items_that_must_both_apply_are_given_together() -> None:
    both = listed(1, "The port must answer if both these apply:", "most crews voted;", "half of them asked for tar.")
    text = "\n".join(texts("Must the port answer half of the crews?", ranked(passage(0, *both), -3, -3, 1)))
    assert text.count("•") == 2


def test_who_or_what_one_is_stays_as_it_is_asked() -> None:
    assert understand("Who or what is Ferry Link?").asked == "Who or what is Ferry Link?"
    assert understand("Who or what are friends of a ferry?").asked == "What are friends of a ferry?"
    assert understand("What kind of people came to the ferry?").asked == "Who came to the ferry?"
    assert understand("What sort of people are asked?").asked == "Who are asked?"
    assert understand("What kinds of people are ferrymen?").asked == "What kinds of people are ferrymen?"
