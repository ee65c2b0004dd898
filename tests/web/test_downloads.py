"""What a person takes away."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from web_fakes import ANSWERED, FOOTNOTES, NOT_FOUND

from assistant.citing.formats import Format
from assistant.records import PageAddress, Style
from assistant.web import downloads
from assistant.web.conversations import Conversation, Conversations, Opinion, Turn, Verdict


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


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.DOCX])
def test_answers_are_taken_away_in_every_form(form: Format) -> None:
    taken = downloads.taken([ANSWERED, NOT_FOUND], "made-up", form, Style.PLAIN).decode("utf-8")
    assert "Rivers and Boats" in taken


def test_text_has_the_footnotes_with_page_and_words() -> None:
    text = downloads.taken([ANSWERED, NOT_FOUND], "made-up", Format.TEXT, Style.PLAIN).decode("utf-8")
    assert "p. iii (PDF p. 3)" in text
    assert "counts boats every spring" in " ".join(text.split())


def test_a_file_name_is_one_that_any_system_takes() -> None:
    assert downloads.file_name("Boats & <ships>?", ".md") == "Boats-ships.md"
    assert downloads.file_name("../../…", ".json") == "answer.json"


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
