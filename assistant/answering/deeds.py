"""What a text has to tell of, in whatever words, to tell why, how, when or where something was done."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import FUNCTION_WORDS, WORD, stems_of

_ENDED = r"\bwhy (?:was|were|did|had)\b.*\b"
_HOW = (
    r"\b(?:how|by what (?:means|method|test|standard)|in what way)\b.*"
    r"\b(?:did|do|does|was|were|is|are|has|have|can|could)\b.*\b"
)
_FAMILIES = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(rf"\b(?:{told})", re.IGNORECASE))
    for asked, told in (
        (
            rf"{_ENDED}(?:clos(?:e|ed|ing)\b|abolish|dissol|wound up)",
            r"clos(?:e|ed|ing|ure)\b|abol|dissol|wound|shut|replac|merg|end",
        ),
        (rf"{_ENDED}(?:delay|late\b|postpon)", r"delay|late\b|later\b|postpon|slip|behind|slow|overr|long"),
        (rf"{_ENDED}(?:abandon|cancel|scrap|drop)", r"abandon|cancel|scrap|drop|g[ai]v(?:e|en|ing) up|stop|end"),
        (
            rf"{_ENDED}(?:reject|turned down|refus)",
            r"reject|turn(?:ed)? down|refus|declin|oppos|against|unwilling|not\b",
        ),
        (rf"{_ENDED}(?:withdr|pull)", r"withdr|pull|left\b|leav"),
        (rf"{_ENDED}(?:stop|ceas|suspend)", r"stop|ceas|suspend|halt|end|no longer|replac|wound|clos"),
        (
            rf"{_HOW}(?:pick|choose|chose|select|recruit|sampl)",
            r"pick|cho(?:os|se)|select|recruit|sampl|invit|random|appoint|drawn|nominat|elect|volunt",
        ),
        (
            rf"{_HOW}(?:financ|funded|paid|pay\b|get (?:its|their) (?:funding|money))",
            r"financ|fund|pa(?:y|id)|loan|borrow|tax|budget|grant|fee|subscri|charge|sponsor|contribut",
        ),
        (
            rf"{_HOW}(?:calculat|reckon|work(?:ed)? out|estimat)",
            r"calculat|reckon|work(?:ed|ing)? out|estimat|measur|based on|deriv|comput|divid|formula|subtract|average",
        ),
        (
            rf"{_HOW}(?:appl(?:y|ies|ied)\b(?! to))",
            r"appl|form\b|fill|sen[dt]|request|contact|write|ask|submit|register|claim",
        ),
        (rf"{_HOW}(?:settle|resolve)", r"settl|resolv|disput|quarrel|mediat|arbitrat|agree"),
        (
            r"\b(?:what (?:came|became|has become|had become) of|what happened to)\b",
            r"result|outcome|led to|lead to|bec[ao]me|since|later|after|follow|abandon|introduc|adopt|replac|clos|end"
            r"|transfer|mov|improv|work|success|fail|publish|implement|never",
        ),
    )
)
# 'When did the NHS workshop take place?' is told of a workshop.
_EVENT = re.compile(
    r"^\W*(?:and )?(?:when|where|(?:at|in|on|by|from|since|until) (?:what|which) (?:[\w’'-]+ )?[\w’'-]+"
    r"|(?:what|which) (?:date|day|month|year))"
    r" (?:did|was|were|will|is|are) (?:the |this |that |its |their |an? )?(?P<event>(?:[\w’'&-]+ ){1,5}?)"
    r"(?:(?:of|on|in|for|at|with|between|about|from) .*)?"
    r"\b(?:take place|held|happen|start|begin|end|finish|open|close|meant|due|supposed|expected|located|based"
    r"|carried out)",
    re.IGNORECASE,
)


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
    told = next((told for asked, told in _FAMILIES if asked.search(question)), None)
    event = _EVENT.search(question)
    words = [word for word in WORD.findall(event["event"]) if word.lower() not in FUNCTION_WORDS] if event else []
    return told, with_synonyms(stems_of(words[-1])) if words else frozenset()
