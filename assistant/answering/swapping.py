"""'And the NHS?': what a follow-up names takes the place of its like in the question before, or is added to that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.another_report import by_source
from assistant.answering.antecedents import OFFICE, SAID_ABOUT
from assistant.answering.fragments import FRAGMENT, LEADS, NOUN_FOLLOWS, article_of, put, with_more
from assistant.answering.grammar import CONJUNCTIONS, NAME, PREPOSITIONS, same_noun
from assistant.answering.groups import by_group
from assistant.answering.likeness import likeness, phrase_sort
from assistant.answering.noun_phrases import Phrase, phrases
from assistant.answering.numbering import by_count, by_order
from assistant.answering.pointers import POINTING
from assistant.answering.putting_in import asking_part, noun_of_one, singular_of
from assistant.answering.sorts import ORDINAL, YEAR, is_measure, is_ordinal, like, sort_of
from assistant.answering.words import NUMBER_WORDS, WORD
from assistant.patterns import regex

_SPANS = (
    r"hours?|days?|weeks?|months?|years?|terms?|semesters?|quarters?|seasons?|stages?|phases?|steps?|rounds?|sessions?"
    r"|visits?|meetings?|period|interview|lesson|night|morning|afternoon|evening"
)
_TIME = regex(
    rf"(?:in |since |by |before |after |during |for )?(?:{YEAR.pattern})"
    r"|(?:in |since |by )?(?:last|this|next) (?:year|month|week)|today|yesterday|tomorrow|nowadays",
    re.IGNORECASE,
)
_OPENING = regex(r"^\W*(?:and|but|so|or|also|then)\b\W*", re.IGNORECASE)
_COUNTS_THINGS = regex(r"\b(?:are|is|were|was) there\W*$", re.IGNORECASE)
_MINDED = regex(
    r" (?:agree|argue|ask|believe|complain|demand|dislike|expect|fear|feel|hope|like|need|object|oppose|prefer|refuse"
    r"|say|support|think|want)\b"
)
_AGED = regex(rf" (?:aged|over|under) (?:\d{{1,3}}|{'|'.join(NUMBER_WORDS)})\b(?! (?:year|month|week|day)s?\b)")
_AS = regex(r"\bas (?:an?|the|their|its) (?:[\w-]+ ){0,2}?[\w-]+(?=\W*$| (?:at|by|for|in|of|on|to)\b)", re.IGNORECASE)
_OWNED = regex(r"[’']s? \w")
_PREPOSED = regex(rf"\b({'|'.join(sorted(PREPOSITIONS))}) (?:(?:the|an?) )?$", re.IGNORECASE)
_LONGEST_BEFORE = 20  # characters of a preposition and an article
_NO_NOUN = regex(r"\bones?$|^(?:away|abroad|online|overall|elsewhere|altogether|alone)$", re.IGNORECASE)
# 'By whom?', 'for how long?', 'and in favour?' name nothing that could take a place.
_NAMES_NOTHING = regex(
    r"(?:how|what|which|whom?|whose|why|when|where|it|that|this|then|them|these|those|each|both|all|here|there)\b.*"
    r"|(?:addition|advance|detail|fact|favou?r|general|particular|practice|short|theory|total)",
    re.IGNORECASE,
)
_GROUP = regex(r"(?:those|these|all|both) \w", re.IGNORECASE)
_AND_THEN = regex(rf"{LEADS}(?P<when>after|before) (?:it|that|this|then)\W*$", re.IGNORECASE)
_SPAN = regex(
    rf"\b(?:at|during|in|on|within) (?P<span>(?:the|an?|your|their|its) (?:{ORDINAL} )?(?:[\w-]+ )?(?:{_SPANS})"
    r"(?: of (?:the|an?) (?:[\w-]+ ){0,2}[\w-]+)?)",
    re.IGNORECASE,
)
_DOING = 2.5  # more for who thinks or wants something, where somebody is named
LIKELY = 2  # what a phrase has to have in common with the one whose place it takes


def swapped(before: str, text: str, scopes: Sequence[str], by_form: bool = True) -> str:
    """The question before with what the follow-up names in it; '' where that would be no clean question.

    by_form: whether likeness in form alone is enough.
    """
    fragment = FRAGMENT.match(text)
    if not fragment:
        return ""
    last = asking_part(before)
    told = before[: len(before) - len(last)] if before.endswith(last) else ""
    asks = _OPENING.sub("", last)
    if then := _AND_THEN.match(text):
        return _next_to(asks, then["when"].lower())
    named = f"{article_of(fragment)}{fragment['name']}"
    if (_NAMES_NOTHING.fullmatch(named) and not _GROUP.match(named)) or named.split()[0].lower() in CONJUNCTIONS:
        return ""
    for way in (
        _by_source,
        _by_scope,
        by_order,
        by_count,
        _by_time,
        _by_role,
        _by_owner,
        _by_group,
        _by_fellow,
        _by_preposition,
        _by_noun,
        _by_one,
        _by_form,
        _added,
    ):
        if (found := way(asks, fragment, scopes)) and (by_form or way is not _by_form):
            return f"{told}{found}"
    return ""


def _next_to(asks: str, when: str) -> str:
    """'And after that?' after 'What happens in the first week?'"""
    span = _SPAN.search(asks)
    return put(asks, span.start(), span.end(), f"{when} {span['span']}", "") if span else ""


def _by_group(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And those over 60?'"""
    return by_group(asks, f"{article_of(fragment)}{fragment['name']}", fragment["preposition"] or "")


