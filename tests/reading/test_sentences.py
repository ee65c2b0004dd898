"""Where sentences end, and where a full stop ends none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.sentences import bounds, stops_short


@pytest.mark.parametrize(
    "text",
    [
        "It rained. | Nobody came.",
        "Did it rain? | It did! | Indeed.",
        "He said ‘it rained.’ | Nobody came.",
        "(It rained.) | Nobody came.",
        "See p. 16 and pp. 3 to 5, No. 7 and Fig. 2 of it.",
        "Mr. Boat and Dr. River met St. John. | They spoke.",
        "J. Smith and A. B. Clerk met in the U.S. Congress.",
        "Boats, e.g. ferries, i.e. those that cross, are rare.",
        "It was 3.5 per cent. | Then it fell.",
        "They met on Feb. 1 and left on Dec. 24 at noon.",
        "1. Boats are rare. | They cost more.",
        "The clerks… came late. | All of them.",
        "It ended at 5 p.m. and nobody stayed.",
        "no stop at all",
        "Smith et al. (2006) found it. | Others did not.",
        "Ferries are rare in the U.S. | The lakes have most of them.",
        "Ferries are rare in the U.S. | However, the lakes have some.",
        "All eight U.S. Federal offices, the U.K. Treasury and Boats, Inc. (“Boats”) went to the D.C. Boat Fair.",
        "Fill in form L. | You must sign it. | Then post form M.",
        "P. He, B. Clerk, T. To and R. Ferry met W. I. River and his son Boat Jr. Smith of Mt. Lake.",
        "Write to Boats Ltd. | They answer soon.",
        "It is told in Appendix I. | Others tell it too.",
        "N.B. In winter no boat goes.",
    ],
)
def test_sentences_are_found(text: str) -> None:
    whole = text.replace(" | ", " ")
    assert [whole[start:end] for start, end in bounds(whole)] == text.split(" | ")


@given(st.text())
def test_bounds_tile_the_text(text: str) -> None:
    found = bounds(text)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)


@pytest.mark.parametrize(
    ("above", "below", "short"),
    [
        ("boats of eight U.S.", "Federal offices", True),
        ("boats, e.g.", "ferries", True),
        ("boats of Dr.", "River", True),
        ("boats of the U.S.", "The ferries", False),
        ("boats of Lake Inc.", "Ferries", False),
        ("as told in Appendix B.", "Ferries", False),
        ("went home.", "Ferries", False),
        ("the U.S.", "", False),
        ("", "Ferries", False),
    ],
)
def test_a_stop_at_a_line_s_end_may_only_shorten(above: str, below: str, short: bool) -> None:
    assert stops_short(above, below) is short
