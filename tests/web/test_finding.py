"""The Search tab: where it looks, what it shows, and the way to take it away."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.datastructures import QueryParams
from web_fakes import MOON, RIVERS, FakeAssistant, hit

from assistant.answering.excerpts import Excerpt, Excerpts
from assistant.citing.formats import Format
from assistant.errors import QuestionError
from assistant.records import Sentence
from assistant.web import finding
from assistant.web.finding import Search

REPORTS = (RIVERS, MOON)


def found(search: Search, everything: bool = False) -> Excerpts:
    return finding.find(FakeAssistant(), search, everything)  # type: ignore[arg-type]


def test_the_scope_is_what_reports_and_groups_have_in_common() -> None:
    assert Search("x").where(REPORTS).reports == ()
    assert Search("x", groups=("phase:1",)).where(REPORTS).reports == ("moon.pdf",)
    assert Search("x", files=("moon.pdf", "rivers.pdf"), groups=("phase:2",)).where(REPORTS).reports == ("rivers.pdf",)
    where = Search("x", section=" boats ", pages="ii-iv").where(REPORTS)
    assert (where.section, where.pages) == ("boats", ("ii", "iv"))


def test_a_scope_with_nothing_in_it_is_never_all() -> None:
    with pytest.raises(QuestionError, match="No report is in all that is chosen"):
        Search("x", files=("rivers.pdf",), groups=("phase:1",)).where(REPORTS)
    with pytest.raises(QuestionError, match="no range of pages"):
        Search("x", pages="a-b-c").where(REPORTS)


def test_hits_have_report_section_pages_and_marked_words() -> None:
    search = Search('"river office"')
    html = finding.found_html(found(search), search, "abc123")
    assert "3 passages have this: the first 2 are shown" in html
    assert "1. Boats › 1) Counting" in html
    assert "pp. iii–iv (PDF pp. 3–4)" in html
    # Marks that overlap are one, and the space around them stays.
    assert "The <mark>river office counts</mark> boats every spring." in html
    sentence = "words=The+river+office+counts+boats+every+spring."
    assert f'href="/assistant/reports/rivers-0a1b/3?{sentence}">Show the page</a>' in html
    assert 'class="like" value="1 abc123"' in html
    assert "score" not in html
    assert "\n" not in html


def test_the_nearest_have_a_score() -> None:
    search = Search("river office")
    html = finding.found_html(found(search), search, "abc123")
    assert "The 2 nearest passages." in html
    assert "score 0.85" in html


def test_everything_is_escaped() -> None:
    text = 'A <script>alert(1)</script> & "more" [x](y) `z`'
    one = hit()
    passage = replace(
        one.passage, section=("<img src=x>",), sentences=(Sentence(text, one.passage.sentences[0].spans),)
    )
    bad = replace(one, passage=passage, report=replace(one.report, title="<b>T</b>", short_title=""))
    search = Search("<script>", files=('"><script>',))
    html = finding.found_html(Excerpts("<script>", True, 1, (Excerpt(bad, ((2, 10),)),)), search, 'a"<b>')
    for active in ("<script", "<img", "<b>", "[x]", "`"):
        assert active not in html
    assert "<mark>&lt;script&gt;</mark>alert(1)" in html


def test_nothing_found_is_said() -> None:
    search = Search("nothing")
    assert "Nothing was found." in finding.found_html(found(search), search, "abc123")


def test_the_way_to_take_it_away_is_the_same_search() -> None:
    search = Search('"a b*" & c', "", "", ("rivers.pdf", "ü_&.pdf"), ("phase:2",), "head", "ii-iv")
    assert finding.of_address(QueryParams(urlsplit(search.address(Format.RIS)).query)) == search
    html = finding.found_html(found(search), search, "abc123")
    address = unescape(html).split('href="/assistant/excerpts/found.csv?')[1].split('"')[0]
    assert parse_qs(address)["report"] == ["rivers.pdf", "ü_&.pdf"]


def test_more_like_this_is_of_the_same_index_only() -> None:
    search = Search(like="7", index="abc123")
    html = finding.found_html(found(search), search, "abc123")
    assert "More like: Passage 7 &lt;b&gt;" in html
    for wrong in (replace(search, index="older"), replace(search, like="x")):
        with pytest.raises(QuestionError, match="search once more"):
            found(wrong)


def test_a_search_of_any_length_is_refused_beyond_a_limit() -> None:
    with pytest.raises(QuestionError, match="characters"):
        found(Search("x" * 2001))
