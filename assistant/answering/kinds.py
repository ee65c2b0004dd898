"""What kind of thing would answer a question, and whether a text has one."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.patterns import regex


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


def any_of(words: str) -> str:
    """The pattern of any of some words."""
    return "(?:" + "|".join(words.split()) + ")"


# A text is parted into these in one way only, so that no question, however odd, takes long to tell apart.
_WORD = r"[\w’']+(?:-[\w’']+)*"
_GAP = r"[^\w’'-]+"
LISTED = any_of(
    """challenges? enablers? findings? lessons? recommendations? aims? objectives? goals? benefits? barriers? problems?
    drivers? phases? steps? themes? sectors? principles? types? kinds? factors? reasons? examples? ways? risks? actions?
    priorit(?:y|ies) elements? features? stages? points? items? groups? mission messages? conclusions? obstacles?
    difficulties measures? criteria requirements? tasks? roles? parts? areas? issues? topics? methods?"""
)
_PHASE_DOES = r"(?:do|does|did|has|have) (?:the |this |that )?(?:[\w’'-]+ )?phases?\b"  # no list of phases is asked for
_EXACT = "(?:(?:calendar|exact|financial|precise|specific|tax) )?"
_TIME, _TIME_WORDS = any_of("year date month day"), any_of("in on from by until since before after")
OFFICES = any_of(
    r"""minister director head chair\w* chief president secretary editor commissioner governor chancellor mayor founder
    owner"""
)
# Of these a name is asked for: 'which supplier', 'in which city'. What makes or leads something, or is a place, need
# not be called so: 'It came from Tarco', 'It was held in Leeds'.
FIRMS = any_of("compan(?:y|ies) firms? suppliers? vendors? contractors? bidders? consultanc(?:y|ies)")
PLACES = any_of("cit(?:y|ies) towns? villages? regions? countr(?:y|ies) nations? buildings? venues?")
MAKERS_AND_PLACES = rf"(?:{FIRMS}|ministers?|authors?|{PLACES})"
_INSTITUTIONS = any_of(
    r"""(?:local\s)?authorit(?:y|ies) universit(?:y|ies) colleges? schools? hospitals? trusts? charit(?:y|ies) banks?
    councils? boroughs?
    count(?:y|ies) departments? ministr(?:y|ies) newspapers? police\sforces?"""
)
NAMED = rf"(?:{MAKERS_AND_PLACES}|{_INSTITUTIONS})"
_AUXILIARY = r"(?:is|are|was|were|do|does|did|has|have|had|will)"
_WHICH = (
    r"(?:(?:at|by|for|from|in|into|of|on|through|to|under|with) (?:which|what)|which|(?<![\w’'] )what) "
    r"(?:(?!(?:of|for|in|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may"
    r"|might)\b)[\w’'-]+ ){0,4}?"
)
# A verb comes next, and not one of what should or might be: 'which suppliers should be chosen' has other answers.
FOLLOWS = any_of(
    rf"{_AUXILIARY} [\w’'-]+ed built came chose held hold led made won ran run said sold take took use work wrote put"
    " sent got lost gained saw met gave left kept brought paid spent grew fell stood bought taught drew knew threw"
    " spoke drove rose sought fought dealt set cut hit felt heard became accept allow need offer provide require"
)
_MEANWHILE = "(?:(?:also|already|currently|first|now|still) )?"
WHICH_NAMED = (
    rf"{_WHICH}(?:{NAMED} or )?(?P<named>{NAMED})"
    rf"(?= {_MEANWHILE}(?:{FOLLOWS}|belong|of|in|that|who|where|outside|within|from|at|with)\b|\W*$)"
)
NAMES_OF = (
    rf"(?:\b(?:name|list|give|state)(?: all)? the (?:[\w’'-]+ )?(?:{NAMED}|{OFFICES})"
    rf" (?:of|that|who|whose|which|with|behind)\b|\b(?:name|list)(?: all)? the (?:[\w’'-]+ ){{0,2}}{NAMED}(?<=s)\b"
    r"|[,–—-] ?names?\W*$|\bby name\W*$"
    r"|(?:\bwhat (?:is|are|was|were) |^\W*|[:–—-] )(?:the )?(?:full )?names? of\b"
    rf"|^\W*(?:the )?(?:(?:authors?|suppliers?|vendors?|contractors?|{OFFICES})|{OFFICES} [a-z]+) (?:of|for|behind)\b)"
)
_WHO = (
    r"who|whom|whose|(?:by|for|from|of|to|with) whom"
    rf"|which (?:organi[sz]ation|body|agency|person|people|department)|{WHICH_NAMED}|{NAMES_OF}"
)
WHAT_IS = r"\b(?:what|which) (?:(?:is|are|was|were) )?(?:the )?"
_RATES = any_of(
    "response success failure employment unemployment growth interest tax take-up uptake turnover completion"
)
_RATE_OF = rf"(?:{_RATES}|approval|participation|inflation|discount) rates?"
SHARES = rf"(?:shares?|proportion|percentages?|fraction|{_RATE_OF}|per ?cent|%)"
SIZE_OF = (
    r"(?:^\W*(?:what (?:is|was|were) )?(?:the )?(?:duration|headcount|length|size)\b|\bheadcount\b"
    r"|\bhow (?:large|big)(?:, in [a-z]+,?)? (?:is|was|were)\b|\bhow [a-z]+, in [a-z]+,)"
)
# What is told in money or per cent, and what by a figure of its own unit.
_CHARGES = "(?:prices?|budgets?|fees?|salar(?:y|ies)|stipends?|premiums?|rents?|deposits?)"
_RATE = r"(?:(?:interest|tax|duty|vat|exchange|hourly|weekly|monthly|daily) rates?|rates? of [\w’'-]+)"
CHARGE = (
    rf"\b(?:what|which) (?:(?:is|are|was|were) )?(?:(?:the|an?|my|your|its|their) )?(?:[\w’'-]+ ){{0,3}}?"
    rf"(?:{_CHARGES}|(?:fines?|penalt(?:y|ies)) (?:for|of|if)|{_RATE})(?!\w)"
    r"|\bhow (?:big|heavy|high|large|much|steep) (?:of )?an? (?:bill|charge|deposit|fee|fine|grant|loan|penalty)\b"
    r"|\bhow much (?:is|are|was|were) (?:the|an?|my|your|our|their|its) (?!.*\b(?:about|known|left|of|said|that|to)\b)"
    r"|\bhow much (?:[\w’'-]+ ){0,4}(?:(?:do|does|did|can|could|will|would|must|may|should|is|are|was|were) .*)?"
    r"\b(?:charge|claim|deduct|earn|gets?|owe|receive|reclaim|repay|pay|paid|borrow|allowance|grant)s?\b"
    r"|^(?!.*\?)[^?]*\b(?:(?:fee|price|cost|premium)s?(?: amount| per [\w’'-]+)|amounts? per [\w’'-]+)\b"
    r"|\b(?:what|which) (?:(?:is|are|was|were) )?(?:the )?(?:[\w’'-]+ ){0,2}"
    r"(?:hourly|daily|weekly|monthly|annual|yearly) (?:amount|sum|rate|payment)s?\b"
    r"|\b(?:what|which) (?:(?:is|was) the )?(?:[\w’'-]+ )?sum of money\b"
)
LIMIT = (
    r"\b(?:what|which|how (?:long|large|big|high|old)) (?:(?:is|are|was|were) )?(?:the )?(?:[\w’'-]+ ){0,2}?"
    r"(?:maximum|minimum|upper|lower|highest|lowest|longest|shortest|average|typical|total) (?:[\w’'-]+ ){0,2}?"
    r"(?:ages?|amounts?|numbers?|periods?|lengths?|sizes?|heights?|weights?|values?|deposits?|terms?|durations?"
    r"|incomes?|commissions?|percentages?|rates?|limits?|salar(?:y|ies)|costs?|prices?|fees?|capacit(?:y|ies)|speeds?"
    r"|temperatures?|distances?)\b|\b(?:age|height|weight) limits?\b"
)
A_DATE = (
    r"(?:^[^?]*\b(?:year|date) of [\w’'-]+\W*$|[–—,:-] (?:the )?(?:year|date)s? (?:of )?[\w’'-]+\W*$"
    r"|\bis there an? (?:[\w’'-]+ ){0,3}date\b)"
)
MONEY_COUNTED = r"\bhow many (?:[\w’'-]+ ){0,2}(?:pounds|dollars|euros)\b"
NUMBER_OF = (
    r"(?:^\W*|[–—:,-] |\b(?:is|are|was|were|need|know|give me|find) )(?:the )?(?:total )?number of\b"
    r"|^(?!.*\?).*\bnumbers? per \w+|^(?!.*\?).*\bnumbers? of [\w’'-]+\W*$"
)
COSTS = (
    r"\bwhat (?:did|does|do|will|would|must) (?:[\w,.’'-]+ ){1,12}"
    r"(?:cost|earn|owe|charge(?!.*\bwith\b)"
    r"|(?:pay|spend)(?! (?:attention|heed|tribute|time))(?!.*\b(?:on|for|to|with)\W*$))\b"
    r"|\b(?:total|amount of|level of) (?:[\w’'-]+ )?(?:costs?|spend(?:ing)?|budget)\b|\bspend(?:ing)? on .*\btotal\b"
    r"|\bbudget\W*$"
)
_NO_DEED = r"(?!(?:done|found|known|made|meant|said|shown|told|\w{3,}(?<!e)ed)\W*$)"  # not 'What was meant?'
_PATTERNS = (
    (
        QuestionKind.WHY,
        r"^\W*(?:(?:and|but|so) )?(?:why|how come|give (?:me |us )?(?:[\w’'-]+ )?reasons? (?:for|to|why))\b"
        r"|\bwhat (?:is|was) the (?:[\w’'-]+ )?reason (?:for|that|why|behind)\b",
    ),
    (QuestionKind.WHEN, r"^\W*(?:and )?(?:by|till|until) when\b|\bwhat (?:is|was) the deadline\b"),
    (
        QuestionKind.DEFINITION,
        r"^\W*(?:and )?(?:(?:who|what) (?:counts?|qualif(?:y|ies)) as|what (?:exactly )?(?:is|are|was|were) meant by)\b"
        r"|^\W*what (?:does|do) [‘’“”\"'][^‘’“”\"]{2,60}[‘’“”\"'] mean\b",
    ),
    (QuestionKind.TOPIC, r"^\W*(?:and )?what (?:is|was) the (?:catch|gist|idea|message|point|upshot)\W*$"),
    (QuestionKind.QUANTITY, r"\b(?:at|from|until|up to) (?:what|which) age\b|\bhow much [^?]*\bweigh\b"),
    (QuestionKind.WHO, rf"(?:^\W*(?:and )?|[,;:–—] ){WHICH_NAMED}|\b(?:\w+ed|led|run|written) by whom\b"),
    (QuestionKind.TOPIC, r"\bwhat (?:difference|effect|impact|influence) (?:did|does|do|had|has|have|will|would)\b"),
    (QuestionKind.TOPIC, r"\b(?:is|are|was|were) (?:[\w’'-]+ ){1,4}(?:compared|likened) (?:to|with)\b"),
    (
        QuestionKind.COMPARISON,
        r"\bcompar(?:e|ed|es|ing|ison)\b(?! (?:to|with) before\b)"
        r"|(?<!\bany )(?<!\bno )(?<!\ba )(?<!\bwhat )\bdiffer(?:ed|s|ence|ences|ent"
        r"|ently (?:across|between|by|for|from|in|than))?\b",
    ),
    (QuestionKind.COMPARISON, r"\bversus\b|\bvs\b|\bin common\b|\bcontrast(?:s|ed)?\b"),
    (QuestionKind.QUOTATION, r"\bwho (?:said|argued|claimed|wrote that|called)\b"),
    (
        QuestionKind.COUNT,
        rf"\bhow many (?:(?!(?:t(?:ak|ook)\w*|by|for|from|in|on|to|with|are|is|was|were)\b)[\w’'-]+ ){{0,3}}{LISTED}\b",
    ),
    (
        QuestionKind.AMOUNT,
        rf"\bhow (?:much|costly|expensive)\b|{MONEY_COUNTED}|{COSTS}"
        r"|\bwhat (?:\w+ ){0,8}costs?\b(?! (?:the )?(?:most|least|more|less)\b)",
    ),
    (QuestionKind.QUANTITY, LIMIT),
    (QuestionKind.AMOUNT, CHARGE),
    (QuestionKind.QUANTITY, r"\bhow (?:many|old|long|often|large|big|far|fast|tall|high|heavy|quickly|soon)\b"),
    (QuestionKind.QUANTITY, rf"{WHAT_IS}(?:number|amount|sum|score|{SHARES})(?!\w)"),
    (QuestionKind.QUANTITY, SIZE_OF),
    # 'When do I not need one?' asks for the case.
    (
        QuestionKind.TOPIC,
        r"^\W*(?:and )?when (?:(?:am|are|can|do(?:es)?|is|may|must|need|should|will) (?:[\w’'-]+ ){0,4}?not\b|cannot\b"
        r"|(?:ca|wo|(?:are|do(?:es)?|is|must|need|should))n['’]t\b)",
    ),
    (QuestionKind.WHEN, rf"^\W*(?:and )?(?:when|since when|(?:{_TIME_WORDS} )?(?:what|which) {_EXACT}{_TIME}s?)\b"),
    (QuestionKind.WHEN, r"\b(?:over|during|in) what period\b"),
    (QuestionKind.WHEN, A_DATE),
    (QuestionKind.WHEN, rf"\bwhat (?:is|are|was|were) the (?:[\w’'-]+ ){{0,3}}{_TIME}s? (?:of|for|when|on which)\b"),
    (QuestionKind.WHO, rf"^\W*(?:and )?(?:{_WHO})\b"),
    (QuestionKind.TOPIC, r"^\W*where (?:can|could|do|should|would) (?:i|we|you|people|one) (?:turn|complain)\b"),
    (QuestionKind.WHERE, r"^\W*(?:and )?where\b"),
    (
        QuestionKind.WHY,
        r"\bwhy\b|\bfor what reasons?\b|\bwhat (?:[\w’'-]+ )?reasons? (?:did|do|does)\b"
        r"|\bwhat (?:causes?|caused|makes?|made)\b",
    ),
    (QuestionKind.QUANTITY, NUMBER_OF),
    (
        QuestionKind.PURPOSE,
        r"\bwhat (?:is|was|are|were) (?:the )?(?:[\w’'-]+ ){0,2}(?:purpose|aim|goal|point) of\b"
        r"|^\W*(?:and )?(?:for what purpose|to what end)\b"
        r"|\bwhat (?:is|are|was|were) .{2,60} (?:for|(?:meant|supposed|trying) to (?:do|achieve))\W*$"
        r"|\bwhat (?:does|do|did) .{2,60} (?:exist|aim|hope|seek|try|want) to (?:do|achieve)\b",
    ),
    (QuestionKind.DEFINITION, r"\bdefin(?:e|ed|es|ition)\b|\bstands? for\b|\bmean(?:t by|ing)\b|\bdoes .{2,40} mean\b"),
    (QuestionKind.DEFINITION, rf"^\W*what (?:is|are|was|were) (?:an? |the )?{_NO_DEED}[\w’'&-]+(?: [\w’'&-]+)?\W*$"),
    (QuestionKind.DEFINITION, r"^\W*what (?:exactly )?(?:is|was) an? (?:[\w’'&-]+ ){0,3}[\w’'&-]+\W*$"),
    (
        QuestionKind.DEFINITION,
        r"^\W*what (?:exactly )?(?:is|was) (?:the )?(?-i:[A-Z][\w’'&-]*(?: (?:[A-Z][\w’'&-]*|and|for|in|of|the)){1,3}"
        r" (?:[A-Z][\w’'&-]*|\d+))\W*$",
    ),
    (
        QuestionKind.LIST,
        rf"\b(?:what|which) (?!{_PHASE_DOES})(?:{_WORD} ){{0,5}}?(?:[\w’']+-)*{LISTED}\b"
        r"|\b(?:mission|aims|objectives)\b",
    ),
    (QuestionKind.LIST, r"^\W*list\b|\bname (?:the|all|some)\b"),
)
HEAD_NOUN = regex(
    r"\b(?:what|which|list|name|how many)\b"
    rf"(?:{_GAP}(?:are|is|were|was|do|does|did|the|all|some|any|its|their|main|key|of))*"
    rf"{_GAP}(?:[\w’'-]+{_GAP}){{0,3}}?(?:[\w’']+-)*({LISTED})\b",
    re.IGNORECASE,
)


# 'Which test tells how many boats there should be?' asks for no number.
_ASKED_WITHIN = regex(
    r"^(\W*(?:which|what) (?!(?:is|are|was|were|do|does|did)\b)[\w’'-]+ .*?\w)(?<!\band)(?<!\bor)"
    r" how (?:far|long|many|much|often)\b.*$",
    re.IGNORECASE,
)


def kind_of(question: str) -> QuestionKind:
    """The first kind whose sign the question bears; a topic where it bears none."""
    question = _ASKED_WITHIN.sub(r"\1", question)
    for kind, sign in _PATTERNS:
        if re.search(sign, question, re.IGNORECASE):
            return kind
    return QuestionKind.TOPIC


def head_noun(question: str) -> str:
    """The noun that a list is asked of ('challenges'), '' where there is none."""
    match = HEAD_NOUN.search(question)
    return match[1] if match else ""
