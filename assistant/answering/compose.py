"""An answer is composed: the sentences that bear it, with what they lean on, lists whole, nothing said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.kinds import QuestionKind
from assistant.answering.question import Question
from assistant.answering.signals import Term, coverage
from assistant.answering.weighing import READ, Ranked
from assistant.answering.words import stems_of
from assistant.indexing.store import Index
from assistant.records import Passage, Role, Sentence

MOST_WORDS = 180
LONGEST_LIST = 14  # items; of a longer list only those that answer are given
LEAST_ODDS = -2.5  # a sentence less likely than this helps nobody
# How many statements an answer of each kind may have, and how much less likely (in log-odds) than the best they may be.
EXTENT = {
    QuestionKind.WHO: (2, 1.0),
    QuestionKind.WHEN: (2, 1.0),
    QuestionKind.WHERE: (2, 1.0),
    QuestionKind.QUANTITY: (2, 1.0),
    QuestionKind.COUNT: (2, 1.0),
    QuestionKind.QUOTATION: (2, 1.0),
    QuestionKind.WHY: (2, 1.0),
    QuestionKind.DEFINITION: (2, 1.0),
    QuestionKind.LIST: (3, 0.9),
    QuestionKind.TOPIC: (4, 1.6),
    QuestionKind.COMPARISON: (4, 1.8),
}
_POINTS_BACK = "this|these|that|those|they|their|them|he|she|his|her|its|such|both|the former|the latter"
_LINKS = "for example|for instance|however|in addition|moreover|furthermore|also|instead|therefore|thus"
REFERS = re.compile(
    rf"^\W*(?:(?:{_POINTS_BACK})\b"
    r"|it\b(?! (?:is|was|has been|seems|may be) (?:\w+ ){1,3}(?:that|to)\b)"
    rf"|(?:{_LINKS})\b,? (?:this|these|they|it|its|their)\b)",
    re.IGNORECASE,
)
BULLET = re.compile(r"^\s*[•◦▪●■‣⁃∙·\uf0b7\uf0a7–—*-]\s*")
MOST_LEANED_ON = 2
NAMED_BONUS = 1.0  # log-odds, for a list that is introduced by the noun that is asked for
COVERED_BONUS = 2.0  # for one that is introduced by all of the question's words


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an answer: sentences that follow one another in a report, or a list with its lead-in.

    odds: how likely (log-odds) it answers; `also` are the same words elsewhere, to be cited with it.
    """

    passage: Passage
    sentences: tuple[Sentence, ...]
    odds: float
    also: tuple[Statement, ...] = ()

    @property
    def text(self) -> str:
        """As it is shown: running text on one line, each item of a list on a line of its own, after a bullet."""
        lines: list[str] = []
        for sentence in self.sentences:
            if sentence.role is Role.ITEM and sentence.group and BULLET.match(sentence.text):
                lines.append(f"• {BULLET.sub('', sentence.text)}")
            elif sentence.role is Role.ITEM and (not lines or not _continues(sentence, lines[-1])):
                lines.append(f"• {sentence.text}")
            elif lines:
                lines[-1] += f" {sentence.text}"
            else:
                lines.append(sentence.text)
        return "\n".join(lines)

    @property
    def key(self) -> tuple[str, ...]:
        """The same for the same words, however they are introduced: a list's items stand for the list."""
        items = [sentence.text for sentence in self.sentences if sentence.role is Role.ITEM]
        return tuple(re.sub(r"\W+", " ", text.casefold()).strip() for text in items or [self.text])


def _continues(sentence: Sentence, line: str) -> bool:
    """An item's second sentence goes on where its first ended."""
    return line.startswith("• ") and bool(re.match(r"[A-Z‘“]", sentence.text)) and line.rstrip()[-1:] in ".!?:"


def compose(question: Question, terms: Sequence[Term], ranked: Sequence[Ranked], index: Index) -> list[Statement]:
    """The statements of the answer: the likeliest first, the others in the order of the reports; at most 180 words."""
    candidates = _candidates(ranked)
    if question.kind in (QuestionKind.LIST, QuestionKind.COUNT) and (
        lists := _lists(question, terms, candidates, index)
    ):
        return lists
    statements = _merged(_statement(one, index) for one in _chosen(question, candidates))
    if not statements:
        return []
    first, rest = statements[0], statements[1:]
    kept, words = [first], len(first.text.split())
    for statement in rest:
        words += len(statement.text.split())
        if words <= MOST_WORDS:
            kept.append(statement)
    return [first, *sorted(kept[1:], key=lambda one: (one.passage.id, one.sentences[0].spans[0].start))]


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage: Passage
    place: int
    odds: float

    @property
    def sentence(self) -> Sentence:
        return self.passage.sentences[self.place]


def _candidates(ranked: Sequence[Ranked]) -> list[_Candidate]:
    """Every sentence of the best passages once, likeliest first; in the passage where it has most text before it."""
    found: dict[tuple[str, Sentence], _Candidate] = {}
    for one in ranked[:READ]:
        passage = one.weighed.passage
        for place, odds in enumerate(one.sentences):
            key = (passage.report_id, passage.sentences[place])
            known = found.get(key)
            if known is None:
                found[key] = _Candidate(passage, place, odds)
            else:
                better = passage if place > known.place else known.passage
                found[key] = _Candidate(better, max(place, known.place), max(odds, known.odds))
    return sorted(found.values(), key=lambda one: (-round(one.odds, 6), one.passage.id, one.place))


