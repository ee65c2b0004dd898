"""What can be read off a passage and its sentences about whether they answer a question: numbers with a name each.

docs/decisions says what each is worth. Nothing here is learned; `weighing` turns signals into probabilities.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from assistant.answering.question import Question, QuestionKind, stem, stems
from assistant.answering.retrieve import Found
from assistant.indexing.store import Index
from assistant.records import Passage, Role, Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SENTENCE_SIGNALS = (
    "cosine",  # of the question and the sentence
    "pair_cosine",  # the same with a neighbour of the sentence, the better one
    "passage_cosine",
    "coverage",  # share of the question's words, weighted by rarity, that stand in the sentence
    "context_coverage",  # the same with headings, lead-in and what the sentence leans on
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
    "passage_coverage",
    "best_coverage",
    "best_context_coverage",
    "heading_coverage",
    "best_order",
    "asked_for",
    "fused",  # the passage's place in retrieval, 1 for the best
    "lexical",  # the passage's BM25 relative to the best
    "text",  # 0 for a passage of footnotes, references, imprint or captions alone
)

FIGURE = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|half|third|quarter|dozens?|once|twice|none|majority)\b", re.IGNORECASE)  # fmt: skip
DATE = re.compile(r"\b(?:1[0-9]|20)\d\d\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter|century|decade|years? (?:ago|later))\b|\b\d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)  # fmt: skip
CAUSE = re.compile(r"\b(?:because|since|due to|owing to|thanks to|as a result|result(?:ed|s|ing)? (?:in|from)|reasons?|caus(?:e|es|ed|ing)|therefore|thus|hence|so that|in order to|to (?:avoid|ensure|prevent|help|allow|enable)|led to|leads to|which (?:made|makes|meant|means)|as they|as it|attributed?|explain(?:s|ed)?)\b", re.IGNORECASE)  # fmt: skip
NAME_INSIDE = re.compile(r"(?<=[a-z,;:’'\")] )(?:the )?[A-Z][\w’'&-]+|[A-Z]{2,}|^[A-Z][\w’'-]+ [A-Z][\w’'-]+")
PLACE = re.compile(r"\b(?:in|at|near|from|to|of|across|throughout|within) (?:the )?[A-Z]")
LEANS = re.compile(
    r"^[\W]*(?:this|these|that|those|they|it|its|their|he|she|his|her|such|both|here|there|also|however|but|and|so|"
    r"then|for example|for instance|in addition|moreover|furthermore|therefore|thus|instead|the (?:former|latter|unit|"
    r"report|system|programme|project|scheme|study|survey))\b",
    re.IGNORECASE,
)
APART = frozenset({Role.FOOTNOTE, Role.REFERENCE, Role.IMPRINT, Role.CAPTION, Role.HEADING})


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question. `weight` is its rarity: the logarithm of how few passages hold it."""

    word: str
    stem: str
    weight: float
    name: bool
    known: bool  # whether any passage of the index holds it


@dataclass(frozen=True, slots=True)
class Weighed:
    """A found passage with its signals: `sentences` has shape (sentences, SENTENCE_SIGNALS), `whole` (PASSAGE_SIGNALS,)."""

    found: Found
    passage: Passage
    sentences: NDArray[np.float64]
    whole: NDArray[np.float64]


def terms_of(question: Question, index: Index, report_ids: Collection[str] | None = None) -> tuple[Term, ...]:
    """The question's words with their rarity where it is asked: log(1 + (N - n + 0.5) / (n + 0.5)), as in BM25."""
    found, total = [], index.count(report_ids)
    for word in question.terms:
        holding = index.document_frequency(word, report_ids)
        weight = log(1 + (total - holding + 0.5) / (holding + 0.5))
        found.append(Term(word, stem(word), weight, word in question.names, holding > 0))
    return tuple(found)


