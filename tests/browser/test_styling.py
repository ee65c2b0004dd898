"""References in the style that a person chose, in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

CITED = "A. Writer, Rivers and Boats: A Count (The Boat Press, 2007), p. iii."


def test_the_style_is_chosen_once_and_remembered(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    page.get_by_text("Answering from 2 sources").wait_for()
    visit.ask("When are boats counted?")
    page.get_by_role("button", name="References: Plain").click()
    page.get_by_label("MHRA").check()
    page.locator(".note cite", has_text=CITED).wait_for()
    page.get_by_role("button", name="References: MHRA").wait_for()
    page.locator("#chat .export summary").click()
    with page.expect_download() as taken:
        page.locator("#chat").get_by_role("link", name="Text", exact=True).click()
    assert CITED in Path(taken.value.path()).read_text("utf-8")
    page = visit.open(fake_address)
    page.get_by_role("button", name="References: MHRA").wait_for()
    visit.ask("And how?")
    assert page.locator(".note cite", has_text=CITED).count() == 1
    assert visit.complaints == []
