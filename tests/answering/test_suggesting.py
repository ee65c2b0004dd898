"""Questions to go on with."""

from __future__ import annotations

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.suggesting import OFFERED, question_of, suggestions
from assistant.records import Status

ASKED = "Which challenges did the sectors meet?"


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("3.2 Legacy systems", "What do the reports say about legacy systems?"),
        ("a) National Health Service", "What do the reports say about the National Health Service?"),
        ("ICT and the locks", "What do the reports say about ICT and the locks?"),
        ("Box 1. Nine boats of the office", "What do the reports say about the nine boats of the office?"),
        ("BOATS AND LOCKS", "What do the reports say about boats and locks?"),
        ("1.2 A question in three parts", "What do the reports say about a question in three parts?"),
        ("4. Why boats sink?", "Why boats sink?"),
        ("1. Introduction", ""),
        ("About this briefing", ""),
        ("What it found", ""),
        ("In the second phase", ""),
        ("The lessons in brief", ""),
        ("3.1", ""),
        ("A heading that goes on and on and on until nobody can ask after it any more", ""),
    ],
)
def test_a_heading_that_says_what_it_is_about_becomes_a_question(heading: str, question: str) -> None:
    assert question_of(heading) == question


def test_one_report_is_asked_as_one() -> None:
    assert question_of("Legacy systems", several=False) == "What does the report say about legacy systems?"


def test_what_is_offered_is_answered_and_is_not_what_was_asked(briefings: Assistant) -> None:
    answer = briefings.ask(ASKED)
    offered = suggestions(briefings, answer, [ASKED])
    assert len(offered) == len(set(offered)) == OFFERED
    assert suggestions(briefings, answer, [ASKED]) == offered, "the same each time"
    before = {note.quote for note in answer.footnotes}
    for question in offered:
        found = briefings.ask(question)
        assert found.status is Status.ANSWERED, question
        assert {note.quote for note in found.footnotes} - before, question
    later = suggestions(briefings, answer, [ASKED, *offered])
    assert not set(later) & set(offered)


def test_a_question_that_the_reports_do_not_answer_has_others_that_they_do(briefings: Assistant) -> None:
    answer = briefings.ask("How many zebras were counted in the zoo?")
    assert answer.status is Status.NOT_FOUND
    for question in suggestions(briefings, answer, [answer.question], ("briefing-phase-3.pdf",)):
        assert briefings.ask(question, report="briefing-phase-3.pdf").status is Status.ANSWERED
