"""A question for a list is answered by the list that is asked for."""

from __future__ import annotations

from answering_fakes import MemoryIndex, listed, passage, ranked

from assistant.answering.lists import lists, tells_all
from assistant.answering.question import understand
from assistant.answering.signals import terms_of
from assistant.answering.statements import Statement, candidates_of
from assistant.answering.weighing import Ranked
from assistant.records import Role

AIMS = listed(1, "It has these aims:", "boats;", "cars.")
BARRIERS = listed(2, "It met these barriers:", "old boats;", "old cars;", "habit.")


def found(question: str, *given: Ranked) -> list[Statement]:
    index = MemoryIndex([one.weighed.passage for one in given])
    asked = understand(question)
    return lists(asked, terms_of(asked, index), candidates_of(given), index)  # type: ignore[arg-type]


def test_the_noun_that_is_asked_for_decides() -> None:
    given = (ranked(passage(0, *AIMS), 0, 0, 0), ranked(passage(1, *BARRIERS), 0.2, 0.2, 0.2, 0.2))
    assert [one.text.count("•") for one in found("What are its aims?", *given)] == [2]
    assert [one.text.count("•") for one in found("What are the barriers?", *given)] == [3]


def test_the_list_of_a_part_comes_after_that_of_the_whole_however_likely_it_is() -> None:
    first = listed(1, "In the first phase we met the following barriers:", "boats;", "cars.")
    given = ranked(passage(0, *first), 2, 2, 2), ranked(passage(1, *BARRIERS), 1.3, 1.3, 1.3, 1.3)
    assert [one.text.count("•") for one in found("What are the barriers?", *given)] == [3]
    assert [one.text.count("•") for one in found("What are the barriers of the first phase?", *given)] == [2]


def test_what_is_asked_for_first_is_in_the_list_or_before_it() -> None:
    duties = listed(1, "As a ferry crew you may have to:", "row at night;", "mend nets.")
    given = ranked(passage(0, *duties), 1, 1, 1), ranked(passage(1, "Training is short for a ferry crew."), 0.8)
    assert found("What training does a ferry crew get?", *given) == []
    assert found("What does a ferry crew do?", *given)
    assert not found("What happens to a ferry crew?", ranked(passage(0, *duties), -3, -3, -3))


def test_a_heading_names_the_list_too() -> None:
    named = passage(0, *listed(1, "In brief:", "boats;", "cars."), section=["5. Challenges"])
    given = (ranked(named, 0, 0, 0), ranked(passage(1, *BARRIERS), 0.5, 0.5, 0.5, 0.5))
    [one] = found("Which challenges were met?", *given)
    assert one.text == "In brief:\n• boats;\n• cars."


def test_the_sentence_before_leads_to_a_list() -> None:
    given = ranked(passage(0, "The scheme has two aims.", *listed(1, "These are:", "boats;", "cars.")), 3, -3, -3, -3)
    [one] = found("What are the aims of the scheme?", given)
    assert one.text == "The scheme has two aims. These are:\n• boats;\n• cars."


def test_one_item_is_no_list_and_an_unlikely_list_no_answer() -> None:
    assert found("What are its aims?", ranked(passage(0, *listed(1, "Its aims:", "boats.")), 1, 1)) == []
    given = (ranked(passage(0, "The otters swim."), 6), ranked(passage(1, *AIMS), -2, -2, -2))
    assert found("Which challenges do otters meet?", *given) == []


def test_a_list_of_many_more_things_than_are_asked_for_is_another() -> None:
    met = listed(1, "Both ports met these barriers:", "old boats;", "old cars;", "habit;", "fog.")
    assert found("Which two ports took part?", ranked(passage(0, *met), 1, 1, 1, 1, 1)) == []
    assert len(found("Which three barriers were met?", ranked(passage(0, *met), 1, 1, 1, 1, 1))) == 1


def test_one_of_the_things_leads_to_no_list_of_them() -> None:
    given = ranked(passage(0, *listed(1, "The agency had this mission:", "safe boats;", "new cars.")), 1, 0, 0)
    assert found("Which agencies help the councils of the river to share their boats?", given) == []
    assert len(found("What was the mission of the agency?", given)) == 1


def test_the_noun_may_be_any_in_the_plural() -> None:
    ferries = listed(3, "These ferries ran:", "Deal;", "Ryde.")
    given = (ranked(passage(0, *AIMS), 1, 1, 1), ranked(passage(1, *ferries), 0.5, 0.5, 0.5))
    assert [one.text for one in found("Which ferries ran?", *given)] == ["These ferries ran:\n• Deal;\n• Ryde."]


