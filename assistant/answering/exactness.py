"""Whether what a text has of the kind asked for can be what is asked: a sum for 'how much money', a name for 'who'."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.details import form_of
from assistant.answering.kinds import MONTHS, NAMED, NUMBERS, ONE, SIGNS, QuestionKind, bare
from assistant.answering.synonyms import synonyms
from assistant.answering.words import stems_of

# --- figures
FIGURE_NEEDED = re.compile(
    r"\bhow many\b|\bwhat (?:share|proportion|percentage|number|fraction)\b"
    r"|\bwhat (?:did|does|do|will|would) (?:\w+ ){1,8}cost\b"
    r"|\bhow much\b.*\b(?:costs?|spen[dt]|spending|pa(?:y|id)|price|budget|invest(?:ed|ment)?|money)\b",
    re.IGNORECASE,
)
# A part of what is counted ('seven of the ten recommendations').
_PARTITIVE = re.compile(
    rf"\b(?:{NUMBERS}|\d+|one) of (?:the|these|those|its|their)(?: (?:{NUMBERS}|\d+))?\b", re.IGNORECASE
)
# Figures that count nothing: sums of money, ordinals, days of a month, years.
_NO_NUMBER = re.compile(
    rf"[£$€] ?\d[\d.,]*|\b\d+(?:st|nd|rd|th)\b|\b\d{{1,2}} {MONTHS}\b|\b{MONTHS} \d{{1,2}}\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
# What is counted: up to three words before a verb.
_VERB = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may|might|\w{3,}ed|took|came|went|made"
    r"|met|sat|said|gave|got|left|led|ran|won|held|felt|saw|wrote|thought|in|at|on|of|for|to|from|by|with)\b"
)
_COUNTED_NOUN = re.compile(
    rf"\bhow many (?!(?:things|ones|points|items)\b)((?:(?!{_VERB})[\w’'-]+\W+){{1,3}})", re.IGNORECASE
)
_ANYBODY = frozenset(stems_of("people persons individuals respondents users customers citizens"))
_OF_A_WHOLE = re.compile(r"\bhow many of\b", re.IGNORECASE)
_ALL_OF_THEM = re.compile(
    r"\bhow many\b.*\b(?:do|does|did)\b.*\b(?:have|employ|own|hold|contain|include|run)\b|\bhow many\b.* there\b",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"%|\bper ?cent\b|\b(?:{NUMBERS}|one|a)[ -](?:thirds?|quarters?|fifths?|tenths?)\b"
    rf"|\b(?:{NUMBERS}|one|\d+) in (?:{NUMBERS}|\d+)\b|\bmajority\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\b\d[\d.,]*\s*(?:%|per ?cent\b)", re.IGNORECASE)
# A figure, and a noun in the plural that it counts.
_FIGURE = re.compile(
    r"\b\d[\d.,]*(?:\s*(?:%|per ?cent))?(?: of(?: the| all)?)?((?: [a-z’'-]+){0,2}? [a-z]{3,}[^s\W]s)?\b"
)
# A number in words, and up to three words that it may count: none before a stop or a verb that tells what they did.
_IN_WORDS = re.compile(
    rf"\b(?<!first )(?<!second )(?<!other )(?<!latter )(?:{NUMBERS}|{ONE})\b"
    r"((?:[ -](?!(?:of|in|out|is|are|was|were|has|have|had|did)\b)[\w’'-]+){0,3})",
    re.IGNORECASE,
)
_MONEY_NEEDED = re.compile(
    r"\b(?:costs?|costly|expensive|spen[dt]|spending|pa(?:y|id)|price|budget|money)\b", re.IGNORECASE
)
_SUM = re.compile(r"[£$€%]|\bper ?cent\b|\b(?!(?:19|20)\d\d\b)\d|\b(?:thousands?|millions?|billions?)\b", re.IGNORECASE)

# --- dates
_DATE_NEEDED = re.compile(r"\b(?:what|which)\b[^,;]{0,30}\b(?:dates?|days?|months?)\b", re.IGNORECASE)
_TIME_NEEDED = re.compile(
    r"^\W*(?:and )?(?:since )?when (?:did|was|were|will|has|have|had)\b"
    r"|^\W*(?:and )?(?:(?:in|on|from|by|until|since) )?(?:what|which) (?:years?|dates?|days?|months?)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b{MONTHS}\b|\b\d{{1,2}}[./]\d{{1,2}}[./](?:\d\d){{1,2}}\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:complet\w*|finish\w*|end(?:s|ed|ing)?|conclud\w*|expir\w*|clos(?:e|es|ed|ure))\b", re.IGNORECASE
)

# --- names
_OFFICES = (
    "minister|director|head|chair\\w*|chief|president|secretary|editor|commissioner|chancellor|mayor|founder|owner"
)
_NAME_NEEDED = re.compile(
    r"\b(?:who|by whom|which person)\b[^,;]{0,20}"
    r"\b(?:(?:chair|wr[oi]t|author|edit|found|invent|direct|design|compos)\w*"
    r"|(?:led|ran|conducted|carried out|commissioned|published)\b[^,;]{0,20}"
    r"\b(?:research|stud(?:y|ies)|surveys?|reports?)\b)"
    rf"|\bwho (?:is|was|are|were) (?:the |its |their )?(?:[\w’'-]+ ){{0,3}}(?:{_OFFICES})\b"
    rf"|\bwhich {NAMED}\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b(?!(?:Section|Chapter|Part|Box|Table|Figure|Appendix|Annex|Page)\b)"
    r"[A-Z][\w’'-]*[a-z](?:(?: [A-Z]\.)* [A-Z][\w’'-]*[a-z])+|\b(?:by|Sir|Dame|Lord|Lady|Dr|Mrs?|Ms)\.? [A-Z][\w’'-]+"
)
# Names of what is nobody, however they are written.
_NOBODY = re.compile(
    r"\b(?:Act|Agreement|Assessment|Bill|Century|Exchange|Fund|Government|Paper|Phase|Plan|Program|Project|Report|Review"
    r"|Scheme|Service|Strateg|System|Treat)\w*"
)
_NAMED_ASKED = re.compile(rf"\bwhich ({NAMED})\b", re.IGNORECASE)
_MAKERS = frozenset("company firm supplier vendor contractor consultancy minister author".split())
_AUTHOR_ASKED = re.compile(r"\b(?:wr[oi]t\w*|author\w*|edit\w*)\b", re.IGNORECASE)
_AUTHORED = re.compile(r"\b(?:by|authors?|wr[oi]t\w*|edit\w*)\b|©", re.IGNORECASE)
_NAMES_ALONE = re.compile(r"(?:(?:[A-Z][\w’'-]+|[A-Z]\.|and|&|of),? ?){2,12}")
# People and bodies without a name, which answer 'who took part'.
_GROUP = re.compile(
    r"\b(?:managers?|staff|officials?|ministers?|nurses?|doctors?|patients|police|councils?|councillors?"
    r"|departments?|agenc(?:y|ies)|compan(?:y|ies)|suppliers?|citizens|users|leaders?|workers|employees|directors?"
    r"|officers?|participants|representatives?|researchers?|authors?|teams?|units?|boards?|committees?|government"
    r"|practitioners|professionals|experts)\b",
    re.IGNORECASE,
)


def tells_of_people(text: str) -> bool:
    """Whether a text has people or a body, if without a name: what may answer 'who'."""
    return bool(_GROUP.search(text))


@lru_cache(maxsize=256)
def needs_figure(question: str) -> bool:
    """Whether nothing without a figure can answer: 'how many', 'what share', 'how much did it cost'."""
    return bool(FIGURE_NEEDED.search(question))


@lru_cache(maxsize=256)
def needs_date(question: str) -> bool:
    """Whether nothing without a time can answer: 'when did it begin', not 'when do the rules apply'."""
    return bool(_TIME_NEEDED.search(question))


@lru_cache(maxsize=256)
def needs_name(question: str) -> bool:
    """Whether nothing without a name can answer: 'who chaired', 'who wrote', 'which supplier'."""
    return bool(_NAME_NEEDED.search(question))


def exact_enough(kind: QuestionKind, question: str, text: str) -> bool:
    """Whether what a text has of the kind asked for can be what is asked.

    For a detail (a telephone number), its form; for a date, a day or a month, more than a year, and for an end no
    beginning; for money, a sum; for 'who chaired', 'who wrote' and 'which supplier' a name (`_is_named`); for 'how
    many' a figure that counts (`_counts`).
    """
    if form := form_of(question):
        return bool(form.search(text))
    if kind is QuestionKind.WHO and needs_name(question):
        return _is_named(question, text)
    if kind is QuestionKind.WHEN:
        dated = not _DATE_NEEDED.search(question) or bool(_MONTH.search(text))
        return dated and (not _ENDS.search(question) or bool(_ENDS.search(text)))
    if kind is QuestionKind.AMOUNT and _MONEY_NEEDED.search(question):
        return bool(_SUM.search(text))
    if kind in (QuestionKind.QUANTITY, QuestionKind.COUNT) and needs_figure(question):
        return _counts(question, text)
    return True


def _is_named(question: str, text: str) -> bool:
    """Whether a text has a name that is no month and that the question has not.

    An author's only where the text tells of authors or has nothing but names, a school's where it tells of schools.
    """
    if _AUTHOR_ASKED.search(question) and not _AUTHORED.search(text) and not _NAMES_ALONE.fullmatch(text):
        return False
    asked = _NAMED_ASKED.search(question)
    if asked and asked[1].lower() not in _MAKERS and not set(stems_of(asked[1])) & set(stems_of(text)):
        return False
    known = set(stems_of(question))
    found = (SIGNS[QuestionKind.WHO] if asked else _NAME).finditer(_MONTH.sub("", text))
    names = [match[0] for match in found if not set(stems_of(bare(match[0]))) <= known]
    return any(not _NOBODY.search(name) for name in names)


def _counts(question: str, text: str) -> bool:
    """Whether a text has a figure that may count what the question asks the number of.

    A part of a whole, but not for 'how many … does it have'; a figure that is no year, no sum of money and no ordinal,
    and does not count another thing; a number in words that stands alone or before what is to be counted ('three
    workshops' for 'how many workshops'), but no part of a number ('two of the three workshops').
    """
    if not _OF_A_WHOLE.search(question):
        text = _PARTITIVE.sub(" ", text)
    text = _NO_NUMBER.sub(" ", text)
    if _asks_for_all(question):
        text = _SHARE.sub(" ", text)
    elif _FRACTION.search(text) and not _SHARE.search(text):
        return True
    alike = _alike(question)
    figures = list(_FIGURE.finditer(text))
    if figures and (has_counted(question, text) or not all(match[1] for match in figures)):
        return True
    return any(not match[1] or alike & set(stems_of(match[1])) for match in _IN_WORDS.finditer(text))


def has_counted(question: str, text: str) -> bool:
    """Whether a text has what 'how many …' asks the number of, or a synonym; true where that is people of any kind."""
    return not _COUNTED_NOUN.search(question) or bool(_alike(question) & (_ANYBODY | set(stems_of(text))))


@lru_cache(maxsize=256)
def _alike(question: str) -> frozenset[str]:
    """The stems of what is counted and of its synonyms; of all words where nothing is."""
    counted = _COUNTED_NOUN.search(question)
    asked = frozenset(stems_of(counted[1] if counted else question))
    return asked.union(*(other for word in asked for other in synonyms(word)))


@lru_cache(maxsize=256)
def _asks_for_all(question: str) -> bool:
    """'How many … does it have', 'how many … are there'."""
    return bool(_ALL_OF_THEM.search(question))
