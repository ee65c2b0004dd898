"""What is told of another thing, or of the opposite of what is asked, is no answer."""

from __future__ import annotations

import pytest
from answering_fakes import MemoryIndex, listed, passage

from assistant.answering.another_thing import is_of_another, of_the_thing
from assistant.answering.opposites import has_asked, opposed
from assistant.answering.question import understand
from assistant.answering.signals import terms_of
from assistant.answering.statements import Candidate, Statement
from assistant.answering.turned import is_turned_about
from assistant.records import Passage

FERRIES = passage(0, "Ask for a ferry pass in writing.", section=("Ferry passes",))
FERRY_FEE = passage(1, "Ferry passes cost £4.", section=("Ferry passes",))
TUG_FEE = passage(2, "A pass costs £9.", section=("Tugs",))


def kept(asked: str, *passages: Passage, needed: bool = True) -> list[str]:
    question, index = understand(asked), MemoryIndex([*passages, *(passage(at, "Tar.") for at in range(9, 40))])
    found = [Candidate(one, 0, 0.0) for one in passages]
    terms = terms_of(question, index)  # type: ignore[arg-type]
    return [one.sentence.text for one in of_the_thing(question, terms, needed, found, found)]


def test_a_figure_is_told_of_the_rarest_thing_that_the_likeliest_sentence_has() -> None:
    asked = "How much does a ferry pass cost?"
    assert kept(asked, FERRIES, FERRY_FEE, TUG_FEE) == [FERRIES.text, FERRY_FEE.text]
    assert kept(asked, FERRIES, TUG_FEE, needed=False) == [FERRIES.text, TUG_FEE.text]
    assert kept("Who gives a ferry pass?", FERRIES, TUG_FEE) == [FERRIES.text, TUG_FEE.text]


def test_of_another_benefit_a_sum_is_no_answer() -> None:
    pay = passage(0, "Statutory Ferry Pay is paid weekly.", "It is £40 a week.", section=("Pay",))
    grant = passage(1, "The Ferry Grant is £9 a week.", section=("Ferry Grant",))
    items = listed(1, "You get:", "£30 a week;")
    alone = passage(2, "Statutory Ferry Pay (SFP) is paid weekly.", *items, section=("Pay",))
    headed = passage(4, "You can get £60 a week.", section=("Ferry Pension",))
    bare = passage(3, "It is £50 a week.", section=("Sums",))

    def kept_of(asked: str, *candidates: Candidate) -> list[str]:
        question, index = understand(asked), MemoryIndex([pay, grant, alone, bare])
        terms = terms_of(question, index)  # type: ignore[arg-type]
        return [one.sentence.text for one in of_the_thing(question, terms, True, candidates, candidates)]

    sums = [Candidate(pay, 1, 0.0), Candidate(grant, 0, 0.0), Candidate(alone, 2, 0.0), Candidate(bare, 0, 0.0)]
    sums.append(Candidate(headed, 0, 0.0))
    assert kept_of("How much is the Ferry Grant a week?", *sums) == ["The Ferry Grant is £9 a week.", bare.text]
    paid = ["It is £40 a week.", "£30 a week;", bare.text]
    assert kept_of("How much is Statutory Ferry Pay a week?", *sums) == paid
    assert kept_of("How much is the pay a week?", *sums) == [one.sentence.text for one in sums]


def test_where_the_likeliest_tells_of_the_opposite_others_have_the_word_asked() -> None:
    most, crew, least = (
        passage(number, said, section=("Crews",))
        for number, said in enumerate(("The maximum crew is 9.", "A crew rows.", "The minimum crew is 4."))
    )
    asked = "What is the minimum crew?"
    assert kept(asked, most, crew, least) == [least.text]
    assert kept(asked, crew, most, least) == [crew.text, least.text]
    assert kept("Is the minimum crew 9?", most, crew) == [most.text, crew.text]


