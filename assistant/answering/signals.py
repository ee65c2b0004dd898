"""What can be read off a passage and its sentences about whether they answer a question: numbers with a name each.

docs/decisions says what each is worth. Nothing here is learned; `weighing` turns signals into probabilities.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import log
from typing import TYPE_CHECKING

from assistant.answering.leads import leads
from assistant.answering.matching import AskedWords, Term, order_share, rarity
from assistant.answering.nations import NATIONS
from assistant.answering.question import Question
from assistant.answering.retrieve import Found
from assistant.answering.signs import asked_for
from assistant.answering.synonyms import phrased, synonyms, written
from assistant.answering.turns import voiced
from assistant.answering.words import stem, stems_of, told_stems
from assistant.indexing.projection import cosines
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Role

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SENTENCE_SIGNALS = (
    "cosine",  # of the question and the sentence
    "pair_cosine",  # the same with a neighbour of the sentence, the better one
    "passage_cosine",
    "coverage",  # share of the question's words, weighted by rarity, that stand in the sentence
    "context_coverage",  # the same with headings, lead-in and what the sentence leans on
    "around_coverage",  # the same with headings and the sentence before
    "names",  # share of the question's names and figures in the sentence and its context
    "order",  # share of the question's neighbouring words that stand close together in the sentence
    "asked_for",  # what is asked for is there: a figure, a date, a name, a cause; 0.5 where nothing can be told
    "item",  # 1 for an item of a list
    "words",  # logarithm of the sentence's length
)
PASSAGE_SIGNALS = (
    "passage_cosine",
    "best_cosine",
    "best_pair_cosine",
    "asking_cosine",  # of the sentence that asks, where a situation is told before it, and the passage's nearest text
    "report_cosine",  # of the question and the nearest passages of the same report, on average
    "passage_coverage",
    "best_coverage",
    "best_context_coverage",
    "heading_coverage",
    "heading_asked",  # share of the nearest heading's own words that the question has
    "best_order",
    "asked_for",
    "fused",  # the passage's place in retrieval, 1 for the best
    "lexical",  # the passage's BM25 relative to the best
    "text",  # 0 for a passage of footnotes, references, imprint or captions alone
)

AGED = regex(r"(\d{1,3})-years?-olds?")
# What is said of a nation that the reports do not name: 'Can I drive in Spain?', 'You may drive abroad.'
ABROAD = tuple(frozenset(stems_of(words)) for words in ("abroad", "overseas", "foreign country"))
NEAREST = 3  # passages that speak for their report
APART = frozenset({Role.FOOTNOTE, Role.REFERENCE, Role.IMPRINT, Role.CAPTION, Role.HEADING})


@dataclass(frozen=True, slots=True)
class SentenceCosines:
    """Of each sentence of a passage with the question, and of each with its better neighbour (the mean of two vectors
    stands for the pair). asking: the highest of a sentence with what asks; -1 where there is none."""

    own: Sequence[float]
    pairs: Sequence[float]
    asking: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A passage with its signals: `sentences` of shape (sentences, SENTENCE_SIGNALS), `whole` (PASSAGE_SIGNALS,)."""

    found: Found
    passage: Passage
    sentences: NDArray[np.float64]
    whole: NDArray[np.float64]


def terms_of(question: Question, index: Index, report_ids: Collection[str] | None = None) -> tuple[Term, ...]:
    """The question's words with their rarity where it is asked."""
    found, total = [], index.count(report_ids)
    same, phrases = _same(question, index), phrased(question.whole)
    for word in question.terms:
        holding = index.document_frequency(word, report_ids)
        others = same.get(stem(word), ())
        near = (*synonyms(stem(word)), *phrases.get(stem(word), ()), *_aged(word))
        if not holding and word in NATIONS and re.search(rf"\b(?:from|in|to) {word}\b", question.whole, re.IGNORECASE):
            near = (*near, *ABROAD)
        if (others or near) and not holding:
            alike = (
                min(index.document_frequency(written(one), report_ids) for one in other) for other in others or near
            )
            holding = max(alike)
        weight = rarity(holding, total)
        found.append(
            Term(word, stem(word), weight, word in question.names, holding > 0, others, near, word in question.asking)
        )
    return tuple(found)


def _aged(word: str) -> tuple[frozenset[str], ...]:
    """What says the same as '80-year-old': 'Woman, 80'."""
    aged = AGED.fullmatch(word)
    return (frozenset({aged[1]}),) if aged else ()


def _same(question: Question, index: Index) -> dict[str, tuple[frozenset[str], ...]]:
    """For stems of the question, the stems that say the same: 'cjs' and 'criminal justice system', both ways."""
    asked = f" {' '.join(stems_of(question.asked))} "
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for short, long in index.abbreviations.items():
        words = stems_of(long)
        if f" {stem(short)} " in asked:
            found[stem(short)] = (*found.get(stem(short), ()), frozenset(words))
        if f" {' '.join(words)} " in asked:
            for word in words:
                found[word] = (*found.get(word, ()), frozenset((stem(short),)))
    return found


def looked_up(question: Question, index: Index) -> list[str]:
    """What to look up by its words: the question's, and abbreviations or what they stand for, as phrases."""
    asked = f" {' '.join(stems_of(question.asked))} "
    more = []
    for short, long in index.abbreviations.items():
        if f" {stem(short)} " in asked:
            more.append(long)
        if f" {' '.join(stems_of(long))} " in asked:
            more.append(short)
    return [*question.terms, *more]


