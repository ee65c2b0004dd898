"""An answer as HTML: everything that it must show, and nothing of a document's text that could act."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from web_fakes import ANSWERED, FOOTNOTES, NOT_FOUND, RIVERS, hit

from assistant.citing.partly import SAYS_PART
from assistant.records import CELL, Claim, Reader, Status
from assistant.web import chat
from assistant.web.conversations import Conversation, Opinion, Turn, Verdict
from assistant.web.escaping import escape

NASTY = '<script>alert("1")</script> **bold** [a](http://x.example) $$x$$ `code`\n# heading'


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_claims_have_raised_numbers_that_lead_to_their_footnotes() -> None:
    html = chat.answer_html(Turn(ANSWERED), 3)
    marks = re.findall(r'<sup class="mark"(?: id="([^"]+)")?><a href="#([^"]+)"', html)
    assert marks == [("mark-3-1", "note-3-1"), ("", "note-3-1"), ("mark-3-2", "note-3-2")]
    assert re.findall(r'<li id="(note-[^"]+)"', html) == ["note-3-1", "note-3-2"]
    assert re.findall(r'class="number" href="#([^"]+)"', html) == ["mark-3-1", "mark-3-2"]
    names = re.findall(r' id="([^"]+)"', html)
    assert len(names) == len(set(names))


def test_a_footnote_gives_the_page_and_the_words_that_were_checked() -> None:
    html = chat.answer_html(Turn(ANSWERED), 1)
    assert "<cite>Rivers and Boats: a count (2007), p. iii (PDF p. 3)</cite>" in html
    assert re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", html) == ["counts boats every spring"]
    assert "the slate is kept" not in html, "a quote that did not pass its check is shown"


def test_a_list_is_shown_as_a_list_after_its_lead_in() -> None:
    assert re.search(
        r"<p>The count is kept:</p><ul><li>on a slate;</li><li>in the moon office\.<sup",
        chat.answer_html(Turn(ANSWERED), 1),
    )


def test_passages_give_report_section_pages_and_score() -> None:
    html = chat.answer_html(Turn(ANSWERED), 1)
    assert '<details class="passages"><summary>Passages found (5)</summary>' in html
    assert "Rivers (2007) pp. iii–iv (PDF pp. 3–4) score 0.85 1. Boats › 1) Counting The river office" in plain(html)


def test_a_passage_without_a_section_and_a_report_without_a_short_title_are_shown() -> None:
    found = hit()
    found = replace(
        found, passage=replace(found.passage, section=()), report=replace(RIVERS, short_title="", published="")
    )
    html = chat.answer_html(Turn(replace(ANSWERED, passages=(found,))), 1)
    assert "Rivers and Boats: a count (n.d.)" in plain(html)
    assert 'class="section"' not in html


def test_what_the_reports_do_not_say_is_said_with_the_closest_passages_open() -> None:
    claims = (Claim("Never shown.", (1,)),)
    html = chat.answer_html(Turn(replace(NOT_FOUND, claims=claims, footnotes=FOOTNOTES)), 1)
    assert chat.SAYS_NOTHING in html
    assert '<details class="passages" open><summary>Closest passages</summary>' in html
    assert "<summary>2 more</summary>" in html
    assert "Never shown." not in html
    assert 'class="notes"' not in html


def test_a_refusal_tells_which_name_the_reports_do_not_have() -> None:
    answer = replace(NOT_FOUND, asked="What of <Scotland>?", missing=("scotland",))
    assert "Nothing in the reports mentions Scotland." in chat.answer_html(Turn(answer), 1)
    html = chat.answer_html(Turn(answer, ("rivers.pdf",), "1 of 2 reports"), 1)
    assert "Nothing in the reports asked mentions Scotland." in html


def test_an_answer_in_part_says_so() -> None:
    assert SAYS_PART in chat.answer_html(Turn(replace(ANSWERED, status=Status.PARTLY)), 1)
    assert SAYS_PART not in chat.answer_html(Turn(ANSWERED), 1)


def test_a_follow_up_shows_what_it_was_taken_for() -> None:
    assert 'class="understood"' not in chat.answer_html(Turn(replace(ANSWERED, asked="when  are boats COUNTED?")), 1)
    html = chat.answer_html(Turn(replace(ANSWERED, question="And boats?", asked="When are <boats> counted?")), 1)
    assert "Understood as: <q>When are &lt;boats&gt; counted?</q>" in html


def test_nothing_of_a_document_or_a_question_can_act() -> None:
    report = replace(RIVERS, title=NASTY, short_title=NASTY, published=NASTY)
    found = hit()
    sentence = replace(found.passage.sentences[0], text=NASTY)
    found = replace(found, report=report, passage=replace(found.passage, section=(NASTY,), sentences=(sentence,)))
    footnote = replace(FOOTNOTES[0], report=report, quote=NASTY, citation=NASTY)
    answer = replace(
        ANSWERED,
        question=NASTY,
        asked=NASTY + "?",
        claims=(Claim(NASTY, (1,)),),
        footnotes=(footnote,),
        passages=(found,),
    )
    messages = [
        *chat.conversation(Conversation("a1", NASTY, (Turn(answer, searched=NASTY),))),
        chat.said(NASTY),
        chat.told(chat.problem_html(NASTY)),
    ]
    for message in messages:
        html = message["content"]
        assert "<script" not in html
        assert "\n" not in html, "a line break ends the block of HTML, and Markdown reads on"
        text = re.sub(r'<span class="bracket">.</span>|<[^>]+>', "", html)
        assert not set(text) & set("*`[]$"), "left for Markdown or TeX to act on"
        assert "alert(&quot;1&quot;)" in html


def test_the_copied_text_has_its_footnotes() -> None:
    found = re.search(
        r'<button type="button" class="copy" value="([^"]*)">Copy with footnotes</button>',
        chat.answer_html(Turn(ANSWERED), 1),
    )
    assert found
    assert unescape(found[1]) == (
        "When are boats counted?\n"
        "\n"
        "The river office counts boats every spring. [1]\n"
        "The count is kept:\n"
        "• on a slate;\n"
        "• in the moon office. [1] [2]\n"
        "\n"
        "[1] Rivers and Boats: a count (2007), p. iii (PDF p. 3): ‘counts boats every spring’\n"
        "[2] The Moon Office (2005), p. 1"
    )


def test_the_copied_text_says_what_the_reports_do_not() -> None:
    assert chat.answer_text(NOT_FOUND) == f"When are boats counted?\n\n{chat.SAYS_NOTHING}"
    assert f"\n{SAYS_PART}\n" in chat.answer_text(replace(ANSWERED, status=Status.PARTLY))


def test_a_conversation_is_questions_and_answers_in_turn() -> None:
    messages = chat.conversation(Conversation("a1", "", (Turn(ANSWERED), Turn(NOT_FOUND))))
    assert [message["role"] for message in messages] == ["user", "assistant"] * 2
    assert 'id="note-1-1"' in messages[1]["content"]


def test_each_answer_says_what_was_searched() -> None:
    assert "Searched: 1 of 2 reports: &lt;b&gt;" in chat.answer_html(Turn(ANSWERED, searched="1 of 2 reports: <b>"), 1)
    html = chat.answer_html(Turn(NOT_FOUND, ("rivers.pdf",), "1 of 2 reports: Rivers (2007)"), 1)
    assert "Searched: 1 of 2 reports: Rivers (2007). " in html
    assert "&lt;zebra&gt;" in html and "<zebra>" not in html
    assert "Ask all the reports" in html
    assert "Ask all the reports" not in chat.answer_html(Turn(NOT_FOUND, searched="all 2 reports"), 1)


def test_a_refusal_tells_how_to_ask_more_reports_than_the_question_names() -> None:
    tip = "Ask without naming a report or a phase"
    assert tip in chat.answer_html(Turn(replace(NOT_FOUND, scope=("rivers.pdf",)), searched="1 of 2 reports"), 1)
    assert tip not in chat.answer_html(Turn(NOT_FOUND, searched="all 2 reports"), 1)


def test_what_can_be_done_with_an_answer_names_it() -> None:
    html = chat.answer_html(Turn(ANSWERED, opinion=Opinion(Verdict.DOWN)), 4)
    assert re.findall(r'class="(again|rate [^"]+)" value="(\d)"', html) == [
        ("again", "4"),
        ("rate up", "4"),
        ("rate down pressed", "4"),
    ]
    assert 'class="edit" value="4"' in chat.said("When?", 4)["content"]
    assert "edit" not in chat.said("When?")["content"]


def test_a_kept_answer_leads_to_its_pages_and_can_be_exported() -> None:
    html = chat.answer_html(Turn(ANSWERED), 2, "a1")
    assert re.findall(r'class="see" href="([^"]+)"', html)[:3] == [
        "/assistant/notes/a1/2/1",
        "/assistant/notes/a1/2/2",
        "/assistant/passages/a1/2/1",
    ]
    assert 'href="/assistant/answers/a1/2.docx" download' in html
    assert 'class="see"' not in chat.answer_html(Turn(ANSWERED), 2)
    assert "/assistant/answers" not in chat.answer_html(Turn(NOT_FOUND), 2, "a1")


def test_a_footnote_says_which_readers_found_its_words() -> None:
    both = replace(FOOTNOTES[0], verified_by=tuple(Reader))
    one = replace(FOOTNOTES[0], verified_by=(Reader.PYPDF,))
    assert ">✓</span>" in chat.notes_html([both], 1, lambda note: "")
    assert "(found by pypdf, not by pdfium)" in chat.notes_html([one], 1, lambda note: "")
    assert "✓" not in chat.notes_html([replace(FOOTNOTES[1], verified_by=())], 1, lambda note: "")


def test_the_last_answer_has_a_place_for_questions_to_go_on_with() -> None:
    turn = Turn(ANSWERED)
    first, second = (message["content"] for message in chat.conversation(Conversation("a1", "x", (turn, turn)))[1::2])
    assert "/assistant/next/" not in first and 'href="/assistant/next/a1/2"' in second
    assert 'title="Answered from index abc123"' in second


def test_headings_stand_over_their_statements_and_are_escaped() -> None:
    claims = [Claim("One.", (1,), "<Boats>"), Claim("Two.", (1,), "<Boats>"), Claim("Three.", (1,))]
    html = chat.claims_html(claims, 1)
    assert html.count('<h5 class="over">&lt;Boats&gt;</h5>') == html.count("<h5") == 1


def test_the_cells_of_a_row_stay_apart() -> None:
    assert escape(f"Ferries  &\n tugs{CELL}12") == f"Ferries &amp; tugs{CELL}12"
