"""The ledger's records: what became of each file and of each of its pages when they were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


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
    page_rows: Sequence[PageRow] = ()
    pictures: int = 0
    limited: bool = False
