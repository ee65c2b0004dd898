"""A question for what is not so is answered by what denies it, and by nothing else."""

from __future__ import annotations

import time

import pytest
from answering_fakes import MemoryIndex, listed, passage, ranked

from assistant.answering.compose import compose
from assistant.answering.denied import denied, denies
from assistant.answering.question import understand
from assistant.answering.signals import terms_of
from assistant.answering.weighing import Ranked
from assistant.records import CELL, Passage, Role

FERRIES = listed(1, "The port runs these ferries:", "Anna, which is old;", "Berta, which is not painted;", "Carla.")


def texts(question: str, *given: Ranked) -> list[str]:
    index = MemoryIndex(sorted((one.weighed.passage for one in given), key=lambda one: one.id))
    asked = understand(question)
    return [one.text for one in compose(asked, terms_of(asked, index), given, index)]  # type: ignore[arg-type]


def table(number: int) -> Passage:
    rows = [("Ferry", "Northern port", "Southern port"), ("Anna", "Berthed", "Not berthed"), ("Berta", "Both", "Both")]
    rows += [("Carla", "Not berthed", "Berthed"), ("Dora", "Berthed", "Not berthed")]
    cells = [(CELL.join(row), Role.TABLE, 0) for row in rows]
    return passage(number, ("Table 1: Where ferries are berthed", Role.CAPTION, 0), *cells)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which ferries are not painted?", {"paint"}),
        ("Which ferries have no owner?", {"owner"}),
        ("What isn't insured?", {"insur"}),
        ("Which of these don't need a permit?", {"need", "permit"}),
        ("What did the first survey ask that the second dropped?", {"second"}),
        ("In which ports was the ferry never seen?", {"ferri", "seen"}),
        ("Who never paid the toll?", {"paid", "toll"}),
        ("Where didn't the ferry stop?", {"stop"}),
        ("When can the ferry not sail?", {"sail"}),
        ("When cannot crews sail?", {"sail"}),
        ("When should crews not be paid?", {"paid"}),
    ],
)
def test_what_is_denied_is_told_from_the_clause_that_denies(question: str, words: set[str]) -> None:
    assert words <= denied(understand(question))


@pytest.mark.parametrize(
    "question",
    [
        "Which ferries are painted?",
        "What is the fine for not paying?",
        "What should I do if I don't have a permit?",
        "What can people who do not row claim?",
        "What happens when the ferry does not sail?",
        "Why did the ferry not sail?",
        "How many ferries do not sail?",
        "When I do not sail, who pays?",
        "Where do I go if I can't sail?",
        "When does it end if it is not renewed?",
        "Which storm caused the ferry to never sail?",
        "Who said he never sailed?",
        "Which ferries not only sail but row?",
        "What are the reasons for not sailing?",
        "Does the ferry not sail?",
    ],
)
def test_a_denial_elsewhere_asks_for_nothing_that_is_not_so(question: str) -> None:
    assert not denied(understand(question))


def test_what_is_unchanged_or_united_denies_nothing() -> None:
    assert not any(map(denies, ("It comes back almost unchanged.", "The united crews underlined it.")))
    assert denies("One crew was unidentified.") and denies("The rest are unnamed.")


def test_a_text_may_deny_in_a_word() -> None:
    denying = ("It leaves the rest unnamed.", "It is silent on tar.", "Tar has yet to come.", "Oars are excluded.")
    assert all(map(denies, denying))
    assert not any(map(denies, ("The union sails under a unit flag until noon.", "Tar came.")))


def test_where_and_when_something_is_not_so_is_told_by_what_denies_it() -> None:
    stops, never, unpaid = (
        passage(0, "The ferry stops in Ely."),
        passage(1, "The ferry does not stop in Hull."),
        passage(2, *listed(1, "Crews must pay the toll, unless:", "they row;", "they are old.")),
    )
    asked = "Where doesn't the ferry stop?"
    assert texts(asked, ranked(stops, 1), ranked(never, 0.8)) == ["The ferry does not stop in Hull."]
    assert texts(asked, ranked(stops, 1)) == []
    assert denies(unpaid.sentences[0].text) and not denies("Unless it rains, crews row.")


def test_what_is_exempt_is_told_of_what_is_asked() -> None:
    exempt = passage(0, "Crews are exempt from the toll, and pay harbour dues.")
    assert texts("Who does not pay the toll?", ranked(exempt, 1)) == [exempt.text]
    assert texts("Which crews do not pay harbour dues?", ranked(exempt, 1)) == []


