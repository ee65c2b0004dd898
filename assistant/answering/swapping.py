"""'And the NHS?': what a follow-up names takes the place of its like in the question before, or is added to that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.antecedents import asking_part, noun_of_one, singular_of
from assistant.answering.noun_phrases import BE, PREPOSITIONS, Phrase, is_plural, phrases, same_noun
from assistant.answering.sorts import COUNTED, ORDINAL, YEAR, like, sort_of
from assistant.answering.words import WORD

_LEADS = r"^\W*(?:(?:and|but|or|so|also|then)\b\W*)?(?:(?:(?:what|how) about|and|what of)\b\W*)?"
FRAGMENT = re.compile(
    rf"{_LEADS}(?P<rest>(?:(?P<preposition>{'|'.join(sorted(PREPOSITIONS))}|according to) )?"
    r"(?P<only>(?:just|only|specifically|especially|also) )?"
    r"(?P<article>(?:the|an?|my|our|your|their|its|his|her|this|that|these|those) )?(?P<name>\w[\w’'&, -]*?))\W*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"\b(?:the )?(?P<noun>[^\W\d_]+) (?P<number>{COUNTED})\b(?! (?!is|was|does|has)[a-z]+s\b)", re.IGNORECASE
)
_ORDERED = re.compile(rf"\b(?:the )?(?P<order>{ORDINAL})\b(?:[ -](?P<noun>[^\W\d_]+))?", re.IGNORECASE)
_TIME = re.compile(
    rf"(?:in |since |by |before |after |during |for )?(?:{YEAR.pattern})"
    r"|(?:in |since |by )?(?:last|this|next) (?:year|month|week)|today|yesterday|tomorrow|nowadays",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^\W*(?:and|but|so|or|also|then)\b\W*", re.IGNORECASE)
_AGREED = {"is": "are", "was": "were", "does": "do", "has": "have"}
_AGREED |= {several: one for one, several in _AGREED.items()}
_COUNTS_THINGS = re.compile(r"\b(?:are|is|were|was) there\W*$", re.IGNORECASE)
_NO_NOUN = re.compile(r"\bones?$|^(?:away|abroad|online|overall|elsewhere|altogether|alone)$", re.IGNORECASE)
LIKELY = 2  # what a phrase has to have in common with the one whose place it takes


def swapped(before: str, text: str, scopes: Sequence[str]) -> str:
    """The question before with what the follow-up names in it; '' where that would be no clean question."""
    fragment = FRAGMENT.match(text)
    if not fragment:
        return ""
    last = asking_part(before)
    told = before[: len(before) - len(last)] if before.endswith(last) else ""
    asks = _OPENING.sub("", last)
    for way in (
        _by_scope,
        _by_order,
        _by_time,
        _by_owner,
        _by_fellow,
        _by_preposition,
        _by_noun,
        _by_one,
        _by_form,
        _added,
    ):
        if found := way(asks, fragment, scopes):
            return f"{told}{found}"
    return ""


def put_in_by(text: str) -> str:
    """What a follow-up names: 'the NHS' of 'And in the NHS?'."""
    fragment = FRAGMENT.match(text)
    return f"{_article(fragment)}{fragment['name']}" if fragment else ""


def _by_scope(asks: str, fragment: re.Match[str], scopes: Sequence[str]) -> str:
    """The names that the reports' subjects have take one another's place."""
    name = fragment["name"].strip()
    known = sorted({scope for scope in scopes if scope}, key=len, reverse=True)
    if not any(scope.lower() == name.lower() for scope in known):
        return ""
    for scope in known:
        place = re.search(rf"(?:\bthe )?\b{re.escape(scope)}\b", asks, re.IGNORECASE)
        if place and scope.lower() != name.lower():
            new = _article(fragment) + name
            return _put(asks, place.start(), place.end(), new, new)
    return ""


def _by_order(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And the third?' after 'phase 2', 'and phase 2?' after 'the first phase'."""
    said = f"{fragment['article'] or ''}{fragment['name']}".strip()
    ordered = re.fullmatch(rf"(?:the )?({ORDINAL})(?: ones?)?", said, re.IGNORECASE)
    here = next(_ORDERED.finditer(asks), None)
    numbered = next((one for one in _NUMBERED.finditer(asks) if not _is_count(one)), None)
    if ordered and here:
        return _put(asks, here.start("order"), here.end("order"), ordered[1], "")
    if ordered and numbered:
        return _put(asks, numbered.start(), numbered.end(), f"the {ordered[1]} {numbered['noun']}", "")
    new = _NUMBERED.fullmatch(said) or _ORDERED.fullmatch(said)
    for old in (numbered, here):
        if new and old and new["noun"] and old["noun"] and same_noun(new["noun"], old["noun"]):
            return _put(asks, old.start(), old.end(), said, "")
    return ""


