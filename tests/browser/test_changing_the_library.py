"""The library is changed in a browser, by the program itself over a few made-up reports."""

from __future__ import annotations

import base64
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from web_fakes import pdf
from web_servers import ROOT, serving

CATALOGUE = """\
# These words are ours, and stay.
[[report]]
id = "ferries"
files = ["ferries.pdf"]
title = "A history of ferries"  # as on the cover
published = "1999"
"""
FERRIES = pdf(
    [
        "The ferry office of Rona opened in 1904. It sold tickets for the crossing to the mainland.",
        "The first ferry of Rona was a wooden boat with twelve seats and two masts.",
    ]
)
MILLS = pdf(["The wind mill of Rona was built in 1850 by the millers. It had four sails of cloth."])
LIGHTS = pdf(
    [
        "The lighthouse of Skerry was lit in 1887 by the harbour board.",
        "Its lamp burned oil until the war, and gas after it.",
        "Three keepers lived in the tower with their families.",
    ]
)
OTHER_MILLS = pdf(["The water mill of Skerry was closed in 1931 after a flood."])
NASTY = '<img src=x onerror="document.title=1">.pdf'

DROP = """(zone, files) => {
  const data = new DataTransfer();
  for (const [name, content] of files) {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    data.items.add(new File([bytes], name, { type: "application/pdf" }));
  }
  zone.dispatchEvent(new DragEvent("dragover", { bubbles: true, cancelable: true, dataTransfer: data }));
  zone.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
}"""


