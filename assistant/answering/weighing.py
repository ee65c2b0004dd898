"""Signals become probabilities, by the small linear models of weights.py."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log
from types import MappingProxyType
from typing import TYPE_CHECKING

from assistant.answering.denial import DENIAL, NEAR_DENIAL
from assistant.answering.kinds import QuestionKind
from assistant.answering.late import Late, LateInteraction, has_foreign, is_strange, lacks, unlike
from assistant.answering.matching import Term, stems_around
from assistant.answering.question import Question
from assistant.answering.several import introduces, wanted
from assistant.answering.signals import SENTENCE_SIGNALS, Weighed
from assistant.answering.topics_asked import is_about
from assistant.answering.weights import ANSWER_SIGNALS, Model, Weights
from assistant.answering.words import stem, stems_of
from assistant.patterns import regex
from assistant.records import Passage, Role

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

READ = 10  # passages whose sentences are read for an answer
COMPARED = 28  # passages that are compared token by token
COMPARED_UNKEPT = 8  # the same where their tokens are not kept and have to be embedded
NOWHERE: Mapping[int, float] = MappingProxyType({})
# A word that no report has is as a rule the reader's own for what they call otherwise: so much of its rarity counts
# where it is missing. A name or a figure that none has counts in full.
OWN_WORD = 0.8
# So many questions of which every sign speaks for an answer have none all the same: nothing is surer than the rest.
LAPSE = 0.025
EFFECT = frozenset("happen happens happened".split())  # asks what comes of a thing, of which no text need say so
LONG_STORY = 8  # words that carry meaning
REPEATED = 2.0  # log-odds that a passage loses for saying only its report's title
# 'Can it sail if it has no crew?' is answered by what denies nothing, too.
IN_CASE = regex(r"(?<=\w)\W+(?:if|unless|when|once|because|although|though)\b[^?]*", re.IGNORECASE)
NEAREST, UNTOLD = 5, -2.0  # passages; log-odds of an answer whether something is so of which none of them has a word
MORE_LISTS = 3  # of those that the noun asked for introduces, beyond
OPEN = frozenset(
    {QuestionKind.LIST, QuestionKind.WHY, QuestionKind.DEFINITION, QuestionKind.PURPOSE, QuestionKind.COMPARISON}
)
YES_NO = regex(
    r"^\W*(?:(?:and|but|or|so) )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must|am"
    r"|might)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with what it is worth. score: its log-odds; late: None where it was not compared token by token;
    sentences: the log-odds of each of its sentences, () where they were not read."""

    weighed: Weighed
    score: float
    late: Late | None = None
    sentences: tuple[float, ...] = ()

    @property
    def probability(self) -> float:
        """That the passage bears on the question."""
        return logistic(self.score)


def rank(
    question: Question,
    terms: Sequence[Term],
    weighed: Sequence[Weighed],
    late: LateInteraction,
    weights: Weights,
    located: Mapping[int, float] = NOWHERE,
    compared: int = COMPARED,
) -> list[Ranked]:
    """The passages, best first, equal ones by id; the sentences of the first READ of them are weighed too.

    located: by passage id, the log-odds that a passage gains for standing where the question says; compared: how many
    passages are compared token by token.
    """
    import numpy as np

    if not weighed:
        return []
    gains = np.array([located.get(one.passage.id, 0.0) - REPEATED * repeats(one.passage) for one in weighed])
    before = first_scores(weighed, weights.first) + gains
    chosen = _order(before, weighed)[:compared]
    near = [weighed[at] for at in chosen]
    lates = late.compare(question.views, terms, [one.passage for one in near])
    scores = weights.second.score(second_rows(near, lates)) + gains[chosen]
    found = [Ranked(near[at], float(scores[at]), lates[at]) for at in _order(scores, near)]
    # What was not compared stands below: each as far under the last as retrieval saw it under the last that was.
    floor, edge = found[-1].score, float(before[chosen[-1]])
    rest = [at for at in _order(before, weighed) if at not in chosen]
    return [
        *read(question, found, weights.sentence),
        *(Ranked(weighed[at], floor + min(0.0, float(before[at]) - edge)) for at in rest),
    ]


def repeats(passage: Passage) -> bool:
    """Whether it says nothing but its report's title, as a cover does: that stands above every passage anyway."""
    if any(sentence.role is not Role.HEADING for sentence in passage.sentences):
        return False
    return set(stems_of(passage.text)) <= set(stems_of(passage.title))


def _order(scores: NDArray[np.float64], weighed: Sequence[Weighed]) -> list[int]:
    """Places, the best score first, equal ones by the passage's id."""
    return sorted(range(len(weighed)), key=lambda at: (-round(float(scores[at]), 6), weighed[at].passage.id))


def read(question: Question, found: Sequence[Ranked], model: Model) -> list[Ranked]:
    """With the log-odds of the sentences of the first READ, and of lists beyond that the noun asked for introduces.

    found: passages that were compared token by token, best first.
    """
    head = question.head or stem(wanted(question).noun)
    lists = [one for one in found[READ:] if head and introduces(one.weighed.passage, head)]
    read_too = {one.weighed.passage.id for one in (*found[:READ], *lists[:MORE_LISTS])}
    best = max(one.score for one in found)
    return [_read(one, best, model) if one.weighed.passage.id in read_too else one for one in found]


def _read(one: Ranked, best: float, model: Model) -> Ranked:
    """With the log-odds of its sentences."""
    assert one.late is not None
    return replace(one, sentences=tuple(model.score(read_rows(one.weighed, one.late, one.score - best)).tolist()))