def _chosen(question: Question, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    if not candidates:
        return []
    most, margin = EXTENT[question.kind]
    # Where nothing is likely, what is nearly as likely as the best is given with it.
    best = candidates[0].odds
    floor = max(min(LEAST_ODDS, best - margin / 2), best - margin)
    likely = [one for one in candidates if one.odds >= floor]
    chosen: list[_Candidate] = []
    groups: set[tuple[str, int]] = set()
    for one in likely:
        group = (one.passage.report_id, one.sentence.group)
        if one.sentence.group and group in groups:
            continue  # its list is there already
        if len(chosen) == most:
            break
        chosen.append(one)
        if one.sentence.group:
            groups.add(group)
    return chosen


def _statement(one: _Candidate, index: Index) -> Statement:
    if one.sentence.group:
        return Statement(one.passage, _list_sentences(one, index), one.odds)
    start = one.place
    sentences = one.passage.sentences
    while start and one.place - start < MOST_LEANED_ON and _needs_before(sentences, start):
        start -= 1
    return Statement(one.passage, sentences[start : one.place + 1], one.odds)


def _needs_before(sentences: Sequence[Sentence], place: int) -> bool:
    before, here = sentences[place - 1], sentences[place]
    return (
        bool(REFERS.match(here.text)) and before.paragraph == here.paragraph and before.role in (here.role, Role.TEXT)
    )


def _list_sentences(one: _Candidate, index: Index) -> tuple[Sentence, ...]:
    """Of a lead-in the whole list, since it says nothing alone; of an item its lead-in and itself."""
    whole = index.group(one.passage.report_id, one.sentence.group)
    items = [sentence for sentence in whole if sentence.role is Role.ITEM]
    lead = [sentence for sentence in whole if sentence.role is Role.LEAD_IN]
    if one.sentence.role is Role.LEAD_IN and len({sentence.paragraph for sentence in items}) <= LONGEST_LIST:
        return tuple(whole)
    same_item = [sentence for sentence in items if sentence.paragraph == one.sentence.paragraph]
    return (*lead, *same_item)


def _merged(statements: Iterator[Statement]) -> list[Statement]:
    """Each statement once: the same words elsewhere are cited with it, and a part of another is left out."""
    found: list[Statement] = []
    for statement in statements:
        same = next((at for at, one in enumerate(found) if one.key == statement.key), None)
        if same is not None:
            if statement.sentences != found[same].sentences:
                found[same] = replace(found[same], also=(*found[same].also, statement))
            continue
        overlapping = next((at for at, one in enumerate(found) if _overlap(one, statement)), None)
        if overlapping is None:
            found.append(statement)
        else:
            found[overlapping] = _joined(found[overlapping], statement)
    return found


def _overlap(one: Statement, other: Statement) -> bool:
    return one.passage.report_id == other.passage.report_id and bool(set(one.sentences) & set(other.sentences))


def _joined(one: Statement, other: Statement) -> Statement:
    """Two statements that share a sentence, as one, in reading order."""
    sentences = sorted(
        {*one.sentences, *other.sentences}, key=lambda sentence: (sentence.spans[0].page, sentence.spans[0].start)
    )
    return replace(one, sentences=tuple(sentences), odds=max(one.odds, other.odds))


def _lists(
    question: Question, terms: Sequence[Term], candidates: Sequence[_Candidate], index: Index
) -> list[Statement]:
    """The list that is asked for, whole, with the same list elsewhere; nothing where no list is likely enough.

    A list is as likely as the likeliest of its lead-in, its items and the sentence before it; more so where what leads
    to it (heading, sentence before, lead-in) has the very noun that is asked for, and the question's other words.
    """
    best: dict[tuple[str, int], tuple[float, _Candidate]] = {}
    for one in candidates:
        for group, introduced in _groups_near(one):
            named = question.head in introduced
            odds = one.odds + NAMED_BONUS * named + COVERED_BONUS * coverage(terms, introduced)
            if group not in best or odds > best[group][0]:
                best[group] = (odds, one)
    ordered = sorted(best.items(), key=lambda item: (-round(item[1][0], 6), item[0]))
    statements = []
    for (report_id, number), (odds, one) in ordered:
        whole = index.group(report_id, number)
        if len({sentence.paragraph for sentence in whole if sentence.role is Role.ITEM}) > 1:
            statements.append(Statement(one.passage, (*_before_lead_in(one.passage, whole), *whole), odds))
    if not statements or statements[0].odds < candidates[0].odds - EXTENT[QuestionKind.LIST][1]:
        return []
    first = statements[0]
    return [replace(first, also=tuple(other for other in statements[1:] if other.key == first.key))]


def _groups_near(one: _Candidate) -> Iterator[tuple[tuple[str, int], frozenset[str]]]:
    """The list that the sentence is of, or leads to from one or two places before it; the stems of what leads to it."""
    sentences = one.passage.sentences
    for place in range(one.place, min(one.place + 3, len(sentences))):
        group = sentences[place].group
        if not group or (place > one.place and sentences[place].role is not Role.LEAD_IN):
            continue
        first = next(at for at, sentence in enumerate(sentences) if sentence.group == group)
        last_heading = one.passage.section[-1] if one.passage.section else ""
        before = " ".join(sentence.text for sentence in sentences[max(0, first - 1) : first + 1])
        yield (one.passage.report_id, group), frozenset(stems_of(f"{last_heading} {before}"))
        return


def _before_lead_in(passage: Passage, whole: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentence that a lead-in such as 'These included:' refers to, where the passage has it."""
    if not whole or whole[0] not in passage.sentences:
        return ()
    place = passage.sentences.index(whole[0])
    return passage.sentences[place - 1 : place] if place and _needs_before(passage.sentences, place) else ()
