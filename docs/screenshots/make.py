"""Pictures of each tab, light and dark, on a wide screen and on a phone, from the shipped briefings alone.

    python docs/screenshots/make.py

Chromium and playwright are needed. The pictures are written beside this file, as small WebP files.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "tests" / "web"), str(ROOT / "tests" / "browser"), str(ROOT)]

# ruff: noqa: E402
from web_servers import serving

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
VIEWS = {
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "phone": {"viewport": {"width": 390, "height": 780}},
}
SCHEMES = ("light", "dark")
TABS = ("Ask", "Compare", "Search", "Library")
QUESTION = "What are the seven enablers?"
QUALITY = 60
MOST_BYTES = 1_000_000  # all of them together


def main() -> None:
    """Serve the briefings, and picture each tab."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as running:
        folder = Path(temporary)
        command = [sys.executable, ROOT / "app.py", "--port", "0", "--sources", ROOT / "sources"]
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        with serving([*command, "--index", folder / "index"], folder) as address:
            for view, given in VIEWS.items():
                for scheme in SCHEMES:
                    context = browser.new_context(**given, color_scheme=scheme)
                    context.set_default_timeout(120_000)
                    _picture_tabs(context.new_page(), address, f"{view}-{scheme}")
                    context.close()
        browser.close()
    size = sum(picture.stat().st_size for picture in HERE.glob("*.webp"))
    print(f"{len(list(HERE.glob('*.webp')))} pictures, {size / 1000:.0f} kB")
    if size > MOST_BYTES:
        sys.exit(f"These are more than {MOST_BYTES / 1000:.0f} kB: lower QUALITY.")


def _picture_tabs(page: Any, address: str, name: str) -> None:
    page.goto(address)
    _enter(page, "#question", QUESTION)
    page.locator(".answer.answered").first.wait_for()
    if name.startswith("desktop"):
        page.locator(".answer sup a").first.click()
        page.locator("#source img").wait_for()
    _picture(page, f"ask-{name}")
    if name.startswith("desktop"):
        page.get_by_role("button", name="Close").click()
    page.get_by_role("tab", name="Compare").click()
    _enter(page, "#compared", "What are the enablers?")
    page.locator(".comparison").wait_for()
    _picture(page, f"compare-{name}")
    page.get_by_role("tab", name="Search").click()
    _enter(page, "#sought", '"joined-up" OR "common language"')
    page.locator(".excerpts").wait_for()
    _picture(page, f"search-{name}")
    page.get_by_role("tab", name="Library").click()
    page.locator("#library .cover").first.wait_for()
    _picture(page, f"library-{name}")


def _enter(page: Any, box: str, words: str) -> None:
    page.locator(f"{box} textarea").fill(words)
    page.locator(f"{box} textarea").press("Enter")


def _picture(page: Any, name: str) -> None:
    page.wait_for_timeout(1500)  # until pictures are there and nothing moves
    shot = Image.open(io.BytesIO(page.screenshot()))
    shot.convert("RGB").save(HERE / f"{name}.webp", "WEBP", quality=QUALITY, method=6)


if __name__ == "__main__":
    main()
