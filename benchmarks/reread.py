"""What the packaged cross-encoder counts beside the log-odds of passages and sentences; part of `make weights`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

import numpy as np
from fit import Case, Matrix, conditional_logit

from assistant.answering.late import LateInteraction
from assistant.answering.reranking import BEHIND, OF_ANOTHER, SENTENCES, likeliest
from assistant.answering.weighing import Ranked, rank
from assistant.answering.weights import Reread, Weights
from assistant.indexing.packaged_reranker import packaged_reranker

Groups = list[tuple[str, Matrix, Matrix]]
LEFT_OUT = "guidance"  # ConditionalQA: with each story it names dozens of lines as evidence, not the one that answers


def with_reranker(found: Sequence[Case], late: dict[str, LateInteraction], weights: Weights) -> Weights:
    """The weights with those of the cross-encoder's scores, by conditional logits over a question's texts.

    Each is the mean of two: over the sentences that are read with a question, and over six where none is left out for
    being behind. The first alone sees only sentences that are nearly as likely as one another, and takes the score
    for worth more than it is where they are not. Scores are measured by their spread, on average.
    """
    near, far = (_fitted(found, late, weights, *read) for read in ((BEHIND, SENTENCES), (inf, OF_ANOTHER)))
    spread = near.spread
    passage = spread * (near.passage / near.spread + far.passage / far.spread) / 2
    sentence = spread * (near.sentence / near.spread + far.sentence / far.spread) / 2
    return replace(weights, reranker=Reread(passage, sentence, spread))


def _fitted(
    found: Sequence[Case], late: dict[str, LateInteraction], weights: Weights, behind: float, most: int
) -> Reread:
    """behind, most: as for `likeliest`."""
    scorer, spreads = packaged_reranker(), []
    passages: Groups = []
    sentences: Groups = []
    for case in (one for one in found if one.set != LEFT_OUT):
        ranked = rank(case.question, case.terms, case.weighed, late[case.set], weights)
        texts = likeliest(ranked, behind, most)
        if not case.answerable or len(texts) < 2:
            continue
        told = scorer.score(case.question.asks, list(texts))
        spots = {spot: float(gain) for spots, gain in zip(texts.values(), told, strict=True) for spot in spots}
        spreads.append(float(told.std()))
        passages += _of_passages(case, ranked, spots)
        sentences += _of_sentences(case, ranked, spots)
    spread = float(np.mean(spreads))
    return Reread(spread * _weight(passages), spread * _weight(sentences), spread)


def _of_passages(case: Case, ranked: Sequence[Ranked], spots: dict[tuple[int, int], float]) -> Groups:
    """The score of each passage and the best that is said of its sentences; what was not read has the least."""
    least = min(spots.values())
    best = [max((told for (at, _), told in spots.items() if at == one), default=least) for one in range(len(ranked))]
    right = [case.right_passage(one.weighed.passage) for one in ranked]
    return _group(case, [one.score for one in ranked], best, right)


def _of_sentences(case: Case, ranked: Sequence[Ranked], spots: dict[tuple[int, int], float]) -> Groups:
    """The log-odds of each sentence that was read, and what is said of it."""
    odds = [ranked[at].sentences[place] for at, place in spots]
    places = [(ranked[at].weighed.passage, place) for at, place in spots]
    right = [case.right_sentence(passage, passage.sentences[place]) for passage, place in places]
    return _group(case, odds, list(spots.values()), right)


def _group(case: Case, odds: Sequence[float], told: Sequence[float], right: Sequence[bool]) -> Groups:
    return [(case.set, np.column_stack((odds, told)), np.array(right, dtype=float))] if any(right) else []


def _weight(groups: Groups) -> float:
    """How much the second column counts where the first counts once."""
    (own, told), _ = conditional_logit(groups, np.array([1.0, 0.0]), [(0, None), (0, None)], 0.0)
    return float(told / own)
