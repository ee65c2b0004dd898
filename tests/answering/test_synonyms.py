"""Words that say the same in nearly any report."""

from __future__ import annotations

from answering_fakes import MemoryIndex, passage

from assistant.answering.question import understand
from assistant.answering.signals import terms_of
from assistant.answering.synonyms import phrased, synonyms
from assistant.answering.words import stem, stems


def test_synonyms_are_stems_and_go_both_ways() -> None:
    assert frozenset({stem("supported")}) in synonyms(stem("funded"))
    assert frozenset({stem("fund")}) in synonyms(stem("supports"))
    assert frozenset({"local", stem("authority")}) in synonyms(stem("council"))
    assert synonyms(stem("boat")) == ()


def test_a_text_with_a_synonym_has_the_word() -> None:
    index = MemoryIndex([passage(0, "The scheme was supported by the harbour."), passage(1, "Boats leak.")])
    [paid, _] = terms_of(understand("Who paid for the scheme?"), index)  # type: ignore[arg-type]
    assert paid.known  # by its synonym
    assert paid.among(set(stems("It was supported by the harbour.")))
    assert not paid.among(set(stems("It was built by the harbour.")))


def test_a_phrase_is_what_reports_write_for_it() -> None:
    attend = frozenset({stem("attended")})
    found = phrased("Who took part in the races?")
    assert attend in found["took"] and attend in found["part"]
    assert attend in phrased("Who is taking a part in it?")["part"]
    assert phrased("Which part of the races took long?") == {}
    assert frozenset({stem("refundable")}) in phrased("Do I get my money back?")["money"]
    assert frozenset({stem("slippage")}) in phrased("Were the races behind schedule?")[stem("schedule")]
    assert phrased("Who took the last and best part?") == {}
    index = MemoryIndex([passage(0, "Sailors attended the races."), passage(1, "Boats leak.")])
    terms = terms_of(understand("Who took part in the races?"), index)  # type: ignore[arg-type]
    assert all(term.among(set(stems("Sailors attended the races."))) for term in terms)
