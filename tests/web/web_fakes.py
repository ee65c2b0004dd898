"""An assistant that answers at once from three made-up reports, and the doors of an engine that uses it."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from assistant.answering.excerpts import EVERYWHERE, Excerpt, Excerpts, Scope
from assistant.answering.phrases import is_exact
from assistant.errors import IndexMissingError, QuestionError
from assistant.records import (
    Answer,
    Claim,
    Column,
    Comparison,
    Footnote,
    Heading,
    Hit,
    Kind,
    LedgerRow,
    OnProgress,
    Outcome,
    PageAddress,
    PageOutcome,
    PageRow,
    Passage,
    Progress,
    Report,
    Sentence,
    Span,
    Stage,
    Status,
)
from assistant.settings import Settings
from assistant.web.engine import Engine, Work


def pdf(lines: Sequence[str]) -> bytes:
    """A PDF with a line of text on each page."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(lines)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(lines)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, line in enumerate(lines):
        drawn = f"BT /F1 11 Tf 72 700 Td ({line}) Tj ET"
        page = "/Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects += [
            f"<< /Type /Page {page} /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("ascii")


LINES = [f"This is page {number} of nine." for number in range(1, 10)]
LINES[2] = "The river office counts boats every spring. It writes the count on a slate."
RIVERS_PDF = pdf(LINES)

RIVERS = Report(
    "rivers-0a1b", "rivers.pdf", "Rivers and Boats: a count", "Rivers", ("A. Writer",), "The Boat Press", "2007-06", 2,
    "local government", "", Kind.REPORT, hashlib.sha256(RIVERS_PDF).hexdigest(), 9,
)  # fmt: skip
MOON = replace(
    RIVERS, id="moon-2c3d", file="moon.pdf", title="The Moon Office", short_title="", published="2005", phase=1,
    sector="health", sha256="2c3d" * 16, page_count=1,
)  # fmt: skip
PAGE_ROWS = (
    PageRow(1, "i", PageOutcome.TEXT, 500),
    PageRow(2, "ii", PageOutcome.TEXT, 600),
    PageRow(3, "", PageOutcome.BLANK, 0),
    PageRow(4, "iii", PageOutcome.OCR, 100),
    PageRow(5, "<iv>", PageOutcome.IMAGE_ONLY, 0, "It is a <picture>."),
    PageRow(6, "v", PageOutcome.FAILED, 0, "It took too long."),
)
LEDGER = (
    LedgerRow("rivers.pdf", RIVERS.sha256, Outcome.READ, "", 9, 1200, "i to 6", 0.1, "printed on the pages", PAGE_ROWS),
    LedgerRow("moon.pdf", MOON.sha256, Outcome.READ, "", 1, 90, "none", 0.1),
    LedgerRow("shut<b>.pdf", "ffff", Outcome.LOCKED, "shut<b>.pdf needs a password.", 0, 0, "", 0.1),
)
PAGES = (PageAddress(3, "iii"),)
SENTENCE = Sentence("The river office counts boats every spring.", (Span(3, 0, 43),))
OTHER = Sentence("It writes the count on a slate.", (Span(3, 44, 75), Span(4, 0, 3)))


def hit(rank: int = 1) -> Hit:
    """The passage found at `rank`."""
    passage = Passage(rank, RIVERS.id, ("1. Boats", f"{rank}) Counting"), (SENTENCE, OTHER))
    return Hit(passage, RIVERS, (PageAddress(3, "iii"), PageAddress(4, "iv")), 0.9 - rank / 20, rank, rank)


FOOTNOTES = (
    Footnote(
        1, RIVERS, PAGES, "counts boats\nevery spring", True, "Rivers and Boats: a count (2007), p. iii (PDF p. 3)"
    ),
    Footnote(2, MOON, (PageAddress(1, "1"),), "the slate is kept", False, "The Moon Office (2005), p. 1"),
)
ANSWERED = Answer(
    "When are boats counted?",
    "When are boats counted?",
    (
        Claim("The river office counts boats every spring.", (1,)),
        Claim("The count is kept:\n• on a slate;\n• in the moon office.", (1, 2)),
    ),
    FOOTNOTES,
    tuple(hit(rank) for rank in range(1, 6)),
    Status.ANSWERED,
    0.93,
    0.041,
    "abc123",
)
NOT_FOUND = replace(ANSWERED, missing=("<zebra>",), claims=(), footnotes=(), status=Status.NOT_FOUND, confidence=0.1)


class FakeIndex:
    """Two passages of one report."""

    def labels(self, report_id: str) -> dict[int, str]:
        return {3: "iii", 4: ""} if report_id == RIVERS.id else {}

    def passage_ids(self, report_id: str) -> range:
        return range(2) if report_id == RIVERS.id else range(0)

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        sections = (("1. Boats",), ("1. Boats", "a) <b>Counting</b>"))
        later = replace(SENTENCE, spans=(Span(4, 0, 43),))
        return [Passage(number, RIVERS.id, sections[number], ((SENTENCE, later)[number],)) for number in ids]


