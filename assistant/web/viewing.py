"""The source beside the chat: which page a footnote or a passage stands on, and its picture with the words marked."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as quoted
from urllib.parse import urlencode

from assistant.citing.alone import alone
from assistant.citing.footnotes import ascending, check_mark, page_text
from assistant.citing.formats import ENDINGS, Format
from assistant.citing.quotes import SHORTEST_STRETCH, Part
from assistant.citing.styles import Markup
from assistant.errors import ReadingError
from assistant.records import Answer, Footnote, Hit, PageAddress, Report, Style
from assistant.web.pageview import PageView, page_view

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

# The forms in which something can be taken away, and how they are told.
FORMS = (
    (Format.DOCX, "Word"),
    (Format.MARKDOWN, "Markdown"),
    (Format.HTML, "Web page"),
    (Format.TEXT, "Text"),
    (Format.CSV, "Table (CSV)"),
    (Format.BIBTEX, "BibTeX"),
    (Format.RIS, "RIS"),
    (Format.CSL_JSON, "CSL JSON"),
    (Format.JSON, "JSON"),
)
REMEMBERED = 64
WIDTH = 1100
WIDTHS = (WIDTH, 2 * WIDTH, 3 * WIDTH)  # of a page that is looked at closely
COVER = 240
MOST_PARTS = 4
MOST_SENTENCES = 40
LONGEST_PART = 4000


class Shelf:
    """The PDFs in the sources folder. Only the pages of indexed reports can be had, as they were when indexed."""

    def __init__(self, sources: Path) -> None:
        self._sources = sources

    def path(self, report: Report) -> Path:
        """Where the report's file is. Raises ReadingError where it is gone or not what was indexed."""
        name = PurePosixPath(report.file)
        path = self._sources.joinpath(*name.parts)
        if name.is_absolute() or ".." in name.parts or not path.is_file():
            raise ReadingError(f"{report.file} is not in the sources folder any more.")
        found = path.stat()
        if report.sha256 != _sha256(path, found.st_mtime_ns, found.st_size):
            raise ReadingError(f"{report.file} has changed since it was indexed: its pages cannot be shown.")
        return path

    def page(self, report: Report, number: int, words: Sequence[Part] = (), width: int = WIDTH) -> PageView:
        """PDF page `number` (from 1), with the words marked, `width` pixels wide. Raises ReadingError."""
        return _view(self.path(report), report.sha256, number, tuple(words), width)


def footnote_json(note: Footnote, answer: Answer, base: str, style: Style = Style.PLAIN) -> dict[str, Any]:
    """What the panel shows of a footnote; `base` is the address of its pictures."""
    pages = [_page(page, f"{base}/{page.number}.png", note.verified) for page in note.pages]
    words = " ".join(note.quote.split())
    cited = note.citation if style is Style.PLAIN else alone(note.report, note.pages, style)
    section = next((hit.passage.heading for hit in answer.passages if holds(hit, note, words)), "")
    told = {"quote": words if note.verified else "", "checked": check_mark(note), "forms": _forms(note, base)}
    return _panel(note.report, note.pages, cited, section, pages, style) | told


def _forms(note: Footnote, base: str) -> list[tuple[str, str]]:
    """Each form in which the footnote can be taken away, and its address."""
    answer = base.replace("/notes/", "/answers/", 1).rpartition("/")[0]
    return [(name, f"{answer}{ENDINGS[form]}?footnote={note.number}") for form, name in FORMS]


def passage_json(hit: Hit, style: Style = Style.PLAIN) -> dict[str, Any]:
    """What the panel shows of a passage."""
    pages = [
        _page(page, picture(hit.report, page.number, words), bool(words))
        for page in ascending(hit.pages)
        for words in [_sentences_on(hit, page.number)]
    ]
    cited = alone(hit.report, hit.pages, style)
    return _panel(hit.report, hit.pages, cited, hit.passage.heading, pages, style) | {"quote": ""}


