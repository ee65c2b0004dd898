"""The questions in tests/golden ask what the briefings say: their evidence stands on the pages that they name."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from assistant.evaluation.outcome import check
from assistant.evaluation.words import normal

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
SOURCES = ROOT / "sources"
KINDS = {
    "fact", "list", "definition", "why", "topic", "comparison", "quotation", "count", "follow-up", "unanswerable",
}  # fmt: skip
NOTE_MARK = re.compile(r"(?:(?<=[a-zA-Z’)])|(?<=[a-zA-Z’)][.,;:]))\d{1,3}(?=[\s.,;:]|$)")


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines()]


QUESTIONS = rows("questions.jsonl")
PARAPHRASES = rows("paraphrases.jsonl")
WORDINGS = rows("wordings.jsonl")
ASKED = [*rows("asked.jsonl"), *rows("asked-again.jsonl")]
FILES = sorted(path.name for path in SOURCES.glob("*.pdf"))


@cache
def pages(file: str) -> tuple[str, ...]:
    """The text of each page, with broken words joined and the marks of footnotes gone."""
    texts = (page.extract_text() for page in PdfReader(SOURCES / file).pages)
    joined = (re.sub(r"(?<=[a-z])-\s*\n\s*(?=[a-z])", "", text) for text in texts)
    return tuple(" ".join(NOTE_MARK.sub("", text).split()) for text in joined)


def standing(file: str, evidence: list[str]) -> list[int]:
    """The pages, from 1, that bear any of the phrases; each phrase must stand on one."""
    for phrase in evidence:
        assert any(phrase in text for text in pages(file)), f"'{phrase}' is nowhere in {file}"
    return borne(file, evidence)


def borne(file: str, evidence: list[str]) -> list[int]:
    """The pages, from 1, that bear any of the phrases."""
    return [number for number, text in enumerate(pages(file), 1) if any(phrase in text for phrase in evidence)]


def likeness(one: str, other: str) -> float:
    """The share of their words that two questions have in common, from 0 to 1."""
    mine, theirs = (set(re.findall(r"[\w’']+", wording.lower())) for wording in (one, other))
    return len(mine & theirs) / len(mine | theirs)


def test_there_are_questions_of_all_kinds() -> None:
    assert {row["kind"] for row in QUESTIONS} == KINDS
    assert len(QUESTIONS) >= 40
    assert len({row["id"] for row in QUESTIONS}) == len({json.dumps(row) for row in QUESTIONS}) == len(QUESTIONS)
    assert {row["report"] for row in QUESTIONS if row["answerable"]} == {path.name for path in SOURCES.glob("*.pdf")}


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row["id"])
def test_the_evidence_stands_on_the_pages(row: dict[str, Any]) -> None:
    assert row["answerable"] == (row["kind"] != "unanswerable")
    assert ("history" in row) == (row["kind"] == "follow-up")
    if row["answerable"]:
        assert row["evidence"]
        assert row["pages"] == standing(row["report"], row["evidence"])
    else:
        assert not row["pages"] and not row["evidence"]


LISTS = [row for row in QUESTIONS if row["kind"] == "list"]


def test_every_question_for_a_list_names_its_items() -> None:
    assert len(LISTS) >= 30
    assert [row["id"] for row in QUESTIONS if row.get("items")] == [row["id"] for row in LISTS]


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row["id"])
def test_the_items_stand_on_the_pages_in_their_order(row: dict[str, Any]) -> None:
    check(row, 1)
    assert len(row["items"]) > 1
    texts = {number: normal(pages(row["report"])[number - 1]) for number in row["pages"]}
    places = [{page for page, text in texts.items() if normal(item) in text} for item in row["items"]]
    assert all(places), "an item stands on none of the pages"
    one = set.intersection(*places)  # a list over a page break has no page with all of them
    if one:
        found = [texts[min(one)].index(normal(item)) for item in row["items"]]
        assert found == sorted(found)


def test_there_are_thirty_questions_in_other_words() -> None:
    assert len(PARAPHRASES) == 30
    wordings = [wording for row in PARAPHRASES for wording in row["wordings"]]
    assert len(set(wordings)) == len(wordings) == 90


@pytest.mark.parametrize("row", PARAPHRASES, ids=lambda row: row["id"])
def test_paraphrases_differ_and_share_their_pages(row: dict[str, Any]) -> None:
    assert row["pages"] == {file: standing(file, evidence) for file, evidence in row["evidence"].items()}
    for one, other in combinations(row["wordings"], 2):
        assert likeness(one, other) < 0.75, f"'{one}' and '{other}' are nearly the same"


def test_the_wordings_are_many_and_of_all_pages_that_say_something() -> None:
    assert len({row["id"] for row in WORDINGS}) == len({row["question"] for row in WORDINGS}) == len(WORDINGS)
    assert sum(row["answerable"] for row in WORDINGS) >= 100
    assert sum(not row["answerable"] for row in WORDINGS) >= 60
    told = {(file, page) for row in WORDINGS for file in FILES for page in borne(file, row["evidence"])}
    whole = {(file, page) for file in FILES for page in range(1, len(pages(file)) + 1)}
    assert whole - told == {(file, 1) for file in FILES} | {("briefing-phase-3.pdf", 3)}  # titles, and a contents page


@pytest.mark.parametrize("row", WORDINGS, ids=lambda row: row["id"])
def test_the_evidence_of_the_wordings_stands_on_their_pages(row: dict[str, Any]) -> None:
    """A row with `document` is answered by that briefing alone, one without by several: its evidence tells where."""
    check(row, 1)
    assert "report" not in row, "a report would narrow the search: these are asked of all briefings"
    assert row["answerable"] == bool(row["evidence"]) == (row["kind"] != "unanswerable")
    for phrase in row["evidence"]:
        assert any(borne(file, [phrase]) for file in FILES), f"'{phrase}' is in none of the briefings"
    found = {file: numbers for file in FILES if (numbers := borne(file, row["evidence"]))}
    assert found == {row["document"]: row["pages"]} if "document" in row else len(found) != 1 and not row["pages"]


@pytest.mark.parametrize("row", WORDINGS, ids=lambda row: row["id"])
def test_the_wordings_are_like_no_other_question(row: dict[str, Any]) -> None:
    """Each adds something to what is measured."""
    kept = [one["question"] for one in (*QUESTIONS, *WORDINGS) if one["id"] != row["id"]]
    for other in (*kept, *(wording for one in PARAPHRASES for wording in one["wordings"])):
        assert likeness(row["question"], other) < 0.6, f"'{row['question']}' and '{other}' are nearly the same"


def test_what_was_asked_is_many_and_different() -> None:
    assert len({row["id"] for row in ASKED}) == len({row["question"] for row in ASKED}) == len(ASKED)
    assert sum(row["answerable"] for row in ASKED) >= 100
    assert sum(not row["answerable"] for row in ASKED) >= 60
    assert not {row["question"] for row in ASKED} & {row["question"] for row in (*QUESTIONS, *WORDINGS)}


@pytest.mark.parametrize("row", ASKED, ids=lambda row: row["id"])
def test_the_evidence_of_what_was_asked_stands_on_their_pages(row: dict[str, Any]) -> None:
    """Any of the phrases may be in a right answer; each stands in the briefing that is named."""
    check(row, 1)
    assert "report" not in row, "a report would narrow the search: these are asked of all briefings"
    assert row["answerable"] == bool(row["evidence"]) == bool(row["pages"]) == ("document" in row)
    for phrase in row["evidence"]:
        assert borne(row["document"], [phrase]), f"'{phrase}' is not in {row['document']}"
    if row["evidence"]:
        assert set(borne(row["document"], row["evidence"])) & set(row["pages"])
