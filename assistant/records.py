"""The records that pass between rooms: frozen, slotted, no input or output.

Two numbers name a page. `number` is its place in the PDF file, from 1: it opens the page.
`label` is the page number as printed, or as the PDF labels it ('iii', '3', 'A-1', or '' where
a page has none): it cites the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.ledger import LedgerRow as LedgerRow
from assistant.ledger import Outcome as Outcome
from assistant.ledger import PageOutcome as PageOutcome
from assistant.ledger import PageRow as PageRow
from assistant.progress import OnProgress as OnProgress
from assistant.progress import Progress as Progress
from assistant.progress import Stage as Stage
from assistant.titles import context, headline


class Kind(StrEnum):
    """What a source is."""

    REPORT = "report"
    BRIEFING = "briefing"


class Status(StrEnum):
    """How far the reports answer a question."""

    ANSWERED = "answered"
    PARTLY = "partly"
    NOT_FOUND = "not_found"


class Reader(StrEnum):
    """A program that reads the words of a page; quotes are checked against two that share no code."""

    PYPDF = "pypdf"
    PDFIUM = "pdfium"


class Style(StrEnum):
    """How references are written; `PLAIN` is our own: `Title (year), p. iii (PDF p. 3)`."""

    PLAIN = "plain"
    CHICAGO = "chicago"
    HARVARD = "harvard"
    APA = "apa"
    MHRA = "mhra"
    OSCOLA = "oscola"
    VANCOUVER = "vancouver"
    IEEE = "ieee"


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

    @property
    def headline(self) -> str:
        """The title as it stands before headings: cut after some words, '' where it is a number or a code."""
        return headline(self.title)


@dataclass(frozen=True, slots=True)
class Page:
    """One page as the PDF readers give it: raw, never cleaned, so that quotes can be checked against it.

    `text` is pypdf's, which passages are made of; `second` is pdfium's, '' where it could not read the page.
    `problem` says why it has no text, where it has none.
    """

    report_id: str
    number: int
    label: str
    text: str
    second: str = ""
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


CELL = "\u2003"  # the white space between the cells of a table's row


class Role(StrEnum):
    """What a sentence is in its document."""

    TEXT = "text"
    LEAD_IN = "lead-in"
    ITEM = "item"
    TABLE = "table"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    REFERENCE = "reference"
    IMPRINT = "imprint"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Cleaned words, and where they stand: one span for each page they touch, in reading order.

    `group` is the same number for a list's lead-in and each of its items, unique in the report;
    0 outside lists. `paragraph` numbers the paragraphs of the report; a footnote has the number of the paragraph
    that its mark stands in.
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
    also end the passage before. `title` is the report's as it stands before the headings, '' where it has no words.
    """

    id: int
    report_id: str
    section: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    overlap: int = 0
    title: str = ""

    @property
    def heading(self) -> str:
        """The section path on one line."""
        return " › ".join(self.section)

    @property
    def context(self) -> str:
        """What the passage is read under: the report's title and the section path, on one line."""
        return context(self.title, self.section)

    @property
    def text(self) -> str:
        """The sentences on one line."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def page_numbers(self) -> tuple[int, ...]:
        """The PDF pages that the passage touches, ascending."""
        return tuple(sorted({span.page for sentence in self.sentences for span in sentence.spans}))


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of a report, as the path of headings above it, and the page that it begins on."""

    section: tuple[str, ...]
    page: PageAddress


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage. Ranks: from 1, None if not found; score: 0 to 1; pages: the likeliest sentence's first."""

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

    `citation` is the reference as printed: `Title (year), p. iii (PDF p. 3)`. `verified_by` names the readers that
    find the words there: both, or one where the other disagrees. `parts` are the quote's words on each of `pages`.
    """

    number: int
    report: Report
    pages: tuple[PageAddress, ...]
    quote: str
    verified: bool
    citation: str
    verified_by: tuple[Reader, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of an answer, in the reports' own words, with the numbers of its footnotes.

    `heading` is the section or report that it stands under in the answer, '' for none."""

    text: str
    footnotes: tuple[int, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reports say to a question.

    `asked` is the stand-alone question after follow-ups are resolved. `confidence` is the probability, 0 to 1, that
    the reports answer it. `not_found` has no claims. `scope` names the files that the question's own words confined
    it to; `missing` are words of it that stand nowhere in the reports asked, or pages it names that have no text;
    `unanswered` is what `partly` leaves without an answer: questions of several asked at once, or names of what was to
    be compared.
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
    scope: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One side of a comparison: the `name` of a report, phase or sector, its files, and what they answer."""

    name: str
    files: tuple[str, ...]
    answer: Answer


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same question asked of each side by itself; `common` is what a report itself says of all of them."""

    question: str
    columns: tuple[Column, ...]
    common: Answer | None
    seconds: float
    index_id: str


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF read whole: its pages and its passages (their ids count from 0 within the document).

    `labels_origin` says where the pages' labels are from, for the ledger: 'from the file', 'printed on the pages',
    'printed (the file says otherwise)', 'from the catalogue' or 'none'.
    """

    report: Report
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    labels_origin: str = ""
