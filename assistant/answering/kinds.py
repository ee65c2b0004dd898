"""What kind of thing would answer a question, and whether a text has one."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum

from assistant.answering.details import form_of
from assistant.answering.words import stems_of


class QuestionKind(StrEnum):
    """What would answer the question."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    QUANTITY = "quantity"
    AMOUNT = "amount"  # of money, as a rule
    COUNT = "count"
    QUOTATION = "quotation"
    LIST = "list"
    DEFINITION = "definition"
    PURPOSE = "purpose"
    WHY = "why"
    TOPIC = "topic"
    COMPARISON = "comparison"


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


# A text is parted into these in one way only, so that no question, however odd, takes long to tell apart.
_WORD = r"[\w’']+(?:-[\w’']+)*"
_GAP = r"[^\w’'-]+"
LISTED = _any(
    """challenges? enablers? findings? lessons? recommendations? aims? objectives? goals? benefits? barriers? problems?
    drivers? phases? steps? themes? sectors? principles? types? kinds? factors? reasons? examples? ways? risks? actions?
    priorit(?:y|ies) elements? features? stages? points? items? groups? mission messages? conclusions? obstacles?
    difficulties measures? criteria requirements? tasks? roles? parts? areas? issues? topics? methods?"""
)
_TIME, _TIME_WORDS = _any("year date month day"), _any("in on from by until since before after")
_MAKERS = "(?:company|firm|supplier|vendor|contractor|consultancy|university|charity|minister|author)"
_WHO = rf"who|whom|whose|by whom|which (?:organi[sz]ation|body|agency|person|people|department|{_MAKERS})"
_PATTERNS = (
    (QuestionKind.TOPIC, r"\b(?:is|are|was|were) (?:[\w’'-]+ ){1,4}(?:compared|likened) (?:to|with)\b"),
    (
        QuestionKind.COMPARISON,
        r"\bcompar(?:e|ed|es|ing|ison)\b|(?<!\bany )(?<!\bno )(?<!\ba )\bdiffer(?:ed|s|ence|ences|ent)?\b",
    ),
    (QuestionKind.COMPARISON, r"\bversus\b|\bvs\b|\bin common\b|\bcontrast(?:s|ed)?\b"),
    (QuestionKind.QUOTATION, r"\bwho (?:said|argued|claimed|wrote that|called)\b"),
    (QuestionKind.COUNT, rf"\bhow many (?:(?!t(?:ak|ook)\w*\b)[\w’'-]+ ){{0,3}}{LISTED}\b"),
    (QuestionKind.AMOUNT, r"\bhow (?:much|costly|expensive)\b|\bwhat (?:\w+ ){0,8}costs?\b"),
    (QuestionKind.AMOUNT, r"\bwhat (?:is|are|was|were) (?:the )?(?:[\w’'-]+ ){0,2}(?:price|budget)s?\b"),
    (QuestionKind.QUANTITY, r"\bhow (?:many|old|long|often|large|big|far|fast)\b"),
    (QuestionKind.QUANTITY, r"\bwhat (?:share|proportion|percentage|number|amount|fraction|sum)\b"),
    (QuestionKind.WHEN, rf"^\W*(?:and )?(?:when|since when|(?:{_TIME_WORDS} )?(?:what|which) {_TIME}s?)\b"),
    (QuestionKind.WHEN, rf"\bwhat (?:is|are|was|were) the (?:[\w’'-]+ ){{0,3}}{_TIME}s? (?:of|for|when|on which)\b"),
    (QuestionKind.WHO, rf"^\W*(?:and )?(?:{_WHO})\b"),
    (QuestionKind.WHERE, r"^\W*(?:and )?where\b"),
    (QuestionKind.WHY, r"\bwhy\b|\bfor what reasons?\b|\bwhat (?:causes?|caused|makes?|made)\b"),
    (
        QuestionKind.PURPOSE,
        r"\bwhat (?:is|was|are|were) (?:the )?(?:[\w’'-]+ ){0,2}(?:purpose|aim|goal|point) of\b"
        r"|\bwhat (?:is|are|was|were) .{2,60} (?:for|(?:meant|supposed|trying) to (?:do|achieve))\W*$"
        r"|\bwhat (?:does|do|did) .{2,60} (?:exist|aim|hope|seek|try|want) to (?:do|achieve)\b",
    ),
    (QuestionKind.DEFINITION, r"\bdefin(?:e|ed|es|ition)\b|\bstands? for\b|\bmean(?:t by|ing)\b|\bdoes .{2,40} mean\b"),
    (QuestionKind.DEFINITION, r"^\W*what (?:is|are|was|were) (?:an? |the )?[\w’'&-]+(?: [\w’'&-]+)?\W*$"),
    (
        QuestionKind.LIST,
        rf"\b(?:what|which) (?:{_WORD} ){{0,5}}?(?:[\w’']+-)*{LISTED}\b|\b(?:mission|aims|objectives)\b",
    ),
    (QuestionKind.LIST, r"^\W*list\b|\bname (?:the|all|some)\b"),
)
HEAD_NOUN = re.compile(
    r"\b(?:what|which|list|name|how many)\b"
    rf"(?:{_GAP}(?:are|is|were|was|do|does|did|the|all|some|any|its|their|main|key|of))*"
    rf"{_GAP}(?:[\w’'-]+{_GAP}){{0,3}}?(?:[\w’']+-)*({LISTED})\b",
    re.IGNORECASE,
)

