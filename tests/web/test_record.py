"""The log."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from web_fakes import ANSWERED, NOT_FOUND

from assistant.answering.excerpts import Excerpts
from assistant.records import Column, Comparison
from assistant.web import record

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def test_a_line_says_what_came_of_a_question_and_not_what_it_was() -> None:
    line = record.line("A secret?", ANSWERED, False, NOW)
    assert "answered confidence=0.93 footnotes=2 seconds=0.041 index=abc123" in line
    assert datetime.fromisoformat(line.split()[0]) == NOW
    assert "secret" not in line
    assert record.line("A secret?", None, False, NOW).endswith(" failed")


def test_a_comparison_and_a_search_have_a_line_too() -> None:
    columns = tuple(Column(name, (), answer) for name, answer in (("One", ANSWERED), ("Two", NOT_FOUND)))
    compared = record.line("A secret?", Comparison("A secret?", columns, None, 0.1, "abc123"), False, NOW)
    assert compared.endswith("compared columns=2 answered=1 seconds=0.100 index=abc123")
    searched = record.line("A secret?", Excerpts("A secret?", True, 0, ()), False, NOW)
    assert searched.endswith("searched passages=0 exact=yes")


def test_the_words_are_logged_where_that_is_wanted_on_one_line() -> None:
    line = record.line("One\nanswered forged\x1b[31m", ANSWERED, True, NOW)
    assert line.endswith(r"question='One\nanswered forged\x1b[31m'")
    assert "\n" not in line


def test_the_log_goes_to_the_error_stream(capsys: pytest.CaptureFixture[str]) -> None:
    record.to_errors(False)("When?", ANSWERED)
    assert capsys.readouterr().err.count("\n") == 1
