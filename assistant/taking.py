"""Commands that take answers away and check them again, and what `ask` and `search` need for it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import click

from assistant import __version__, options, terminal
from assistant.answering.assistant import Assistant
from assistant.citing.dossier import Dossier, found_in, from_json, only_footnote
from assistant.citing.formats import ENDINGS, Format, write
from assistant.citing.verify import Checked, Verdict, verify
from assistant.errors import ExportError
from assistant.records import Answer, Hit, Style
from assistant.settings import Settings

STANDS, CHANGED = 0, 1


def chosen_form(form: str | None, output: Path | None) -> Format | None:
    """The form that was asked for, by name or by the output's ending; None for what a command prints of itself."""
    if form or output is None:
        return Format(form) if form else None
    endings = sorted(ENDINGS.items(), key=lambda item: -len(item[1]))
    found = next((one for one, ending in endings if output.name.lower().endswith(ending)), None)
    if found is None:
        raise click.UsageError(f"'{output.name}' does not tell its form by its ending: say --format.")
    return found


def dossier(
    assistant: Assistant, answers: Sequence[Answer] = (), query: str = "", passages: Sequence[Hit] = ()
) -> Dossier:
    """What was answered or found, with what a check needs."""
    made = datetime.now(UTC).isoformat(timespec="seconds")
    index_id, model = assistant.index_id, assistant.model
    return Dossier(made, __version__, index_id, model, tuple(answers), query, tuple(passages))


def put(taken: Dossier, form: Format, style: Style, output: Path | None) -> None:
    """Write it to the file, or to the output stream. Raises ExportError where it cannot be."""
    hand_out(write(taken, form, style), form, output)


def hand_out(content: bytes, form: Format, output: Path | None) -> None:
    """Write what has the form to the file, or to the output stream. Raises ExportError where it cannot be."""
    if output is None and form is Format.DOCX and sys.stdout.isatty():
        raise click.UsageError("A .docx is not for the screen: say where to write it with --output.")
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise ExportError(f"{output} cannot be written ({error.strerror or error}).") from error


@click.command()
@click.argument("saved", type=click.File("rb"))
@options.take_away
@click.option("--footnote", type=click.IntRange(min=1), metavar="N", help="Only this footnote of the answer.")
def export(saved: BinaryIO, form: str | None, output: Path | None, style: str | None, footnote: int | None) -> int:
    """Give SAVED, which 'ask', 'search' or 'compare' took away, another form.

    SAVED is a file of the form json, markdown, html or docx ('-': standard input). Nothing is asked again: the
    quotes and pages are those that were exported.
    """
    found = chosen_form(form, output)
    if found is None:
        raise click.UsageError("Say which form: --format, or --output with an ending that tells it.")
    name = getattr(saved, "name", "standard input")
    taken = from_json(found_in(saved.read(), name), name)
    if footnote:
        taken = only_footnote(taken, footnote)
    put(taken, found, Style(Settings.load(style=style).style), output)
    return STANDS


EPILOG = """\b
Exit codes:
  0  every quote stands
  1  at least one does not
  2  something is wrong: one line on the error stream says what, and what to do
"""


@click.command(name="verify", epilog=EPILOG)
@click.argument("file", type=click.File("rb"))
@options.sources
@options.as_json
def check(file: BinaryIO, as_json: bool, **given: Any) -> int:
    """Read the PDFs again and check every quote of FILE, which 'ask', 'search' or 'compare' took away.

    For each quote it says: stands; moved, and to which page; gone; report changed; report missing. No index is needed.
    """
    settings = Settings.load(**given)
    name = getattr(file, "name", "standard input")
    with terminal.progress() as bar:
        found = verify(file.read(), name, settings.sources, bar)
    if as_json:
        click.echo(json.dumps({"file": name, "quotes": [one.to_dict() for one in found]}, ensure_ascii=False))
    else:
        for one in found:
            click.echo(_line(one))
        standing = sum(one.verdict is Verdict.STANDS for one in found)
        click.echo(f"{standing} of {len(found)} quotes stand.")
    return STANDS if all(one.verdict is Verdict.STANDS for one in found) else CHANGED


def _line(one: Checked) -> str:
    quote = " ".join(one.statement.quote.split())
    shown = quote if len(quote) <= 60 else f"{quote[:57].rstrip()}…"
    told = f"{one.verdict}: {one.told}" if one.told else one.verdict.value
    return terminal.printable(f"{one.statement.place}, {one.statement.file}: {told}: “{shown}”")
