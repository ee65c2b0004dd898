"""Options that several commands share, named as the settings they change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from assistant.citing.formats import Format
from assistant.records import Style
from assistant.settings import Settings

EXIT_CODES = """\b
Exit codes:
  0  the reports answer (search: something was found)
  1  they do not say    (search: nothing was found)
  2  something is wrong: one line on the error stream says what, and what to do
"""
BUILDS_FIRST = """The index is built first where there is none, or where the sources have changed. An index named
with --index, without --sources, is used as it stands.

"""
DEFAULTS = Settings()

Command = Callable[..., Any]

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")


def folders(command: Command) -> Command:
    """`--sources` and `--index`."""
    return sources(
        click.option(
            "--index", type=FOLDER, metavar="FOLDER", help=f"Where the index is kept.  [default: {DEFAULTS.index}]"
        )(command)
    )


def sources(command: Command) -> Command:
    """`--sources`."""
    told = f"Where the PDFs are.  [default: {DEFAULTS.sources}]"
    return click.option("--sources", type=FOLDER, metavar="FOLDER", help=told)(command)


def top(command: Command) -> Command:
    """`--top`."""
    told = f"How many passages to give.  [default: {DEFAULTS.top}]"
    return click.option("--top", type=click.IntRange(min=1), metavar="N", help=told)(command)


def restrictions(command: Command) -> Command:
    """`--report` and `--top`."""
    command = top(command)
    told = "Only this report: its file name, as 'report-assistant sources' lists it."
    return click.option("--report", metavar="FILE", help=told)(command)


def take_away(command: Command) -> Command:
    """`--format`, `--style` and `--output`."""
    told = "Write to this file; its ending chooses the form where --format does not."
    command = click.option(
        "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help=told
    )(command)
    told = f"How references are written: {', '.join(Style)}.  [default: {DEFAULTS.style}]"
    command = click.option("--style", type=click.Choice([one.value for one in Style]), metavar="STYLE", help=told)(
        command
    )
    told = f"Take the result away as {', '.join(Format)}."
    return click.option(
        "--format", "form", type=click.Choice([one.value for one in Format]), metavar="FORM", help=told
    )(command)


FOLDER = click.Path(file_okay=False, path_type=Path)


def team(command: Command) -> Command:
    """Who may reach the page and change its library, and what is logged of it."""
    file = click.Path(dir_okay=False, path_type=Path)
    command = click.option("--log-questions", is_flag=True, help="Put the words of each question into the log.")(
        command
    )
    told_shared = "Let whoever has the password change the library."
    command = click.option("--shared-library", is_flag=True, default=None, help=told_shared)(command)
    told_closed = "Let nobody change the library on the page."
    command = click.option("--read-only", is_flag=True, default=None, help=told_closed)(command)
    told = "Serve the tools by which a local assistant can cite the reports, at /mcp (needs the extra 'mcp')."
    command = click.option("--mcp", is_flag=True, help=told)(command)
    told = "Ask for the password that 'report-assistant password FILE' has set."
    command = click.option("--password-file", type=file, metavar="FILE", help=told)(command)
    return click.option("--host", metavar="ADDRESS", help=f"The address to serve at.  [default: {DEFAULTS.host}]")(
        command
    )
