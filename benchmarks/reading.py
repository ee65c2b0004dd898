"""Pages read in a second: all cores against one core's pypdf loop, in one run: python benchmarks/reading.py FOLDER.

The loop opens each PDF and takes each page's text, and nothing else. Ours reads each file as a build does: text and
where it stands, outcome, sections and passages, in processes of its own; starting them counts. Each is measured as
often as --times says, in turns, and the best of each is taken.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
import time
from pathlib import Path

from assistant.catalogue import Catalogue
from assistant.indexing.encoder import load_encoder
from assistant.indexing.files import find
from assistant.indexing.intake import Intake
from assistant.indexing.kept import KeptReadings
from assistant.indexing.layout import Layout, SourceFile
from assistant.indexing.tokens import TokenCounter
from assistant.settings import Settings

BAR = 1.7


def loop(settings: Settings, files: tuple[SourceFile, ...]) -> tuple[int, float]:
    """Pages, and the seconds that one core's pypdf takes for their text."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    start = time.perf_counter()
    pages = 0
    for file in files:
        for page in pypdf.PdfReader(settings.sources / file.file).pages:
            page.extract_text()
            pages += 1
    return pages, time.perf_counter() - start


def ours(settings: Settings, files: tuple[SourceFile, ...]) -> tuple[int, float]:
    """Pages, and the seconds that reading takes on all cores."""
    intake = Intake(settings, Catalogue((), ""), TokenCounter("packaged"), load_encoder("packaged").max_tokens)
    with tempfile.TemporaryDirectory() as folder:
        kept = KeptReadings(Layout(Path(folder)), "benchmark")
        start = time.perf_counter()
        rows = [row for row, _ in intake.read_all(files, lambda _: None, kept, lambda _: None)]
        seconds = time.perf_counter() - start
        kept.close()
    return sum(row.pages for row in rows), seconds


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=1)
    given = parser.parse_args()
    settings = Settings(sources=given.folder)
    files = find(settings.sources, lambda _: None)
    found = [(loop(settings, files), ours(settings, files)) for _ in range(given.times)]
    pages = {count for turn in found for count, _ in turn}
    assert len(pages) == 1, f"the two do not read the same pages: {pages}"
    count = pages.pop()
    slow, quick = (count / min(turn[side][1] for turn in found) for side in (0, 1))
    print(f"| {count} pages of {len(files)} files | pages a second | ratio | bar |\n|---|---|---|---|")
    print(f"| pypdf, one core | {slow:.1f} | 1.00 | |")
    print(f"| reading, all cores | {quick:.1f} | {quick / slow:.2f} | ≥ {BAR} |")


if __name__ == "__main__":
    main()
