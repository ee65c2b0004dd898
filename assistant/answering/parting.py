"""A question that asks several things at once, in pieces, each with what it leaves to the piece before."""

from __future__ import annotations

import re

from assistant.answering.framing import ASKS, FACT, what_is
from assistant.answering.grammar import AUXILIARY, DO, PREPOSITIONS
from assistant.answering.kinds import QuestionKind, kind_of
from assistant.answering.noun_phrases import phrases
from assistant.patterns import regex

MOST_PARTS = 6  # of a question: each is looked up, and the rest is one
_WHETHER = r"(?:can|could|did|do|does|must|should|will|would)(?:n['’]t)?"
_SUBJECT = (
    r"(?:i|you|he|she|it|we|they|this|that|these|those|the|my|your|our|their|its|his|her|any|all|both|people"
    r"|any(?:body|one|thing)|every(?:body|one|thing)|(?-i:[A-Z])[\w’'-]+)"
)
_HOW = r"how(?: (?:far|large|long|many|much|often|old|soon))?"
_ALONE = rf"(?:{_HOW}|what|when|where|which|who|whom|why)"
_WITHIN = rf"(?:{'|'.join(sorted(PREPOSITIONS))})"
_TURNED = rf"(?:{_WHETHER} {_SUBJECT}|(?:are|is|was|were) (?:it|he|she|they|this|these|you)|am i)\b"
_IF_SO = regex(rf",?\s+(?:and,? )?(?:if|where) (?:so|yes),?\s+(?=(?:{_WITHIN} )?{_ALONE}\b)", re.IGNORECASE)
_IS_TURNED = regex(_TURNED, re.IGNORECASE)
# 'When did it start, and how much did it cost?'
_BETWEEN = regex(rf"(?<=\w)\s*(?:\?|;|,?\s+and)\s+(?={ASKS}\s+\w+\s+\w)", re.IGNORECASE)
# '…, and by how much?', '…, and if so, who?', '… and do they get paid?', after what asks itself.
_AFTER = regex(
    rf"(?<=\w),?\s+and\s+(?={_WITHIN} (?:how|what|which|whom)\b|{_ALONE}\W*$|{_TURNED})"
    rf"|(?<=\w),?\s+(?:and,? )?(?:if|where) (?:so|not|yes),?\s+(?=(?:{_WITHIN} )?{_ALONE}\b)",
    re.IGNORECASE,
)
# 'What did it cost, when did it end and who came?'; not 'When boats leak, who is told?'
_ASKS_FIRST = regex(rf"^\W*(?:(?:how|what|which|who|why)\b|(?:when|where) {AUXILIARY}\b)", re.IGNORECASE)
_AT_COMMA = regex(
    rf"(?<=\w),\s+(?=(?-i:[a-z]))(?=(?:how|what|when|where|who|why) {AUXILIARY}\b|how (?:long|many|much|often)\b"
    r"|who \w+ed\b)",
    re.IGNORECASE,
)
_AT_LAST = regex(rf"(?<=\w),?\s+and\s+(?={_ALONE} \w+\W*$)", re.IGNORECASE)
_ASKING = regex(rf"(?:^|[.,;:?!–—] )\W*(?:(?:and|but|so) )?(?:(?:{_WITHIN} )?{ASKS}|{AUXILIARY}|am)\b", re.IGNORECASE)
_BARE = regex(
    rf"(?P<asks>(?:{_WITHIN} )?(?:{_ALONE}|(?:what|which) (?!about\b)[\w’'-]+)"
    rf"|{_WITHIN} how (?:many|much)(?: (?!{AUXILIARY}\b)[\w’'-]+){{1,2}})(?: exactly| then)?\W*$",
    re.IGNORECASE,
)
_OPENING = regex(
    rf"^\W*(?:(?:{_WITHIN} )?(?:{_HOW}|what|which|who|whom|whose|when|where|why)\b(?P<noun>(?: (?!{AUXILIARY}\b)"
    rf"[\w’'-]+){{0,4}}))? ?(?P<verb>{AUXILIARY}) (?P<rest>.+)$",
    re.IGNORECASE,
)
_ANYBODY = regex(r"(?:any(?:body|one)|some(?:body|one)|people|they) ", re.IGNORECASE)
_OF_THEM = regex(r"(?P<asks>which) (?:ones?|of (?:them|these|those))\b", re.IGNORECASE)
_COUNTED = regex(
    rf"^\W*(?:how many|what|which) (?:(?:are|were) )?(?:the )?(?P<noun>(?!{AUXILIARY}\b)[\w’'-]+s)\b", re.IGNORECASE
)
# 'Who said that boats are birds, and what did it mean?': what it meant is told where it was said, if at all.
_WHO_SAID = regex(r"^\W*(?:and )?who (?:(?:\w+ )?(?:argued|called|claimed|put|said|wrote))\b", re.I)
_MEANING = regex(
    r"what (?:(?:did|does|do) (?:it|that|this|they|he|she) mean|was meant)(?: by (?:it|that|this))?\W*$",
    re.IGNORECASE,
)
# 'What are the cost and the start date of the ferry?'
_TWO_FACTS = regex(
    rf"^\W*what (?:is|are|was|were) (?:(?:the|its|their) )?(?P<one>{FACT}) and (?:(?:the|its|their) )?"
    rf"(?P<other>{FACT})(?P<of> (?:at|for|in|of) [^?,;:]+)?\W*$",
    re.IGNORECASE,
)
# 'Ferries and tugs: what are they, and who runs them?'
_TOPIC = regex(rf"^\W*(?P<topic>[^:?!.]{{3,60}}?)\s*[:–—]\s+(?P<asks>(?:{ASKS}|{AUXILIARY})\b.*)$", re.IGNORECASE)
_POINTS = regex(r"\b(?:it|they|them)\b|(?P<own>\b(?:its|their)\b)", re.IGNORECASE)
_NOBODY = {"who": "somebody", "whom": "somebody", "what": "something", "which": "something"}