def test_what_merely_begins_alike_is_not_the_noun() -> None:
    services = listed(3, "Public services found:", "boats;", "cars.")
    named = listed(4, "Two publications appeared:", "a paper;", "a book.")
    given = (ranked(passage(0, *services), 1, 1, 1), ranked(passage(1, *named), 0.5, 0.5, 0.5))
    assert [one.sentences[0].group for one in found("Name the publications.", *given)] == [4]


def test_a_list_of_as_many_items_as_are_asked_for_comes_before_others() -> None:
    given = (ranked(passage(0, *AIMS), 0.5, 0.5, 0.5), ranked(passage(1, *BARRIERS), 0.2, 0.2, 0.2, 0.2))
    assert [one.sentences[0].group for one in found("Sum up the three things it met.", *given)] == [2]
    assert [one.sentences[0].group for one in found("Sum up the two things it has.", *given)] == [1]


def test_a_sentence_that_names_them_is_the_answer_alone() -> None:
    told = passage(1, "It calls at three harbours: Deal, Ryde and Dover.")
    given = (ranked(passage(0, "The harbours are old.", *BARRIERS), 1.5, 0, 0, 0, 0), ranked(told, 1))
    assert [one.text for one in found("Which three harbours does it call at?", *given)] == [
        "It calls at three harbours: Deal, Ryde and Dover."
    ]
    assert [one.text for one in found("Which harbours does it call at?", *given)] == [
        "It calls at three harbours: Deal, Ryde and Dover."
    ]
    assert found("Which four harbours does it call at?", *given) == []


def test_the_noun_must_stand_before_the_row_unless_nothing_is_likelier() -> None:
    named = passage(0, "Four were named: Deal, Ryde, Dover and the harbours of Kent.", "Boats leak.")
    assert found("Which harbours are there?", ranked(named, 0.9, 1)) == []
    assert len(found("Which harbours are there?", ranked(named, 1, 0.9))) == 1


def test_an_open_question_is_answered_by_a_list_with_nearly_all_of_its_words() -> None:
    needs = listed(1, "To sail well, a captain should:", "wait;", "tar the boat.")
    given = (ranked(passage(0, *needs), 1, 0, 0), ranked(passage(1, "Captains sail.", "Cars are dry."), 0.8, -1))
    [one] = found("What should a captain do to sail well?", *given)
    assert one.text == "To sail well, a captain should:\n• wait;\n• tar the boat."
    assert found("What is said of how a captain sails well?", *given) == []
    assert found("When should a captain sail well?", *given) == []
    assert found("How well should a captain sail?", *given) == []
    assert found("What is the way to sail a captain should do well?", *given) == []
    unlike = (ranked(passage(0, *needs), 0, 0, 0), given[1])
    assert found("What should a captain do to sail well?", *unlike) == []


def test_a_sentence_that_names_several_and_is_much_less_likely_is_no_answer_alone() -> None:
    told = passage(1, "It calls at three harbours: Deal, Ryde and Dover.")
    given = (ranked(passage(0, "The harbours are old."), 1.5), ranked(told, 0.0))
    assert found("Which three harbours does it call at?", *given) == []


def test_an_open_question_is_answered_by_a_sentence_only_far_before_others() -> None:
    told = passage(0, "A captain needs three things: patience, tar and a boat.", "Captains are old.")
    assert len(found("What does a captain need?", ranked(told, 1, -0.5))) == 1
    assert found("What does a captain need?", ranked(told, 1, 0.5)) == []


def test_a_lead_in_without_the_noun_comes_with_the_sentence_that_has_it() -> None:
    given = ranked(
        passage(0, "Several policies moved the ferry.", *listed(1, "There were two:", "a law;", "a tax.")), 2
    )
    assert [one.text for one in found("Which policies moved the ferry?", given)] == [
        "Several policies moved the ferry. There were two:\n• a law;\n• a tax."
    ]


def test_items_without_a_lead_in_introduce_nothing() -> None:
    bare = passage(0, ("Otters may cause harm.", Role.ITEM, 1), ("Wait.", Role.ITEM, 1), section=["1. Waiting"])
    named = passage(1, ("Deal", Role.ITEM, 2), ("Ryde", Role.ITEM, 2), section=["2. Otters that may cause harm"])
    given = (ranked(bare, 1, 0), ranked(named, 0.5, 0.5))
    assert [one.text for one in found("Which otters may cause harm?", *given)] == ["• Deal\n• Ryde"]


