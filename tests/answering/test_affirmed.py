"""What is told to be so answers no question for what is not so."""

from __future__ import annotations

import pytest
from answering_fakes import MemoryIndex, listed, passage

from assistant.answering.affirmed import affirms
from assistant.answering.question import understand
from assistant.answering.signals import terms_of
from assistant.answering.statements import Candidate
from assistant.records import Passage


def affirmed(asked: str, given: Passage | str, place: int = 0) -> bool:
    where = passage(0, given) if isinstance(given, str) else given
    question, index = understand(asked), MemoryIndex([where, *(passage(at, "Tar.") for at in range(9, 40))])
    return affirms(question, terms_of(question, index), Candidate(where, place, 0.0))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("How many ferries were not painted?", "The port has nine ferries, all in the harbour."),
        ("How many ferries weren't painted?", "Nine ferries were painted in May."),
        ("How is the toll not collected?", "The toll is collected by the port."),
        ("Who did not pay the toll?", "The crews paid the toll, though no pilot came."),
        ("What did the port not promise?", "The port promised at once that it would never raise the toll."),
        ("What can't the ferries carry in winter?", "No pilot sails to Hull."),
        ("What are the ferries unable to carry?", "The ferries carry tar, and no coal was left."),
    ],
)
def test_what_denies_nothing_or_another_deed_tells_nothing_of_what_is_not_so(asked: str, told: str) -> None:
    assert affirmed(asked, told)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("How many ferries were not painted?", "Nine ferries were not painted."),
        ("How many ferries were not painted?", "Nine ferries have yet to be painted."),
        ("Who did not pay the toll?", "The crews refused to pay the toll."),
        ("Who didn't the port replace?", "The port could not replace the pilot."),
        ("What do ferries not carry?", "Ferries carry no tar."),
        ("How many ferries were painted?", "Nine ferries were painted."),
        ("Why was the ferry not painted?", "The painter was ill."),
        ("What can I claim for boats the port doesn't need?", "You can claim £9 for such boats."),
        ("Which boats not only sail but row?", "Anna sails and rows."),
        ("As we do not sail, what do we pay?", "You pay £9."),
    ],
)
def test_what_denies_it_or_is_asked_nothing_of_the_kind_may_answer(asked: str, told: str) -> None:
    assert not affirmed(asked, told)


def test_items_are_denied_by_what_leads_to_them() -> None:
    items = listed(1, "These ferries are not painted:", "Anna;", "Berta.")
    assert not affirmed("How many ferries are not painted?", passage(0, *items), 1)
