"""What is told again elsewhere: found from the statement itself, so that no wording of a question decides it.

Two sentences tell the same where their tokens have their like in each other, words that carry meaning are shared, and
each is to the other the likeliest of its report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answering.joining import FIGURE
from assistant.answering.late import LateInteraction
from assistant.answering.matching import rarity
from assistant.answering.statements import ASKS, Statement, leaning
from assistant.answering.stating import ASKED_BY_ITEM
from assistant.answering.synonyms import with_its_synonyms
from assistant.answering.whole import stands_alone
from assistant.answering.words import stem, terms
from assistant.indexing.projection import cosines, product
from assistant.indexing.store import Index
from assistant.indexing.token_store import MOST as MOST_KEPT
from assistant.records import Passage, Role

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR, NEAR_BACK = 20, 8  # passages with the nearest sentences that are looked through; the same on the way back
# The score of two sentences: the likeness of their tokens, and so much of their shared words and of their cosine.
OF_WORDS, OF_MEANING = 0.35, 0.1
FEWEST_WORDS, FEWEST_SHARED = 5, 3  # of a sentence; words that carry meaning, synonyms counted
# The least score of what another report tells, and with so much of the likeness of the passages that they stand in:
# sentences may be alike by chance, in a paragraph on something else; and by how much it is above what is likest in the
# sentence's own report: what is no nearer than that is of the same subject.
ELSEWHERE, IN_PLACE, OF_PASSAGE, AHEAD_OF_OWN = 0.8, 1.3, 0.6, 0.02
NEARLY_THE_SAME, NEARLY_ALL = 1.2, 0.8  # a score; the share of the words of either: the same words, whatever they are
# The same of a summary's item and the text that it sums up: their score, by how much it is above the next likely, and
# the share of the words of either that the other has.
WITHIN, AHEAD, LEAST_SHARED = 0.77, 0.045, 0.22
# Sentences, the nearest in meaning, that are compared token by token: also where tokens are not kept with the index.
COMPARED, COMPARED_UNKEPT = 16, 4
AT_ALL = 0.7  # the least score of what is told again where it is told again
MOST = 3  # places beside its own
FIRST = 5  # sentences of a statement that are looked for elsewhere


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
        """The statements, the first with where `report_ids` tell it again; of the others those that tell it again are
        cited with it. What is added to the first, and may be amiss, gets no weight by being told twice."""
        if not statements:
            return []
        first, *others = statements
        again = self.of(first, report_ids)
        told = {key for one in again for key in _sentences(one)} - _sentences(first)
        same = [one for one in others if told & _sentences(one)]
        known = _sentences(first).union(*map(_sentences, same))
        new = [one for one in again if not known & _sentences(one)]
        also = [part for one in same for part in (replace(one, also=(), heading=""), *one.also)]
        return [replace(first, also=(*first.also, *also, *new)), *(one for one in others if one not in same)]

    def of(self, statement: Statement, report_ids: Collection[str] | None = None) -> list[Statement]:
        """Where it is told again, the likeliest first; not of a list or a table, which tell several things."""
        if statement.is_list or any(part.role is Role.TABLE for part in statement.sentences):
            return []
        again: dict[tuple[str, object], Place] = {}
        for place in _places(statement)[:FIRST]:
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
        ranked, own = self._ranked(place, NEAR, report_ids), place.passage.report_id
        found = []
        for report in dict.fromkeys(one.place.passage.report_id for one in ranked):
            best = _of_report(ranked, report)
            if best is None or not _tells_again(place, best, _ahead(place, best, ranked)):
                continue
            ranked_back = self._ranked(best.place, NEAR_BACK, {own, report})
            back = _of_report(ranked_back, own)
            if back is None or back.place.key != place.key:
                continue
            if _tells_again(best.place, back, _ahead(best.place, back, ranked_back)):
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
        vectors = dict(zip(passages, self._index.sentence_vectors_of(list(passages)), strict=True))
        around = self._index.vectors(list(passages))
        likeness = dict(zip(passages, cosines(around, around[0]).tolist(), strict=True))
        own_vector = vectors[place.passage.id][place.at]
        near = [(float(own_vector @ vectors[one.passage.id][one.at]), one) for one in others]
        most = COMPARED if self._index.size <= MOST_KEPT else COMPARED_UNKEPT
        near = sorted(near, key=lambda one: (-round(one[0], 6), one[1].passage.id, one[1].at))[:most]
        tokens = self._late.sentences([(one.passage, one.at) for one in (place, *(one for _, one in near))])
        words = _stems(place.text)
        said = [_stems(one.text) for _, one in near]
        shared = [(_shared(words, more), _shared(more, words)) for more in said]
        whole = self._rarity(words)
        found = []
        for (cosine, one), like, more, (there, back) in zip(near, _likeness(tokens), said, shared, strict=True):
            shares = _share(self._rarity(there), whole), _share(self._rarity(back), self._rarity(more))
            score = like + OF_WORDS * sum(shares) / 2 + OF_MEANING * cosine
            found.append(Alike(one, score, max(len(there), len(back)), min(shares), likeness[one.passage.id]))
        return sorted(found, key=lambda one: (-round(one.score, 6), one.place.passage.id, one.place.at))

    def _rarity(self, words: Iterable[str]) -> float:
        """Of all the words together."""
        return sum(rarity(self._index.document_frequency(word), self._index.size) for word in words)


def _share(shared: float, whole: float) -> float:
    return shared / whole if whole else 0.0


def _likeness(tokens: Sequence[NDArray[np.float32]]) -> list[float]:
    """How alike the first text and each of the others are: the mean, over the tokens of either, of the likeness of the
    likest of the other's. 0 where one of them has none."""
    import numpy as np

    own, others = tokens[0], [one for one in tokens[1:] if len(one)]
    if not len(own) or not others:
        return [0.0] * (len(tokens) - 1)
    likeness = product(own, np.concatenate(others).T)
    sizes = np.array([len(one) for one in others])
    starts = np.cumsum(sizes) - sizes
    there = np.maximum.reduceat(likeness, starts, axis=1).mean(axis=0)
    back = np.add.reduceat(likeness.max(axis=0), starts) / sizes
    told = iter(((there + back) / 2).tolist())
    return [next(told) if len(one) else 0.0 for one in tokens[1:]]


