"""Words that say the same in nearly any report."""

from __future__ import annotations

from answering_fakes import MemoryIndex, passage

from assistant.answering.question import understand
from assistant.answering.signals import terms_of
from assistant.answering.synonyms import synonyms
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
