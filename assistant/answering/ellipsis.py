"""'Why not?', 'by whom?', 'how many?', 'and did it?': what they leave out is what the question before says."""

from __future__ import annotations

import re

from assistant.answering.agreement import AGREED, SINGULAR_VERBS
from assistant.answering.grammar import AUXILIARIES, AUXILIARY, BE, DO, is_plural
from assistant.answering.noun_phrases import Phrase, phrases
from assistant.answering.pointers import POINTING
from assistant.answering.sorts import sort_of
from assistant.answering.verbs import VERBS, is_done, is_past
from assistant.answering.words import WORD
from assistant.patterns import regex

_LEADS = r"^\W*(?:(?:and|but|so|ok|okay)\W+)?"
_ENDS = r"(?: exactly| then| though)?\W*$"
_ASKING_ALONE = regex(
    rf"{_LEADS}(?P<asks>why not|why|when|where|how|how soon|since when|until when|by whom|by who|for how long){_ENDS}",
    re.IGNORECASE,
)
_COUNTING_ALONE = regex(rf"{_LEADS}how many(?: (?:of them|people|are there|were there))?{_ENDS}", re.IGNORECASE)
# 'Were pilots heard?', 'When was the pier built?'
_ASKED = regex(
    rf"{_LEADS}(?:(?P<asks>why|when|where|how) )?(?P<verb>{AUXILIARY})(?P<not>n['’]t)? (?P<rest>[^?]+?)\W*$",
    re.IGNORECASE,
)
_VERB_ALONE = regex(
    rf"{_LEADS}(?P<verb>{AUXILIARY})(?P<not>n['’]t)? (?P<who>it|they|he|she|this|that|these|those)"
    rf"(?: actually| ever| really)?{_ENDS}",
    re.IGNORECASE,
)
_OTHERS_ALONE = regex(
    rf"{_LEADS}(?P<verb>{AUXILIARY})(?P<not>n['’]t)? (?P<who>[^?]{{2,60}}?)(?: too)?{_ENDS}", re.IGNORECASE
)
# 'What was the pier meant to do?'
_MEANT = regex(
    rf"{_LEADS}what (?P<be>is|are|was|were) (?P<who>[^?]+?) (?P<meant>(?:expected|intended|meant|supposed) to) "
    r"(?P<does>[^?]+?)\W*$",
    re.IGNORECASE,
)
_WHO = regex(rf"{_LEADS}who (?P<verb>\w+)(?P<rest>[^?]*?)\W*$", re.IGNORECASE)
_WHICH = regex(rf"{_LEADS}(?:which|what) ", re.IGNORECASE)
_ARE_THERE = regex(rf"{_LEADS}(?P<verb>are|were) there (?:any |some )?", re.IGNORECASE)
_EVER = regex(r" (?:actually|ever|really)\b", re.IGNORECASE)
_POINTING = regex(r" (?:at|for|from|in|of|on|to|with) (?:it|that|them|these|this|those)$", re.IGNORECASE)
_NOT = {"can": "can’t", "shall": "shan’t", "will": "won’t", "may": "", "might": "", "must": "mustn’t"}
_HAVE = frozenset("have has had".split())
_MODAL = AUXILIARIES - BE - DO - _HAVE
_SEVERAL, _ONE = frozenset("they these those".split()), frozenset("it this that".split())


def filled(text: str, before: str) -> str:
    """A follow-up of a bare asking word or auxiliary with what the question before says; '' where that does not fit."""
    if alone := _ASKING_ALONE.match(text):
        return _asked_again(alone["asks"].lower(), before)
    if _COUNTING_ALONE.match(text):
        return _counted(before)
    if alone := _VERB_ALONE.match(text):
        return _as_meant(alone, before) or _with_verb(alone, before)
    return _of_others(text, before)


def leaves_out_its_verb(text: str) -> bool:
    """'And did it?' does not say what was done."""
    return bool(_VERB_ALONE.match(text))


def _asked_again(asks: str, before: str) -> str:
    """'Why not?' after 'Were pilots heard?', 'when?' after 'Why was the pier built?'. Not 'why?' after what is asked
    to be answered with yes or no: it may be 'why not?'."""
    match = _ASKED.match(before)
    if not match:
        return ""
    verb = match["verb"].lower()
    if asks == "why not":
        negated = _NOT.get(verb, f"{verb}n’t")
        return f"Why {negated} {match['rest']}?" if negated and not match["asks"] else ""
    if verb in BE and match["asks"] and any(one.text == match["rest"] for one in phrases(before)):
        return ""  # 'Where is the pier?'
    said = f"{verb}{match['not'] or ''} {_EVER.sub('', match['rest'])}?"
    if asks.startswith("by "):
        done = verb in BE and any(is_done(word) for word in WORD.findall(match["rest"])[1:])
        return f"By whom {said}" if done and not match["not"] else ""
    fits = not match["asks"] if asks == "for how long" else match["asks"] or asks != "why"
    return f"{asks.capitalize()} {said}" if fits and asks != (match["asks"] or "").lower() else ""


