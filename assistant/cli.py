"""The command line: build, ask, search, compare, serve, sources, evaluate, and what takes answers away.

Exit codes are as grep has them: 0 the reports answer, 1 they do not say, 2 something is wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import click

from assistant import __version__, options, taking, terminal
from assistant.answering.assistant import Assistant
from assistant.answering.contract import sources_object
from assistant.batch import BatchRow, read_rows, restrict
from assistant.citing.export import answer_json
from assistant.citing.formats import Format
from assistant.citing.styles import styled
from assistant.comparing import compare
from assistant.errors import AssistantError
from assistant.evaluating import evaluate
from assistant.indexing.build import build as build_index
from assistant.indexing.build import is_current
from assistant.indexing.ledger import as_plain
from assistant.opening import opened
from assistant.records import Answer, Status, Style
from assistant.searching import search
from assistant.settings import PASSWORD_VARIABLE, Settings
from assistant.web.page import serve as serve_page
from assistant.web.passwords import Password

FOUND, NOT_FOUND, WRONG, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141


@click.group(
    name=terminal.NAME,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": terminal.WIDEST},
    epilog=options.EXIT_CODES,
)
@click.version_option(__version__, "--version", prog_name=terminal.NAME, message="%(prog)s %(version)s")
def commands() -> None:
    """Answers questions from PDF reports, on this computer, with a footnote to the page for every statement.

    Start with 'report-assistant ask "…"' in a folder that has your PDFs in sources/.
    """


@commands.command()
@options.folders
@click.option("--ocr", is_flag=True, default=None, help="Read pages that are pictures, too: needs tesseract-ocr.")
@click.option("--password-file", metavar="FILE", help=f"Passwords, one a line; {PASSWORD_VARIABLE} is tried, too.")
@options.as_json
def build(as_json: bool, **given: Any) -> int:
    """Bring the index up to date with the PDFs in the sources folder.

    Nothing is done where nothing has changed. A PDF that cannot be read is listed with the reason; the others
    are indexed all the same.
    """
    settings = Settings.load(**given)
    with terminal.progress() as bar:
        built = build_index(settings, bar)
    if as_json:
        ledger = [as_plain(row) for row in built.ledger]
        _print_json({"index": built.index_id, "changed": built.changed, "passages": built.passages, "sources": ledger})
    else:
        terminal.print_built(built)
    return FOUND


@commands.command(epilog=options.BUILDS_FIRST + options.EXIT_CODES)
@click.argument("question", nargs=-1)
@options.folders
@options.restrictions
@click.option("--everywhere", is_flag=True, help="Ask all reports, also where the question names some ('in phase 2').")
@options.as_json
@options.take_away
@click.option(
    "--batch", type=click.File("rb"), metavar="FILE", help="Ask each row of a JSON lines file ('-': standard input)."
)
def ask(
    question: tuple[str, ...],
    report: str | None,
    everywhere: bool,
    batch: BinaryIO | None,
    as_json: bool,
    form: str | None,
    output: Path | None,
    **given: Any,
) -> int:
    """Answer QUESTION in the reports' own words, with footnotes.

    With --batch, each row is an object with 'question' and, if wanted, 'id', 'report' and 'history' (the earlier
    questions); one JSON object a line is printed, in the same order. The exit code is 1 if any was not answered.
    With --format or --output, all answers become one document, which 'verify' can check again.
    """
    if bool(question) == (batch is not None):
        raise click.UsageError("Give either a question or --batch FILE.")
    taken, style = _form(form, output, as_json), Style(Settings.load(**given).style)
    rows = read_rows(batch) if batch else []
    with opened(**given) as assistant:
        if batch:
            rows = restrict(rows, report, [known.file for known in assistant.reports])
            answers = _ask_rows(assistant, rows, everywhere, None if taken else style)
        else:
            answers = [assistant.ask(" ".join(question), report=report, everywhere=everywhere)]
        if taken:
            taking.put(taking.dossier(assistant, answers), taken, style, output)
        elif not batch:
            _print_answer(answers[0], style, as_json, narrowed=bool(report))
    return NOT_FOUND if any(answer.status is Status.NOT_FOUND for answer in answers) else FOUND


def _form(form: str | None, output: Path | None, as_json: bool) -> Format | None:
    if as_json and (form or output):
        raise click.UsageError("--json goes neither with --format nor with --output: '--format json' is for files.")
    return taking.chosen_form(form, output)


def _print_answer(answer: Answer, style: Style, as_json: bool, narrowed: bool) -> None:
    answer, bibliography = styled(answer, style)
    if as_json:
        _print_json(answer_json(answer))
        return
    click.echo(terminal.answer_text(answer, terminal.line_width(), narrowed))
    if bibliography:
        click.echo("\n".join(["", "References", "", *map(terminal.printable, bibliography)]))


@commands.command()
@options.folders
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    help=f"The page's port (0: any free one).  [default: {options.DEFAULTS.port}]",
)
@options.team
def serve(password_file: Path | None, log_questions: bool, mcp: bool, **given: Any) -> int:
    """Open the page to ask on, until Ctrl-C.

    The page is there at once. The index is built behind it where there is none, or where the sources have changed.
    With a host that others on the network can reach, a password file is demanded. Programs can ask, too: docs/guide.md
    tells how.
    """
    serve_page(Settings.load(**given), password_file, log_questions, mcp=mcp)
    # A step of a build that takes long is not waited for: what is on the disk is whole at any time.
    terminal.leave(FOUND)
    return FOUND


@commands.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def password(file: Path) -> int:
    """Set the password that 'serve --password-file FILE' asks for; FILE holds only a hash of it."""
    Password.of(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)).write(file)
    terminal.say(f"{file} is written: serve with --password-file {file}.")
    return FOUND


@commands.command(name="sources")
@options.folders
@options.as_json
def list_sources(as_json: bool, **given: Any) -> int:
    """List what became of each file in the sources folder when the index was built."""
    settings = Settings.load(**given)
    assistant = Assistant.open(settings.index, settings)
    try:
        reports, ledger, index_id = assistant.reports, assistant.ledger, assistant.index_id
    finally:
        assistant.close()
    if as_json:
        _print_json(sources_object(ledger, reports, index_id))
        return FOUND
    terminal.print_ledger(ledger, {report.file: report.title for report in reports})
    if settings.sources.is_dir() and not is_current(settings):
        terminal.say("the sources have changed since this index was built: run 'report-assistant build'.")
    return FOUND


commands.add_command(search)
commands.add_command(compare)
commands.add_command(evaluate)
commands.add_command(taking.export)
commands.add_command(taking.check)


def _ask_rows(assistant: Assistant, rows: Sequence[BatchRow], everywhere: bool, style: Style | None) -> list[Answer]:
    """Print an answer a line as soon as it is known; without `style`, none is printed."""
    answers = []
    with terminal.progress() as bar:
        for done, row in enumerate(rows):
            if style is None or not sys.stdout.isatty():  # where the answers are seen to come, they are the progress
                bar.show("Answering", done, len(rows))
            with row.blamed():
                answers.append(
                    assistant.ask(row.question, report=row.report, history=row.history, everywhere=everywhere)
                )
            if style is not None:
                _print_json(row.identity | answer_json(styled(answers[-1], style)[0]))
    return answers


def _print_json(value: dict[str, Any]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is given back. No traceback reaches the user."""
    terminal.prepare_streams()
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
        return code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
    except click.ClickException as error:
        hint = f" Try '{error.ctx.command_path} --help'." if isinstance(error, click.UsageError) and error.ctx else ""
        terminal.say(f"{error.format_message()}{hint}")
    except AssistantError as error:
        terminal.say(str(error))
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        terminal.drop_output()
        return PIPE_CLOSED
    except OSError as error:
        terminal.drop_output()
        terminal.say(f"{error.filename or 'the output'} cannot be read or written ({error.strerror or error}).")
    return WRONG


def _run(arguments: Sequence[str]) -> int:
    try:
        with commands.make_context(terminal.NAME, list(arguments)) as context:
            return int(commands.invoke(context) or FOUND)
    except click.exceptions.Exit as end:
        return end.exit_code
    except (AssistantError, click.ClickException, click.Abort, OSError):
        raise
    except Exception as error:
        raise AssistantError(
            f"something unexpected happened ({type(error).__name__}: {error}). Try again; if it happens again, "
            "report it with these words."
        ) from error
