"""One question to several reports, in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_reports_are_asked_side_by_side(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    page.get_by_text("Answering from 2 sources").wait_for()
    page.get_by_role("tab", name="Compare").click()
    page.locator("#compared textarea").fill("When are boats counted?")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Rivers (2007)").wait_for()
    assert page.get_by_text("Nothing found in The <Moon>.").is_visible()
    with page.expect_response(lambda answer: ".png" in answer.url) as drawn:
        page.locator("#comparison").get_by_role("link", name="Footnote 1", exact=True).first.click()
    assert drawn.value.headers["x-marked"] == "1"
    page.get_by_role("img", name="The river office counts boats every spring.").wait_for()
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Copy as a table").click()
    page.get_by_role("button", name="Copied").wait_for()
    page.locator("#comparison .export summary").click()
    with page.expect_download() as taken:
        page.locator("#comparison").get_by_role("link", name="Table (CSV)").click()
    assert taken.value.suggested_filename == "When-are-boats-counted.csv"
    rows = Path(taken.value.path()).read_text("utf-8-sig").splitlines()
    assert rows[0] == "Asked,Answer,Words,Source" and rows[-1].startswith("The <Moon>,Nothing found")
    assert visit.complaints == []