def pieces_of(asked: str) -> list[str]:
    """What a question asks, piece by piece; the whole where it asks one thing, or begins with what it compares."""
    pieces = _AT_COMMA.split(asked) if _ASKS_FIRST.match(asked) else [asked]
    pieces = [*pieces[:-1], *_AT_LAST.split(pieces[-1])] if len(pieces) > 1 else pieces
    for between in (_BETWEEN, _AFTER):
        parted = (between.split(one) if between is _BETWEEN or _ASKING.search(one) else [one] for one in pieces)
        pieces = [piece.strip(" ?") for one in parted for piece in one]
    if len(pieces) < 2 or kind_of(f"{pieces[0]}?") is QuestionKind.COMPARISON:
        return [asked]
    if _WHO_SAID.match(pieces[0]) and len(pieces) == 2 and _MEANING.match(pieces[1]):
        return [f"{pieces[0]}?"]
    pieces = [*pieces[: MOST_PARTS - 1], " and ".join(pieces[MOST_PARTS - 1 :])]
    found = [f"{piece}?" for piece in pieces if piece]
    return [with_left_out(found[0], found[1]), *found[1:]] if _BARE.match(found[0]) else found


def two_facts(asked: str) -> list[str]:
    """The questions for two facts that are asked of one thing, each whole by itself; [] where it asks no such."""
    two = _TWO_FACTS.match(asked)
    return [what_is(two[fact], two["of"] or "") for fact in ("one", "other")] if two else []


def answers_both(asked: str, pieces: int) -> bool:
    """Whether the last of two pieces is asked if the first is so: what answers it answers that, too."""
    return pieces == 2 and bool(_IF_SO.search(asked))


def with_topic(asked: str) -> str:
    """A question with the topic that stands before its colon in the place of the words that point to it."""
    topic = _TOPIC.match(asked)
    if not topic or not _POINTS.search(topic["asks"]):
        return asked
    name = topic["topic"]
    return _POINTS.sub(lambda at: f"{name}’s" if at["own"] else name, topic["asks"])


def with_left_out(piece: str, before: str) -> str:
    """A piece with what it leaves to another: 'and when?', 'and which ones are known?'."""
    if bare := _BARE.match(piece):
        return _asked_of(bare["asks"], before.rstrip(" ?."))
    if of_them := _OF_THEM.match(piece):
        noun = _noun_of(before)
        return f"{of_them['asks']} {noun}{piece[of_them.end() :]}" if noun else piece
    return piece


def _asked_of(asks: str, before: str) -> str:
    """What was asked before, with another word that asks: 'when', 'How many came?', 'When did they come?'."""
    opening = _OPENING.match(before)
    if not opening:
        return f"{asks} {re.sub(rf'^{_ALONE} ', '', before, flags=re.IGNORECASE)}?"
    noun, verb, rest = (opening["noun"] or "").strip(), opening["verb"].lower(), opening["rest"]
    if noun and re.match(r"(?:what|which)$", asks, re.IGNORECASE):
        return f"{asks} {noun} {verb} {rest}?"
    if noun and verb in DO:
        return f"{asks} {verb} {rest} {noun}?"  # what is done to it: 'How many boats did they buy, and when?'
    if re.match(r"whom?$", asks, re.IGNORECASE) and not noun and _ANYBODY.match(rest):
        return f"{asks} {verb} {_ANYBODY.sub('', rest, count=1)}?"
    if not noun and " " not in rest:
        noun = _NOBODY.get(before.split()[0].lower(), "")  # 'What was cut and why?'
    return " ".join(filter(None, (asks, verb, noun, f"{rest}?")))


def _noun_of(before: str) -> str:
    """What there are several of, of which a piece asks which: the counted noun, or what a term is asked for."""
    if counted := _COUNTED.match(before):
        return counted["noun"]
    found = phrases(before)
    return found[0].bare if found else ""


def is_of_them(piece: str) -> bool:
    """Whether a piece asks which of those that the piece before speaks of."""
    return bool(_OF_THEM.match(piece))


def is_turned(piece: str) -> bool:
    """Whether a piece asks whether something is so: 'and do they get paid?'"""
    return bool(_IS_TURNED.match(piece))