@lru_cache(maxsize=50_000)
def words_of(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order."""
    return tuple(stems(text))


def signals(
    question: Question,
    terms: Sequence[Term],
    vector: NDArray[np.float32],
    index: Index,
    found: Sequence[Found],
) -> list[Weighed]:
    """The signals of each found passage and of each of its sentences, in the order of `found`."""
    ids = [one.passage_id for one in found]
    cosines = index.vectors(ids) @ vector
    best_lexical = max((one.lexical for one in found), default=0.0) or 1.0
    best_fused = max((one.fused for one in found), default=0.0) or 1.0
    result = []
    for one, passage, cosine, matrix in zip(
        found, index.passages(ids), cosines, index.sentence_vectors_of(ids), strict=True
    ):
        place = {
            "passage_cosine": float(cosine),
            "fused": one.fused / best_fused,
            "lexical": one.lexical / best_lexical,
        }
        result.append(_weighed(question, terms, one, passage, matrix, vector, place))
    return result


def _weighed(
    question: Question,
    terms: Sequence[Term],
    found: Found,
    passage: Passage,
    matrix: NDArray[np.float32],
    vector: NDArray[np.float32],
    place: Mapping[str, float],
) -> Weighed:
    import numpy as np

    heading = frozenset(words_of(passage.heading))
    own = [words_of(sentence.text) for sentence in passage.sentences]
    everything = heading.union(*own)
    cosines, pairs = _cosines(matrix, vector)
    shared = {**place, "passage_coverage": coverage(terms, everything)}
    rows = []
    for number, sentence in enumerate(passage.sentences):
        here = frozenset(own[number])
        context = here | heading | _leaned_on(passage.sentences, own, number)
        values = {
            **shared,
            "cosine": cosines[number],
            "pair_cosine": pairs[number],
            "coverage": coverage(terms, here),
            "context_coverage": coverage(terms, context),
            "names": names_share(terms, context),
            "order": order_share(terms, own[number]),
            "asked_for": asked_for(question.kind, sentence.text, terms),
            "item": float(sentence.role is Role.ITEM),
            "words": log(1 + len(own[number])),
        }
        rows.append([values[name] for name in SENTENCE_SIGNALS])
    sentences = np.array(rows, dtype=np.float64).reshape(len(rows), len(SENTENCE_SIGNALS))
    whole = {
        **shared,
        **_best(sentences),
        "heading_coverage": coverage(terms, heading),
        "text": float(any(sentence.role not in APART for sentence in passage.sentences)),
    }
    return Weighed(found, passage, sentences, np.array([whole[name] for name in PASSAGE_SIGNALS]))


def _best(sentences: NDArray[np.float64]) -> dict[str, float]:
    """What the sentences of a passage reach at best."""
    column = {name: sentences[:, number] for number, name in enumerate(SENTENCE_SIGNALS)}
    likely = int((column["cosine"] + column["context_coverage"]).argmax())
    best = {
        f"best_{name}": float(column[name].max())
        for name in ("cosine", "pair_cosine", "coverage", "context_coverage", "order")
    }
    return {**best, "asked_for": float(column["asked_for"][likely])}


def _cosines(matrix: NDArray[np.float32], vector: NDArray[np.float32]) -> tuple[list[float], list[float]]:
    """Of each sentence, and of each with its better neighbour (the mean of two vectors stands for the pair)."""
    import numpy as np

    own = matrix @ vector
    best = own.copy()
    if len(matrix) > 1:
        pairs = matrix[:-1] + matrix[1:]
        joined = (pairs @ vector) / np.maximum(np.linalg.norm(pairs, axis=1), 1e-6)
        best[:-1] = np.maximum(best[:-1], joined)
        best[1:] = np.maximum(best[1:], joined)
    return own.tolist(), best.tolist()


def _leaned_on(sentences: Sequence[Sentence], own: Sequence[tuple[str, ...]], number: int) -> frozenset[str]:
    """The words of what a sentence needs to be understood: its list's lead-in, or the sentence that it refers to."""
    sentence = sentences[number]
    if sentence.group:
        lead = [place for place in range(number) if sentences[place].group == sentence.group]
        return frozenset(own[lead[0]]) if lead else frozenset()
    return frozenset(own[number - 1]) if number and leans(sentence.text) else frozenset()


def leans(text: str) -> bool:
    """Whether a sentence begins with a word that refers to the one before: 'This', 'They', 'These champions'."""
    return bool(LEANS.match(text))


def coverage(terms: Sequence[Term], words: Iterable[str]) -> float:
    """The share, by weight, of the question's words that are among `words` (stems); 0 to 1."""
    words = words if isinstance(words, (set, frozenset)) else frozenset(words)
    total = sum(term.weight for term in terms)
    return sum(term.weight for term in terms if term.stem in words) / total if total else 0.0


def names_share(terms: Sequence[Term], words: frozenset[str]) -> float:
    """The share of the question's names and figures that are among `words`; 1 where it has none."""
    names = [term for term in terms if term.name]
    return sum(term.stem in words for term in names) / len(names) if names else 1.0


def order_share(terms: Sequence[Term], words: Sequence[str], apart: int = 3) -> float:
    """The share of the question's neighbouring words that stand, in order, at most `apart` words from each other."""
    if len(terms) < 2:
        return 0.0
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        places.setdefault(word, []).append(place)
    near = sum(
        any(0 < after - before <= apart for before in places.get(one.stem, ()) for after in places.get(other.stem, ()))
        for one, other in zip(terms, terms[1:], strict=False)
    )
    return near / (len(terms) - 1)


def asked_for(kind: QuestionKind, text: str, terms: Sequence[Term]) -> float:
    """Whether a sentence has the kind of thing that is asked for, besides what the question itself names; 0, 0.5 or 1."""
    patterns = {
        QuestionKind.QUANTITY: FIGURE,
        QuestionKind.WHEN: DATE,
        QuestionKind.WHO: NAME_INSIDE,
        QuestionKind.WHERE: PLACE,
        QuestionKind.WHY: CAUSE,
    }
    if kind not in patterns:
        return 0.5
    known = {term.word for term in terms}
    return float(any(match[0].lower() not in known for match in patterns[kind].finditer(text)))