@dataclass
class FakeAssistant:
    """Answers as its questions say, and remembers what it was asked."""

    reports: tuple[Report, ...] = (RIVERS, MOON)
    ledger: tuple[LedgerRow, ...] = LEDGER
    index_id: str = "abc123"
    model: str = "made-up"
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    restricted: list[str | tuple[str, ...] | None] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)
    warmed: int = 0
    closed: int = 0
    gate: threading.Event | None = None

    def load(self) -> None:
        self.warmed += 1

    def close(self) -> None:
        self.closed += 1

    @property
    def index(self) -> FakeIndex:
        return FakeIndex()

    def contents(self, file: str) -> tuple[Heading, ...]:
        return (Heading(("1. Boats", "2) The slate & <chalk>"), PAGES[0]),)

    def compare(self, question: str, *, by: str, report: tuple[str, ...] | None = None) -> Comparison:
        self.restricted.append(report)
        if "for a minute" in question:
            with ThreadPoolExecutor(1) as pool:  # as texts are encoded
                pool.submit(time.sleep, 60)
        found = self.ask(question)
        columns = Column("Rivers (2007)", ("rivers.pdf",), found), Column("The <Moon>", ("moon.pdf",), NOT_FOUND)
        return Comparison(question, columns, None, 0.1, self.index_id)

    def excerpts(
        self, query: str, *, scope: Scope = EVERYWHERE, top: int | None = None, everything: bool = False
    ) -> Excerpts:
        self.scopes.append(scope)
        if "nothing" in query:
            return Excerpts(query, is_exact(query), 0, ())
        found = tuple(Excerpt(hit(rank), ((4, 16), (10, 23))) for rank in range(1, 4 if everything else 3))
        return Excerpts(query, is_exact(query), 3, found)

    def like(self, passage_id: int, *, scope: Scope = EVERYWHERE, top: int | None = None) -> Excerpts:
        self.scopes.append(scope)
        return Excerpts(f"Passage {passage_id} <b>", False, 1, (Excerpt(hit(passage_id), ()),))

    def ask(
        self,
        question: str,
        report: str | tuple[str, ...] | None = None,
        history: Sequence[str] = (),
        top: int | None = None,
        everywhere: bool = False,
    ) -> Answer:
        self.asked.append((question, tuple(history)))
        self.restricted.append(report)
        assert not self.closed
        if self.gate and "slowly" in question:
            self.gate.wait(5)
        if "nothing" in question:
            return replace(NOT_FOUND, question=question, asked=question, index_id=self.index_id)
        if "wrong" in question:
            raise QuestionError("This <b>cannot</b> be asked: ask another.")
        if "crash" in question:
            raise ZeroDivisionError("by zero")
        if "say about" in question:  # what is asked to see whether it can be offered
            others = (replace(FOOTNOTES[0], quote=f"{question} says the river office"),)
            return replace(ANSWERED, question=question, asked=question, footnotes=others)
        scope = ("moon.pdf",) if "moon report" in question else ()
        asked = f"{question.rstrip('?')} on rivers?" if history else question
        return replace(ANSWERED, question=question, asked=asked, index_id=self.index_id, scope=scope)


@dataclass
class FakeWork:
    """The doors of an engine. there: an index exists; current: it is up to date; trouble: what the build raises."""

    there: bool = True
    current: bool = True
    trouble: Exception | None = None
    assistants: list[FakeAssistant] = field(default_factory=list)
    make: Callable[[], FakeAssistant] = FakeAssistant
    built: int = 0
    pace: float = 0.0
    go: threading.Event | None = None
    live: str = "abc123"

    def work(self) -> Work:
        """What an engine takes."""
        return Work(lambda _: self.current, self._build, self._open, lambda _: self.live)  # type: ignore[arg-type]

    def _build(self, _: Settings, on_progress: OnProgress) -> None:
        on_progress(Progress(Stage.READING, 1, 2, "rivers<b>.pdf"))
        if self.go:
            self.go.wait(5)
        for done in range(5):
            time.sleep(self.pace)
            on_progress(Progress(Stage.EMBEDDING, done * 10, 40))
        if self.trouble:
            raise self.trouble
        self.built += 1
        self.there = True

    def _open(self, _: Settings) -> FakeAssistant:
        if not self.there:
            raise IndexMissingError("Nothing is built yet: run 'report-assistant build'.")
        self.assistants.append(self.make())
        return self.assistants[-1]


def started(fake: FakeWork) -> Engine:
    """An engine at work."""
    engine = Engine(Settings(), fake.work())
    engine.start()
    return engine


def ready(fake: FakeWork) -> Engine:
    """An engine that answers."""
    engine = started(fake)
    assert engine.wait(5).answering
    return engine
