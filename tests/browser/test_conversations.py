"""Conversations in a browser: stopped, edited, judged, kept, found, renamed, taken away, deleted; and their scope."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from web_servers import fake_server


@pytest.fixture
def slow_address(tmp_path: Path) -> Iterator[str]:
    """A page that is at work for some seconds before it answers."""
    with fake_server(tmp_path, pace=1.5) as address:
        yield address


@pytest.fixture
def address(fake_address: str, fake_folder: Path) -> str:
    """A page with no conversation yet."""
    file = fake_folder / "conversations.sqlite"
    if file.exists():
        with closing(sqlite3.connect(file)) as database, database:
            database.execute("DELETE FROM turns")
            database.execute("DELETE FROM conversations")
    return fake_address


def texts(page: Any, where: str) -> list[str]:
    found: list[str] = page.locator(where).all_inner_texts()
    return found


def test_a_question_that_waits_can_be_stopped_and_comes_back_into_the_box(visit: Any, slow_address: str) -> None:
    page = visit.open(slow_address)
    page.locator("#question textarea").fill("When are boats counted?")
    page.keyboard.press("Enter")
    page.locator(".answer.waiting progress").wait_for()
    page.get_by_role("button", name="Stop", exact=True).click()
    page.locator(".answer").wait_for(state="detached")
    assert page.locator("#question textarea").input_value() == "When are boats counted?"
    page.get_by_text("Answering from 2 sources").wait_for()
    assert page.locator(".answer").count() == 0
    page.keyboard.press("Enter")
    page.get_by_text("The river office counts boats every spring.").first.wait_for()


def test_a_conversation_is_kept_named_found_and_deleted(visit: Any, address: str) -> None:
    page = visit.open(address)
    page.on("dialog", lambda dialog: dialog.accept("Boats <b>and</b> ships" if dialog.type == "prompt" else ""))
    visit.ask("When are boats counted?")
    visit.ask("And in autumn?")
    page.get_by_text("Understood as: And in autumn on rivers?").wait_for()
    page.get_by_role("button", name="Rename").click()
    page.locator(".talk .open", has_text="Boats <b>and</b> ships").wait_for()
    page.get_by_role("button", name="New conversation").click()
    page.locator(".answer").first.wait_for(state="detached")
    visit.ask("And in autumn?")
    assert page.get_by_text("Understood as").count() == 0, "a new conversation remembers the one before"
    page.reload()
    page.locator(".talk").nth(1).wait_for()
    assert texts(page, ".talk .open") == ["And in autumn?", "Boats <b>and</b> ships"]
    page.get_by_label("Find in conversations").fill("ships")
    page.locator(".talk", has_text="And in autumn?").wait_for(state="detached")
    page.locator(".talk .open").click()
    page.get_by_text("Understood as: And in autumn on rivers?").wait_for()
    assert page.locator(".asked").count() == 2
    page.get_by_role("button", name="Delete").click()
    page.locator(".talk").wait_for(state="detached")
    page.get_by_text("What would you like to know?").wait_for()
    assert visit.complaints == []


def test_a_question_is_edited_and_what_came_after_is_asked_anew(visit: Any, address: str) -> None:
    page = visit.open(address)
    visit.ask("When are boats counted?")
    visit.ask("And in autumn?")
    edit = page.locator(".asked .edit").first
    edit.focus()
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Question", exact=True).fill("When are ships counted?")
    page.keyboard.press("Escape")
    assert texts(page, ".asked .words") == ["When are boats counted?", "And in autumn?"]
    edit.focus()
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Question", exact=True).fill("When are ships counted?")
    page.keyboard.press("Enter")
    page.locator(".asked .words", has_text="And in autumn?").wait_for(state="detached")
    page.locator(".answer.answered").wait_for()
    assert texts(page, ".asked .words") == ["When are ships counted?"]
    page.get_by_role("button", name="Ask again").click()
    page.locator(".answer.answered").wait_for()
    assert texts(page, ".asked .words") == ["When are ships counted?"]


def test_an_answer_is_judged_and_the_judgement_taken_away(visit: Any, address: str) -> None:
    page = visit.open(address)
    visit.ask("When are boats counted?")
    page.get_by_role("button", name="Not helpful").click()
    page.get_by_label("The page or the words are wrong").check()
    page.get_by_label("The right PDF page").fill("7")
    page.get_by_role("button", name="Keep").click()
    page.locator(".rate.down.pressed").wait_for()
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save ratings").click()
    (row,) = [json.loads(line) for line in Path(saving.value.path()).read_text(encoding="utf-8").splitlines()]
    assert (row["question"], row["pages"], row["verdict"]) == ("When are boats counted?", [7], "down")
    assert row["reason"] == "The page or the words are wrong"
    page.get_by_role("button", name="Helpful", exact=True).click()
    page.locator(".rate.up.pressed").wait_for()
    assert page.locator(".pressed").count() == 1


def test_an_answer_and_its_conversation_are_taken_away(visit: Any, address: str) -> None:
    page = visit.open(address)
    visit.ask("When are boats counted?")
    page.get_by_text("Export", exact=True).click()
    with page.expect_download() as saving:
        page.get_by_role("link", name="RIS").click()
    assert saving.value.suggested_filename == "When-are-boats-counted.ris"
    assert "TI  - Rivers and Boats" in Path(saving.value.path()).read_text(encoding="utf-8")
    with page.expect_download() as saving:
        page.get_by_role("link", name="as Markdown").click()
    assert saving.value.suggested_filename == "When-are-boats-counted.md"
    text = Path(saving.value.path()).read_text(encoding="utf-8")
    assert "p. iii (PDF p. 3)" in text
    assert "The river office counts boats every spring." in text


def test_the_choice_of_reports_stays_in_sight_and_comes_back_with_its_conversation(visit: Any, address: str) -> None:
    page = visit.open(address)
    choice = page.locator("#scope")
    choice.get_by_text("Asking all 2 reports").click()
    page.get_by_label("Health").check()
    choice.get_by_text("Asking 1 of 2 reports: The Moon Office (2005)").wait_for()
    visit.ask("And nothing?")
    page.get_by_text("Searched: 1 of 2 reports: The Moon Office (2005).").wait_for()
    page.get_by_text("Ask all the reports").wait_for()
    page.get_by_role("button", name="New conversation").click()
    page.locator(".answer").wait_for(state="detached")
    choice.get_by_text("Asking 1 of 2 reports: The Moon Office (2005)").click()
    page.get_by_label("The Moon Office (2005)").uncheck()
    choice.get_by_text("Asking all 2 reports").wait_for()
    assert not page.get_by_label("Health").is_checked()
    page.locator(".talk .open").click()
    choice.get_by_text("Asking 1 of 2 reports: The Moon Office (2005)").wait_for()


@pytest.mark.parametrize("visit", [{"viewport": {"width": 360, "height": 740}}], indirect=True)
def test_on_a_phone_the_conversations_lie_over_the_page(visit: Any, address: str) -> None:
    page = visit.open(address)
    visit.ask("When are boats counted?")
    assert not page.locator(".talk .open").is_visible()
    page.get_by_role("button", name="Conversations").click()
    page.locator(".talk .open").click()
    page.locator(".talk .open").wait_for(state="hidden")
    assert page.get_by_text("The river office counts boats every spring.").first.is_visible()
