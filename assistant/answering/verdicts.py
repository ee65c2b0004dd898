"""What is thought of a thing: a judgement answers 'What did they think of it?', a fact about the thing does not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.facts_asked import HOLDS
from assistant.answering.question import Question
from assistant.answering.speakers import SPOKEN, Voiced, hold, near_by, speakers
from assistant.answering.statements import Candidate, refers, told
from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import stem, stems_of
from assistant.patterns import regex

_USE = (
    r"(?:convincing|disappointing|effective|enjoyable|excellent|fair|good|great|helpful|important|impressive"
    r"|necessary|poor|promising|remarkable|satisfactory|strong|useful|valuable|vital|weak|worthwhile)"
)
_ASKS = regex(
    r"\b(?:think|thinks|thought) (?:about|of)\b|\b(?:make|makes|made) of\b|\b(?:feel|feels|felt) about\b"
    r"|(?<!in the )\b(?:judge?ments?|opinions?|verdicts?|views?) (?:about|of|on)\b"
    rf"|\b(?:find|finds|found) (?:[\w’'-]+ ){{1,8}}{_USE}\b"
    r"|\b(?:applaud|commend|critici[sz]e|doubt|judge|like|praise|rate|regret|welcome)\b",
    re.IGNORECASE,
)
# 'Did they approve of it?', not 'What did those do who approve of it?'
_APPROVES = regex(
    r"\b(?:dis)?approv(?:e|ed|es|ing) of\b|\bin favou?r of\b|\b(?:critical|supportive) of\b|\bopposed to\b"
    r"|\b(?:enthusiastic|happy|keen|pleased|sceptical|skeptical|(?:dis)?satisfied|unhappy) (?:about|on|with)\b",
    re.IGNORECASE,
)
# 'How have views of it changed?' asks what came of them.
_CHANGED = regex(r"\bhow (?:did|do|has|have)\b.*\b(?:chang|develop|evolv|shift)(?:e|ed)?\b", re.IGNORECASE)
_FOR = regex(
    rf"\b(?:admir|applaud|approv|commend|favou?r(?!ite)|impress(?!ion)|prais|remarkable|welcom)|\b(?:very"
    rf"|really|so|most"
    rf"|highly) {_USE}\b",
    re.IGNORECASE,
)
_AGAINST = regex(
    r"\b(?:critici|cynical|disappoint|disapprov|doubt|mistrust|oppos(?:e|ing|ition)|regret|sceptic|skeptic"
    r"|unfavou?r|warn)|\bcritical of\b"
    r"|\b(?:an?|expressed|had|have|some|was|with) (?:(?:grave|major|serious|strong) )?reservations?\b(?! (?:fee"
    r"|number|system))",
    re.IGNORECASE,
)
_JUDGES = regex(
    rf"{_FOR.pattern}|{_AGAINST.pattern}|\bverdicts?\b|\b(?:high|low) (?:marks?|ratings?)\b"
    rf"|\b{_USE} (?:or {_USE} )?job\b|\b(?:extremely|of the|particularly|quite|too|very),? (?:very,? )?{_USE}\b"
    rf"|\b(?:finds?|found|rat(?:ed?|es)|judged?s?|consider(?:ed|s)?) (?:[\w’'-]+ ){{1,6}}{_USE}\b|\bhow {_USE}\b",
    re.IGNORECASE,
)
# What anybody thinks or says of a thing; and what asks for that.
_THOUGHTS_ASKED = regex(
    r"\b(?:think|thinks|thought|feel|feels|felt) (?:about|of)\b|\bopinions? (?:about|of|on)\b", re.IGNORECASE
)
_THOUGHTS = regex(
    rf"{_JUDGES.pattern}|\b(?:agree|annoy|appreciat|approv|argu|attitude|back(?:s|ed)\b|belie[fv]|blam|complain|concern"
    r"|consider|convinc|declar|describ|disagree|dislik|disapprov|enjoy|enthusias|expect|fear|feel|felt"
    r"|found (?:it|th\w+)\b|frustrat|happ[iy]|hat(?:ed?|es)\b|heartened|helpful|hope[ds]?\b|keen\b|like[ds]\b"
    r"|love[ds]?\b|objected|objection|opinion|pleas|popular|prefer|prized?\b|rat(?:ed|ing|ings)\b|regard(?:s|ed)\b|reluctan"
    r"|resent|resist"
    r"|sa(?:id|w|y|ys)\b|satisf|se(?:en?|es) (?:[\w’'-]+ ){0,6}?as\b|sense[ds]?\b|support(?:ed|ers?|ive)\b"
    r"|support (?:for|the (?:idea|plan|policy|proposal|scheme))\b|suspici|think|thought|trusted|unhappy|urge[ds]?\b"
    r"|useful|valued\b|view(?:s|ed)?\b|wanted|willing|wish|worr)|[‘“]|%|\b(?:do|did) not like\b|\bper ?cent\b",
    re.IGNORECASE,
)
_VIEWS_ASKED = regex(r"\b(?:opinions|views) (?:about|of|on)\b", re.IGNORECASE)
_WHETHER = regex(r"^\W*(?:(?:and|but|so) )?(?:are|did|do|does|has|have|is|was|were)\b", re.IGNORECASE)
_NAME = regex(r"(?<=\w )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
_GOES_ON = regex(r"\W*(?:All|Few|Half|Many|Most|None|Others|Several|Some) (?:(?:also|too) )?(?:are|have|were)\b")
# What 'Which parts did they praise?' and 'What did they criticise?' ask for.
_SIDES = (
    (regex(r"\b(?:applaud|approve(?! of\b)|commend|like|praise|welcome)\b", re.IGNORECASE), _FOR),
    (regex(r"\b(?:critici[sz]e|doubt|regret)\b", re.IGNORECASE), _AGAINST),
)
FARTHEST = 7.0  # log-odds that a judgement may be less likely where nothing likelier tells what anybody thinks
ABOUT = 0.5  # share of what the judgement is asked of
MARGIN = 2.5  # log-odds that a judgement may be less likely than the likeliest
FEWEST = 4  # words of a judgement
SHORTEST, MOST_ANNOUNCED = 8, 2  # words of a sentence that announces what the next one says; sentences


def asks_verdict(asked: str) -> bool:
    """Whether a question asks what somebody thinks of a thing."""
    if _CHANGED.search(asked):
        return False
    return bool(_ASKS.search(asked) or (_WHETHER.match(asked) and _APPROVES.search(asked)))


def asks_thoughts(asked: str) -> bool:
    """Whether a question asks what some people, and not just anybody, think of a thing."""
    return bool(_THOUGHTS_ASKED.search(asked) and speakers(asked))


def tells_thoughts(text: str) -> bool:
    """Whether a text tells anybody's thoughts, and not rules or facts alone."""
    return bool(_THOUGHTS.search(text))


