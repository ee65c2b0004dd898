"""The weights in assistant/answering/weights.json are made: `make weights`.

From SQuAD 2.0 (CC BY-SA 4.0), ConditionalQA (BSD-2-Clause) and this project's own questions on ConditionalQA's guidance
and on its own briefings, each set as PDFs and read, indexed and searched as any report is. All weights are held at 0 or
above (but for a sentence's length), so that each signal counts for what it is meant to count for. Nothing here is
needed to answer a question.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import sets
from numpy.typing import NDArray
from scipy.optimize import minimize, minimize_scalar

from assistant.answering.late import Late, LateInteraction
from assistant.answering.matching import Term
from assistant.answering.question import Question, understand
from assistant.answering.retrieve import retrieve
from assistant.answering.signals import PASSAGE_SIGNALS, Weighed, looked_up, signals, terms_of
from assistant.answering.weighing import READ, answer_signals, rank, read_rows, second_rows
from assistant.answering.weights import (
    ANSWER_SIGNALS,
    READ_SIGNALS,
    SECOND_SIGNALS,
    Model,
    Weights,
    model_of,
    packaged_weights,
)
from assistant.indexing.build import build
from assistant.indexing.encoder import PACKAGED, Encoder, load_encoder
from assistant.indexing.layout import Layout
from assistant.indexing.pieces import embedding_text
from assistant.indexing.projection import PACKAGED_DIMENSIONS, Projection, projection_of
from assistant.indexing.store import Index
from assistant.records import Passage, Sentence
from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SPAN = 3  # every so many SQuAD questions is used: neighbours ask the same paragraph
SHARE = {
    "squad": 1.5,
    "guidance": 1.0,
    "plain guidance": 0.5,
    "briefings": 1.0,
}  # how much each set counts, whatever its size
# For `answer`: how much each set counts, and the share of its questions that are taken to have an answer. The plain
# questions on guidance are left out, so that they can tell what it is worth.
ANSWERS = {"squad": (1.5, 0.68), "guidance": (1.0, 0.95), "briefings": (4.0, 0.83)}
RIDGE, RANKING_RIDGE, NO_RIDGE = 1.0, 0.3, 0.0003
# Weights that are given, of the last signals. `unnamed`: the logarithm of how much rarer such a name is among questions
# with an answer than among those without, 4 in 100 against 43 on ConditionalQA, none against 2 of 9 on the briefings.
# On SQuAD, whose questions were written with the text in view, it is no sign of anything, so that the fit would find
# no weight for it. `open`: questions of those kinds have an answer oftener, by odds of 1.3 on the questions of
# tests/golden/wordings.jsonl and 1.6 on the briefings', in logarithms; taken at less than half, since who writes
# questions without an answer likes to ask for single facts.
# `yes_no`: of questions whether something is so that seem to have an answer by odds of 3 to 7, nine in ten have one,
# by odds of 1 to 2 more, in logarithms; half of it is taken.
GIVEN = {"unnamed": 2.3, "open": 0.5, "yes_no": 0.75}
# The confidence is to be right for people who ask of reports: its temperature is made from such questions alone, and
# held to 1 by a normal prior of its logarithm with this deviation.
CALIBRATED, LOOSE = "briefings", 0.4
# Of the half of `sentence` that sets sentences against those beside them: how much a sentence's passage counts for it,
# and what the question's names, and its words in the sentence itself, count at least, on the scale that ranks them. The
# fit would have less of each: on its sets nearly every sentence of the right passage has the names, and it minds a
# wrong page no more than a wrong sentence.
STANDING, LEAST = 2.0, {"names": 0.25, "coverage": 0.2}
DIMENSIONS = 96  # of the projected token vectors
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """One question with what was found for it, and what is right."""

    set: str
    row: dict[str, Any]
    question: Question
    terms: tuple[Term, ...]
    weighed: list[Weighed]
    files: dict[str, str]

    @property
    def answerable(self) -> bool:
        """Whether the set says that it has an answer."""
        return bool(self.row["answerable"])

    def right_sentence(self, passage: Passage, sentence: Sentence) -> bool:
        """Whether a sentence of a passage is evidence, or part of it."""
        wanted = self.row.get("report") or self.row.get("document")
        if not self.answerable or (wanted and self.files[passage.report_id] != wanted):
            return False
        pages = set(self.row["pages"])
        if pages and not pages & {span.page for span in sentence.spans}:
            return False
        words = plain(sentence.text)
        return any(piece in words or (len(words) > 20 and words in piece) for piece in map(plain, self.row["evidence"]))

    def right_passage(self, passage: Passage) -> bool:
        """Whether any of its sentences is evidence."""
        return any(self.right_sentence(passage, sentence) for sentence in passage.sentences)


def plain(text: str) -> str:
    """Small letters and figures between single spaces."""
    return f" {re.sub(r'[^a-z0-9]+', ' ', text.lower()).strip()} "


@dataclass(frozen=True)
class Found:
    """The cases of a set, and what its index holds."""

    cases: list[Case]
    index: Index
    encoder: Encoder

    def late(self, projection: Projection) -> LateInteraction:
        """Late interaction that keeps the tokens of all its passages."""
        return LateInteraction(self.encoder, projection, kept=self.index.size)


def cases(name: str, sources: Path, rows: Sequence[dict[str, Any]], work: Path) -> Found:
    """Build an index of `sources` and look up every row."""
    settings = Settings(sources=sources, index=work / f"index-{name}")
    build(settings)
    index = Index.open(settings.index)
    encoder = load_encoder(settings.model, Layout(settings.index).model)
    files = {report.id: report.file for report in index.reports}
    ids = {file: report_id for report_id, file in files.items()}
    found = []
    for row in rows:
        question = understand(row["question"], row.get("history") or ())
        chosen = [ids[row["report"]]] if row.get("report") else None
        vectors = encoder.encode(list(question.views))
        terms = terms_of(question, index, chosen)
        near = retrieve(index, looked_up(question, index), vectors, chosen)
        found.append(Case(name, row, question, terms, signals(question, terms, vectors, index, near), files))
    return Found([case for case in found if case.weighed], index, encoder)


def projection(found: Sequence[Found]) -> NDArray[np.float16]:
    """Of the tokens of the sets' passages. Rows: the shift, then the turn.

    The mean is taken away; then they are turned to the DIMENSIONS directions in which they differ most (principal
    components), and divided there by the root of their spread.
    """
    texts = [embedding_text(one) for each in found for one in each.index.passages(range(each.index.size))][::5]
    vectors = np.concatenate([tokens.vectors for tokens in found[0].encoder.token_vectors(texts)]).astype(np.float64)
    mean = vectors.mean(axis=0)
    spread, directions = np.linalg.eigh((vectors - mean).T @ (vectors - mean) / len(vectors))
    turn = directions[:, ::-1][:, :DIMENSIONS] / spread[::-1][:DIMENSIONS] ** 0.25
    turn /= np.linalg.norm((vectors - mean) @ turn, axis=1).mean()
    return np.concatenate(((-mean @ turn)[None, :], turn)).astype(np.float16)


def projected(turn: NDArray[np.float16]) -> Projection:
    """As the program reads it from its file."""
    return Projection(turn[1:].astype(np.float32), turn[0].astype(np.float32))


def ranking(groups: Sequence[tuple[str, Matrix, Matrix]], names: tuple[str, ...], ridge: float) -> Model:
    """Weights of 0 or above under which a right passage is likeliest to be the first."""
    weights, bias = conditional_logit(groups, np.zeros(len(names)), [(0, None)] * len(names), ridge)
    return Model(names, (0.0,) * len(names), (1.0,) * len(names), tuple(weights), bias)


def conditional_logit(
    groups: Sequence[tuple[str, Matrix, Matrix]], start: Matrix, bounds: Sequence[tuple[Any, Any]], ridge: float
) -> tuple[Matrix, float]:
    """Weights, within bounds, under which a right row is likeliest to be the first of its group; and a bias.

    Both are scaled so that scores are log-odds of being right. groups: a set's name, rows, and which of them are right.
    A weight that may not change before that has both bounds at its start.
    """
    parts = _shares([name for name, _, _ in groups])

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total, gradient = ridge * float(weights @ weights) / 2, ridge * weights
        for (_, rows, right), part in zip(groups, parts, strict=True):
            scores = rows @ weights
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
            chosen = float((odds * right).sum()) + 1e-12
            total -= part * float(np.log(chosen))
            gradient = gradient - part * (rows.T @ (odds * right / chosen - odds))
        return total, gradient

    found: Matrix = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    scores = np.concatenate([rows @ found for _, rows, _ in groups])
    right = np.concatenate([right for _, _, right in groups])
    sizes = [np.full(len(rows), part) for (_, rows, _), part in zip(groups, parts, strict=True)]
    scale = logit(scores[:, None], right, np.concatenate(sizes), ("score",), 0.0)
    slope = scale.weights[0] / scale.deviations[0]
    return found * slope, scale.bias - slope * scale.means[0]


def logit(
    rows: Matrix, right: Matrix, parts: Matrix, names: tuple[str, ...], ridge: float, free: Sequence[str] = ()
) -> Model:
    """Logistic regression with weights of 0 or above, but for the signals in `free`; `parts` weigh the rows."""
    means, deviations = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled, parts = (rows - means) / deviations, parts / parts.sum() * 1000

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        scores = scaled @ weights[:-1] + weights[-1]
        total = float(((np.logaddexp(0, scores) - right * scores) * parts).sum())
        error = (1 / (1 + np.exp(-scores)) - right) * parts
        gradient = np.append(scaled.T @ error + ridge * weights[:-1], error.sum())
        return total + ridge * float(weights[:-1] @ weights[:-1]) / 2, gradient

    bounds = [(None, None) if name in free else (0, None) for name in names]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    return Model(names, tuple(means), tuple(deviations), tuple(found[:-1]), float(found[-1]))


def _shares(names: Sequence[str]) -> list[float]:
    return [SHARE[name] / names.count(name) for name in names]


def fit(found: Sequence[Case], late: dict[str, LateInteraction], without: frozenset[str] = frozenset()) -> Weights:
    """All four models, one after the other. without: names of signals to leave out, for the ablation."""
    groups = []
    for case in found:
        right = np.array([case.right_passage(one.passage) for one in case.weighed], dtype=float)
        if right.any():
            rows = np.stack([one.whole for one in case.weighed])
            groups.append((case.set, (rows - rows.mean(axis=0)) / (rows.std(axis=0) + 1e-6), right))
    first = _without(PASSAGE_SIGNALS, without, lambda names, rows: ranking(rows, names, RANKING_RIDGE), groups)

    read = _compared(found, late)
    groups = []
    for case, weighed, _, rows in read:
        right = np.array([case.right_passage(one.passage) for one in weighed], dtype=float)
        if right.any():
            groups.append((case.set, rows, right))
    second = _without(SECOND_SIGNALS, without, lambda names, rows: ranking(rows, names, RANKING_RIDGE), groups)
    sentence = _sentence_model(read, second, without)
    blank = Model(ANSWER_SIGNALS, *((0.0,) * len(ANSWER_SIGNALS),) * 3, 0.0)
    weights = Weights(first, second, sentence, blank)
    rows = np.stack([answer_rows(case, late, weights) for case in found])
    weights = replace(weights, answer=_answer_model(found, rows, without))
    weights = replace(weights, answer=calibrated(found, rows, weights.answer))
    return replace(weights, doubt=doubt(found, weights.answer.score(rows)))


def _compared(
    found: Sequence[Case], late: dict[str, LateInteraction]
) -> list[tuple[Case, list[Weighed], list[Late], Matrix]]:
    """Each case with its passages, compared token by token, and their SECOND_SIGNALS."""
    read = []
    for case in found:
        compared = late[case.set].compare(case.question.views, case.terms, [one.passage for one in case.weighed])
        read.append((case, case.weighed, compared, second_rows(case.weighed, compared)))
    return read


def _with_new_sentence(kept: dict[str, Any], found: Sequence[Case], late: dict[str, LateInteraction]) -> Weights:
    """The weights of weights.json with the model of sentences and `doubt` made anew, and the others as they are."""
    first, second = model_of(kept["first"], PASSAGE_SIGNALS), model_of(kept["second"], SECOND_SIGNALS)
    sentence = _sentence_model(_compared(found, late), second, frozenset())
    weights = Weights(first, second, sentence, model_of(kept["answer"], ANSWER_SIGNALS))
    rows = np.stack([answer_rows(case, late, weights) for case in found])
    return replace(weights, doubt=doubt(found, weights.answer.score(rows)))


def _without(
    names: tuple[str, ...],
    without: frozenset[str],
    make: Callable[..., Model],
    groups: Sequence[tuple[str, Matrix, Matrix]],
) -> Model:
    """Make a model of the signals that are left, and give those that are not a weight of 0."""
    gone = np.array([name in without for name in names])
    return make(names, [(name, np.where(gone, 0.0, rows), right) for name, rows, right in groups])


def _sentence_model(
    read: Sequence[tuple[Case, list[Weighed], list[Late], Matrix]], second: Model, without: frozenset[str]
) -> Model:
    """The mean of two: what the right sentences of all questions have, and what tells each from those beside it."""
    groups = []
    for case, near, compared, second_row in read:
        scores = second.score(second_row)
        best = np.argsort(-scores, kind="stable")[:READ]
        rows = np.concatenate([read_rows(near[at], compared[at], float(scores[at] - scores.max())) for at in best])
        sentences = [(near[at].passage, sentence) for at in best for sentence in near[at].passage.sentences]
        right = np.array([case.right_sentence(*one) for one in sentences], dtype=float)
        if right.any() or not case.answerable:  # else nothing can be learned of where the evidence stands
            groups.append((case.set, rows, right))
    gone = np.array([name in without for name in READ_SIGNALS])
    groups = [(name, np.where(gone, 0.0, rows), right) for name, rows, right in groups]
    sizes = {name: sum(len(right) for other, _, right in groups if other == name) for name, _, _ in groups}
    parts = np.concatenate([np.full(len(right), SHARE[name] / sizes[name]) for name, _, right in groups])
    rows, right = (np.concatenate([group[at] for group in groups]) for at in (1, 2))
    apart = logit(rows, right, parts, READ_SIGNALS, 0.05, ("words",))
    beside, bias = _beside(groups, rows.mean(axis=0), rows.std(axis=0) + 1e-9, gone)
    weights = tuple((one + other) / 2 for one, other in zip(apart.weights, beside, strict=True))
    return Model(READ_SIGNALS, apart.means, apart.deviations, weights, (apart.bias + bias) / 2)


def _beside(
    groups: Sequence[tuple[str, Matrix, Matrix]], means: Matrix, deviations: Matrix, gone: Matrix
) -> tuple[Matrix, float]:
    """Weights of deviations from the means, and a bias, that tell the right sentence from those that are read with it.

    gone: which signals are left out, and have a weight of 0.
    """
    groups = [(name, (rows - means) / deviations, right) for name, rows, right in groups if right.any()]
    least = np.array([LEAST.get(name, 0.0) for name in READ_SIGNALS])
    least[READ_SIGNALS.index("standing")] = STANDING * deviations[READ_SIGNALS.index("standing")]
    least[gone] = 0.0
    bounds: list[tuple[Any, Any]] = [
        (low, low) if name == "standing" or left_out else (None if name == "words" else low, None)
        for name, low, left_out in zip(READ_SIGNALS, least, gone, strict=True)
    ]
    return conditional_logit(groups, least, bounds, NO_RIDGE)


def _answer_model(found: Sequence[Case], rows: Matrix, without: frozenset[str]) -> Model:
    right, parts = _answered(found)
    names = [name for name in ANSWER_SIGNALS if name not in GIVEN]
    gone = np.array([name in without for name in names])
    made = logit(np.where(gone, 0.0, rows[:, : len(names)]), right, parts, tuple(names), RIDGE)
    weights = [0.0 if name in without else weight for name, weight in GIVEN.items()]
    means, deviations = [0.0] * len(GIVEN), [1.0] * len(GIVEN)
    return Model(
        ANSWER_SIGNALS, (*made.means, *means), (*made.deviations, *deviations), (*made.weights, *weights), made.bias
    )


def _answered(found: Sequence[Case]) -> tuple[Matrix, Matrix]:
    """Of each question whether it has an answer, and how much it counts by ANSWERS."""
    right = np.array([case.answerable for case in found], dtype=float)
    parts = np.zeros(len(found))
    for name, (part, share_answered) in ANSWERS.items():
        members = np.array([case.set == name for case in found])
        for answered, share in ((1.0, share_answered), (0.0, 1 - share_answered)):
            chosen = members & (right == answered)
            parts[chosen] = part * share / max(1, chosen.sum())
    return right, parts


def answer_rows(case: Case, late: dict[str, LateInteraction], weights: Weights) -> Matrix:
    """ANSWER_SIGNALS of one question."""
    ranked = rank(case.question, case.terms, case.weighed, late[case.set], weights)
    return answer_signals(case.question, ranked, case.terms)


def calibrated(found: Sequence[Case], rows: Matrix, model: Model) -> Model:
    """The model of `answer` with its log-odds stretched to what comes of CALIBRATED's questions: temperature scaling.

    rows: ANSWER_SIGNALS of each question. Guo, Pleiss, Sun and Weinberger, 'On Calibration of Modern Neural Networks',
    ICML 2017; with a prior.
    """
    asked = np.array([case.set == CALIBRATED for case in found])
    odds = model.score(rows[asked])
    right = np.array([case.answerable for case in found], dtype=float)[asked]

    def loss(stretch: float) -> float:
        scores = np.exp(stretch) * odds
        return float((np.logaddexp(0, scores) - right * scores).sum() + stretch**2 / (2 * LOOSE**2))

    slope = float(np.exp(minimize_scalar(loss, bounds=(-2, 2)).x))
    return replace(model, weights=tuple(slope * one for one in model.weights), bias=slope * model.bias)


def doubt(found: Sequence[Case], odds: Matrix) -> float:
    """The number under 1 by which log-odds under 0 are nearest to what comes of them, by likelihood on all sets.

    What speaks against an answer is, as a rule, a word that is missing, and an answer may have others. One number for
    each side of 0 is beta calibration with its middle held (Kull, Silva Filho and Flach, AISTATS 2017).
    """
    right, parts = _answered(found)
    under = odds < 0

    def loss(slope: float) -> float:
        scores = slope * odds[under]
        return float(((np.logaddexp(0, scores) - right[under] * scores) * parts[under]).sum())

    return float(minimize_scalar(loss, bounds=(0.05, 1.0), method="bounded").x)


def as_json(weights: Weights) -> str:
    """As it stands in weights.json."""
    models = {"first": weights.first, "second": weights.second, "sentence": weights.sentence, "answer": weights.answer}
    found: dict[str, Any] = {name: _as_dict(model) for name, model in models.items()}
    found |= {"doubt": round(weights.doubt, 5)}
    for name, small in (("reranker", weights.reranker), ("told", weights.told), ("untold", weights.untold)):
        found[name] = {part: round(value, 5) for part, value in asdict(small).items()}
    return json.dumps(found, indent=1) + "\n"


def _as_dict(model: Model) -> dict[str, Any]:
    rows = zip(model.names, model.means, model.deviations, model.weights, strict=True)
    signals = {
        name: {"mean": round(mean, 5), "deviation": round(deviation, 5), "weight": round(weight, 5)}
        for name, mean, deviation, weight in rows
    }
    return {"signals": signals, "bias": round(model.bias, 5)}


def load(shared: Path, work: Path) -> dict[str, Found]:
    """All sets."""
    squad = sets.squad(shared / "squad2" / "articles.json", work / "squad")[::SPAN]
    guidance = sets.conditional_qa(shared / "govuk", work / "guidance")
    plain = sets.guidance(shared / "govuk", ROOT / "tests" / "golden" / "guidance.jsonl")
    plain = [row for row in plain if row["answerable"]]
    lines = (ROOT / "tests" / "golden" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return {
        "squad": cases("squad", work / "squad", squad, work),
        "guidance": cases("guidance", work / "guidance", guidance, work),
        "plain guidance": cases("plain guidance", work / "guidance", plain, work),
        "briefings": cases("briefings", ROOT / "sources", [json.loads(line) for line in lines], work),
    }


def main() -> None:
    """Make the weights and say what each signal got."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--sets", type=Path, default=ROOT.parent / "shared" / "eval", help="where the question sets are"
    )
    parser.add_argument("--work", type=Path, default=ROOT / ".venv" / "weights", help="where PDFs and indexes are kept")
    parser.add_argument("--out", type=Path, default=ROOT / "assistant" / "answering" / "weights.json")
    parser.add_argument("--projection", type=Path, default=ROOT / "assistant" / "indexing" / "projection.npy")
    parser.add_argument(
        "--sentence",
        action="store_true",
        help="make the model of sentences, how doubt counts and the reranker's weights",
    )
    parser.add_argument("--reranker", action="store_true", help="make the reranker's weights; leave the others")
    parser.add_argument("--outcomes", action="store_true", help="make what confidence is after all; leave the others")
    parser.add_argument("--ablate", action="store_true", help="say what each group of signals is worth; write nothing")
    given = parser.parse_args()
    if given.ablate:
        import ablation  # it stands on this module

        print(ablation.table(given.sets, given.work))
        return
    import outcomes  # these stand on this module
    import reread

    if given.outcomes:
        _written(outcomes.with_outcomes(packaged_weights(), given.sets, given.work), given.out)
        return
    made = load(given.sets, given.work)
    found = [case for one in made.values() for case in one.cases]
    if given.sentence or given.reranker:
        packaged = projection_of(PACKAGED, PACKAGED_DIMENSIONS)
        late = {name: one.late(packaged) for name, one in made.items()}
        kept = json.loads(given.out.read_text(encoding="utf-8"))
        weights = _with_new_sentence(kept, found, late) if given.sentence else packaged_weights()
    else:
        turn = projection([made["squad"], made["guidance"]])
        np.save(given.projection, turn)
        late = {name: one.late(projected(turn)) for name, one in made.items()}
        weights = fit(found, late)
    _written(reread.with_reranker(found, late, weights), given.out)
    print("Now make what confidence is after all, with these weights: fit.py --outcomes.")


def _written(weights: Weights, out: Path) -> None:
    """Keep the weights, and say what each signal got."""
    out.write_text(as_json(weights), encoding="utf-8")
    for model in (weights.first, weights.second, weights.sentence, weights.answer):
        print({name: round(weight, 2) for name, weight in zip(model.names, model.weights, strict=True)})
    print({"doubt": round(weights.doubt, 2)}, weights.reranker, weights.told, weights.untold)


if __name__ == "__main__":
    main()