def signals(
    question: Question,
    terms: Sequence[Term],
    vectors: NDArray[np.float32],
    index: Index,
    found: Sequence[Found],
) -> list[Weighed]:
    """The signals of each found passage and of each of its sentences, in the order of `found`.

    vectors: of the question's views, shape (views, dimensions), each of length 1.
    """
    ids = [one.passage_id for one in found]
    whole = index.vectors(ids)
    near, asking = cosines(whole, vectors[0]), cosines(whole, vectors[-1])
    passages = voiced(question.asks, index.passages(ids), index)
    reports = _report_cosines(passages, near)
    best_lexical = max((one.lexical for one in found), default=0.0) or 1.0
    best_fused = max((one.fused for one in found), default=0.0) or 1.0
    result, words = [], AskedWords.of(terms)
    for one, passage, own, cosine, asked in zip(
        found, passages, _sentence_cosines(index.sentence_vectors_of(ids), vectors), near, asking, strict=True
    ):
        place = {
            "passage_cosine": float(cosine),
            "report_cosine": reports[passage.report_id],
            "fused": one.fused / best_fused,
            "lexical": one.lexical / best_lexical,
        }
        result.append(_weighed(question, words, one, passage, own, place, float(asked), len(reports) == 1))
    return result


def _report_cosines(passages: Sequence[Passage], near: Iterable[float]) -> dict[str, float]:
    """For each report the mean cosine of its NEAREST passages; for one with fewer, the farthest found stands in."""
    found: dict[str, list[float]] = {}
    for passage, cosine in zip(passages, near, strict=True):
        found.setdefault(passage.report_id, []).append(float(cosine))
    least = min((min(own) for own in found.values()), default=0.0)
    return {
        name: sum(sorted([*own, *[least] * NEAREST], reverse=True)[:NEAREST]) / NEAREST for name, own in found.items()
    }


def _weighed(
    question: Question,
    words: AskedWords,
    found: Found,
    passage: Passage,
    cosines_of: SentenceCosines,
    place: Mapping[str, float],
    asked: float,
    alone: bool,
) -> Weighed:
    import numpy as np

    heading = words.stems & frozenset(stems_of(passage.heading if alone else passage.context))
    own = [stems_of(sentence.text) for sentence in passage.sentences]
    held = [words.stems.intersection(stems) for stems in own]
    shared = {**place, "passage_coverage": words.shares(heading.union(*held))[0]}
    known = {term.word for term in words.terms}
    rows, leading = [], leads(passage.sentences, held)
    for number, sentence in enumerate(passage.sentences):
        context, names = words.shares(held[number] | heading | leading[number])
        values = {
            **shared,
            "cosine": cosines_of.own[number],
            "pair_cosine": cosines_of.pairs[number],
            "coverage": words.shares(held[number])[0],
            "context_coverage": context,
            "around_coverage": words.shares(held[number] | heading | (held[number - 1] if number else frozenset()))[0],
            "names": names,
            "order": order_share(words.terms, own[number]) if len(held[number]) > 1 else 0.0,
            "asked_for": asked_for(question.kind, sentence.text, known),
            "item": float(sentence.role is Role.ITEM),
            "words": log(1 + len(own[number])),
        }
        rows.append([values[name] for name in SENTENCE_SIGNALS])
    sentences = np.array(rows, dtype=np.float64).reshape(len(rows), len(SENTENCE_SIGNALS))
    whole = {
        **shared,
        **_best(sentences),
        "asking_cosine": max(asked, cosines_of.asking),
        "heading_coverage": words.shares(heading)[0],
        "heading_asked": _asked_share(passage, words.stems),
        "text": float(any(sentence.role not in APART for sentence in passage.sentences)),
    }
    return Weighed(found, passage, sentences, np.array([whole[name] for name in PASSAGE_SIGNALS]))


def _asked_share(passage: Passage, asked: Collection[str]) -> float:
    """The share that a question has of what the heading nearest to a passage says besides the report's title."""
    own = told_stems(passage.section[-1] if passage.section else "") - set(stems_of(passage.title))
    return len(own.intersection(asked)) / len(own) if own else 0.0


def _best(sentences: NDArray[np.float64]) -> dict[str, float]:
    """What the sentences of a passage reach at best."""
    at = {name: number for number, name in enumerate(SENTENCE_SIGNALS)}
    likely = int((sentences[:, at["cosine"]] + sentences[:, at["context_coverage"]]).argmax())
    most = sentences.max(axis=0)
    best = {
        f"best_{name}": float(most[at[name]])
        for name in ("cosine", "pair_cosine", "coverage", "context_coverage", "order")
    }
    return {**best, "asked_for": float(sentences[likely, at["asked_for"]])}


def _sentence_cosines(
    matrices: Sequence[NDArray[np.float32]], vectors: NDArray[np.float32]
) -> Iterator[SentenceCosines]:
    """For each passage, whose sentences have the vectors of one of `matrices`: worked out for all at once."""
    import numpy as np

    rows = np.concatenate([*matrices, np.zeros((0, vectors.shape[1]), dtype=np.float32)])
    own = cosines(rows, vectors[0])
    asking = own if len(vectors) == 1 else cosines(rows, vectors[-1])
    pairs = rows[:-1] + rows[1:]
    joined = cosines(pairs, vectors[0]) / np.maximum(np.linalg.norm(pairs, axis=1), 1e-6)
    for start, end in pairwise(accumulate(map(len, matrices), initial=0)):
        best = own[start:end].copy()
        between = joined[start : max(start, end - 1)]
        best[:-1] = np.maximum(best[:-1], between)
        best[1:] = np.maximum(best[1:], between)
        yield SentenceCosines(own[start:end].tolist(), best.tolist(), float(asking[start:end].max(initial=-1.0)))
