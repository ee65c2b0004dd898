"""What is told again elsewhere: found from the statement itself, so that no wording of a question decides it.

Two sentences tell the same where their tokens have their like in each other, words that carry meaning are shared, and
each is to the other the likeliest of its report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from assistant.answering.choosing import ASKED_BY_ITEM
from assistant.answering.joining import FIGURE
from assistant.answering.late import LateInteraction
from assistant.answering.statements import ASKS, Statement, leaning
from assistant.answering.synonyms import with_synonyms
from assistant.answering.whole import stands_alone
from assistant.answering.words import stem, terms
from assistant.indexing.projection import cosines, product
from assistant.indexing.store import Index
from assistant.records import Passage, Role

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR, NEAR_BACK = 12, 8  # passages with the nearest sentences that are looked through; the same on the way back
# The score of two sentences: the likeness of their tokens, and so much of their shared words and of their cosine.
OF_WORDS, OF_MEANING = 0.35, 0.1
FEWEST_WORDS, FEWEST_SHARED = 5, 3  # of a sentence; words that carry meaning, synonyms counted
# The least score of what another report tells, and with so much of the likeness of the passages that they stand in:
# sentences may be alike by chance, in a paragraph on something else.
ELSEWHERE, IN_PLACE, OF_PASSAGE = 0.8, 1.25, 0.6
NEARLY_THE_SAME, NEARLY_ALL = 1.2, 0.8  # a score; the share of the words of either: the same words, whatever they are
# The same of a summary's item and the text that it sums up: their score, by how much it is above the next likely, and
# the share of the words of either that the other has.
WITHIN, AHEAD, LEAST_SHARED = 0.77, 0.045, 0.22
COMPARED = 24  # sentences, the nearest in meaning, that are compared token by token
AT_ALL = 0.7  # the least score of what is told again where it is told again
MOST = 3  # places beside its own; sentences of a statement that are looked for; statements of an answer


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence where it stands."""

    passage: Passage
    at: int

    @property
    def key(self) -> tuple[str, object]:
        """The same for the same sentence in another passage."""
        return self.passage.report_id, self.passage.sentences[self.at]

    @property
    def text(self) -> str:
        """What it says."""
        return self.passage.sentences[self.at].text

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.passage.sentences[self.at].role is Role.ITEM

    @property
    def states(self) -> bool:
        """Whether it is running text or an item, says enough to be told again, and asks nothing."""
        sentence, text = self.passage.sentences[self.at], self.text
        if sentence.role not in (Role.TEXT, Role.ITEM) or len(text.split()) < FEWEST_WORDS:
            return False
        if ASKS.search(text) or text.rstrip().endswith(":"):
            return False
        return sentence.role is Role.TEXT or not ASKED_BY_ITEM.match(text)

    @property
    def is_whole(self) -> bool:
        """Whether it can be understood without what leads to it."""
        return not self.is_item or stands_alone(self.text)


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike two sentences are: the score; how many words they share, and the least share of either's words; how
    alike the passages are in which they stand."""

    place: Place
    score: float
    shared: int
    least: float
    around: float


class Retellings:
    """Finds where an index tells again what a statement tells. Safe to use from many threads."""

    def __init__(self, index: Index, late: LateInteraction) -> None:
        self._index, self._late = index, late

    def cited(self, statements: Sequence[Statement], report_ids: Collection[str] | None = None) -> list[Statement]:
        """The statements, each with where `report_ids` tell it again; one that tells another again is cited with it."""
        found: list[Statement] = []
        for statement in statements:
            again = self.of(statement, report_ids) if len(found) < MOST else []
            told = {(one.passage.report_id, part) for one in again for part in one.sentences}
            at = next((at for at, one in enumerate(found) if told & _sentences(one)), None)
            if at is None:
                known = _sentences(statement)
                new = [one for one in again if not known & _sentences(one)]
                found.append(replace(statement, also=(*statement.also, *new)))
            else:
                cited = replace(statement, also=(), heading="")
                same = [one for one in found[at].also if not _sentences(one) <= _sentences(cited)]
                found[at] = replace(found[at], also=(*same, cited, *statement.also))
        return found

    def of(self, statement: Statement, report_ids: Collection[str] | None = None) -> list[Statement]:
        """Where it is told again, the likeliest first; not of a list or a table, which tell several things."""
        if statement.is_list or any(part.role is Role.TABLE for part in statement.sentences):
            return []
        again: dict[tuple[str, object], Place] = {}
        for place in _places(statement)[:MOST]:
            for one in self._again(place, report_ids):
                again.setdefault(one.key, one)
        chosen = list(again.values())[:MOST]
        return [Statement(one.passage, leaning(one.passage, one.at), statement.odds) for one in chosen]

    def _again(self, place: Place, report_ids: Collection[str] | None) -> list[Place]:
        """Where a sentence is told again, and where those are that are near to it as well."""
        first = self._mutual(place, report_ids)
        known = {place.key, *(one.place.key for one in first)}
        found = [one.place for one in first]
        for one in first:
            for other in self._mutual(one.place, report_ids):
                if other.place.key not in known and self._alike(place, [other.place])[0].score >= AT_ALL:
                    known.add(other.place.key)
                    found.append(other.place)
        return found

    def _mutual(self, place: Place, report_ids: Collection[str] | None) -> list[Alike]:
        """The likest of each report that tell the same, if the sentence is theirs, too."""
        ranked = self._ranked(place, NEAR, report_ids)
        found = []
        for report in dict.fromkeys(one.place.passage.report_id for one in ranked):
            own = [one for one in ranked if one.place.passage.report_id == report]
            best, ahead = own[0], own[0].score - own[1].score if len(own) > 1 else 1.0
            if not _tells_again(place, best, ahead):
                continue
            back = self._ranked(best.place, NEAR_BACK, {place.passage.report_id})
            others = [one.score for one in back if one.place.key != place.key]
            if _tells_again(place, best, min(ahead, best.score - max(others, default=-1.0))):
                found.append(best)
        return found

    def _ranked(self, place: Place, most: int, report_ids: Collection[str] | None) -> list[Alike]:
        """The sentences near to one in other sections, the likest first."""
        vector = self._index.sentence_vectors(place.passage.id)[place.at]
        near = self._index.sentence_grain(vector, most, report_ids)
        places: dict[tuple[str, object], Place] = {}
        for passage in self._index.passages([number for number, _ in near]):
            if (passage.report_id, passage.section) == (place.passage.report_id, place.passage.section):
                continue
            for at in range(len(passage.sentences)):
                one = Place(passage, at)
                if one.states and one.key != place.key:
                    places.setdefault(one.key, one)
        return self._alike(place, list(places.values()))

    def _alike(self, place: Place, others: Sequence[Place]) -> list[Alike]:
        """How alike a sentence and each of the others are, the likest first; of many only the nearest in meaning."""
        passages = {one.passage.id: one.passage for one in (place, *others)}
        tokens = dict(zip(passages, self._late.sentences(list(passages.values())), strict=True))
        vectors = dict(zip(passages, self._index.sentence_vectors_of(list(passages)), strict=True))
        around = self._index.vectors(list(passages))
        likeness = dict(zip(passages, cosines(around, around[0]).tolist(), strict=True))
        own, own_vector = tokens[place.passage.id][place.at], vectors[place.passage.id][place.at]
        near = [(float(own_vector @ vectors[one.passage.id][one.at]), one) for one in others]
        near = sorted(near, key=lambda one: (-round(one[0], 6), one[1].passage.id, one[1].at))[:COMPARED]
        found = [
            replace(
                self._scored(place, one, own, tokens[one.passage.id][one.at], cosine), around=likeness[one.passage.id]
            )
            for cosine, one in near
        ]
        return sorted(found, key=lambda one: (-round(one.score, 6), one.place.passage.id, one.place.at))

    def _scored(
        self, one: Place, other: Place, own: NDArray[np.float32], others: NDArray[np.float32], cosine: float
    ) -> Alike:
        likeness = product(own, others.T)
        tokens = float(likeness.max(axis=1).mean() + likeness.max(axis=0).mean()) / 2 if likeness.size else 0.0
        words, more = _stems(one.text), _stems(other.text)
        shares = self._share(words, more), self._share(more, words)
        score = tokens + OF_WORDS * sum(shares) / 2 + OF_MEANING * cosine
        return Alike(other, score, len(_shared(words, more)), min(shares), 0.0)

    def _share(self, words: frozenset[str], others: frozenset[str]) -> float:
        """The share of the words, by their rarity, that are among the others."""
        total = sum(map(self._rarity, words))
        return sum(map(self._rarity, _shared(words, others))) / total if total else 0.0

    def _rarity(self, word: str) -> float:
        return log((self._index.size + 1) / (self._index.document_frequency(word) + 0.5))


def _tells_again(place: Place, one: Alike, ahead: float) -> bool:
    """Whether a sentence is told again by the one that is likest to it, by so much more than the next."""
    less, more = sorted((set(FIGURE.findall(place.text)), set(FIGURE.findall(one.place.text))), key=len)
    if one.shared < FEWEST_SHARED or not less <= more or ahead < 0:
        return False
    if one.score >= NEARLY_THE_SAME and one.least >= NEARLY_ALL:
        return True
    if not place.is_whole or not one.place.is_whole:
        return False
    if place.passage.report_id != one.place.passage.report_id:
        return one.score >= ELSEWHERE and one.score + OF_PASSAGE * one.around >= IN_PLACE
    summed_up = place.is_item or one.place.is_item
    return summed_up and one.score >= WITHIN and ahead >= AHEAD and one.least >= LEAST_SHARED


def _places(statement: Statement) -> list[Place]:
    at = {part: number for number, part in enumerate(statement.passage.sentences)}
    places = [Place(statement.passage, at[part]) for part in statement.shown if part in at]
    return [one for one in places if one.states]


def _sentences(one: Statement) -> set[tuple[str, object]]:
    """All sentences that are cited for it."""
    return {(each.passage.report_id, part) for each in (one, *one.also) for part in each.sentences}


@lru_cache(maxsize=20_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, terms(text)))


def _shared(words: Iterable[str], others: frozenset[str]) -> list[str]:
    return [word for word in words if with_synonyms({word}) & others]
