"""Who may be anybody: 'participants', 'the report'; and of whom they are: 'participants from the police'."""

from __future__ import annotations

import re

from assistant.answering.words import stems_of
from assistant.patterns import regex

# Who speaks in any report: its authors, those whom they asked, or anybody.
ANYBODY = frozenset(
    stems_of(
        """report source research study survey workshop phase paper briefing review series overview author researcher
        participant document guide guidance handbook manual brochure booklet leaflet publication book whitepaper website
        article text chapter section foundation people person respondent everybody
        anybody expert delegate attendee interviewee speaker we they it he she you i one
        deck slide slideshow presentation poster"""
    )
)
OF_THEM = frozenset(
    stems_of("group groups body bodies organisation organisations representative representatives leader")
)
_OF = regex(
    r"^(?:(?:all|many|most|some|the) (?:of the )?)?(?:attendees|delegates|experts|interviewees|participants|people"
    r"|representatives|respondents|speakers) (?:at|from|in|of) ",
    re.IGNORECASE,
)


def of_whom(called: str) -> str:
    """Those of whom some are named: 'the police' for 'participants from the police'; else as it is."""
    return _OF.sub("", called)
