"""How references are written on the page."""

from __future__ import annotations

import pytest
from web_fakes import ANSWERED, FOOTNOTES, NOT_FOUND, RIVERS

from assistant.citing.alone import alone
from assistant.citing.comparisons import comparison_rows
from assistant.records import Column, Comparison, Style
from assistant.web import chat, comparing, styling, viewing
from assistant.web.conversations import Turn

PAGES = FOOTNOTES[0].pages


def test_the_cookie_goes_before_the_settings_and_nonsense_is_no_style() -> None:
    assert styling.chosen({}, Style.APA) is Style.APA
    assert styling.chosen({styling.COOKIE: "mhra"}, Style.APA) is Style.MHRA
    assert styling.chosen({styling.COOKIE: "<b>"}, Style.APA) is Style.APA


def test_every_style_can_be_chosen() -> None:
    assert [value for _, value in styling.choices()] == [style.value for style in Style]
    assert styling.label(Style.APA) == "References: APA"


def test_footnotes_and_what_is_copied_follow_the_style() -> None:
    html = chat.answer_html(Turn(ANSWERED), 1, style=Style.MHRA)
    assert html.count("A. Writer, Rivers and Boats: A Count (The Boat Press, 2007), p. iii.") == 2
    assert "Rivers and Boats: a count (2007)" not in html
    assert 'class="notes works"' not in html
    assert "counts boats" in html


def test_notes_that_lean_on_a_list_of_works_have_it() -> None:
    html = chat.answer_html(Turn(ANSWERED), 1, style=Style.APA)
    assert "(Writer, 2007, p. iii)" in html
    assert html.count("Writer, A. (2005). The Moon Office. The Boat Press.") == 2
    assert "References" not in chat.answer_html(Turn(NOT_FOUND), 1, style=Style.APA)


@pytest.mark.parametrize("style", Style)
def test_a_citation_that_is_copied_by_itself_names_report_and_page(style: Style) -> None:
    told = alone(RIVERS, PAGES, style)
    assert "rivers and boats" in told.lower()
    assert "iii" in told
    assert viewing.footnote_json(FOOTNOTES[0], ANSWERED, "/x", style)["citation"] == told
    assert "ibid" not in alone(RIVERS, PAGES, style).lower()


def test_a_comparison_follows_it_too() -> None:
    both = Comparison("When?", (Column("Rivers", ("rivers.pdf",), ANSWERED),), None, 0.1, "abc123")
    html = comparing.comparison_html(both, Style.IEEE)
    assert "[1] A. Writer, “Rivers and Boats" in html.replace("&#91;", "[").replace("&#93;", "]")
    assert "[1, p. iii] [1] A. Writer" in comparison_rows(both, Style.IEEE)[1][3]
