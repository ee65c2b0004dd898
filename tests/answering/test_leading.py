"""What leads to a list tells what its items are."""

from __future__ import annotations

from answering_fakes import listed, passage

from assistant.answering.leading import tells_with_lead
from assistant.answering.matching import Term
from assistant.answering.statements import Candidate
from assistant.answering.words import stem


def test_an_item_tells_with_what_one_must_do_before_it() -> None:
    terms = [Term(word, stem(word), 1.0, False, True) for word in ("ferryman", "tar", "boats")]
    other = Candidate(passage(1, "A ferryman rows."), 0, 0.0)
    for lead, tells in (
        ("As a ferryman you’ll need to ask before:", True),
        ("As a ferryman you need to ask before:", True),
        ("The tasks of a ferryman:", False),
        ("You need to ask before:", False),  # a ferryman stands in the other sentence only
    ):
        item = Candidate(passage(0, *listed(1, lead, "tar;", "ropes.")), 1, 0.0)
        assert tells_with_lead(item, other, terms) == tells
