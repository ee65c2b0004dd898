"""What 'it', 'them', 'there' and 'the second one' of a follow-up point back to in the question before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.noun_phrases import Phrase, is_plural, phrases, singular
from assistant.answering.pointers import (
    EFFECT,
    MORE,
    OBJECT,
    PERSON,
    POINTING,
    POSSESSIVE,
    SEVERAL,
    WHOLE,
    one_of,
    referring,
    there_of,
)
from assistant.answering.sorts import YEAR, is_measure, is_ordinal, is_place, is_somebody, sort_of
from assistant.answering.verbs import is_done, is_verb
from assistant.answering.words import NUMBER_WORDS
from assistant.reading.sentences import bounds

OWN = re.compile(
    r"\b(?:the|this) (?:report|overview|briefing)\b(?! (?:(?:on|of|about)\b|(?-i:[A-Z‘“'\"])))", re.IGNORECASE
)
# 'How do I renew a licence?' 'How long does it take?'
_TAKES = re.compile(r"\bit (?:take|cost)s?\W*$", re.IGNORECASE)
_HOW_TO = re.compile(r"^\W*(?:and )?how (?:do|does|can|could|should|must) (?:i|we|you|one|people)\b", re.IGNORECASE)
_WHAT_THEY_ARE = re.compile(
    r"^\W*(?:and |so )?(?:what|which|who) (?:ones )?(?:is|are|was|were) (?:they|these|those)\W*$", re.IGNORECASE
)
_HOW_MANY = re.compile(r"^\W*(?:and |so )?how many (?!of\b)", re.IGNORECASE)
_MINDED = re.compile(
    r"\s+(?:refuse|say|think|want|agree|decide|believe|know|complain|object|appeal|argue|hope|wish|feel|insist|ask)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r" (?:ask|tell|say|think|want|believe|argue|urge|recommend|propose|warn)\b")
OFFICE = re.compile(r"(?:er|or|head|chief|president|chair|minister|secretary|chairman|chairwoman)$", re.IGNORECASE)
# Of 'the cost of the bridge' the bridge is spoken of.
_ATTRIBUTE = re.compile(
    r"(?:costs?|price|aims?|purpose|size|length|name|title|date|number|amount|role|budget|point|reason|cause|result"
    r"|meaning|definition|age|height|start|end|total|share|percentage|source|author|rest|kind|type|sort)$",
    re.IGNORECASE,
)
_WHO_DOES = re.compile(r"^\W*(?:and |but |so )?who(?:m|se)? (?!(?:is|are|was|were)\b)", re.IGNORECASE)
_WHO_IS_OPENS = re.compile(r"^\W*(?:and |but |so )?who\b", re.IGNORECASE)
_WHO_IS = re.compile(r"^\W*(?:and |but |so )?who (?:is|are|was|were) $", re.IGNORECASE)
_NO_NAME = re.compile(r"[\d\W]+|ones?", re.IGNORECASE)
_COUNT = re.compile(rf"^(?:(?:{'|'.join(NUMBER_WORDS)}|\d+|main|key|different|various)\s+)+", re.IGNORECASE)
# 'What does the guide say about dredging?' is about dredging, but it is the guide that mentions something else.
SAID_ABOUT = re.compile(
    r"\b(?:say|says|said|find|found|told|tell me|tell us|know|known|think|thought|write|written)"
    r"(?: (?:more|anything|something))? (?:about|of|on) ",
    re.IGNORECASE,
)
_MENTIONS = re.compile(
    r"\s+(?:say|mention|recommend|suggest|conclude|describe|explain|list|advise|give|contain|include|find|tell|cover)s?\b"
)
_SOMEONE = re.compile(r"\b(?:any|some|every)(?:one|body)\b", re.IGNORECASE)
_ASKS_THEM = re.compile(r"\s+(?:interview|survey|poll|sample|question|stud(?:y|ied)|spoke|speak|talk)(?:ed)?\b")
_CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs"
    r"|Fri|Satur|Sun)day|Christmas|Easter)"
)
# 'They' may be either, after 'the duties of a warden'.
_DUTIES = re.compile(r"(?:main )?(?:attitudes|duties|jobs|obligations|opinions|powers|rights|tasks|views|wages)$")
_NO_PERSON_AFTER = frozenset("in at on since until near during".split())
_ARE_THERE = re.compile(r" are there (?=(?:in|at|on|within|for) )(?P<rest>[^?,;]+)", re.IGNORECASE)


def put_in(text: str, before: str, topic: str = "") -> tuple[str, str, bool]:
    """The text with what the question before names in place of what points there, as far as it can be told; what that
    is; and whether it says no more than its noun. topic: what such a word of the question before stood for itself: it
    is likely that again."""
    last = asking_part(before)
    if _WHAT_THEY_ARE.match(text) and _HOW_MANY.match(last):
        return _HOW_MANY.sub("Which ", last), "", False  # 'How many aims has it?' 'What are they?'
    if more := MORE.match(text):
        return _more_of(text, more, last)
    if whole := WHOLE.search(text):
        said, named, leans = put_in(f"{text[: whole.start()]}it{text[whole.end() :]}", before, topic)
        return (said, named, leans) if named else (text, "", False)
    text, one = _with_one(text, last)
    named, event = "", _TAKES.search(text) and _HOW_TO.match(last)
    for pronoun in () if event else referring(text):
        named = _antecedent(pronoun, last, topic, one)
        if named and text[: pronoun.start()].endswith(f"{named.split()[-1]} "):
            named = ""  # 'the leaders they met'
        if named:
            after = text[pronoun.end() :]
            said = f"the {named}" if _bare_after_of(text[: pronoun.start()], named) else named
            if pronoun[1].lower() in POSSESSIVE and not (pronoun[1].lower() == "her" and OBJECT.match(after)):
                said += "’" if said.endswith("s") else "’s"
            text = text[: pronoun.start()] + said + after
            break
    there = there_of(text)
    if there and (place := _place(last, topic)):
        text = text[: there.start()] + place + text[there.end() :]
    return text, named, bool(one) or (bool(named) and not _tells_enough(named, last))


def _more_of(text: str, more: re.Match[str], before: str) -> tuple[str, str, bool]:
    """'Can you give me an example?' asks for one of what the question before is about."""
    about = about_what(before)
    of_kind = about and (about.plural or not about.definite)
    if not about or not (more["more"] or (more["asked"] and of_kind)):
        return text, "", False
    part = "more" if more["more"] else "asked"
    link = "of" if re.search(r"(?:example|instance)s?$", more[part]) else "about"
    said = more[part] if part == "asked" or "more" in more[part].split() else f"{more[part]} more"
    return (
        f"{text[: more.start(part)]}{said} {link} {about.text}{text[-1] if text[-1] in '?.!' else ''}",
        about.text,
        False,
    )


def about_what(question: str) -> Phrase | None:
    """What a question is plainly about: 'What is it?', 'What is said about it?'"""
    found = phrases(question)
    if match := SAID_ABOUT.search(question):
        return next((one for one in found if one.start == match.end()), None)
    if _WHO_IS_OPENS.match(question):
        return None
    return next((one for one in found if one.role == "complement"), None)


def _tells_enough(named: str, before: str) -> bool:
    """'The ferry board', but not 'the recommendations' of 'How many recommendations did the board make?'"""
    if OWN.search(named):
        return True
    return any(named == one.text and _is_clear(one) for one in phrases(before))


def _is_clear(one: Phrase) -> bool:
    return one.named or one.definite or one.role == "complement" or (" " in one.own and one.role != "asked")


def _bare_after_of(before: str, named: str) -> bool:
    """'Which of them' are which of the members, not which of members."""
    return before.endswith(" of ") and named.islower() and is_plural(named.split()[0])


def asking_part(question: str) -> str:
    """The last sentence of a question before which a situation is told."""
    start, end = bounds(question)[-1] if bounds(question) else (0, len(question))
    return question[start:end]


def _with_one(text: str, before: str) -> tuple[str, str]:
    """'the second one' after 'Which stages are there?' is the second stage. And the noun that was put in."""
    match = one_of(text)
    noun = noun_of_one(before) if match else ""
    if not match or not noun:
        return text, ""
    said = noun if match[1].lower() == "ones" else singular_of(noun)
    return text[: match.start(1)] + said + text[match.end(1) :], noun


def noun_of_one(before: str) -> str:
    """What there are several of in a question: 'academic warning', 'stages'; '' where nothing tells."""
    found = [one for one in phrases(before) if one.role != "complement" or one.bare == one.own]
    for one in found:
        first, _, rest = one.own.partition(" ")
        if rest and is_ordinal(first):
            return rest
    for role in ("asked", "topic", "complement", "subject", ""):
        for one in found:
            beside = not role and one.preposition  # 'across the sectors'
            if one.role == role and not beside and one.plural and not YEAR.search(one.text):
                return re.sub(r"^.*[’']s? ", "", _COUNT.sub("", one.own))
    return ""


def singular_of(noun: str) -> str:
    """The last word of some in the singular."""
    *first, head = noun.split()
    return " ".join([*first, singular(head)])


def _antecedent(pronoun: re.Match[str], before: str, topic: str, spoken_of: str) -> str:
    """What a pronoun stands for; '' where that cannot be told for sure. Not `spoken_of`, which is named beside it."""
    word, after = pronoun[1].lower(), pronoun.string[pronoun.end() :]
    found = [one for one in phrases(before) if not _NO_NAME.fullmatch(one.bare)]
    if spoken_of:
        found = [one for one in found if not one.own.endswith(spoken_of)]
    if word in PERSON | SEVERAL and _SOMEONE.search(before):
        return ""
    if word in PERSON:
        return next((one.text for one in found if _is_person(one, before)), "")
    if word in SEVERAL:
        return _several(word, after, before, found)
    if own := OWN.search(before):
        return own[0]
    about, effect = about_what(before), EFFECT.search(pronoun.string)
    chosen = [one for one in found if one.role == "complement"] if word in POINTING else found
    if effect and effect.start() == pronoun.start():
        chosen = [one for one in found if one == about]
    fit = [one for one in chosen if _is_one_thing(one, before)]
    if again := re.search(r"(?<=, )[^,]*\b(?-i:it)\b", before):  # 'Why build a weir, and who wants it?'
        fit = [one for one in fit if one.end <= again.start()] or fit
    if about is not None and about in fit and SAID_ABOUT.search(before) and not _MENTIONS.match(after):
        return about.text
    if topic and any(one.text == topic and not _is_where(one, about) for one in fit):
        return topic
    return min(fit, key=lambda one: _rank_of_one(one, before)).text if fit else ""


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
    if one.article in POSSESSIVE or (one.article in POINTING and is_verb(one.head)):  # 'their claim', 'does that take'
        return False
    if _WHO_IS.match(before[: one.start]) or (one.own != one.bare and _ATTRIBUTE.search(one.head)):
        return False
    if one.bare == one.own and _ATTRIBUTE.search(one.head):
        return False
    if is_measure(one.head) and before.startswith(" of ", one.core + len(one.own)):
        return False  # 'the margin of error of the poll'
    return not (one.role == "subject" and one.named and not one.article and _SPEAKS.match(before[one.end :]))


def _rank_of_one(one: Phrase, before: str) -> tuple[int, int]:
    """What 'it' is most likely: what is asked of, then a name, then 'the …', then anything; the longest, the first."""
    told = one.definite or one.named or before[: one.start].endswith((" is ", " was "))  # 'How is milk tested?'
    likely = one.role in ("topic", "complement") or (one.role == "subject" and told)
    return (0 if likely else 1 if one.named else 2 if one.definite else 3, one.start)


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
    if word == "they" and _MINDED.match(after):
        found = [one for one in found if one.named or sort_of(one.head)]
    for role in ("topic", "subject", "complement", "asked"):
        for one in found:
            if one.role == role and one.plural:
                return _in_full(one, before)
    for one in found:
        if one.plural or (one.named and (one.role or not (one.article and one.own.isupper()))):
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


def _place(before: str, topic: str) -> str:
    """Where 'there' is: 'at the tribunal', 'in Kent'; '' where nothing tells."""
    found = [one for one in phrases(before) if not YEAR.search(one.text)]
    found.sort(key=lambda one: one.text != topic)
    for one in found:
        if one.preposition in ("in", "at", "on") and (one.definite or one.text == topic):
            return f"{one.preposition} {one.text}"
        if one.text == topic and (one.named or is_place(one.head)):
            return f"{'at' if is_place(one.head) else 'in'} {one.text}"
    for one in found:
        if one.definite and is_place(one.head):
            return f"at {one.text}"
    return next((f"in {one.text}" for one in found if one.named and one.role and not one.plural), "")
