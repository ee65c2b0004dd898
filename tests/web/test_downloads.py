"""What a person takes away."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from web_fakes import ANSWERED, FOOTNOTES, NOT_FOUND

from assistant.records import PageAddress
from assistant.web import downloads
from assistant.web.conversations import Conversation, Conversations, Opinion, Turn, Verdict

TALK = Conversation(
    "a1", "Boats & <ships>", (Turn(ANSWERED, (), "all 2 reports"), Turn(NOT_FOUND, (), "all 2 reports"))
)


@pytest.fixture
def kept(tmp_path: Path) -> Conversations:
    return Conversations(tmp_path)


def rows(kept: Conversations, *judged: tuple[Turn, Opinion]) -> list[dict[str, object]]:
    talk = Conversation()
    for turn, _ in judged:
        talk = kept.add("", talk, turn)
    for number, (_, opinion) in enumerate(judged):
        kept.judge("", talk.id, number, opinion)
    return [json.loads(line) for line in downloads.evaluation_rows(kept, "").splitlines()]


def test_a_conversation_as_text_has_its_footnotes_and_says_what_was_searched() -> None:
    text = downloads.conversation_text(TALK)
    assert text.startswith("# Boats & <ships>\n\n## When are boats counted?\n\nThe river office")
    assert "[1] Rivers and Boats: a count (2007), p. iii (PDF p. 3): ‘counts boats every spring’" in text
    assert text.count("(Searched: all 2 reports. Index: abc123.)") == 2
    assert "The reports do not say." in text


def test_a_conversation_as_json_is_the_answers_as_the_command_line_gives_them() -> None:
    found = json.loads(downloads.conversation_json(TALK))
    assert found["name"] == "Boats & <ships>"
    assert [answer["status"] for answer in found["answers"]] == ["answered", "not_found"]
    assert found["answers"][0]["footnotes"][0]["pages"] == [{"number": 3, "label": "iii"}]


def test_a_file_name_is_one_that_any_system_takes() -> None:
    assert downloads.file_name(TALK, "md") == "Boats-ships.md"
    assert downloads.file_name(Conversation(name="../../…"), "json") == "conversation.json"


def test_a_helpful_answers_pages_are_right(kept: Conversations) -> None:
    second = replace(FOOTNOTES[0], pages=(PageAddress(4, "iv"), PageAddress(5, "v")))
    answer = replace(ANSWERED, footnotes=(*FOOTNOTES, second))
    (row,) = rows(kept, (Turn(answer, ("rivers.pdf",)), Opinion(Verdict.UP, "Just so")))
    assert row["answerable"] is True
    assert row["pages"] == [3, 4, 5]
    assert row["report"] == "rivers.pdf"
    assert row["reason"] == "Just so"


def test_a_helpful_refusal_is_a_question_without_an_answer(kept: Conversations) -> None:
    found = rows(kept, (Turn(ANSWERED), Opinion()), (Turn(NOT_FOUND), Opinion(Verdict.UP)))
    assert [(row["answerable"], row["pages"], row["history"]) for row in found] == [
        (False, [], ["When are boats counted?"])
    ]


def test_an_answer_that_was_not_helpful_counts_where_the_right_page_is_known(kept: Conversations) -> None:
    found = rows(
        kept,
        (Turn(ANSWERED), Opinion(Verdict.DOWN, "The page is wrong")),
        (Turn(NOT_FOUND), Opinion(Verdict.DOWN, "It is there", 8)),
    )
    assert [(row["answerable"], row["pages"]) for row in found] == [(True, [8])]