def test_the_likeliest_lead_in_answers_though_the_noun_stands_nowhere() -> None:
    rules = listed(1, "You may sail if all of these apply:", "you can swim;", "you have a boat.")
    one, other = passage(0, *rules), passage(1, "You may sail.")
    assert len(found("Which conditions apply if I sail?", ranked(one, 1, 0, 0), ranked(other, 0.9))) == 1
    assert found("Which papers apply if I sail?", ranked(one, 0.9, 0, 0), ranked(other, 1)) == []
    assert found("Which conditions apply to otters?", ranked(one, 1, 0, 0), ranked(other, 0.9)) == []


def test_another_noun_names_the_list_where_the_rest_of_the_question_fits_it_best() -> None:
    hurdles = passage(0, *listed(2, "All harbours met these challenges:", "old boats;", "habit."))
    given = (ranked(hurdles, 0, 0, 0), ranked(passage(1, "Ferries leak."), 0.5))
    assert [one.text.count("•") for one in found("Which barriers did all harbours meet?", *given)] == [2]
    better = ranked(passage(1, "Ferries met a barrier at Deal.", section=["2. Ferries"]), 0.5)
    assert found("Which barriers did the ferries meet at Deal?", given[0], better) == []


def test_what_made_things_work_is_told_by_the_enablers_of_success() -> None:
    enablers = passage(0, *listed(2, "Harbours named these enablers of success:", "crews;", "money."))
    policies = passage(1, *listed(3, "The drivers of policy were:", "laws;", "fear."))
    given = (ranked(policies, 0.3, 0.3, 0.3), ranked(enablers, 0, 0, 0))
    assert ["enablers" in one.text for one in found("What made these boats work well?", *given)] == [True]


def test_a_sentence_that_counts_the_things_leads_to_their_list_farther_on() -> None:
    counts = ranked(passage(0, "The crews named three barriers.", "It is known."), 2, -9)
    given = (counts, ranked(passage(1, *BARRIERS), -3, -3, -3, -3))
    assert [one.text.count("•") for one in found("What are the three barriers?", *given)] == [3]


def test_a_list_of_one_phase_comes_after_that_of_all() -> None:
    first = listed(1, "The first phase met these barriers:", "boats;", "cars.")
    given = (ranked(passage(0, *first), 0.2, 0.2, 0.2), ranked(passage(1, *BARRIERS), 0, 0, 0, 0))
    assert [one.text.count("•") for one in found("What are the barriers?", *given)] == [3]
    assert [one.text.count("•") for one in found("What are the barriers of the first phase?", *given)] == [2]


def test_a_whole_list_of_what_is_asked_tells_all() -> None:
    def tells(question: str, one: Statement) -> bool:
        asked = understand(question)
        return tells_all(asked, terms_of(asked, MemoryIndex([one.passage])), one)  # type: ignore[arg-type]

    aims = passage(0, *AIMS)
    whole = Statement(aims, aims.sentences, 0)
    row = passage(1, "The harbour has four piers – Old, New, Long and Short.", "It is wet.")
    assert tells("Which aims does it have?", whole)
    assert not tells("Which aims does it have?", Statement(aims, aims.sentences[1:], 0))  # without what leads to it
    assert not tells("Which seven aims does it have?", whole)
    assert not tells("Who built the boats?", whole)
    assert tells("Which four landings are there?", Statement(row, row.sentences[:1], 0))
    assert not tells("Which four landings are there?", Statement(row, row.sentences[1:], 0))


def test_an_item_may_itself_name_the_things_that_are_asked_for() -> None:
    trained = ("2) Skills: a pilot has four skills: calm, sight, strength and patience.", Role.ITEM, 3)
    given = ranked(passage(0, "Pilots matter.", trained), 0.2, 0)
    assert [one.text for one in found("Which four things should a pilot have?", given)] == [
        "• Skills: a pilot has four skills: calm, sight, strength and patience."
    ]


def test_a_list_whose_items_are_all_the_likeliest_and_have_the_noun_is_the_answer() -> None:
    medals = listed(1, "You can put forward for:", "the blue medal;", "the red medal;", "the sea medal;", "a cup.")
    given = ranked(passage(0, "Crews are brave.", *medals), -2, -2, 1, 0.9, 0.8, -3)
    assert [one.text.count("•") for one in found("Which medals may crews deserve?", given)] == [4]


