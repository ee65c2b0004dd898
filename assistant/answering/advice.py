"""What to do, where that is asked: a sentence that only tells of the trouble, or of the research, advises nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from assistant.answering.grammar import AUXILIARY
from assistant.answering.matching import Term, coverage
from assistant.answering.statements import Candidate, leads_to, told
from assistant.answering.synonyms import with_synonyms
from assistant.answering.verbs import VERBS
from assistant.answering.words import stems_of
from assistant.patterns import regex

# Log-odds that what advises may be less likely than the likeliest; and than the likeliest that advises.
FAR, BESIDE = 3.0, 1.0
TOPIC = 0.6  # of the likeliest sentence's share of the question's words, in another passage
_WHO = (
    r"(?:i|one|we|you|people|(?:an? |the )?(?:(?:frontline|local|other|project|public|senior|smaller) )?"
    r"(?:agenc(?:y|ies)|authorit(?:y|ies)|bod(?:y|ies)|boards?|councils?|departments?|governments?|leaders?|managers?"
    r"|organi[sz]ations?|partners?|partnerships?|sectors?|services?|teams?|trusts?))"
)
_ASKED = regex(
    rf"\bhow (?:best )?to\b|\bhow (?:do|can|could|should|must|might|ought) {_WHO}\b"
    rf"|\bhow (?:can|could|should|must|might) (?:[\w’'-]+ ){{1,4}}?be (?:[\w’'-]+ly )?"
    r"[\w’'-]+(?:ed|en|ne|de|lt|pt|id|set|put)\b"
    rf"|\bwhat (?:can|could|must|should|ought) (?:{_WHO} (?:to )?do|be done)\b"
    r"|\b(?:any|what) (?:advice|tips)\b|\bwhat (?:is|are) the best ways?\b",
    re.IGNORECASE,
)
_ADVISES = regex(
    r"\b(?:advi[cs]e\w*|as important|avoid\w*|best (?:placed|ways?)|better to|can be|contact|critical|crucial"
    r"|encourag\w*|ensur\w*|essential|fundamental|ha(?:s|ve) to|if you|importance of|important (?:for|that|to)"
    r"|is key|key (?:is|to)|learn|made it (?:easier|possible)|more likely|must|needs?|ought|recommend\w*|requir\w*"
    r"|should|suggest\w*|try|useful|vital\w*|work(?:ed|s)? (?:best|well)|you (?:can|may|will))\b"
    rf"|^\W*(?:[\w’' -]{{1,40}}: )?(?:if [^,]+, )?(?:{'|'.join(sorted(VERBS))}) (?!{AUXILIARY}\b)",
    re.IGNORECASE,
)
# What it came by, which may be trouble as well.
_LED = regex(
    r"\b(?:allow\w*|by \w+ing|enabl\w*|helped|helps? (?:to )?\w+|lead(?:s|ing)? to|led to|through|using)\b",
    re.IGNORECASE,
)
# It is hard; or it was looked into.
TROUBLE = regex(
    r"\b(?:challeng\w*|cynic\w*|despite|difficult\w*|doubt\w*|fail\w*|hard(?:er)?\b|lack(?:ed|s)?|lose\b|lost\b|not\b"
    r"|obstacles?|problems?|sacrific\w*|scept\w*|struggl\w*)",
    re.IGNORECASE,
)
_LOOKED_INTO = regex(
    r"\b(?:interview(?:s|ed)?|literature|phases?|questionnaires?|research|reviewed|reviewing|surveys?|workshops?)\b[^.;]*"
    r"\b(?:asked|based|involv\w*|investigated|look(?:ed|s)|review\w*|sought|speaking|understand)\b"
    r"|\b(?:based|building) on a\b",
    re.IGNORECASE,
)
# What is to come of a programme is no advice.
_AIMS = regex(
    r"\b(?:aims?|goals?|mission|objectives?|purpose)\b(?: [\w’'-]+){0,4} (?:are|include|is|was|were)\b|\baims? to\b",
    re.I,
)


@lru_cache(maxsize=256)
def asks_advice(question: str) -> bool:
    """Whether a question is what to do, or how."""
    return bool(_ASKED.search(question))


def advises(one: Candidate) -> bool:
    """Whether a sentence, or what leads to it, says what to do or what helps."""
    said = (told(one), *leads_to(one))
    if any(map(_AIMS.search, said)) or _LOOKED_INTO.search(said[0]):
        return False
    return any(map(_ADVISES.search, said)) or (any(map(_LED.search, said)) and not TROUBLE.search(said[0]))


def advising(
    question: str, weighty: Sequence[Term], having: Sequence[Candidate], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Of what may answer, what advises, if that is asked for; else what advises beside the likeliest, or on the same.

    None where nothing does and the likeliest tells of trouble or of the research: that is no answer. candidates:
    what else there is, likeliest first.
    """
    if not having or not asks_advice(question):
        return list(having)
    if advises(having[0]):
        return [one for one in having if advises(one)]
    if near := near_by_topic(weighty, having[0], filter(advises, candidates)):
        return [one for one in near if one.odds >= near[0].odds - BESIDE]
    vain = TROUBLE.search(told(having[0])) or _LOOKED_INTO.search(told(having[0]))
    return [] if vain else list(having)


def besides_asked(
    asked: str, weighty: Sequence[Term], candidates: Sequence[Candidate], fits: Callable[[Candidate], bool]
) -> list[Candidate]:
    """What fits and is near the likeliest by the words of the topic, which are those that are not `asked` for."""
    words = set(stems_of(asked))
    topic = [term for term in weighty if term.stem not in words]
    return near_by_topic(topic, candidates[0], filter(fits, candidates))


def near_by_topic(weighty: Sequence[Term], best: Candidate, others: Iterable[Candidate]) -> list[Candidate]:
    """The others that are nearly as likely as the best, and stand in its passage or have as much of the question."""
    held = TOPIC * _held(weighty, best)
    return [
        one
        for one in others
        if one.odds >= best.odds - FAR and (one.passage.id == best.passage.id or _held(weighty, one) >= held)
    ]


def _held(terms: Sequence[Term], one: Candidate) -> float:
    """The share of the question's words, by weight, that a sentence has with its headings."""
    return coverage(terms, with_synonyms(stems_of(f"{one.passage.heading} {told(one)}")))
