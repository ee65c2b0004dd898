"""Questions for nothing but what is said of a topic."""

from __future__ import annotations

import pytest

from assistant.answering.kinds import QuestionKind
from assistant.answering.question import understand
from assistant.answering.topics_asked import asks_figures, has_figure, is_about


@pytest.mark.parametrize(
    ("asked", "subject"),
    [
        ("I need a quote on ferry tolls for a slide", "ferry tolls"),
        ("I'm looking for material about ferry tolls.", "ferry tolls"),
        ("Can you find me a good quotation about ferry tolls please?", "ferry tolls"),
        ("find me something on ferry tolls", "ferry tolls"),
        ("Got anything on ferry tolls?", "ferry tolls"),
        ("any evidence for ferry tolls?", "ferry tolls"),
        ("Where does the report talk about ferry tolls?", "ferry tolls"),
        ("Where can I read about ferry tolls?", "ferry tolls"),
        ("Where are ferry tolls discussed in the report?", "ferry tolls"),
        ("Which pages cover ferry tolls?", "ferry tolls"),
        ("On which pages are ferry tolls mentioned?", "ferry tolls"),
        ("show me the bits on ferry tolls", "ferry tolls"),
    ],
)
def test_a_topic_is_asked_in_many_ways(asked: str, subject: str) -> None:
    question = understand(asked)
    assert (question.subject, question.kind) == (subject, QuestionKind.TOPIC)
    assert question.asks == f"What is said about {subject}?"
    assert question.terms == ("ferry", "tolls")


@pytest.mark.parametrize(
    "asked",
    [
        "Where are ferry tolls paid?",
        "Where can I find the reference for a ferry toll?",
        "I need a boat for a trip",
        "Which pages are missing?",
        "I need information about how ferry tolls are paid",
        "Where was the harbour described as too small?",
    ],
)
def test_what_asks_for_something_is_no_topic(asked: str) -> None:
    assert understand(asked).subject == ""


@pytest.mark.parametrize("asked", ["any statistics on ferries?", "I need some figures about ferries", "ferries"])
def test_figures_may_be_wanted_of_a_topic(asked: str) -> None:
    question = understand(asked)
    assert question.subject == "ferries"
    assert asks_figures(question.asks) == (asked != "ferries")


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("Ferries carry 70 per cent of the sand.", True),
        ("The toll is £4.", True),
        ("Two in three ferries leak.", True),
        ("They made 1,200 trips.", True),
        ("Half of the ferries leak.", True),
        ("In 2005 the ferries leaked.", False),
        ("4. Ferries leak.", False),
        ("Two ferries leak.", False),
    ],
)
def test_a_figure_counts_or_measures(text: str, has: bool) -> None:
    assert has_figure(text) == has


@pytest.mark.parametrize(
    ("asked", "things"),
    [
        ("What is the role of pontoons in ferry work?", {"pontoons"}),
        ("What role should hired pontoons play in the harbour?", {"pontoons"}),
        ("What about oak pontoons for children?", {"oak", "pontoons"}),
        ("What is the view on moving boats onto pontoons?", {"boats", "pontoons"}),
        ("How timid were the ferrymen?", set()),
        ("toy pontoons", set()),
        ("What did the crews recommend about pontoons?", {"pontoons"}),
        ("What was decided on harbour tolls?", {"harbour", "tolls"}),
    ],
)
def test_the_things_that_a_question_is_about(asked: str, things: set[str]) -> None:
    assert is_about(asked) == things
