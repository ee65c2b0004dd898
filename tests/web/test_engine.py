"""The work behind the page: what is shown while it goes on, what answers meanwhile, and how it ends."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest
from web_fakes import FakeAssistant, FakeWork, ready, started

from assistant.errors import AssistantError, QuestionError, SourcesError
from assistant.records import Stage
from assistant.settings import Settings
from assistant.web.engine import Engine


def finish(engine: Engine) -> None:
    engine._thread.join(5)
    assert not engine.state.busy


def test_nothing_happens_before_it_is_started() -> None:
    fake = FakeWork()
    engine = Engine(Settings(), fake.work())
    assert engine.state.busy
    assert not engine.state.answering
    assert not fake.assistants
    engine.close()


def test_a_current_index_answers_without_a_build() -> None:
    fake = FakeWork()
    engine = ready(fake)
    finish(engine)
    assert fake.built == 0
    assert fake.assistants[0].warmed == 1
    assert [report.file for report in engine.state.reports] == ["rivers.pdf", "moon.pdf"]
    assert engine.ask("When?", ["Earlier?"]).asked == "When on rivers?"
    assert fake.assistants[0].asked == [("When?", ("Earlier?",))]
    engine.ask("When?", files=["moon.pdf"])
    engine.ask("When?", files=["moon.pdf", "rivers.pdf"])
    assert fake.assistants[0].restricted == [None, "moon.pdf", ("moon.pdf", "rivers.pdf")]


def test_without_an_index_one_is_built_and_each_step_shows() -> None:
    fake = FakeWork(there=False, current=False, go=threading.Event())
    engine = started(fake)
    while engine.state.progress.stage is not Stage.READING:
        engine.wait(0.01)
    assert (engine.state.progress.done, engine.state.progress.total) == (1, 2)
    with pytest.raises(AssistantError, match="still being read"):
        engine.ask("Anything?")
    fake.go.set()
    assert engine.wait(5).answering
    finish(engine)
    assert fake.built == 1
    assert engine.ask("When?").claims


def test_the_index_from_before_answers_while_a_newer_one_is_built() -> None:
    fake = FakeWork(current=False, go=threading.Event())
    engine = ready(fake)
    assert engine.state.busy
    assert engine.ask("When?").index_id == "abc123"
    fake.go.set()
    finish(engine)
    assert [assistant.closed for assistant in fake.assistants] == [1, 0]
    assert engine.ask("When?").claims


def test_an_index_that_another_program_built_is_taken_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.web.engine.WATCH", 0.01)
    fake = FakeWork()
    engine = ready(fake)
    finish(engine)
    fake.there, fake.live = False, "def456"  # it cannot be opened: the one from before goes on
    time.sleep(0.1)
    assert engine.ask("When?").claims
    fake.there, fake.live = True, "fed789"
    while len(fake.assistants) < 2 or not fake.assistants[0].closed:
        assert engine.ask("When?").claims
    assert fake.built == 0
    engine.close()
    assert fake.assistants[1].closed == 1


def test_the_index_follows_what_changes_and_answers_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.web.engine.WATCH", 0.01)
    monkeypatch.setattr("assistant.web.engine.QUIET", 0.1)
    fake = FakeWork(go=threading.Event())
    engine = ready(fake)
    finish(engine)
    for _ in range(3):  # one build is enough for what changes together
        engine.refresh()
    assert engine.state.busy
    while engine.state.progress.stage is not Stage.READING:
        assert engine.ask("When?").claims
    fake.live = "def456"
    engine.refresh()  # while that is on: another has to come after it
    assert fake.go
    fake.go.set()
    while engine.state.busy:
        assert engine.ask("When?").claims
    assert fake.built == 2
    assert fake.assistants[0].closed == 1
    fake.trouble = SourcesError("There is no PDF: put some there.")
    engine.refresh()
    while engine.state.busy:
        time.sleep(0.01)
    assert engine.state.problem == "There is no PDF: put some there."
    assert engine.ask("When?").claims
    engine.close()


def test_a_question_under_way_is_answered_before_its_index_is_closed() -> None:
    gate = threading.Event()
    fake = FakeWork(current=False, go=threading.Event(), make=lambda: FakeAssistant(gate=gate))
    engine = ready(fake)
    answers: list[object] = []
    asking = threading.Thread(target=lambda: answers.append(engine.ask("slowly")))
    asking.start()
    while not fake.assistants[0].asked:
        pass
    fake.go.set()
    while len(fake.assistants) < 2:
        pass
    assert fake.assistants[0].closed == 0
    gate.set()
    asking.join(5)
    finish(engine)
    assert len(answers) == 1
    assert fake.assistants[0].closed == 1


def test_a_build_that_fails_is_told_and_the_index_from_before_goes_on() -> None:
    fake = FakeWork(current=False, trouble=SourcesError("There is no PDF in sources: put some there."))
    engine = started(fake)
    finish(engine)
    assert engine.state.problem == "There is no PDF in sources: put some there."
    assert engine.state.answering
    assert engine.ask("When?").claims


def test_without_any_index_a_question_is_told_the_problem() -> None:
    engine = started(FakeWork(there=False, current=False, trouble=SourcesError("There is no PDF: put some there.")))
    finish(engine)
    with pytest.raises(AssistantError, match="There is no PDF: put some there"):
        engine.ask("When?")


def test_what_nobody_foresaw_becomes_one_line() -> None:
    engine = started(FakeWork(there=False, current=False, trouble=ZeroDivisionError("by zero")))
    finish(engine)
    assert engine.state.problem.startswith("The reports could not be prepared: ZeroDivisionError: by zero. Try again")
    engine = ready(FakeWork())
    with pytest.raises(AssistantError, match="could not be answered: ZeroDivisionError"):
        engine.ask("crash")
    with pytest.raises(QuestionError, match="cannot"):
        engine.ask("wrong")


def test_an_assistant_that_cannot_be_warmed_is_closed() -> None:
    class Cold(FakeAssistant):
        def load(self) -> None:
            raise AssistantError("The model is not the genuine one.")

    fake = FakeWork(make=Cold)
    engine = started(fake)
    finish(engine)
    assert engine.state.problem == "The model is not the genuine one."
    assert fake.assistants[0].closed == 1


def test_closing_ends_the_build_without_a_complaint_and_lets_go_of_the_index() -> None:
    fake = FakeWork(current=False, pace=0.02)
    engine = ready(fake)
    engine.close(5)
    assert not engine._thread.is_alive()
    assert fake.built == 0
    assert engine.state.problem == ""
    assert [assistant.closed for assistant in fake.assistants] == [1]
    with pytest.raises(AssistantError):
        engine.ask("When?")


def test_closing_waits_for_what_is_under_way_but_not_for_ever() -> None:
    engine = ready(FakeWork())
    begun, kept = threading.Event(), []

    def keep() -> None:
        with engine.under_way():
            begun.set()
            time.sleep(0.2)
            kept.append(True)

    threading.Thread(target=keep).start()
    begun.wait(5)
    engine.close(5)
    assert kept == [True]
    with engine.under_way():
        engine.close(0.1)
    with pytest.raises(AssistantError, match="The page was closed"):
        engine.work(lambda assistant: assistant.index_id)


def test_what_was_asked_before_is_answered_from_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.web.memory.REMEMBERED", 2)
    fake = FakeWork()
    engine = ready(fake)
    first = engine.ask("When?")
    assert replace(engine.ask("When?"), seconds=first.seconds) == first
    assert len(fake.assistants[0].asked) == 1
    engine.ask("When?", files=["moon.pdf"])
    engine.ask("When?", ["Earlier?"])
    engine.ask("When?")
    assert len(fake.assistants[0].asked) == 4
    with pytest.raises(QuestionError):
        engine.ask("wrong")


def test_a_newer_index_answers_anew() -> None:
    fake = FakeWork(current=False, go=threading.Event())
    engine = ready(fake)
    engine.ask("When?")
    fake.go.set()
    finish(engine)
    engine.ask("When?")
    assert [len(assistant.asked) for assistant in fake.assistants] == [1, 1]


def test_only_so_much_is_worked_on_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.web.engine.TURNS", 2)
    engine = ready(FakeWork())
    lock, counts = threading.Lock(), [0, 0]

    def work(_: object) -> None:
        with lock:
            counts[0] += 1
            counts[1] = max(counts)
        time.sleep(0.02)
        with lock:
            counts[0] -= 1

    threads = [threading.Thread(target=engine.work, args=[work]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [0, 2]
