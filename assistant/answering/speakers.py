"""Whose words a question asks for: 'What did the unions say about it?' is answered by what tells of unions."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import FUNCTION_WORDS, WORD, stem, stems_of
from assistant.records import Passage, Role

_WHOM = r"(?P<who>(?:[\w’'&-]+ ){0,4}?[\w’'&-]+?)(?:['’]s?)?(?: (?:themselves|itself|himself|herself))?"
_DID = r"(?:did|do|does|have|has|had)"
_SPOKE = (
    "(?:advise|answer|argue|ask(?:ed)?|believe|claim|complain|conclude|demand|expect|fear|feel|felt|hope|learn(?:ed|t)?"
    "|object|oppose|prefer|promise|recommend|reply|replied|respond(?:ed)?|said|say|suggest|tell|told|think|thought|want"
    "|warn)"
)
_WORDS = "(?:advice|answers?|attitudes?|opinions?|reactions?|repl(?:y|ies)|responses?|views?)"
_ASKED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bwhat (?:else )?{_DID} {_WHOM} (?:all )?{_SPOKE}\b",
        rf"\bhow {_DID} {_WHOM} (?:feel|felt|react|reply|respond|think)\b",
        rf"\bwhat {_WORDS} {_DID} {_WHOM} (?:express|get|give|have|hold|take)",
        rf"\b{_WORDS} of {_WHOM} (?:about|on|to|towards?)\b",
    )
)
_REPLY_ASKED = re.compile(r"\b(?:reply|replied|repl(?:y|ies)|respon(?:d|ded|se|ses))\b", re.IGNORECASE)
_REPLIED = re.compile(
    r"\b(?:accept|agree|answer|declin|reject|refus|repl(?:y|ied|ies)|respon(?:d(?:s|ed|ing)?|ses?)\b|said|says?"
    r"|turned down|welcom)",
    re.IGNORECASE,
)
# What tells somebody's words or thoughts.
_SPOKEN = re.compile(
    r"[‘“\"]|\b(?:accept|acknowledg|admi[rt]|advis|agree(?:d|s|ing)?\b|answer|argu|ask|attribut|believ|call|claim|complain|conced|conclu"
    r"|concern|concur|confirm|consider|critici|declar|demand|den(?:y|ied)|describ|disagree|doubt|emphasi|enthusias|expect"
    r"|explain|express|fear|feel|felt|find|found|happy|highlight|hop(?:e|ing)|identif|insist|judg|learn"
    r"|(?<!would )(?:dis)?like[ds]?\b|maintain|mention"
    r"|name[ds]?\b|not(?:e|ed|ing)\b|object|observ|opinion|oppos|point|prais|prefer|promis|propos|question|rat(?:e|ed)\b"
    r"|recogni|recommend|regard|reluctan|repl|report|respon|said|saw\b|say|see[ns]?\b|sceptic|speak|spoke|state|stress|suggest"
    r"|support|surpris|tell|think|thought|told|trust|underst|unhappy|view|want|warn|welcom|wish|word|worr|wr[io]t)",
    re.IGNORECASE,
)
# Who speaks in any report: its authors, those whom they asked, or anybody.
_ANYBODY = frozenset(
    stems_of(
        """report source research study survey workshop phase paper briefing review series overview author researcher
        participant document guide guidance handbook manual brochure booklet leaflet publication book whitepaper website
        article text chapter section foundation people person respondent everybody
        anybody expert delegate attendee interviewee speaker we they it he she you i one"""
    )
)
_OF_THEM = frozenset(
    stems_of("group groups body bodies organisation organisations representative representatives leader")
)
BEFORE = 2  # sentences in which the speaker may be named


@lru_cache(maxsize=256)
def speakers(question: str) -> frozenset[str]:
    """The stems that name whose words are asked for; none where that is anybody."""
    for pattern in _ASKED:
        if match := pattern.search(question):
            named = [word for word in WORD.findall(match["who"]) if word.lower() not in FUNCTION_WORDS]
            stems = [stem(word.rstrip("’'")) for word in named]
            while len(stems) > 1 and stems[-1] in _OF_THEM:
                stems = stems[:-1]
            if not stems or _ANYBODY & set(stems):
                return frozenset()
            return with_synonyms(stems[-1:])
    return frozenset()


def near_by(passage: Passage, place: int) -> str:
    """A sentence behind its headings and the BEFORE sentences before it; a line of an imprint in all of that."""
    of_imprint = passage.sentences[place].role is Role.IMPRINT
    sentences = passage.sentences if of_imprint else passage.sentences[max(0, place - BEFORE) : place + 1]
    return " ".join([passage.heading, *(sentence.text for sentence in sentences)])


def is_amiss(question: str, passage: Passage, place: int) -> bool:
    """Whether a sentence of a passage tells no words or thoughts of those whose words the question asks for."""
    who = speakers(question)
    if not who:
        return False
    near = near_by(passage, place)
    if not who & set(stems_of(near)) or not _SPOKEN.search(near):
        return True
    return bool(_REPLY_ASKED.search(question)) and not _REPLIED.search(near)
