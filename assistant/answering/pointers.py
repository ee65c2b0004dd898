"""Words of a question that point back to what was asked before it: 'it', 'them', 'there', 'the second one'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.answering.framing import ASKS
from assistant.answering.grammar import AUXILIARIES, AUXILIARY, BE
from assistant.answering.noun_phrases import Phrase, phrases
from assistant.answering.predicates import is_adjective
from assistant.answering.sorts import ORDINAL, sort_of
from assistant.answering.verbs import PAST, VERBS, is_verb
from assistant.answering.words import FUNCTION_WORDS, ORDINAL_WORDS, WORD, terms
from assistant.patterns import regex

# 'IT' in capitals is information technology.
PRONOUN = regex(r"\b(?-i:(?!IT\b))(it|they|them|he|she|him|this|that|these|those|its|their|his|her)\b", re.IGNORECASE)
# 'What is the whole thing meant to do?'
WHOLE = regex(r"\bthe (?:whole|entire) (?:affair|business|lot|thing)\b", re.IGNORECASE)
OPENS_AS_FOLLOW_UP = regex(r"^\W*(?:and|but|so|then|what about|how about|what of|also|or)\b", re.IGNORECASE)
_GOES_ON = regex(rf"^\W*(?:and|but|so)\W+{ASKS}\b", re.IGNORECASE)
MOST_PRONOUNS = 4  # of a question: one of the first points back, or none
FEW = 2  # words that carry meaning: 'Is it legal?' leans on the question before, 'Is it legal to sell boats?' does not
POSSESSIVE = frozenset("its their his her".split())
SINGLE = frozenset("it its this that".split())
POINTING = frozenset("this that these those".split())
PERSON = frozenset("he she him his her".split())
SEVERAL = frozenset("they them their these those".split())
# 'Those aged 65 and older'
GROUP = regex(
    r"\s+(?:above|aged|ages|below|between|born|earning|from|in|living|of|on|over|under|that|under|who|whose|with|without"
    r"|working)\b",
    re.IGNORECASE,
)
# 'The second one', 'Explain the second.', 'Why was the second dropped?'
ONE = regex(
    rf"\b(?:which|the (?:{ORDINAL}|[\w-]+)) (?P<one>ones?)\b(?! (?:of|in|more|day|year|month|week|hour)\b)"
    rf"|\bthe (?:{'|'.join(ORDINAL_WORDS)}|final|last)(?=\W*$)"
    rf"|^\W*(?:(?:and|but|so) )?which(?= (?P<verb>{AUXILIARY})\b)"
    rf"|\b{AUXILIARY} the (?:{'|'.join(ORDINAL_WORDS)}|final|last)(?= (?:[a-z]+ed|{'|'.join(sorted(VERBS | PAST))})\b)",
    re.IGNORECASE,
)
THERE = regex(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bin )\bthere(?=\W*$)"
    r"|(?:(?<=\bgo )|(?<=\bget )|(?<=\bwork )|(?<=\blive )|(?<=\bstay )|(?<=\beat )|(?<=\bcome )|(?<=\bpark ))"
    r"there(?= (?:alone|at|by|for|on|too|with|without)\b)",
    re.IGNORECASE,
)
# A pronoun that is what is done to: 'What did Ann ask it to do?'
OBJECT = regex(r"^(?:\W*$| (?:to|for|from|in|on|at|with|by|as|of|about)\b)", re.IGNORECASE)
_PART = regex(rf"(?:\?|;|:|\.|,?\s+and)\s+(?=(?:{ASKS}|whose)\b)", re.IGNORECASE)
_BREAK = regex(r"[,:;.?!](?=\s|$)|\s[–—-](?=\s|$)")
_SAID_ABOUT = regex(r"\b(?:say|says|said|find|found|tell us|told us|write|written|known?) about $", re.IGNORECASE)
_OPENING = regex(rf"^\W*(?:(?:and|but|so|or|also|then)\W+)?(?:(?:\w+ )?(?:{ASKS}|whose)\b|\w+)", re.IGNORECASE)
_WHO = regex(r"^\W*who\b", re.IGNORECASE)
_CLAUSE = regex(
    r"\b(?:that|when|if|because|while|after|before|which|where|whether|whom?|whose|what|how|why|than|as|once|until|since"
    r"|though|so|\w{2,}ing)\b",
    re.IGNORECASE,
)
_SOMEBODY = regex(r"\b(?:(?:some|any|every|no)(?:body|one)|people|who|whoever)\b", re.IGNORECASE)
_BESIDE = regex(r"\b(?:than|besides?|or|and|from|to|with|like|over|versus|vs) $", re.IGNORECASE)
_WITHIN = regex(r"\b(?:to|in|at|from|on|across) (?:the )?(?:(?-i:[A-Z])|web\b|internet\b)|\bonline\b", re.IGNORECASE)
# 'Why does it matter?' asks of what was spoken of, if anything was; 'Did it work?' may be of what was done.
EFFECT = regex(
    r"\bit (?:work|help|hurt|matter)(?:s|ed)?\b(?P<clause>.{0,200}"
    r" (?:if|that|to(?! (?:an?|the|my|our|them|you|your|us) )|whether|when|who|which|how|what|where)\b)?",
    re.IGNORECASE,
)
# 'How long does it take to …', 'Is it true that …', 'Did it work?': 'it' is no thing that is named anywhere.
_NO_THING = regex(
    r"\bit (?:takes?|took|costs?|comes?|came|pays?) (?:[\w’'-]+ ){0,3}?to\b"
    r"|\bit (?:pay off|happen|depend|make sense|rain|snow|freeze)(?:s|ed)?\b|\bit (?:(?:seem|appear)s? \w|turns? out\b)"
    r"|\b(?:do|doing|done) (?:it|this|that)\b|\b(?:does|did) it (?:the )?(?:best|better|first|least|less|more|most)\W*$"
    r"|\bit (?:be )?(?:better|cheaper|colder|dearer|faster|quicker|warmer|worse) (?:at|by|if|in|on|to|when|with)\b"
    r"|\bit (?:be |ever |always |really |still |too |not )*(?:an? )?(?:true|legal|illegal|allowed|possible|impossible"
    r"|worth(?: it)?|necessary|required|compulsory|mandatory|enough|likely|the case|known|right|wrong|wise|unwise|good"
    r"|bad|ok|okay|all right|fine|easy|hard|difficult|safe|better|best|important|essential|sensible|reasonable|late"
    r"|early|permitted|said|claimed|clear)\b"
    r"|\b(?:is|was) it (?:that|who|whose|which|in|at|on|for|by|about|only|the)\b(?!\W*$)",
    re.IGNORECASE,
)


# 'How is that different?', 'Does that cost more?', but not 'Does that boat cost more?'
_THAT = regex(
    rf"\b{AUXILIARY} (?:that|this)(?=\s+(?:[\w-]+ly )?(?:an? |[a-z]+ing\W*$"
    r"|(?:about|affect|also|always|apply"
    r"|because|better|certain|change|compare|cost|cover|depend|differ|different|difficult|easy|ever|enough|for|from"
    r"|good|happen|hard|help|important|in|include|legal|less|likely|matter|mean|more|necessary|normal|on|only|possible"
    r"|really|relate|required|rise|similar|so|still|take|the|true|usual|with|work|worse)\b"
    r"|[a-z]+er than\b|(?:common|high|large|low|rare|small|unusual)(?=\W*$)"
    r"|(?:\w{3,}ed|done|made|paid|found|known|meant|brought|chosen|kept)"
    r"(?=\W*$| (?:as|at|because|by|for|from|if|in|on|to|when|with)\b)))",
    re.IGNORECASE,
)
# 'Which is the cheapest?', 'How fast?', 'By what law?', 'Does the same go for mills?' leave out what they ask of.
_OF_THEM = regex(
    r"^\W*(?:(?:and|but|so) )?(?:which|who) (?:is|are|was|were|has|had|does|costs?|takes?|lasts?) "
    r"(?:(?:by far|much|even) )?(?:the )?"
    r"(?:(?:more|most|less|least) [\w-]+|best|worst|better|worse|[\w-]{2,}(?:er|est))\W*$"
    r"|^\W*(?:(?:and|but|so) )?(?:how|(?:about|at|by|for|from|in|of|on|since|to|until|under|with) (?:how|what|which"
    r"|whom?|when|where))(?: [\w-]+)?(?: exactly| then)?\W*$"
    rf"|^\W*(?:(?:and|but|so) )?{AUXILIARY}(?:n['’]t)?(?: (?:an?|all|any|my|the))? [\w-]+\W*$"
    r"|\b(?:in|from) there\W*$"
    r"|\b(?:able|allowed|expected|have|likely|need|obliged|required|supposed|used|want|willing) to\W*$"
    r"|\bthe same (?:applies|apply|go|goes|happen|happens|hold|holds|true)\b|\b(?:how much|how many|which) of each\b",
    re.IGNORECASE,
)
# 'Can you give me an example?', 'tell me more', 'Like what?': of what was asked before.
MORE = regex(
    r"^\W*(?:(?:and|but|so|ok|okay|yes|please)\W+)*(?:(?:can|could|would|will) (?:you|we|i) )?(?:please )?(?:"
    r"(?:(?:give|show|have|get|name|see|tell|is there|are there|do you have|what is|what are)(?: (?:me|us))? )?"
    r"(?P<asked>(?:(?:an?|any|one|some|more|another|other|a few|further|concrete|specific|real|good) ){0,3}"
    r"(?:examples?|instances?|details?|specifics))(?: (?:of|for|about) (?:it|this|that|them))?"
    r"|(?P<more>tell (?:me|us)(?: (?:a (?:bit|little)|some|much))? more|say more|explain(?: (?:further|more))?"
    r"|elaborate|go on|expand)(?: (?:about|on) (?:it|this|that|them))?"
    r"|(?:like|such as) (?:what|which)|for (?:example|instance)|such as|how so|in what way|anything else|what else)"
    r"(?:,? please| though| then)?\W*$",
    re.IGNORECASE,
)


# 'The numbers fell': of what was spoken of.
FIGURES = regex(r"(?:total |overall )?(?:numbers?|figures?|amounts?|totals?|percentages?|proportions?|shares?)", re.I)


def content(text: str) -> list[str]:
    """The words that carry meaning; none where none does."""
    return [word for word in terms(text) if word not in FUNCTION_WORDS]


def points_back(text: str) -> bool:
    """Whether a word of the text points to something that is not in it, or it has nothing that it asks of."""
    if ((_NO_THING.search(text) or EFFECT.search(text)) and len(content(text)) <= FEW) or not phrases(text):
        return True
    if _GOES_ON.match(text) and len(content(text)) <= FEW and not any(one.named for one in phrases(text)):
        return True  # 'And what has to be in the form?'
    if MORE.match(text) or _OF_THEM.search(text) or WHOLE.search(text) or _THAT.search(text):
        return True
    return bool(one_of(text) or there_of(text) or any(referring(text)))


def is_figure(one: Phrase) -> bool:
    """'The numbers', of which it is not said what is counted."""
    return bool(FIGURES.fullmatch(one.bare)) and one.article in ("the", "these", "those", "")


def one_of(text: str) -> re.Match[str] | None:
    """'The second one' whose noun is not in the text, as in 'the bus or the slow one'."""
    match = ONE.search(text)
    verb = (match["verb"] or "").lower() if match else ""
    things = [one for one in phrases(text) if (one.article or one.plural or one.named) and not one.preposition]
    if verb and verb not in ("do", "does", "did") and not all(is_adjective(one.head) for one in things):
        return None  # 'Which is the longest pier?'
    before = text[: match.start()] if match else ""
    own = phrases(before) and (_BESIDE.search(before) or _BREAK.search(before.strip()))
    return None if own else match


def there_of(text: str) -> re.Match[str] | None:
    """'There' at the end, where the text has no place."""
    there = THERE.search(text)
    return None if there and _WITHIN.search(text[1 : there.start()]) else there


def referring(text: str) -> Iterator[re.Match[str]]:
    """The pronouns whose noun is not in the text."""
    pronouns = list(islice(PRONOUN.finditer(text), MOST_PRONOUNS))
    own = phrases(text) if pronouns else []
    empty = [match.span() for match in (*_NO_THING.finditer(text), *EFFECT.finditer(text)) if not _has_effect(match)]
    for pronoun in pronouns:
        if not any(start <= pronoun.start() < end for start, end in empty) and _refers_back(text, pronoun, own):
            yield pronoun


def _has_effect(match: re.Match[str]) -> bool:
    """'Why does it matter?', but not 'Why does it matter whether boats leak?'"""
    return match.re.pattern == EFFECT.pattern and not match["clause"]


def _refers_back(text: str, pronoun: re.Match[str], own: Sequence[Phrase]) -> bool:
    """Not 'that' before a clause, nor a pronoun whose noun comes before it in the same question."""
    word, before, after = pronoun[1].lower(), text[: pronoun.start()], text[pronoun.end() :]
    parted = max((part.end() for part in _BREAK.finditer(before)), default=0)
    if any(terms(before[: part.start()]) for part in _PART.finditer(before)):
        return False  # 'What did the scheme find, and when was it set up?'
    if word in ("those", "these") and GROUP.match(after):
        return False
    if word in POINTING:
        stands = (
            _do_these(pronoun) or not WORD.search(after) or bool(OPENS_AS_FOLLOW_UP.match(text)) or _is_that(pronoun)
        )
        return stands and not content(before[:parted])
    fit = [one for one in own if one.end <= pronoun.start() and _may_be(word, one)]
    somebody = _SOMEBODY.search(before[1:]) if word not in ("it", "its") else None
    if any(one.end <= parted for one in fit) or (somebody and somebody.start() < parted):
        return False  # 'If a boat leaks, who mends it?'
    if word in POSSESSIVE and not OBJECT.match(after):
        return bool(_SAID_ABOUT.search(before)) or not (fit or somebody or (word != "its" and _WHO.match(text)))
    words = before.split()
    inverted = bool(words) and words[-1].lower() in AUXILIARIES
    here = _OPENING.sub("", before[parted:])
    if _CLAUSE.search(here) or (word in ("they", "he", "she") and not inverted):
        return not (somebody or any(one.end + 1 < pronoun.start() for one in fit))
    if inverted:
        return True
    doer = next((one for one in own if one.role == "subject"), own[0] if own else None)
    return not any(one.start > doer.core + len(doer.own) for one in fit if doer)


def _do_these(pronoun: re.Match[str]) -> bool:
    """Whether 'these' stands before its verb: 'Where did these come from?'"""
    before, after = pronoun.string[: pronoun.start()].split(), pronoun.string[pronoun.end() :].split()
    if pronoun[1].lower() not in ("these", "those") or not before or not after:
        return False
    return before[-1].lower() in AUXILIARIES - BE and is_verb(after[0].strip("?.,!"))


def _is_that(pronoun: re.Match[str]) -> bool:
    """Whether 'that' stands by itself after a verb."""
    return any(match.end() == pronoun.end() for match in _THAT.finditer(pronoun.string))


_OF_A_VERB = frozenset("account advantage care effect part place sense shape time".split())


def _may_be(word: str, one: Phrase) -> bool:
    """Whether a pronoun may stand for a phrase of the same question. Not for 'part' of 'take part'."""
    if one.text in _OF_A_VERB:
        return False
    if word == "their":
        return True
    if word in SEVERAL:
        return one.plural or one.named or bool(sort_of(one.head)) or one.article in ("a", "an", "each", "every", "any")
    return not one.plural or (one.named and word not in PERSON)
