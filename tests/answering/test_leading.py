"""What leads to a list tells what its items are."""

from __future__ import annotations

from answering_fakes import listed, passage

from assistant.answering.leading import tells_with_lead, without_lead
from assistant.answering.matching import Term
from assistant.answering.statements import Candidate, Statement
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


def test_an_item_that_says_all_comes_without_a_lead_in_that_only_lists() -> None:
    item = "Tar: Boats are tarred in spring, before the rain."
    asked = [Term(word, stem(word), 1.0, False, True) for word in ("tar", "boats")]
    for lead, given, alone in (
        ("The survey, six months after the storm, led to the following lessons:", item, True),
        ("The following may be left undone:", item, False),  # says what is to be thought of it
        ("These are common myths:", item, False),
        ("The survey led to the following lessons on tar for old boats:", item, True),
        ("The lessons were:", item, False),
        ("The following were tarred:", "old boats in spring;", False),
    ):
        held = passage(0, *listed(1, lead, given))
        one = Statement(held, held.sentences, 0.0)
        assert (without_lead(one, asked).sentences == held.sentences[1:]) == alone
    named = passage(0, *listed(1, "The harbour of Leam names the following:", item))
    leam = [*asked, Term("leam", stem("leam"), 1.0, True, True)]
    assert without_lead(Statement(named, named.sentences, 0.0), leam).sentences == named.sentences
