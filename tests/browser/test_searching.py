"""Passages by their words, in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_passages_are_found_looked_at_and_taken_away(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    page.get_by_text("Answering from 2 sources").wait_for()
    page.get_by_role("tab", name="Search").click()
    page.locator("#sought textarea").fill('"river office"')
    page.locator("#sought textarea").press("Enter")  # with what narrows it never opened
    page.locator("#found mark").first.wait_for()
    page.get_by_text("Where to look").click()
    page.locator("#among").get_by_label("Phase 2").check()
    page.locator("#sought textarea").fill('"river office" OR boats')
    page.locator("#sought textarea").press("Enter")
    page.get_by_role("heading", name='"river office" OR boats').wait_for()
    page.get_by_text("3 passages have this: the first 2 are shown").wait_for()
    assert page.locator("#found mark").first.text_content() == "river office counts"
    with page.expect_response(lambda answer: ".png" in answer.url) as drawn:
        page.locator("#found").get_by_role("link", name="Show the page: Rivers (2007)").first.click()
    assert drawn.value.headers["x-marked"] == "1"
    page.get_by_role("img", name="The river office counts boats every spring.").wait_for()
    page.get_by_role("button", name="Close").click()
    page.locator("#found .export summary").click()
    with page.expect_download() as taken:
        page.locator("#found").get_by_role("link", name="Table (CSV)").click()
    rows = Path(taken.value.path()).read_text("utf-8-sig").splitlines()
    assert taken.value.suggested_filename == "river-office-OR-boats.csv"
    assert len(rows) == 4
    page.get_by_role("button", name="More like this").last.click()
    page.get_by_text("More like: Passage 2 <b>").wait_for()
    page.get_by_role("button", name="More like this").last.click()
    page.locator("#sought textarea").fill("nothing at all")
    page.locator("#sought textarea").press("Enter")
    page.get_by_text("Nothing was found.").wait_for()
    assert visit.complaints == []
    assert visit.outside == []
