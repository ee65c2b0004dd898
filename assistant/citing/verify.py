"""What was exported is checked again: the PDFs are read anew, and each quote is looked for on its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from assistant.catalogue import Catalogue
from assistant.citing.dossier import found_in, visible_text
from assistant.citing.folding import Folded, find, fold
from assistant.citing.footnotes import page_text
from assistant.citing.gate import quotes, readers_of
from assistant.errors import ExportError, ReadingError, SourcesError
from assistant.indexing.files import find as find_files
from assistant.reading import reader
from assistant.records import Document, OnProgress, PageAddress, Progress, Reader, Sentence, Stage

CUT = 4  # a report that lacks at most one page in so many has been cut; one that lacks more is another
PASSAGE_TOKENS = 256  # how the text is parted does not matter here: a word counts as a token


class Verdict(StrEnum):
    """What became of a quote."""

    STANDS = "stands"
    MOVED = "moved"
    GONE = "gone"
    CHANGED = "report changed"
    MISSING = "report missing"


@dataclass(frozen=True, slots=True)
class Statement:
    """A quote as it was exported: `place` says where in the export; `pages` are those that it names."""

    place: str
    quote: str
    file: str
    sha256: str
    pages: tuple[PageAddress, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A quote as it is now. `found`: the pages where it stands; `readers`: which find it there; `told`: in words."""

    statement: Statement
    verdict: Verdict
    told: str
    found: tuple[PageAddress, ...] = ()
    readers: tuple[Reader, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "place": self.statement.place,
            "report": self.statement.file,
            "pages": [{"number": page.number, "label": page.label} for page in self.statement.pages],
            "quote": self.statement.quote,
            "verdict": self.verdict.value,
            "told": self.told,
            "found": [{"number": page.number, "label": page.label} for page in self.found],
            "verified_by": [one.value for one in self.readers],
        }


def verify(content: bytes, name: str, sources: Path, on_progress: OnProgress) -> list[Checked]:
    """Check every quote of an export against the PDFs in `sources`; `name` is the file's, for errors.

    Takes what `ask --format` makes as JSON, Markdown, HTML or .docx, and what `ask --json` and `--batch` print.
    Raises ExportError where there is nothing to check.
    """
    value = found_in(content, name)
    statements = list(_statements(value))
    if not statements:
        raise ExportError(f"{name} has no quote to check.")
    try:
        files = {file.file: file.sha256 for file in find_files(sources, on_progress)}
        catalogue = Catalogue.load(sources)
    except SourcesError:
        return [Checked(one, Verdict.MISSING, f"{one.file} is not in {sources}") for one in statements]
    shown = visible_text(content)
    page = fold(shown) if shown is not None else None
    checked: dict[int, Checked] = {}
    wanted = list(dict.fromkeys((one.file, one.sha256) for one in statements))
    for number, (file, sha256) in enumerate(wanted):
        on_progress(Progress(Stage.READING, number, len(wanted), file))
        copy = _Copy.read(sources, catalogue, files, file, sha256)
        own = {
            place: _check(one, copy, page)
            for place, one in enumerate(statements)
            if (one.file, one.sha256) == (file, sha256)
        }
        checked |= _replaced(own, copy, _pages_then(value, file)) or own
    return [checked[place] for place in range(len(statements))]


def _statements(value: Any) -> Iterator[Statement]:
    """The quotes of answers, and the sentences of passages."""
    for row in value if isinstance(value, list) else [value]:
        if not isinstance(row, dict):
            raise ExportError("This is not an export of this program: give a file that 'ask --format' made.")
        try:
            for number, answer in enumerate(row.get("answers", [row]), start=1):
                for note in answer.get("footnotes", []):
                    if note["verified"]:
                        yield _statement(f"answer {number}, footnote {note['number']}", note, note["quote"])
            if "answers" in row:
                for number, passage in enumerate(row["passages"], start=1):
                    for sentence in passage["sentences"]:
                        numbers = {span[0] for span in sentence["spans"]}
                        pages = [page for page in passage["pages"] if page["number"] in numbers]
                        yield _statement(f"passage {number}", passage | {"pages": pages}, sentence["text"])
        except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
            raise ExportError(f"The export was damaged: {type(error).__name__} at {error}.") from error


def _statement(place: str, row: dict[str, Any], quote: str) -> Statement:
    pages = tuple(PageAddress(int(page["number"]), str(page["label"])) for page in row["pages"])
    return Statement(place, str(quote), str(row["report"]), str(row["sha256"]), pages)


