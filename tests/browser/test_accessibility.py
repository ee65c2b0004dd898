"""axe-core finds no serious fault, whatever is shown, in light and dark, on a wide screen and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from faultfinding import VIEWS, faults


@pytest.mark.parametrize("visit", VIEWS.values(), ids=VIEWS, indirect=True)
def test_no_serious_fault_whatever_is_shown(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    page.get_by_text("Answering from 2 sources").click()
    assert faults(page) == []
    page.locator("#scope").get_by_text("Asking all 2 reports").click()
    assert faults(page) == []
    page.get_by_role("button", name="References: Plain").click()
    assert faults(page) == []
    visit.ask("When are boats counted?")
    visit.ask("And nothing?")
    visit.ask("wrong")
    page.get_by_text("Passages found (5)").first.click()
    page.get_by_role("button", name="Not helpful").last.click()
    assert faults(page) == []
    page.get_by_role("link", name="Footnote 1", exact=True).first.click()
    page.locator("#source img").wait_for()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.get_by_role("button", name="Close").click()
    page.get_by_role("tab", name="Search").click()
    page.get_by_text("Where to look").click()
    page.locator("#sought textarea").fill('"river office"')
    page.locator("#sought textarea").press("Enter")
    page.locator("#found mark").first.wait_for()
    assert faults(page) == []
    page.get_by_role("tab", name="Library").click()
    page.locator(".contents summary").first.click()
    page.get_by_text("a) <b>Counting</b>").wait_for()
    page.locator(".every summary").first.click()
    assert faults(page) == []