def first_scores(weighed: Sequence[Weighed], model: Model) -> NDArray[np.float64]:
    """How the passages stand to each other: their signals are measured in deviations from this question's mean."""
    import numpy as np

    return model.score(_relative(np.stack([one.whole for one in weighed])))


def second_rows(weighed: Sequence[Weighed], compared: Sequence[Late]) -> NDArray[np.float64]:
    """Rows of SECOND_SIGNALS, in deviations from the mean of the passages compared."""
    import numpy as np

    late = np.stack([np.concatenate((one.whole, [one.asking], one.sentences[:, :2].max(axis=0))) for one in compared])
    return _relative(np.column_stack((np.stack([one.whole for one in weighed]), late)))


def read_rows(weighed: Weighed, late: Late, standing: float) -> NDArray[np.float64]:
    """Rows of READ_SIGNALS, one for each sentence of a passage."""
    import numpy as np

    return np.column_stack((weighed.sentences, late.sentences, late.beyond, np.full(len(late.sentences), standing)))


def _relative(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    result: NDArray[np.float64] = (rows - rows.mean(axis=0)) / (rows.std(axis=0) + 1e-6)
    return result


def answer_signals(question: Question, ranked: Sequence[Ranked], terms: Sequence[Term]) -> NDArray[np.float64]:
    """What tells whether the best passages answer the question, shape (ANSWER_SIGNALS,)."""
    import numpy as np

    place, best = _likeliest(ranked)
    row = dict(zip(SENTENCE_SIGNALS, best.weighed.sentences[place], strict=True))
    passage = best.weighed.passage
    text = passage.sentences[place].text
    words, around = frozenset(stems_of(text)), stems_around(passage)
    assert best.late is not None
    asking = [term for term in terms if term.asked and term.word not in EFFECT] or list(terms)
    # 'Why … not?' asks for the cause of what the reports deplore, in whatever words.
    denied = bool(DENIAL.search(IN_CASE.sub("", question.asks))) and question.kind is not QuestionKind.WHY
    values = {
        **{name: row[name] for name in ("pair_cosine", "context_coverage", "names", "asked_for", "passage_cosine")},
        "nothing_rare_missing": -max((_rarity(term) for term in asking if not term.among(words)), default=0.0),
        "nothing_rare_unlike": -max(
            (
                _rarity(term) * unlike(like)
                for term, like in zip(terms, best.late.words, strict=True)
                if term.asked and term.word not in EFFECT and not term.among(around)
            ),
            default=0.0,
        ),
        "names_met": -float(sum(term.name and not term.among(around) for term in asking)),
        "denied": -float(denied and not NEAR_DENIAL.search(text)),
        "denies": -float(bool(DENIAL.search(text)) and not NEAR_DENIAL.search(question.asked)),
        "told": min(1.0, sum(not term.asked for term in terms) / LONG_STORY),
        "unnamed": -float(any(map(is_unnamed, terms))),
        "open": float(question.kind in OPEN),
        "yes_no": float(bool(YES_NO.search(question.asks))),
    }
    return np.array([values[name] for name in ANSWER_SIGNALS])


def confidence(question: Question, ranked: Sequence[Ranked], terms: Sequence[Term], weights: Weights) -> float:
    """The probability that the reports answer the question; 0 where nothing was found."""
    if not any(one.sentences for one in ranked):
        return 0.0
    best = _likeliest(ranked)[1].late
    if question.tells_within and best and is_strange(terms, best):  # then it is part of what is asked
        question, terms = replace(question, asks=question.asked), [replace(term, asked=True) for term in terms]
    odds = float(weights.answer.score(answer_signals(question, ranked, terms)[None, :])[0])
    near = [one.late for one in (_likeliest(ranked)[1], *ranked[:NEAREST]) if one.late]
    if YES_NO.match(question.asks) and has_foreign(terms, near, question.asks):
        odds = min(odds, UNTOLD)
    if lacks(terms, is_about(question.asked), near):
        odds = min(odds, UNTOLD)
    likely = logistic(odds if odds > 0 else odds * weights.doubt)
    return min(likely, 0.5) + max(likely - 0.5, 0.0) * (1 - 2 * LAPSE)  # from a half to all but LAPSE


def after_all(likely: float, is_told: bool, weights: Weights) -> float:
    """The probability that the reports answer, `likely` before, once it is known whether anything that was found has
    what is asked for."""
    line = weights.told if is_told else weights.untold
    return min(logistic(line.slope * log_odds(likely) + line.bias), 1 - LAPSE)


def enough(threshold: float, weights: Weights) -> float:
    """How likely an answer must be before, for `threshold` after all, where something has what is asked for."""
    return logistic((log_odds(threshold) - weights.told.bias) / weights.told.slope) if threshold > 0 else 0.0


def _likeliest(ranked: Sequence[Ranked]) -> tuple[int, Ranked]:
    """The place of the sentence most likely to answer, and its passage."""
    odds = ((odds, -number, at) for number, one in enumerate(ranked) for at, odds in enumerate(one.sentences))
    _, number, at = max(odds)
    return at, ranked[-number]


def _rarity(term: Term) -> float:
    return term.weight if term.known or term.name else OWN_WORD * term.weight


def is_unnamed(term: Term) -> bool:
    """Whether the question asks of a name or thing, not of a mere figure, that stands nowhere in the reports."""
    return term.name and term.asked and not term.known and (term.word.isalpha() or " " in term.word)


def logistic(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + exp(-odds)) if odds > -700 else 0.0


def log_odds(likely: float) -> float:
    """A probability as log-odds, of 0 and 1 those of what is hardly more or less."""
    held = min(max(likely, 1e-9), 1 - 1e-9)
    return log(held / (1 - held))