def _by_source(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And the overview?'"""
    return by_source(asks, f"{article_of(fragment)}{fragment['name']}") if not fragment["only"] else ""


def _by_scope(asks: str, fragment: re.Match[str], scopes: Sequence[str]) -> str:
    """The names that the reports' subjects have take one another's place, one after the same preposition first."""
    name = fragment["name"].strip()
    known = sorted({scope for scope in scopes if scope}, key=len, reverse=True)
    if not any(scope.lower() == name.lower() for scope in known):
        return ""
    after = rf"(?<=\b{fragment['preposition']} )" if fragment["preposition"] else ""
    for within in dict.fromkeys((after, "")):
        for scope in known:
            begins = scope.rsplit(" ", 1)[0] if scope.count(" ") > 1 else scope  # 'criminal justice', not 'lessons in'
            begins = scope if begins.split()[-1].lower() in PREPOSITIONS else begins
            spelled = rf"(?:\bthe )?\b(?:{re.escape(scope)}|{re.escape(begins)})\b"
            place = re.search(within + spelled, asks, re.IGNORECASE)
            if place and scope.lower() != name.lower():
                new = article_of(fragment) + name
                return put(asks, place.start(), place.end(), new, new)
    return ""


def _by_time(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """A year takes a year's place, or is added."""
    said = fragment["rest"].strip()
    if not _TIME.fullmatch(said):
        return ""
    new = next(YEAR.finditer(said), None)
    old = next(YEAR.finditer(asks), None)
    if old and new:
        return put(asks, old.start(), old.end(), new[0], "")
    return with_more(asks, f"in {said}" if YEAR.fullmatch(said) else said)


def _by_owner(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And Ann Lee’s?' after 'What was Dr Hall’s view?'"""
    said = f"{article_of(fragment)}{fragment['name']}"
    if not re.search(r"[’']s$|s[’']$", said):
        return ""
    owner = next((one for one in phrases(asks) if re.match(r"[’']s? ", asks[one.end : one.end + 3])), None)
    place = re.match(r"[’']s?", asks[owner.end :]) if owner else None
    return put(asks, owner.start, owner.end + place.end(), said, "") if owner and place else ""


def _by_fellow(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And low?' after 'high confidence': the word takes its fellow's place, and 'a red one' too, not 'red boats'."""
    words = [word for word in fragment["name"].split() if word.lower() not in ("one", "ones")]
    if len(words) != 1:
        return ""
    fellows = [match for match in WORD.finditer(asks) if like(match[0], words[0])]
    if fragment["preposition"]:  # 'for late payment' as a whole, where 'for non-payment' follows
        fellows = [match for match in fellows if not words[0].endswith(match[0])]
    own = fellows[0] if fellows else None
    old = _PREPOSED.search(asks, max(0, own.start() - _LONGEST_BEFORE), own.start()) if own else None
    if own and old and fragment["preposition"] and old[1].lower() != fragment["preposition"].lower():
        return put(asks, old.start(), own.end(), fragment["rest"], "")  # 'during the day' after 'at night'
    return put(asks, own.start(), own.end(), _as_written(words[0], own[0]), "") if own else ""


def _as_written(word: str, like_this: str) -> str:
    return word.capitalize() if like_this.istitle() and word.islower() else word


def _by_preposition(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And for children?' after '… for adults': what follows the same preposition goes, else the phrase is added."""
    one_of = re.fullmatch(r"ones? (?P<preposition>[a-z]+) (?P<name>.+)", fragment["name"])
    preposition = (one_of or fragment)["preposition"]
    if not preposition:
        return ""
    name = one_of["name"] if one_of else f"{fragment['only'] or ''}{fragment['article'] or ''}{fragment['name']}"
    preposition = preposition.lower()
    every = phrases(asks)
    found = [one for one in every if one.preposition == preposition]
    found = [one for one in found if not YEAR.search(one.text) or (YEAR.search(name) and not YEAR.fullmatch(one.bare))]
    if one_of:  # 'the one in Leeds'
        found = [one for one in found if any(asks[other.end : one.start] == f" {preposition} " for other in every)]
        apart = [one for one in every if not any(other.start < one.start < other.end for other in every)]
        owner = next((one for one in reversed(apart) if one.definite and not found), None)
        if owner:
            head = owner.head if owner.head.isupper() else owner.head.lower()
            return put(asks, owner.start, owner.end, f"the {head} {preposition} {name}", "")
    if found:
        said = re.sub(r"\bones?$", found[0].head, name)
        end = found[0].end if said == name else found[0].core + len(found[0].own)
        return put(asks, found[0].start, end, said, "")
    return "" if preposition == "of" or one_of else with_more(asks, f"{preposition} {name}")


def _by_noun(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And the summer term?' after 'the winter term'."""
    name = fragment["name"].strip()
    for one in _smallest(asks):
        if same_noun(one.head, name.split()[-1]) and one.bare.lower() != name.lower():
            article = fragment["article"] or (f"{one.article} " if one.article in ("the", "this", "that") else "")
            new = f"{fragment['only'] or ''}{article}{name}"
            end = one.end if NAME.fullmatch(one.bare) or " of " in name else one.core + len(one.own)
            return put(asks, one.start, end, new, new if one.role == "subject" else "")
    return ""


def _by_one(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And the criminal justice one?' after 'the National Programme for IT' is the criminal justice programme."""
    said = re.fullmatch(r"(?P<which>.+) ones?", fragment["name"], re.IGNORECASE)
    if not said or is_ordinal(said["which"]):
        return ""
    definite = article_of(fragment).strip().lower() not in ("a", "an")
    several = fragment["name"].lower().endswith("ones")
    found = [one for one in phrases(asks) if one.definite == definite and one.role != "asked" and " " in one.own]
    found = [one for one in found if one.plural == several]
    found.sort(key=lambda one: (not one.role, one.start))
    if found:
        head = found[0].head.lower() if not found[0].head.isupper() else found[0].head
        return put(asks, found[0].start, found[0].end, f"{fragment['article'] or ''}{said['which']} {head}", "")
    noun = noun_of_one(asks)
    old = re.search(rf"\b{re.escape(noun)}\b", asks) if noun else None
    return (
        put(asks, old.start(), old.end(), f"{said['which']} {noun if several else singular_of(noun)}", "")
        if old
        else ""
    )


def _by_form(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And parents?' after 'What do teachers think of the timetable?': what is most like it goes."""
    name = fragment["name"].strip()
    new = f"{fragment['only'] or ''}{article_of(fragment)}{name}"
    found = phrases(f"about {article_of(fragment)}{name}")
    if not found or found[0].bare != name or _NO_NOUN.search(name) or _OWNED.search(name):
        return ""
    bare = not (fragment["article"] or found[0].plural or found[0].named or NOUN_FOLLOWS.match(fragment[0]))
    slots = [one for one in _smallest(asks) if one.role != "asked" or one.plural]
    slots = [one for one in slots if not (_NO_NOUN.search(one.head) or one.article in POINTING)]
    if (about := SAID_ABOUT.search(asks)) and not (found[0].named or sort_of(found[0].head) or _is_source(found[0])):
        slots = [one for one in slots if one.start >= about.end()]
    slots = [one for one in slots if not bare or " " not in one.bare]
    if alike := [one for one in slots if phrase_sort(one) and phrase_sort(one) == sort_of(found[0].head)]:
        slots = alike  # people or a body go first where others of the sort come
    likely = {one: likeness(one, found[0], asks) for one in slots}
    if sort_of(found[0].head):
        likely |= {one: likely[one] + _DOING for one in slots if one.role == "subject" and _MINDED.match(asks, one.end)}
    best = max(slots, key=lambda one: (likely[one], -one.start), default=None)
    if best is None or likely[best] < LIKELY + bare:
        return ""
    whole = next((one for one in phrases(asks) if one.start == best.start and one.end > best.end), best)
    aged = _AGED.match(asks, best.end) if sort_of(best.head) == sort_of(found[0].head) == "people" else None
    if aged:  # 'And teachers?' after 'Can children under five vote?'
        return put(asks, best.start, aged.end(), new, "")
    if OFFICE.search(found[0].head) or is_measure(found[0].head) or not asks.startswith(" of ", best.end):
        whole = best
    return put(asks, whole.start, whole.end, new, new if "subject" in (best.role, whole.role) else "")


def _is_source(one: Phrase) -> bool:
    return bool(
        re.search(
            r"(?:analysis|article|audit|chapter|code|guide|paper|policy|poll|report|review|study|survey)$", one.head
        )
    )


def _by_role(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And as a rival?' after 'Who sees Kent as a friend?'"""
    old = _AS.search(asks) if _AS.match(fragment["name"]) else None
    return put(asks, old.start(), old.end(), fragment["name"], "") if old else ""


def _added(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And Andover?' after 'How many boats are there?' asks of boats in Andover."""
    named = fragment["name"][:1].isupper() and not fragment["preposition"]
    if named and _COUNTS_THINGS.search(asks):
        return with_more(asks, f"in {article_of(fragment)}{fragment['name']}")
    return ""


def _smallest(asks: str) -> Iterator[Phrase]:
    """The phrases that have no other within them."""
    found = phrases(asks)
    for one in found:
        inner = [other for other in found if other is not one and one.start <= other.start and other.end <= one.end]
        if not inner or one.text == one.own or one.named:
            yield one
