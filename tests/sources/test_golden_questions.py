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
    return [number for number, text in enumerate(pages(file), 1) if any(phrase in text for phrase in evidence)]


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


def test_there_are_thirty_questions_in_other_words() -> None:
    assert len(PARAPHRASES) == 30
    wordings = [wording for row in PARAPHRASES for wording in row["wordings"]]
    assert len(set(wordings)) == len(wordings) == 90


@pytest.mark.parametrize("row", PARAPHRASES, ids=lambda row: row["id"])
def test_paraphrases_differ_and_share_their_pages(row: dict[str, Any]) -> None:
    assert row["pages"] == {file: standing(file, evidence) for file, evidence in row["evidence"].items()}
    for one, other in combinations(row["wordings"], 2):
        mine, theirs = (set(re.findall(r"[\w’]+", wording.lower())) for wording in (one, other))
        assert len(mine & theirs) / len(mine | theirs) < 0.75, f"'{one}' and '{other}' are nearly the same"
