"""Whether a figure in a text can count what a question asks the number of."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from assistant.answering.kinds import (
    CHARGE,
    COSTS,
    LIMIT,
    NUMBER_OF,
    SHARES,
    SIZE_OF,
    WHAT_IS,
)
from assistant.answering.measures import ANYBODY, CHANGED_BY, FRACTION, PAYMENT, SHARE, is_sum, measured, without_known
from assistant.answering.signs import MONTHS, NUMBERS, ONE
from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import FUNCTION_WORDS, NUMBER_WORDS, stems_of
from assistant.patterns import regex

FIGURE_NEEDED = regex(
    rf"\bhow many\b|{WHAT_IS}(?:number|score|{SHARES})(?!\w)|{NUMBER_OF}|{SIZE_OF}|{COSTS}|{CHARGE}|{LIMIT}"
    r"|\bhow much\b.*\b(?:costs?|spen[dt]|spending|pa(?:y|id)|price|budget|invest(?:ed|ment)?|money|sav(?:e|ed|ings?)"
    r")\b|\bhow far (?:did|do|does|has|have|had)\b.*\b(?:cut|declin\w*|drop\w*|fall|fell|gr[eo]w\w*|increas\w*|reduc\w*"
    r"|ris\w*|rose)\b"
    r"|\bhow (?:long|often) (?:did|does|do|has|have|had|will|would|was|were|is|are|am|must|can|could|may|should|before"
    r"|until|till|after|ago)\b|\bhow (?:quickly|soon) (?:did|does|do|will|must|should|would|can)\b|\bhow old\b"
    r"|\bhow much of (?:the |its |their )?[£$€]?\d|\bhow much\b[^?]*\b(?:goes|go|went) (?:into|on|to|towards)\b"
    rf"|\b{PAYMENT}|\bby how much\b|\bhow much [^?]*\bweigh\b"
    r"|\bhow (?:heavy|tall|wide|deep|thick) (?:is|are|was|were|can|may|must)\b",
    re.IGNORECASE,
)
# A part of what is counted ('seven of the ten recommendations').
_PARTITIVE = regex(
    rf"\b(?<!in )(?:{NUMBERS}|\d+|one) of (?:the|these|those|its|their)(?: (?:{NUMBERS}|\d+))?\b", re.IGNORECASE
)
# Figures that count nothing: sums, ordinals, days of a month, years (not '2000 boats'); 'form P45', 'COVID-19'.
_NO_NUMBER = regex(
    r"(?:\bpages?|\bpp?\.) (?:\d+|[ivxl]+)\b(?:(?:,|,? and|–|-) ?(?:\d+|[ivxl]+)\b)*"
    r"|[£$€¥₹] ?\d[\d.,]*(?:\s*(?:bn|m|thousand|million|billion|trillion)\b)?|\b\d+(?:st|nd|rd|th|[ -]degrees?)\b"
    r"|\b24/7\b|\[\d+(?:[,–-] ?\d+)*\]|^(?:• )?\d+[.)](?= )"
    r"|\b(?:sections?|chapters?|parts?|phases?|box|tables?|figures?) "
    rf"(?:\d+|{NUMBERS}|one)\b|(?-i:\b[A-Z][A-Za-z]*[-–]?\d[\w-]*)|\bforms? ‘?(?:[A-Z]+ ?)?\d\w*"
    r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? \d{1,2}\b|\b[A-Z]\.\d+\b"
    rf"|\b\d{{1,2}} {MONTHS}\b|\b{MONTHS} \d{{1,2}}\b"
    r"|\b(?:19|20)\d\d\b(?!(?<!in 2000)(?<!of 2000)(?<=\b2000) [a-z]{3,}s\b)",
    re.IGNORECASE,
)
# 'It leaves none in May' counts those of a time alone.
_NONE_THEN = regex(r"\bnone (?:after|at|before|during|for|from|in|on)\b", re.IGNORECASE)
# '2 Open the lid' is the second of some steps, and counts only these.
_STEP, _STEPS_ASKED = regex(r"^(?:• )?\d{1,2}(?= [A-Z])"), regex(r"\bsteps?\b", re.IGNORECASE)
# Units that may stand without a space after their figure: '120kg'.
_STUCK = "kg|km|cm|mm|ml|gb|mb|tb|k?hz|mhz|ghz|kwh?|mah|db|px|ft|lb|oz"
# Figures of a unit, which count nothing else; and ages.
_MEASURED = regex(
    rf"\b(?:\d[\d.,]*|{NUMBERS}|one)(?: (?:or|to|and) \d+)?[ -]?(?:calendar |consecutive |full |whole |working )?"
    r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|year|decade|mile|kilomet\w+|met(?:er|re)|lit(?:er|re)"
    r"|gram|tonn?e|ton|inch|feet|foot|acre|hectare|gallon|watt|volt|degree|pence|pound|euro|dollar"
    rf"|{_STUCK})s?\b",
    re.IGNORECASE,
)
_AGE = regex(
    r"\b(?:age[ds]?(?: of)?|over|under|(?:is|are|you['’]re|turn\w*|reach\w*) (?:at least )?) ?\d{1,2}"
    r"(?=\s*(?:[.,;:)]|$|(?:or|and) (?:over|under|older|younger|above|below)\b))",
    re.IGNORECASE,
)
_LIMIT_ASKED = regex(LIMIT, re.IGNORECASE)
# What is counted: up to five words before a verb.
_VERB = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may|might|get|gets|\w{3,}ed|took|came|went|made"
    r"|met|sat|said|gave|got|left|led|ran|won|held|felt|saw|wrote|thought|in|at|on|of|for|to|from|by|with)\b"
)
# 'Approved instructors' are counted; of those who 'approved the plan' nothing is said.
_DONE = (
    r"(?:[\w’'-]{3,}ed (?=(?:[\w’'-]+ ){0,2}?[\w’'-]*[^s\W]s\b)(?!(?:an?|all|any|her|his|its|my|no|our|the|their|that"
    r"|these|this|those|your|[a-z]+ly|at|by|for|from|in|of|on|to|with)\b))"
)
_COUNTED_NOUN = regex(
    r"\b(?:number of|how many(?: (?:kinds|pieces|sorts|types) of)?"
    rf"|{SHARES} of(?: all)?(?: the| its| their| these| those)?"
    r"|of (?:the|these|those) \d[\d.,]*(?=[^?]*\bhow many (?:are|were|had|have|did|do)\b))"
    rf" (?!(?:things|ones|points|items|per ?cent)\b|%)({_DONE}?(?:(?!{_VERB})[\w’'-]+(?:\W+|$)){{1,5}})",
    re.IGNORECASE,
)
# The noun of what is counted is the first in the plural: 'guardianship applications', 'children in need'.
_PLURAL = regex(r"\b(?:people|persons|children|men|women|staff|police|[\w’'-]{2,}[^s\W]s(?!['’] ))\b", re.IGNORECASE)
# Nouns in the plural of people, by their ends, and of what there is one of for each: '40 deaths'.
_NOBODY = (
    r"accidents|answers|\w*ments|centers|chapters|colou?rs|committees|computers|containers|contents|covers|degrees|doors"
    r"|errors|events|factors|fees|filters|floors|grants|incidents|letters|lists|matters|\w*meters|monitors|motors|numbers"
    r"|offers|orders|papers|patents|percents|plants|posters|powers|quarters|registers|sectors|sensors|servers|talents|trees"
    r"|variants|vectors"
)
_PEOPLE = regex(
    rf"\b(?!(?:{_NOBODY})$)(?:\w+(?:[aeo]nts|ans|ees|ers|ists|ors)|adults|boys|candidates|cases|citizens|couples|deaths"
    r"|delegates|democrats|friends|families|females|girls|graduates|guests|heads|households|individuals|judges|kids|males"
    r"|nurses|officials|persons|professionals|pupils|recruits|relatives|responses|spouses|victims|wives)$",
    re.IGNORECASE,
)
_TIMES_ASKED = regex(r"\b(?:attempts|chances|goes|times|tries)\b", re.IGNORECASE)
_TIMES = regex(r"\b(?:once|twice)\b", re.IGNORECASE)
_OF_A_WHOLE = regex(r"\bhow many of\b", re.IGNORECASE)
_SURVEYED = regex(
    r"\bhow many\b.* (?:was |were |did (?:[\w’'-]+ ){1,3}?)(?:consult|interview|poll|question|sampl|survey)(?:e?d)?\b",
    re.IGNORECASE,
)
_ALL_OF_THEM = regex(
    r"\bhow many\b.*\b(?:do|does|did)\b.*\b(?:have|employ|own|hold|contain|include|run|issue|record"
    r"|receive|carry out|conduct|make|publish|open|build|sell|buy)\b|\bhow many\b.* there\b"
    r"|\bhow many (?:people|persons|[\w’'-]+s) (?:sit|sat|serve|served|belong|belonged|are|were) (?:in|on|to)\b"
    r"|\bhow many (?:[\w’'-]+ ){1,3}?(?:die|died|live|lived|reside|worked?)\b|\btotal number of\b"
    r"|\bnumber of\b.*\bemployed\b"
    rf"|{_SURVEYED.pattern}",
    re.IGNORECASE,
)
# A figure, and a noun in the plural that it counts.
_FIGURE = regex(
    rf"\b\d[\d.,]*(?:\s*(?:%|per ?cent)|(?i:{_STUCK})\b)?(?: of(?: the| all)?)?"
    r"((?: (?:(?:[A-Z]\.){2,}|[\w’'-]+)){0,2}? (?:[a-z]{3,}[^s\W]|[A-Z]{2,})s)?\b"
)
_STOPS = "(?:of|in|out|is|are|was|were|has|have|had|did)"
# A number in words, and up to three words that it may count: none before a stop or a verb that tells what they did.
_IN_WORDS = regex(
    rf"\b(?<!first )(?<!second )(?<!other )(?<!latter )(?<!these )(?<!those )(?:(?:{NUMBERS}) (?:or|to) )?"
    rf"(?:{NUMBERS}|{ONE})\b"
    rf"((?:[ -](?!{_STOPS}\b)[\w’'-]+(?:[ -](?!(?:{_STOPS}|\w{{3,}}ed)\b)[\w’'-]+){{0,2}})?)",
    re.IGNORECASE,
)
_NO_KIND = FUNCTION_WORDS | {*NUMBER_WORDS, "many", "several", "thirds", "hundred", "thousand", "million", "percent"}
# '25 deaths per 100,000 people' are no number of deaths.
_RATE = regex(r"\b\d[\d.,]*(?: [\w’'-]+){1,3} per \d[\d,]*(?: [\w’'-]+)?")
_PER_ASKED = regex(r"\bper\b")
_SIZE_ASKED = regex(
    r"\bhow (?:large|big)\b|\bsize of\b[^?]*\b(?:budget|debt|deficit|econom|endowment|fund|grant|invest|loan|market)",
    re.IGNORECASE,
)
# 'Forty pieces of advice' are what is counted by 'how many pieces of advice'.
_SORTS = "(?:kinds|pieces|sorts|types) of"
_SORTS_ASKED, _SORTED = regex(rf"\bhow many {_SORTS}\b", re.IGNORECASE), regex(rf"\b{_SORTS} ", re.IGNORECASE)


@lru_cache(maxsize=256)
def needs_figure(question: str) -> bool:
    """Whether nothing without a figure can answer: 'how many', 'what share', 'how much did it cost'."""
    return bool(FIGURE_NEEDED.search(question))


def counts(question: str, text: str) -> bool:
    """Whether a text has a figure that may count what the question asks the number of.

    For a share, a part of a whole; for 'how long', a span; for 'how often', what says so; for 'how large', a sum of
    money, too. Else, besides those that the question has, a figure that is no year, no sum of money and no ordinal,
    and does not count another thing; a number in words that stands alone or before what is to be counted ('three
    workshops' for 'how many workshops'), but no part of a number ('two of the three workshops'); a part of a whole,
    but not for 'how many … does it have'.
    """
    told = measured(question, text)
    if told is not None:
        return told
    if _LIMIT_ASKED.search(question) and is_sum(question, text):
        return True
    if _SIZE_ASKED.search(question) and is_sum(question, SHARE.sub(" ", text)):
        return True
    text = _SORTED.sub("", text) if _SORTS_ASKED.search(question) else text
    text = without_known(question, text)
    if not _TIMES_ASKED.search(question):
        text = _TIMES.sub(" ", text)
    elif _TIMES.search(text):
        return True
    if not _OF_A_WHOLE.search(question):
        text = _PARTITIVE.sub(" ", text)
    text = _NONE_THEN.sub(" ", text)
    text = _NO_NUMBER.sub(" ", text if _STEPS_ASKED.search(question) else _STEP.sub(" ", text))
    if _asks_for_all(question) or _SIZE_ASKED.search(question):
        text = FRACTION.sub(" ", SHARE.sub(" ", text))
    elif FRACTION.search(text) and not SHARE.search(text):
        return True
    alike = _alike(question)
    if _COUNTED_NOUN.search(question):
        text = CHANGED_BY.sub(" ", text if _PER_ASKED.search(question) else _RATE.sub(" ", text))
        text = _AGE.sub(" ", _MEASURED.sub(lambda one: one[0] if stems_of(one["unit"])[0] in alike else " ", text))
    people, anything = alike & ANYBODY, not _COUNTED_NOUN.search(question)
    nouns = [match[1] for match in _FIGURE.finditer(text)]
    if any(anything or not noun or alike & set(stems_of(noun)) or (people and _PEOPLE.search(noun)) for noun in nouns):
        return True
    return any(not match[1] or alike & set(stems_of(match[1])) for match in _IN_WORDS.finditer(text))


def counts_noun(question: str, text: str) -> bool:
    """Whether a text has a figure right before what the question asks the number of: 'ten recommendations'."""
    noun = set(stems_of(_counted(question)[1]))
    noun = noun if _SURVEYED.search(question) else noun - ANYBODY
    found = (_FIGURE, _IN_WORDS)
    return any(match[1] and noun & set(stems_of(match[1])) for pattern in found for match in pattern.finditer(text))


@lru_cache(maxsize=256)
def qualifiers(question: str) -> frozenset[str]:
    """The stems of names that say which of what is counted are meant: 'Kent' in 'how many Kent councils'."""
    words = _counted(question)[0].split()
    return frozenset(stem for word in words if word[0].isupper() and not word.isupper() for stem in stems_of(word))


def has_counted(question: str, text: str) -> bool:
    """Whether a text has what 'how many …' asks the number of, or a synonym; true where that is people of any kind."""
    return not _COUNTED_NOUN.search(question) or bool(_alike(question) & (ANYBODY | set(stems_of(text))))


@lru_cache(maxsize=256)
def _alike(question: str) -> frozenset[str]:
    """The stems of what is counted and of its synonyms; of all words where nothing is. People are counted as any."""
    alike = with_synonyms(stems_of(_counted(question)[1] or question))
    return alike | ANYBODY if alike & ANYBODY and _COUNTED_NOUN.search(question) else alike


@lru_cache(maxsize=256)
def _counted(question: str) -> tuple[str, str]:
    """What is counted: the words before its noun, and the noun (all words where none is found); empty for nothing."""
    counted = _COUNTED_NOUN.search(question)
    if not counted:
        return "", ""
    plural = _PLURAL.search(counted[1])
    return (counted[1][: plural.start()], plural[0]) if plural else ("", counted[1])


def counts_others(question: str, text: str, near: Set[str]) -> bool:
    """Whether a text counts others of the kind: 'managers at the front line' where 'senior managers' are asked for.

    near: the stems of what stands around it.
    """
    before, noun = _counted(question)
    which = before.split()[-1] if before else ""
    if not which or which.endswith("ed") or which.lower() in FUNCTION_WORDS or with_synonyms(stems_of(which)) & near:
        return False
    others = re.findall(rf"\b([a-z][\w’'-]+) {re.escape(noun)}\b", text, re.IGNORECASE)
    where = re.findall(
        rf"\b{re.escape(noun)} (?:at|from|in|of|on) (?:its |the |their )?([\w’'-]+)", text, re.IGNORECASE
    )
    if which.lower() in re.sub(r"[\s-]", "", text.lower()):  # 'managers at the front line' are frontline managers
        return False
    elsewhere = set(stems_of(" ".join(where))) - set(stems_of(question))
    return bool(elsewhere) or any(other.lower() not in _NO_KIND for other in others)


@lru_cache(maxsize=256)
def _asks_for_all(question: str) -> bool:
    """'How many … does it have', 'how many … are there'."""
    return bool(_ALL_OF_THEM.search(question))
