"""What the page says of itself."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from web_fakes import LEDGER, MOON, RIVERS

from assistant.records import Progress, Stage
from assistant.web import status
from assistant.web.engine import State

READY = State(busy=False, answering=True, reports=(RIVERS, MOON), ledger=LEDGER)


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (Progress(Stage.CHECKING), "Checking the sources…"),
        (Progress(Stage.READING, 2, 7, "a<b>.pdf"), "Reading file 2 of 7: a<b>.pdf…"),
        (Progress(Stage.EMBEDDING, 64, 480), "Embedding passage 64 of 480…"),
        (Progress(Stage.STORING), "Storing the index…"),
        (Progress(Stage.READY), "Loading the language model…"),
    ],
)
def test_each_stage_is_told_in_words_beside_a_bar(progress: Progress, said: str) -> None:
    html = status.progress_html(progress)
    assert unescape(re.sub("<[^>]+>", "", html)) == said
    assert "<b>" not in html
    assert html.count("<progress") == 1


def test_the_bar_shows_the_part_that_is_done() -> None:
    assert 'max="100" value="25"' in status.progress_html(Progress(Stage.EMBEDDING, 120, 480))
    assert 'value="100"' in status.progress_html(Progress(Stage.EMBEDDING, 500, 480))
    assert "value" not in status.progress_html(Progress(Stage.EMBEDDING))


def test_a_page_that_answers_says_from_what() -> None:
    html = status.state_html(READY)
    assert "Answering from 2 sources, 10 pages; 1 file could not be read" in html
    assert "<li>The Moon Office (2005), 1 page</li>" in html
    assert "shut&lt;b&gt;.pdf needs a password." in html
    assert "could not" not in status.state_html(replace(READY, ledger=LEDGER[:2]))


def test_work_shows_and_says_what_answers_meanwhile() -> None:
    assert "as it was before" not in status.state_html(State())
    html = status.state_html(State(busy=True, answering=True, progress=Progress(Stage.READING, 1, 2)))
    assert "<progress" in html
    assert "as it was before" in html


def test_a_problem_is_shown_and_whether_anything_answers() -> None:
    alone = status.state_html(State(busy=False, problem="No <PDF> here."))
    assert 'role="alert"' in alone
    assert "No &lt;PDF&gt; here." in alone
    assert "as it was before" not in alone
    assert "as it was before" in status.state_html(replace(READY, problem="No PDF here."))


def test_a_question_that_waits_says_for_what() -> None:
    assert "Embedding" in status.waiting_html(State(progress=Progress(Stage.EMBEDDING, 1, 2)))
    assert "<progress" not in status.waiting_html(READY)
