"""How good the answers are, on every question set: `make evaluate` writes the table into docs/quality.md.

    python benchmarks/quality.py [SET …] [--sets FOLDER] [--work FOLDER] [--again]

What was measured is kept in the work folder, and measured again with --again or where the index has changed. Plain rank
fusion (passages by vector and by BM25, fused by reciprocal rank) is measured beside it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import sets
from measure import ROOT, machine

from assistant.answering.assistant import Assistant
from assistant.answering.question import understand
from assistant.answering.retrieve import fuse
from assistant.evaluation.measures import (
    AUROC,
    CUTS,
    ECE,
    EVIDENCE,
    FIRST,
    HIGH,
    LISTS,
    MEDIAN,
    NOTES,
    PAGE,
    PRECISION,
    RECALL_ANSWERED,
    REFUSED_RIGHTLY,
    REFUSED_WRONGLY,
    VERIFIED,
)
from assistant.evaluation.outcome import Right, ranks
from assistant.evaluation.run import evaluate
from assistant.indexing.build import build
from assistant.records import Hit, PageAddress, Passage, Report
from assistant.settings import Settings

DOCUMENT = ROOT / "docs" / "quality.md"
POOL = 60
GAIN = 0.12  # what evidence in the first five has to gain over plain rank fusion on govuk
SHOWN = (
    *map(PAGE.format, CUTS), FIRST, *map(EVIDENCE.format, CUTS), RECALL_ANSWERED, PRECISION, NOTES, LISTS,
    REFUSED_RIGHTLY, REFUSED_WRONGLY, AUROC, ECE, VERIFIED, MEDIAN, HIGH,
)  # fmt: skip
AT_MOST = (ECE, NOTES, REFUSED_WRONGLY)
EVERYWHERE = {ECE: 0.08, VERIFIED: 1.0}
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Measured:
    """A question set. made: from the folder of the sets and the work folder, its PDFs and its questions."""

    made: Callable[[Path, Path], tuple[Path, Rows]]
    about: str
    bars: dict[str, float]


def _lines(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _guidance(given: Path, work: Path) -> tuple[Path, Rows]:
    sets.conditional_qa(given / "govuk", work / "guidance")  # which sets the documents
    return work / "guidance", sets.guidance(given / "govuk", ROOT / "tests" / "golden" / "guidance.jsonl")


SETS = {
    "overview": Measured(
        lambda given, _: (given.parent / "reports", _lines(given / "overview" / "questions.jsonl")),
        "one report of 16 pages",
        {FIRST: 18 / 19, REFUSED_RIGHTLY: 6 / 7, REFUSED_WRONGLY: 1 / 19},
    ),
    "briefings": Measured(
        lambda *_: (ROOT / "sources", _lines(ROOT / "tests" / "golden" / "questions.jsonl")),
        "the questions of tests/golden on the three briefings; used in making the weights",
        {},
    ),
    "wordings": Measured(
        lambda *_: (ROOT / "sources", _lines(ROOT / "tests" / "golden" / "wordings.jsonl")),
        "questions on the briefings in words that these do not use, and near misses in words that they do: as hard as "
        "can be; read while answers were mended, never used in making the weights",
        {},
    ),
    "asked": Measured(
        lambda *_: (ROOT / "sources", _lines(ROOT / "tests" / "golden" / "asked.jsonl")),
        "questions on the briefings, written without a look at how they would be answered, near misses among them; "
        "read while answers were mended, never used in making the weights",
        {},
    ),
    "asked again": Measured(
        lambda *_: (ROOT / "sources", _lines(ROOT / "tests" / "golden" / "asked-again.jsonl")),
        "more of the same, in seven rounds, each measured before it was read while answers were mended; never used in "
        "making the weights",
        {},
    ),
    "squad2": Measured(
        # The weights are made from every third question from the first on; these are none of them.
        lambda given, work: (
            work / "squad",
            sets.squad(given / "squad2" / "articles.json", work / "squad")[1::3],
        ),
        "SQuAD 2.0: six articles, all paragraphs pooled, each a page; every third question. Other questions of the "
        "same articles were used in making the weights",
        # A passage may touch two paragraphs: the right one is found where the words of the answer are, on its page.
        {EVIDENCE.format(1): 0.85, EVIDENCE.format(3): 0.95, AUROC: 0.70},
    ),
    "govuk": Measured(
        lambda given, work: (work / "guidance", sets.conditional_qa(given / "govuk", work / "guidance")),
        "ConditionalQA: 59 documents at once, scenario and question; used in making the weights of finding",
        {},
    ),
    "guidance": Measured(
        _guidance,
        "this project's own questions on the same 59 documents, as people ask them, near misses among them; those with "
        "an answer were used in making the weights of finding, all in making what confidence is after all, four "
        "numbers; read while answers were mended",
        {},
    ),
    "longdoc": Measured(
        lambda given, _: (given / "longdoc" / "pdfs", _lines(given / "longdoc" / "questions.jsonl")),
        "MMLongBench-Doc: 32 documents, each question asked of its own; never used in making anything",
        {
            PAGE.format(1): 0.64,
            PAGE.format(3): 0.85,
            PAGE.format(5): 0.93,
            RECALL_ANSWERED: 0.70,
            NOTES: 4,
            AUROC: 0.65,
        },
    ),
}


class Quiet:
    """A bar that prints a line now and then."""

    def show(self, activity: str, done: int = 0, total: int = 0, item: str = "") -> None:
        """Every hundredth question."""
        if done % 100 == 0:
            print(f"  {activity} {done} of {total} {item}", flush=True)


def opened(name: str, given: Path, work: Path, **more: Any) -> tuple[Assistant, Rows]:
    """What answers from a set's PDFs, and its questions on the reports that were read. more: settings."""
    sources, rows = SETS[name].made(given, work)
    settings = Settings(sources=sources, index=work / f"index-{name}", **more)
    print(f"{name}: {len(rows)} questions", flush=True)
    build(settings)
    assistant = Assistant.open(settings.index, settings)
    known = {report.file for report in assistant.reports}
    return assistant, [row for row in rows if not row.get("report") or row["report"] in known]


