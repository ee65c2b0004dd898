"""Statements: their words, and what counts as the same."""

from __future__ import annotations

import pytest
from answering_fakes import listed, passage, ranked

from assistant.answering.statements import Statement, candidates_of, needs_before
from assistant.records import Role, Sentence, Span


def statement(*given: object) -> Statement:
    made = passage(0, *given)  # type: ignore[arg-type]
    return Statement(made, made.sentences, 0.0)


def test_a_list_is_shown_as_one() -> None:
    shown = statement(*listed(1, "Aims were named:", "• clear aims;", "boats."))
    assert shown.text == "Aims were named:\n• clear aims;\n• boats."
    assert shown.is_list


def test_one_marker_is_shown_whatever_an_item_begins_with() -> None:
    shown = statement(*listed(1, "Bring these:", "1. lamps;", "o ropes;", "• a. boats, or", "(ii) 2 oars."))
    assert shown.text == "Bring these:\n• lamps;\n• ropes;\n• boats, or\n• 2 oars."


def test_running_text_is_shown_on_one_line() -> None:
    shown = statement("Boats leak.", "They are old.")
    assert shown.text == "Boats leak. They are old."
    assert not shown.is_list
    assert not statement(*listed(1, "One aim:", "boats.")).is_list


def test_the_same_list_is_the_same_however_it_is_introduced() -> None:
    one = statement(*listed(1, "Aims were named:", "clear aims;", "Boats."))
    other = statement(*listed(4, "They named:", "Clear aims", "boats"))
    assert one.key == other.key
    assert one.key != statement(*listed(1, "Aims were named:", "clear aims;")).key
    assert statement("Boats leak.").key == statement("boats leak").key


def test_a_sentence_of_two_passages_is_one_candidate() -> None:
    one, other = passage(0, "Boats are old.", "They leak."), passage(1, "Cars are dry.")
    shared = one.sentences[1]
    late = type(other)(1, other.report_id, other.section, (shared, *other.sentences), overlap=1)
    found = candidates_of([ranked(late, 2, 0), ranked(one, -1, 1)])
    assert [(candidate.sentence.text, candidate.odds) for candidate in found] == [
        ("They leak.", 2), ("Cars are dry.", 0), ("Boats are old.", -1),
    ]  # fmt: skip
    assert found[0].passage is one  # where the sentence that it refers to stands before it


@pytest.mark.parametrize(
    ("words", "needs"),
    [
        ("This leaks.", True),
        ("These champions teach.", True),
        ("It leaks.", True),
        ("Moreover, they leak.", True),
        ("‘They leak.’", True),
        ("By doing this, the harbour saved tar.", True),
        ("Before it sank, the ferry was old.", True),
        ("Some of their crews swim.", True),
        ("A boat, this person said, is a hole.", True),
        ("The second is to mend sails.", True),
        ("Most sailors are for this policy.", True),
        ("Most sailors met these challenges at sea.", True),
        ("The pilots insist on this.", True),
        ("Most sailors met this winter.", False),
        ("By contrast, ferries are dry.", True),
        ("Before this report, boats leaked.", False),
        ("The second boat leaks.", False),
        ("It is clear that boats leak.", False),
        ("However, boats leak.", False),
        ("Thistles leak.", False),
        ("Boats leak.", False),
    ],
)
def test_what_leans_on_the_sentence_before(words: str, needs: bool) -> None:
    assert needs_before(passage(0, "Boats are old.", words).sentences, 1) is needs


def test_a_paragraph_that_begins_with_this_leans_on_the_one_before() -> None:
    own = Sentence("This is known as mooring.", (Span(1, 100, 125),), Role.TEXT, 0, 1)
    assert needs_before((*passage(0, "Boats are tied to the quay.").sentences, own), 1)
    other = Sentence("This boat is old.", (Span(1, 100, 117),), Role.TEXT, 0, 1)
    assert not needs_before((*passage(0, "Boats are tied to the quay.").sentences, other), 1)
    assert not needs_before((*passage(0, "Are boats tied to the quay?").sentences, own), 1)


def test_nothing_leans_on_another_paragraph() -> None:
    assert not needs_before(passage(0, "Boats are old.", ("They leak.", Role.ITEM, 1)).sentences, 1)
