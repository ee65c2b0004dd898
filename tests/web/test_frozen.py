"""Records as JSON and back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from web_fakes import ANSWERED, NOT_FOUND, RIVERS

from assistant.records import Answer, Report
from assistant.web.frozen import freeze, thaw


@pytest.mark.parametrize("answer", [ANSWERED, NOT_FOUND], ids=lambda answer: answer.status)
def test_an_answer_comes_back_as_it_was(answer: Answer) -> None:
    assert thaw(Answer, freeze(answer)) == answer


def test_what_may_be_none_comes_back_as_none_or_as_itself() -> None:
    assert thaw(Report, freeze(replace(RIVERS, phase=None))).phase is None
    assert thaw(Report, freeze(RIVERS)).phase == 2


def test_a_field_that_is_gone_is_left_out() -> None:
    assert thaw(Answer, json.dumps(json.loads(freeze(ANSWERED)) | {"gone": 1})) == ANSWERED


@pytest.mark.parametrize("text", ["", "[]", "{}", "1", '{"question": 1}', '{"status": "unknown"}'])
def test_what_is_no_answer_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="not a Answer of this version"):
        thaw(Answer, text)