def _is_count(numbered: re.Match[str]) -> bool:
    """'The two' and 'in 12' number nothing."""
    return numbered["noun"].lower() in PREPOSITIONS | {"the", "and", "or", "these", "those", "all", "many", "than"}


def _by_time(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """A year takes a year's place, or is added."""
    said = fragment["rest"].strip()
    if not _TIME.fullmatch(said):
        return ""
    new = next(YEAR.finditer(said), None)
    old = next(YEAR.finditer(asks), None)
    if old and new:
        return _put(asks, old.start(), old.end(), new[0], "")
    return _with(asks, f"in {said}" if YEAR.fullmatch(said) else said)


def _by_owner(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And Ann Lee’s?' after 'What was Dr Hall’s view?'"""
    said = f"{_article(fragment)}{fragment['name']}"
    if not re.search(r"[’']s$|s[’']$", said):
        return ""
    owner = next((one for one in phrases(asks) if re.match(r"[’']s? ", asks[one.end : one.end + 3])), None)
    place = re.match(r"[’']s?", asks[owner.end :]) if owner else None
    return _put(asks, owner.start, owner.end + place.end(), said, "") if owner and place else ""


def _by_fellow(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And low?' after 'high confidence': the word takes its fellow's place, and 'a red one' too, not 'red boats'."""
    words = [word for word in fragment["name"].split() if word.lower() not in ("one", "ones")]
    if len(words) != 1:
        return ""
    fellows = [match for match in WORD.finditer(asks) if like(match[0], words[0])]
    if fragment["preposition"]:  # 'for late payment' as a whole, where 'for non-payment' follows
        fellows = [match for match in fellows if not words[0].endswith(match[0])]
    own = fellows[0] if fellows else None
    return _put(asks, own.start(), own.end(), _as_written(words[0], own[0]), "") if own else ""


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
    found = [one for one in every if one.preposition == preposition and not YEAR.search(one.text)]
    if one_of:  # 'the one in Leeds'
        found = [one for one in found if any(asks[other.end : one.start] == f" {preposition} " for other in every)]
        owner = next((one for one in reversed(every) if one.definite and not found), None)
        if owner:
            return _put(asks, owner.start, owner.end, f"the {owner.head} {preposition} {name}", "")
    if found:
        name = re.sub(r"\bones?$", found[0].head, name)
        return _put(asks, found[0].start, found[0].end, name, "")
    return "" if preposition == "of" or one_of else _with(asks, f"{preposition} {name}")


def _by_noun(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And the summer term?' after 'the winter term'."""
    name = fragment["name"].strip()
    for one in _smallest(asks):
        if same_noun(one.head, name.split()[-1]) and one.bare.lower() != name.lower():
            article = fragment["article"] or (f"{one.article} " if one.article in ("the", "this", "that") else "")
            new = f"{fragment['only'] or ''}{article}{name}"
            return _put(asks, one.start, one.end, new, new if one.role == "subject" else "")
    return ""


def _by_one(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And the criminal justice one?' after 'the National Programme for IT' is the criminal justice programme."""
    said = re.fullmatch(r"(?P<which>.+) ones?", fragment["name"], re.IGNORECASE)
    if not said:
        return ""
    definite = _article(fragment).strip().lower() not in ("a", "an")
    found = [one for one in phrases(asks) if one.definite == definite and one.role != "asked" and " " in one.bare]
    found.sort(key=lambda one: (not one.role, one.start))
    if found:
        head = found[0].head.lower() if not found[0].head.isupper() else found[0].head
        return _put(asks, found[0].start, found[0].end, f"{fragment['article'] or ''}{said['which']} {head}", "")
    noun = noun_of_one(asks)
    old = re.search(rf"\b{re.escape(noun)}\b", asks) if noun else None
    return _put(asks, old.start(), old.end(), f"{said['which']} {singular_of(noun)}", "") if old else ""


def _by_form(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And parents?' after 'What do teachers think of the timetable?': what is most like it goes."""
    name = fragment["name"].strip()
    new = f"{fragment['only'] or ''}{_article(fragment)}{name}"
    found = phrases(f"about {_article(fragment)}{name}")
    if len(found) != 1 or found[0].bare != name or _NO_NOUN.search(name):
        return ""
    bare = not (fragment["article"] or found[0].plural or found[0].named)  # 'dust', which may be no noun at all
    slots = [one for one in _smallest(asks) if one.role != "asked" or one.plural]
    slots = [one for one in slots if not bare or " " not in one.bare]
    best = max(slots, key=lambda one: (_likeness(one, found[0]), -one.start), default=None)
    if best is None or _likeness(best, found[0]) < LIKELY + bare:
        return ""
    return _put(asks, best.start, best.end, new, new if best.role == "subject" else "")


def _likeness(old: Phrase, new: Phrase) -> float:
    """How much two phrases have in common in form and sort."""
    if YEAR.search(old.text) or re.fullmatch(r".*\d", old.text):
        return -9.0
    sorts = sort_of(old.head), sort_of(new.head)
    same = 2.0 * (bool(sorts[0]) and bool(sorts[1])) + (sorts[0] == sorts[1] != "")
    if old.named or new.named:
        same += old.role == "subject" and bool(sorts[0] or sorts[1])
    else:
        same -= 2 * (bool(sorts[0]) != bool(sorts[1]))
    same += 2.5 if old.definite == new.definite else 0
    same += 0 if old.named else 1 if old.plural == new.plural else -1
    same += 1 if old.named == new.named else -1
    return same + (0.25 if old.role == "subject" else 0) - (0.5 if old.role == "asked" else 0)


def _added(asks: str, fragment: re.Match[str], _: Sequence[str]) -> str:
    """'And Andover?' after 'How many boats are there?' asks of boats in Andover."""
    named = fragment["name"][:1].isupper() and not fragment["preposition"]
    if named and _COUNTS_THINGS.search(asks):
        return _with(asks, f"in {_article(fragment)}{fragment['name']}")
    return ""


def _smallest(asks: str) -> Iterator[Phrase]:
    """The phrases that have no other within them."""
    found = phrases(asks)
    for one in found:
        inner = [other for other in found if other is not one and one.start <= other.start and other.end <= one.end]
        if not inner or one.text == one.own or one.named:
            yield one


def _article(fragment: re.Match[str]) -> str:
    return fragment["article"] or ""


def _with(asks: str, more: str) -> str:
    return f"{asks.rstrip(' ?.!')} {more}?"


def _put(asks: str, start: int, end: int, new: str, subject: str) -> str:
    """The question with `new` from `start` to `end`; the verb before a `subject` agrees with it."""
    before, after = asks[:start], asks[end:]
    verb = re.search(r"(\w+) $", before)
    if subject and verb and verb[1].lower() in _AGREED:
        several = is_plural(subject.split()[-1])
        if several != (verb[1].lower() in {"are", "were", "do", "have"}) and verb[1].lower() not in BE - {"is", "are"}:
            before = f"{before[: verb.start()]}{_AGREED[verb[1].lower()]} "
    before = re.sub(r"\b(an?) $", lambda at: f"{'an' if new[:1].lower() in 'aeiou' else 'a'} ", before)
    found = f"{before}{new}{after}"
    return f"{found[0].upper()}{found[1:]}"