def _check(one: Statement, copy: _Copy, shown: Folded | None) -> Checked:
    if copy.document is None:
        return Checked(one, Verdict.MISSING, copy.state)
    if shown is not None and not any(True for _ in find(fold(one.quote.strip()), shown, True, True, True)):
        return Checked(one, Verdict.GONE, "the words in this file were changed: they are not those that were exported")
    found = [place for place in copy.places(one) if place[0]]
    numbers = tuple(page.number for page in one.pages)
    here = next((place for place in found if tuple(page.number for page in place[0]) == numbers), None)
    state = f"; {copy.state}" if copy.state else ""
    if here:
        if copy.changed:
            return Checked(one, Verdict.CHANGED, f"{copy.state}; the words still stand on {page_text(here[0])}", *here)
        return Checked(one, Verdict.STANDS, f"{page_text(here[0])}{state}", *here)
    if found:
        return Checked(one, Verdict.MOVED, f"to {page_text(found[0][0])}{state}", *found[0])
    return Checked(one, Verdict.GONE, f"the words are nowhere in the report{state}")


def _replaced(own: dict[int, Checked], copy: _Copy, pages_then: int) -> dict[int, Checked]:
    """What is to be said of a report's quotes where its file is another report's now; nothing where it is not.

    So it is taken to be where not one of them is anywhere in it, unless it lacks just a few of the pages that it had.
    """
    gone = {place: one for place, one in own.items() if one.verdict is Verdict.GONE and copy.state in one.told}
    if not copy.changed or copy.document is None or any(one.found for one in own.values()):
        return {}
    lost = pages_then - len(copy.document.pages)
    if 0 < lost <= max(1, pages_then // CUT):
        return {}
    told = f"{copy.state}, and nothing that was quoted from it is in it now"
    return own | {place: replace(one, verdict=Verdict.CHANGED, told=told) for place, one in gone.items()}


def _pages_then(value: Any, file: str) -> int:
    """How many pages a report had when it was exported; 0 where the export does not say."""
    rows = value.get("reports", []) if isinstance(value, dict) else []
    return next((int(row.get("page_count") or 0) for row in rows if row.get("file") == file), 0)


@dataclass(frozen=True, slots=True)
class _Copy:
    """A report as it is now. `state`: what a reader should know of it, or ''; `document`: None where there is none."""

    document: Document | None
    state: str
    changed: bool = False
    sentences: tuple[Sentence, ...] = ()

    @classmethod
    def read(cls, sources: Path, catalogue: Catalogue, files: dict[str, str], file: str, sha256: str) -> _Copy:
        """The report by its name, else by its content under another name."""
        now, state = file, ""
        if file not in files:
            now = next((name for name, content in files.items() if content == sha256), "")
            if not now:
                return cls(None, f"{file} is not in {sources}")
            state = f"the report is now called {now}"
        changed = files[now] != sha256
        if changed:
            state = f"{file} is not the file that it was"
        try:
            document = reader.read(
                sources / now, now, files[now], catalogue, lambda text: len(text.split()), PASSAGE_TOKENS
            )
        except ReadingError as error:
            return cls(None, str(error))
        sentences = dict.fromkeys(sentence for passage in document.passages for sentence in passage.sentences)
        return cls(document, state, changed, tuple(sentences))

    def places(self, one: Statement) -> Iterator[tuple[tuple[PageAddress, ...], tuple[Reader, ...]]]:
        """Where the quote stands: on one page, the named first, or across several."""
        assert self.document is not None
        named = {page.number for page in one.pages}
        for page in sorted(self.document.pages, key=lambda page: (page.number not in named, page.number)):
            readers = readers_of(one.quote, page)
            if readers:
                yield (PageAddress(page.number, page.label),), readers
        yield from self._across(one.quote)

    def _across(self, quote: str) -> Iterator[tuple[tuple[PageAddress, ...], tuple[Reader, ...]]]:
        """Where the sentences, as the program reads them, have the quote: the pages that its own words touch."""
        assert self.document is not None
        pages = {page.number: page for page in self.document.pages}
        joined, ends = "", []
        for sentence in self.sentences:
            joined += sentence.text + " "
            ends.append(len(joined))
        text = fold(joined)
        for first, end in find(fold(quote.strip()), text):
            low, high = text.places[first], text.places[end - 1]
            chosen = [
                _part(sentence, low, high, stop)
                for sentence, stop in zip(self.sentences, ends, strict=True)
                if stop > low and stop - len(sentence.text) - 1 <= high
            ]
            touched = {span.page for sentence in chosen for span in sentence.spans}
            standing = quotes(chosen, {number: pages[number] for number in touched})
            for found in standing:
                if fold(found.text).characters == fold(quote.strip()).characters:
                    addresses = tuple(PageAddress(number, pages[number].label) for number in found.pages)
                    yield addresses, found.readers


def _part(sentence: Sentence, low: int, high: int, stop: int) -> Sentence:
    """The sentence without what the quote leaves out at either end; it ends at `stop` of the joined text."""
    start = stop - len(sentence.text) - 1
    return replace(sentence, text=sentence.text[max(low - start, 0) : high + 1 - start])
