"""What is found for a question, and weighed: in all reports, in those that it names, in parts of others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answering.binding import bound
from assistant.answering.late import LateInteraction
from assistant.answering.locators import located, nowhere, without_places
from assistant.answering.matching import absent
from assistant.answering.question import Question, understand
from assistant.answering.reranking import Reranking
from assistant.answering.retrieve import CANDIDATES, Found, retrieve, with_more
from assistant.answering.rivals import Rivals
from assistant.answering.scopes import Scoped
from assistant.answering.sides import Asked
from assistant.answering.signals import looked_up, signals, terms_of
from assistant.answering.unheard import unheard
from assistant.answering.weighing import COMPARED, COMPARED_UNKEPT, confidence, rank
from assistant.answering.weights import packaged_weights
from assistant.indexing.store import Index
from assistant.indexing.token_store import MOST
from assistant.records import Passage

Takes = Callable[[Passage], bool]
Ids = Sequence[str] | None  # of the reports that are asked, all where it is None


class Finder:
    """Finds and weighs in one index. top: how many passages are wanted at least. Safe to use from many threads."""

    def __init__(self, index: Index, late: LateInteraction, top: int, reranking: Reranking | None) -> None:
        self._index, self._late, self._top, self._reranking = index, late, top, reranking
        self._compared = COMPARED if index.size <= MOST else COMPARED_UNKEPT
        self._rivals = Rivals(index)

    def within(self, ids: Ids) -> Callable[[str], Asked]:
        """Finds and weighs for a question asked of the reports `ids`."""
        return lambda asked: self._read(self.weigh(understand(asked), ids, None))

    def of_part(self, one: Scoped, chosen: Ids, top: int | None, beside: Sequence[Passage]) -> Asked:
        """Find and weigh for a part of a question: in the reports that it names and `beside` them, or in that alone;
        in the `chosen` ones where there is neither."""
        if one.reports or not beside:
            return self._read(self.weigh(one.question, one.ids or chosen, top, beside=beside))
        only, ids = frozenset(part.id for part in beside), _reports_of(beside)
        return self._read(self.weigh(one.question, ids, top, lambda passage: passage.id in only))

    def weigh(
        self,
        question: Question,
        ids: Ids,
        top: int | None,
        takes: Takes | None = None,
        beside: Sequence[Passage] = (),
    ) -> Asked:
        """Find and weigh, without the reranker: among the reports `ids`, and of their passages only what `takes` takes;
        and `beside` them."""
        import numpy as np

        index, weights = self._index, packaged_weights()
        vectors = np.stack([self._late.embed(view) for view in question.views])
        places = located(question.asked, index, ids)
        wide = [*(ids or ()), *_reports_of(beside)] if beside else ids
        terms = without_places(terms_of(question, index, wide), question.asked, places)
        wanted = max(CANDIDATES, top or self._top)
        found = retrieve(index, looked_up(question, index), vectors, ids, index.size if takes else wanted)
        if beside:
            near = frozenset(one.id for one in beside)
            found += [one for one in retrieve(index, looked_up(question, index), vectors) if one.passage_id in near]
        found = with_more(self._taken(found, takes)[:wanted] if takes else found, places, wanted)
        terms += absent(nowhere(question.asked, index, ids) + unheard(question.asks, index, ids, found), index.size)
        told = signals(question, terms, vectors, index, found)
        ranked = rank(question, terms, told, self._late, weights, places, self._compared)
        ranked = bound(question, self._rivals.put_back(question, ranked), index, ids)
        sure = confidence(question, ranked, terms, weights)
        return Asked(question, terms, ranked, sure, None if ids is None else tuple(ids))

    def _read(self, one: Asked) -> Asked:
        """What was weighed, once the reranker has read the likeliest sentences."""
        return replace(one, ranked=self._reranking.reordered(one.question, one.ranked)) if self._reranking else one

    def _taken(self, found: Sequence[Found], takes: Takes) -> list[Found]:
        passages = self._index.passages([one.passage_id for one in found])
        return [one for one, passage in zip(found, passages, strict=True) if takes(passage)]


def _reports_of(passages: Sequence[Passage]) -> list[str]:
    return list(dict.fromkeys(one.report_id for one in passages))