def judges(text: str) -> bool:
    """Whether a text has words of judgement."""
    return bool(_JUDGES.search(text))


def judging(
    question: Question, candidates: Sequence[Candidate], likely: Sequence[Candidate], having: Sequence[Candidate]
) -> list[Candidate]:
    """The likely sentences that judge; where none does and the likeliest tells nobody's thoughts, others that judge.

    having: what is given where there are none, or where no verdict is asked for.
    """
    if not likely or not asks_verdict(question.asks):
        return list(having)
    words = next((side for asked, side in _SIDES if asked.search(question.asks)), _JUDGES)
    whether = bool(_WHETHER.match(question.asks))
    found = [one for one in likely if _is_theirs(question, one, words)]
    if not found and _VIEWS_ASKED.search(question.asks) and not speakers(question.asks):
        found = [one for one in likely if _is_about(question, one, _THOUGHTS)]
    if not found and (words is not _JUDGES or whether or not SPOKEN.search(told(likely[0]))):
        far = [one for one in candidates if one.odds >= likely[0].odds - FARTHEST and may_be_theirs(question, one)]
        nouns = _nouns_of_names(question.asks, far)
        found = [one for one in far if _is_about(question, one, words, nouns)]
    found = [one for one in found if one.odds >= found[0].odds - MARGIN]
    if found or not asks_thoughts(question.asks):
        return [one for one in found if not any(_leads_to(other, one) for other in found)] or list(having)
    return [one for one in having if isinstance(one.passage, Voiced) or _leans_on_thoughts(one)]


def may_be_theirs(question: Question, one: Candidate) -> bool:
    """Whether a sentence may tell what those are for of whom it is asked whether they support, or oppose, a thing."""
    holds = HOLDS.search(question.asks)
    return not holds or hold(holds["holder"].strip(), told(one), near_by(one.passage, one.place))


def _nouns_of_names(asked: str, candidates: Sequence[Candidate]) -> frozenset[str]:
    """The nouns that follow a name of the question in the reports: 'strategy', of 'the Green Rivers strategy'."""
    names = [re.escape(match[0]) for match in _NAME.finditer(asked)]
    if not names:
        return frozenset()
    follows = re.compile(rf"\b(?:{'|'.join(names)}) ([a-z]{{4,}})\b")
    return frozenset(stem(noun) for one in candidates for noun in follows.findall(one.sentence.text))


def _leans_on_thoughts(one: Candidate) -> bool:
    text = told(one)
    return tells_thoughts(near_by(one.passage, one.place) if refers(text) else text)


def _is_theirs(question: Question, one: Candidate, words: re.Pattern[str]) -> bool:
    """Whether a sentence judges, and tells itself who does, where that is not anybody."""
    text, who = told(one), speakers(question.asks)
    named = not who or isinstance(one.passage, Voiced) or not who.isdisjoint(stems_of(text))
    goes_on = bool(_GOES_ON.match(text)) or refers(text)
    return (named or goes_on) and bool(words.search(text)) and len(text.split()) >= FEWEST


def _leads_to(before: Candidate, one: Candidate) -> bool:
    """Whether a short judgement ('The first was praise.') leaves it to another to say what is judged."""
    same = (before.passage.id, before.sentence.paragraph) == (one.passage.id, one.sentence.paragraph)
    return same and 0 < one.place - before.place <= MOST_ANNOUNCED and len(told(before).split()) <= SHORTEST


def _is_about(question: Question, one: Candidate, words: re.Pattern[str], nouns: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence judges, and is near to what the judgement is asked of."""
    if not _is_theirs(question, one, words):
        return False
    asked = _APPROVES.sub(" ", _ASKS.sub(" ", question.asks))
    if nouns & set(stems_of(near_by(one.passage, one.place))):
        return True
    about = [word for word in question.terms if stem(word) not in speakers(question.asks) and word in asked.lower()]
    near = with_synonyms(stems_of(near_by(one.passage, one.place)))
    held = [stem(word) in near for word in about]
    return bool(held) and (held[-1] or sum(held) >= ABOUT * len(held))
