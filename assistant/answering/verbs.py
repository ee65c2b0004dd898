"""Verbs, as far as lists and endings tell them from nouns."""

from __future__ import annotations

from assistant.patterns import regex

# Verbs as they follow 'do' or 'can' and a subject; what may as well be a noun there is left out where it mostly is one.
VERBS = frozenset(
    """accept achieve act add advise affect agree aim allow answer apply appoint argue arise ask attend avoid become
    begin believe belong blame bother bring build buy call carry cause change choose claim close collect come commend
    compare complain conclude consider contain cost count cover create criticise cut deal decide define deliver
    depend describe develop differ do draw drop earn eat elect employ enable end ensure establish exist expect
    explain face fail fall favor favour feel file fill find finish fit fix follow forbid gain gather get give go grow
    handle happen have hear help hire hold identify improve include increase introduce involve join judge keep know last
    launch lead learn leave live look lose make manage matter mean measure meet mention need offer open operate
    oppose order own pay perform praise prevent produce propose protect prove provide publish put reach receive
    recommend reduce refuse reject rely remain remove repair replace require resign return run sail say see seem
    sell send serve rise settle show sit spend stand start state stop suggest support take talk teach tell think
    travel treat try turn understand use vote wait want warn wear win work write""".split()
)
PAST = frozenset(
    """began begun became born bought brought built came chose chosen cut dealt did done drawn drew drove fell felt
    fought found gave given gone got grew grown heard held kept knew known led left lost made meant met paid put ran
    read rose said sat saw seen sent set shown sold sought spent spoke spoken stood taken taught thought threw
    told took went won wound
    wrote written""".split()
)
IMPERATIVES = frozenset("compare define describe explain give list name outline show state summarise tell".split())
# Of these that end like a participle some are nouns, and some as well one as the other: 'the budget cut in May'.
_MADE = frozenset(
    """begun born brought built chosen done drawn driven given grown heard held kept known lost made meant paid said
    seen sent shown sold spent taken taught told written""".split()
)
_NOT_DONE = regex(r"(?:hundred|shed|bed|sacred|wicked|naked|infrared|newlywed|biped|moped|kindred|hatred)$")
_NOUNS_IN_ING = frozenset(
    """building meeting hearing training teaching reading opening offering recording cutting setting reporting
    feeling finding filling fitting gathering hiring holding learning meaning opening publishing ruling selling sailing
    serving spending stopping talking thinking travelling voting warning waiting writing""".split()
)


def is_verb(word: str) -> bool:
    """'make', 'makes', 'made'."""
    low = word.lower()
    if low != word:
        return False
    return low in VERBS or low.removesuffix("s") in VERBS or is_past(word)


def is_past(word: str) -> bool:
    """'made', 'asked'."""
    return word.islower() and (word in PAST or (len(word) > 4 and word.endswith("ed") and not word.endswith("eed")))


def is_done(word: str) -> bool:
    """A participle that is hardly ever a noun: 'done' of 'the work done in May', 'interviewed'."""
    return word in _MADE or (word not in PAST and is_past(word) and not _NOT_DONE.search(word))


def is_doing(word: str) -> bool:
    """'running' of 'Is the bus running on Sundays?', not 'meeting'."""
    if not word.endswith("ing") or word in _NOUNS_IN_ING:
        return False
    root = word[:-3]
    return bool({root, f"{root}e", root[:-1] if root[-2:-1] == root[-1:] else root} & VERBS)
