"""What is told of one sector is no answer to a question on another: 'What did the programme of the councils cost?'."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property

from assistant.answering.kinds import QuestionKind
from assistant.answering.question import Question
from assistant.answering.scopes import mentions, named_siblings, names_of
from assistant.answering.statements import leaning
from assistant.answering.synonyms import said_otherwise
from assistant.answering.weighing import Ranked
from assistant.answering.words import stems_of, told_stems
from assistant.indexing.store import Index

AMISS = 4.0  # log-odds that a sentence loses for telling of another subject of the kind
UNTITLED = 1.0  # the same where the question names another report's title
FEWEST, MOSTLY = 2, 0.66  # words of a title, and of all its words, that a question that names it has


class Rivals:
    """Subjects of a kind: those whose sections stand side by side in a report, if one is a sector or has initials."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def kinds(self) -> list[list[frozenset[str]]]:
        """For each kind its subjects, each with all its names ('NHS', 'National Health Service')."""
        known = {report.sector.casefold() for report in self._index.reports if report.sector}
        known |= {name.casefold() for pair in self._index.abbreviations.items() for name in pair}
        kinds = (names for names in named_siblings(self._index) if known & {name.casefold() for name in names})
        return [[names_of(name, self._index.abbreviations) for name in names] for names in kinds]

    def put_back(self, question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
        """Sentences that tell only of other subjects of the kind than those that the question names are less likely.

        So are those of other reports than one whose title it names.
        """
        if question.kind is QuestionKind.COMPARISON:
            return list(ranked)
        ranked = _beside_title(question, ranked)
        for subjects in self.kinds:
            asked = [one for one in subjects if mentions(question.asked, one) or _speaks_of(question.asks, one)]
            others = [names for names in subjects if names not in asked]
            if asked and others:
                ranked = [_put_back(one, frozenset().union(*asked), frozenset().union(*others)) for one in ranked]
        return list(ranked)


def _put_back(one: Ranked, asked: Collection[str], others: Collection[str]) -> Ranked:
    passage = one.weighed.passage
    # 'Its systems were old' tells of whom the sentence before tells.
    each = (leaning(passage, place) for place in range(len(passage.sentences)))
    told = (" ".join([passage.heading, *(sentence.text for sentence in sentences)]) for sentences in each)
    amiss = (mentions(text, others) and not _speaks_of(text, asked) for text in told)
    odds = tuple(odds - AMISS * wrong for odds, wrong in zip(one.sentences, amiss, strict=False))
    return replace(one, sentences=odds)


def _speaks_of(text: str, names: Collection[str]) -> bool:
    """Whether a text has any of the names, or what says the same: 'councils' for 'local government'."""
    if mentions(text, names):
        return True
    said = {other for name in names if " " in name for other in said_otherwise(frozenset(stems_of(name)))}
    stems = frozenset(stems_of(text)) if said else frozenset()
    return any(other <= stems for other in said)


def _beside_title(question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
    """With sentences less likely that have not the words in which the question names the title of another report."""
    asked, passages = told_stems(question.asks), [one.weighed.passage for one in ranked]
    titles = {passage.report_id: told_stems(passage.title) for passage in passages}
    named = {report: title & asked for report, title in titles.items() if _is_named(title, asked)}
    if not named:
        return list(ranked)
    return [one if one.weighed.passage.report_id in named else _without(one, list(named.values())) for one in ranked]


def _is_named(title: Collection[str], asked: Collection[str]) -> bool:
    return len(set(title) & set(asked)) >= max(FEWEST, MOSTLY * len(title))


def _without(one: Ranked, titles: Sequence[frozenset[str]]) -> Ranked:
    """With sentences less likely that have, with what they lean on and their headings, all words of none of these."""
    passage = one.weighed.passage
    above = frozenset(stems_of(passage.context))
    held = (
        above.union(*(stems_of(part.text) for part in leaning(passage, at))) for at in range(len(passage.sentences))
    )
    lacking = (not any(title <= words for title in titles) for words in held)
    odds = tuple(odds - UNTITLED * lacks for odds, lacks in zip(one.sentences, lacking, strict=False))
    return replace(one, sentences=odds)
