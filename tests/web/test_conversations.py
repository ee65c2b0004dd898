"""Conversations are kept between visits, each for its owner alone."""

from __future__ import annotations

import itertools
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from web_fakes import ANSWERED, NOT_FOUND

from assistant.errors import AssistantError
from assistant.web.conversations import Conversation, Conversations, Opinion, Turn, Verdict


def turn(question: str) -> Turn:
    return Turn(replace(ANSWERED, question=question), ("rivers.pdf",), "1 of 2 reports: Rivers (2007)")


@pytest.fixture
def kept(tmp_path: Path) -> Conversations:
    ticks = itertools.count(1000.0)
    return Conversations(tmp_path / "conversations", clock=lambda: next(ticks))


def begin(kept: Conversations, *questions: str, owner: str = "") -> Conversation:
    talk = Conversation()
    for question in questions:
        talk = kept.add(owner, talk, turn(question))
    return talk


def test_a_conversation_is_there_at_the_next_visit(kept: Conversations, tmp_path: Path) -> None:
    talk = begin(kept, "When are boats counted?", "And in autumn?")
    assert talk.name == "When are boats counted?"
    assert Conversations(tmp_path / "conversations").get("", talk.id) == talk
    assert talk.turns[0].answer.index_id == "abc123"


def test_the_newest_comes_first_and_a_long_question_makes_a_short_name(kept: Conversations) -> None:
    older = begin(kept, "Older?")
    begin(kept, "word " * 40)
    names = [entry.name for entry in kept.entries("")]
    assert names[1] == "Older?"
    assert len(names[0]) <= 80
    assert names[0].endswith("word…")
    kept.add("", older, turn("Again?"))
    assert kept.entries("")[0].name == "Older?"


def test_conversations_are_found_by_name_question_or_answer(kept: Conversations) -> None:
    begin(kept, "Where is the 100% mark?")
    begin(kept, "When do clerks write?", "Who has_been there?")
    assert [entry.name for entry in kept.entries("", "CLERKS write")] == ["When do clerks write?"]
    assert [entry.name for entry in kept.entries("", "has_been")] == ["When do clerks write?"]
    assert [entry.name for entry in kept.entries("", "100%")] == ["Where is the 100% mark?"]
    assert len(kept.entries("", "river office")) == 2
    assert kept.entries("", "100_") == kept.entries("", "zebra") == []


def test_a_conversation_is_renamed_and_deleted(kept: Conversations) -> None:
    talk = begin(kept, "When?")
    kept.rename("", talk.id, "  Boats  and ships ")
    assert kept.get("", talk.id).name == "Boats and ships"
    kept.rename("", talk.id, "   ")
    assert kept.get("", talk.id).name == "Boats and ships"
    kept.delete("", talk.id)
    assert kept.get("", talk.id) == Conversation()
    assert kept.entries("") == []


def test_nothing_of_a_deleted_conversation_stays_in_the_file(kept: Conversations, tmp_path: Path) -> None:
    kept.delete("", begin(kept, "A secret question?").id)
    with sqlite3.connect(tmp_path / "conversations" / "conversations.sqlite") as database:
        assert database.execute("SELECT count(*) FROM turns").fetchone() == (0,)
    database.close()
    assert b"secret" not in (tmp_path / "conversations" / "conversations.sqlite").read_bytes()


def test_another_owner_sees_and_changes_nothing(kept: Conversations) -> None:
    talk = begin(kept, "When?", owner="one")
    kept.judge("two", talk.id, 0, Opinion(Verdict.UP))
    kept.rename("two", talk.id, "Stolen")
    kept.delete("two", talk.id)
    assert kept.entries("two") == kept.judged("two") == []
    assert kept.get("two", talk.id) == Conversation()
    assert kept.get("one", talk.id) == talk


def test_what_is_thought_of_an_answer_is_kept_and_taken_back(kept: Conversations) -> None:
    talk = begin(kept, "When?", "Where?")
    opinion = Opinion(Verdict.DOWN, "The page is wrong", 7)
    kept.judge("", talk.id, 1, opinion)
    assert [found.opinion for found in kept.get("", talk.id).turns] == [Opinion(), opinion]
    assert [(identifier, number) for identifier, number, _ in kept.judged("")] == [(talk.id, 1)]
    kept.judge("", talk.id, 1, Opinion())
    assert kept.judged("") == []


def test_an_answer_of_another_version_ends_what_can_be_shown(kept: Conversations, tmp_path: Path) -> None:
    talk = begin(kept, "One?", "Two?", "Three?")
    with sqlite3.connect(tmp_path / "conversations" / "conversations.sqlite") as database:
        database.execute("UPDATE turns SET answer = '{}' WHERE number = 1")
    database.close()
    assert [found.answer.question for found in kept.get("", talk.id).turns] == ["One?"]


def test_many_write_at_once_and_nothing_is_lost(kept: Conversations) -> None:
    threads = [threading.Thread(target=begin, args=(kept, f"Question {number}?", "More?")) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    entries = kept.entries("")
    assert len(entries) == 12
    assert {len(kept.get("", entry.id).turns) for entry in entries} == {2}


def test_a_folder_that_cannot_be_written_is_told_with_the_next_step(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(AssistantError, match="name another with 'conversations'"):
        Conversations(tmp_path / "file").add("", Conversation(), Turn(NOT_FOUND))
