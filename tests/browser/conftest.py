"""A real Chromium, and pages served by processes of their own: one over the shipped sources, one over made-up ones."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "web"), str(ROOT / "tests" / "browser")]

from web_servers import fake_server, serving  # noqa: E402

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Without these a Chromium looks for its maker's servers by itself, and would be taken for our page doing so.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-domain-reliability --disable-extensions"
).split()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a screen; gone after a module, since what drives it keeps an event loop running meanwhile."""
    if not CHROMIUM:
        pytest.skip("no Chromium is installed: .ci/run installs one")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


class Visit:
    """A page in the browser, and what it asked for and complained of."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requested: list[str] = []
        self.complaints: list[str] = []
        page.context.on("request", lambda request: self.requested.append(request.url))
        page.context.on("weberror", lambda error: self._complain(str(error.error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)

    def _complain(self, error: str) -> None:
        # Gradio says so of a stream that a reload has cut.
        if not error.startswith("AbortError"):
            self.complaints.append(error)

    def open(self, address: str) -> Any:
        """The page at `address`, ready to be typed into."""
        self.page.goto(address)
        self.page.locator("#question textarea").wait_for()
        return self.page

    def ask(self, question: str) -> None:
        """Type the question, press Enter, and wait until one more answer than before is there."""
        answers = self.page.locator(".answer:not(.waiting)")
        before = answers.count()
        self.page.locator("#question textarea").fill(question)
        self.page.keyboard.press("Enter")
        answers.nth(before).wait_for(timeout=60_000)

    @property
    def outside(self) -> list[str]:
        """What was asked for beyond this machine."""
        return [url for url in self.requested if urlsplit(url).hostname not in (None, "127.0.0.1", "localhost")]


@pytest.fixture
def visit(browser: Any, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A new visitor's page; a test may be parametrised indirectly with what Playwright's `new_context` takes."""
    context = browser.new_context(**getattr(request, "param", {}))
    context.set_default_timeout(60_000)
    yield Visit(context.new_page())
    context.close()


@pytest.fixture(scope="session")
def fake_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the page over made-up reports keeps its conversations."""
    return tmp_path_factory.mktemp("fake")


@pytest.fixture(scope="session")
def fake_address(fake_folder: Path) -> Iterator[str]:
    """A page over made-up reports, which takes its time to read them."""
    with fake_server(fake_folder, pace=0.3) as address:
        yield address


@pytest.fixture(scope="session")
def real_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The program itself, over the shipped sources; the index is built behind the page."""
    if not list((ROOT / "sources").glob("*.pdf")):
        pytest.skip("there are no shipped sources")
    # In a folder of its own, so that it keeps its conversations there.
    folder = tmp_path_factory.mktemp("browser")
    command = [
        sys.executable,
        ROOT / "app.py",
        "--port",
        "0",
        "--sources",
        ROOT / "sources",
        "--index",
        folder / "index",
    ]
    with serving(command, folder) as address:
        yield address
