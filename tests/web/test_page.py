"""What happens when somebody asks."""

from __future__ import annotations

import threading

import pytest
from web_fakes import FakeWork, ready, started

from assistant.errors import SourcesError
from assistant.web import page


def said(steps: list[tuple[list[dict[str, str]], page.Answers]]) -> list[str]:
    return [shown[-1]["content"] for shown, _ in steps if shown]


def test_an_answer_comes_after_a_word_that_it_is_looked_for() -> None:
    engine = ready(FakeWork())
    steps = list(page.steps(engine, "When are boats counted?", ()))
    assert ["waiting" in said(steps)[0], "The river office" in said(steps)[-1]] == [True, True]
    assert [len(known) for _, known in steps] == [0, 1]
    assert [message["role"] for message in steps[-1][0]] == ["user", "assistant"]


def test_a_follow_up_is_asked_with_the_questions_before_it() -> None:
    fake = FakeWork()
    engine = ready(fake)
    *_, (_, first) = page.steps(engine, "When are boats counted?", ())
    *_, (shown, second) = page.steps(engine, "And in autumn?", first)
    assert fake.assistants[0].asked[-1] == ("And in autumn?", ("When are boats counted?",))
    assert len(shown) == 4
    assert "Understood as: <q>And in autumn on rivers?</q>" in shown[-1]["content"]
    assert [answer.question for answer in second] == ["When are boats counted?", "And in autumn?"]


def test_a_question_that_comes_too_early_waits_and_is_answered() -> None:
    fake = FakeWork(there=False, current=False, go=threading.Event())
    engine = started(fake)
    asking = page.steps(engine, "When are boats counted?", ())
    shown, _ = next(asking)
    assert "Your question is kept" in shown[-1]["content"]
    fake.go.set()
    *_, (shown, known) = asking
    assert "The river office" in shown[-1]["content"]
    assert len(known) == 1


@pytest.mark.parametrize(
    ("question", "words"), [("wrong", "&lt;b&gt;cannot&lt;/b&gt;"), ("crash", "ZeroDivisionError")]
)
def test_what_goes_wrong_is_said_in_the_answers_place_and_forgotten(question: str, words: str) -> None:
    engine = ready(FakeWork())
    *_, (shown, known) = page.steps(engine, question, ())
    assert words in shown[-1]["content"]
    assert "Traceback" not in shown[-1]["content"]
    assert known == ()


def test_a_problem_of_the_sources_is_said_to_who_asks() -> None:
    engine = started(FakeWork(there=False, current=False, trouble=SourcesError("There is no PDF: put some there.")))
    *_, (shown, _) = page.steps(engine, "When?", ())
    assert "There is no PDF: put some there." in shown[-1]["content"]


def test_an_empty_question_is_not_asked_and_one_that_is_too_long_is_told_so() -> None:
    fake = FakeWork()
    engine = ready(fake)
    assert list(page.steps(engine, "  \n", ())) == [([], ())]
    *_, (shown, known) = page.steps(engine, "a" * (page.LONGEST_QUESTION + 1), ())
    assert "more than 2,000 characters" in shown[-1]["content"]
    assert known == ()
    assert not fake.assistants[0].asked
