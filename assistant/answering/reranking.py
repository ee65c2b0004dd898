"""What a cross-encoder says of the likeliest sentences joins the log-odds of the sentences, and of their passages.

What weights the packaged one has is fitted (weights.json). The scores of a team's own are brought to the spread that
those of the packaged one have as a rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from assistant.answering.kinds import QuestionKind
from assistant.answering.leads import leans
from assistant.answering.question import Question
from assistant.answering.several import wanted
from assistant.answering.statements import Statement
from assistant.answering.stating import NO_STATEMENT
from assistant.answering.weighing import Ranked
from assistant.answering.weights import packaged_weights
from assistant.indexing.cross_encoder import PairScorer, load_reranker
from assistant.records import Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Sentences that are read with the question: each is one run of the model, and more change little. One that is less
# likely than the likeliest by more log-odds than BEHIND is not read: whatever is said of it, it would come behind.
SENTENCES, BEHIND = 3, 1.0
OF_ANOTHER = 6  # sentences that a team's own reads, whatever their log-odds: its spread is told by what it reads
# Logits of the packaged one: from where on a text is relevant; how far behind such a first statement others may be.
RELEVANT, LESS_RELEVANT = 0.0, 2.0
_OF_SEVERAL = frozenset({QuestionKind.LIST, QuestionKind.COMPARISON, QuestionKind.QUOTATION, QuestionKind.COUNT})
LEAST_SPREAD = 1e-3  # where scores differ by less, they make no difference
Text = dict[str, list[tuple[int, int]]]


def load_reranking(name: str) -> Reranking | None:
    """With the cross-encoder of the setting `reranker`, None for ''. Cheap. Raises ModelError where it is not there."""
    scorer = load_reranker(name)
    return Reranking(scorer) if scorer else None


class Reranking:
    """Puts passages and sentences in the order that `scorer` helps to find. Safe to use from many threads."""

    def __init__(self, scorer: PairScorer) -> None:
        self._scorer = scorer

    @property
    def told(self) -> str:
        """Which cross-encoder it is. Raises ModelError."""
        return self._scorer.told

    def warm(self) -> None:
        """Load the model. Raises ModelError."""
        self._scorer.warm()

    def reordered(self, question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
        """The passages, best first, equal ones by id, with the log-odds of their sentences.

        ranked: as `weighing.rank` gives them. The sentences that may come first are read with what the question asks,
        without the story that it may tell. What was not read has the least that was said of any; a passage has the
        best of its sentences. Where one stands alone in front, nothing is read. Raises ModelError.
        """
        texts = likeliest(ranked) if self._scorer.is_packaged else likeliest(ranked, inf, OF_ANOTHER)
        if len(texts) < 2:
            return list(ranked)
        gains = self._gains(question.asks, list(texts))
        weights, least = packaged_weights().reranker, float(gains.min())
        told = {spot: float(gain) for spots, gain in zip(texts.values(), gains, strict=True) for spot in spots}
        best: dict[int, float] = {}
        for (at, _), gain in told.items():
            best[at] = max(gain, best.get(at, least))
        moved = [
            replace(
                one,
                score=one.score + weights.passage * best.get(at, least),
                sentences=tuple(
                    odds + weights.sentence * told.get((at, place), least) for place, odds in enumerate(one.sentences)
                ),
            )
            for at, one in enumerate(ranked)
        ]
        return sorted(moved, key=lambda one: (-round(one.score, 6), one.weighed.passage.id))

    def helpful(self, question: Question, statements: Sequence[Statement]) -> list[Statement]:
        """The first statement, and those of the others that help: what the packaged cross-encoder finds much less
        relevant than a first that it finds relevant does not. All where another reads, or where several things are
        asked for. Raises ModelError."""
        further = [one for one in statements[1:] if not one.is_list]
        if not further or not self._scorer.is_packaged or question.kind in _OF_SEVERAL or wanted(question).several:
            return list(statements)
        first, *others = self._scorer.score(question.asks, [_said(one) for one in (statements[0], *further)])
        if first < RELEVANT:  # of an answer that is not sure more is given
            return list(statements)
        helps = {id(one) for one, score in zip(further, others, strict=True) if score >= first - LESS_RELEVANT}
        return [one for one in statements if one is statements[0] or one.is_list or id(one) in helps]

    def _gains(self, asked: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """What is said of each text, by how far it is above the mean of them; shape (texts,)."""
        import numpy as np

        told = self._scorer.score(asked, texts)
        spread = packaged_weights().reranker.spread if self._scorer.is_packaged else float(told.std())
        if spread < LEAST_SPREAD:
            return np.zeros(len(texts))
        gains: NDArray[np.float64] = (told - told.mean()) / spread
        return gains


def _said(one: Statement) -> str:
    return " ".join(sentence.text for sentence in one.sentences)


def likeliest(ranked: Sequence[Ranked], behind: float = BEHIND, most: int = SENTENCES) -> Text:
    """The texts of the sentences that may come first, likeliest first, with where they stand: which passage, which
    sentence. A sentence that stands in several passages is read once. behind: in log-odds; most: texts."""
    places = sorted(
        (-round(odds, 6), one.weighed.passage.id, place, at)
        for at, one in enumerate(ranked)
        for place, odds in enumerate(one.sentences)
        if one.weighed.passage.sentences[place].role not in NO_STATEMENT
    )
    texts: Text = {}
    for odds, _, place, at in places:
        if odds > places[0][0] + behind:
            break
        text = in_context(ranked[at].weighed.passage, place)
        if text in texts or len(texts) < most:
            texts.setdefault(text, []).append((at, place))
    return texts


def in_context(passage: Passage, place: int) -> str:
    """A sentence as it is read with a question: under its headings, after the lead-in or the sentence it leans on."""
    sentences, here = passage.sentences, passage.sentences[place]
    before = [one for one in sentences[:place] if one.group and one.group == here.group][:1]
    if not here.group and place and leans(here.text):
        before = [sentences[place - 1]]
    text = " ".join(one.text for one in (*before, here))
    return f"{passage.heading}\n{text}" if passage.section else text
