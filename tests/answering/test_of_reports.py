"""Several reports that a question names at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answering_fakes import BOATS, REPORTS

from assistant.answering.of_reports import each_named, spread

TOLLS = replace(BOATS, id="tolls", file="ab12.pdf", title="Paying harbour tolls", published="2012")
LOW, HIGH = (
    replace(BOATS, id=f"tides{phase}", file=f"p{phase}.pdf", title=f"The tides: a briefing on phase {phase}")
    for phase in (1, 2)
)
OVERVIEW = replace(BOATS, id="all", file="overview.pdf", title="How boats float. An overview", published="2009")
ALL = [*REPORTS, TOLLS, LOW, HIGH, OVERVIEW]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (
            "What do the overview and the phase 2 briefing say about tolls?",
            [("The overview", ["all"]), ("The phase 2 briefing", ["tides2"])],
        ),
        (
            "According to the harbour tolls guide and the overview, who pays?",
            [("The harbour tolls guide", ["tolls"]), ("The overview", ["all"])],
        ),
        (
            "What do the guide to harbour tolls and the overview say about crews?",
            [("The guide to harbour tolls", ["tolls"]), ("The overview", ["all"])],
        ),
        ("What does the overview say about tolls, and what does the phase 2 briefing say?", []),
        ("What does the overview say about the tolls?", []),
        ("What do boats and ferries cost?", []),
    ],
)
def test_reports_are_named_side_by_side(question: str, names: list[tuple[str, list[str]]]) -> None:
    assert each_named(question, ALL) == names


@pytest.mark.parametrize(
    ("question", "spelled"),
    [
        ("What do the phase 1 and phase 2 briefings say?", "the phase 1 briefing and the phase 2 briefing say?"),
        ("What do the phase 1 and 2 briefings say?", "the phase 1 briefing and the phase 2 briefing say?"),
        ("What do the long and detailed reports say?", "the long and detailed reports say?"),
    ],
)
def test_a_noun_that_two_names_share_is_said_of_each(question: str, spelled: str) -> None:
    assert spread(question, ALL).endswith(spelled)
