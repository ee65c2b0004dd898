"""Words that say the same in nearly any report."""

from __future__ import annotations

from answering_fakes import MemoryIndex, passage

from assistant.answering.question import understand
from assistant.answering.signals import terms_of
from assistant.answering.synonyms import is_listed, phrased, synonyms, with_synonyms, written
from assistant.answering.words import stem, stems


def test_synonyms_are_stems_and_go_both_ways() -> None:
    assert frozenset({stem("supported")}) in synonyms(stem("funded"))
    assert frozenset({stem("fund")}) in synonyms(stem("supports"))
    assert frozenset({"local", stem("authority")}) in synonyms(stem("council"))
    assert synonyms(stem("boat")) == ()


def test_irregular_forms_and_spellings_say_the_same_and_what_they_are_forms_of() -> None:
    assert frozenset({"bought"}) in synonyms(stem("buy")) and frozenset({stem("purchase")}) in synonyms("bought")
    assert {"children", "child"} <= with_synonyms(["kid"])
    assert frozenset({stem("center")}) in synonyms(stem("centres"))
    assert {stem("weight"), stem("compliance"), stem("loss")} <= with_synonyms(["weigh", stem("comply"), "lose"])


def test_what_people_ask_with_is_not_asked_for_by_what_reports_write() -> None:
    assert frozenset({"certif"}) in synonyms(stem("paperwork"))
    assert frozenset({stem("paperwork")}) not in synonyms("certif")


def test_no_word_says_the_same_as_its_contrary() -> None:
    for one, other in (
        ("mother", "father"), ("increase", "reduce"), ("agree", "disagree"), ("allow", "ban"), ("first", "last"),
        ("buy", "sell"), ("landlord", "tenant"), ("employer", "employee"), ("support", "oppose"), ("start", "finish"),
    ):  # fmt: skip
        assert stem(other) not in with_synonyms([stem(one)])


def test_the_table_names_each_word_as_it_is_written() -> None:
    assert written(stem("refrigerator")) == "refrigerator"
    assert written("zzyzx") == "zzyzx"
    assert is_listed("refrigerator") and not is_listed("zzyzx")


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
    assert frozenset({stem("repay")}) in phrased("Do I have to hand the money back?")["hand"]
    assert phrased("Which part of the races took long?") == {}
    assert frozenset({stem("refundable")}) in phrased("Do I get my money back?")["money"]
    assert frozenset({stem("slippage")}) in phrased("Were the races behind schedule?")[stem("schedule")]
    assert phrased("Who took the last and best part?") == {}
    index = MemoryIndex([passage(0, "Sailors attended the races."), passage(1, "Boats leak.")])
    terms = terms_of(understand("Who took part in the races?"), index)  # type: ignore[arg-type]
    assert all(term.among(set(stems("Sailors attended the races."))) for term in terms)
