"""What came of one question: what is right by its row, and what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from assistant.errors import QuestionError
from assistant.evaluation.items import Listed, compare, fault
from assistant.evaluation.words import normal
from assistant.records import Answer, Hit, Status

Place = tuple[str, int]  # file and PDF page


class Verdict(StrEnum):
    """How an answer stands to what is right. `ANSWERED`: its right pages are not known, so only that it answered.

    `INEXACT`: it cites a right page where one is known, but is not the whole list, or not that alone.
    """

    RIGHT = "right"
    INEXACT = "not the whole list and nothing else"
    ELSEWHERE = "no right page cited"
    ANSWERED = "answered"
    REFUSED_RIGHTLY = "rightly refused"
    REFUSED_WRONGLY = "wrongly refused"
    ANSWERED_WRONGLY = "answered, though nothing answers it"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question measured. Ranks are from 1, None where nothing right was found.

    rank: of the first right page among the pages of the passages; evidence_rank: of the first passage that holds the
    evidence. pages_known, evidence_known, items_known: whether the row says which are right; items_missing: those that
    the answer has nowhere; items_other: what it gives besides.
    """

    id: str
    question: str
    kind: str
    answerable: bool
    status: str
    confidence: float
    pages_known: bool
    evidence_known: bool
    items_known: bool
    rank: int | None
    evidence_rank: int | None
    first_passage_right: bool
    footnotes: int
    footnotes_right: int
    quotes_verified: int
    seconds: float
    answered: str
    right: tuple[str, ...]
    cited: tuple[str, ...]
    items_missing: tuple[str, ...] = ()
    items_other: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the answer was that the reports do not say."""
        return self.status == Status.NOT_FOUND

    @property
    def list_exact(self) -> bool:
        """Whether the answer is the list that is right, whole and with nothing else."""
        return Listed(self.items_missing, self.items_other).whole_and_alone

    @property
    def verdict(self) -> Verdict:
        """How the answer stands to what is right."""
        if not self.answerable:
            return Verdict.REFUSED_RIGHTLY if self.refused else Verdict.ANSWERED_WRONGLY
        if self.refused:
            return Verdict.REFUSED_WRONGLY
        if self.pages_known and not self.footnotes_right:
            return Verdict.ELSEWHERE
        if self.items_known and not self.list_exact:
            return Verdict.INEXACT
        return Verdict.RIGHT if self.pages_known or self.items_known else Verdict.ANSWERED

    def to_dict(self) -> dict[str, Any]:
        """All of it, with the verdict."""
        return asdict(self) | {"verdict": self.verdict.value}


def check(row: Mapping[str, Any], number: int) -> None:
    """Raises QuestionError for a row that says neither what is right nor that nothing is."""
    pages, evidence = row.get("pages") or [], row.get("evidence") or []
    place = f"Question {number} ({row['question']!r})"
    if not isinstance(row.get("answerable"), bool):
        raise QuestionError(f"{place}: 'answerable' is neither true nor false.")
    if not isinstance(pages, list) or not all(isinstance(page, int) for page in pages):
        raise QuestionError(f"{place}: 'pages' is not a list of PDF pages.")
    if not isinstance(evidence, list) or not all(isinstance(phrase, str) for phrase in evidence):
        raise QuestionError(f"{place}: 'evidence' is not a list of phrases.")
    _check_items(row.get("items") or [], row["answerable"], place)
    if not isinstance(row.get("document"), (str, type(None))):
        raise QuestionError(f"{place}: 'document' is not text: give the file name of a report.")
    if row["answerable"] and not pages and not evidence:
        raise QuestionError(f"{place}: it has an answer but neither 'pages' nor 'evidence'.")


def _check_items(items: Any, answerable: bool, place: str) -> None:
    if not isinstance(items, list) or not all(isinstance(phrase, str) for phrase in items):
        raise QuestionError(f"{place}: 'items' is not a list of phrases, one for each item of the list.")
    if items and not answerable:
        raise QuestionError(f"{place}: it has 'items' and no answer: leave them out, or set 'answerable' to true.")
    if wrong := fault(items):
        raise QuestionError(f"{place}: 'items' {wrong}.")


@dataclass(frozen=True, slots=True)
class Right:
    """What is right by a row: the file ('' for any), its pages, and phrases that a right passage holds one of."""

    file: str
    pages: frozenset[int]
    evidence: tuple[str, ...]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Right:
        """As the row says: 'report', or else 'document', names the file."""
        phrases = tuple(filter(str.strip, map(normal, row.get("evidence") or [])))
        return cls(row.get("report") or row.get("document") or "", frozenset(row.get("pages") or []), phrases)

    def has(self, place: Place) -> bool:
        """Whether a page is right."""
        return place[1] in self.pages and self.file in ("", place[0])

    def holds(self, hit: Hit) -> bool:
        """Whether a passage holds the evidence: on a right page where those are known, in the right file."""
        if self.file not in ("", hit.report.file):
            return False
        if self.pages and not any(self.has(place) for place in _places(hit)):
            return False
        text = normal(hit.passage.text)
        return any(phrase in text for phrase in self.evidence)


def _places(hit: Hit) -> list[Place]:
    return [(hit.report.file, address.number) for address in hit.pages]


def ranks(hits: tuple[Hit, ...], right: Right) -> tuple[int | None, int | None]:
    """(of the first right page, of the first passage with the evidence), from 1."""
    seen = dict.fromkeys(place for hit in hits for place in _places(hit))
    page = next((rank for rank, place in enumerate(seen, start=1) if right.has(place)), None)
    return page, next((rank for rank, hit in enumerate(hits, start=1) if right.holds(hit)), None)


def outcome(row: Mapping[str, Any], number: int, answer: Answer) -> Outcome:
    """Compare an answer with what its row says."""
    right = Right.of(row)
    page_rank, evidence_rank = ranks(answer.passages, right)
    cited = [[(note.report.file, address.number) for address in note.pages] for note in answer.footnotes]
    first = answer.passages[:1]
    listed = compare(row.get("items") or [], [claim.text for claim in answer.claims])
    told = [f"p. {page}" for page in sorted(right.pages)] or [str(phrase) for phrase in row.get("evidence") or []]
    return Outcome(
        id=str(row.get("id", number)),
        question=row["question"],
        kind=str(row.get("kind", "")),
        answerable=row["answerable"],
        status=answer.status.value,
        confidence=answer.confidence,
        pages_known=bool(right.pages),
        evidence_known=bool(right.evidence),
        items_known=bool(row.get("items")),
        rank=page_rank,
        evidence_rank=evidence_rank,
        first_passage_right=any(
            any(map(right.has, _places(hit))) if right.pages else right.holds(hit) for hit in first
        ),
        footnotes=len(cited),
        footnotes_right=sum(any(map(right.has, places)) for places in cited),
        quotes_verified=sum(note.verified for note in answer.footnotes),
        seconds=answer.seconds,
        answered=" / ".join(claim.text for claim in answer.claims),
        right=tuple(filter(None, (right.file, *told))) if row["answerable"] else (),
        cited=tuple(f"{file} p. {page}" for file, page in sorted({place for places in cited for place in places})),
        items_missing=listed.missing if row.get("items") else (),
        items_other=listed.other if row.get("items") else (),
    )
