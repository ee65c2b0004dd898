"""The records that pass between rooms: frozen, slotted, no input or output.

Two numbers name a page. `number` is its place in the PDF file, from 1: it opens the page.
`label` is the page number as printed, or as the PDF labels it ('iii', '3', 'A-1', or '' where
a page has none): it cites the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a source is."""

    REPORT = "report"
    BRIEFING = "briefing"


class Status(StrEnum):
    """How far the reports answer a question."""

    ANSWERED = "answered"
    PARTLY = "partly"
    NOT_FOUND = "not_found"


class Outcome(StrEnum):
    """What became of a file when it was read."""

    READ = "read"
    EMPTY = "empty"
    LOCKED = "locked"
    FAILED = "failed"


class PageOutcome(StrEnum):
    """What became of a page when it was read: only `text` and `ocr` pages have words."""

    TEXT = "text"
    OCR = "ocr"
    BLANK = "blank"
    IMAGE_ONLY = "image-only"
    LOCKED = "locked"
    FAILED = "failed"


class Stage(StrEnum):
    """What a build is doing."""

    CHECKING = "checking"
    READING = "reading"
    EMBEDDING = "embedding"
    STORING = "storing"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a long task: `done` of `total` (0 where not known yet); `item` names the thing at hand."""

    stage: Stage
    done: int = 0
    total: int = 0
    item: str = ""


OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Report:
    """One source. `published` is '2008', '2008-04' or '2008-04-01', or '' where unknown; `phase` is 1 to 3 or None."""

    id: str
    file: str
    title: str
    short_title: str
    authors: tuple[str, ...]
    publisher: str
    published: str
    phase: int | None
    sector: str
    url: str
    kind: Kind
    sha256: str
    page_count: int

    @property
    def year(self) -> str:
        """The year of publication, or 'n.d.' (no date)."""
        return self.published[:4] or "n.d."


@dataclass(frozen=True, slots=True)
class Page:
    """One page as the PDF reader gives it: `text` is raw, never cleaned, so that quotes can be checked against it.

    `problem` says why it has no text, where it has none.
    """

    report_id: str
    number: int
    label: str
    text: str
    outcome: PageOutcome = PageOutcome.TEXT
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PageAddress:
    """Where a page is: `number` in the file, `label` as printed. `ocr`: its text was read from its picture."""

    number: int
    label: str
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (end excluded) of the raw text of PDF page `page` (from 1)."""

    page: int
    start: int
    end: int


class Role(StrEnum):
    """What a sentence is in its document."""

    TEXT = "text"
    LEAD_IN = "lead-in"
    ITEM = "item"
    TABLE = "table"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    IMPRINT = "imprint"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Cleaned words, and where they stand: one span for each page they touch, in reading order.

    `group` is the same number for a list's lead-in and each of its items, unique in the report;
    0 outside lists. `paragraph` numbers the paragraphs of the report.
    """

    text: str
    spans: tuple[Span, ...]
    role: Role = Role.TEXT
    group: int = 0
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences of one section. `section` is the path of headings above them, outermost first.

    `id` is the passage's row in the index, from 0. `overlap` says how many of the first sentences
    also end the passage before.
    """

    id: int
    report_id: str
    section: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    overlap: int = 0

    @property
    def heading(self) -> str:
        """The section path on one line."""
        return " › ".join(self.section)

    @property
    def text(self) -> str:
        """The sentences on one line."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def page_numbers(self) -> tuple[int, ...]:
        """The PDF pages that the passage touches, ascending."""
        return tuple(sorted({span.page for sentence in self.sentences for span in sentence.spans}))


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage. Ranks are from 1, or None where that side did not find it; `score` is 0 to 1, higher is better."""

    passage: Passage
    report: Report
    pages: tuple[PageAddress, ...]
    score: float
    dense_rank: int | None = None
    lexical_rank: int | None = None
    evidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Footnote:
    """The proof of a claim: the words `quote` stand on `pages` of `report`; `verified` says that this was checked.

    `citation` is the reference as printed: `Title (year), p. iii (PDF p. 3)`.
    """

    number: int
    report: Report
    pages: tuple[PageAddress, ...]
    quote: str
    verified: bool
    citation: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of an answer, in the reports' own words, with the numbers of its footnotes."""

    text: str
    footnotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reports say to a question.

    `asked` is the stand-alone question after follow-ups are resolved. `confidence` is the
    probability, 0 to 1, that the reports answer it. `not_found` has no claims.
    """

    question: str
    asked: str
    claims: tuple[Claim, ...]
    footnotes: tuple[Footnote, ...]
    passages: tuple[Hit, ...]
    status: Status
    confidence: float
    seconds: float
    index_id: str


@dataclass(frozen=True, slots=True)
class PageRow:
    """What became of one page: `reason` is for a person to read, '' where all went well."""

    number: int
    label: str
    outcome: PageOutcome
    words: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What became of one file: `reason` is for a person to read, '' where all went well; `seconds` is the reading time.

    `labels` is the first and the last of them, `origin` says where they come from; `page_rows` has a row for each page.
    `pictures` counts the pages that OCR was not tried on; `limited`: with more time or memory more could be read.
    """

    file: str
    sha256: str
    outcome: Outcome
    reason: str
    pages: int
    words: int
    labels: str
    seconds: float
    origin: str = ""
    page_rows: tuple[PageRow, ...] = ()
    pictures: int = 0
    limited: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF read whole: its pages and its passages (their ids count from 0 within the document).

    `labels_origin` says where the pages' labels are from, for the ledger.
    """

    report: Report
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    labels_origin: str = ""