def locked(content: bytes) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt("sesame", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def made(folder: Path) -> list[str | Path]:
    """A library of two reports in the folder, and the command that serves it."""
    sources = folder / "sources"
    sources.mkdir(exist_ok=True)
    (sources / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    (sources / "ferries.pdf").write_bytes(FERRIES)
    (sources / "mills.pdf").write_bytes(MILLS)
    return [sys.executable, ROOT / "app.py", "--port", "0"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("library")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The program over a library that the tests of this module change, one after the other."""
    with serving(made(folder), folder) as found:
        yield found


def library(visit: Any, address: str) -> Any:
    """The library's page."""
    page = visit.open(address)
    page.get_by_text("Answering from").wait_for(timeout=240_000)
    page.get_by_role("tab", name="Library").click()
    page.locator(".card").first.wait_for()
    return page


def told(page: Any, name: str) -> Any:
    """The line of a file that is added."""
    return page.locator(".rows li").filter(has=page.get_by_text(name, exact=True))


def test_pdfs_are_dropped_and_can_be_asked_when_the_page_says_so(visit: Any, address: str, folder: Path) -> None:
    page = library(visit, address)
    files = [("lights.pdf", LIGHTS), ("mills.pdf", OTHER_MILLS), ("again.pdf", FERRIES), (NASTY, b"PK\x03\x04zip")]
    files.append(("locked.pdf", locked(LIGHTS)))
    sent = [[name, base64.b64encode(content).decode()] for name, content in files]
    page.locator(".arrivals .zone").evaluate(DROP, sent)
    assert page.locator(".rows li").count() == 5
    assert page.get_by_role("progressbar", name="Progress of lights.pdf").count() == 1
    page.get_by_text("2 new reports can be asked now.").wait_for(timeout=300_000)
    assert "It can be asked: ‘lights’, 3 pages." in told(page, "lights.pdf").inner_text()
    assert "Added as mills-2.pdf. It can be asked" in told(page, "mills.pdf").inner_text()
    assert "is in the library already, as ferries.pdf: nothing was added." in told(page, "again.pdf").inner_text()
    assert "It is not a PDF, whatever its name says" in told(page, NASTY).inner_text()
    assert "locked with a password and was not added. Save a copy" in told(page, "locked.pdf").inner_text()
    names = sorted(path.relative_to(folder).as_posix() for path in (folder / "sources").rglob("*"))
    assert names == [
        f"sources/{name}" for name in ("catalogue.toml", "ferries.pdf", "lights.pdf", "mills-2.pdf", "mills.pdf")
    ]
    assert (folder / "sources" / "mills.pdf").read_bytes() == MILLS
    page.locator(".card", has_text="lights.pdf").wait_for()
    page.get_by_role("tab", name="Ask").click()
    visit.ask("When was the lighthouse of Skerry lit?")
    assert "lights (n.d.)" in page.locator(".notes cite").first.inner_text()
    assert page.title() == "Ask the reports"
    assert visit.outside == []


def test_what_is_said_of_a_report_is_edited_by_keyboard(visit: Any, address: str, folder: Path) -> None:
    page = library(visit, address)
    button = page.get_by_role("button", name="Edit details: ferries.pdf")
    button.focus()
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="Details of ferries.pdf")
    form.get_by_label("Title", exact=True).fill("Ferries <script>document.title='x'</script> & boats")
    form.get_by_label("Published").fill("last year")
    form.get_by_label("Authors").fill("Ann Writer\nBea Writer")
    form.get_by_label("Phase").select_option("2")
    page.keyboard.press("Control+Home")
    form.get_by_label("Title", exact=True).focus()
    page.keyboard.press("Enter")
    form.get_by_role("alert").get_by_text("Published is ‘last year’: give").wait_for()
    assert page.evaluate("document.activeElement.name") == "published"
    page.keyboard.press("Control+A")
    page.keyboard.type("2001-05")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Ferries <script>document.title='x'</script> & boats").wait_for()
    assert form.count() == 0
    card = page.locator(".card", has_text="ferries.pdf")
    assert "Ann Writer, Bea Writer" in card.inner_text()
    assert "Report, phase 2" in card.inner_text()
    page.get_by_text("The index has followed.").wait_for()
    written = (folder / "sources" / "catalogue.toml").read_text(encoding="utf-8")
    assert written.startswith("# These words are ours, and stay.\n")
    assert '& boats"  # as on the cover\npublished = "2001-05"\n' in written
    page.get_by_role("tab", name="Ask").click()
    visit.ask("When did the ferry office of Rona open?")
    assert "boats (2001), p" in page.locator(".notes cite").first.inner_text().replace("PDF p", "p")
    assert page.title() == "Ask the reports"
    assert visit.outside == []


def test_a_form_is_left_without_a_change(visit: Any, address: str, folder: Path) -> None:
    page = library(visit, address)
    before = (folder / "sources" / "catalogue.toml").read_bytes()
    page.get_by_role("button", name="Edit details: mills.pdf").click()
    form = page.get_by_role("dialog", name="Details of mills.pdf")
    form.get_by_label("Title", exact=True).fill("Something else")
    page.keyboard.press("Escape")
    form.wait_for(state="detached")
    assert page.evaluate("document.activeElement.value") == "mills.pdf"
    assert (folder / "sources" / "catalogue.toml").read_bytes() == before


def test_a_report_is_removed_after_asking_and_put_back(visit: Any, address: str, folder: Path) -> None:
    page = library(visit, address)
    card = page.locator(".card", has_text="mills.pdf")
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_role("button", name="Remove: mills.pdf").click()
    assert asked == ["Remove mills.pdf from the library? The file is kept and can be put back."]
    assert card.count() == 1
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Remove: mills.pdf").click()
    page.get_by_text("It is kept as sources/.removed/mills.pdf").wait_for()
    card.wait_for(state="detached")
    assert (folder / "sources" / ".removed" / "mills.pdf").read_bytes() == MILLS
    page.get_by_text("Removed (1)").click()
    page.get_by_role("button", name="Put mills.pdf back").click()
    card.wait_for()
    assert (folder / "sources" / "mills.pdf").read_bytes() == MILLS
    page.get_by_text("Removed (").wait_for(state="hidden")
