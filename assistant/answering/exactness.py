"""Whether what a text has of the kind asked for can be what is asked: a sum for 'how much money', a name for 'who'."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from assistant.answering.dated_names import is_made_then, without_years_of_names
from assistant.answering.decisive import needs_decisive
from assistant.answering.deeds import needs_deed, tells_of_deed
from assistant.answering.details import form_of
from assistant.answering.figures import counts, needs_figure
from assistant.answering.kinds import A_DATE, QuestionKind
from assistant.answering.measures import is_by, is_sum, measured, needs_money
from assistant.answering.naming import (
    has_members,
    is_named,
    is_placed,
    needs_body,
    needs_name,
    tells_of_people,
)
from assistant.answering.signs import MONTHS, SIGNS, asked_for
from assistant.answering.words import names, stem, stems_of, terms
from assistant.patterns import regex

_DATE_NEEDED = regex(r"\b(?:what|which)\b[^,;]{0,30}\b(?:dates?|days?|months?)\b", re.IGNORECASE)
_TIME_NEEDED = regex(
    r"^\W*(?:and )?(?:since )?when (?:(?:did|was|were|has|have|had)\b"
    r"|will\b(?! (?:[\w’'-]+ ){1,4}(?:be (?:able|asked|allowed|required|told)|get|have to|need(?: to)?|stop)\b)"
    rf"|(?:is|are)\b.*\b(?:due|expected|planned|scheduled|supposed)\b)|{A_DATE}"
    r"|^\W*(?:and )?(?:(?:in|on|from|by|until|since) )?(?:what|which) (?:[\w’'-]+ )?(?:years?|dates?|days?|months?)\b"
    r"|^\W*(?:and )?(?:by|till|until) when\b",
    re.IGNORECASE,
)
# 'By when must I ask for it?' is told by a span or an event too: 'within 28 days', 'before the term begins'.
_BY_WHEN = regex(
    r"^\W*(?:and )?(?:by|till|until) (?:when|what (?:date|time|day))\b|\bwhat (?:is|was) the (?:[\w’'-]+ )?deadline\b",
    re.IGNORECASE,
)
_DEADLINE = regex(
    rf"{SIGNS[QuestionKind.WHEN].pattern}|\b(?:within|before|after|until|till|deadline|(?:no|not) later than|as soon as"
    r"|immediately|at once|straight ?away|by the (?:end|start|beginning|time|date)|in advance|due)\b"
    r"|\b(?:\d+|an?|one|two|three|four|five|six|several|few)[ -](?:\w+ )?(?:hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
# What happened has a cause that is told as one; what is so, or may be, need not: 'Why is it a bad idea to …?'
_CAUSE_NEEDED = regex(
    r"\bwhy (?:was|were|did|had|has|have)\b|\bwhat (?:[\w’'-]+ )?reasons? (?:did|do|does|was|were|is|are)\b",
    re.IGNORECASE,
)
_CAUSE = regex(
    rf"{SIGNS[QuestionKind.WHY].pattern}|{SIGNS[QuestionKind.PURPOSE].pattern}"
    r"|\bas (?:it|they|there|he|she)\b|\bas (?:the|an?|this) (?:[\w’'-]+ ){1,5}?"
    r"(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|cannot|\w{2,}ed|became|broke|came|cost|fell|froze"
    r"|gave|got|grew|held|kept|lacks?|left|lost|made|makes|means|needs?|paid|ran|remains?|rose|saw|sold|spent|took|went)\b"
    r"|\bas an? (?:attempt|condition|consequence|effort|incentive|means|penalty|precaution|punishment|response|reward"
    r"|safeguard|way)\b"
    r"|\b(?:accustomed to|(?:not |un)(?:convinced|persuaded)|s(?:ee|aw) (?:no|little) (?:need|point|reason))\b"
    r"|\bme(?:ant|ans)\b|\bma(?:de|kes?|king) (?:it|them|this|that)\b|\bas [“‘\"]|\b(?:stem|ar[io]se)\w* from\b"
    r"|\bfor (?:fear|lack|want) of\b|\bin (?:response|reaction|order|view|light)\b",
    re.IGNORECASE,
)
# 'It does less than intended', 'it has been so ever since', 'since 2018'.
_NO_CAUSE = regex(
    r"\bthan (?:(?:it|they|had|was|were|been) ){0,3}(?:aimed|intended|meant)\b"
    r"|\b(?:any|documented|good|no|stated|valid|without an?)(?: documented| good| stated| valid)? reasons?\b"
    r"|\b(?:ever|has|have|had) since\b"
    r"|\b(?:(?:go(?:es)?|went) on|able|agreed|appear(?:s|ed)?|began|continue[ds]?|fail(?:s|ed)?|likely|seem(?:s|ed)?"
    r"|start(?:s|ed)?|tend(?:s|ed)?) to\b"
    r"|\bsince(?:\W*$|[.,;:)]| (?:then\b|(?:about |around |early |late |mid-?)?(?:the )?"
    rf"(?:\d|{MONTHS}\b|last\b|(?:beginning|end|start|turn) of\b)))",
    re.IGNORECASE,
)
# 'It was opened, to meet demand', 'opened to meet demand'.
_TO_DO = regex(r"(?:^(?:[^\w\s]\s*)?|, |\b(?P<deed>\w+ed) (?:[\w’'-]+ ){0,2})to (?P<aim>[a-z]+)", re.IGNORECASE)
_TO_DEED = regex(r"\bto ([a-z]+)", re.IGNORECASE)
_NO_AIM = frozenset("the a an its their this that these those be have".split())
RETOLD = 0.7  # share of a question's words
_NAMED = frozenset(
    {QuestionKind.WHO, QuestionKind.LIST, QuestionKind.QUOTATION, QuestionKind.COMPARISON, QuestionKind.TOPIC}
)
_DAY_NEEDED = regex(r"\b(?:what|which) (?:[\w’'-]+ )?days?\b|\bexact date\b", re.IGNORECASE)
_DAY = regex(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTHS}\b|\b{MONTHS} \d{{1,2}}\b(?!\d)|\b\w+day\b|\d[./]\d{{1,2}}[./]\d",
    re.IGNORECASE,
)
_MONTH = regex(rf"\b{MONTHS}\b|\b\d{{1,2}}[./]\d{{1,2}}[./](?:\d\d){{1,2}}\b", re.IGNORECASE)
# 'It was pledged to be so by 2030' does not tell when it was.
_DONE = regex(
    r"^(?!\W*(?:and )?by\b)(?!.*\b(?:due|expected|planned|scheduled|supposed|to be \w+ed)\b).*\b(?:did|was|were|had)\b",
    re.IGNORECASE,
)
_AIMED_AT = regex(
    r"\b(?:aim|commit|goal|hope|intend|pledg|plan|promis|target|vow|want|will|would)\w*\b[^.;]{0,80}?"
    r"\b(?:before|by|until) (?:the end of )?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_TO_REACH = regex(
    r"\bby (?:the end of )?(?:[\w’'-]+ )?(?:\d{1,2}, )?(?:19|20)\d\d, (?:to )?(?:achieve|build|complete|create|cut"
    r"|decrease|deliver|develop|double|ensure|establish|halve|have|improve|increase|maintain|provide|raise|reach|reduce)\b",
    re.IGNORECASE,
)
_ENDS = regex(r"\b(?:complet\w*|finish\w*|end(?:s|ed|ing)?|conclud\w*|expir\w*|clos(?:e|es|ed|ure))\b", re.IGNORECASE)


def _gives_cause(question: str, text: str) -> bool:
    """Whether a text has what tells a cause or an aim; 'went on to support it' is none where support is asked about."""
    known = set(stems_of(question))
    text = _TO_DEED.sub(lambda one: " " if stem(one[1].lower()) in known else one[0], _NO_CAUSE.sub(" ", text))
    return bool(_CAUSE.search(text))


def _tells_aim(question: str, text: str) -> bool:
    """Whether a text tells of what is asked, nearly word for word, and what it was to do: 'to meet demand'."""
    asked = set(map(stem, set(terms(question)) - names(question)))
    if len(asked & set(stems_of(text))) < RETOLD * len(asked):
        return False
    aims = [one for one in _TO_DO.finditer(text) if not one["deed"] or stem(one["deed"]) in asked]
    return any(one["aim"].lower() not in _NO_AIM and stem(one["aim"]) not in asked for one in aims)


@lru_cache(maxsize=256)
def needs_date(question: str) -> bool:
    """Whether nothing without a time can answer: 'when did it begin', not 'when do the rules apply'."""
    return bool(_TIME_NEEDED.search(question))


def must_have(kind: QuestionKind, question: str) -> bool:
    """Whether nothing can answer that has not what is asked for: a figure, a time, a name, a place, a deed."""
    if kind in (QuestionKind.QUANTITY, QuestionKind.AMOUNT, QuestionKind.COUNT) and needs_figure(question):
        return True
    if kind is QuestionKind.AMOUNT and needs_money(question):
        return True
    if kind in (QuestionKind.WHO, QuestionKind.WHERE) and needs_body(question):
        return True
    if kind is QuestionKind.WHY:
        return bool(_CAUSE_NEEDED.search(question))
    return needs_date(question) or needs_name(question) or needs_deed(question) or form_of(question) is not None


def asks_by_when(question: str) -> bool:
    """Whether a question asks by when something has to be done."""
    return bool(_BY_WHEN.search(question))


def suits(kind: QuestionKind, question: str, text: str, known: Collection[str], beside: str = "") -> float:
    """Whether a text has what is asked for, besides the question's own words `known`, and so that it can be the answer.

    1 for yes, 0 for no, 0.5 where the kind has no sign. beside: names that belong to the question (`names_beside`).
    """
    if not exact_enough(kind, question, text, beside):
        return 0.0
    if form_of(question):
        return 1.0
    if kind is QuestionKind.WHO and (needs_name(question) or tells_of_people(text, question, beside)):
        return 1.0
    if kind is QuestionKind.WHY and (_CAUSE_NEEDED.search(question) or needs_decisive(question)):
        return 1.0
    if kind is QuestionKind.QUANTITY and measured(question, text):
        return 1.0  # 'until it is over' has no figure
    if kind is QuestionKind.WHEN and asks_by_when(question):
        return float(bool(_DEADLINE.search(text)))
    return asked_for(kind, text, known)


def exact_enough(kind: QuestionKind, question: str, text: str, beside: str = "") -> bool:
    """Whether what a text has of the kind asked for can be what is asked.

    For a detail (a telephone number), its form; for a date, a day or a month, more than a year, and for an end no
    beginning; for money, a sum; for 'who chaired', 'who wrote' and 'which supplier' a name (`is_named`); for 'how
    many' a figure that counts (`counts`).
    """
    if form := form_of(question):
        return bool(form.search(text))
    if kind is QuestionKind.WHEN and is_made_then(question, text):
        return True
    if kind in (QuestionKind.WHO, QuestionKind.WHEN) and not tells_of_deed(question, text):
        return False
    if kind in _NAMED and needs_name(question):
        return is_named(question, text, beside)
    if kind is QuestionKind.WHO:
        return has_members(question, text, beside)
    if kind is QuestionKind.WHERE:
        return is_placed(question, text, beside)
    if kind is QuestionKind.WHY and _CAUSE_NEEDED.search(question):
        return _gives_cause(question, text) or _tells_aim(question, text)
    if kind is QuestionKind.WHEN:
        if _DONE.search(question) and not SIGNS[kind].search(_AIMED_AT.sub(" ", text)) and _AIMED_AT.search(text):
            return False
        if SIGNS[kind].search(text) and not SIGNS[kind].search(without_years_of_names(question, text)):
            return False
        if _DAY_NEEDED.search(question) and not _DAY.search(text):
            return False
        dated = not _DATE_NEEDED.search(question) or bool(_MONTH.search(text))
        return dated and (not _ENDS.search(question) or bool(_ENDS.search(text)))
    only_planned = bool(_DONE.search(question) and _TO_REACH.search(text))
    counted = kind in (QuestionKind.AMOUNT, QuestionKind.QUANTITY, QuestionKind.COUNT)
    if counted and (only_planned or not is_by(question, text)):
        return False
    if kind is QuestionKind.AMOUNT and needs_money(question):
        return is_sum(question, text)
    if kind in (QuestionKind.QUANTITY, QuestionKind.COUNT) and needs_figure(question):
        return counts(question, text)
    return True
