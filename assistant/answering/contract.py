"""What programs get, as JSON: the command line, the page's API and the tools of assistants give the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from assistant.answering.excerpts import Excerpts
from assistant.citing.export import answer_json, comparison_json, hits_json
from assistant.citing.styles import styled
from assistant.indexing.ledger import as_plain
from assistant.records import Answer, Comparison, LedgerRow, Report, Style


def answer_object(answer: Answer, style: Style) -> dict[str, Any]:
    """An answer, its references in the style."""
    return answer_json(styled(answer, style)[0])


def comparison_object(comparison: Comparison, style: Style) -> dict[str, Any]:
    """A comparison, its references in the style."""
    return comparison_json(styled_comparison(comparison, style))


def styled_comparison(comparison: Comparison, style: Style) -> Comparison:
    """The comparison with its citations in the style."""
    columns = tuple(replace(column, answer=styled(column.answer, style)[0]) for column in comparison.columns)
    common = styled(comparison.common, style)[0] if comparison.common else None
    return replace(comparison, columns=columns, common=common)


def excerpts_object(found: Excerpts, index_id: str) -> dict[str, Any]:
    """What a search finds. marks: where the words stand in a passage's text, start and end (excluded)."""
    rows = [
        row | {"id": one.hit.passage.id, "marks": [list(mark) for mark in one.marks]}
        for row, one in zip(hits_json([one.hit for one in found.found]), found.found, strict=True)
    ]
    return {"query": found.query, "exact": found.exact, "total": found.total, "passages": rows, "index": index_id}


def sources_object(ledger: Sequence[LedgerRow], reports: Sequence[Report], index_id: str) -> dict[str, Any]:
    """What became of each file, with what its report is."""
    known = {report.file: report for report in reports}
    rows = [as_plain(row) | {"report": asdict(known[row.file]) if row.file in known else None} for row in ledger]
    return {"index": index_id, "sources": rows}
