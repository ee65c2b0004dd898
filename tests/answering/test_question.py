"""Questions are understood, and parted where they ask two things."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.answering.kinds import QuestionKind
from assistant.answering.parting import MOST_PARTS
from assistant.answering.question import LONGEST, leans_on, parts, understand
from assistant.answering.words import stem
from assistant.errors import QuestionError


def test_a_question_is_understood() -> None:
    question = understand("  What are the six challenges\n of the NHS? ")
    assert question.text == question.asked == "What are the six challenges of the NHS?"
    assert question.kind is QuestionKind.LIST
    assert question.terms == ("six", "challenges", "nhs")
    assert question.names == {"nhs"}
    assert question.head == stem("challenges")


@pytest.mark.parametrize("text", ["", " \n", "?!", "—"])
def test_nothing_is_no_question(text: str) -> None:
    with pytest.raises(QuestionError, match="empty"):
        understand(text)


def test_a_pasted_text_is_no_question() -> None:
    with pytest.raises(QuestionError, match=str(LONGEST)):
        understand("boat " * LONGEST)
    assert understand("b" * LONGEST).text == "b" * LONGEST


def test_a_follow_up_keeps_its_own_words() -> None:
    question = understand("When did it start?", ["What is the Ferry Scheme?"])
    assert (question.text, question.asked) == ("When did it start?", "When did the Ferry Scheme start?")
    assert question.kind is QuestionKind.WHEN


def test_a_follow_up_that_cannot_be_told_alone_is_looked_up_with_the_question_before() -> None:
    question = understand("What if they refuse?", ["Which decisions need consent in phase 2?"])
    assert (question.text, question.asked) == ("What if they refuse?", "What if they refuse?")
    assert question.context == "Which decisions need consent in phase 2?"
    assert question.whole == "Which decisions need consent in phase 2. What if they refuse?"
    assert question.views == (question.whole, question.asked)
    assert {"decisions", "consent", "refuse"} <= set(question.terms)
    assert question.asking == {"refuse"}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "When did the Ferry Scheme start and how much did it cost?",
            ["When did the Ferry Scheme start?", "how much did the Ferry Scheme cost?"],
        ),
        ("Who runs Kent Ferries? Why do they leak?", ["Who runs Kent Ferries?", "Why do Kent Ferries leak?"]),
        ("What are boats and cars?", ["What are boats and cars?"]),
        (
            "How do boats and cars differ, and why do they differ?",
            ["How do boats and cars differ, and why do they differ?"],
        ),
        ("Who wrote What Boats Do?", ["Who wrote What Boats Do?"]),
        (
            "Which NHS trust tried boats, and what did that cost?",
            ["Which NHS trust tried boats?", "Which NHS trust tried boats. What did that cost?"],
        ),
        (
            "Who likened boats to a pen, and what did they mean by it?",
            ["Who likened boats to a pen?", "Who likened boats to a pen. What did they mean by it?"],
        ),
        (
            "How long did the second phase take and what did it find?",
            ["How long did the second phase take?", "What are the findings of the second phase?"],
        ),
        (
            "Who publishes the report, and when did it first come out?",
            ["Who publishes the report?", "When was the report published?"],
        ),
    ],
)
def test_two_questions_in_one_are_parted(text: str, asked: list[str]) -> None:
    assert [part.asked for part in parts(understand(text))] == asked


def test_no_more_parts_than_anybody_asks() -> None:
    assert len(parts(understand("Who came" + " and who went home" * 90))) == MOST_PARTS


def test_a_mark_in_a_title_parts_no_question() -> None:
    question = understand("In which month did How Boats? Tar and rope come out?")
    assert (question.kind, question.asks) == (QuestionKind.WHEN, question.asked)
    assert understand("It leaks. Why? Who tars it?").kind is QuestionKind.WHO


def test_a_part_that_leans_on_the_one_before_asks_only_what_it_asks_itself() -> None:
    first, second = parts(understand("Which NHS trust tried boats, and what did that cost?"))
    assert leans_on(second, first)
    assert (second.kind, second.asking) == (QuestionKind.AMOUNT, frozenset({"cost"}))
    first, second = parts(understand("They sank our boat, how do we appeal and how long have we got?"))
    assert leans_on(second, first)
    first, second = parts(understand("When did the Ferry Scheme start and how much did it cost?"))
    assert not leans_on(second, first)


@pytest.mark.parametrize(
    ("asked", "subject"),
    [
        ("What did the workshops find about boats?", "boats"),
        ("What does the first phase say on boats of the river?", "boats of the river"),
        ("What do these three reports tell us about old boats", "old boats"),
        ("What is said of boats?", "boats"),
        ("What was found in the survey about boats?", "boats"),
        ("What did the ferrymen say about boats?", ""),
        ("What did they find?", ""),
        ("What is said of it?", ""),
        ("How many boats did the survey find?", ""),
    ],
)
def test_who_speaks_of_a_subject_is_not_looked_for(asked: str, subject: str) -> None:
    question = understand(asked)
    assert question.subject == subject
    assert question.asked == asked
    if subject:
        assert question.views == (subject,)
        assert set(question.terms) == set(question.asking) == set(understand(subject).terms)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Why do boats leak? Answer in one sentence.", "Why do boats leak?"),
        ("Why do boats leak? Please keep it short.", "Why do boats leak?"),
        ("How old are boats? Write the answer in integer format, e.g. 12.", "How old are boats?"),
        ("How old are boats? The answer should be a number. For example: 12", "How old are boats?"),
        ("Which boat is old (give the name)", "Which boat is old"),
        ("Return the answer as a list.", "Return the answer as a list."),
        ("I have a boat. It is old. Why does the boat leak?", "I have a boat. It is old. Why does the boat leak?"),
        ("List all boats. Give the reasons.", "List all boats. Give the reasons."),
        ("Which boat (built in Kent) is old?", "Which boat (built in Kent) is old?"),
    ],
)
def test_how_to_write_the_answer_is_not_looked_for(text: str, asked: str) -> None:
    question = understand(text)
    assert (question.text, question.asked) == (text, asked)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("My boss wants to know which boats leak – can you tell me?", "which boats leak?"),
        ("As a ferryman I'm curious: why do boats leak?", "why do boats leak?"),
        ("I'm drafting a note – in which year were boats built?", "in which year were boats built?"),
        ("In a nutshell, how do boats leak?", "how do boats leak?"),
        ("Can you tell me who owns the boats?", "who owns the boats?"),
        ("Do the reports say why boats leak?", "why boats leak?"),
        ("Please tell me when boats leak.", "when boats leak."),
        ("My boss wants the lessons on boats. What are they?", "What are the lessons on boats?"),
        ("publication date of this overview?", "When was this overview published?"),
        ("When did the overview first come out?", "When was the overview published?"),
        ("In which month and year was this report released?", "When was this report published?"),
        ("When was the overview published?", "When was the overview published?"),
        ("When did the overview of boats come out?", "When did the overview of boats come out?"),
        ("The ferryman asked who would pay?", "The ferryman asked who would pay?"),
        ("As a result of the rain, what changed?", "As a result of the rain, what changed?"),
        ("I own a boat, which leaks. Why?", "I own a boat, which leaks. Why?"),
        ("Why do ferrymen know what leaks?", "Why do ferrymen know what leaks?"),
        ("What did the second phase find?", "What are the findings of the second phase?"),
        ("What did the second phase find on boats?", "What did the second phase find on boats?"),
        ("In what words is the Ely Oar described?", "What is the Ely Oar?"),
        ("In which words does the report define tar?", "What is tar?"),
        (
            "I always mix up oars and rudders - what's the difference?",
            "What is the difference between oars and rudders?",
        ),
    ],
)
def test_what_leads_to_the_question_is_not_looked_for(text: str, asked: str) -> None:
    question = understand(text)
    assert (question.text, question.asked) == (text, asked)


def test_what_a_phase_says_of_a_subject_is_a_topic() -> None:
    question = understand("What does phase 3 say about leadership?")
    assert (question.subject, question.kind, question.head) == ("leadership", QuestionKind.TOPIC, "")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("whats the SFA", "what is the SFA"),
        ("What is the WHO’s view?", "What is the World Health Organization’s view?"),
        ("What’s the SFA?", "What is the SFA?"),
        ("Who's been chosen?", "Who's been chosen?"),
        ("why didnt they pay", "why didn't they pay"),
        ("cant boats float?", "can boats float?"),
        ("which boats dont float?", "which boats don't float?"),
        ("im a rower, who pays", "I'm a rower, who pays"),
        ("what is IM", "what is IM"),
        ("What is in the doesntia?", "What is in the doesntia?"),
    ],
)
def test_short_forms_as_people_type_them(typed: str, asked: str) -> None:
    assert understand(typed).asked == asked


def test_what_a_book_of_any_sort_says_of_something_is_asked_of_that() -> None:
    assert understand("What does the handbook say about thieves?").subject == "thieves"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("what does the harbour it programme do?", "what does the harbour IT programme do?"),
        ("does it support systems?", "does it support systems?"),
        ("what was it for?", "what was it for?"),
    ],
)
def test_it_in_small_letters_may_be_information_technology(typed: str, asked: str) -> None:
    assert understand(typed).asked == asked


@pytest.mark.parametrize(
    "asked",
    [
        "Did phase 2 say anything about leaders?",
        "Is there anything in the report on leaders?",
        "Was anything said about leaders?",
        "What did the second phase say about leaders?",
    ],
)
def test_whether_anything_is_said_asks_what_is_said(asked: str) -> None:
    question = understand(asked)
    assert (question.subject, question.kind, question.terms) == ("leaders", QuestionKind.TOPIC, ("leaders",))
    assert question.asks == "What is said about leaders?"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("I need to know the planned end date of the scheme", "What is the planned end date of the scheme?"),
        ("the cost of the bridge", "What is the cost of the bridge?"),
        ("Can you tell me the names of the crews?", "What are the names of the crews?"),
        ("looking for the number of boats that leak", "What is the number of boats that leak?"),
        ("Can the cost of the bridge be met?", "Can the cost of the bridge be met?"),
        ("The cost of the bridge was high: why?", "The cost of the bridge was high: why?"),
        ("cost", "cost"),
        ("Name the cost of the bridge", "Name the cost of the bridge"),
        ("phone number and cost of the port", "What is the phone number and cost of the port?"),
    ],
)
def test_what_only_names_a_fact_asks_for_it(text: str, asks: str) -> None:
    assert understand(text).asks == asks


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "What is the name and the cost of the bridge?",
            ["What is the name of the bridge?", "What is the cost of the bridge?"],
        ),
        (
            "the start date and costs of the ferry",
            ["What is the start date of the ferry?", "What are the costs of the ferry?"],
        ),
        ("What are the number and name?", ["What is the number?", "What is the name?"]),
        ("What are the costs and benefits of the ferry?", ["What are the costs and benefits of the ferry?"]),
    ],
)
def test_two_facts_are_asked_for_each(text: str, asked: list[str]) -> None:
    found = parts(understand(text))
    assert [part.asks for part in found] == asked
    assert not any(leans_on(part, before) for before, part in pairwise(found))  # with few words of its own, too
