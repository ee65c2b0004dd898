"""Where in each report the evidence lies."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise

from web_fakes import ANSWERED, MOON, NOT_FOUND, RIVERS, hit

from assistant.records import Hit, PageAddress, Report
from assistant.web.conversations import Conversation, Turn
from assistant.web.evidence import APART, Strength, evidence_html, last_html, spots

NASTY = '<script>alert("1")</script>'


def on(page: int, score: float = 0.05, report: Report = RIVERS, text: int = 1) -> Hit:
    return replace(hit(text), report=report, pages=(PageAddress(page, str(page)),), score=score)


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_each_passage_has_a_mark_at_its_page() -> None:
    long = replace(RIVERS, page_count=200)
    found = spots(
        replace(ANSWERED, footnotes=(), passages=(on(200, report=long), on(1, report=long), on(1, report=MOON)))
    )
    assert list(found) == [long, MOON]
    assert [(spot.at, spot.rank) for spot in found[long]] == [(0.25, 2), (99.75, 1)]
    assert [spot.at for spot in found[MOON]] == [50.0]


def test_marks_never_cover_each_other() -> None:
    passages = tuple(on(page, text=rank) for rank, page in enumerate((3, 3, 3, 4, 9, 8), 1))
    (marks,) = spots(replace(ANSWERED, passages=passages)).values()
    assert len({(spot.at, spot.lane) for spot in marks}) == 6
    assert [spot.lane for spot in marks] == [0, 1, 2, 0, 0, 0]
    long = replace(RIVERS, page_count=400)
    (marks,) = spots(replace(ANSWERED, passages=tuple(on(page, report=long) for page in range(1, 11)))).values()
    for lane in range(10):
        places = [spot.at for spot in marks if spot.lane == lane]
        assert all(later - earlier >= APART for earlier, later in pairwise(places))


def test_what_is_quoted_is_strongest_and_scores_tell_the_rest() -> None:
    passages = (on(3, 0.01), on(3, 0.9, MOON), on(5, 0.31), on(6, 0.29), on(7, 0.09))
    found = [spot for marks in spots(replace(ANSWERED, passages=passages)).values() for spot in marks]
    assert {spot.rank: spot.strength for spot in found} == {
        1: Strength.QUOTED,
        2: Strength.STRONG,
        3: Strength.STRONG,
        4: Strength.SOME,
        5: Strength.WEAK,
    }


def test_strength_is_said_in_words_and_every_mark_is_a_link_twice() -> None:
    html = evidence_html(ANSWERED, "/assistant/passages/a1/2")
    assert html.count('<a class="see" href="/assistant/passages/a1/2/1"') == 2
    assert html.count("<a ") == 2 * len(ANSWERED.passages)
    assert "pp. iii–iv (PDF pp. 3–4), quoted in the answer" in plain(html)
    assert "Rivers (2007), pp. iii–iv (PDF pp. 3–4)" in plain(html)
    assert "\n" not in html


def test_an_answer_that_is_not_kept_has_no_links() -> None:
    assert "<a " not in evidence_html(ANSWERED, "")


def test_no_passage_no_strip() -> None:
    assert evidence_html(replace(ANSWERED, passages=()), "/x") == ""


def test_a_question_without_an_answer_says_that_these_do_not_answer_it() -> None:
    assert "they do not answer the question" in evidence_html(NOT_FOUND, "/x")


def test_the_library_shows_the_last_question_and_what_has_nothing() -> None:
    assert "Ask a question" in last_html(Conversation(), (RIVERS, MOON))
    talk = Conversation("a1", "x", (Turn(NOT_FOUND), Turn(ANSWERED)))
    html = last_html(talk, (RIVERS, MOON))
    assert "/assistant/passages/a1/2/1" in html
    assert "Nothing was found in 1 other report that was searched." in plain(html)
    only = Conversation("a1", "x", (Turn(ANSWERED, ("rivers.pdf",)),))
    assert "Nothing was found" not in last_html(only, (RIVERS, MOON))


def test_nothing_of_a_report_or_a_question_can_act() -> None:
    nasty = replace(RIVERS, title=NASTY, short_title=NASTY, published=NASTY)
    passage = replace(hit().passage, section=(NASTY,))
    hits = (replace(hit(), report=nasty, passage=passage, pages=(PageAddress(1, NASTY),)),)
    talk = Conversation("a1", NASTY, (Turn(replace(ANSWERED, question=NASTY, passages=hits)),))
    assert "<script" not in last_html(talk, (nasty,))