def _of_report(ranked: Sequence[Alike], report_id: str) -> Alike | None:
    return next((one for one in ranked if one.place.passage.report_id == report_id), None)


def _ahead(place: Place, best: Alike, ranked: Sequence[Alike]) -> float:
    """By how much one is likelier than what else the sentence's own report has.

    What stands in one section is no rival of the rest of it: an item may sum up a whole paragraph.
    """
    own, section = place.passage.report_id, (best.place.passage.report_id, best.place.passage.section)
    passages = ((one.score, one.place.passage) for one in ranked)
    rivals = [score for score, one in passages if one.report_id == own and (own, one.section) != section]
    return best.score - max(rivals, default=-1.0)


def _tells_again(place: Place, one: Alike, ahead: float) -> bool:
    """Whether a sentence is told again by the one that is likest to it, by so much more than the next."""
    less, more = sorted((set(FIGURE.findall(place.text)), set(FIGURE.findall(one.place.text))), key=len)
    if one.shared < FEWEST_SHARED or not less <= more:
        return False
    if one.score >= NEARLY_THE_SAME and one.least >= NEARLY_ALL:
        return True
    if not place.is_whole or not one.place.is_whole:
        return False
    if place.passage.report_id != one.place.passage.report_id:
        return min(one.score - ELSEWHERE, one.score + OF_PASSAGE * one.around - IN_PLACE, ahead - AHEAD_OF_OWN) >= 0
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
    return [word for word in words if not with_its_synonyms(word).isdisjoint(others)]
