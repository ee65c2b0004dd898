"""Records that the tests of exports share."""

from __future__ import annotations

from dataclasses import replace

from assistant.citing.dossier import Dossier
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

BOTH = (Reader.PYPDF, Reader.PDFIUM)
MILLS = Report(
    "mills-1", "mills.pdf", "Working on the river: 50% {more} & cheaper_boats", "Working on the river",
    ("Ada Mills", "Ludwig van der Berg"), "Lock & Co", "2005-03", 1, "", "https://example.org/a_b?c=1&d=2",
    Kind.REPORT, "a" * 64, 50,
)  # fmt: skip
BODY = Report(
    "body-1", "sub/body.pdf", "Boats <b>in</b> Leeds", "", ("The River Foundation",), "", "", None, "", "",
    Kind.REPORT, "b" * 64, 9,
)  # fmt: skip
III, TWELVE, THIRTEEN = PageAddress(5, "iii"), PageAddress(18, "12"), PageAddress(19, "13")
CROSSING = Footnote(
    1, MILLS, (TWELVE, THIRTEEN), "The office counts 12 boats --> by day.", True, "", BOTH,
    ("The office counts 12", "boats --> by day."),
)  # fmt: skip
ROMAN = Footnote(2, BODY, (III,), "*Locks* are [kept] <i>shut</i> & dry_clean.", True, "", (Reader.PYPDF,), ())
UNVERIFIED = Footnote(3, BODY, (III,), "Nobody said this.", False, "", (), ())
FIRST = Answer(
    "Who counts?", "Who counts boats?",
    (Claim("The office counts 12 boats.", (1,)), Claim("It does so:\n• by *day*;\n• by night.", (2, 1))),
    (CROSSING, ROMAN), (), Status.ANSWERED, 0.9, 0.01, "abc123",
)  # fmt: skip
SECOND = replace(
    FIRST,
    question="And locks?",
    asked="Who keeps locks?",
    claims=(Claim("Locks are kept shut.", (1, 3)),),
    footnotes=(replace(ROMAN, number=1), UNVERIFIED),
    status=Status.PARTLY,
)
REFUSED = replace(FIRST, asked="Is there a moon?", claims=(), footnotes=(), status=Status.NOT_FOUND)
HIT = Hit(
    Passage(
        4, MILLS.id, ("1. Boats", "a) Counting"),
        (Sentence("=1+1 is said.", (Span(18, 0, 13),)), Sentence("It crosses.", (Span(18, 14, 19), Span(19, 0, 6)))),
    ),
    MILLS, (TWELVE, THIRTEEN), 0.5,
)  # fmt: skip
MADE = "2026-11-24T10:00:00+00:00"
ONE = Dossier(MADE, "0.1.0", "abc123", "packaged", (FIRST,))
CONVERSATION = replace(ONE, answers=(FIRST, SECOND, REFUSED))
PASSAGES = replace(ONE, answers=(), query="boats", passages=(HIT, HIT))
