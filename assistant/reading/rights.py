"""Pages and lines that say whose a document is: the back of a title page, a line of copyright."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.patterns import regex
from assistant.reading.lines import Line

IMPRINT_WORDS = ("©", "isbn", "issn", "registered charity", "registered as a charity", "all rights reserved")
IMPRINT = regex(
    r"\s*(?:(?:tel(?:ephone)?|fax|e-?mail|website|web)\s*[:.]|first published|printed (?:by|in)\b)", re.IGNORECASE
)
IMPRINT_LINES = 3
POSTCODE = regex(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$")
RIGHTS = regex(r"\s*(?:copyright\s*)?©|\s*copyright\s*\(c\)\s", re.IGNORECASE)


def is_imprint(lines: Sequence[Line]) -> bool:
    """Whether the page is the back of a title page: rights, numbers, addresses."""
    small = [line.text.lower() for line in lines]
    whole = "\n".join(small)
    if not any(word in whole for word in IMPRINT_WORDS):
        return False
    known = sum(any(word in text for word in IMPRINT_WORDS) for text in small)
    told = sum(bool(IMPRINT.match(line.text) or POSTCODE.search(line.text.rstrip()[-10:])) for line in lines)
    return known + told >= IMPRINT_LINES
