"""Statements are put together: the same words once, those that share sentences or follow one another as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from itertools import pairwise

from assistant.answering.matching import Term, coverage
from assistant.answering.statements import Statement
from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import stem, stems_of, terms
from assistant.patterns import regex
from assistant.records import Role

FIGURE = regex(r"\d+(?:[.,]\d+)*")
ALIKE, FEWEST_ALIKE = 0.8, 8  # of the words of both, and so many words: then two statements say the same
# Of the words that carry meaning of the shorter one, and so many of them: then two reports tell the same.
RETOLD, FEWEST_RETOLD = 0.55, 5
MUCH_MORE = 0.1  # of the question's words, by weight
CLOSE = 1.0  # log-odds that what is shown may be less likely than what is cited with it


def merged(statements: Sequence[Statement]) -> list[Statement]:
    """Each statement once: the same words elsewhere are cited with it, and a part of another is left out."""
    found: list[Statement] = []
    for statement in statements:
        same = next((at for at, one in enumerate(found) if _says_the_same(one, statement)), None)
        if same is not None:
            if statement.sentences != found[same].sentences:
                found[same] = replace(found[same], also=(*found[same].also, statement))
            continue
        overlapping = [one for one in found if _overlap(one, statement)]
        whole = reduce(_joined, [*overlapping, statement])  # which may join two that had nothing in common before
        place = found.index(overlapping[0]) if overlapping else len(found)
        found = [one for one in found if one not in overlapping]
        found.insert(place, whole)
    return found


def _says_the_same(one: Statement, other: Statement) -> bool:
    """Whether two statements have the same words, or nearly and the same figures, or one has all items of the other."""
    if one.key == other.key:
        return True
    if one.is_list and not _overlap(one, other) and any(part.role is Role.ITEM for part in other.sentences):
        return set(other.key) <= set(one.key)
    if one.is_list or other.is_list or FIGURE.findall(one.text) != FIGURE.findall(other.text):
        return False
    words, others = set(stems_of(one.text)), set(stems_of(other.text))
    return len(words) >= FEWEST_ALIKE and len(words & others) >= ALIKE * len(words | others)


def retold(statements: Sequence[Statement], weighty: Sequence[Term]) -> list[Statement]:
    """What two reports tell in words of their own once, with a footnote to both.

    It is told as by the likelier of the two, unless the other is about as likely and has more of the question, or
    figures where that has none.
    """
    found: list[Statement] = []
    for statement in statements:
        at = next((at for at, one in enumerate(found) if _retells(one, statement)), None)
        if at is None:
            found.append(statement)
            continue
        more = [_figures(one) for one in (found[at], statement)]
        held = [coverage(weighty, with_synonyms(stems_of(told_alone(one)))) for one in (found[at], statement)]
        close = statement.odds >= found[at].odds - CLOSE
        other = close and (held[1] > held[0] + MUCH_MORE or bool(more[1]) > bool(more[0]))
        shown, cited = (statement, found[at]) if other else (found[at], statement)
        odds = max(shown.odds, cited.odds)
        found[at] = replace(shown, odds=odds, also=(*shown.also, replace(cited, also=()), *cited.also))
    return found


def _retells(one: Statement, other: Statement) -> bool:
    """Whether two reports tell the same in words of their own, neither with figures that the other lacks.

    A row of a table tells one thing in each column: another report that tells one of them does not tell the row.
    """
    if one.is_list or other.is_list or one.passage.report_id == other.passage.report_id:
        return False
    if any(part.role is Role.TABLE for each in (one, other) for part in each.sentences):
        return False
    less, more = sorted((_figures(one), _figures(other)), key=len)
    own, others = ({stem(word) for word in terms(told_alone(each))} for each in (one, other))
    if not less <= more or len(own & others) < FEWEST_RETOLD:
        return False
    own, others = sorted((own, others), key=len)
    return sum(bool(with_synonyms({word}) & others) for word in own) >= RETOLD * len(own)


def _figures(one: Statement) -> set[str]:
    return set(FIGURE.findall(told_alone(one)))


def is_of_report(one: Statement, report_id: str) -> bool:
    """Whether a report tells what is said, be it in other words."""
    return report_id in {each.passage.report_id for each in (one, *one.also)}


def told_alone(one: Statement) -> str:
    """What a statement says without what leads to the item of a list that it is."""
    return " ".join(part.text for part in one.shown if part.role is not Role.LEAD_IN)


def run_on(statements: Sequence[Statement]) -> list[Statement]:
    """Statements that follow one another in a paragraph as one, as they stand there, at the place of the first."""
    found: list[Statement] = []
    for statement in statements:
        at = next((at for at, one in enumerate(found) if _next_to(one, statement)), None)
        if at is None:
            found.append(statement)
        else:
            found[at] = replace(_joined(found[at], statement), also=(*found[at].also, *statement.also))
    return found


def follows(one: Statement, other: Statement) -> bool:
    """Whether a statement of running text comes right after another in its paragraph."""
    before, after = one.sentences[-1], other.sentences[0]
    running = {before.role, after.role} == {Role.TEXT} and before.paragraph == after.paragraph
    return running and (before, after) in pairwise(one.passage.sentences)


def _next_to(one: Statement, other: Statement) -> bool:
    """Whether two statements of running text follow one another in a paragraph, in either order."""
    return follows(one, other) or follows(replace(other, passage=one.passage), one)


def _overlap(one: Statement, other: Statement) -> bool:
    return one.passage.report_id == other.passage.report_id and bool(set(one.sentences) & set(other.sentences))


def _joined(one: Statement, other: Statement) -> Statement:
    """Two statements that share a sentence, as one, in reading order."""
    sentences = sorted(
        {*one.sentences, *other.sentences}, key=lambda sentence: (sentence.spans[0].page, sentence.spans[0].start)
    )
    unshown = (one.unshown | other.unshown) - {part for each in (one, other) for part in each.shown}
    return replace(one, sentences=tuple(sentences), odds=max(one.odds, other.odds), unshown=unshown)
