"""The keyboard reaches everything, and its shortcuts are listed on '?'."""

from __future__ import annotations

from typing import Any

import pytest

REACHED = "(document.activeElement.title || document.activeElement.textContent).trim()"
ACTIVE = "document.activeElement.closest('#question, #find, #fresh')?.id"


def leave(page: Any) -> None:
    """Leave the box, so that letters are shortcuts."""
    page.evaluate("document.activeElement.blur()")


def test_shortcuts_are_listed_work_and_can_be_switched_off(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    visit.ask("When are boats counted?")
    leave(page)
    page.keyboard.press("1")
    page.locator("#source img").wait_for()
    page.keyboard.press("Escape")
    page.locator("#source").wait_for(state="hidden")
    page.keyboard.press("f")
    assert page.evaluate(ACTIVE) == "find"
    page.keyboard.type("n/?")
    assert page.locator("#find input, #find textarea").input_value() == "n/?", "a letter in a box is a shortcut"
    page.locator("#find input, #find textarea").fill("")
    leave(page)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    assert "New conversation" in dialog.inner_text()
    dialog.get_by_label("Use these shortcuts").uncheck()
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    leave(page)
    page.keyboard.press("n")
    page.wait_for_timeout(300)
    assert page.locator(".answer").count() == 1
    page.keyboard.press("?")
    dialog.get_by_label("Use these shortcuts").check()
    dialog.get_by_role("button", name="Close").click()
    leave(page)
    page.keyboard.press("n")
    page.locator(".answer").wait_for(state="detached")
    leave(page)
    page.keyboard.press("/")
    assert page.evaluate(ACTIVE) == "question"
    assert visit.complaints == []


@pytest.mark.parametrize("visit", [{}], indirect=True)
def test_everything_can_be_reached_with_the_tab_key(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    visit.ask("When are boats counted?")
    page.locator("#question textarea").focus()
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(REACHED))
    wanted = (
        "New conversation, Footnote 1, Show the page, Passages found (5), Copy with footnotes, Ask again, "
        "Helpful, Not helpful, Export, Keyboard shortcuts, Edit"
    )
    assert set(wanted.split(", ")) <= reached
    assert any("Asking all 2 reports" in name for name in reached)