@pytest.mark.parametrize(
    ("asked", "said", "around", "told"),
    [
        ("How do I join the club?", "You can leave the club in May.", "", True),
        ("How do I join the club?", "You can leave the club, or join it.", "", False),
        ("How do I join the club?", "You can leave in May.", "Joining the club", False),
        ("How do I join the club?", "You need not leave the club.", "", False),
        ("How do I join or leave the club?", "You can leave the club in May.", "", False),
        ("How do I turn off the lamp?", "Turn on the lamp with the key.", "", True),
        ("How do I turn off the lamp?", "Switch off the lamp, then turn on the heater.", "", False),
        ("Which boats are not cheap?", "The ferry is expensive.", "", False),
        ("Which boats are cheap?", "The ferry is expensive.", "", True),
        ("Who accepted the plan?", "The board rejected the plan.", "", True),
        ("Who accepted the plan?", "The board never rejected the plan.", "", False),
        ("What is the maximum crew?", "A ferry (not a tug) must have a minimum crew of 4.", "", True),
        ("Which boats are less careful?", "Tugs are more careful.", "", True),
        ("Which boats are less careful?", "Tugs are more useful.", "", False),
        ("What is the last line of boats?", "Tugs are the first line of boats.", "", True),
        ("What is the last line of boats?", "Tugs are the final line of boats.", "", False),
        ("Where was the first quay built?", "A second quay was built in Ely.", "", True),
        ("Where was the first quay built?", "A second quay was built in Ely.", "The first quay", False),
        ("Where was the first quay built?", "A second ferry went to a quay in Ely.", "", False),
        ("How long did the crew last?", "It was the first crew.", "", False),
        ("Which crews are paid?", "Tug crews are unpaid.", "", True),
        ("Which crews are paid?", "Tug crews are unpaid, others paid.", "", False),
        ("Which boats are specific?", "Tugs are non-specific.", "", True),
        ("Which boats are unconnected?", "Tugs are connected.", "", True),
        ("Which boats are unconnected?", "Tugs are not connected.", "", False),
        ("Which boats are less careful than tugs?", "Tugs are more careful than ferries.", "", False),
        ("What is the toll of the Kent Harbour?", "The Essex Harbour takes £2.", "", True),
        ("What is the toll of the Kent Harbour?", "The Essex Harbour takes £2.", "Kent and Essex", False),
        ("What is the toll of the Kent Harbour?", "The Essex Harbour and the Kent Harbour take £2.", "", False),
        ("What is the toll of Séa Harbour?", "The Sea Harbour takes £2.", "", False),
        ("What is the toll of the Kent Harbour?", "Its harbour takes £2.", "", False),
        ("Who rows the three old ferries?", "② Tugs tow two ferries.²", "", True),
        ("Who rows the three old ferries?", "Tugs tow two ferries.", "Of the three ferries", False),
        ("Who rows the three old ferries?", "Tugs tow two or 3 ferries.", "", False),
        ("Who rows the three old ferries?", "Tugs tow six ferries, three of which are old.", "", False),
        ("Who heads the Board of Ferries?", "Ann Lee heads the Board of Locks.", "", True),
        (
            "Who heads the Board of Ferries?",
            "Ann Lee heads the Board of the Ferries and the Board of Locks.",
            "",
            False,
        ),
        ("Who rows for three hours?", "Crews row for two hours.", "", False),
        ("How many five-oar boats are there?", "It has 12 two-oar boats and 9 four-oar boats.", "", True),
        ("How many two-oar boats are there?", "It has 12 two-oar boats and 9 four-oar boats.", "", False),
        ("How many five-year plans are there?", "It has three two-year plans.", "", False),
    ],
)
def test_an_opposite_is_told_alone(asked: str, said: str, around: str, told: bool) -> None:
    assert bool(opposed(asked, said, around)) is told


def test_a_text_has_all_words_asked_that_have_opposites() -> None:
    assert has_asked("What is the minimum crew?", (), "A crew of 4 is the minimum.")
    assert not has_asked("What is the minimum crew?", (), "A crew of 4 rows.")
    assert has_asked("What is a crew?", (), "Ferrymen.")
    assert not has_asked(
        "What is the first crew?", opposed("What is the first crew?", "The last crew.", ""), "Ferrymen."
    )


def test_where_a_follow_up_asks_for_the_same_is_told() -> None:
    question = understand("And in the ports?", ["What did the pilots fear?"])
    assert question.asked == "What did the pilots fear in the ports?"
    lakes = passage(0, "Pilots feared ice.", section=("Lakes",))
    ports = passage(1, "Pilots feared fog.", section=("Ports",))
    index = MemoryIndex([lakes, ports])
    found = [Candidate(one, 0, 0.0) for one in (lakes, ports)]
    terms = terms_of(question, index)  # type: ignore[arg-type]
    assert [one.passage for one in of_the_thing(question, terms, False, found, found)] == [ports]


def test_what_is_recommended_about_a_thing_is_told_of_it() -> None:
    tar = passage(0, "Boats are to be given tar.", section=("Care",))
    ice = passage(1, "The report recommends a bell.", section=("Ice",))
    assert kept("What does the report recommend about tar?", ice, tar, needed=False) == [tar.text]
    assert kept("What are the boats using tar for?", ice, tar, needed=False) == [tar.text]
    assert kept("What did the KPB spend on tar in 2004?", ice, tar, needed=False) == [tar.text]
    assert kept("What does the report recommend?", ice, tar, needed=False) == [ice.text, tar.text]
    assert kept("Does the report recommend more tar?", ice, tar, needed=False) == [tar.text]
    assert kept("Did the ferrymen recommend that boats sail?", ice, tar, needed=False) == [ice.text, tar.text]


def test_what_was_done_to_somebody_is_not_what_he_did() -> None:
    assert is_turned_about("Who did Captain Lee replace?", "Captain Lee fell ill and was replaced by Captain Roe.")
    assert is_turned_about("Which boats did the port sell?", "The port was sold by Kent.")
    assert not is_turned_about(
        "Who did Captain Lee replace?", "Captain Lee replaced Captain Roe, who was hired by Kent."
    )
    assert not is_turned_about("Who was Captain Lee replaced by?", "Captain Lee was replaced by Captain Roe.")
    assert not is_turned_about("Which boats did the port sell?", "The boats that the port had were sold to Kent.")


def test_several_things_in_a_sentence_are_of_the_opposite_or_not() -> None:
    named, items = (
        passage(0, "Indirect tolls are Anna, Berta and Carla."),
        listed(1, "Indirect tolls:", "Anna;", "Berta."),
    )
    question, index = understand("What are the direct tolls?"), MemoryIndex([named, passage(1, *items)])
    terms = terms_of(question, index)  # type: ignore[arg-type]
    assert is_of_another(question, terms, Statement(named, named.sentences, 0.0))
    assert not is_of_another(understand("What are the tolls?"), terms, Statement(named, named.sentences, 0.0))
    assert not is_of_another(question, terms, Statement(passage(1, *items), passage(1, *items).sentences, 0.0))