def test_a_list_of_all_is_no_answer_to_which_are_not() -> None:
    given = ranked(passage(0, *FERRIES), 1, 1, 0.5, 1), ranked(passage(1, "No tar was left on the Dora."), -2)
    assert texts("Which ferries are not insured?", *given) == []
    assert texts("Which ferries are not painted?", *given) == ["• Berta, which is not painted;"]
    assert texts("Which ferries does the port run?", *given)[0].count("•") == 3


def test_a_list_that_denies_answers_it_whole() -> None:
    given = ranked(passage(0, *listed(1, "These ferries are not insured:", "Anna;", "Berta.")), 1, 1, 1)
    assert texts("Which ferries are not insured?", given)[0].count("•") == 2
    named = passage(0, *listed(1, "A reader will want:", "the fares;", "the crew."), section=["2. What is not known"])
    likelier = ranked(passage(1, "The last part tells what is not known."), 1)
    assert texts("What is not known?", likelier, ranked(named, -1, -1, -1)) == [
        "A reader will want:\n• the fares;\n• the crew."
    ]


def test_a_list_that_denies_answers_no_question_for_what_is_so() -> None:
    given = ranked(passage(0, *listed(1, "These boats do not need a permit:", "rafts;", "canoes.")), 1, 1, 1)
    assert texts("Which boats need a permit?", given) == []
    assert texts("Which boats do not need a permit?", given)[0].count("•") == 2


def test_a_sentence_that_denies_it_answers() -> None:
    given = ranked(passage(0, *FERRIES), 1, 1, 1, 1), ranked(passage(1, "The Dora has no owner.", "Fog fell."), -1, 1)
    assert texts("Which ferries have no owner?", *given) == ["The Dora has no owner."]


def test_rows_that_say_not_under_the_head_that_is_asked_of_are_given_under_their_heads() -> None:
    given = ranked(passage(0, *FERRIES), 1, 1, 1, 1), ranked(table(1), -9, -3, -3, -3, -3, -3)
    [one] = texts("Which ferries are not berthed in the southern port?", *given)
    shown = one.replace(CELL, " ")
    assert "Anna" in shown and "Dora" in shown and "Carla" not in shown and "Ferry Northern port" in shown
    [one] = texts("Which ferries are not berthed in the northern port?", *given)
    assert "Carla" in one and "Anna" not in one
    # Rows that were not found come after the sentence that denies it.
    leads = passage(0, "Some ferries do not berth in the southern port.")
    assert (
        "Dora"
        in texts("Which ferries do not berth in the southern port?", ranked(leads, 1), ranked(table(1), *[-20] * 6))[0]
    )


def test_a_table_of_something_else_gives_no_rows() -> None:
    given = (
        ranked(passage(0, "What the southern port costs is not known."), 1),
        ranked(table(1), -9, -1, -1, -1, -1, -1),
    )
    assert texts("What is not known about the southern port?", *given) == ["What the southern port costs is not known."]


def test_a_long_question_is_read_in_no_time() -> None:
    start = time.perf_counter()
    for odd in ("which " + "does the " * 215, "which boats that " * 115, "what is not " * 160, "which has no " * 150):
        denied(understand(odd))
        denies(odd * 3)
    assert time.perf_counter() - start < 5


def test_what_must_not_be_is_what_is_asked_for_where_that_is_amiss() -> None:
    reasons = listed(1, "You must not select a ferry for any of these reasons:", "its age;", "its name.")
    one = passage(0, "Some reasons to select a ferry are unfair.", *reasons)
    [text] = texts("Which reasons to select a ferry are unfair?", ranked(one, 1, -1, -1, -1))
    assert text.count("•") == 2


def test_what_is_not_unfair_is_no_answer_to_what_is() -> None:
    reasons = listed(1, "These reasons to select a ferry are not unfair:", "its age;", "its name.")
    assert not any(
        "its name" in text for text in texts("Which reasons are unfair?", ranked(passage(0, *reasons), 1, 0, 0))
    )


def test_what_is_not_done_is_told_by_the_deed_that_is_denied_or_by_all_that_is_said_of_it() -> None:
    often = passage(0, "The ferry does not sail at night, but it carries cattle and corn.")
    other = passage(1, "The barge is not bound for Hull docks.")
    assert texts("What does the ferry not carry?", ranked(often, 1)) == []
    assert texts("When does the ferry not usually sail?", ranked(often, 1)) == [often.text]
    assert texts("Which barge is not meant for the Hull docks?", ranked(other, 1)) == [other.text]
    assert texts("Which barge does not fear the docks?", ranked(other, 1)) == []
