"""sources/catalogue.toml says what each shipped file is, and what is known of the originals."""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "sources"
CATALOGUE = tomllib.loads((SOURCES / "catalogue.toml").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = CATALOGUE["report"]
TEXT_KEYS = {"id", "title", "short_title", "publisher", "published", "sector", "url", "kind"}
LIST_KEYS = {"files", "titles", "authors"}
NUMBER_KEYS = {"phase", "first_body_page"}

rows = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])


def matching(name: str) -> list[str]:
    return [row["id"] for row in ROWS if any(fnmatchcase(name.lower(), pattern.lower()) for pattern in row["files"])]


def test_it_holds_reports_and_nothing_else() -> None:
    assert set(CATALOGUE) == {"report"}
    assert len({row["id"] for row in ROWS}) == len(ROWS)


@rows
def test_each_row_is_well_formed(row: dict[str, Any]) -> None:
    assert TEXT_KEYS | LIST_KEYS <= set(row) <= TEXT_KEYS | LIST_KEYS | NUMBER_KEYS
    assert all(isinstance(row[key], str) for key in TEXT_KEYS)
    assert all(isinstance(item, str) and item for key in LIST_KEYS for item in row[key])
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"])
    assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", row["published"])
    assert row["kind"] in ("report", "briefing")
    assert row["phase"] in (1, 2, 3)
    assert row["files"] and row["short_title"]


@rows
def test_each_file_is_there_or_is_an_original(row: dict[str, Any]) -> None:
    there = [path for name in row["files"] for path in SOURCES.glob(name)]
    assert bool(there) == (row["kind"] == "briefing")


def test_each_shipped_pdf_is_listed_once_under_its_own_title() -> None:
    by_id = {row["id"]: row for row in ROWS}
    paths = sorted(SOURCES.glob("*.pdf"))
    assert len(paths) == 3
    for path in paths:
        (found,) = matching(path.name)
        row, metadata = by_id[found], PdfReader(path).metadata
        assert metadata is not None
        assert (row["title"], row["authors"]) == (metadata.title, [metadata.author])
        assert metadata.creation_date is not None
        assert row["published"] == f"{metadata.creation_date:%Y-%m-%d}"


def test_the_overview_is_recognised_by_name() -> None:
    assert matching("Overview-2008.pdf") == ["overview"]


def test_nobody_else_s_file_is_taken_for_one_of_the_series() -> None:
    for name in ("report.pdf", "overview.pdf", "nhs.pdf", "annual-report-2007.pdf", "transformational-government.pdf"):
        assert matching(name) == []
