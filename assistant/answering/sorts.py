"""Words of a sort: they take one another's place in a follow-up ('low' and 'high', 'councils' and 'the police')."""

from __future__ import annotations

import re

from assistant.answering.words import NUMBER_WORDS, ORDINAL_WORDS
from assistant.patterns import regex

ORDINAL = (
    rf"(?:{'|'.join(ORDINAL_WORDS)}|\d{{1,2}}(?:st|nd|rd|th)|last|final|next|previous|other|former|latter|initial)"
)
COUNTED = rf"(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)}|(?-i:I{{2,3}}|IV|VI{{0,3}}|IX|X|[A-HJ-Z]))"
YEAR = regex(r"\b(?:1[5-9]|20)\d\d(?:[/–-]\d{2,4})?\b")
_LIKE = [
    frozenset(words.split())
    for words in (
        "high low medium moderate middle middling",
        "strong weak",
        "junior senior",
        "mild moderate severe serious",
        "active passive inactive",
        "large-scale small-scale",
        "short-term long-term medium-term",
        "past present future current former",
        "old new young",
        "older newer younger middle-aged elderly",
        "oldest newest youngest",
        "big small large medium little medium-sized",
        "bigger smaller larger",
        "biggest smallest largest",
        "long short",
        "longer shorter",
        "longest shortest",
        "high-risk low-risk",
        "highest lowest average",
        "higher lower",
        "best worst",
        "better worse",
        "good bad poor fair excellent",
        "rich poor",
        "early late",
        "earlier later",
        "earliest latest",
        "most least",
        "more less fewer",
        "fast slow quick",
        "hot cold warm cool",
        "wet dry",
        "hard soft easy difficult",
        "light heavy",
        "light dark",
        "simple complex advanced basic intermediate naive modular",
        "public private voluntary",
        "urban rural",
        "male female",
        "men women children",
        "man woman child",
        "boys girls",
        "mothers fathers",
        "full-time part-time",
        "positive negative neutral",
        "internal external",
        "inner outer",
        "upper lower",
        "major minor",
        "primary secondary tertiary",
        "local regional national international central global",
        "direct indirect",
        "single return double",
        "open closed",
        "left right",
        "north south east west",
        "northern southern eastern western",
        "spring summer autumn winter",
        "morning afternoon evening night",
        "day night",
        "hourly daily weekly fortnightly monthly quarterly yearly annual",
        "wind solar nuclear tidal hydroelectric",
        "red orange yellow amber green blue purple violet pink brown black white grey gray gold silver bronze",
        "gains losses",
        "pros cons",
        "strengths weaknesses",
        "benefits costs drawbacks risks disadvantages",
        "advantages drawbacks disadvantages",
        "opportunities threats",
        "causes effects",
        "minimum maximum average",
        "domestic foreign commercial",
        "temporary permanent",
        "formal informal",
        "written oral practical",
        "online offline",
        "undergraduate postgraduate",
        "republicans democrats independents",
        "republican democrat democratic",
        "january february march april may june july august september october november december",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
]
_OPPOSED = ("dis", "un", "in", "im", "non-", "ir", "mis")
_PEOPLE = frozenset(
    """people persons men women children staff nurses parents adults pupils patients citizens residents adolescents
    pensioners clients students tenants immigrants migrants participants applicants inhabitants apprentices
    democrats republicans independents boys girls families households experts graduates pilots guests
    members volunteers engineers babies infants toddlers kids teenagers hispanics latinos blacks whites
    asians respondents recipients relatives landlords landladies employers employees neighbours neighbors managers
    teachers doctors solicitors lawyers carers guardians lodgers owners drivers inspectors""".split()
)
_MAKERS = regex(r"(?:[^aeiou]ers|ors|ists|ians|\w{3}ees|cans|men|wives)$")
_NO_MAKERS = frozenset(
    """papers numbers letters computers offers orders powers matters shelters factors sectors errors doors floors
    colors mirrors chapters centers registers answers fees committees degrees others""".split()
)
_BODIES = frozenset(
    """council councils police nhs government governments department departments trust trusts school schools
    university universities hospital hospitals court courts board boards committee committees agency
    agencies ministry ministries authority authorities company companies firm firms supplier suppliers
    charity charities team teams bank banks service services sector sectors industry business businesses
    college colleges parliament commission army airline airlines church churches union unions panel panels""".split()
)
_KIN = frozenset(
    "wife husband partner son daughter child mother father brother sister spouse girlfriend boyfriend".split()
)
_PLACES = frozenset(
    """academy centre center college court hospital institute library museum office prison school station tribunal
    university club hotel airport laboratory clinic bank shop pool park beach pub cafe restaurant surgery theatre
    gallery church castle pier campus farm factory market zoo""".split()
)


# Of a thing, not a thing: 'the fee' takes no place of 'the library'.
_MEASURES = frozenset(
    """address age aim amount budget capacity charge cost date deadline deposit depth distance duration fee fees fine
    fines frequency height length limit location margin meaning name number output penalty percentage population price
    purpose rate rates rent revenue salary scope score share size speed status success temperature time title total
    turnover value wage weight width""".split()
)


def is_measure(noun: str) -> bool:
    """Whether a noun says what is measured of something: 'fee', 'margin'."""
    return noun.lower() in _MEASURES


def is_somebody(noun: str) -> bool:
    """Whether a noun is one of a people: 'tenant'."""
    return f"{noun.lower()}s" in _PEOPLE


def like(word: str, other: str) -> bool:
    """Whether two words are fellows: 'low' and 'high', 'disadvantages' and 'advantages'."""
    one, two = word.lower(), other.lower()
    if one == two:
        return False
    if any(prefix + one == two or prefix + two == one for prefix in _OPPOSED):
        return True
    return any(one in words and two in words for words in _LIKE)


def is_ordinal(word: str) -> bool:
    """'second', '2nd', 'last'."""
    return bool(re.fullmatch(ORDINAL, word, re.IGNORECASE))


def sort_of(noun: str) -> str:
    """'people', 'body' or '' by a noun."""
    low = noun.lower()
    if low in _BODIES:
        return "body"
    if low in _PEOPLE or low in _KIN or (_MAKERS.search(low) and low not in _NO_MAKERS):
        return "people"
    return ""


def is_place(noun: str) -> bool:
    """Whether things go on at it: 'tribunal'."""
    return noun.lower() in _PLACES or (noun.isupper() and len(noun) > 2)
