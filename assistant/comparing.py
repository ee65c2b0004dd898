"""The command `compare`: the same question of each report, phase or sector, side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from assistant import __version__, options, taking, terminal
from assistant.answering.compare import By
from assistant.answering.contract import styled_comparison
from assistant.answering.told import missing_text
from assistant.citing.comparisons import taken
from assistant.citing.export import comparison_json
from assistant.opening import opened
from assistant.records import Comparison, Status, Style
from assistant.settings import Settings

FOUND, NOT_FOUND = 0, 1


@click.command(epilog=options.BUILDS_FIRST + options.EXIT_CODES)
@click.argument("question", nargs=-1, required=True)
@click.option(
    "--by",
    type=click.Choice([one.value for one in By]),
    default=By.REPORT.value,
    show_default=True,
    help="What stands side by side.",
)
@click.option("--report", multiple=True, metavar="FILE", help="Only this report (may be given several times).")
@options.top
@options.folders
@options.as_json
@options.take_away
def compare(
    question: tuple[str, ...], by: str, report: tuple[str, ...], as_json: bool, form: str | None, output: Path | None,
    **given: Any,
) -> int:  # fmt: skip
    """Answer QUESTION from each report, phase or sector by itself.

    Each has its own statements and footnotes, or 'nothing found'. What all of them have in common is told where a
    report itself says it. With --format or --output, each has an answer in one document, which 'verify' can check
    again. The exit code is 0 if any of them answers.
    """
    if as_json and (form or output):
        raise click.UsageError("--json goes neither with --format nor with --output: '--format json' is for files.")
    chosen = taking.chosen_form(form, output)
    style = Style(Settings.load(**given).style)
    with opened(**given) as assistant:
        compared, model = assistant.compare(" ".join(question), by=By(by), report=report), assistant.model
    found = styled_comparison(compared, style)
    if chosen:
        taking.hand_out(taken(compared, model, __version__, chosen, style), chosen, output)
    elif as_json:
        click.echo(json.dumps(comparison_json(found), ensure_ascii=False))
    else:
        click.echo(comparison_text(found, terminal.line_width()))
    answered = any(column.answer.status is not Status.NOT_FOUND for column in found.columns)
    return FOUND if answered else NOT_FOUND


def comparison_text(comparison: Comparison, width: int | None) -> str:
    """A block for each column under its name, with claims and footnotes of its own; then what they have in common."""
    blocks = []
    for column in comparison.columns:
        blocks.append(_heading(column.name, width))
        if column.answer.status is Status.NOT_FOUND:
            missing = missing_text(column.answer, narrowed=True)
            blocks.append(terminal.wrapped(f"Nothing found in {column.name}. {missing}", width))
        else:
            blocks += terminal.statements(column.answer, width)
    if comparison.common:
        blocks += [_heading("In common", width), *terminal.statements(comparison.common, width)]
    return "\n\n".join(blocks)


def _heading(name: str, width: int | None) -> str:
    lines = terminal.wrapped(name, width)
    return f"{lines}\n{'─' * max(map(len, lines.splitlines()))}"
