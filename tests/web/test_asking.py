"""What happens when somebody asks."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from web_fakes import FakeWork, ready, started

from assistant.errors import SourcesError
from assistant.web import asking
from assistant.web.asking import Desk, Step
from assistant.web.conversations import Conversation, Conversations
from assistant.web.engine import Engine

NEW = Conversation()


@pytest.fixture
def kept(tmp_path: Path) -> Conversations:
    return Conversations(tmp_path)


def ask(
    engine: Engine, kept: Conversations, text: str, before: Conversation = NEW, files: tuple[str, ...] = ()
) -> Step:
    """The last step."""
    return list(asking.ask(Desk(engine, kept), "", before, text, files))[-1]


def test_an_answer_comes_after_a_word_that_it_is_looked_for(kept: Conversations) -> None:
    steps = list(asking.ask(Desk(ready(FakeWork()), kept), "", NEW, "When are boats counted?"))
    assert "waiting" in steps[0].messages[-1]["content"]
    assert "The river office" in steps[-1].messages[-1]["content"]
    assert [len(step.conversation.turns) for step in steps] == [0, 1]
    assert [message["role"] for message in steps[-1].messages] == ["user", "assistant"]
    assert kept.get("", steps[-1].conversation.id) == steps[-1].conversation


def test_a_follow_up_is_asked_with_the_questions_before_it(kept: Conversations) -> None:
    fake = FakeWork()
    engine = ready(fake)
    first = ask(engine, kept, "When are boats counted?").conversation
    second = ask(engine, kept, "And in autumn?", first)
    assert fake.assistants[0].asked[-1] == ("And in autumn?", ("When are boats counted?",))
    assert len(second.messages) == 4
    assert "Understood as: <q>And in autumn on rivers?</q>" in second.messages[-1]["content"]
    assert second.conversation.id == first.id


def test_asking_again_from_the_middle_drops_what_came_after(kept: Conversations) -> None:
    engine = ready(FakeWork())
    talk = NEW
    for question in ("One?", "Two?", "Three?"):
        talk = ask(engine, kept, question, talk).conversation
    changed = ask(engine, kept, "Another two?", asking.cut(talk, 2)).conversation
    assert [turn.answer.question for turn in changed.turns] == ["One?", "Another two?"]
    assert kept.get("", talk.id) == changed


def test_the_choice_of_reports_is_asked_and_told(kept: Conversations) -> None:
    fake = FakeWork()
    step = ask(ready(fake), kept, "When?", files=("moon.pdf",))
    assert fake.assistants[0].restricted == ["moon.pdf"]
    assert "Searched: 1 of 2 reports: The Moon Office (2005)" in step.messages[-1]["content"]
    assert step.conversation.turns[0].files == ("moon.pdf",)


def test_a_question_that_comes_too_early_waits_can_be_stopped_and_is_answered(kept: Conversations) -> None:
    fake = FakeWork(there=False, current=False, go=threading.Event())
    engine = started(fake)
    steps = asking.ask(Desk(engine, kept), "", NEW, "When are boats counted?")
    first = next(steps).messages[-1]["content"]
    assert "Your question is kept" in first
    assert 'class="halt"' in first
    fake.go.set()
    *_, last = steps
    assert "The river office" in last.messages[-1]["content"]
    assert "halt" not in last.messages[-1]["content"]


@pytest.mark.parametrize(
    ("question", "words"), [("wrong", "&lt;b&gt;cannot&lt;/b&gt;"), ("crash", "ZeroDivisionError")]
)
def test_what_goes_wrong_is_said_in_the_answers_place_and_not_kept(
    kept: Conversations, question: str, words: str
) -> None:
    step = ask(ready(FakeWork()), kept, question)
    assert words in step.messages[-1]["content"]
    assert "Traceback" not in step.messages[-1]["content"]
    assert step.conversation == NEW
    assert kept.entries("") == []


def test_a_problem_of_the_sources_is_said_to_who_asks(kept: Conversations) -> None:
    engine = started(FakeWork(there=False, current=False, trouble=SourcesError("There is no PDF: put some there.")))
    assert "There is no PDF: put some there." in ask(engine, kept, "When?").messages[-1]["content"]


def test_an_empty_question_is_not_asked_and_one_that_is_too_long_is_told_so(kept: Conversations) -> None:
    fake = FakeWork()
    engine = ready(fake)
    assert ask(engine, kept, "  \n") == Step([], NEW)
    step = ask(engine, kept, "a" * (asking.LONGEST_QUESTION + 1))
    assert "more than 2,000 characters" in step.messages[-1]["content"]
    assert step.conversation == NEW
    assert not fake.assistants[0].asked


def test_an_answer_that_cannot_be_kept_is_shown_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    step = ask(ready(FakeWork()), Conversations(tmp_path / "taken"), "When?")
    assert "The river office" in step.messages[-2]["content"]
    assert "cannot be read or kept" in step.messages[-1]["content"]
    assert len(step.conversation.turns) == 1


def test_each_question_is_logged_once(kept: Conversations) -> None:
    logged: list[tuple[str, str]] = []
    desk = Desk(
        ready(FakeWork()), kept, lambda question, answer: logged.append((question, answer.status if answer else ""))
    )
    for question in ("When?", "nothing", "wrong", " "):
        list(asking.ask(desk, "", NEW, question))
    assert logged == [("When?", "answered"), ("nothing", "not_found"), ("wrong", "")]


def test_what_the_question_itself_confines_is_told(kept: Conversations) -> None:
    step = ask(ready(FakeWork()), kept, "What does the moon report say?")
    searched = "Searched: 1 of 2 reports, the one that the question asks about: The Moon Office (2005)"
    assert searched in step.messages[-1]["content"]
    assert step.conversation.turns[0].files == ()
