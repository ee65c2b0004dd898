"""The catalogue: what is listed is recognised, the rest keeps its own name, a mistake is named with its remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.catalogue import Catalogue
from assistant.errors import CatalogueError
from assistant.records import Kind

SHA = "0123456789abcdef" * 4
LISTED = """
[[report]]
id = "rivers"
files = ["rivers.pdf", "river-report-*.pdf"]
title = "Rivers and roads: who mends them? A survey of clerks"
titles = ["Rivers and roads: who mends them?"]
short_title = "Rivers"
authors = ["Ann Writer", "Bo Clerk"]
publisher = "The River Office"
published = "2008-04"
phase = 2
sector = "rivers"
url = "https://rivers.example/report"
kind = "report"
first_body_page = 4

[[report]]
id = "rivers-briefing"
files = ["briefing-rivers.pdf"]
title = "What the river clerks found: a briefing"
kind = "briefing"

[[report]]
id = "nameless"
files = ["nameless.pdf"]
title = ""
"""
COVER = "The River Office\nRivers and roads:\nwho mends them?\nA survey of clerks\nApril 2008\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    (tmp_path / "catalogue.toml").write_text(LISTED, encoding="utf-8")
    return Catalogue.load(tmp_path)


def identify(catalogue: Catalogue, file: str, opening: str = "", **info: str) -> str:
    return catalogue.report(file, SHA, 3, info, opening).id.removesuffix("-01234567")


def test_no_catalogue_is_an_empty_one(tmp_path: Path) -> None:
    assert Catalogue.load(tmp_path).entries == ()


def test_a_listed_file_is_what_the_catalogue_says(catalogue: Catalogue) -> None:
    report = catalogue.report("more/RIVERS.pdf", SHA, 12, {"title": "Untitled", "author": "admin"}, "")
    assert (report.id, report.file) == ("rivers-01234567", "more/RIVERS.pdf")
    assert (report.title, report.short_title) == ("Rivers and roads: who mends them? A survey of clerks", "Rivers")
    assert (report.authors, report.publisher) == (("Ann Writer", "Bo Clerk"), "The River Office")
    assert (report.published, report.year, report.phase, report.sector) == ("2008-04", "2008", 2, "rivers")
    assert (report.url, report.kind) == ("https://rivers.example/report", Kind.REPORT)
    assert (report.sha256, report.page_count) == (SHA, 12)
    entry = catalogue.entry("rivers.pdf", {}, "")
    assert entry is not None
    assert entry.first_body_page == 4


@pytest.mark.parametrize("file", ["rivers.pdf", "a/b/Rivers.PDF", "River-Report-final.pdf", "a\\b\\rivers.pdf"])
def test_files_are_recognised_by_name_and_pattern(catalogue: Catalogue, file: str) -> None:
    assert identify(catalogue, file) == "rivers"


@pytest.mark.parametrize(
    "title",
    [
        "Rivers and Roads – who mends them? A survey of clerks",
        "rivers & roads: who mends them".replace("&", "and"),
        "Microsoft Word - Rivers and roads: who mends them?",
    ],
)
def test_a_file_is_recognised_by_the_title_in_its_metadata(catalogue: Catalogue, title: str) -> None:
    assert identify(catalogue, "download(3).pdf", title=title) == "rivers"


def test_a_file_is_recognised_by_its_cover(catalogue: Catalogue) -> None:
    assert identify(catalogue, "download.pdf", COVER, title="untitled") == "rivers"
    assert identify(catalogue, "download.pdf", COVER, largest="Rivers and roads: who mends them?") == "rivers"


@pytest.mark.parametrize(
    "opening",
    [
        "A briefing on\n" + COVER,
        "Response to\nRivers and roads: who mends them?\nThe Boat Office",
        "Boats\nThis note speaks of\nRivers and roads: who mends them?\nA survey of clerks",
        "Boats and rivers\nThis paper follows 'Rivers and roads: who mends them? A survey of clerks' (2008).",
        "Rivers and roads: who mends them?\nExecutive summary\nThe River Office",
        "Rivers and roads: who mends them? revisited after ten years\nThe Boat Office",
    ],
)
def test_what_speaks_of_a_report_is_not_the_report(catalogue: Catalogue, opening: str) -> None:
    assert identify(catalogue, "boats.pdf", opening) == "boats"


def test_a_title_in_small_type_under_another_is_not_the_document_s_own(catalogue: Catalogue) -> None:
    opening = "Boats and their owners\nIn the same series:\n\nRivers and roads: who mends them?\n"
    assert identify(catalogue, "boats.pdf", opening, largest="Boats and their owners") == "boats"


def test_a_listed_report_without_a_title_takes_the_file_s_own(catalogue: Catalogue) -> None:
    report = catalogue.report("nameless.pdf", SHA, 1, {"title": "Bridges over time"}, "")
    assert (report.id, report.title, report.short_title) == ("nameless-01234567", *["Bridges over time"] * 2)


@pytest.mark.parametrize(
    "title", ["", "untitled", "Microsoft Word - x.doc", "layout 1", "report_v2.indd", "PowerPoint Presentation"]
)
def test_an_unlisted_file_without_a_good_title_takes_its_largest_type_then_its_name(
    catalogue: Catalogue, title: str
) -> None:
    with_type = catalogue.report("ab_cd-2007.pdf", SHA, 1, {"title": title, "largest": "Boats in  spring"}, "")
    without = catalogue.report("x/ab_cd-2007.pdf", SHA, 1, {"title": title}, "")
    assert (with_type.title, without.title) == ("Boats in spring", "ab cd 2007")


def test_an_unlisted_file_keeps_its_own_metadata(catalogue: Catalogue) -> None:
    info = {"title": "Boats in spring", "author": "Ann Writer and Bo Clerk", "created": "2011-05-06"}
    report = catalogue.report("Boats (final).pdf", SHA, 1, info, "")
    assert (report.id, report.title, report.authors) == (
        "boats-final-01234567",
        "Boats in spring",
        ("Ann Writer", "Bo Clerk"),
    )
    assert (report.published, report.phase, report.kind) == ("2011", None, Kind.REPORT)


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("Department for Work and Pensions", ("Department for Work and Pensions",)),
        ("Ernst and Young", ("Ernst and Young",)),
        ("Ann Writer; Bo Clerk", ("Ann Writer", "Bo Clerk")),
        ("Ann Writer, Bo Clerk and Cy Boat", ("Ann Writer", "Bo Clerk", "Cy Boat")),
        ("Administrator", ()),
        ("jsmith", ()),
        ("", ()),
    ],
)
def test_authors_are_people_or_a_body(catalogue: Catalogue, author: str, authors: tuple[str, ...]) -> None:
    assert catalogue.report("x.pdf", SHA, 1, {"author": author}, "").authors == authors


def test_the_date_in_the_imprint_goes_before_the_file_s(catalogue: Catalogue) -> None:
    info = {"created": "2019-01-01"}
    assert catalogue.report("x.pdf", SHA, 1, {**info, "imprint": "2007-03"}, "").published == "2007-03"
    assert catalogue.report("x.pdf", SHA, 1, info, "Boats of May 2005").published == "2019"
    assert catalogue.report("x.pdf", SHA, 1, {}, "Boats").year == "n.d."


def test_the_digest_follows_what_is_said_and_not_how(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "catalogue.toml"
    path.write_text("# a comment\n" + LISTED, encoding="utf-8-sig")
    assert Catalogue.load(tmp_path).digest == catalogue.digest
    path.write_text(LISTED.replace("The River Office", "The Road Office"), encoding="utf-8")
    assert Catalogue.load(tmp_path).digest != catalogue.digest


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[report]\n", "is not TOML .*: mend that line"),
        ("[report]\nid = 'a'\n", r"'report' is not a list: begin each report with the line \[\[report\]\]"),
        ("[[reports]]\nid = 'a'\n", "'reports' is not known"),
        ("[[report]]\nid = 'a'\n", "report 'a': it has no title: add title"),
        ("[[report]]\ntitle = 'a'\n", "report number 1: it has no id: add id"),
        ("[[report]]\nid = 'A b'\ntitle = 'a'\n", "report 'A b': id is 'A b': give"),
        ("[[report]]\nid = 'a'\ntitle = 'a'\nyear = 2008\n", "report 'a': 'year' is not known: use one of authors, "),
        ("[[report]]\nid = 'a'\ntitle = 'a'\nphase = 7\n", "report 'a': phase is 7: give 1, 2 or 3"),
        ("[[report]]\nid = 'a'\ntitle = 'a'\nphase = true\n", "phase is True"),
        ("[[report]]\nid = 'a'\ntitle = 'a'\npublished = '2008-13'\n", "published is '2008-13': give '2008'"),
        ("[[report]]\nid = 'a'\ntitle = 'a'\npublished = 2008\n", "published is 2008"),
        ("[[report]]\nid = 'a'\ntitle = 'a'\nkind = 'paper'\n", "kind is 'paper': give 'report' or 'briefing'"),
        ("[[report]]\nid = 'a'\ntitle = 'a'\nurl = 'javascript:x'\n", "url is 'javascript:x'"),
        ("[[report]]\nid = 'a'\ntitle = 'a'\nfiles = 'a.pdf'\n", "files is 'a.pdf': give a list"),
        ("[[report]]\nid = 'a'\ntitle = 'a'\n" * 2, "report 'a': the id is used twice"),
        (
            "[[report]]\nid = 'a'\ntitle = 'a'\nfiles = ['x.pdf']\n"
            "[[report]]\nid = 'b'\ntitle = 'b'\nfiles = ['X.pdf']\n",
            "report 'b': the file 'x.pdf' is also that of 'a'",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place_and_remedy(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "catalogue.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=rf"^{re.escape(str(tmp_path / 'catalogue.toml'))}.*{message}"):
        Catalogue.load(tmp_path)


def test_an_unreadable_catalogue_says_so(tmp_path: Path) -> None:
    (tmp_path / "catalogue.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CatalogueError, match="save it as UTF-8"):
        Catalogue.load(tmp_path)
