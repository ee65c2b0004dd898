"""The command `evaluate`: the measures of an index's answers, as tables or JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from typing import Any, BinaryIO

import click

from assistant import options, terminal
from assistant.batch import read_rows, restrict
from assistant.evaluation.against import Comparison, against, saved
from assistant.evaluation.measures import (
    ECE,
    EVIDENCE,
    FIRST,
    LISTS,
    PAGE,
    RECALL_ANSWERED,
    REFUSED_RIGHTLY,
    REFUSED_WRONGLY,
)
from assistant.evaluation.outcome import Outcome
from assistant.evaluation.run import Evaluation
from assistant.evaluation.run import evaluate as evaluate_rows
from assistant.opening import opened

LONGEST = 300
BY_KIND = (FIRST, PAGE.format(3), EVIDENCE.format(5), RECALL_ANSWERED, LISTS, REFUSED_RIGHTLY, REFUSED_WRONGLY, ECE)


@click.command(epilog=options.BUILDS_FIRST)
@click.argument("questions", type=click.File("rb"))
@click.option(
    "--against", "old", type=click.File("rb"), metavar="FILE", help="Compare with a run that --json has saved."
)
@click.option(
    "--misses", type=click.IntRange(min=0), default=5, show_default=True, metavar="N", help="How many misses to show."
)
@click.option(
    "--reranker",
    metavar="MODEL",
    help="Measure with this cross-encoder, or without one ('').",
)
@options.folders
@options.as_json
def evaluate(questions: BinaryIO, old: BinaryIO | None, misses: int, as_json: bool, **given: Any) -> int:
    """Measure the answers to QUESTIONS, a JSON lines file ('-': standard input).

    Each row is an object with 'question', 'answerable' (true or false), what is right: 'pages' (PDF pages, any of
    which counts) or 'evidence' (phrases, one of which a right passage holds), and, if wanted, 'items' (a phrase for
    each item of the list that is the answer), 'id', 'kind', 'history', 'report' (the one report to ask) or 'document'
    (the one that is right, all being asked).
    """
    before = saved(old.read(), str(old.name)) if old else None
    rows = read_rows(questions)
    with opened(**given) as assistant, terminal.progress() as bar:
        rows = restrict(rows, None, [report.file for report in assistant.reports])
        evaluation = evaluate_rows(assistant, [row.values for row in rows], bar)
    compared = against(evaluation, before) if before else None
    if as_json:
        more = {"against": compared.to_dict()} if compared else {}
        click.echo(json.dumps(evaluation.to_dict() | more, ensure_ascii=False))
        return 0
    terminal.print_table(("measure", "value"), [(one.name, one.text) for one in evaluation.measures])
    _print_kinds(evaluation)
    _print_misses(evaluation.worst(misses))
    if compared:
        _print_comparison(compared)
    return 0


def _print_kinds(evaluation: Evaluation) -> None:
    kinds = evaluation.kinds
    if len(kinds) < 2:
        return
    found = {kind: {one.name: one for one in rows} for kind, rows in kinds.items()}
    columns = [name for name in BY_KIND if any(name in rows for rows in found.values())]
    size = {kind: sum(one.kind == kind for one in evaluation.outcomes) for kind in kinds}
    click.echo()
    table = [
        (kind, size[kind], *(_short(rows[name]) if name in rows else "" for name in columns))
        for kind, rows in found.items()
    ]
    terminal.print_table(("kind", "questions", *columns), table)


def _short(measure: Any) -> str:
    return f"{measure.value:.2f} ({measure.low:.2f}–{measure.high:.2f})"


def _print_misses(worst: Sequence[Outcome]) -> None:
    if worst:
        click.echo("\nWorst misses")
    for one in worst:
        answered = f"{one.answered} [{', '.join(one.cited)}]" if one.answered else "the reports do not say"
        right = "; ".join(one.right) if one.right else "nothing answers it"
        click.echo(f"\n{one.id}: {_cut(one.question)}\n  {one.verdict} (confidence {one.confidence:.2f})")
        click.echo(f"  answered: {_cut(answered)}\n  right: {_cut(right)}")
        for told, phrases in (("items missing", one.items_missing), ("too many", one.items_other)):
            if phrases:
                click.echo(f"  {told}: {_cut('; '.join(phrases))}")


def _cut(text: str) -> str:
    return textwrap.shorten(terminal.printable(text), LONGEST, placeholder=" …")


def _print_comparison(compared: Comparison) -> None:
    click.echo()
    rows = [(name, f"{old:.3f}", f"{new:.3f}", f"{new - old:+.3f}") for name, old, new in compared.measures]
    terminal.print_table(("measure", "before", "now", "change"), rows)
    for better, title in ((True, "Better"), (False, "Worse")):
        found = [one for one in compared.changes if one.better is better]
        click.echo(f"\n{title}: {len(found)}")
        for one in found:
            click.echo(f"  {one.id}: {_cut(one.question)}\n    {one.before} → {one.after}")
    if compared.missing:
        click.echo(f"\n{compared.missing} questions are not in both runs.")
