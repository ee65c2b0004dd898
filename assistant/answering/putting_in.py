"""What a follow-up points back to is put in the place of 'it', 'them', 'there' and 'the second one'."""

from __future__ import annotations

import re

from assistant.answering.agreement import SINGULAR_VERBS, agreeing
from assistant.answering.antecedents import OWN, about_what, antecedent, place_of
from assistant.answering.framing import ASKS
from assistant.answering.grammar import AUXILIARY, DEFINITE, INDEFINITE, is_plural, singular
from assistant.answering.main_verbs import SHARE
from assistant.answering.noun_phrases import Phrase, phrases
from assistant.answering.one_like_it import with_its_like, with_one_of_kind
from assistant.answering.pointers import (
    MORE,
    OBJECT,
    POSSESSIVE,
    PRONOUN,
    SINGLE,
    WHOLE,
    is_figure,
    one_of,
    referring,
    there_of,
)
from assistant.answering.sorts import YEAR, is_ordinal
from assistant.answering.words import NUMBER_WORDS
from assistant.patterns import regex
from assistant.reading.sentences import bounds

# 'How do I renew a licence?' 'How long does it take?'
_TAKES = regex(r"\bit (?:take|cost)s?\W*$", re.IGNORECASE)
_TAKES_TIME = regex(r"\bit (?:be )?takes?\W*$", re.IGNORECASE)
_I_DO = regex(r"\b(?:am|are|can|could|do|may|must|shall|should) (?:i|we|you)\b", re.IGNORECASE)
# 'What can be done about it?' is about what was asked, not about a thing in it.
_DO_ABOUT = regex(r"\b(?:do|did|doing|done) about (?:it|this|that)\b", re.IGNORECASE)
# 'Has it gone up?' is of the figure that was asked for.
_CHANGES = regex(
    r"\bit (?:been )?(?:chang(?:ed?|ing)|decreas(?:ed?|ing)|drop(?:ped|ping)?|fall(?:en|ing)?|fell"
    r"|g(?:o|one|oing) (?:down|up)|grow(?:n|ing)?|increas(?:ed?|ing)|ris(?:en?|ing)|rose)\b",
    re.IGNORECASE,
)
_SITUATION = regex(
    rf",\s+(?=(?:so |and |but )?(?:{ASKS}|{AUXILIARY})\s+(?:i|my|we|our|you|the|they|he|she|it)\b)",
    re.IGNORECASE,
)
_TOLD_BY = regex(r"\b(?:i|i['’][a-z]+|my|we|we['’][a-z]+|our)\b|\bthe [\w-]+ (?:\w+n['’]t|has|is|was)\b", re.IGNORECASE)
_GOES = regex(r"\b(?:come|get|go|travel) $", re.IGNORECASE)
_THE_NUMBERS = regex(r"\bthe (?P<numbers>(?:total |overall )?numbers?)\b(?! of\b| (?:one|two|\d))", re.IGNORECASE)
_HOW_TO = regex(r"^\W*(?:and )?how (?:do|does|can|could|should|must) (?:i|we|you|one|people)\b", re.IGNORECASE)
_WHAT_THEY_ARE = regex(
    r"^\W*(?:and |so )?(?:what|which|who) (?:ones )?(?:is|are|was|were) (?:they|these|those)\W*$", re.IGNORECASE
)
_HOW_MANY = regex(r"^\W*(?:and |so )?how many (?!of\b)", re.IGNORECASE)
_COUNT = regex(rf"^(?:(?:{'|'.join(NUMBER_WORDS)}|\d+|main|key|different|various)\s+)+", re.IGNORECASE)


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
    if last != before and _is_of_situation(text, last):
        return text, "", False
    text, one = _with_one(text, last)
    text, counted = _with_counted(text, last)
    text, kind = with_one_of_kind(text, last)
    text, like = with_its_like(text, last, topic)
    named, event = "", _is_event(text, last)
    for pronoun in () if event else referring(text):
        named = antecedent(pronoun, last, topic, one)
        if named and there_of(text) and re.search(rf"\b(?:at|in|on) {re.escape(named)}", last):
            named = ""  # 'How is it done there?': what is done is not where
        if named and text[: pronoun.start()].endswith(f"{named.split()[-1]} "):
            named = ""  # 'the leaders they met'
        if named:
            after = text[pronoun.end() :]
            said = f"the {named}" if _bare_after_of(text[: pronoun.start()], named) else named
            if pronoun[1].lower() in POSSESSIVE and not (pronoun[1].lower() == "her" and OBJECT.match(after)):
                said += "’" if said.endswith("s") else "’s"
            agreed = agreeing(text[: pronoun.start()], said, after, pronoun[1].lower())
            text, named = (agreed, named) if agreed else (text, "")
            break
    there = there_of(text)
    if there and (place := place_of(last, topic)):
        if _GOES.search(text[: there.start()]):
            place = re.sub(r"^(?:at|in) ", "to ", place)
        text = text[: there.start()] + place + text[there.end() :]
    kind = kind or like
    named = named or counted or kind
    return text, named, bool(one or counted) or (bool(named) and not (kind or _tells_enough(named, last)))


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


