"""The Search tab: what is looked for and where, what was found with its words marked, and the way to take it away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from assistant.answering.assistant import Assistant
from assistant.answering.excerpts import Excerpt, Excerpts, Scope, parse_pages
from assistant.answering.phrases import Mark, is_exact
from assistant.citing.footnotes import page_text
from assistant.citing.formats import ENDINGS, Format
from assistant.errors import QuestionError
from assistant.records import Report
from assistant.web import scope, viewing
from assistant.web.chat import escape, exports_html

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

SHOWN = 50  # of what an exact search finds; all of it can be taken away
LONGEST = 2000
NARROWED_TO_NOTHING = "No report is in all that is chosen: choose fewer phases, sectors, years or reports."
OUTDATED = "The reports were read again since: search once more."
TOO_LONG = f"This search has more than {LONGEST:,} characters: look for less."


@dataclass(frozen=True, slots=True)
class Search:
    """Words to look for, or the passage `like` of the index `index` ('' for none); and where, empty for everywhere.

    groups: phases, sectors and years as web/scope.py names them. section, pages: as typed.
    """

    words: str = ""
    like: str = ""
    index: str = ""
    files: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    section: str = ""
    pages: str = ""

    def where(self, reports: Sequence[Report]) -> Scope:
        """The scope among `reports`. Raises QuestionError where there is nothing in it, or the pages are no range."""
        files = self.files
        if self.groups:
            within = scope.matching(reports, self.groups)
            files = tuple(file for file in within if not self.files or file in self.files)
            if not files:
                raise QuestionError(NARROWED_TO_NOTHING)
        pages = parse_pages(self.pages) if self.pages.strip() else None
        return Scope(reports=files, section=self.section.strip(), pages=pages)

    def address(self, form: Format) -> str:
        """Where what is found can be had in a form."""
        named = [("report", file) for file in self.files] + [("group", group) for group in self.groups]
        plain = [(name, getattr(self, name)) for name in ("words", "like", "index", "section", "pages")]
        return f"/assistant/excerpts/found{ENDINGS[form]}?{urlencode([*plain, *named])}"


def of_address(query: QueryParams) -> Search:
    """The search that `Search.address` made the query of."""
    words, like, index, section, pages = (
        query.get(name, "") for name in ("words", "like", "index", "section", "pages")
    )
    return Search(words, like, index, tuple(query.getlist("report")), tuple(query.getlist("group")), section, pages)


def like(told: str) -> Search:
    """The search that a button 'More like this' stands for: its value has a passage's number and its index."""
    number, index, *_ = [*told.split(), "", ""]
    return Search("", number, index)


def narrowed(
    search: Search, groups: list[str] | None, files: list[str] | None, section: str | None, pages: str | None
) -> Search:
    """The search within what is chosen; a box that was never shown holds None."""
    return replace(
        search, groups=tuple(groups or ()), files=tuple(files or ()), section=section or "", pages=pages or ""
    )


def find(assistant: Assistant, search: Search, everything: bool = False) -> Excerpts:
    """What is found; of an exact search the first, or `everything`. Raises QuestionError."""
    if len(search.words) > LONGEST:
        raise QuestionError(TOO_LONG)
    where = search.where(assistant.reports)
    if not search.like:
        top = SHOWN if is_exact(search.words) else None
        return assistant.excerpts(search.words, scope=where, top=top, everything=everything)
    # Passages are numbered anew with each index.
    if search.index != assistant.index_id or not search.like.isdecimal():
        raise QuestionError(OUTDATED)
    return assistant.like(int(search.like), scope=where)


def found_html(found: Excerpts, search: Search, index_id: str) -> str:
    """What was found; `index_id` names the index that it was found in."""
    head = f'<h3 class="compared">{"More like: " if search.like else ""}{escape(_short(found.query))}</h3>'
    if not found.found:
        tip = "Look for other words, or in more reports."
        return f'<div class="answer excerpts">{head}<p class="hint" role="status">Nothing was found. {tip}</p></div>'
    items = "".join(_item(one, rank, found.exact, index_id) for rank, one in enumerate(found.found, start=1))
    taking = exports_html(search.address)
    return (
        f'<div class="answer excerpts">{head}<p class="counted" role="status">{_counted(found)}</p>'
        f'<div class="tools">{taking}</div><div class="passages"><ol>{items}</ol></div></div>'
    )


def _counted(found: Excerpts) -> str:
    shown = len(found.found)
    if not found.exact:
        return f"The {shown} nearest passages." if shown > 1 else "The nearest passage."
    said = f"{found.total:,} passages have this" if found.total != 1 else "1 passage has this"
    rest = f": the first {shown} are shown, and all of them are in what you export" if shown < found.total else ""
    return f"{said}{rest}."


def _item(one: Excerpt, rank: int, exact: bool, index_id: str) -> str:
    hit = one.hit
    name = f"{hit.report.short_title or hit.report.title} ({hit.report.year})"
    section = f'<span class="section">{escape(hit.passage.heading)}</span>' if hit.passage.section else ""
    score = (
        "" if exact else f'<span class="score" title="How well it matches, from 0 to 1">score {hit.score:.2f}</span>'
    )
    see = f'<a class="see" href="{escape(_way(one))}">Show the page</a>' if hit.pages else ""
    like = f'<button type="button" class="like" value="{hit.passage.id} {escape(index_id)}">More like this</button>'
    return (
        f'<li><span class="number">{rank}</span><div class="passage"><div class="source">'
        f'<span class="report">{escape(name)}</span><span class="pages">{escape(page_text(hit.pages))}</span>'
        f"{score}{see}</div>{section}<p>{_marked(hit.passage.text, one.marks)}</p>"
        f'<div class="tools">{like}</div></div></li>'
    )


def _way(one: Excerpt) -> str:
    """The address of the page, with the sentence marked that has most of what was looked for."""
    hit, best, most, start = one.hit, None, -1, 0
    for sentence in hit.passage.sentences:
        end = start + len(sentence.text)
        count = sum(start <= mark[0] < end for mark in one.marks)
        # A sentence that goes on overleaf has no words of its own on either page.
        if len(sentence.spans) == 1 and count > most:
            best, most = sentence, count
        start = end + 1
    if best is None:
        return viewing.way(hit.report, hit.pages[0].number)
    return viewing.way(hit.report, best.spans[0].page, (best.text,))


def _marked(text: str, marks: Sequence[Mark]) -> str:
    parts: list[str] = []
    place = 0
    for start, end in _joined(marks):
        parts += [_piece(text[place:start]), f"<mark>{_piece(text[start:end])}</mark>"]
        place = end
    return "".join([*parts, _piece(text[place:])])


def _joined(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks in order; those that overlap are one."""
    ordered = sorted(marks)
    while ordered:
        start, end = ordered.pop(0)
        while ordered and ordered[0][0] < end:
            end = max(end, ordered.pop(0)[1])
        yield start, end


def _piece(text: str) -> str:
    """A part of a text, escaped; unlike a whole text it keeps the space at its ends."""
    before, after = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
    return f"{before}{escape(text)}{after}" if text.strip() else before


def _short(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:157].rstrip()}…"
