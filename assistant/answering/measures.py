"""What is told in a measure of its own: a sum for 'what did it cost', a span for 'how long', a share, an age."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.kinds import MONEY_COUNTED, SHARES, WHAT_IS
from assistant.answering.signs import NUMBERS
from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import stems_of
from assistant.patterns import regex

_DIGITS = regex(r"\d[\d.,]*\d|\d")
_FINE = (
    r"(?:what|which) (?:(?:is|was) )?(?:the )?fine"
    r"|(?:big|heavy|high|large|much|steep) (?:is |of |was )?(?:an? |the )?(?:bill|fine|loan|penalty)"
)
# 'How much is Tar Support Payment?', 'How much will I get in tar benefit?'
PAYMENT = (
    r"how much (?:is|are|was|were|[^?]{0,30}?\b(?:get|receive) (?:as|from|in|of)) (?:[\w’'-]+ ){0,5}"
    r"(?:benefits?|bursar(?:y|ies)|pay|payments?|pensions?|wages?)"
    r"(?=\W*$| (?:an?|each|every|for|from|if|in|now|per|when|worth)\b)"
)
_MONEY_ASKED = regex(
    r"\b(?:costs?|costly|expensive|sav(?:e|ed|ings?)|spen[dt]|spending|invest(?:ed|ment)?|pa(?:y|id)|prices?|budgets?"
    r"|charges?|compensation|deposits?|money|fees?|salar(?:y|ies)|stipends?|premiums?|rents?|allowances?|grants?"
    rf"|{PAYMENT}|{_FINE}|(?:interest|tax|duty|vat) rates?|rates? of [\w’'-]+)\b|{MONEY_COUNTED}"
    r"|\bhow much\b[^?]*\b(?:awards?|bonus(?:es)?|borrow|bursar(?:y|ies)|earn|fares?|funding|income|loans?|refunds?"
    r"|repa(?:y|id)|scholarships?|subsid(?:y|ies)|wages?)\b"
    r"|\bhow much (?:did|do|does|has|have|will) [^?]*\b(?:contribut|donat|g[ai]ve|pledg)\w*"
    r"(?=\W*$| (?:for|to|towards)\b)",
    re.IGNORECASE,
)
_NO_MONEY_ASKED = regex(
    r"\bhow much (?:of (?:the|its|their|his|her|your) )?(?:attention|care|effort|energy|space|thought|time|work)\b",
    re.IGNORECASE,
)
_SAVED_ASKED = regex(r"\bhow much\b.*\bsaved?\b", re.IGNORECASE)
_SAVED = regex(
    r"\b(?:sav(?:e|ed|es|ing|ings)|less|cut|reduc\w*|lower\w*|cheaper|gain\w*|benefit\w*|off)\b", re.IGNORECASE
)
_SPENT_ASKED = regex(
    r"\bhow much (?:did|does|do|has|have|had|was|were|will|would)\b.*\b(?:costs?|invest(?:ed)?|spen[dt])\b"
    r"|\bwhat did (?:[\w,.’'-]+ ){1,12}(?:cost|pay|spend)\b",
    re.IGNORECASE,
)
_MONEY = regex(
    r"[£$€¥₹]|\b(?:pounds?|euros?|dollars?|pence|sterling|GBP|USD|EUR)\b|\bRs\.? ?\d|\d\s?(?:m|bn)\b"
    r"|\b(?:thousands?|millions?|billions?)\b",
    re.IGNORECASE,
)
# 'It was cut by £500' does not tell how much it is.
_CHANGE_ASKED = regex(
    r"\bby how much\b|\b(?:add|chang|cheap|cut|deduct|differ|drop|extra|fall|fell|fine|gr[eo]w|increas|less"
    r"|los[est]|lower|more|penalt|rais|reduc|ris|rose|sav|taken off)\w*",
    re.IGNORECASE,
)
_BEFORE_CHANGE = regex(r"\bbefore (?!.*\bbefore\b).*$", re.IGNORECASE)
CHANGED_BY = regex(
    r"\b(?:chang|cut|decreas|drop|fall|fell|gr[eo]w|increas|lower|rais|reduc|ris|rose)\w*(?: [\w’'-]+){0,3}? by"
    r"(?: (?:about|around|at least|over|up to))? \W?[A-Z]{0,3}[£$€¥₹]? ?\d[\d.,]*(?:\s*(?:%|per ?cent|bn|m|thousand"
    r"|million|billion))?",
    re.IGNORECASE,
)
_SUM = regex(
    r"[£$€¥₹%]|\bper ?cent\b|\b(?:pounds?|euros?|dollars?|pence|sterling|GBP|USD|EUR)\b|\bRs\.? ?\d|\d\s?(?:m|bn)\b"
    r"|\b(?:thousands?|millions?|billions?)\b|\bfor free\b|\bfree of charge\b|\b(?:is|are) free\b"
    r"|\bno (?:charge|cost|fee)\b",
    re.IGNORECASE,
)
_BY_ASKED = regex(
    r"\b(?:an?|each|every|per) (?P<unit>second|minute|hour|day|night|week|month|year|annum|head|capita|person)\b"
    r"|\b(?P<often>dai|hour|week|month|year|annual)ly\b(?=\W*$| (?:budget|charge|cost|fee|limit|payment|rate|sum)s?\b)",
    re.IGNORECASE,
)
_BY = {
    "annum": r"year|annual|annum|\bp\.a\.|\b(?:in|for|by|during) (?:the year )?(?:19|20)\d\d",
    "day": "day|daily",
    "head": "head|capita|person|each|every",
}
_BY |= {"year": _BY["annum"], "annual": _BY["annum"], "dai": _BY["day"], "capita": _BY["head"], "person": _BY["head"]}
_IN_WORDS_OF = rf"\b(?:{NUMBERS}|one|\d+)[ -](?:in|out of)[ -](?:every )?(?:{NUMBERS}|\d+)\b"
FRACTION = regex(
    rf"%|\bper ?cent\b|\b(?:{NUMBERS}|one|a)[ -](?:thirds?|quarters?|fifths?|tenths?)\b|{_IN_WORDS_OF}|\bmajority\b",
    re.IGNORECASE,
)
SHARE = regex(rf"\b\d[\d.,]*\s*(?:%|per ?cent\b)|{_IN_WORDS_OF}", re.IGNORECASE)
_SHARE_ASKED = regex(rf"{WHAT_IS}{SHARES}(?!\w)|\bhow many (?:per ?cent\b|%)", re.IGNORECASE)
_PART = regex(rf"{FRACTION.pattern}|\b(?:half|quarters?|thirds?)\b|\b\d+ of (?:the )?\d+\b", re.IGNORECASE)
# What a share is a part of.
_WHOLE = regex(
    r"\s*of (?:(?:all|the|their|its|his|her|your|our|these|those|any|each) )*"
    r"(?!(?:them|those|these|it|us|you|age[ds]?)\b)((?:[\w’'-]+ ){0,2}[\w’'-]+)",
    re.IGNORECASE,
)
_SHARE_OF = regex(rf"\b{SHARES} of\b", re.IGNORECASE)
# 'Seven in ten of its rowers, or 70 per cent': the same part again.
_AGAIN = regex(r"[^.;:]{0,40}(?:\bor|\() ?(?:about |some )?(?:\d[\d.,]* ?)?", re.IGNORECASE)
_MANY = regex(r"(?:s|men|women|people|children|staff|police)$", re.IGNORECASE)
# Whoever is counted or spoken of in any survey.
ANYBODY = frozenset(
    stems_of("people persons individuals respondents users customers citizens adults men women public voters residents")
)
_AGE_ASKED = regex(
    r"\b(?:how old|age limits?|(?:maximum|minimum|upper|lower|average) (?:[\w’'-]+ )?age)\b", re.IGNORECASE
)
_AGE_TOLD = regex(
    rf"\bage|\b(?:\d+|{NUMBERS})(?:[ -](?:and a half|years?|months?|weeks?|days?)\b"
    r"| (?:or|and) (?:over|under|older|younger)\b)|\b(?:over|under) \d|\b(?:old|half a year)\b",
    re.IGNORECASE,
)
_OFTEN_ASKED = regex(r"\bhow (?:often|frequently)\b", re.IGNORECASE)
_OFTEN = regex(
    r"\b(?:times|once|twice|every|each|daily|nightly|weekly|fortnightly|monthly|quarterly|annual\w*|yearly|regular\w*"
    r"|rarely|seldom|never|always|often|frequent\w*|sometimes|(?:a|per) (?:day|week|month|quarter|year)|constant\w*"
    r"|continu\w*)\b",
    re.IGNORECASE,
)
_WEIGHT_ASKED = regex(
    r"\bhow heavy\b|\b(?:what|how much) (?:do|does|did|can|may|must|should) [^?]*\bweigh\b"
    r"|\bwhat (?:is|was) the weight of\b",
    re.IGNORECASE,
)
_WEIGHT = regex(
    r"\d ?(?:[km]?g|lbs?|oz|t)\b|\b(?:(?:kilo|milli)?gram(?:me)?s?|kilos?|pounds?|ounces?|stones?|ton(?:ne)?s?)\b",
    re.IGNORECASE,
)
_SPAN_ASKED = regex(
    r"\bhow (?:long|old|quickly|soon)\b|^\W*(?:what (?:is|was) )?(?:the )?(?:duration|length)\b", re.IGNORECASE
)
_SPAN = regex(
    r"\b(?:(?:\d|one) second(?! phase)|seconds|minutes?|hours?|days?|nights?|weeks?"
    r"|months?|years?|decades?|terms?|pages?|words|miles|kilomet\w+"
    r"|met(?:er|re)s?|inches|feet|(?<!st )(?<!nd )(?<!rd )(?<!th )centur(?:y|ies)|until|since|ever|permanently"
    r"|(?:is|are|be|becomes?|was|were|remains?) permanent|for good|immediate\w*|straight ?away|at once)\b"
    r"|\b(?:from|between)\b.*\d.*\b(?:to|and|until)\b.*\d|\bas long as\b|\bthroughout\b|\bindefinite",
    re.IGNORECASE,
)
# 'If you pay £90 a week' tells no span.
_RATE = regex(r"[£$€¥₹] ?\d[\d.,]* (?:an?|each|every|per) (?:hour|day|week|month|year)\b", re.IGNORECASE)
# 'Six months after it came out' tells when, and how long something takes, but not how long something took.
_LASTED = regex(r"\bhow (?:long|old) (?:did|was|were|had|has)\b(?!.*\b(?:after|before)\b)", re.IGNORECASE)
_POINT = regex(
    r"\b(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?) (?:after|before|later|earlier|ago)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def needs_money(question: str) -> bool:
    """Whether nothing without a sum of money can answer."""
    return bool(_MONEY_ASKED.search(question)) and not _NO_MONEY_ASKED.search(question)


def is_sum(question: str, text: str) -> bool:
    """Whether a text has a sum of money, or a part of one, that the question has not.

    For 'how much did it cost', money; for 'how much is the tax' it may be per cent; for 'how much did it save', of what
    was saved.
    """
    if _SAVED_ASKED.search(question) and not _SAVED.search(text):
        return False
    if not _CHANGE_ASKED.search(_BEFORE_CHANGE.sub(" ", question)):
        text = CHANGED_BY.sub(" ", text)
    signs = _MONEY if _SPENT_ASKED.search(question) else _SUM
    return bool(signs.search(without_known(question, text)))


def is_by(question: str, text: str) -> bool:
    """Whether a text speaks of the unit by which a question asks, if it does: 'How much does it cost a year?'."""
    asked = _BY_ASKED.search(question)
    if not asked:
        return True
    unit = (asked["unit"] or asked["often"]).lower()
    return bool(re.search(_BY.get(unit, unit), text, re.IGNORECASE))


def measured(question: str, text: str) -> bool | None:
    """Whether a text has the share, age, span or frequency that is asked for; None where the question asks for none."""
    if _SHARE_ASKED.search(question):
        return _has_part(question, text)
    if _AGE_ASKED.search(question):
        return bool(_AGE_TOLD.search(text))
    if _WEIGHT_ASKED.search(question):
        return bool(_WEIGHT.search(text))
    if _SPAN_ASKED.search(question):
        text = _RATE.sub(" ", text)
        return bool(_SPAN.search(_POINT.sub(" ", text) if _LASTED.search(question) else text))
    if _OFTEN_ASKED.search(question):
        return bool(_OFTEN.search(text))
    return None


def _has_part(question: str, text: str) -> bool:
    """Whether a text has a part of what a share is asked of, or of nothing that it names."""
    found: list[tuple[int, bool]] = []
    for match in _PART.finditer(text):
        same = found and _SHARE_OF.search(question) and _AGAIN.fullmatch(text[found[-1][0] : match.start()])
        found.append((match.end(), found[-1][1] if same else _is_of(question, match.end(), text)))
    return any(of_it for _, of_it in found)


def _is_of(question: str, end: int, text: str) -> bool:
    """Whether a share that ends there in a text is no part of something that the question has not ('6% of income')."""
    whole = _WHOLE.match(text, end)
    if not whole:
        return True
    words = whole[1].split()
    ends = next((at for at, word in enumerate(words, 1) if _MANY.search(word)), len(words))
    return bool((ANYBODY | _known(question)) & set(stems_of(" ".join(words[:ends]))))


@lru_cache(maxsize=256)
def _known(question: str) -> frozenset[str]:
    return with_synonyms(stems_of(question))


def without_known(question: str, text: str) -> str:
    """Without the figures that the question has."""
    for known in _DIGITS.findall(question):
        number = rf"(?<![\d.,]){re.escape(known)}(?![\d.,]*\d)"
        text = re.sub(rf"[£$€¥₹]? ?{number}(?:\s*(?:bn|m|thousand|million|billion|per ?cent|%))?", " ", text)
    return text
