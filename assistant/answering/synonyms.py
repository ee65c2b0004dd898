"""Words that people ask with and reports write otherwise: 'who paid for it', where it was 'supported by' somebody.

Plain English alone, and only words that say the same in nearly any report; what a report's own abbreviations stand for
is learned from the report (see `signals`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from assistant.answering.words import stem

GROUPS = """
pay paid fund finance sponsor support
buy bought purchase procure procurement
begin began begun start launch commence
finish complete end
problem challenge difficulty obstacle barrier hurdle
goal aim objective purpose mission
benefit advantage
drawback disadvantage downside weakness
recommend recommendation suggest advise propose proposal
survey poll questionnaire
phone telephone
email e-mail
employee staff worker workforce personnel
boss leader manager executive
doctor clinician physician
supplier vendor contractor
council local+authority local+government town+hall
government whitehall
citizen public resident
client customer user
budget funding money cost price expense spending
save reduce cut lower
increase raise grow grew grown rise rose
method approach technique
result finding outcome
pilot trial test
partnership collaboration cooperation
meeting workshop session
website web internet online
computer computing technology ict digital
old legacy outdated
improve enhance better
train training education teach taught
happen occur
big large
quick fast rapid
hard difficult
important crucial vital essential key integral critical fundamental
sceptical sceptic doubt
fail failure unsuccessful
succeed success successful
need require requirement
data information
share exchange
danger risk
duty responsibility accountability
author write wrote written
download available
publish publication release
advice recommendation advise
stale outdated old obsolete
sms text+message
study research investigation
plan strategy
law legislation act
rule regulation
firm company business
reason cause
consult listen hear heard
opinion view
privacy private confidential confidentiality
enabler factor
show demonstrate
child kid
house home
car vehicle
annual yearly
trust confidence
choose chose chosen choice select
tell told inform
like praise
shop store outlet retailer
request application
pupil student
volunteer helper
"""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[frozenset[str]]]:
    found: dict[str, set[frozenset[str]]] = {}
    for line in GROUPS.split("\n"):
        each = [frozenset(map(stem, word.split("+"))) for word in line.split()]
        for own in each:
            if len(own) == 1:
                [only] = own
                found.setdefault(only, set()).update(other for other in each if other != own)
    return {word: frozenset(others) for word, others in found.items()}


def with_synonyms(stems: Iterable[str]) -> frozenset[str]:
    """Stems, and those of their synonyms."""
    own = frozenset(stems)
    return own.union(*(other for word in own for other in synonyms(word)))


def synonyms(word: str) -> tuple[frozenset[str], ...]:
    """For a stem, what says the same: stems that, all together, do."""
    return tuple(sorted(_table().get(word, ()), key=sorted))
