"""What each way to embed a passage or a sentence finds by itself: no words, no weights, no comparing by token.

    python benchmarks/grains.py [SET …] [--sets FOLDER] [--work FOLDER]

Passages are ranked by the cosine of the question and their own vector, or that of their nearest sentence. The sets are
those of `quality.py`, whose indexes are used where they are built; where a set knows the words of its evidence these
have to stand in the passage, elsewhere its page has to be a right one.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from measure import ROOT
from quality import SETS, Rows, bare_hits

from assistant.answering.question import understand
from assistant.evaluation.measures import CUTS
from assistant.evaluation.outcome import Right, ranks
from assistant.indexing.build import build
from assistant.indexing.encoder import Encoder, load_encoder
from assistant.indexing.layout import Layout
from assistant.indexing.pieces import both, embedding_text, means, places
from assistant.indexing.store import Index
from assistant.records import Passage, Report
from assistant.settings import Settings

Matrix = np.ndarray
MOST = max(CUTS)


def grains(passages: Sequence[Passage], encoder: Encoder) -> Mapping[str, Callable[[Matrix], Matrix]]:
    """By name, what gives the cosines of questions, shape (questions, dimensions), with passages."""
    titled = encoder.encode([embedding_text(one) for one in passages])
    plain = encoder.encode([f"{one.heading}\n{one.text}" if one.section else one.text for one in passages])
    counts = [len(one.sentences) for one in passages]
    starts = np.cumsum([0, *counts[:-1]])
    alone = encoder.encode([sentence.text for one in passages for sentence in one.sentences])
    tokens = encoder.token_vectors([embedding_text(one) for one in passages])
    read = np.concatenate([means(found, places(one)) for one, found in zip(passages, tokens, strict=True)])

    def best(rows: Matrix) -> Callable[[Matrix], Matrix]:
        return lambda asked: np.maximum.reduceat(asked @ rows.T, starts, axis=1)

    return {
        "passage under its headings": lambda asked: asked @ plain.T,
        "… and its report's title": lambda asked: asked @ titled.T,
        "sentence by itself": best(alone),
        "sentence in its passage": best(read),
        "the mean of both": best(both(alone, list(read))),
    }


def shares(rows: Rows, index: Index, encoder: Encoder) -> dict[str, list[float]]:
    """By grain, the share of questions whose answer is among the first so many passages, for each of CUTS."""
    passages = index.passages(range(index.size))
    reports = {report.id: report for report in index.reports}
    asked = encoder.encode([understand(row["question"], row.get("history") or ()).asked for row in rows])
    found = {}
    for name, grain in grains(passages, encoder).items():
        ranked = [_rank(row, scores, passages, reports) for row, scores in zip(rows, grain(asked), strict=True)]
        found[name] = [sum(rank <= cut for rank in ranked) / len(ranked) for cut in CUTS]
    return found


def _rank(row: Mapping[str, Any], scores: Matrix, passages: Sequence[Passage], reports: Mapping[str, Report]) -> int:
    """Of the first passage that is right; more than MOST for none."""
    wanted = row.get("report")
    ranked = (passages[at] for at in np.argsort(-scores, kind="stable"))
    near = (one for one in ranked if not wanted or reports[one.report_id].file == wanted)
    page, evidence = ranks(bare_hits(list(islice(near, MOST)), reports), Right.of(row))
    return (evidence if row.get("evidence") else page) or MOST + 1


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*SETS, []], help="which sets (default: all)")
    parser.add_argument("--sets", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--work", type=Path, default=ROOT / ".venv" / "evaluation")
    given = parser.parse_args()
    print(f"| set | grain | {' | '.join(f'first {cut}' for cut in CUTS)} |\n|---|---|{'---|' * len(CUTS)}")
    for name in given.names or SETS:
        sources, rows = SETS[name].made(given.sets, given.work)
        settings = Settings(sources=sources, index=given.work / f"index-{name}")
        build(settings)
        index = Index.open(settings.index)
        files = {report.file for report in index.reports}
        asked = [row for row in rows if row["answerable"] and (not row.get("report") or row["report"] in files)]
        for grain, values in shares(asked, index, load_encoder(settings.model, Layout(settings.index).model)).items():
            print(f"| {name} | {grain} | {' | '.join(f'{value:.3f}' for value in values)} |", flush=True)
        index.close()


if __name__ == "__main__":
    main()
