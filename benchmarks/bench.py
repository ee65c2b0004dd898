"""One table: how fast the assistant is on this computer, each row a ratio to its reference in the same run.

    python benchmarks/bench.py [PART …] [--sources FOLDER] [--questions FILE] [--quick] [--write]

--quick leaves out what takes long; --write puts the table into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from datetime import date
from pathlib import Path

import asking
import building
import embedding
import opening
from measure import ROOT, Row, machine, table

from assistant.indexing.build import build
from assistant.settings import Settings

PARTS = ("building", "embedding", "asking", "opening")
LONGDOC = ROOT.parent / "shared" / "eval" / "longdoc"
DOCUMENT = ROOT / "docs" / "benchmarks.md"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what to measure (default: all)")
    parser.add_argument("--sources", type=Path, default=LONGDOC / "pdfs")
    parser.add_argument("--questions", type=Path, default=LONGDOC / "questions.jsonl")
    parser.add_argument("--index", type=Path, help="an index folder to use again (default: a temporary one)")
    parser.add_argument("--quick", action="store_true", help="leave out what takes long")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    chosen = parser.parse_args()
    if not chosen.sources.is_dir() or not chosen.questions.is_file():
        parser.exit(2, f"There is nothing to measure on: {chosen.sources} or {chosen.questions} is not there.\n")
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings(sources=chosen.sources, index=chosen.index or Path(temporary) / "index")
        rows = _measure(chosen.parts or PARTS, settings, chosen.questions, chosen.quick)
    text = f"{date.today().isoformat()}, {machine()}.\n\n{table(rows)}\n"
    print(text)
    if chosen.write:
        write("speed", text)


def _measure(parts: list[str] | tuple[str, ...], settings: Settings, questions: Path, quick: bool) -> list[Row]:
    rows = []
    if "building" in parts:
        rows += building.rows(settings)
    else:
        build(settings)
    if "embedding" in parts:
        rows += embedding.rows(settings.index, questions, whole=not quick)
    if "asking" in parts:
        rows += asking.rows(settings.sources, settings.index, questions)
    if "opening" in parts:
        rows += opening.rows()
    return rows


def write(part: str, text: str) -> None:
    """Put `text` between the marks of `part` in docs/benchmarks.md."""
    document = DOCUMENT.read_text(encoding="utf-8")
    marked = re.compile(rf"(<!-- {part} -->\n).*?(<!-- end of {part} -->)", re.DOTALL)
    DOCUMENT.write_text(marked.sub(lambda found: found[1] + text + found[2], document), encoding="utf-8")


if __name__ == "__main__":
    main()
