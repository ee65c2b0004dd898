"""Whether an answer is the list that is right: every item of it, and no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation.words import normal

BULLET = "\n• "


@dataclass(frozen=True, slots=True)
class Listed:
    """How a list stands to the right one. missing: items that the answer has nowhere; other: what it has besides."""

    missing: tuple[str, ...]
    other: tuple[str, ...]

    @property
    def whole_and_alone(self) -> bool:
        """Whether the answer has every item and nothing else."""
        return not self.missing and not self.other


def compare(items: Sequence[str], claims: Sequence[str]) -> Listed:
    """The answer's `claims` (their texts) beside the right `items`, a phrase each.

    An item may stand in a bullet of its own, in what leads to the bullets, or with others in running text. Too much is
    a bullet without an item, a second bullet of the same item or one with several in a claim of several bullets (there
    a list was read amiss), and a claim that has none.
    """
    phrases = {item: normal(item) for item in items}
    found: dict[str, None] = {}
    other: list[str] = []
    for claim in claims:
        lead, *bullets = claim.split(BULLET)
        told = _held(phrases, lead)
        held = [_held(phrases, bullet) for bullet in bullets]
        seen: list[str] = []
        for bullet, here in zip(bullets, held, strict=True):
            own = [item for item in here if item not in seen]
            if not own or (len(here) > 1 and len(bullets) > 1):
                other.append(bullet)
            seen += here
        found |= dict.fromkeys(told + seen)
        if not bullets and not told:
            other.append(lead)
    return Listed(tuple(item for item in items if item not in found), tuple(other))


def _held(phrases: dict[str, str], text: str) -> list[str]:
    words = normal(text)
    return [item for item, phrase in phrases.items() if phrase in words]


def fault(items: Sequence[str]) -> str:
    """What keeps phrases from telling items apart, to follow 'items'; '' for nothing."""
    phrases = [normal(item) for item in items]
    for place, phrase in enumerate(phrases):
        if not phrase.strip():
            return f"has {items[place]!r}, which has no letter and no figure: give words of each item"
        for other, longer in enumerate(phrases):
            if other != place and phrase in longer:
                return f"has {items[place]!r}, which stands in {items[other]!r} too: give words that only one item has"
    return ""
