"""Where a team has set a cross-encoder, what it says of the best passages and sentences joins as one more signal.

The packaged weights were fitted without it, so it does not join them: its scores are put on the scale of the log-odds
that are there, and the two are averaged. This is the combination of standardised scores of Montague and Aslam,
'Relevance score normalization for metasearch', CIKM 2001.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.choosing import NO_STATEMENT
from assistant.answering.question import Question
from assistant.answering.signals import leans
from assistant.answering.weighing import NOWHERE, Ranked, packaged_weights, read
from assistant.indexing.cross_encoder import PairScorer, load_reranker
from assistant.indexing.pieces import embedding_text
from assistant.records import Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# How many are read with the question: each is one run of the model, and a passage takes as long as four sentences.
PASSAGES = 12
SENTENCES = 12
SHARE = 0.5  # of the cross-encoder in a score; the rest is that of all other signals
LEAST_SPREAD = 1e-3  # where its scores differ by less, it makes no difference


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

    def reordered(
        self, question: Question, ranked: Sequence[Ranked], located: Mapping[int, float] = NOWHERE
    ) -> list[Ranked]:
        """The passages, best first, equal ones by id; the sentences of the best are read anew.

        ranked: as `weighing.rank` gives them; located: the log-odds by passage id that are no opinion on the text, and
        that no other opinion takes away. Of the passages compared token by token the first PASSAGES are read; all
        others stay behind them, in their order. Raises ModelError.
        """
        import numpy as np

        near = [one for one in ranked[:PASSAGES] if one.late is not None]
        if not near:
            return list(ranked)
        told = self._scorer.score(question.asked, [embedding_text(one.weighed.passage) for one in near])
        gains = np.array([located.get(one.weighed.passage.id, 0.0) for one in near])
        before = np.array([one.score for one in near])
        after = averaged(before - gains, told) + gains
        fall = min(0.0, float(after.min() - before.min()))
        moved = [replace(one, score=float(score), sentences=()) for one, score in zip(near, after, strict=True)]
        moved.sort(key=lambda one: (-round(one.score, 6), one.weighed.passage.id))
        rest = [replace(one, score=one.score + fall, sentences=()) for one in ranked[len(near) :]]
        compared = [*moved, *(one for one in rest if one.late is not None)]
        found = read(question, compared, packaged_weights().sentence)
        return [*self._sentences(question, found), *rest[len(compared) - len(moved) :]]

    def _sentences(self, question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
        """With the log-odds of the SENTENCES likeliest; a sentence that stands in several passages is read once."""
        import numpy as np

        places = sorted(
            (-round(odds, 6), one.weighed.passage.id, place, at)
            for at, one in enumerate(ranked)
            for place, odds in enumerate(one.sentences)
            if one.weighed.passage.sentences[place].role not in NO_STATEMENT
        )
        texts: dict[str, list[tuple[int, int]]] = {}
        for _, _, place, at in places:
            text = in_context(ranked[at].weighed.passage, place)
            if text in texts or len(texts) < SENTENCES:
                texts.setdefault(text, []).append((at, place))
        told = dict(zip(texts, self._scorer.score(question.asked, list(texts)), strict=True))
        spots = {spot: float(told[text]) for text, found in texts.items() for spot in found}
        if not spots:
            return list(ranked)
        before = np.array([ranked[at].sentences[place] for at, place in spots])
        after = averaged(before, np.array(list(spots.values())))
        fall = min(0.0, float(after.min() - before.min()))
        odds = dict(zip(spots, after.tolist(), strict=True))
        return [
            replace(one, sentences=tuple(odds.get((at, place), own + fall) for place, own in enumerate(one.sentences)))
            for at, one in enumerate(ranked)
        ]


def averaged(odds: NDArray[np.float64], told: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log-odds, and what the cross-encoder says of the same texts: their mean, SHARE of it the cross-encoder's.

    Whatever its scores are measured in, they get the mean and the spread that the log-odds have, so that these keep
    their meaning. Where both agree nothing changes; where they do not, the odds move together. Shape (texts,).
    """
    spread = float(told.std())
    if spread < LEAST_SPREAD:
        return odds
    alike = odds.mean() + (told - told.mean()) / spread * odds.std()
    result: NDArray[np.float64] = (1 - SHARE) * odds + SHARE * alike
    return result


def in_context(passage: Passage, place: int) -> str:
    """A sentence as it is read with a question: under its headings, after the lead-in or the sentence it leans on."""
    sentences, here = passage.sentences, passage.sentences[place]
    before = [one for one in sentences[:place] if one.group and one.group == here.group][:1]
    if not here.group and place and leans(here.text):
        before = [sentences[place - 1]]
    text = " ".join(one.text for one in (*before, here))
    return f"{passage.heading}\n{text}" if passage.section else text
