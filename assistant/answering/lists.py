"""A question for a list is answered by a list: whole, with what leads to it, and where else the same list stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.question import Question
from assistant.answering.signals import Term, coverage
from assistant.answering.statements import Candidate, Statement, needs_before
from assistant.answering.words import stems_of
from assistant.indexing.store import Index
from assistant.records import Passage, Role, Sentence

MARGIN = 0.9  # log-odds that the best list may be behind the best sentence
NAMED_BONUS = 1.0  # for a list that is introduced by the noun that is asked for
COVERED_BONUS = 2.0  # for one that is introduced by all of the question's words
LEAST_COVERED = 0.4
AHEAD = 3  # sentences: a list that begins within so many is what a sentence leads to


def lists(question: Question, terms: Sequence[Term], candidates: Sequence[Candidate], index: Index) -> list[Statement]:
    """The list that is asked for; nothing where no list is likely enough.

    A list is as likely as the likeliest of its lead-in, its items and the sentence before it; more so where what leads
    to it (heading, sentence before, lead-in) has the very noun that is asked for, and the question's other words.
    """
    best: dict[tuple[str, int], tuple[float, Candidate]] = {}
    introductions: dict[tuple[str, int], frozenset[str]] = {}
    for one in candidates:
        group = _group_near(one)
        if not group:
            continue
        key = (one.passage.report_id, group)
        if key not in introductions:
            introductions[key] = _introduction(one.passage, group, index)
        named = question.head in introductions[key]
        covered = coverage(terms, introductions[key])
        if not named and covered < LEAST_COVERED:
            continue  # a list of something else
        odds = one.odds + NAMED_BONUS * named + COVERED_BONUS * covered
        if key not in best or odds > best[key][0]:
            best[key] = (odds, one)
    found = []
    for (report_id, number), (odds, one) in sorted(best.items(), key=lambda item: (-round(item[1][0], 6), item[0])):
        whole = index.group(report_id, number)
        statement = Statement(one.passage, (*before_lead_in(one.passage, whole), *whole), odds)
        if statement.is_list:
            found.append(statement)
    if not found or found[0].odds < candidates[0].odds - MARGIN:
        return []
    return [replace(found[0], also=tuple(other for other in found[1:] if other.key == found[0].key))]


def _group_near(one: Candidate) -> int:
    """The list that the sentence is of, or leads to from a little before it; 0 for none."""
    sentences = one.passage.sentences
    if one.sentence.group:
        return one.sentence.group
    following = sentences[one.place + 1 : one.place + AHEAD]
    return next((sentence.group for sentence in following if sentence.role is Role.LEAD_IN), 0)


def _introduction(passage: Passage, group: int, index: Index) -> frozenset[str]:
    """The stems of what leads to a list: headings over its lead-in and its items, the lead-in, the sentence before."""
    first = next(at for at, sentence in enumerate(passage.sentences) if sentence.group == group)
    before = [sentence.text for sentence in passage.sentences[max(0, first - 1) : first + 1]]
    passages = [passage]
    if passage.id + 1 < index.size:  # a lead-in may stand above the box that holds its items
        following = index.passage(passage.id + 1)
        passages += [following] if any(sentence.group == group for sentence in following.sentences) else []
    headings = [one.section[-1] for one in passages if one.section and one.report_id == passage.report_id]
    return frozenset(stems_of(" ".join(headings + before)))


def before_lead_in(passage: Passage, whole: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentence that a lead-in such as 'These included:' refers to, where the passage has it."""
    if not whole or whole[0] not in passage.sentences:
        return ()
    place = passage.sentences.index(whole[0])
    return passage.sentences[place - 1 : place] if place and needs_before(passage.sentences, place) else ()
