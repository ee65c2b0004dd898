"""Statements get footnotes whose quotes stand on the page; what does not stand is not said."""

from __future__ import annotations

from dataclasses import replace

from answering_fakes import BOATS, MemoryIndex, listed, passage, ranked

from assistant.answering.proof import Prover
from assistant.answering.statements import Statement
from assistant.citing.footnotes import FootnoteList, page_text
from assistant.records import Claim, PageAddress, Passage, Role, Sentence, Span

ONE = passage(0, "Boats leak in spring.", "They are old.", *listed(1, "These help:", "paint;", "tar;", "hope."))
OTHER = passage(1, "Boats leak in spring.")


def prover() -> Prover:
    return Prover(MemoryIndex([ONE, OTHER]))  # type: ignore[arg-type]


def statement(one: Passage, *places: int) -> Statement:
    return Statement(one, tuple(one.sentences[place] for place in places), 0.0)


def test_a_claim_has_its_footnote() -> None:
    footnotes = FootnoteList()
    assert prover().claims([statement(ONE, 0, 1)], footnotes) == [Claim("Boats leak in spring. They are old.", (1,))]
    [note] = footnotes.footnotes
    assert (note.number, note.report, note.pages) == (1, BOATS, (PageAddress(1, "p1"),))
    assert (note.quote, note.verified) == ("Boats leak in spring. They are old.", True)


def test_the_same_words_elsewhere_are_cited_with_it() -> None:
    footnotes = FootnoteList()
    made = replace(statement(ONE, 0), also=(statement(OTHER, 0),))
    [claim] = prover().claims([made], footnotes)
    assert claim.footnotes == (1, 2)
    assert [note.pages[0].number for note in footnotes.footnotes] == [1, 2]


def test_a_lead_in_and_an_item_apart_are_both_proved() -> None:
    footnotes = FootnoteList()
    [claim] = prover().claims([statement(ONE, 2, 4)], footnotes)
    assert claim.text == "These help:\n• tar;"
    assert {note.quote for note in footnotes.footnotes} == {"These help:", "tar;"}
    assert all(note.verified for note in footnotes.footnotes)


def test_an_item_of_the_next_page_is_not_quoted_as_if_it_followed_its_lead_in() -> None:
    first = passage(0, *listed(1, "These help:", "paint;"))
    second = passage(1, ("tar;", Role.ITEM, 1), ("hope.", Role.ITEM, 1))
    (lead, one), (two, three) = first.sentences, second.sentences
    proves = Prover(MemoryIndex([first, second]))  # type: ignore[arg-type]
    for told, quoted in (
        ((lead, three), ["These help:", "hope."]),
        ((lead, one, two, three), ["These help: paint; tar; hope."]),
    ):
        footnotes = FootnoteList()
        assert proves.claims([Statement(first, told, 0.0)], footnotes)
        assert [note.quote for note in footnotes.footnotes] == quoted


def test_what_does_not_stand_on_the_page_is_not_said() -> None:
    footnotes = FootnoteList()
    invented = Sentence("Boats never leak.", (Span(1, 0, 17),))
    assert prover().claims([Statement(ONE, (invented,), 0.0)], footnotes) == []
    assert not footnotes.footnotes


def test_what_only_tells_more_is_left_out_where_it_does_not_stand_on_the_page() -> None:
    invented = Sentence("Boats never leak.", (Span(1, 0, 17),))
    made = Statement(ONE, (*ONE.sentences[:2], invented), 0.0, further=1)
    assert prover().claims([made], FootnoteList()) == [Claim("Boats leak in spring. They are old.", (1,))]
    assert prover().claims([replace(made, further=0)], FootnoteList()) == []


def test_a_passage_with_its_places_and_its_worth() -> None:
    hit = prover().hit(ranked(OTHER, 2.5, score=0.0))
    assert (hit.report, hit.pages, hit.score, hit.evidence) == (BOATS, (PageAddress(2, "p2"),), 0.5, 2.5)
    assert (hit.dense_rank, hit.lexical_rank) == (1, 1)


def test_the_page_of_the_likeliest_sentence_comes_first() -> None:
    first, last = passage(0, "Boats leak.").sentences + passage(1, "They are old.").sentences
    running_on = Passage(0, BOATS.id, (), (first, last))
    for odds, pages in (((2.0, 1.0), [1, 2]), ((1.0, 2.0), [2, 1]), ((), [1, 2])):
        hit = prover().hit(ranked(running_on, *odds))
        assert [page.number for page in hit.pages] == pages
        assert page_text(hit.pages) == "pp. p1, p2 (PDF pp. 1–2)"
