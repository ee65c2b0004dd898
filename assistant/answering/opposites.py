"""Words that are opposed to those of a question: 'the most' to 'the least', 'to join' to 'to leave'."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.decisive import BESIDE
from assistant.answering.denial import NEAR_DENIAL
from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import stem, stems_of

_PAIRS = """
least/most lowest/highest smallest/largest smallest/biggest shortest/longest weakest/strongest worst/best
slowest/fastest cheapest/dearest youngest/oldest easiest/hardest newest/oldest earliest/latest poorest/richest
minimum/maximum minimal/maximal lower/upper low/high small/large short/long weak/strong slow/fast cheap/expensive
cheap/dear young/old easy/hard easy/difficult simple/complex simplicity/difficulty simplicity/complexity poor/rich
narrow/wide light/heavy dry/wet cold/hot cold/warm thin/thick
increase/decrease increase/reduction rise/fall rising/falling growth/decline gain/loss profit/loss
input/output import/export internal/external inner/outer inside/outside indoor/outdoor
concrete/abstract formal/informal public/private rural/urban domestic/foreign local/national
arrive/depart arrival/departure enter/exit join/leave buy/sell buyer/seller borrow/lend borrower/lender win/lose
employer/employee landlord/tenant parent/child husband/wife father/mother male/female men/women boys/girls
accept/reject allow/forbid approve/reject open/close push/pull attack/defend victory/defeat
advantage/disadvantage benefit/drawback strength/weakness success/failure supporter/opponent ally/enemy
north/south northern/southern east/west eastern/western left/right front/rear top/bottom
turnon/turnoff winter/summer morning/evening sunrise/sunset
positive/negative maternal/paternal maternity/paternity optimist/pessimist majority/minority
voluntary/compulsory optional/mandatory temporary/permanent direct/indirect
""".split()


@lru_cache(maxsize=1)
def _opposites() -> dict[str, frozenset[str]]:
    """By stem, the stems of what is opposed to it."""
    found: dict[str, set[str]] = {}
    for pair in _PAIRS:
        one, other = map(stem, pair.split("/"))
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


_TURNED = re.compile(r"\b(?:power|switch|turn)(?:ed|ing|s)? (on|off)\b", re.IGNORECASE)


def _stems(text: str) -> set[str]:
    """The stems of a text, with 'turn off' as one word."""
    return set(stems_of(_TURNED.sub(r"turn\1", text)))


@lru_cache(maxsize=256)
def _opposed(asked: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each word asked that has an opposite which is not asked, it with its synonyms, and its opposites."""
    if NEAR_DENIAL.search(asked):
        return ()
    asked = BESIDE.sub("", asked)
    words = _stems(asked)
    known = {word: _opposites()[word] for word in words & _opposites().keys()}
    return tuple((with_synonyms([word]), others) for word, others in sorted(known.items()) if not others & words)


def is_opposite(asked: str, text: str, around: str) -> bool:
    """Whether a text has the opposite of a word asked, and neither it nor what stands around it the word itself."""
    opposed = _opposed(asked)
    if not opposed or NEAR_DENIAL.search(text):
        return False
    words, near = _stems(text), _stems(around)
    return any(others & words and not own & (words | near) for own, others in opposed)


def has_asked(asked: str, text: str) -> bool:
    """Whether a text has all the words asked that have opposites."""
    words = _stems(text)
    return all(own & words for own, _ in _opposed(asked))
