"""The reports as cards."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from web_fakes import LEDGER, MOON, RIVERS, FakeIndex

from assistant.web import library
from assistant.web.engine import State
from assistant.web.escaping import escape

NASTY = '<script>alert("1")</script>'


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_a_card_says_what_a_report_is_and_how_it_was_read() -> None:
    html = library.library_html(State(reports=(RIVERS, MOON), ledger=LEDGER))
    text = plain(html)
    assert "Rivers and Boats: a count In short Rivers Kind Report, phase 2, local government By A. Writer" in text
    assert "Published The Boat Press, 2007-06 Length 9 pages, 1,200 words Page numbers i to 6, printed" in text
    assert "printed on the pages File rivers.pdf" in text
    assert "Length 1 page, 90 words" in text
    assert html.count('class="cover"') == 2
    assert 'src="/assistant/reports/rivers-0a1b/cover.png"' in html


def test_files_that_could_not_be_read_are_listed_with_the_reason() -> None:
    html = library.library_html(State(reports=(RIVERS, MOON), ledger=LEDGER))
    assert "<td>shut&lt;b&gt;.pdf</td><td>Locked</td><td>shut&lt;b&gt;.pdf needs a password.</td>" in html
    assert "Files to look at" not in library.library_html(State(reports=(RIVERS, MOON), ledger=LEDGER[:2]))


def test_nothing_of_a_report_can_act() -> None:
    report = replace(
        RIVERS, id=f"{NASTY}/..", title=NASTY, authors=(NASTY,), publisher=NASTY, sector=NASTY, url=NASTY, file=NASTY
    )
    html = library.library_html(State(reports=(report,), ledger=(replace(LEDGER[0], file=NASTY, labels=NASTY),)))
    assert "<script" not in html
    assert re.findall(r'src="([^"]+)"', html) == [
        "/assistant/reports/%3Cscript%3Ealert%28%221%22%29%3C%2Fscript%3E%2F../cover.png"
    ]


def test_what_may_be_changed_has_buttons_and_what_may_not_has_none() -> None:
    state = State(reports=(replace(RIVERS, file=NASTY),), ledger=(replace(LEDGER[0], file=NASTY), LEDGER[2]))
    html = library.library_html(state, may_change=True)
    assert html.count('class="amend"') == 1
    assert html.count('class="remove"') == 2  # of a report, and of a file that could not be read
    assert f'value="{escape(NASTY)}">Edit details</button>' in html
    assert "<button" not in library.library_html(state)
    assert "can be read on this page, not changed" in library.adding_html(False)
    assert "adding" not in library.adding_html(False)


def test_before_anything_is_read_the_library_says_so() -> None:
    assert "as soon as they are read" in library.library_html(State())


def test_contents_lead_to_their_pages() -> None:
    headings = library.headings(FakeIndex(), RIVERS.id)  # type: ignore[arg-type]
    assert library.contents_json(headings, "/r/x") == [
        {"title": "1. Boats", "level": 1, "page": "iii", "see": "/r/x/3"},
        {"title": "a) <b>Counting</b>", "level": 2, "page": "PDF p. 4", "see": "/r/x/4"},
    ]


def test_every_page_of_a_file_is_told_with_the_reason() -> None:
    html = library.library_html(State(reports=(RIVERS, MOON), ledger=LEDGER))
    assert html.count('<details class="every">') == 1
    assert "rivers.pdf: 2 text, 1 ocr, 1 blank, 1 image-only, 1 failed</summary>" in html
    assert (
        "<tr><td>5</td><td>&lt;iv&gt;</td><td>image-only</td><td>0</td><td>It is a &lt;picture&gt;.</td></tr>" in html
    )
    assert "<tr><td>1–2</td><td>i–ii</td><td>text</td><td>1,100</td><td></td></tr>" in html
    assert html.count("<tr>") - html.count("<thead>") == 6  # five of pages, one of the file that is locked
