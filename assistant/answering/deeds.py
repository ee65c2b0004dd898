"""What a text has to tell of, in whatever words, to tell who did something, or why, how, when or where it was done."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.decisive import without_names
from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import FUNCTION_WORDS, WORD, stems_of
from assistant.patterns import regex

# What somebody did, and words one of which a text has that says who it was, or when.
_BEGINS = r"(?:^|[.?!:;–—-]\s)\W*(?:and )?"
_WHO_DID = rf"{_BEGINS}who(?: (?:first|originally|officially|had|has|have|is|was|were|will)){{0,3}} "
_WHEN_DONE = rf"{_BEGINS}(?:when|(?:in )?(?:what|which) year|year)\b[^.?!]* "
_DEEDS = tuple(
    (
        regex(rf"{_WHO_DID}(?:{asked})|{_WHEN_DONE}(?:{asked})(?: [\w’'-]+){{0,4}}\W*$", re.IGNORECASE),
        regex(rf"\b(?:{told})", re.IGNORECASE),
    )
    for asked, told in (
        (
            r"(?:found(?:ed|ers?|ing)|established|set up|created)\b",
            r"found(?:ed|ers?|ing)\b|set(?:ting)? up|establish|creat|start|form(?:ed|ing)\b|since|began|begin|launch"
            r"|introduc",
        ),
        (
            r"(?:begin|began|launch(?:ed)?|start(?:ed)?|introduced?) (?:the|its|their|his|her|an?)\b",
            r"found|set(?:ting)? up|establish|creat|start|since|beg[ai]n|launch|introduc|open|ran\b|date[ds]?\b"
            r"|first (?:\w+ed|came|held|met|ran|seen|sent|time)\b",
        ),
        (
            r"(?:begin|commence|get (?:going|started|under ?way)|start)(?=\W*$)",
            r"found|set(?:ting)? up|establish|creat|start|since|beg[aiu]n|commenc|launch|introduc|open|ran\b"
            r"|date[ds]?\b|from\b|between|held|c[ao]me in|go live|went live|t(?:akes?|ook) (?:effect|place)|under ?way"
            r"|first\b|operat|on \d|on or after",
        ),
        (r"(?:built|developed|supplied)\b", r"buil[dt]|develop|suppl|design|creat|contract|ma[dk]e\b|by\b"),
        (
            r"(?:acquired|bought|procured|purchased)\b",
            r"acquir|b(?:ought|uy(?:s|ing|ers?)?\b)|procur(?:ed?|es|ing)\b|purchas|paid for|sold|order(?:ed|s)\b"
            r"|contract(?:ed|or)",
        ),
        (r"commissioned\b", r"commission|ask|request|order|set up|for the\b|by\b"),
        (r"chair(?:ed|s|ing)?\b", r"chair|led\b|presid|moderat|facilitat"),
        (r"sign(?:ed|s)\b", r"sign"),
        (
            r"(?:runs?|ran|leads?|led|manages?|managed|owns?|owned|oversees|oversaw|heads?|controls?|supervises?)\b"
            r"(?!.{0,20}\b(?:research|stud|survey))",
            r"run|ran\b|led\b|lead(?!ership)|manag(?!ement\b(?! (?:board|committee|group|team)))|own(?:s|ed|er)|overs"
            r"|head|charge|responsib|direct|govern(?!ment)|operat(?:e[ds]?|ing|ors?)\b|(?<=ed )by\b|belong|chief"
            r"|accountab|control|supervis|(?:do|does|did)\W*$",
        ),
        (
            r"(?:regulates?|inspects?|licenses|polices)\b",
            r"regulat|inspect|licen[sc]|polic(?:es|ed|ing)\b|supervis|overs|watchdog|authori[sz]",
        ),
        (
            r"(?:funds?|funded|financ(?:es?|ed)|pays? for|paid for|sponsor(?:s|ed))\b",
            r"fund|financ|pay(?! less\b)|(?<!be )paid|sponsor|(?<!to )support|grant|invest(?!ig)|back(?:ed|ing)"
            r"|(?<!value for )money|contribut|by\b",
        ),
        (
            r"(?:attend(?:ed|s)?|(?:took|takes?|taking) part|participated?|came\b(?! (?:out|up))|turned up)\b",
            r"attend(?:ed|s|ing)?\b|t[ao]ok?(?:e|es|ing)? part|participat(?:ed?|es|ing)\b|came\b|turned up|joined"
            r"|invited|brought together|present\b|drawn from|representatives?|delegates?|guests?"
            r"|(?:attendees|participants) (?:are|c[ao]me|from|includ|were)",
        ),
        (r"born\b", r"born|birth|\*"),
        (r"died\b", r"died|death|dead|†"),
    )
)
_RUNS = regex(
    rf"{_WHO_DID}(?:(?:runs?|ran|leads?|led|manages?|managed|oversees|oversaw|heads?|controls?|supervises?|regulates?)\b"
    r"|(?:accountable|in charge|responsible) (?:for|of)\b)(?P<thing>[^?,;]*[\w’'-]{3,})",
    re.IGNORECASE,
)
# 'Who runs the board?' is not told by 'the board, which oversees the ferries'.
_ITSELF = (
    r"(?:,? (?:also|and|has|is|that|to|was|which|who|will)){0,3},?"
    r" (?:(?:direct|head|lead|manag|overs|regulat|run|supervis)\w*\b|controls?|controlling|oversaw|ran|led"
    r"|(?:in charge|responsible)\b)(?! by\b)"
)
# 'It is run by the board' tells of what was named before; 'It aims to change how ships are managed' of other things.
_POINTS, _NEAR = regex(r"\W*(?:it|they|this|these|the)\b", re.IGNORECASE), 50
_CHARGED = regex(r"\bwho\b.*\b(?:responsible|accountable|in charge)\b", re.IGNORECASE)
# 'Where it is clear who is responsible' tells of nobody.
_INDIRECT = regex(
    r"\bwho(?:ever)? (?:(?:is|are|was|were|should be|will be) (?:accountable|in charge|responsible)"
    r"|(?:leads|manages|owns|oversees|runs))\b",
    re.IGNORECASE,
)
_CHARGE = regex(
    r"\b(?:responsib|account|charge|overs|duty|duties|task|led\b|leads?\b|run\b"
    r"|manag(?:e[rs]?\b|ing\b|ed by\b|ement (?:board|committee|group|team))"
    r"|must\b|should\b|ha(?:s|ve) to\b|up to (?:the|you|your)\b|in the hands|devised\b|developed\b|invent)",
    re.IGNORECASE,
)
_OUTRIGHT = regex(
    r"\b(?:overs(?:ee|aw)\w*|(?:in charge|responsible) (?:for|of)|(?:is|are|was|were) (?:managed|led|run|headed) by)\b",
    re.IGNORECASE,
)
_CHARGES = regex(r"\b(?:must|should|ha(?:s|ve) to|responsible for)(?: also)?\W*$", re.IGNORECASE)

# How a question opens, what it then asks of, and what has to be told.
_ENDED = r"\bwhy (?:was|were|did|had)\b"
_HOW = (
    r"\b(?:how(?! (?:big|large|small)\b)|by what (?:means|method|test|standard)|in what way)\b[^?]{0,60}?"
    r"\b(?:did|do|does|was|were|is|are|has|have|can|could)\b"
)
_FOREMOST = (
    r"most|least|first|last|best|worst|rank\w*"
    r"|(?:bigg|great|high|larg|low|small|old|new|cheap|dear|hard|easi|strong|weak|long|short)est"
)
_FAMILIES = tuple(
    (
        regex(opening, re.IGNORECASE),
        regex(rf"\b(?:{asked})", re.IGNORECASE),
        regex(rf"\b(?:{told})", re.IGNORECASE),
    )
    for opening, asked, told in (
        (
            _ENDED,
            r"clos(?:e|ed|ing)\b|abolish|dissol|wound up",
            r"clos(?:e|ed|ing|ure)\b|abol|dissol|wound|shut|replac|merg|end(?:s|ed|ing)?\b",
        ),
        (_ENDED, r"delay|late\b|postpon|slip", r"delay|late\b|later\b|postpon|slip|behind|slow|overr|long"),
        (
            _ENDED,
            r"abandon|cancel|scrap|drop",
            r"abandon|cancel|scrap|drop|g[ai]v(?:e|en|ing) up|stop|end(?:s|ed|ing)?\b",
        ),
        (
            _ENDED,
            r"reject|turned down|refus",
            r"reject|turn(?:ed)? down|refus|declin|oppos|against|unwilling|not\b",
        ),
        (
            _ENDED,
            r"(?:increased|put up|raised)\b",
            r"increas|put(?:ting)? up|rais|ris(?:e|en|es|ing)\b|rose|gr[eo]w|higher|more|up\b|too (?:few|little|low)",
        ),
        (
            _ENDED,
            r"(?:brought down|cut|lowered|reduced)\b",
            r"cut|drop|fall|fell|lower|reduc|sav(?:e|ed|es|ing)|less|fewer|shrink|down\b|too (?:many|much|high)|lack",
        ),
        (_ENDED, r"withdr|pull", r"withdr|pull|left\b|leav"),
        (
            _ENDED,
            r"stop|ceas|suspend",
            r"stop|ceas|suspend|halt|end(?:s|ed|ing)?\b|no longer|replac|wound|clos(?:ed|es|ing|ure)\b",
        ),
        (
            _HOW,
            r"pick|choose|chose|select|recruit|sampl",
            r"pick|cho(?:os|se)|select|recruit|sampl|invit|random|appoint|drawn|nominat|elect|volunt",
        ),
        (
            _HOW,
            r"financ|funded|paid|pay\b|get (?:its|their) (?:funding|money)",
            r"financ|fund(?:s|ed|ing)?\b|pa(?:y|id)|loan|borrow|tax(?:es)?\b|budget|grants?\b|fees?\b|subscri|charg|sponsor"
            r"|contribut",
        ),
        (
            _HOW,
            r"calculat|reckon|work(?:ed)? out|estimat",
            r"calculat|reckon|work(?:ed|ing)? out|estimat|measur|based on|deriv|comput|divid|formula|subtract|average",
        ),
        (
            _HOW,
            r"appl(?:y|ies|ied)\b(?! to)",
            r"appl|form\b|fill|sen[dt]|request|contact|write|ask|submit|register|claim",
        ),
        (_HOW, r"settle|resolve", r"settl|resolv|disput|quarrel|mediat|arbitrat|agree"),
        (
            # 'Which of the lessons matters most?': a list of them all does not tell.
            r"\b(?:which|what)(?: one| ones)? of (?:the|these|its|their)\b|\bof the [\w’'-]+ [\w’'-]+s, which\b",
            rf"(?:{_FOREMOST})\b",
            rf"(?:{_FOREMOST}|chief|main|foremost|above all|especially|than)\b|particular|priorit",
        ),
        (
            r"\bwhat (?:(?:came|became|has become|had become) of|happened to)\b",
            r"\w",
            r"result|outcome|led to|lead to|bec[ao]me|since|later|after|follow|abandon|introduc|adopt|replac|clos"
            r"|end(?:s|ed)?\b|transfer|mov|improv|work|success|fail|publish|implement|never",
        ),
    )
)
# 'When did the NHS workshop take place?' is told of a workshop.
_EVENT = regex(
    r"^\W*(?:and )?(?:when|where|(?:at|in|on|by|from|since|until) (?:what|which) (?:[\w’'-]+ )?[\w’'-]+"
    r"|(?:what|which) (?:date|day|month|year))"
    r" (?:did|was|were|will) (?:the |this |that |its |their |an? )?(?P<event>(?:[\w’'&-]+ ){1,5}?)"
    r"(?:(?:of|on|in|for|at|with|between|about|from) .*)?"
    r"\b(?:take place|held|happen|start|begin|end|finish|open|close|meant|due|supposed|expected|carried out)",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def deeds(question: str) -> tuple[re.Pattern[str], ...]:
    """What tells of that of which the question asks who did it, or when."""
    return tuple(told for asked, told in _DEEDS if asked.search(question))


def asks_doer(question: str) -> bool:
    """Whether it is asked who did something, or is responsible, that has to be told."""
    return bool(deeds(question)) or asks_charge(question)


def asks_charge(question: str) -> bool:
    """Whether it is asked who is responsible."""
    return bool(_CHARGED.search(question))


def tells_charge(text: str) -> bool:
    """Whether it says outright who runs, or is responsible for, something."""
    return bool(_OUTRIGHT.search(_INDIRECT.sub(" ", text)))


def charges(lead: str) -> bool:
    """Whether what leads to a list says whose duty its items are: 'Your landlord must:'."""
    return bool(_CHARGES.search(lead))


def tells_of_deed(question: str, text: str) -> bool:
    """Whether a text tells of what the question asks who did it, or when, if that is one of _DEEDS; else true."""
    if _CHARGED.search(question) or _RUNS.search(question):
        text = _INDIRECT.sub(" ", text)
    if runs := _RUNS.search(question):
        thing = runs["thing"].split()[-1]
        text = re.sub(rf"\b{re.escape(thing)}{_ITSELF}", " ", text, flags=re.IGNORECASE)
        if thing[0].isupper() and not set(stems_of(thing)) & set(stems_of(text)):
            text = text[:_NEAR] if _POINTS.match(text) else ""
    if _CHARGED.search(question) and not _CHARGE.search(text):
        return False
    return all(told.search(without_names(question, text)) for told in deeds(question))


def is_of_deed(question: str, text: str) -> bool:
    """Whether a text tells of what the question asks the cause, manner, time or place of, where it has to say so.

    'Why was it closed?' is told of an end, 'how were they picked' of a choice, 'when was the workshop held' of a
    workshop; true for any other question.
    """
    told, event = _asked(question)
    return (told is None or bool(told.search(text))) and (not event or bool(event & set(stems_of(text))))


def needs_deed(question: str) -> bool:
    """Whether nothing can answer that does not tell of the deed."""
    return _asked(question)[0] is not None


@lru_cache(maxsize=256)
def _asked(question: str) -> tuple[re.Pattern[str] | None, frozenset[str]]:
    """What has to be told, and the stems of the event, one of which has to be there; () for none."""
    told = next((told for opening, asked, told in _FAMILIES if _asks(question, opening, asked)), None)
    event = _EVENT.search(question)
    words = [word for word in WORD.findall(event["event"]) if word.lower() not in FUNCTION_WORDS] if event else []
    return told, with_synonyms(stems_of(words[-1])) if words else frozenset()


def _asks(question: str, opening: re.Pattern[str], asked: re.Pattern[str]) -> bool:
    begun = opening.search(question)
    return bool(begun and asked.search(question, begun.end()))
