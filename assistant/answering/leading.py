"""What leads to a list: headings over it, the sentence before, its lead-in; and the list that a sentence leads to."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.answering.matching import Term, coverage
from assistant.answering.near_nouns import NearNouns
from assistant.answering.several import NUMBERS, Wanted, has_noun, tells_several
from assistant.answering.statements import MARKERS, Candidate, Statement, leads_to, needs_before, told
from assistant.answering.synonyms import with_synonyms
from assistant.answering.whole import stands_alone
from assistant.answering.words import stems_of
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Role, Sentence

# What it is an example of stands before it.
_EXAMPLES = regex(r"^\W*(?:for (?:example|instance)|examples?\b|e\.g\.)", re.IGNORECASE)
# What an item that such a lead-in leads to names is something that one may or must do: 'You must ask before:'.
_REQUIRES = regex(r"\byou(?:['’]ll)? (?:can(?:not)?|could|may|might|must|need|should|will|would)\b", re.IGNORECASE)
# A lead-in that lays down, puts off or doubts what it leads to must be told with each item.
_QUALIFIES = regex(
    r"\b(?:can|could|may|might|must|should|will|would|need\w*|any|no|none|not|without|if|unless|when\w*|until|except\w*"
    r"|myths?|mistakes?|wrong\w*|fals\w+|claim\w*|critic\w*|alleg\w+|reject\w*|abolish\w*|former\w*|propos\w+|suggest\w*"
    r"|recommend\w*|question\w*|ask\w*|plan\w*|aim\w*|hop\w+|fear\w*|risk\w*|against|unknown|open)\b|n['’]t\b",
    re.IGNORECASE,
)
_LISTS = regex(rf"\b(?:{'|'.join(NUMBERS)}|several|the following|these|includ\w+)\b", re.IGNORECASE)
AHEAD = 3  # sentences, or passages: a list that begins within so many is what a sentence leads to


def group_near(one: Candidate, asked: Wanted, near: NearNouns, index: Index) -> tuple[Passage, int, int]:
    """The list that the sentence is of, or leads to from a little before it; 0 for none; and the number of its items.

    One that counts what is asked for may lead to a list of as many in one of the next passages; 0 for any number.
    """
    sentences = one.passage.sentences
    if one.sentence.group:
        return one.passage, one.sentence.group, 0
    following = sentences[one.place + 1 : one.place + AHEAD]
    group = next((sentence.group for sentence in following if sentence.role is Role.LEAD_IN), 0)
    text = one.sentence.text
    number = 0 if group else near.counted(text, asked)
    if not number or tells_several(text, number):
        return one.passage, group, 0
    ids = range(one.passage.id + 1, min(index.size, one.passage.id + 1 + AHEAD))
    ahead = [passage for passage in index.passages(ids) if passage.report_id == one.passage.report_id]
    found = ((passage, sentence) for passage in ahead for sentence in passage.sentences)
    leads = ((passage, part.group, number) for passage, part in found if part.role is Role.LEAD_IN)
    return next(leads, (one.passage, 0, 0))


def introduction(passage: Passage, whole: Sequence[Sentence], index: Index) -> tuple[str, str, str]:
    """What leads to a list: headings over its lead-in and its items, the sentence before, the lead-in."""
    first = passage.sentences.index(whole[0])
    lead_in = whole[0].text if whole[0].role is Role.LEAD_IN else ""
    before = passage.sentences[first - 1] if first and passage.sentences[first - 1].role is Role.TEXT else None
    passages = [passage]
    if passage.id + 1 < index.size:  # a lead-in may stand above the box that holds its items
        following = index.passage(passage.id + 1)
        passages += [following] if any(sentence in whole for sentence in following.sentences) else []
    headings = [one.heading for one in passages if one.report_id == passage.report_id]
    return " ".join(headings), before.text if before else "", lead_in


def before_lead_in(passage: Passage, whole: Sequence[Sentence], nouns: Collection[str] = ()) -> tuple[Sentence, ...]:
    """The sentence before a lead-in, where the passage has it and the lead-in refers to it ('These included:').

    So it does where that sentence, and not the lead-in ('There are five:'), has a noun of the things.
    """
    if not whole or whole[0] not in passage.sentences:
        return ()
    place = passage.sentences.index(whole[0])
    before = passage.sentences[place - 1 : place] if place else ()
    if not before or whole[0].role is not Role.LEAD_IN:
        return ()
    says_what = any(has_noun(before[0].text, noun) and not has_noun(whole[0].text, noun) for noun in nouns)
    says_what = says_what and before[0].paragraph == whole[0].paragraph
    examples = before[0].role is Role.TEXT and _EXAMPLES.match(whole[0].text)
    return before if says_what or examples or needs_before(passage.sentences, place) else ()


def without_lead(one: Statement, weighty: Sequence[Term]) -> Statement:
    """One item of a list that is a sentence of its own, without what leads to it, where that only lists.

    It is kept where it has a word of the question that the item lacks, or says what is to be thought of its items.
    """
    also = tuple(without_lead(other, weighty) for other in one.also)
    items = tuple(part for part in one.sentences if part.role is Role.ITEM)
    leads = " ".join(part.text for part in one.sentences if part.role is not Role.ITEM)
    text = MARKERS.sub("", " ".join(part.text for part in items))
    says = bool(items) and text[:1].isupper() and text.endswith(".") and "?" not in text and stands_alone(text)
    if one.is_list or not says or not _LISTS.search(leads) or _QUALIFIES.search(leads):
        return replace(one, also=also)
    held, whole = (coverage(weighty, with_synonyms(stems_of(each))) for each in (text, f"{leads} {text}"))
    return replace(one, also=also, sentences=items if held >= whole else one.sentences)


def tells_with_lead(item: Candidate, other: Candidate, weighty: Sequence[Term]) -> bool:
    """Whether what leads to an item says what one may or must do, and both have more of the question than another."""
    told_whole = [" ".join([one.passage.heading, *leads_to(one), told(one)]) for one in (item, other)]
    held = [coverage(weighty, stems_of(text)) for text in told_whole]
    return held[0] > held[1] and any(map(_REQUIRES.search, leads_to(item)))
