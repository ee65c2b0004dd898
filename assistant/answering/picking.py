"""Some of several things: 'What is the third challenge?', 'Which aim is about staff?', 'Which meeting came first?'."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from assistant.answering.compose import compose, statement_of
from assistant.answering.in_turn import tells_order, told_in_turn
from assistant.answering.lists import every_list
from assistant.answering.matching import Term, coverage
from assistant.answering.several import alike, announces, counted, has_noun, tells_several
from assistant.answering.sides import Asked
from assistant.answering.some_asked import PHASE, UNNAMED, Picked, picked_of
from assistant.answering.statements import Statement, candidates_of
from assistant.answering.stating import states
from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import stem, stems_of, terms
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Role, Sentence

Weigh = Callable[[str], Asked]
_AIMS = frozenset("aim goal mission objective purpose".split())
_KIND = regex(r"\b(?:forms|kinds|sorts|types) of\b", re.IGNORECASE)
_PARTS = regex(r"[,;](?: (?:and|or)\b)?|\b(?:and|or)\b")
RIVAL, MOST = 1.5, 3  # log-odds that another list may be less likely that may be meant as well; so many are told of
FAR = 4.0  # log-odds that what names one of the things and the subject may be less likely than the likeliest
ROOT = 5  # letters
MOSTLY = 0.6  # share of a subject's words, by weight


def some_of(
    one: Asked, own: Sequence[Statement], weigh: Weigh, index: Index, least: float
) -> tuple[list[Statement], float] | None:
    """What is asked for of several things, and how likely it answers; None where no such thing is asked for.

    Nothing where the list has not as many items, or none that tells of the subject, unless one of the statements of
    the question itself (`own`) names both. weigh: what finds and weighs for a question; least: the confidence that is
    enough.
    """
    asked = picked_of(one.question.asks)
    if not asked:
        return None
    subject = _subject(asked, one.terms)
    turns = _in_turn(asked, weigh, index, least) if asked.came or asked.about or asked.told else None
    if turns and coverage(subject, with_synonyms(stems_of(turns[0].text))) >= MOSTLY * bool(subject):
        return [turns[0]], turns[1]
    listed = weigh(f"What are the {asked.several}?")
    likely = listed.confidence >= least and not (asked.came and asked.first is None)
    lists = _lists(asked, listed, index) if likely else []
    if asked.about:
        tried = (_of_subject(each, subject, otherwise=each is lists[0]) for each in lists)
        told = next((some for some in tried if some), None)
        if not lists and not turns:
            return None
        return ([told] if told else _naming(asked, subject, (one, listed), index)), listed.confidence
    if lists:
        return _of_each([each for each in lists if each.odds >= lists[0].odds - RIVAL], asked), listed.confidence
    if not asked.came and not asked.told and (turns := _in_turn(asked, weigh, index, least)):
        return [turns[0]], turns[1]
    open_still = asked.told or asked.noun == PHASE or (asked.first in (0, -1) and not asked.came)
    if open_still or any(each.is_list for each in own):
        return None
    return _ordered(asked, own), one.confidence


def _lists(asked: Picked, listed: Asked, index: Index) -> list[Statement]:
    """The list that is meant, and others that are of the noun."""
    question = listed.question
    found = compose(question, listed.terms, listed.ranked, index, listed.confidence)
    row = len(found) == 1 and not found[0].is_list and tells_several(found[0].text)
    if len(found) != 1 or not (row or found[0].is_list) or not _is_of(found[0], asked):
        return []
    candidates = [one for one in candidates_of(listed.ranked) if states(one, question, listed.terms)]
    others = [one for one in every_list(question, listed.terms, candidates, index) if _names(one, asked)]
    every = [found[0], *(one for one in others if one.key != found[0].key)]
    # 'These lessons:' leads to the lessons rather than what stands behind a sentence that speaks of some.
    return sorted(every, key=lambda one: not (_leads_by_name(one, asked) and one.odds >= found[0].odds - RIVAL))


def _is_of(one: Statement, asked: Picked) -> bool:
    return asked.noun in UNNAMED or _names(one, asked)


def _names(one: Statement, asked: Picked) -> bool:
    """Whether what leads to a list says that it is of the noun, or one that may stand for it, and of nothing else."""
    said, leads = _introduction(one), _leads(one)
    own = [noun for noun in _alike(asked.noun) if has_noun(said, noun) and not _does(noun, leads)]
    return any(announces(leads, noun) for noun in own) or bool(own and _KIND.search(leads))


def _does(noun: str, leads: str) -> bool:
    """Whether what leads to a list says what those of a noun may or must do: 'Pilots can:'."""
    modal = r"(?:can|could|may|might|must|should|will)"
    return bool(re.search(rf"\b{re.escape(noun)}s?\b[^.:]* {modal}\b[^.:]*(?<!include)(?<!are):\W*$", leads, re.I))


def _leads_by_name(one: Statement, asked: Picked) -> bool:
    leads = [part.text for part in one.sentences if part.role is Role.LEAD_IN]
    return any(has_noun(text, noun) for text in leads for noun in _alike(asked.noun))


def _alike(noun: str) -> frozenset[str]:
    return _AIMS if noun in _AIMS else alike(noun)


def _introduction(one: Statement) -> str:
    return f"{one.passage.heading} {_leads(one)}"


def _leads(one: Statement) -> str:
    return " ".join(part.text for part in one.sentences if part.role is not Role.ITEM)


def _of_each(lists: Sequence[Statement], asked: Picked) -> list[Statement]:
    """What stands at the places that are asked for: in the likeliest list, and in those of another length."""
    lengths = [len(_items(one)) for one in lists]
    apart = [one for place, one in enumerate(lists) if lengths[place] not in lengths[:place]]
    found = [(one, some) for one in apart for some in _at(one, asked)]
    return [some for one, some in found if one is apart[0] or some is not one][:MOST]


def _at(one: Statement, asked: Picked) -> list[Statement]:
    """The items at the places that are asked for; nothing where there are fewer; all where that may be amiss.

    So it may be where more are said to be than are listed, and where nothing calls them by the noun.
    """
    items, first = _items(one), asked.first or 0
    said, introduced = counted(_introduction(one), _alike(asked.noun)), _introduction(one)
    if not one.is_list:
        return [one] if len(_PARTS.split(one.text.rpartition(": ")[2])) >= first + asked.many else []
    if said > len(items) or (asked.noun in _AIMS and not has_noun(introduced, asked.noun)):
        return [one]
    start = first if first >= 0 else len(items) + first
    if start < 0 or start + asked.many > len(items):
        return []
    return [_with(one, items[start : start + asked.many])]


def _of_subject(one: Statement, subject: Sequence[Term], *, otherwise: bool) -> Statement | None:
    """A list's items that tell of a subject, None where none does: in the very words, or in others of their roots.

    otherwise: whether words that say the same do as well.
    """
    texts = {at: " ".join(part.text for part in one.sentences if part.paragraph == at) for at in _items(one)}
    stems = {at: frozenset(stems_of(text)) for at, text in texts.items()}
    own = [replace(term, near=()) for term in subject]
    rooted = {at: words.union(*(_of_root(term, words) for term in own)) for at, words in stems.items()}
    for words, held in ((own, stems), (own, rooted), *([(subject, stems)] if otherwise else [])):
        shares = {at: coverage(words, has) for at, has in held.items()}
        best = max(shares.values(), default=0.0)
        if best >= MOSTLY:
            return _with(one, [at for at, share in shares.items() if share == best])
    return None


def _of_root(term: Term, words: Collection[str]) -> set[str]:
    """The stem of a term, where one of the words is of its root: 'regulatory' of 'regulation'."""
    root = term.stem[:ROOT]
    return {term.stem} if len(root) == ROOT and any(word.startswith(root) for word in words) else set()


def _items(one: Statement) -> list[int]:
    """The paragraphs of a list's items, in order."""
    return list(dict.fromkeys(part.paragraph for part in one.sentences if part.role is Role.ITEM))


