"""What each group of signals is worth: the weights made without it, and measured on questions that made none.

Two of the SQuAD articles are held out whole, and no question on the overview report is ever used.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import fit
import numpy as np

from assistant.answering.late import Late, LateInteraction
from assistant.answering.matching import Term
from assistant.answering.weighing import confidence, rank
from assistant.answering.weights import Weights
from assistant.evaluation.measures import auroc
from assistant.records import Passage

GROUPS = {
    "meaning: cosine of sentence, pair and passage": (
        "cosine", "pair_cosine", "passage_cosine", "best_cosine", "best_pair_cosine", "asking_cosine",
    ),
    "late interaction of tokens": (
        "late_rare", "late_all", "late_least", "late_asking", "best_late_rare", "best_late_all", "nothing_rare_unlike",
    ),
    "the sentence that asks, by itself": ("asking_cosine", "late_asking"),
    "other passages of the same report": ("report_cosine",),
    "the question's words, by rarity": (
        "coverage", "context_coverage", "around_coverage", "passage_coverage", "best_coverage", "best_context_coverage",
        "heading_coverage", "heading_asked", "nothing_rare_missing",
    ),
    "names and figures": ("names", "names_met"),
    "words in the question's order": ("order", "best_order"),
    "what is asked for is there": ("asked_for",),
    "retrieval's own order": ("fused", "lexical"),
    "kind of text: item, length, running text": ("item", "words", "text"),
    "standing of the passage": ("standing",),
    "denial": ("denied", "denies"),
    "whether a situation is told": ("told",),
}  # fmt: skip


class Remembered(LateInteraction):
    """Compares each question with a passage once: weights are made many times over the same ones."""

    def __init__(self, late: LateInteraction) -> None:
        super().__init__(late._encoder, late._projection, kept=late._most)
        self._known: dict[tuple[tuple[str, ...], int], Late] = {}

    def compare(self, views: tuple[str, ...], terms: Sequence[Term], passages: Sequence[Passage]) -> list[Late]:
        """In the order of `passages`."""
        new = [one for one in passages if (views, one.id) not in self._known]
        if new:
            found = super().compare(views, terms, new)
            self._known |= {(views, one.id): how for one, how in zip(new, found, strict=True)}
        return [self._known[views, one.id] for one in passages]


def table(shared: Path, work: Path) -> str:
    """A line for each group left out, in Markdown: right page first and AUROC of confidence, on both."""
    made = fit.load(shared, work)
    turn = fit.projected(fit.projection([made["squad"], made["guidance"]]))
    rows = [json.loads(line) for line in (shared / "overview" / "questions.jsonl").read_text("utf-8").splitlines()]
    overview = fit.cases("overview", shared.parent / "reports", rows, work)
    found = [case for one in made.values() for case in one.cases]
    compared = {name: Remembered(one.late(turn)) for name, one in (made | {"overview": overview}).items()}
    articles = sorted({case.row["document"] for case in found if case.set == "squad"})
    away = set(articles[1::3])
    held = [case for case in found if case.set == "squad" and case.row["document"] in away]
    used = [case for case in found if not (case.set == "squad" and case.row["document"] in away)]
    lines = [
        f"Held out: {', '.join(sorted(away))} ({len(held)} questions).\n",
        "| left out | SQuAD: right page first | AUROC | overview: right page first | AUROC |",
        "|---|---|---|---|---|",
    ]
    for name, group in {"nothing": (), **GROUPS}.items():
        weights = fit.fit(used, compared, frozenset(group))
        values = [value for cases in (held, overview.cases) for value in _measured(cases, compared, weights)]
        lines.append(f"| {name} | {' | '.join(f'{value:.3f}' for value in values)} |")
        print(lines[-1], flush=True)
    return "\n".join(lines)


def _measured(cases: Sequence[fit.Case], late: dict[str, Remembered], weights: Weights) -> tuple[float, float]:
    """(share of the answerable whose first passage is on a right page, AUROC of confidence)."""
    first, scores = [], []
    for case in cases:
        ranked = rank(case.question, case.terms, case.weighed, late[case.set], weights)
        scores.append(confidence(case.question, ranked, case.terms, weights))
        if case.answerable:
            passage = ranked[0].weighed.passage
            file = case.row.get("report") or case.row.get("document")
            here = case.files[passage.report_id] == file and bool(set(passage.page_numbers) & set(case.row["pages"]))
            first.append(here)
    truth = np.array([case.answerable for case in cases], dtype=bool)
    return sum(first) / len(first), auroc(np.array(scores), truth)