def _tells_enough(named: str, before: str) -> bool:
    """'The ferry board', but not 'the recommendations' of 'How many recommendations did the board make?'"""
    if OWN.search(named):
        return True
    return any(named == one.text and _is_clear(one) for one in phrases(before))


def _is_clear(one: Phrase) -> bool:
    spoken_of = one.role in ("complement", "subject") or (" " in one.own and one.role != "asked")
    return one.named or one.definite or spoken_of


def _bare_after_of(before: str, named: str) -> bool:
    """'Which of them' are which of the members, not which of members; 'most of the Germans'."""
    own = re.split(r" (?:at|for|from|in|of|on|who|with) ", named, maxsplit=1)[0]
    first = own.split()[0].lower()
    bare = first not in DEFINITE | INDEFINITE and is_plural(own.split()[-1])
    return before.endswith(" of ") and bare and (own.islower() or " " not in own)


def _is_of_situation(text: str, last: str) -> bool:
    """Whether 'it' is the 'it' of what was asked, which a situation told before that: 'My van leaks, who mends it?'"""
    open_words = {one[1].lower() for one in PRONOUN.finditer(last)}
    return any(one[1].lower() in SINGLE and open_words & SINGLE for one in referring(text))


def _is_event(text: str, before: str) -> bool:
    """Whether 'it' is what is done, and no thing: 'How do I renew a licence?' 'How long does it take?'"""
    if _TAKES.search(text) and _HOW_TO.match(before):
        return True
    if _TAKES_TIME.search(text) and _I_DO.search(before):
        return True
    about = about_what(before)
    return bool(_DO_ABOUT.search(text) or _CHANGES.search(text)) and (about is None or about.plural)


def _with_counted(text: str, before: str) -> tuple[str, str]:
    """'The numbers' after 'How many boats are there?' are the numbers of boats. And what is counted."""
    numbers = _THE_NUMBERS.search(text)
    counted = next((one for one in phrases(before) if one.role == "asked"), None) if _HOW_MANY.match(before) else None
    if not numbers or not counted or is_figure(counted):
        return text, ""
    return f"{text[: numbers.end()]} of {counted.text}{text[numbers.end() :]}", counted.text


def asking_part(question: str) -> str:
    """What asks in a question before which a situation is told: its last sentence, or what follows a comma there."""
    start, end = bounds(question)[-1] if bounds(question) else (0, len(question))
    last = question[start:end]
    told = _TOLD_BY.search(last)
    comma = _SITUATION.search(last, told.end()) if told else None
    return last[comma.end() :] if comma else last


def _with_one(text: str, before: str) -> tuple[str, str]:
    """'the second one' after 'Which stages are there?' is the second stage. And the noun that was put in."""
    match = one_of(text)
    noun = noun_of_one(before) if match else ""
    if not match or not noun:
        return text, ""
    several = (match["one"] or "").lower() == "ones" or (match["verb"] or "is").lower() not in SINGULAR_VERBS
    said = noun if several else singular_of(noun)
    before_one = text[: match.start("one")] if match["one"] else f"{text[: match.end()]} "
    return f"{before_one}{said}{text[match.end() :]}", noun


def noun_of_one(before: str) -> str:
    """What there are several of in a question: 'academic warning', 'stages'; '' where nothing tells."""
    found = [one for one in phrases(before) if one.role != "complement" or one.bare == one.own or one.plural]
    for one in found:
        first, _, rest = one.own.partition(" ")
        if rest and is_ordinal(first):
            return rest
    found = [one for one in found if one.plural and not YEAR.search(one.text)]
    shared = [one for one in found if one.preposition == "of" and SHARE.search(before[: one.start])]
    several = {one.head for one in found if not one.named}
    for role in ("asked", "topic", "complement", *(("subject", "") if len(several) == 1 else ())):
        shared += [
            one for one in found if one.role == role and (role or not one.preposition)
        ]  # not 'across the sectors'
    noun = re.sub(r"^.*[’']s? ", "", _COUNT.sub("", shared[0].own)) if shared else ""
    return "" if any(map(is_plural, noun.split()[:-1])) else noun  # 'things leaders' of 'the things leaders must do'


def singular_of(noun: str) -> str:
    """The last word of some in the singular."""
    *first, head = noun.split()
    return " ".join([*first, singular(head)])