def _with(one: Statement, items: Sequence[int]) -> Statement:
    """A list with some of its items alone, also where it stands elsewhere."""
    places = [_items(one).index(at) for at in items]

    def kept(each: Statement) -> tuple[Sentence, ...]:
        own = [_items(each)[place] for place in places]
        return tuple(part for part in each.sentences if part.role is not Role.ITEM or part.paragraph in own)

    also = tuple(replace(each, sentences=kept(each)) for each in one.also if len(_items(each)) == len(_items(one)))
    return replace(one, sentences=kept(one), also=also)


def _in_turn(asked: Picked, weigh: Weigh, index: Index, least: float) -> tuple[Statement, float] | None:
    """What counts the things off ('the first on trade, the second on tolls'), and how likely it answers."""
    turns = weigh(f"What were the first, second and third {asked.several}?")
    if turns.confidence < least:
        return None
    found = told_in_turn(asked.noun, asked.first, candidates_of(turns.ranked), index)
    return (found, turns.confidence) if found else None


def _subject(asked: Picked, known: Sequence[Term]) -> list[Term]:
    stems = {stem(word) for word in terms(asked.about)} if asked.about else set()
    return [term for term in known if term.stem in stems]


def _naming(asked: Picked, subject: Sequence[Term], found: Sequence[Asked], index: Index) -> list[Statement]:
    """The likeliest sentence that names one of the things and all of the subject; found: for all and for the one."""
    nouns = _alike(asked.noun)
    for each in found:
        candidates = candidates_of(each.ranked)
        for one in candidates:
            if one.odds < candidates[0].odds - FAR:
                break
            text = one.sentence.text
            named = asked.noun in UNNAMED or any(has_noun(text, noun) for noun in nouns)
            if named and states(one, each.question, each.terms) and coverage(subject, stems_of(text)) == 1.0:
                return [statement_of(one, each.question, index)]
    return []


def _ordered(asked: Picked, own: Sequence[Statement]) -> list[Statement]:
    """Of the statements those that tell which of the things comes when."""
    named = asked.first is None  # the things may be called otherwise where their order is told
    return [one for one in own if (named or has_noun(one.text, asked.noun)) and tells_order(one.text, asked.first)]
