"""The list of conversations."""

from __future__ import annotations

from assistant.web.conversations import LISTED, Entry
from assistant.web.sidebar import entries_html

ENTRIES = [Entry("a1", "<b>Boats</b>", 1e9), Entry("b2", "Ships", 1e9)]


def test_each_conversation_can_be_opened_and_the_one_shown_changed() -> None:
    html = entries_html(ENTRIES, "b2")
    assert html.count('class="open"') == 2
    assert html.count('class="doing"') == 1
    assert '<li class="talk current"><button type="button" class="open" value="b2"' in html
    assert 'href="/assistant/conversations/b2.md" download' in html
    assert "<b>" not in html
    assert "&lt;b&gt;Boats" in html


def test_an_empty_list_says_why() -> None:
    assert "will be listed here" in entries_html([], "")
    assert "No conversation holds ‘&lt;b&gt;’." in entries_html([], "", "<b>")


def test_a_full_list_says_how_older_conversations_are_found() -> None:
    many = [Entry(f"c{number}", "Boats", 1e9) for number in range(LISTED)]
    assert "Older ones are found by their words." in entries_html(many, "")
    assert "Older ones" not in entries_html(many[1:], "")