FIGURE_NEEDED = re.compile(
    r"\bhow many\b|\bwhat (?:share|proportion|percentage|number|fraction)\b"
    r"|\bwhat (?:did|does|do|will|would) (?:\w+ ){1,8}cost\b"
    r"|\bhow much\b.*\b(?:costs?|spen[dt]|spending|pa(?:y|id)|price|budget|invest(?:ed|ment)?|money)\b",
    re.IGNORECASE,
)


def kind_of(question: str) -> QuestionKind:
    """The first kind whose sign the question bears; a topic where it bears none."""
    for kind, sign in _PATTERNS:
        if re.search(sign, question, re.IGNORECASE):
            return kind
    return QuestionKind.TOPIC


def tells_of_people(text: str) -> bool:
    """Whether a text has people or a body, if without a name: what may answer 'who'."""
    return bool(_GROUP.search(text))


def needs_figure(question: str) -> bool:
    """Whether nothing without a figure can answer: 'how many', 'what share', 'how much did it cost'."""
    return bool(FIGURE_NEEDED.search(question))


def needs_name(question: str) -> bool:
    """Whether nothing without a name can answer: 'who chaired', 'who wrote'."""
    return bool(_NAME_NEEDED.search(question) or _MAKER_ASKED.search(question))


def head_noun(question: str) -> str:
    """The noun that a list is asked of ('challenges'), '' where there is none."""
    match = HEAD_NOUN.search(question)
    return match[1] if match else ""