def _counted(before: str) -> str:
    """'How many?' after 'Who took part?', 'Which boats leak?', 'Are there fines?' or 'What are the aims?'"""
    if there := _ARE_THERE.match(before):
        counted = _at(before, there.end())
        return f"How many {counted.bare} {there['verb'].lower()} there{before[counted.end :]}" if counted else ""
    found = next((one for one in phrases(before) if one.role in ("asked", "complement") and one.plural), None)
    if found and found.role == "complement":
        return f"How many {found.bare} are there?"
    which = _WHICH.match(before)
    if found and which and found.start == which.end():
        return f"How many {before[found.core :]}"
    who = _WHO.match(before)
    verb = _of_several(who["verb"].lower(), who["rest"]) if who else ""
    return f"How many people {verb}{_POINTING.sub('', who['rest'])}?" if who and verb else ""


def _at(text: str, start: int) -> Phrase | None:
    return next((one for one in reversed(phrases(text)) if one.core == start and one.plural), None)


def _of_several(verb: str, rest: str) -> str:
    """The verb after 'who' as it stands after 'how many people'; '' for 'who is the head'."""
    if verb in BE:
        words = WORD.findall(rest)
        return AGREED.get(verb, verb) if words and is_done(words[0]) else ""
    if verb in SINGULAR_VERBS:
        return AGREED[verb]
    if verb in AUXILIARIES or verb in VERBS or is_past(verb):
        return verb
    return next((base for base in (verb[:-1], verb[:-2], f"{verb[:-3]}y") if base in VERBS), "")


def _as_meant(alone: re.Match[str], before: str) -> str:
    """'Did it?' after 'What was the pier meant to do?' asks whether it did that."""
    meant = _MEANT.match(before)
    verb = alone["verb"].lower()
    if not meant or verb not in DO | _MODAL or not _stands_for(alone["who"], meant["who"]):
        return ""
    own = f"{meant['be'].lower()} {meant['meant']} {meant['does']}"
    pronoun = "they" if alone["who"].lower() in _SEVERAL else "it"
    return f"{verb.capitalize()}{alone['not'] or ''} {meant['who']} {meant['does']} what {pronoun} {own}?"


def _with_verb(alone: re.Match[str], before: str) -> str:
    """'Do they?' after 'Should councils share boats?'"""
    match = _ASKED.match(before)
    subject = next((one for one in phrases(before) if one.role == "subject"), None) if match else None
    if not match or not subject or match["asks"] or subject.start != match.start("rest"):
        return ""
    if not _fit(alone["verb"], match["verb"]) or not _stands_for(alone["who"], subject.text):
        return ""
    return f"{alone['verb'].capitalize()}{alone['not'] or ''} {match['rest']}?"


def _of_others(text: str, before: str) -> str:
    """'Do pilots?' after 'Do sailors fear fog?', 'can pilots?' after 'Who can vote?'"""
    alone = _OTHERS_ALONE.match(text)
    named = next((one for one in phrases(text) if alone and one.text == alone["who"]), None)
    if not alone or not named or named.article in POINTING:
        return ""
    said = f"{alone['verb'].capitalize()}{alone['not'] or ''} {named.text}"
    match, who = _ASKED.match(before), _WHO.match(before)
    if who and _fit(alone["verb"], who["verb"]):
        return f"{said}{who['rest']}?"
    subject = next((one for one in phrases(before) if one.role == "subject"), None)
    if not match or match["asks"] or not subject or not _fit(alone["verb"], match["verb"]):
        return ""
    return f"{said}{before[subject.end :]}" if subject.start == match.start("rest") else ""


def _fit(verb: str, other: str) -> bool:
    """Whether what follows one auxiliary may follow the other: 'do' and 'should', not 'do' and 'are'."""
    return any(verb.lower() in alike and other.lower() in alike for alike in (DO | _MODAL, BE, _HAVE))


def _stands_for(pronoun: str, named: str) -> bool:
    """Whether 'they' may be what is named by its number."""
    own = re.split(r" (?:for|from|in|of|on|with) ", named)[0].split()[-1]
    if pronoun.lower() in _SEVERAL:
        return is_plural(own) or bool(sort_of(own)) or own[:1].isupper()
    return pronoun.lower() not in _ONE or not is_plural(own) or own[:1].isupper()