def measured(name: str, given: Path, work: Path, again: bool) -> None:
    """Measure a set and keep what came of it in the work folder."""
    assistant, rows = opened(name, given, work)
    kept = work / f"{name}.json"
    if again or not kept.is_file() or json.loads(kept.read_text())["index"] != assistant.index_id:
        found = evaluate(assistant, rows, Quiet()).to_dict()
        found |= {"index": assistant.index_id, "date": date.today().isoformat(), "plain": plain(assistant, rows)}
        kept.write_text(json.dumps(found), encoding="utf-8")
    assistant.close()


def plain(assistant: Assistant, rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Right pages and evidence by plain rank fusion of vectors and BM25."""
    index, encoder = assistant.index, assistant._encoder
    reports = {report.id: report for report in index.reports}
    ids = {report.file: report.id for report in index.reports}
    pages, evidence = [], []
    for row in rows:
        if not row["answerable"]:
            continue
        question = understand(row["question"], row.get("history") or ())
        chosen = [ids[row["report"]]] if row.get("report") else None
        dense = [number for number, _ in index.dense(encoder.encode([question.asked])[0], POOL, chosen)]
        lexical = [number for number, _ in index.lexical(question.terms, POOL, chosen)]
        page, phrase = ranks(bare_hits(index.passages(list(fuse([dense, lexical]))[:10]), reports), Right.of(row))
        if row.get("pages"):
            pages.append(page or POOL)
        if row.get("evidence"):
            evidence.append(phrase or POOL)
    found = {}
    for cut in CUTS:
        for label, places in ((PAGE, pages), (EVIDENCE, evidence)):
            if places:
                found[label.format(cut)] = sum(place <= cut for place in places) / len(places)
    return found


def bare_hits(passages: Sequence[Passage], reports: Mapping[str, Report]) -> tuple[Hit, ...]:
    """Passages in their order as hits that have their pages and nothing else. reports: by id."""
    return tuple(
        Hit(one, reports[one.report_id], tuple(PageAddress(page, "") for page in one.page_numbers), 0.0)
        for one in passages
    )


def table(work: Path) -> str:
    """All sets that were measured, as Markdown."""
    lines, reached, missed = [], 0, []
    for name, one in SETS.items():
        kept = work / f"{name}.json"
        if not kept.is_file():
            lines.append(f"### {name}\n\nNot measured yet.\n")
            continue
        found = json.loads(kept.read_text(encoding="utf-8"))
        bars = one.bars | EVERYWHERE
        if name == "govuk" and EVIDENCE.format(5) in found["plain"]:
            bars |= {EVIDENCE.format(5): found["plain"][EVIDENCE.format(5)] + GAIN}
        answerable = sum(row["answerable"] for row in found["questions"])
        size = f"{len(found['questions'])} questions, {answerable} with an answer"
        lines += [f"### {name}\n", f"{one.about[0].upper()}{one.about[1:]}. {size}; {found['date']}.\n"]
        lines += ["| measure | value | 95 % interval | plain fusion | bar | |", "|---|---|---|---|---|---|"]
        for measure in (label for label in SHOWN if label in found["measures"]):
            value, (low, high) = found["measures"][measure], found["intervals"][measure]
            base = f"{found['plain'][measure]:.2f}" if measure in found["plain"] else ""
            bar, mark = bars.get(measure), ""
            if bar is not None:
                holds = value <= bar + 1e-9 if measure in AT_MOST else value >= bar - 1e-9
                reached += holds
                mark = "reached" if holds else "**missed**"
                missed += [] if holds else [f"{name}: {measure}"]
            told = "" if bar is None else f"{'≤' if measure in AT_MOST else '≥'} {bar:.2f}"
            lines.append(f"| {measure} | {value:.3f} | {low:.3f}–{high:.3f} | {base} | {told} | {mark} |")
        lines.append("")
    summary = f"{reached} of {reached + len(missed)} bars are reached."
    if missed:
        summary += " Missed:\n\n" + "\n".join(f"- {one}" for one in missed)
    return f"{machine()}.\n\n{summary}\n\n" + "\n".join(lines)


def main() -> None:
    """Measure what is asked for, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*SETS, []], help="which sets (default: all)")
    parser.add_argument("--sets", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--work", type=Path, default=ROOT / ".venv" / "evaluation")
    parser.add_argument("--again", action="store_true", help="measure also what was measured with this index")
    parser.add_argument("--table", action="store_true", help="only write the table of what was measured")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    for name in [] if given.table else given.names or list(SETS):
        if name != "briefings" and not given.sets.is_dir():
            print(f"{name} is left out: {given.sets} is not there.")
            continue
        measured(name, given.sets, given.work, given.again)
    marked = re.compile(r"(<!-- quality -->\n).*?(<!-- end of quality -->)", re.DOTALL)
    document = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(marked.sub(lambda at: at[1] + table(given.work) + at[2], document), encoding="utf-8")


if __name__ == "__main__":
    main()
