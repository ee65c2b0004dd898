"""The JSON contract: what the page, the command line and the Python API give."""

from __future__ import annotations

import json
from dataclasses import replace

from assistant.citing.export import answer_json, hits_json
from assistant.records import (
    Answer,
    Claim,
    Footnote,
    Hit,
    Kind,
    PageAddress,
    Passage,
    Reader,
    Report,
    Sentence,
    Span,
    Status,
)

REPORT = Report(
    "rivers-0a1b", "rivers.pdf", "Rivers and Boats", "Rivers", (), "", "2007-06", 2, "", "", Kind.REPORT, "0a1b", 9
)
PAGES = (PageAddress(5, "iii"), PageAddress(6, ""))
PASSAGE = Passage(7, REPORT.id, ("1. Boats", "a) Counting"), (Sentence("It counts.", (Span(5, 0, 10),)),))
HIT = Hit(PASSAGE, REPORT, PAGES, 0.712345, 1, None, 0.4)
NOTE = Footnote(1, REPORT, PAGES, "It counts.", True, "Rivers and Boats (2007), PDF pp. 5–6", tuple(Reader))
CLAIM = Claim("It counts.", (1,))
ANSWER = Answer("And boats?", "Who counts boats?", (CLAIM,), (NOTE,), (HIT,), Status.PARTLY, 0.93456, 0.0412345, "ab1")


def test_an_answer_is_one_object_with_the_contracts_keys_in_order() -> None:
    row = answer_json(ANSWER, "a1")
    assert list(row) == [
        "id", "question", "asked", "status", "claims", "footnotes", "passages", "confidence", "seconds", "index",
        "scope", "missing", "unanswered",
    ]  # fmt: skip
    assert (row["question"], row["asked"], row["status"]) == ("And boats?", "Who counts boats?", "partly")
    assert row["claims"] == [{"text": "It counts.", "footnotes": [1]}]
    headed = answer_json(replace(ANSWER, claims=(replace(CLAIM, heading="Boats"),)))
    assert headed["claims"] == [{"text": "It counts.", "footnotes": [1], "heading": "Boats"}]
    assert (row["confidence"], row["seconds"], row["index"]) == (0.9346, 0.0412, "ab1")
    assert json.loads(json.dumps(row)) == row


def test_a_footnote_has_both_addresses_and_the_reports_checksum() -> None:
    note = answer_json(ANSWER)["footnotes"][0]
    assert note["pages"] == [{"number": 5, "label": "iii"}, {"number": 6, "label": ""}]
    assert (note["number"], note["report"], note["sha256"], note["verified"]) == (1, "rivers.pdf", "0a1b", True)
    assert note["verified_by"] == ["pypdf", "pdfium"]
    assert note["citation"] == "Rivers and Boats (2007), PDF pp. 5–6"


def test_an_answer_without_an_identifier_has_none() -> None:
    assert "id" not in answer_json(ANSWER)


def test_passages_come_in_their_order_whatever_the_status() -> None:
    refused = replace(ANSWER, claims=(), footnotes=(), status=Status.NOT_FOUND, passages=(HIT, replace(HIT, score=0.5)))
    row = answer_json(refused)
    assert (row["status"], row["claims"], row["footnotes"]) == ("not_found", [], [])
    assert [hit["score"] for hit in row["passages"]] == [0.7123, 0.5]
    assert hits_json(refused.passages) == row["passages"]
    assert row["passages"][0]["section"] == "1. Boats › a) Counting"
    assert row["passages"][0]["text"] == "It counts."
