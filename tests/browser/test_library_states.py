"""What the library and its evidence show, over made-up reports: by keyboard, with script in names, read only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from faultfinding import VIEWS, faults
from web_fakes import RIVERS_PDF, pdf
from web_servers import serving, team_command

MOON_PDF = pdf(["The moon office moved."])
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def library(visit: Any, address: str) -> Any:
    """The library's page."""
    page = visit.open(address)
    page.get_by_text("Answering from").wait_for()
    page.get_by_role("tab", name="Library").click()
    page.locator(".card").first.wait_for()
    return page


def choose(page: Any, *files: tuple[str, bytes]) -> None:
    page.get_by_label("Add PDFs").set_input_files(
        [{"name": name, "mimeType": "application/pdf", "buffer": content} for name, content in files]
    )


def test_where_the_evidence_lies_is_shown_and_leads_to_the_pages(visit: Any, fake_address: str) -> None:
    page = library(visit, fake_address)
    page.get_by_text("Ask a question, and here is shown").wait_for()
    page.get_by_role("tab", name="Ask").click()
    visit.ask("When are <b>boats</b> counted?")
    page.get_by_text("Where the evidence lies").click()
    marks = page.locator(".answer .strip").get_by_role("link")
    assert marks.count() == 5
    mark = marks.first
    assert mark.text_content() == "pp. iii–iv (PDF pp. 3–4), quoted in the answer"
    mark.focus()
    page.keyboard.press("Enter")
    source = page.get_by_role("complementary", name="Source")
    source.get_by_role("img", name="The river office counts boats every spring.").wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.spot') !== null")
    page.get_by_role("tab", name="Library").click()
    shown = page.locator(".lies")
    shown.get_by_role("heading", name="When are <b>boats</b> counted?").wait_for()
    assert "Nothing was found in 1 other report that was searched." in shown.inner_text()
    shown.locator(".strip").get_by_role("link").last.click()
    source.get_by_role("button", name="Close").click()
    shown.get_by_text("The same as a list").click()
    shown.locator(".listed").get_by_role("link", name="Rivers (2007), pp. iii–iv").first.click()
    source.get_by_role("img", name="The river office counts boats every spring.").wait_for()
    assert visit.outside == []


def test_what_is_no_pdf_is_refused_where_it_is_dropped(visit: Any, fake_address: str, fake_folder: Path) -> None:
    page = library(visit, fake_address)
    nasty = '<img src=x onerror="document.title=1">.pdf'
    choose(page, (nasty, b"PK\x03\x04 zip"), ("empty.pdf", b""), ("boats.pdf", RIVERS_PDF))
    page.get_by_text("3 files were not added: their lines say why.").wait_for()
    lines = page.locator(".rows li").all_inner_texts()
    assert nasty in lines[0]
    assert "It is not a PDF, whatever its name says: it was not added." in lines[0]
    assert "It is empty." in lines[1]
    assert "boats.pdf is in the library already, as rivers.pdf: nothing was added." in lines[2]
    assert page.title() == "Ask the reports"
    assert [path.name for path in fake_folder.rglob("*.pdf")] == ["rivers.pdf"]
    assert visit.outside == []


@pytest.mark.parametrize("visit", VIEWS.values(), ids=VIEWS, indirect=True)
def test_no_serious_fault_while_the_library_is_changed(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    visit.ask("When are boats counted?")
    page.get_by_text("Where the evidence lies").click()
    page.locator(".answer").get_by_text("The same as a list").click()
    assert faults(page) == []
    page.get_by_role("tab", name="Library").click()
    page.locator(".lies").get_by_text("The same as a list").click()
    choose(page, ("zip.pdf", b"PK\x03\x04"), ("empty.pdf", b""))
    page.get_by_text("2 files were not added: their lines say why.").wait_for()
    page.get_by_label("Add PDFs").focus()
    assert faults(page) == []
    assert page.evaluate(WIDER) <= 0
    page.get_by_role("button", name="Edit details: rivers.pdf").click()
    form = page.get_by_role("dialog", name="Details of rivers.pdf")
    form.get_by_label("Address").fill("here")
    form.get_by_role("button", name="Save").click()
    form.get_by_role("alert").get_by_text("Address is ‘here’: give an address beginning with https://").wait_for()
    assert page.evaluate("document.activeElement.name") == "url"
    assert faults(page) == []
    assert form.evaluate("form => form.scrollWidth - form.clientWidth") <= 0


def test_a_library_that_is_read_only_offers_no_change_and_takes_none(visit: Any, tmp_path: Path) -> None:
    with serving([*team_command(tmp_path, "127.0.0.1"), "", "read_only"]) as address:
        page = library(visit, address)
        page.get_by_text("The library can be read on this page, not changed.").wait_for()
        assert page.locator("input[type=file], button.amend, button.remove").count() == 0
        for way in ("files?name=x.pdf", "amend", "remove", "put-back"):
            answer = page.request.post(f"{address}/assistant/library/{way}", data=MOON_PDF)
            assert answer.status == 403
        assert [path.name for path in tmp_path.rglob("*.pdf")] == ["rivers.pdf"]
