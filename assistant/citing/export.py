"""Answers and passages as JSON: the contract that the page, the command line and the Python API share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.records import Answer, Claim, Comparison, Footnote, Hit, PageAddress


def answer_json(answer: Answer, identifier: str = "") -> dict[str, Any]:
    """The answer as one JSON object; `identifier` is the batch row's id and is left out where empty."""
    row: dict[str, Any] = {"id": identifier} if identifier else {}
    return row | {
        "question": answer.question,
        "asked": answer.asked,
        "status": answer.status.value,
        "claims": [_claim(claim) for claim in answer.claims],
        "footnotes": [_footnote(footnote) for footnote in answer.footnotes],
        "passages": hits_json(answer.passages),
        "confidence": round(answer.confidence, 4),
        "seconds": round(answer.seconds, 4),
        "index": answer.index_id,
        "scope": list(answer.scope),
        "missing": list(answer.missing),
        "unanswered": list(answer.unanswered),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    heading = {"heading": claim.heading} if claim.heading else {}
    return {"text": claim.text, "footnotes": list(claim.footnotes)} | heading


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """The columns of a comparison, each with its own answer."""
    return {
        "question": comparison.question,
        "columns": [
            {"name": column.name, "reports": list(column.files), "answer": answer_json(column.answer)}
            for column in comparison.columns
        ],
        "common": answer_json(comparison.common) if comparison.common else None,
        "seconds": round(comparison.seconds, 4),
        "index": comparison.index_id,
    }


def hits_json(hits: Sequence[Hit]) -> list[dict[str, Any]]:
    """Ranked passages, best first."""
    return [
        {
            "report": hit.report.file,
            "pages": _pages(hit.pages),
            "section": hit.passage.heading,
            "text": hit.passage.text,
            "score": round(hit.score, 4),
        }
        for hit in hits
    ]


def _footnote(footnote: Footnote) -> dict[str, Any]:
    return {
        "number": footnote.number,
        "report": footnote.report.file,
        "title": footnote.report.title,
        "sha256": footnote.report.sha256,
        "pages": _pages(footnote.pages),
        "quote": footnote.quote,
        "verified": footnote.verified,
        "verified_by": [reader.value for reader in footnote.verified_by],
        "citation": footnote.citation,
    }


def _pages(pages: Sequence[PageAddress]) -> list[dict[str, Any]]:
    return [{"number": page.number, "label": page.label} | ({"ocr": True} if page.ocr else {}) for page in pages]
