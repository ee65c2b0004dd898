"""Questions on the shipped briefings whose answers must stay right: the most instructive of tests/golden."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.items import compare
from assistant.records import Answer, Status

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
ANSWERED = (1, 2, 3, 5, 8, 9, 13, 15, 17, 20, 21, 22, 24, 25, 26, 27, 28, 29, 30, 31, 33, 34, 35, 38, 40, 42)
REFUSED = (44, 45, 46, 47, 48, 49, 50, 51, 52)
# Of the questions for lists, so many are answered by the whole list and nothing else. To be raised, never lowered.
LISTS = 0.85
# Of the pairs of wordings: cite the very same pages; cite a right page in common. To be raised, never lowered. A few
# pairs lie near a limit and depend on how the processor adds 8-bit numbers up: the lower of what two have measured.
SAME_PAGES, RIGHT_PAGE = 0.69, 0.8


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines()]


QUESTIONS = {int(row["id"].split("-")[1]): row for row in rows("questions.jsonl")}
Ask = Callable[..., Answer]


def cited(answer: Answer, numbers: tuple[int, ...] | None = None) -> set[tuple[str, int]]:
    """File and page of the footnotes with these numbers, of all where none are given."""
    chosen = [note for note in answer.footnotes if numbers is None or note.number in numbers]
    return {(note.report.file, page.number) for note in chosen for page in note.pages}


@pytest.mark.parametrize("number", ANSWERED)
def test_answered_from_the_right_page(ask: Ask, number: int) -> None:
    row = QUESTIONS[number]
    answer = ask(row["question"], history=tuple(row.get("history", ())))
    assert answer.status is Status.ANSWERED
    assert all(note.verified for note in answer.footnotes)
    assert cited(answer, answer.claims[0].footnotes) & {(row["report"], page) for page in row["pages"]}
    said = re.sub(r"\s+(?:• )?", " ", " ".join(claim.text for claim in answer.claims))
    assert any(phrase in said for phrase in row["evidence"])


def test_lists_are_whole_and_nothing_else(ask: Ask) -> None:
    asked = [row for row in QUESTIONS.values() if row.get("items")]
    answers = [ask(row["question"], history=(), report=row["report"]) for row in asked]
    exact = [
        row["id"]
        for row, answer in zip(asked, answers, strict=True)
        if compare(row["items"], [claim.text for claim in answer.claims]).whole_and_alone
    ]
    assert len(exact) >= LISTS * len(asked), f"only {exact}"


@pytest.mark.parametrize("number", REFUSED)
def test_what_the_reports_do_not_say_is_refused(ask: Ask, number: int) -> None:
    answer = ask(QUESTIONS[number]["question"], history=())
    assert answer.status is Status.NOT_FOUND
    assert not answer.claims and not answer.footnotes
    assert answer.passages


def test_other_words_lead_to_the_same_pages(ask: Ask) -> None:
    same, right = [], []
    for row in rows("paraphrases.jsonl"):
        pages = {(file, page) for file, numbers in row["pages"].items() for page in numbers}
        found = [cited(ask(wording, history=())) for wording in row["wordings"]]
        for one, other in combinations(found, 2):
            same.append(one == other)
            right.append(bool(one & other & pages))
    assert sum(same) / len(same) >= SAME_PAGES
    assert sum(right) / len(right) >= RIGHT_PAGE
