"""Details that are looked up, not read: a telephone number, an address, a registered number. Each has its own form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.patterns import regex

_ASKED = r"\b(?:what|which|where|is there|are there|give|find|tell)\b.*"
_PHONE = r"\+?\(?\d[\d ()./–-]{7,}\d"
_MAIL = r"\b[\w.+-]+@[\w-]+\.\w"
_WEB = r"https?://|\bwww\.|\b[\w-]+\.(?:org|com|gov|net)\b"
_POSTCODE = r"\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b"
_STREET = r"\b\d+[a-z]? [A-Z]\w+ (?:Street|Road|Lane|Avenue|Square|Place|Way|Row|Hill)\b"
_SEAT = r"\b(?:[Bb]ased|[Ll]ocated|[Hh]eadquarter\w*|[Oo]ffices?) (?:is |are )?(?:in|at)\b"
_REGISTERED = r"(?i:\b(?:charity|compan\w+|regist\w+)\b.*\d{4}|\d{4}.*\b(?:charity|compan\w+|regist\w+)\b)"
_CLOCK = (
    r"\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\b(?:[01]?\d|2[0-3]):[0-5]\d\b|\bo[’']clock\b"
    r"|(?i:\b(?:noon|midnight|midday|weekdays?|24 hours|24/7|at any time"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b)"
)
_FORMS = (
    (
        r"\b(?:opening|office|business|visiting) (?:hours|times)\b"
        r"|\b(?:at )?what times? (?:of day )?(?:is|are|do|does|can|did|was|were)\b"
        r"|\bwhen (?:is|are) (?:[\w’'-]+ ){1,6}open(?: to (?:callers|the public|visitors))?\W*$",
        _CLOCK,
    ),
    (rf"{_ASKED}\b(?:phone|telephone|fax|mobile)(?: contact)? (?:numbers?|line)\b", _PHONE),
    (
        r"\b(?:whom?|(?:which|what) number) (?:can|do|could|should|must|to) (?:(?:i|we|you|one) )?"
        r"(?:phone|ring|telephone)\b",
        _PHONE,
    ),
    (rf"{_ASKED}\be-?mail address|\bwhat (?:is|are) (?:the|their|its) e-?mails?\b", _MAIL),
    (rf"{_ASKED}\b(?:web ?sites?|web address(?:es)?|home ?page|urls?)\b", _WEB),
    (rf"{_ASKED}\bisbn\b", r"(?i:\bisbn\b)|\b97[89][\d -]{9,}"),
    (rf"{_ASKED}\bissn\b", r"(?i:\bissn\b)|\b\d{4}-\d{3}[\dXx]\b"),
    (rf"{_ASKED}\bdoi\b", r"\b10\.\d{4,}/"),
    (rf"{_ASKED}\b(?:charity|company|regist\w+)(?: \w+)? (?:numbers?|no\b)", _REGISTERED),
    (
        r"\b(?:which|what) forms? (?:do|does|must|should|can|is|are|gets?|would)\b(?!.*\btakes?\b)",
        r"(?i:\bforms?\b)|\b[A-Z]{1,5} ?\d{1,5}[A-Z]?\b",
    ),
    (rf"{_ASKED}\b(?:post ?codes?|(?:postal|street|the|their|its|your) address)\b", f"{_POSTCODE}|{_STREET}"),
    (
        r"\bwhere (?:is|are)\b.*(?:\b(?:(?<!post )offices?|head office|headquarters|headquartered)\b|\bbased\W*$)",
        f"{_POSTCODE}|{_STREET}|{_SEAT}",
    ),
    (
        r"\b(?:how|where) (?:can|do|could|should|to) (?:i |we |you |one )?"
        r"(?:contact|reach|get in touch with|write to)\b",
        f"{_PHONE}|{_MAIL}|{_WEB}|{_STREET}",
    ),
)
# What such a question calls what it asks for, which need not stand beside it.
CALLED = frozenset(
    """phone ring telephone fax mobile contact email e-mail mail address addresses website web site home page url urls
    isbn issn doi post postcode postcodes postal street number numbers line""".split()
)
ADDRESS = 4  # lines from the street to the postcode
_PATTERNS = tuple((regex(asked, re.IGNORECASE), regex(form)) for asked, form in _FORMS)


@lru_cache(maxsize=256)  # asked again for each sentence
def form_of(question: str) -> re.Pattern[str] | None:
    """How the detail looks that a question asks for, or None."""
    return next((form for asked, form in _PATTERNS if asked.search(question)), None)


def address_lines(lines: Sequence[str], first: int) -> int:
    """How many lines of an imprint, from that with a street on, are an address: up to that with the postcode; or 0."""
    if not re.search(_STREET, lines[first]):
        return 0
    ends = (at for at, line in enumerate(lines[first : first + ADDRESS], start=1) if re.search(_POSTCODE, line))
    return next(ends, 0)
