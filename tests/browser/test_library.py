"""The library in a browser."""

from __future__ import annotations

from typing import Any


def test_a_reports_card_leads_to_its_pages(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    page.get_by_text("Answering from 2 sources").wait_for()
    page.get_by_role("tab", name="Library").click()
    card = page.locator(".card", has_text="Rivers and Boats: a count")
    assert "9 pages, 1,200 words" in card.inner_text()
    # The page's policy forbids what wait_for_function does while it waits.
    assert card.locator(".cover").evaluate("async (cover) => { await cover.decode(); return cover.naturalWidth; }") > 0
    card.get_by_text("Contents", exact=True).first.click()
    card.get_by_role("link", name="1. Boats").click()
    source = page.get_by_role("complementary", name="Source")
    source.get_by_role("img", name="The river office counts boats every spring.").wait_for()
    source.get_by_role("button", name="Close").click()
    assert "shut<b>.pdf needs a password." in page.locator(".ledger").first.inner_text()
    page.get_by_text("rivers.pdf: 2 text, 1 ocr").click()
    assert page.get_by_role("cell", name="It is a <picture>.").is_visible()
    page.get_by_role("tab", name="Ask").click()
    visit.ask("When are boats counted?")
    assert visit.outside == []
