"""axe-core finds no serious fault, whatever is shown, in light and dark, on a wide screen and on a phone."""

from __future__ import annotations

from typing import Any

import pytest

VIEWS = {
    "light": {"viewport": {"width": 1280, "height": 860}},
    "dark": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}},
    "dark phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
    "200 % zoom": {"viewport": {"width": 640, "height": 400}},
}


def faults(page: Any) -> list[str]:
    """What axe-core takes for serious or worse."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.wait_for_timeout(300)
    found = axe.Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]}: {node['failureSummary'][:300]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


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
