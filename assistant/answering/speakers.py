"""Whose words a question asks for: 'What did the unions say about it?' is answered by what tells of unions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.anybody import ANYBODY, OF_THEM, of_whom
from assistant.answering.synonyms import with_synonyms
from assistant.answering.verbs import PAST
from assistant.answering.words import FUNCTION_WORDS, WORD, stem, stems_of
from assistant.patterns import regex
from assistant.records import Passage, Role

_WHOM = r"(?P<who>(?:[\w’'&-]+\.? ){0,8}?[\w’'&-]+?\.?)(?:['’]s?)?(?: (?:themselves|itself|himself|herself))?"
_DID = r"(?:did|do|does|have|has|had)"
_SPOKE = (
    "(?:advise|answer|argue|ask(?:ed)?|believe|claim|commend|complain|conclude|critici[sz]e|debate|demand|discuss|expect|fear|feel|felt"
    "|hope|learn(?:ed|t)?|make of|object|oppose|praise|prefer|promise|propose|recommend|reply|replied|respond(?:ed)?"
    "|said|say|stress|suggest|talk about|tell|told|think|thought|urge|want|warn|welcome)"
)
_WORDS = "(?:advice|answers?|attitudes?|opinions?|reactions?|repl(?:y|ies)|responses?|verdicts?|views?)"
_WORK = r"['’]s? (?:address|foreword|letter|message|preface|remarks|speech|statement|testimony)"
_ASKED = tuple(
    regex(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bwhat (?:else )?{_DID} {_WHOM}(?:{_WORK})? (?:all )?{_SPOKE}\b",
        rf"\bhow {_DID} {_WHOM} (?:describe|feel|felt|react|reply|respond|see|think)\b",
        rf"\bwhat {_WORDS} {_DID} {_WHOM} (?:express|get|give|have|hold|take)",
        rf"\b{_WORDS} of {_WHOM} (?:about|on|to|towards?)\b",
        rf"\bwhom? {_DID} {_WHOM} (?:accuse|blame|commend|credit|critici[sz]e|mention|praise|quote|thank)\b",
    )
)
_REPLY_ASKED = regex(r"\b(?:reply|replied|repl(?:y|ies)|respon(?:d|ded|se|ses))\b", re.IGNORECASE)
# 'How did the board react?' is told by what it did, too: 'In response, the board sold two ships'.
_REACTION_ASKED = regex(rf"\bhow {_DID} {_WHOM} (?:react|reply|respond)\b", re.IGNORECASE)
_DEED_NEXT = regex(rf",?(?: (?:also|finally|first|soon|then|therefore))* (?:\w{{2,}}ed|{'|'.join(sorted(PAST))})\b")
_REPLIED = regex(
    r"\b(?:accept|agree|answer|declin|reject|refus|repl(?:y|ied|ies)|respon(?:d(?:s|ed|ing)?|ses?)\b|said|says?"
    r"|turned down|welcom)",
    re.IGNORECASE,
)
# What tells somebody's words or thoughts.
_SAYS = (
    r"(?:accept|acknowledg|admi[rt]|advis|agree(?:d|s|ing)?\b|answer|argu|ask|attribut|believ|call|claim|complain"
    r"|conced|conclud|concern|concur|confirm|consider|critici|debat|declar|demand|den(?:y|ied)|describ|disagree|discuss|doubt"
    r"|emphasi|enthusias|expect|explain|express|fear|feel|felt|find|found|happy|highlight|hop(?:e|ing)|identif"
    r"|insist|judg|learn|(?<!would )(?:dis)?like[ds]?\b|maintain|mention|name[ds]?\b|not(?:e|ed|ing)\b|object|observ"
    r"|opinion|oppos|point|prais|prefer|promis|propos|question|rat(?:e|ed)\b|recogni|recommend|regard|reluctan|repl"
    r"|report|respon(?:d|se[sd]?\b)|said|saw\b|say|see[ns]?\b|sceptic|speak|spoke|state|stress|suggest|support|surpris|tell|think"
    r"|thought|told|trust|(?<!be )underst|unhappy|view|want|warn|welcom|wish|word|worr|wr[io]t)"
)
SPOKEN = regex(rf"[‘“\"]|\b(?:according to\b|{_SAYS})", re.IGNORECASE)
_TITLES = r"(?:Mrs?|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Hon|Rev)\.?"
_OFFICE = (
    r"(?:President|Prime Minister|Minister|Secretary|Chair(?:man|woman)?|Senator|Governor|Mayor|Representative|Director"
    r"|Commissioner|Judge|Justice)"
)
# 'The director of the Board', 'somebody at the meeting': where they are of or at is not who they are.
_BY_OFFICE = regex(
    r"^((?:(?:the|an?) )?(?:(?:[\w’'-]+ ){0,2}?(?:author|chair\w*|chief executive|director|editor|founder|head|leader"
    r"|manager|mayor|minister|president|secretary|spokes\w+)|some(?:one|body)|(?:one|a) (?:person|participant))s?)"
    r" (?:at|for|from|in|of) .+",
    re.IGNORECASE,
)
_BEFORE_NAME = r"(?:(?:the|an?|our|their|its) )?(?:[A-Z][\w.’'&-]*,? ){0,5}\(?"
_BETWEEN = (
    r",?(?:(?:,[^,.;]{1,80},|\s(?:and|or|et|al\.?|\[[\d, –-]+\]|\(\d{4}\w?\)|ha[sd]|have|is|are|was|were|would|will"
    r"|did|do|does|not|never|always|often|also|then|later|once|first|who|in particular|(?:them|it|him"
    r"|her)sel(?:f|ves)|\w+ly"
    r"|[A-Z][\w’'-]*)),?){0,5}\s?"
)
_VIEW = (
    r"(?:account|advice|answer|argument|attitude|belief|claim|comment|complaint|concern|conclusion|criticism|doubt|fear"
    r"|hope|idea|message|opinion|praise|proposal|reaction|remark|reply|response|statement|suggestion|testimony|thought"
    r"|verdict|view|vision|warning|word|worr(?:y|ie))s?"
)
_SAID_BY = (
    r"(?:according to|(?:said|says?|wrote|writes?|ask(?:s|ed)|argue[sd]|add(?:s|ed)|explain(?:s|ed)|note[sd]"
    r"|observe[sd]|warn(?:s|ed)|remark(?:s|ed)|put it|propos(?:es|ed)|suggest(?:s|ed)|found|describ(?:es|ed)"
    r"|call(?:s|ed)|word(?:s|ed)|critici[sz]ed|prais(?:es|ed)|welcomed|quoted|cited|coined)(?: [\w’'-]+){0,2}? by"
    r"|said|says|writes|wrote|argues|argued"
    rf"|{_VIEW} (?:by|from|of))"
)
# 'The needs of patients', 'a priority for patients', 'texting patients': no word of theirs. 'Most of the patients' is.
_SOME_OF = (
    r"(?:all|any|both|each|few|group|half|lot|majority|many|member|minority|most|none|number|one|part|per ?cent"
    r"|percentage|proportion|quarter|rest|share|some|survey|third|two|several)s?"
)
_NOT_THEIRS = regex(
    rf"(?:(?<=\w )(?:about|against|for|under)|(?<!interview )(?<!interviews )with|between(?: [\w’'-]+){{0,4}}? and"
    rf"|between|(?<![\w’'-])(?!(?i:(?:\w+-){{0,3}}{_SOME_OF}|{_VIEW}|interviews?)\b)[\w’'-]+(?<!%) of"
    r"|\b(?!(?i:according)|acceptable|apparent|appear|clear|familiar|important|known|matter|obvious|seem"
    r"|use)[\w’'-]+ to"
    rf"|\b(?!among|during|according|including|leading|regarding|following)[a-z]{{2,}}ing|\b(?:Mr|Madam)\.?)"
    rf" {_BEFORE_NAME}$"
)
_IS_SEEN = regex(
    r",? (?:is|are|was|were|been|being) (?:(?:also|often|still|then) )?"
    r"(?:called|considered|described|found|mentioned|named|quoted|regarded|said|seen|viewed)\b"
    rf"|['’]s (?!(?:[\w’'-]+ ){{0,2}}{_VIEW}\b)"
)
_OBJECT = regex(rf"\b(?:about|against|by|for|from|of|to|under|with) {_BEFORE_NAME}$")
_VERB_NEXT = regex(rf"{_BETWEEN}(?i:(?!support|name|identif|learn|trust){_SAYS})")
_OTHERS_SAY = regex(
    r"\b(?!(?:A|All|An|And|As|Both|But|Each|Few|He|I|In|It|Many|Most|None|One|She|Some|That|The|They|This|Those|We"
    r"|Who|You)\b)[A-Z][\w’'-]+(?: (?:at|from|in|of)(?: [\w’'-]+){1,3}?)? (?:(?:also|have|has|now) )?(?:argued?s?"
    r"|believed?s?|felt|found|said|says?|thinks?|thought|wants?|wanted)\b"
)
# 'Mr. Kiln.' before what he says, and where the word is given to him.
_ONLY_NAMES = regex(rf"\W*(?:{_TITLES}|{_OFFICE}) (?:[A-Z][A-Za-z’'-]* ?){{1,3}}[.:]?")
# 'It was welcomed by the town': by whom, and by nobody who is named before.
_BY = regex(r"\b(?:back|critici[sz]|endors|favour|oppos|resist|support|welcom)\w* by\b", re.IGNORECASE)
_UNDER_QUOTE = regex(r"\W*[–—-] ?[A-Z][^.?!]{1,80}")
_NAMED_WITHIN = 120  # characters before a name in which its part is told


@dataclass(frozen=True, slots=True)
class Whom:
    """Whose words a question asks for. name: the last word of what they are called, all of 'the Harbour Board'; stems:
    all words for them; called: the stems of what they are called; alone: whether it may be a name, not of several."""

    name: str
    stems: frozenset[str]
    called: frozenset[str]
    alone: bool

    def is_in(self, text: str) -> bool:
        """Whether a line names them: by the name alone, or by all that an office is called."""
        words = set(stems_of(text))
        return bool(self.stems & words) if self.alone and " " not in self.name else self.called <= words

    def is_signed(self, line: str) -> bool:
        """Whether a line under a quotation names them, and is of the age by which they are called."""
        words = stems_of(line)
        ages = {age for one in self.called for age in re.findall(r"^\d+(?=-year)", one)}
        return bool(self.stems & set(words)) and ages <= set(words)


BEFORE = 2  # sentences in which the speaker may be named


@dataclass(frozen=True, slots=True)
class Voiced(Passage):
    """A passage in which they speak; `theirs` are the places of their sentences. Who they are stands above it."""

    theirs: frozenset[int] = frozenset()


@lru_cache(maxsize=256)
def whom(question: str) -> Whom | None:
    """Whose words a question asks for; None where that is anybody."""
    for pattern in _ASKED:
        if match := pattern.search(question):
            return those_called(match["who"])
    return None


def those_called(called: str) -> Whom | None:
    """Those who are called so; None where that may be anybody."""
    called = of_whom(called)
    office = _BY_OFFICE.match(called)
    called = office[1] if office else called
    bare = re.sub(rf"\b{_TITLES} |\b{_OFFICE} (?=[A-Z])| et al\.?(?!\w)", "", called).strip()
    words = [word.rstrip("’'.") for word in WORD.findall(bare) if word.lower() not in FUNCTION_WORDS]
    stems = [stem(word) for word in words]
    while len(stems) > 1 and stems[-1] in OF_THEM:
        words, stems = words[:-1], stems[:-1]
    article = re.match(r"(?:the|an?|all|most|some|any|many|our|their|his|her) ", bare, re.IGNORECASE)
    whole = bool(article) and len(words) > 1 and all(word[0].isupper() for word in words)  # 'the Harbour Board'
    if not stems or stems[-1] in ANYBODY or (ANYBODY & set(stems) and not whole):
        return None
    alone = whole or not (article or words[-1].endswith("s"))
    same = frozenset(stems[-1:]) if office else with_synonyms(stems[-1:])
    return Whom(" ".join(words) if whole else words[-1], same, frozenset(stems), alone)


def speakers(question: str) -> frozenset[str]:
    """The stems that name whose words are asked for; none where that is anybody."""
    who = whom(question)
    return who.stems if who else frozenset()


def hold(called: str, text: str, around: str) -> bool:
    """Whether a text may tell what those who are called so are for: it names them, or what stands around it does."""
    who, by = those_called(called), _BY.search(text)
    if not who:
        return not by
    return not who.stems.isdisjoint(stems_of(text[by.end() :] if by else f"{around} {text}"))


def near_by(passage: Passage, place: int) -> str:
    """A sentence behind its headings and the BEFORE sentences before it; a line of an imprint in all of that."""
    return " ".join(near_texts(passage, place))


def near_texts(passage: Passage, place: int) -> list[str]:
    """The headings and the sentences of `near_by`."""
    of_imprint = passage.sentences[place].role is Role.IMPRINT
    sentences = passage.sentences if of_imprint else passage.sentences[max(0, place - BEFORE) : place + 1]
    return [passage.heading, *(sentence.text for sentence in sentences)]


def is_amiss(question: str, passage: Passage, place: int) -> bool:
    """Whether a sentence of a passage tells no words or thoughts of those whose words the question asks for."""
    who = whom(question)
    if not who:
        return False
    if _ONLY_NAMES.fullmatch(passage.sentences[place].text[:_NAMED_WITHIN]):
        return True
    if isinstance(passage, Voiced) and place in passage.theirs:
        return False
    if signed := _signed(passage, place):
        return not who.is_signed(signed)
    near = near_by(passage, place)
    if _REACTION_ASKED.search(question) and _is_subject(who.name, passage.sentences[place].text, _DEED_NEXT):
        return bool(_REPLY_ASKED.search(question)) and not _REPLIED.search(near)
    if not who.stems & set(stems_of(near)) or not SPOKEN.search(near):
        return True
    if not speaks(who, passage, place):
        return True
    return bool(_REPLY_ASKED.search(question)) and not _REPLIED.search(near)


def _signed(passage: Passage, place: int) -> str:
    """What stands under a quotation to say whose it is ('– Carter, 45'), ''  where nothing does."""
    below = passage.sentences[place + 1 : place + 2]
    quoted = passage.sentences[place].text.rstrip()[-1:] in '’”"'
    return below[0].text if quoted and below and _UNDER_QUOTE.fullmatch(below[0].text) else ""


def _heads(who: Whom, heading: str) -> bool:
    """Whether what stands under a heading is theirs: 'What the ferrymen said', 'Ferrymen'."""
    words = set(stems_of(heading))
    return bool(who.stems & words) and (bool(SPOKEN.search(heading)) or words <= who.stems | who.called)


def _says_another(who: Whom, text: str) -> bool:
    """Whether a sentence tells what others say: 'Carters say that ferrymen are late'."""
    others = [match for match in _OTHERS_SAY.finditer(text) if not who.stems & set(stems_of(match[0]))]
    return bool(others) and not _says(who.name).search(text) and not _is_subject(who.name, text)


def speaks(who: Whom, passage: Passage, place: int) -> bool:
    """Whether they say or think what is told: of one with a name it must be said, others must not only be mentioned."""
    if not isinstance(passage, Voiced) and any(_heads(who, heading) for heading in passage.section):
        return True
    near = near_texts(passage, place)[1:]
    if _says_another(who, near[-1]):
        return False
    if isinstance(passage, Voiced) or (who.alone and _is_name(who.name, passage.text)):
        return any(map(_says(who.name).search, near)) or any(_is_subject(who.name, text) for text in near)
    found = [(text, match) for text in near for match in _called(who.name).finditer(text)]
    return not found or not all(_is_only_named(text, match) for text, match in found)


def _is_only_named(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()][-_NAMED_WITHIN:]
    return bool(_NOT_THEIRS.search(before) or _IS_SEEN.match(text, match.end()))


def _is_subject(name: str, text: str, verb: re.Pattern[str] = _VERB_NEXT) -> bool:
    """Whether the bearer of a name does the saying: 'Kiln, the minister, has said', not 'a gift to Kiln says'."""
    return any(
        verb.match(text, match.end()) and not _OBJECT.search(text[: match.start()][-_NAMED_WITHIN:])
        for match in _called(name).finditer(text)
    )


def _is_name(word: str, text: str) -> bool:
    """Whether a word is never written small in a text."""
    return all(match[0][0].isupper() for match in _called(word).finditer(text))


@lru_cache(maxsize=256)
def _called(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-]){re.escape(word)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=256)
def _says(name: str) -> re.Pattern[str]:
    """What says that the bearer of a name says or thinks something, otherwise than in 'Kiln said'."""
    own = rf"(?i:{re.escape(name)})"
    return re.compile(
        rf"\b(?i:{_SAID_BY}) {_BEFORE_NAME}{own}(?!\w)"
        rf"|\b(?i:according to) (?:(?!about|for|of|to)[\w’'-]+,? ){{0,6}}{own}(?!\w)"
        rf"|(?<![\w’'-]){own}['’]s? (?:[\w’'-]+ ){{0,2}}(?i:{_VIEW})\b"
        rf"|[‘’“”\"] ?[—–-]+ ?{_BEFORE_NAME}{own}(?!\w)|^\W*{_BEFORE_NAME}{own}:"
    )
