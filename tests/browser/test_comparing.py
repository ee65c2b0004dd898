"""One question to several reports, in a browser."""

from __future__ import annotations

from typing import Any


def test_reports_are_asked_side_by_side(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    page.get_by_text("Answering from 2 sources").wait_for()
    page.get_by_role("tab", name="Compare").click()
    page.locator("#compared textarea").fill("When are boats counted?")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Rivers (2007)").wait_for()
    assert page.get_by_text("Nothing found in The <Moon>.").is_visible()
    page.locator("#comparison").get_by_role("link", name="Footnote 1", exact=True).first.click()
    page.get_by_role("img", name="The river office counts boats every spring.").wait_for()
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Copy as a table").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert visit.complaints == []