def _sentences_on(hit: Hit, number: int) -> list[Part]:
    """The passage's sentences that stand wholly on the page; labels are too short to tell from others like them."""
    return [
        Part(number, sentence.text)
        for sentence in hit.passage.sentences
        if [span.page for span in sentence.spans] == [number] and len(sentence.text) >= SHORTEST_STRETCH
    ]


def page_json(
    report: Report, pages: Sequence[PageAddress], words: Sequence[str] = (), style: Style = Style.PLAIN
) -> dict[str, Any]:
    """What the panel shows of a page that was opened for itself, or of pages that have `words`, a part on each."""
    cited = alone(report, pages, style)
    parts = [*parts_on([page.number for page in pages], words), *[None] * len(pages)]
    shown = [
        _page(page, picture(report, page.number, [part] if part else []), part is not None)
        for page, part in zip(pages, parts, strict=False)
    ]
    return _panel(report, pages, cited, "", shown, style) | {"quote": ""}


def parts_on(numbers: Sequence[int], words: Sequence[str]) -> list[Part]:
    """The parts of words that go on from page to page, as they are to be looked for on each."""
    last = len(words) - 1
    return [
        Part(number, text, place > 0, place < last)
        for place, (number, text) in enumerate(zip(numbers, words, strict=False))
    ]


def way(report: Report, number: int, words: Sequence[str] = ()) -> str:
    """The address that opens a page beside what is read, with the words marked on it and on those that follow."""
    query = urlencode([("words", text) for text in words])
    return f"/assistant/reports/{quoted(report.id, safe='')}/{number}{'?' if query else ''}{query}"


def words_on(note: Footnote, number: int) -> list[Part]:
    """The footnote's words on one of its pages; none where they are not to be shown, or not on it."""
    numbers = [page.number for page in note.pages]
    if not note.verified or number not in numbers:
        return []
    place, last = numbers.index(number), len(numbers) - 1
    text = note.parts[place] if place < len(note.parts) else note.quote
    return [Part(number, text, open_start=place > 0, open_end=place < last)]


def picture(report: Report, number: int, words: Sequence[Part] = ()) -> str:
    """The address of a page's picture, with the words marked; `asked_for` reads it."""
    address = f"/assistant/reports/{quoted(report.id, safe='')}/{number}.png"
    if not words:
        return address
    sides = [(name, "1") for name in ("open_start", "open_end") if getattr(words[0], name)]
    return f"{address}?{urlencode([*(('words', part.text) for part in words), *sides])}"


def asked_for(number: int, query: QueryParams) -> list[Part]:
    """The words that a picture's address asks to be marked; what one part has of open sides, all have."""
    texts = [text for text in query.getlist("words")[:MOST_SENTENCES] if text.strip()]
    return [Part(number, text[:LONGEST_PART], "open_start" in query, "open_end" in query) for text in texts]


def _panel(
    report: Report,
    places: Sequence[PageAddress],
    cited: str,
    section: str,
    pages: Sequence[dict[str, Any]],
    style: Style,
) -> dict[str, Any]:
    return {
        "report": report.title,
        "citation": cited,
        "rich": alone(report, places, style, Markup.HTML),
        "section": section,
        "pages": list(pages),
        "count": report.page_count,
        "others": picture(report, 0).removesuffix("0.png"),
        "pdf": f"/assistant/reports/{quoted(report.id, safe='')}.pdf",
    }


def _page(page: PageAddress, address: str, marked: bool = False) -> dict[str, Any]:
    return {"number": page.number, "told": page_text((page,)), "picture": address, "marked": marked}


def holds(hit: Hit, note: Footnote, words: str) -> bool:
    """Whether a footnote's words, on one line, are the passage's."""
    if hit.report.id != note.report.id:
        return False
    text = hit.passage.text
    return words in text or any(sentence.text in words for sentence in hit.passage.sentences)


@lru_cache(maxsize=512)
def _sha256(path: Path, _modified: int, _size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@lru_cache(maxsize=REMEMBERED)
def _view(path: Path, _sha256: str, number: int, words: tuple[Part, ...], width: int) -> PageView:
    return page_view(path, number, words, width)
