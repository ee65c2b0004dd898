"""One question measured: which pages and passages are right, and what the answer is worth."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.errors import QuestionError
from assistant.evaluation.outcome import Verdict, check, outcome
from assistant.records import (
    Answer,
    Claim,
    Footnote,
    Hit,
    Kind,
    PageAddress,
    Passage,
    Report,
    Sentence,
    Span,
    Status,
)


def report(file: str) -> Report:
    return Report(file, file, "", "", (), "", "", None, "", "", Kind.REPORT, "", 9)


def hit(file: str, page: int, text: str) -> Hit:
    passage = Passage(0, file, (), (Sentence(text, (Span(page, 0, 1),)),))
    return Hit(passage, report(file), (PageAddress(page, ""),), 0.5)


def note(file: str, page: int, verified: bool = True) -> Footnote:
    return Footnote(1, report(file), (PageAddress(page, ""),), "", verified, "")


HITS = (hit("a.pdf", 2, "Boats are few."), hit("b.pdf", 3, "There are 1,200 ‘boats’."), hit("a.pdf", 3, "No boats."))
ANSWER = Answer(
    "Q?", "Q?", (Claim("Boats.", (1,)),), (note("a.pdf", 3), note("b.pdf", 3)), HITS, Status.ANSWERED, 0.8, 0.1, "i"
)
ROW: dict[str, Any] = {"question": "Q?", "answerable": True, "pages": [3]}


def test_a_right_page_may_be_of_any_file_where_none_is_named() -> None:
    found = outcome(ROW, 7, ANSWER)
    assert (found.id, found.rank, found.first_passage_right) == ("7", 2, False)
    assert (found.footnotes, found.footnotes_right, found.quotes_verified) == (2, 2, 2)
    assert found.cited == ("a.pdf p. 3", "b.pdf p. 3")
    assert found.right == ("p. 3",)
    assert found.verdict is Verdict.RIGHT


@pytest.mark.parametrize("key", ["report", "document"])
def test_a_right_page_is_of_the_file_that_the_row_names(key: str) -> None:
    found = outcome(ROW | {key: "a.pdf"}, 1, ANSWER)
    assert (found.rank, found.footnotes_right) == (3, 1)
    assert outcome(ROW | {key: "c.pdf"}, 1, ANSWER).verdict is Verdict.ELSEWHERE


def test_evidence_is_found_whatever_its_capitals_and_punctuation() -> None:
    found = outcome({"question": "Q?", "answerable": True, "evidence": ["1,200 BOATS", "  "]}, 1, ANSWER)
    assert (found.evidence_rank, found.rank, found.pages_known, found.evidence_known) == (2, None, False, True)
    assert found.verdict is Verdict.ANSWERED
    assert not found.first_passage_right
    assert outcome({"question": "Q?", "answerable": True, "evidence": ["oats"]}, 1, ANSWER).evidence_rank is None


def test_evidence_counts_on_a_right_page_only_where_pages_are_known() -> None:
    found = outcome(ROW | {"pages": [2], "evidence": ["boats"], "document": "a.pdf"}, 1, ANSWER)
    assert (found.evidence_rank, found.first_passage_right) == (1, True)
    assert outcome(ROW | {"evidence": ["boats"], "document": "a.pdf"}, 1, ANSWER).evidence_rank == 3


LISTED = ROW | {"items": ["boats", "old cars"]}


def test_a_list_is_right_if_it_is_whole_and_alone() -> None:
    whole = replace(ANSWER, claims=(Claim("There are:\n• Boats;\n• old CARS.", (1,)),))
    found = outcome(LISTED, 1, whole)
    assert (found.verdict, found.list_exact, found.items_known) == (Verdict.RIGHT, True, True)
    more = replace(ANSWER, claims=(Claim("There are:\n• boats;\n• carts.", (1,)),))
    found = outcome(LISTED, 1, more)
    assert (found.items_missing, found.items_other) == (("old cars",), ("carts.",))
    assert found.verdict is Verdict.INEXACT
    assert outcome(LISTED | {"pages": [9]}, 1, more).verdict is Verdict.ELSEWHERE
    assert outcome(LISTED | {"pages": [], "evidence": ["boats"]}, 1, whole).verdict is Verdict.RIGHT


def test_of_other_questions_no_list_is_asked() -> None:
    found = outcome(ROW, 1, ANSWER)
    assert (found.items_known, found.items_missing, found.items_other) == (False, (), ())


def test_a_refusal_lacks_every_item() -> None:
    found = outcome(LISTED, 1, replace(ANSWER, claims=(), footnotes=(), status=Status.NOT_FOUND))
    assert (found.items_missing, found.list_exact) == (("boats", "old cars"), False)
    assert found.verdict is Verdict.REFUSED_WRONGLY


def test_refusals_are_right_or_wrong() -> None:
    refusal = replace(ANSWER, claims=(), footnotes=(), status=Status.NOT_FOUND)
    none = {"question": "Q?", "answerable": False}
    assert outcome(ROW, 1, refusal).verdict is Verdict.REFUSED_WRONGLY
    assert outcome(none, 1, refusal).verdict is Verdict.REFUSED_RIGHTLY
    assert outcome(none, 1, ANSWER).verdict is Verdict.ANSWERED_WRONGLY


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"pages": [1]}, "'answerable' is neither"),
        ({"answerable": True}, "neither 'pages' nor 'evidence'"),
        ({"answerable": True, "pages": ["1"]}, "'pages' is not a list"),
        ({"answerable": True, "evidence": "words"}, "'evidence' is not a list"),
        ({"answerable": True, "pages": [1], "document": 2}, "'document' is not text"),
        ({"answerable": True, "pages": [1], "items": "boats"}, "'items' is not a list of phrases, one for each item"),
        ({"answerable": True, "pages": [1], "items": [1, 2]}, "'items' is not a list of phrases"),
        ({"answerable": False, "items": ["boats"]}, "it has 'items' and no answer"),
        ({"answerable": True, "pages": [1], "items": ["boats", "…"]}, "'items' has '…', which has no letter"),
        (
            {"answerable": True, "pages": [1], "items": ["old boats", "Boats"]},
            "'items' has 'Boats', which stands in 'old boats' too: give words that only one item has",
        ),
    ],
)
def test_a_row_that_tells_nothing_is_named(row: dict[str, Any], words: str) -> None:
    with pytest.raises(QuestionError, match=words):
        check({"question": "Q?"} | row, 3)
