"""What the catalogue says of a report is changed, and nothing else in its file is."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.catalogue import Catalogue
from assistant.cataloguing import FIELDS, FieldError, amend, said_of
from assistant.errors import CatalogueError
from assistant.records import Kind, Report

TEXT = """\
# Our own words about the rivers.
[[report]]
id = 'rivers'  # never change this
files = [
  "rivers.pdf",  # the clean scan
  "rivers-20??.pdf",
]
title = 'Rivers & Boats'   # as on the cover
phase = 2
published = "2007"

# The moon is not here yet.
[[report]]
id = "moon"
title = "The Moon Office"
"""
SHA = "ab" * 32
RIVERS = Report(
    f"rivers-{SHA[:8]}", "rivers.pdf", "Rivers & Boats", "Rivers & Boats", (), "", "2007", 2, "", "", Kind.REPORT, SHA,
    9,
)  # fmt: skip
UNKNOWN = replace(RIVERS, id=f"a-b-{SHA[:8]}", file="folder/a [b].pdf", title="Own title", authors=("A. Writer",))


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "catalogue.toml").write_bytes(TEXT.encode())
    return tmp_path


def written(sources: Path) -> str:
    return (sources / "catalogue.toml").read_bytes().decode()


def reported(sources: Path, report: Report) -> Report:
    """The report as the catalogue has it now."""
    return Catalogue.load(sources).report(report.file, report.sha256, report.page_count, {"title": "x"}, "")


def test_only_what_is_changed_changes(sources: Path) -> None:
    assert amend(sources, RIVERS, False, said_of(RIVERS) | {"title": "Rivers: “a count”\n", "authors": ["A", " B  C "]})
    expected = TEXT.replace("'Rivers & Boats'   #", '"Rivers: “a count”"   #')
    expected = expected.replace('"2007"\n', '"2007"\nauthors = ["A", "B C"]\n')
    assert written(sources) == expected
    found = reported(sources, RIVERS)
    assert (found.id, found.title, found.authors, found.phase) == (RIVERS.id, "Rivers: “a count”", ("A", "B C"), 2)
    assert [path.name for path in sources.iterdir()] == ["catalogue.toml"]


def test_nothing_is_written_where_nothing_differs(sources: Path) -> None:
    before = (sources / "catalogue.toml").stat().st_mtime_ns
    assert not amend(sources, RIVERS, False, said_of(RIVERS))
    assert (sources / "catalogue.toml").stat().st_mtime_ns == before


def test_a_phase_can_be_taken_away_and_a_text_emptied(sources: Path) -> None:
    amend(sources, RIVERS, False, {"phase": "", "published": "", "sector": " "})
    found = tomllib.loads(written(sources))["report"][0]
    assert "phase" not in found
    assert found["published"] == ""
    assert "sector" not in found
    assert amend(sources, replace(RIVERS, phase=None), False, {"phase": "3"})
    assert tomllib.loads(written(sources))["report"][0]["phase"] == 3


def test_a_report_that_is_not_listed_gets_an_entry_with_what_is_known_of_it(sources: Path) -> None:
    amend(sources, UNKNOWN, False, {"sector": "health"})
    assert written(sources).startswith(f"{TEXT}\n[[report]]\nid = ")
    found = reported(sources, UNKNOWN)
    assert (found.id, found.title, found.authors, found.sector) == (UNKNOWN.id, "Own title", ("A. Writer",), "health")
    assert reported(sources, replace(UNKNOWN, file="a b.pdf")).sector == ""


def test_a_report_that_shares_its_entry_gets_one_of_its_own(sources: Path) -> None:
    other = replace(RIVERS, file="rivers-2009.pdf")
    amend(sources, other, True, {"title": "Rivers again"})
    assert reported(sources, other).title == "Rivers again"
    assert reported(sources, RIVERS).title == "Rivers & Boats"


def test_a_report_that_was_known_by_its_title_is_known_by_its_file_from_then_on(sources: Path) -> None:
    moon = replace(RIVERS, id=f"moon-{SHA[:8]}", file="scan1.pdf", title="The Moon Office", phase=None, published="")
    amend(sources, moon, False, {"title": "The Moon Office, a history"})
    assert reported(sources, moon).title == "The Moon Office, a history"


def test_a_catalogue_is_begun_where_there_is_none(tmp_path: Path) -> None:
    amend(tmp_path, UNKNOWN, False, {"title": "Said by hand"})
    assert reported(tmp_path, UNKNOWN).title == "Said by hand"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("published", "last year", "Published is ‘last year’: give '2008'"),
        ("published", "2008-13", "2008-04"),
        ("phase", "four", "Phase is ‘four’: give 1, 2 or 3"),
        ("phase", 9, "Phase"),
        ("url", "javascript:alert(1)", "https://"),
        ("kind", "novel", "'report' or 'briefing'"),
        ("title", "x" * 501, "Title is too long"),
        ("authors", ["x"] * 51, "Authors is too long"),
        ("title", 7, "not text"),
        ("authors", [7], "not text"),
        ("files", ["*"], "cannot be changed here"),
        ("id", "other", "cannot be changed here"),
    ],
)
def test_what_will_not_do_is_told_and_not_written(sources: Path, field: str, value: Any, told: str) -> None:
    with pytest.raises(FieldError, match=told):
        amend(sources, RIVERS, False, {field: value})
    assert written(sources) == TEXT


def test_text_cannot_break_out_of_its_place(sources: Path) -> None:
    nasty = '"\n[[report]]\nid = "evil"\n\u202e\x00<script>alert("1")</script>'
    amend(sources, RIVERS, False, {"title": nasty, "authors": [nasty], "sector": nasty})
    assert [entry.id for entry in Catalogue.load(sources).entries] == ["rivers", "moon"]
    assert reported(sources, RIVERS).title == '" [[report]] id = "evil" <script>alert("1")</script>'


def test_a_catalogue_that_cannot_be_used_is_left_alone(sources: Path) -> None:
    for text in ("title = [", "[[report]]\nid = 'rivers'\n", "report = [{id = 'x', title = 'y'}]\n"):
        (sources / "catalogue.toml").write_text(text)
        with pytest.raises(CatalogueError):
            amend(sources, RIVERS, False, {"title": "New"})
        assert written(sources) == text


def test_each_field_can_be_read_from_a_report() -> None:
    assert list(said_of(RIVERS)) == list(FIELDS)
