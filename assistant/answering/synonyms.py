"""Words that people ask with and reports write otherwise: 'who paid for it', where it was 'supported by' somebody.

Plain English alone, and only words that say the same in nearly any report; what a report's own abbreviations stand for
is learned from the report (see `signals`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from assistant.answering.words import WORD, stem

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
paperwork document documentation
phone telephone ring
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
big bigger large larger
quick quicker fast faster rapid
hard harder difficult
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
rule regulation requirement
id identification
firm company business
reason cause
consult listen hear heard
opinion view
privacy confidential confidentiality
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
attend participate came
establish create found
examine investigate review
ensure guarantee
hinder hamper impede prevent obstruct
introduce introduction adopt
abandon scrap cancel abolish
postpone delay
dismiss expel
permit allow
forbid ban prohibit
commend applaud praise
criticise criticism blame
vary differ different difference
worry concern fear
answerable accountable responsible
persuade convince
encourage incentive motivate
discourage deter
compulsory mandatory obligatory
optional voluntary
duplicate repeat
salary wage pay earnings
vacancy job post position
flat apartment
elderly older
handicapped disabled disability
poor deprived disadvantaged
wealthy rich affluent
ill sick illness
jobless unemployed unemployment
cheap inexpensive affordable
expensive costly
trustworthy reliable
size extent
length duration
tech technology ict
easy easier simple
happy happier
duration ran
young younger
contest competition
programmer developer
settle resolve
argument debate dispute disagreement argue
kit equipment hardware
folk people
persuade convince win
cash money
drug medicine medication
mother mum
father dad
broken faulty defective
fix repair mend
late delay overdue
retain keep
receive obtain
supply provide provision
indicate reveal
utilise use
respond reply answer response
verify check inspect
monitor watch
entitle entitlement
criterion condition
opportunity chance
estimate guess
injury injure hurt harm
satisfied happy content satisfaction
angry anger
region area district
exam examination
fee charge
debt owe
borrow loan
demolish demolition
photo photograph picture image
chart graph
decline decrease fall drop
majority most
shortage scarce scarcity lack
additional extra
main chief principal
frequent frequently often
rare rarely seldom
foreign overseas abroad international
"""
# Phrases that people ask with, each before what reports write; at most one word stands between the words of a phrase.
PHRASES = """
take+part participate attend involve come came
get+involved participate engage
carry+out conduct perform undertake implement
set+up establish create found
look+at examine review consider
look+into investigate examine
find+out learn discover
get+rid remove abolish scrap
make+sure ensure guarantee
go+wrong fail failure problem error
go+up increase rise grow
go+down fall decrease drop decline
bring+in introduce
hold+back hinder hamper
the+way hinder hamper obstacle barrier challenge difficulty
kick+out dismiss expel exclude
on+board engage engagement involve commit
sign+up register enrol
roll+out implement deploy
sort+out resolve solve
in+charge lead responsible oversee run ran
go+on last continue
give+up abandon drop
cut+down reduce
fall+short fail lack
miss+out lose
pay+off benefit succeed
behind+schedule late delay overdue slip slippage
money+back refund refundable repay reimburse
get+back refund refundable reclaim recover
"""
_IRREGULAR = dict(
    pair.split("=")
    for pair in """took=take taken=take went=go gone=go brought=bring held=hold got=get gotten=get found=find made=make
    gave=give given=give came=come kept=keep fell=fall fallen=fall paid=pay""".split()
)


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


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[tuple[str, ...], tuple[frozenset[str], ...]], ...]:
    lines = [line.split() for line in PHRASES.split("\n") if line]
    return tuple(
        (tuple(map(_base, phrase.split("+"))), tuple(frozenset((stem(word),)) for word in others))
        for phrase, *others in lines
    )


def _base(word: str) -> str:
    return stem(_IRREGULAR.get(word, word))


def phrased(asked: str) -> dict[str, tuple[frozenset[str], ...]]:
    """For stems of phrases in a question, what says the same as the phrase: 'took', 'part' of 'took part', 'attend'."""
    words = [(match[0].lower(), _base(match[0].lower())) for match in WORD.finditer(asked)]
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for phrase, others in _phrases():
        for place, (word, base) in enumerate(words):
            if base != phrase[0]:
                continue
            after = next((other for other, same in words[place + 1 : place + 3] if same == phrase[1]), "")
            for one in (word, after) if after else ():
                found[stem(one)] = (*found.get(stem(one), ()), *others)
    return found


def with_synonyms(stems: Iterable[str]) -> frozenset[str]:
    """Stems, and those of their synonyms."""
    own = frozenset(stems)
    return own.union(*(other for word in own for other in synonyms(word)))


def synonyms(word: str) -> tuple[frozenset[str], ...]:
    """For a stem, what says the same: stems that, all together, do."""
    return tuple(sorted(_table().get(word, ()), key=sorted))
