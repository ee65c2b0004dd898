"""What a cross-encoder is worth: the question sets asked without one and with it. Run by hand.

    python benchmarks/reranking.py [SET …] [--reranker NAME] [--sets FOLDER] [--work FOLDER]

Prints a Markdown table. 'First statement' is the share of the answered questions with known evidence whose first
statement has some of it.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from measure import ROOT, machine
from quality import SETS, Quiet, opened

from assistant.evaluation.measures import (
    AUROC,
    MEDIAN,
    NOTES,
    PAGE,
    PRECISION,
    RECALL_ANSWERED,
    REFUSED_RIGHTLY,
    REFUSED_WRONGLY,
)
from assistant.evaluation.outcome import Right
from assistant.evaluation.run import evaluate
from assistant.evaluation.words import normal

FIRST_STATEMENT = "first statement"
SHOWN = (PAGE.format(1), FIRST_STATEMENT, RECALL_ANSWERED, PRECISION, NOTES, REFUSED_RIGHTLY, REFUSED_WRONGLY, AUROC)
BETWEEN = " / "  # the statements of an answer, as it is evaluated


def measured(name: str, reranker: str, given: Path, work: Path) -> dict[str, float]:
    """The measures of one set."""
    assistant, rows = opened(name, given, work, reranker=reranker)
    try:
        found = evaluate(assistant, rows, Quiet()).to_dict()
    finally:
        assistant.close()
    return found["measures"] | first_statements(rows, found["questions"])


def first_statements(rows: Sequence[Mapping[str, Any]], questions: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """The share of the answered questions whose first statement has evidence; nothing where no evidence is known.

    rows and questions: in the same order.
    """
    found = []
    for row, told in zip(rows, questions, strict=True):
        evidence = Right.of(row).evidence
        if evidence and told["answerable"] and told["answered"]:
            first = normal(told["answered"].split(BETWEEN)[0])
            found.append(any(phrase in first for phrase in evidence))
    return {FIRST_STATEMENT: sum(found) / len(found)} if found else {}


def main() -> None:
    """Measure what is asked for, and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*SETS, []], help="which sets (default: all)")
    parser.add_argument("--reranker", default="packaged")
    parser.add_argument("--sets", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--work", type=Path, default=ROOT / ".venv" / "evaluation")
    given = parser.parse_args()
    lines = [f"| | {' | '.join(SHOWN)} | milliseconds |", f"|---|{'---|' * (len(SHOWN) + 1)}"]
    for name in given.names or list(SETS):
        before, after = (measured(name, which, given.sets, given.work) for which in ("", given.reranker))
        cells = [f"{before[one]:.3f} → {after[one]:.3f}" if one in before else "" for one in SHOWN]
        cells.append(f"{1000 * before[MEDIAN]:.0f} → {1000 * after[MEDIAN]:.0f}")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    print(f"{machine()}. Without → with the reranker '{given.reranker}'.\n\n" + "\n".join(lines))


if __name__ == "__main__":
    main()
