"""What 'it', 'them' and 'there' of a follow-up point back to in the question before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.noun_phrases import Phrase, phrases
from assistant.answering.pointers import EFFECT, FIGURES, PERSON, POINTING, POSSESSIVE, SEVERAL, is_figure
from assistant.answering.sorts import YEAR, is_measure, is_place, is_somebody, sort_of
from assistant.answering.verbs import is_done, is_verb
from assistant.patterns import regex

OWN = regex(r"\b(?:the|this) (?:report|overview|briefing)\b(?! (?:(?:on|of|about)\b|(?-i:[A-Z‘“'\"])))", re.IGNORECASE)
_MINDED = regex(
    r"\s+(?:refuse|say|think|want|agree|decide|believe|know|complain|object|appeal|argue|hope|wish|feel|insist|ask)\b",
    re.IGNORECASE,
)
# 'What if they turn me down?' after 'Can I claim the Allowance?': somebody does, and no allowance.
_DECIDES = regex(
    r"\s+(?:call|charge|contact|let|pay|reject|refuse|send|tell|turn) (?:me|us|you|him|her|my|our|your)\b",
    re.IGNORECASE,
)
_SPEAKS = regex(r" (?:ask|tell|say|think|want|believe|argue|urge|recommend|propose|warn)\b")
OFFICE = regex(r"(?:er|or|head|chief|president|chair|minister|secretary|chairman|chairwoman)$", re.IGNORECASE)
# Of 'the cost of the bridge' the bridge is spoken of.
_ATTRIBUTE = regex(
    r"\b(?:costs?|price|aims?|missions?|objectives?|goals?|remit|purpose|size|length|name|title|date|number|amount|role"
    r"|budget|point|reason|cause|result|meaning|definition|age|height|start|end|total|share|percentage|source|author|rest"
    r"|kind|type|sort)$",
    re.IGNORECASE,
)
_WHO_DOES = regex(r"^\W*(?:and |but |so )?who(?:m|se)? (?!(?:is|are|was|were)\b)", re.IGNORECASE)
_WHO_IS_OPENS = regex(r"^\W*(?:and |but |so )?who\b", re.IGNORECASE)
_WHO_IS = regex(r"^\W*(?:and |but |so )?who (?:is|are|was|were) $", re.IGNORECASE)
_NO_NAME = regex(
    r"[\d\W]+|ones?|(?:(?:most|least) )?[a-z]{2,}est|best|worst|first|last|former|latter|same|others?", re.IGNORECASE
)
# 'Once a month', 'for weeks'
_SPAN = regex(r"(?:[\w-]+ )?(?:second|minute|hour|day|week|month|year)s?$|time$", re.IGNORECASE)
# 'Is it dearer than coal?', 'Can my aunt be my carer?'
_COMPARED = regex(r"\b(?:than|be|been|become) $", re.IGNORECASE)
_NEAR = 10  # characters
_ANY_OF = regex(r"\b(?:all|any|half|most|much|none|part|some) of $", re.IGNORECASE)
_WHO_ARE = regex(r" (?:who|whose|which) ")
# 'What does the guide say about dredging?' is about dredging, but it is the guide that mentions something else.
SAID_ABOUT = regex(
    r"\b(?:say|says|said|find|found|told|tell me|tell us|know|known|think|thought|write|written)"
    r"(?: (?:more|anything|something))? (?:about|of|on) ",
    re.IGNORECASE,
)
_MENTIONS = regex(
    r"\s+(?:say|mention|recommend|suggest|conclude|describe|explain|list|advise|give|contain|include|find|tell|cover)s?\b"
)
_SOMEONE = regex(r"\b(?:any|some|every)(?:one|body)\b", re.IGNORECASE)
_ASKS_THEM = regex(r"\s+(?:interview|survey|poll|sample|question|stud(?:y|ied)|spoke|speak|talk)(?:ed)?\b")
_CALENDAR = regex(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs"
    r"|Fri|Satur|Sun)day|Christmas|Easter)"
)
# 'They' may be either, after 'the duties of a warden'.
_AT = frozenset("at from in near to".split())
_BESIDE = frozenset("about at between for from in near on to".split())
_DUTIES = regex(r"(?:main )?(?:attitudes|duties|jobs|obligations|opinions|powers|rights|tasks|views|wages)$")
_NO_PERSON_AFTER = frozenset("in at on since until near during".split())
_ARE_THERE = regex(r" are there (?=(?:in|at|on|within|for) )(?P<rest>[^?,;]+)", re.IGNORECASE)


def about_what(question: str) -> Phrase | None:
    """What a question is plainly about: 'What is it?', 'What is said about it?'"""
    found = phrases(question)
    if match := SAID_ABOUT.search(question):
        return next((one for one in found if one.start == match.end()), None)
    if _WHO_IS_OPENS.match(question):
        return None
    return next((one for one in found if one.role == "complement"), None)


def antecedent(pronoun: re.Match[str], before: str, topic: str, spoken_of: str) -> str:
    """What a pronoun stands for; '' where that cannot be told for sure. Not `spoken_of`, which is named beside it."""
    word, after = pronoun[1].lower(), pronoun.string[pronoun.end() :]
    found = [
        one for one in phrases(before) if _is_something(one) and not _COMPARED.search(before[: one.start][-_NEAR:])
    ]
    if spoken_of:
        found = [one for one in found if not one.own.endswith(spoken_of)]
    if word in PERSON | SEVERAL and _SOMEONE.search(before):
        return ""
    if word in PERSON:
        return next((one.text for one in found if _is_person(one, before)), "")
    if word in SEVERAL:
        found = [one for one in found if not FIGURES.fullmatch(one.own)]  # 'the number of pupils'
        return _told_apart(_spoken_of(pronoun, topic, found) or _several(word, after, before, found), before)
    if own := OWN.search(before):
        return own[0]
    about, effect = about_what(before), EFFECT.search(pronoun.string)
    chosen = [one for one in found if one.role == "complement"] if word in POINTING else found
    if effect and effect.start() == pronoun.start():
        chosen = [one for one in found if one == about]
    fit = [one for one in chosen if _is_one_thing(one, before)]
    if _MENTIONS.match(after):  # a place says nothing
        fit = [one for one in fit if one.preposition not in _AT]
    if _ANY_OF.search(pronoun.string[: pronoun.start()]):
        fit = [one for one in fit if sort_of(one.head) != "body"]
    if again := re.search(r"(?<=, )[^,]*\b(?-i:it)\b", before):  # 'Why build a weir, and who wants it?'
        fit = [one for one in fit if one.end <= again.start()] or fit
    if about is not None and about in fit and SAID_ABOUT.search(before) and not _MENTIONS.match(after):
        return about.text
    if _is_either(fit):
        return ""
    if topic and any(_is_same(one, topic, before) and not _is_where(one, about) for one in fit):
        return topic
    return min(fit, key=lambda one: _rank_of_one(one, found, before)).text if fit else ""


def _spoken_of(pronoun: re.Match[str], topic: str, found: Sequence[Phrase]) -> str:
    """What 'they' stands for of which was spoken last, if that is some people, or no people are at hand."""
    spoken = next((one for one in found if one.text == topic and one.plural), None)
    people = any(sort_of(one.head) == "people" for one in found)
    are = re.search(r"\b(?:are|were) $", pronoun.string[: pronoun.start()], re.IGNORECASE)
    return (
        topic if spoken and pronoun[1].lower() not in POINTING and (sort_of(spoken.head) or not people or are) else ""
    )


def _is_either(fit: Sequence[Phrase]) -> bool:
    """Whether 'it' may as well be those who do something as what they do it to: 'Why did the board sell the pier?'"""
    doers = [one for one in fit if one.role == "subject" and one.definite and sort_of(one.head) == "body"]
    things = [one for one in fit if not (one.role or one.preposition) and one.definite and not sort_of(one.head)]
    return bool(doers and things) and things[0].start > doers[0].end


def _is_something(one: Phrase) -> bool:
    """Not 'the cheapest', 'once a month', 'the numbers' or 'its roof', whose own 'its' is not told."""
    if _NO_NAME.fullmatch(one.bare) or one.article in POSSESSIVE:
        return False
    return not (one.article in ("", "a", "an", "each", "every") and _SPAN.match(one.bare)) and not is_figure(one)


def _told_apart(named: str, before: str) -> str:
    """'' for 'people' of 'people who are ill', of whom the name alone does not tell which ones they are."""
    generic = named.islower() and not named.startswith(("the ", "these ", "those ", "my ", "our ", "your "))
    place = before.find(named) + len(named)
    return "" if named and generic and _WHO_ARE.match(before, place) else named


def _is_same(one: Phrase, topic: str, before: str) -> bool:
    """Whether a phrase is what was spoken of, or begins it: 'the pier' of 'the pier in Kent'."""
    return one.text == topic or (topic.startswith(f"{one.text} ") and topic in before)


def _is_where(one: Phrase, about: Phrase | None) -> bool:
    """Of 'the speed limit on the bridge' the limit is spoken of."""
    within = about is not None and about.start < one.start < about.end
    return within and one.preposition in ("at", "for", "in", "on")


def _is_person(one: Phrase, before: str) -> bool:
    if one.role == "asked" or one.plural or one.preposition in _NO_PERSON_AFTER or _CALENDAR.fullmatch(one.bare):
        return False
    named = one.named and not one.article and not one.bare.isupper()
    office = OFFICE.search(one.head) or is_somebody(one.head)
    return named or bool(office and (one.definite or one.article))


def _is_one_thing(one: Phrase, before: str) -> bool:
    if one.role == "asked" or (one.plural and not one.named) or sort_of(one.head) == "people":
        return False
    if is_somebody(one.head):
        return False
    if one.article in POINTING and is_verb(one.head):  # 'does that take'
        return False
    if _WHO_IS.match(before[: one.start]) or (one.own != one.bare and _ATTRIBUTE.search(one.head)):
        return False
    if one.bare == one.own and _ATTRIBUTE.search(one.head):
        return False
    if is_measure(one.head) and before.startswith(" of ", one.core + len(one.own)):
        return False  # 'the margin of error of the poll'
    return not (one.role == "subject" and one.named and not one.article and _SPEAKS.match(before[one.end :]))


def _rank_of_one(one: Phrase, found: Sequence[Phrase], before: str) -> tuple[int, int]:
    """What 'it' is most likely: what is asked of, then a name, then 'the …', then anything; the longest, the first.

    A name counts for the thing that it belongs to: 'the report on Kent', 'a bus to Kent'.
    """
    told = one.definite or one.named or before[: one.start].endswith((" is ", " was "))  # 'How is milk tested?'
    likely = one.role in ("topic", "complement") or (one.role == "subject" and told)
    if not likely and one.preposition in _BESIDE and any(_owns(other, one) for other in found):
        return 4, one.start
    return (0 if likely else 1 if one.named else 2 if one.definite else 3, one.start)


def _owns(one: Phrase, other: Phrase) -> bool:
    """Whether what a question has before a place or a name is a single thing that may be meant as well."""
    thing = bool(one.article) and not one.plural and not one.role and sort_of(one.head) != "people"
    return thing and one.start < other.start and not _ATTRIBUTE.search(one.head)


def _several(word: str, after: str, before: str, found: Sequence[Phrase]) -> str:
    """What 'they' stands for: those of whom the question does not ask who they are."""
    if _WHO_DOES.match(before):
        return next((one.text for one in found if one.role == "topic" or (one.named and one.plural)), "")
    if word in POINTING:
        found = [one for one in found if one.role == "complement"]
    if word == "they" and _ASKS_THEM.match(after):
        found = [one for one in found if one.role == "subject" and sort_of(one.head)]
    if _may_be_things(after, found) or any(_DUTIES.match(one.own) and one.own != one.bare for one in found):
        return ""
    if word == "they" and _DECIDES.match(after):
        found = [one for one in found if sort_of(one.head)]
    if word == "they" and _MINDED.match(after):
        found = [one for one in found if one.named or sort_of(one.head)]
    for role in ("topic", "subject", "complement", "asked"):
        for one in found:
            if one.role == role and one.plural:
                return _in_full(one, before)
    several = [one for one in found if one.plural and not one.named]
    for one in (*several, *found):
        placed = one.preposition in _AT and not one.plural
        if one.plural or (one.named and not placed and (one.role or not (one.article and one.own.isupper()))):
            return one.text
    found = [one for one in found if (sort_of(one.head) == "body" and one.definite) or is_somebody(one.head)]
    return found[0].text if found else ""


def _may_be_things(after: str, found: Sequence[Phrase]) -> bool:
    """Whether 'they' may as well be what was found as those who found it: 'Have they been mended?'"""
    done = re.match(r"\s+(?:(?:all|ever|since|yet|already|now) )?(?:been |being |be )?([a-z]+)", after)
    people = any(one.role == "subject" and sort_of(one.head) == "people" for one in found)
    things = any(one.role == "asked" and one.plural and not sort_of(one.head) for one in found)
    return bool(done and is_done(done[1]) and people and things)


def _in_full(one: Phrase, before: str) -> str:
    """'schools' of 'How many schools are there in Kent?' are the schools in Kent."""
    if one.role != "asked":
        return one.text
    there = _ARE_THERE.match(before, one.end)
    return f"the {one.text} {there['rest'].strip()}" if there else f"the {one.text}"


def place_of(before: str, topic: str) -> str:
    """Where 'there' is: 'at the tribunal', 'in Kent'; '' where nothing tells."""
    found = [one for one in phrases(before) if not YEAR.search(one.text)]
    found.sort(key=lambda one: (not _is_same(one, topic, before), one.role != "complement"))
    for one in found:
        if one.preposition in ("in", "at", "on") and (one.definite or one.text == topic):
            return f"{one.preposition} {one.text}"
        spoken_of, same = one.role == "complement" or (one.role and one.bare != one.own), _is_same(one, topic, before)
        if is_place(one.head) and one.definite and (spoken_of or same):
            return f"at {topic if same else one.text}"
        if one.text == topic and (one.named or is_place(one.head)):
            return f"{'at' if is_place(one.head) else 'in'} {one.text}"
    for one in found:
        if one.definite and is_place(one.head):
            return f"at {one.text}"
    return next((f"in {one.text}" for one in found if one.named and one.role and not one.plural), "")
