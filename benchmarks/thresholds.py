"""F1 of answering by threshold: how the default of `threshold` was chosen. Run by hand, after `make evaluate`.

    python benchmarks/thresholds.py [SET …] [--sets FOLDER] [--work FOLDER]

Of the questions with an answer and those that are answered, twice what is in both by what is in either. The second
table takes an answer only for one if it cites a right page (any, where the right pages are not known).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from measure import ROOT, machine
from quality import SETS, Quiet, opened

from assistant.evaluation.outcome import Outcome
from assistant.evaluation.run import evaluate

TRIED = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)


def f1(outcomes: Sequence[Outcome], threshold: float, cited: bool) -> float:
    """cited: count an answer only where it cites a right page."""
    told = [one for one in outcomes if not one.refused and one.confidence >= threshold]
    right = [one for one in told if one.answerable and (not cited or not one.pages_known or one.footnotes_right)]
    return 2 * len(right) / max(1, len(told) + sum(one.answerable for one in outcomes))


def main() -> None:
    """Ask every question with all confidences let through, and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*SETS, []], help="which sets (default: all)")
    parser.add_argument("--sets", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--work", type=Path, default=ROOT / ".venv" / "evaluation")
    given = parser.parse_args()
    found: dict[str, Sequence[Outcome]] = {}
    for name in given.names or list(SETS):
        assistant, rows = opened(name, given.sets, given.work, threshold=0.0)
        try:
            found[name] = evaluate(assistant, rows, Quiet()).outcomes
        finally:
            assistant.close()
    for cited in (False, True):
        print(f"\n{'A right page is cited' if cited else 'Answered'}; {machine()}.\n")
        print(f"| threshold | {' | '.join(found)} | mean |\n|---|{'---|' * (len(found) + 1)}")
        for threshold in TRIED:
            each = [f1(outcomes, threshold, cited) for outcomes in found.values()]
            print(f"| {threshold} | {' | '.join(f'{one:.3f}' for one in each)} | {sum(each) / len(each):.4f} |")


if __name__ == "__main__":
    main()
