"""Made-up outcomes: two answered, two refused."""

from __future__ import annotations

from typing import Any

from assistant.evaluation.outcome import Outcome


def one(number: int, answerable: bool = True, refused: bool = False, **changes: Any) -> Outcome:
    values = {
        "id": str(number), "question": f"Q{number}?", "kind": "fact", "answerable": answerable,
        "status": "not_found" if refused else "answered", "confidence": 0.5, "pages_known": answerable,
        "evidence_known": False, "items_known": False, "rank": 1 if answerable else None, "evidence_rank": None,
        "first_passage_right": answerable, "footnotes": 0 if refused else 2,
        "footnotes_right": 1 if answerable and not refused else 0, "quotes_verified": 0 if refused else 2,
        "seconds": 0.1 * number, "answered": "", "right": (), "cited": (),
    }  # fmt: skip
    return Outcome(**(values | changes))


FOUR = (
    one(1, confidence=0.95),
    one(2, rank=4, footnotes=3, footnotes_right=0, kind="list", confidence=0.55),
    one(3, refused=True, rank=None, first_passage_right=False, confidence=0.25),
    one(4, answerable=False, refused=True, confidence=0.25),
)