_NUMBERS = _any(
    """two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty
    ninety hundreds? thousands? millions? billions? half thirds quarter dozens? twice none majority"""
)
# In capitals: 'may' and 'march' are seldom months, 'May' and 'March' often.
_MONTHS = r"(?=(?-i:[A-Z]))" + _any(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday"""
)
# A part of what is counted ('seven of the ten recommendations').
_PARTITIVE = re.compile(
    rf"\b(?:{_NUMBERS}|\d+|one) of (?:the|these|those|its|their)(?: (?:{_NUMBERS}|\d+))?\b", re.IGNORECASE
)
# Figures that count nothing: sums of money, ordinals, days of a month.
_NO_NUMBER = re.compile(
    rf"[£$€] ?\d[\d.,]*|\b\d+(?:st|nd|rd|th)\b|\b\d{{1,2}} {_MONTHS}\b|\b{_MONTHS} \d{{1,2}}\b", re.IGNORECASE
)
# What is counted: up to three words before a verb.
_VERB = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may|might|\w{3,}ed|took|came|went|made"
    r"|met|sat|said|gave|got|left|led|ran|won|held|felt|saw|wrote|thought|in|at|on|of|for|to|from|by|with)\b"
)
_COUNTED_NOUN = re.compile(
    rf"\bhow many (?!(?:things|ones|points|items)\b)((?:(?!{_VERB})[\w’'-]+\W+){{1,3}})", re.IGNORECASE
)
_OF_A_WHOLE = re.compile(r"\bhow many of\b", re.IGNORECASE)
_DATE_NEEDED = re.compile(r"\b(?:what|which)\b[^,;]{0,30}\b(?:dates?|days?|months?)\b", re.IGNORECASE)
_TIMES = r"(?:spring|summer|autumn|winter|\w+(?:st|nd|rd|th) century|years? (?:ago|later)|\d{1,2}(?:st|nd|rd|th))"
_CAUSES = (
    r"because|since|due to|owing to|thanks to|as a result|result(?:ed|s|ing)? (?:in|from)|reasons?|caus(?:e|es|ed|ing)"
    r"|therefore|thus|hence|so that|in order to|to (?:avoid|ensure|prevent|help|allow|enable)|leads? to|led to"
    r"|which (?:made|makes|meant|means)|as (?:they|it)|attributed?|explain(?:s|ed)?"
)
# 'One service', 'once more' and 'the third phase' count nothing.
_ONE = (
    r"a third of|(?:only|just) one|one (?:in|third|quarter|hundred|thousand|million|billion|per ?cent)"
    r"|once (?:an?|every|in)"
)
_COUNTED = re.compile(rf"\d|\b(?:{_NUMBERS}|{_ONE})\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b{_MONTHS}\b|\b\d{{1,2}}[./]\d{{1,2}}[./](?:\d\d){{1,2}}\b", re.IGNORECASE)
_NAME_NEEDED = re.compile(
    r"\b(?:who|by whom|which person)\b[^,;]{0,20}"
    r"\b(?:(?:chair|wr[oi]t|author|edit|found|invent|direct|design|compos)\w*"
    r"|(?:led|ran|conducted|carried out|commissioned|published)\b[^,;]{0,20}"
    r"\b(?:research|stud(?:y|ies)|surveys?|reports?)\b)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b[A-Z][\w’'-]*[a-z](?: [A-Z]\.)* [A-Z][\w’'-]*[a-z]|\b(?:by|Sir|Dame|Lord|Lady|Dr|Mrs?|Ms)\.? [A-Z][\w’'-]+"
)
_MONEY_NEEDED = re.compile(
    r"\b(?:costs?|costly|expensive|spen[dt]|spending|pa(?:y|id)|price|budget|money)\b", re.IGNORECASE
)
# People and bodies without a name, which answer 'who took part'.
_GROUP = re.compile(
    r"\b(?:managers?|staff|officials?|ministers?|nurses?|doctors?|patients|police|councils?|councillors?"
    r"|departments?|agenc(?:y|ies)|compan(?:y|ies)|suppliers?|citizens|users|leaders?|workers|employees|directors?"
    r"|officers?|participants|representatives?|researchers?|authors?|teams?|units?|boards?|committees?|government"
    r"|practitioners|professionals|experts)\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"[£$€%]|\bper ?cent\b|\b(?!(?:19|20)\d\d\b)\d|\b(?:thousands?|millions?|billions?)\b", re.IGNORECASE)
_FIGURE = re.compile(r"(?!\b(?:19|20)\d\d\b)\b\d")
# A part of a whole.
_FRACTION = re.compile(
    rf"%|\bper ?cent\b|\b(?:{_NUMBERS}|one|a)[ -](?:thirds?|quarters?|fifths?|tenths?)\b"
    rf"|\b(?:{_NUMBERS}|one|\d+) in (?:{_NUMBERS}|\d+)\b|\bmajority\b",
    re.IGNORECASE,
)
_AUTHOR_ASKED = re.compile(r"\b(?:wr[oi]t\w*|author\w*|edit\w*)\b", re.IGNORECASE)
_AUTHORED = re.compile(r"\b(?:by|authors?|wr[oi]t\w*|edit\w*)\b|©", re.IGNORECASE)
_NAMES_ALONE = re.compile(r"(?:(?:[A-Z][\w’'-]+|[A-Z]\.|and|&|of),? ?){2,12}")
_MAKER_ASKED = re.compile(rf"\bwhich {_MAKERS}\b", re.IGNORECASE)
# A number in words, and up to three words that it may count: none before a stop or a verb that tells what they did.
_IN_WORDS = re.compile(
    rf"\b(?<!first )(?<!second )(?<!other )(?<!latter )(?:{_NUMBERS}|{_ONE})\b"
    r"((?:[ -](?!(?:of|in|out|is|are|was|were|has|have|had|did)\b)[\w’'-]+){0,3})",
    re.IGNORECASE,
)
_SIGNS = {
    QuestionKind.QUANTITY: _COUNTED,
    QuestionKind.AMOUNT: re.compile(
        r"\b(?!(?:19|20)\d\d\b)\d|[£$€]|\b(?:hundreds?|thousands?|millions?|billions?|half|quarter|thirds)\b",
        re.IGNORECASE,
    ),
    QuestionKind.COUNT: _COUNTED,
    QuestionKind.WHEN: re.compile(rf"\b(?:(?:1\d|20)\d\d|{_MONTHS}|{_TIMES})\b", re.IGNORECASE),
    QuestionKind.WHO: re.compile(
        r"(?<=[a-z,;:’'\")] )(?:the )?(?!ICT\b|IT\b)[A-Z][\w’'&-]+|(?!ICT\b|IT\b)[A-Z]{2,}|^[A-Z][\w’'-]+ [A-Z][\w’'-]+"
    ),
    QuestionKind.WHERE: re.compile(
        r"\b(?:in|at|near|from|to|of|across|throughout|within) (?:the )?[A-Z]|https?://|\bwww\.|\b(?:web ?)?sites?\b"
        r"|\b(?:section|chapter|appendix|annex|box|page|table|figure) (?:\d|[A-Z]\b)"
    ),
    QuestionKind.PURPOSE: re.compile(
        r"\b(?:aim(?:s|ed)?|purposes?|objectives?|goals?|missions?|intended|(?:designed|meant|set up|there) to"
        r"|in order to|so that|so as to|seeks?|sought|remit|task|to (?:support|help|ensure|make sure|enable|improve"
        r"|allow|oversee|deliver|prevent|avoid|reduce|broker|see that))\b",
        re.IGNORECASE,
    ),
    QuestionKind.WHY: re.compile(rf"\b(?:{_CAUSES})\b", re.IGNORECASE),
    QuestionKind.QUOTATION: re.compile(r"[‘’“”]|\b(?:said|argued|claimed|says|wrote|called)\b"),
}


def asked_for(kind: QuestionKind, text: str, known: Collection[str]) -> float:
    """Whether a text has the kind of thing that is asked for, besides the question's own words `known`.

    1 for yes, 0 for no, 0.5 where the kind has no sign.
    """
    if kind not in _SIGNS:
        return 0.5
    return float(any(_bare(match[0]) not in known for match in _SIGNS[kind].finditer(text)))


def _bare(found: str) -> str:
    """As the question's words are written: 'the NHS' -> 'nhs'."""
    return found.lower().removeprefix("the ")


def exact_enough(kind: QuestionKind, question: str, text: str) -> bool:
    """Whether what a text has of the kind asked for can be what is asked.

    For a detail (a telephone number), its form; for a date, a day or a month, more than a year; for money, a sum; for
    'how many', a part of a whole, a figure that is no year, no sum of money and no ordinal, or a number in words that
    stands alone or before what is to be counted ('three workshops' for 'how many workshops'), but no part of a number
    ('two of the three workshops'); for who chaired or wrote something, a name that is no month; an author's where a
    text tells of authors or has nothing but names.
    """
    if form := form_of(question):
        return bool(form.search(text))
    if kind is QuestionKind.WHO and needs_name(question):
        if _AUTHOR_ASKED.search(question) and not _AUTHORED.search(text) and not _NAMES_ALONE.fullmatch(text):
            return False
        name = _SIGNS[kind] if _MAKER_ASKED.search(question) else _NAME
        named = name.finditer(_MONTH.sub("", text))
        return any(not set(stems_of(_bare(match[0]))) <= set(stems_of(question)) for match in named)
    if kind is QuestionKind.WHEN:
        return not _DATE_NEEDED.search(question) or bool(_MONTH.search(text))
    if kind is QuestionKind.AMOUNT and _MONEY_NEEDED.search(question):
        return bool(_SUM.search(text))
    if kind in (QuestionKind.QUANTITY, QuestionKind.COUNT) and needs_figure(question):
        if not _OF_A_WHOLE.search(question):
            text = _PARTITIVE.sub(" ", text)
        if _FIGURE.search(_NO_NUMBER.sub(" ", text)) or _FRACTION.search(text):
            return True
        counted = _COUNTED_NOUN.search(question)
        asked = set(stems_of(counted[1] if counted else question))
        return any(not match[1] or asked & set(stems_of(match[1])) for match in _IN_WORDS.finditer(text))
    return True
