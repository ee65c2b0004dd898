"""The command `search`: passages nearest to some words, or every passage that has a phrase, within a scope."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from assistant import options, taking, terminal
from assistant.answering.contract import excerpts_object
from assistant.answering.excerpts import Scope, parse_pages, parse_years
from assistant.answering.phrases import is_exact
from assistant.opening import opened
from assistant.records import Style
from assistant.settings import Settings

FOUND, NOT_FOUND = 0, 1


@click.command(epilog=options.BUILDS_FIRST + options.EXIT_CODES)
@click.argument("query", nargs=-1)
@options.folders
@options.top
@click.option("--report", multiple=True, metavar="FILE", help="Only this report (may be given several times).")
@click.option("--phase", multiple=True, type=int, metavar="N", help="Only reports of this phase (several times).")
@click.option("--sector", multiple=True, metavar="NAME", help="Only reports on this sector (several times).")
@click.option("--year", metavar="YEARS", help="Only reports of 2005, or of 2005-2008.")
@click.option("--section", metavar="WORDS", help="Only under headings that have these words.")
@click.option("--pages", metavar="RANGE", help="Only on these pages, as printed: 12, 3-10, ii-iv.")
@click.option("--like", type=click.IntRange(min=0), metavar="PASSAGE", help="More like this passage, by its number.")
@click.option("--all", "everything", is_flag=True, help="Give all that an exact search finds.")
@click.option("--count", is_flag=True, help="Print only how many passages an exact search finds.")
@options.as_json
@options.take_away
def search(
    query: tuple[str, ...], like: int | None, everything: bool, count: bool, as_json: bool, form: str | None,
    output: Path | None, top: int | None, **given: Any,
) -> int:  # fmt: skip
    """List the passages nearest to QUERY, best first, without answering.

    With a "phrase" in quotation marks, AND, OR, NOT, brackets or a prefix*, every passage that has it, in reading
    order: words in quotation marks as they stand, others in any inflection. The shell wants the whole in single
    quotation marks: 'joined-up AND ("front line" OR nurs*) NOT police'.
    """
    words = " ".join(query)
    scope = _scope(given)
    if bool(words.strip()) == (like is not None):
        raise click.UsageError("Give either words to look for or --like PASSAGE.")
    if (everything or count) and (like is not None or not is_exact(words)):
        raise click.UsageError('--all and --count go with an exact search: put a "phrase" in quotation marks.')
    if as_json and (form or output):
        raise click.UsageError("--json goes neither with --format nor with --output: '--format json' is for files.")
    taken = taking.chosen_form(form, output)
    with opened(top=top, **given) as assistant:
        if like is not None:
            found = assistant.like(like, scope=scope, top=top)
        else:
            found = assistant.excerpts(words, scope=scope, top=top, everything=everything)
        dossier = taking.dossier(assistant, query=found.query, passages=[one.hit for one in found.found])
    if taken:
        taking.put(dossier, taken, Style(Settings.load(**given).style), output)
    elif as_json:
        click.echo(json.dumps(excerpts_object(found, dossier.index_id), ensure_ascii=False))
    elif count:
        click.echo(found.total)
    else:
        click.echo(terminal.excerpts_text(found, terminal.line_width()) or "Nothing was found.")
    return FOUND if found.found else NOT_FOUND


def _scope(given: dict[str, Any]) -> Scope:
    """Takes what restricts the search out of the options; the rest are settings."""
    report, phase, sector = (tuple(given.pop(name)) for name in ("report", "phase", "sector"))
    year, section, pages = (given.pop(name) for name in ("year", "section", "pages"))
    return Scope(
        report, phase, sector, parse_years(year) if year else None, section or "", parse_pages(pages) if pages else None
    )