def test_a_lead_in_that_names_others_before_the_things_names_these_too() -> None:
    named = passage(0, *listed(1, "All three ports named these helps:", "tar;", "rope."), section=["1. Ports"])
    others = passage(1, *listed(2, "Each told its own story:", "the north;", "the south."), section=["2. Helps", "Tar"])
    given = ranked(named, -0.5, -0.5, -0.5), ranked(others, 0.2, 0.2, 0.2)
    [one] = found("Which helps did the workshops name?", *given)
    assert one.text.startswith("All three ports named")


def test_what_stands_in_the_way_is_told_by_the_challenges_of_several() -> None:
    met = passage(0, *listed(1, "All three ports met with these challenges:", "fog;", "ice."), section=["Tar and rope"])
    given = ranked(passage(1, "The book tells what stands in the way of tar and rope."), 1), ranked(met, 0, 0, 0)
    assert found("What stands in the way of tar and rope?", *given)[0].text.count("•") == 2


def test_papers_that_came_out_are_no_findings() -> None:
    papers = passage(0, *listed(1, "The list has three publications:", "On tar;", "On rope;", "On fog."))
    findings = passage(1, *listed(2, "The survey came to these findings:", "tar is dear;", "rope is cheap."))
    given = ranked(papers, -1, -1, -1, -1), ranked(findings, 0.5, 0, 0)
    assert found("What reports came out?", *given)[0].text.startswith("The list has three publications")
    assert found("What did the survey find? List the findings.", *given)[0].text.startswith("The survey came to")


def test_what_to_ask_is_told_by_questions() -> None:
    asked = listed(1, "The wording is ours:", "What is the ferry for?", "Who rows the ferry?")
    questions = passage(0, "The lessons turn into questions.", *asked, section=["Questions to put to a ferry"])
    advice = passage(1, *listed(2, "Three are named:", "a ferry should be tarred;", "a ferry should be dry."))
    given = ranked(advice, 0.5, 0.5, 0.5), ranked(questions, -1, -1, -0.5, -0.5)
    [one] = found("What should I ask about a ferry?", *given)
    assert one.text.startswith("The lessons turn into questions. The wording is ours:\n• What is the ferry for?")
    assert not any("wording" in one.text for one in found("What can I ask for on a ferry?", *given))


def test_a_sentence_that_counts_the_things_leads_to_as_many_farther_on() -> None:
    counts = passage(0, "The ports named the same two factors of success, called enablers.")
    two = listed(1, "They named these enablers:", "tar;", "rope.")
    three = listed(2, "They named these enablers:", "tar;", "rope;", "luck.")
    asked = "What are the factors of success?"
    assert found(asked, ranked(counts, 1), ranked(passage(1, *two), -9, -9, -9))[0].text.count("•") == 2
    assert not found(asked, ranked(counts, 1), ranked(passage(1, *three), -9, -9, -9, -9))


def test_of_ten_things_the_three_that_are_told_are_given() -> None:
    three = listed(1, "The paper names three, and leaves seven out:", "tar the boats;", "mend nets;", "row less.")
    given = ranked(passage(0, "The board made ten proposals for boats.", *three), 1, -1, -1, -1, -1)
    [one] = found("List the ten proposals for boats", given)
    assert one.text.startswith("The board made ten proposals for boats. The paper names three")
    other = listed(1, "It met these barriers:", "old boats;", "old cars;", "habit.")
    given = ranked(passage(0, "The board made ten proposals for boats.", *other), 1, -1, -1, -1, -1)
    assert not any(one.is_list for one in found("List the ten proposals for boats", given))


def test_conditions_are_what_must_hold() -> None:
    held = listed(1, "All of the following must apply:", "you can swim;", "you own a boat.")
    crew = listed(2, "As a ferry crew member you may have to:", "row at night;", "mend nets.")
    joining = passage(0, *held, section=["2. Joining a ferry crew"])
    given = ranked(joining, 0, 0, 0), ranked(passage(1, *crew), 0.3, 0.1, 0.1)
    [one] = found("Which conditions must a ferry crew meet to apply?", *given)
    assert one.text.startswith("All of the following")
    assert not any(
        one.text.startswith("All of") for one in found("Which conditions did the ferry crew live in?", *given)
    )


def test_what_goes_wrong_or_makes_it_hard_is_a_challenge() -> None:
    given = ranked(passage(0, *BARRIERS, section=["Ferries"]), -3, -3, -3, -3), ranked(passage(1, "Ferries sail."), -2)
    for question in ("What makes it hard to run ferries?", "what sort of things trip up ferries?"):
        assert [one.text.count("•") for one in found(question, *given)] == [3]
    assert found("What prices went up at the ferries?", *given) == []
