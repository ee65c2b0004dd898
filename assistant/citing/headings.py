"""Which heading stands over which statement of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.records import Claim


def headings_over(claims: Sequence[Claim]) -> list[str]:
    """For each claim the heading to show over it: '' where there is none, or the one before has the same."""
    own = [claim.heading for claim in claims]
    return own[:1] + [here if here != before else "" for before, here in pairwise(own)]
