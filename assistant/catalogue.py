"""What each source is: sources/catalogue.toml for those that are listed, what a PDF says for the rest."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from assistant.errors import CatalogueError
from assistant.patterns import regex
from assistant.records import Kind, Report
from assistant.uncatalogued import PRINTED_FROM, authors_of, published, title_of

FILE_NAME = "catalogue.toml"
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
TITLE_LINES = 8  # a title is set on at most so many lines
TITLE_WORDS = 3  # a title of fewer words is too common to recognise a page by
# Beside a title on a cover, these say that the document is about the other one.
ABOUT = regex(
    r"\b(?:briefings?|review(?:s|ed)?|summary|response|reply|commentary|comments|critique|digest|notes|appraisal|evaluation"
    r"|slides|presentation|press release|launch|supplement|annex|appendix|erratum|errata)\b",
    re.IGNORECASE,
)
LEADS_IN = regex(r"(?:\b(?:on|of|to|about|for|from|in|with|and)|[:,])\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One `[[report]]` of the catalogue. `files` are names or patterns, `titles` further titles that it goes by.

    A `title` of '' stands for the PDF's own.
    `first_body_page` is the PDF page (from 1) on which the printed numbering begins with 1, or None where not said.
    """

    id: str
    title: str
    files: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    short_title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    phase: int | None = None
    sector: str = ""
    url: str = ""
    kind: Kind = Kind.REPORT
    first_body_page: int | None = None

    def names(self) -> set[str]:
        """Its titles as they are compared: letters and figures only."""
        return {plain(title) for title in (self.title, *self.titles)} - {""}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The entries in the order of the file; `digest` (64 hexadecimal digits) changes when what they say does."""

    entries: tuple[Entry, ...]
    digest: str

    @classmethod
    def load(cls, sources: Path) -> Catalogue:
        """Read catalogue.toml in the sources folder; without one, an empty catalogue.

        Raises CatalogueError, which names the file, the entry and what to do.
        """
        path = sources / FILE_NAME
        try:
            text = path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            text = ""
        except (OSError, UnicodeDecodeError) as error:
            raise CatalogueError(
                f"{path} cannot be read ({error}): save it as UTF-8 text that you may read."
            ) from error
        return cls.parse(path, text)

    @classmethod
    def parse(cls, path: Path, text: str) -> Catalogue:
        """The catalogue that `text` is; `path` names it in errors. Raises CatalogueError."""
        try:
            found = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise CatalogueError(f"{path} is not TOML ({error}): mend that line.") from error
        entries = tuple(_entries(path, found))
        said = json.dumps([asdict(entry) for entry in entries], sort_keys=True)
        return cls(entries, hashlib.sha256(said.encode()).hexdigest())

    def entry(self, file: str, info: Mapping[str, str], opening: str) -> Entry | None:
        """The entry that the PDF belongs to: by file name, else by the title in its metadata, else by its title page.

        A PDF that only speaks of a listed report, as a briefing does, is not taken for it: the title has to stand on
        lines of its own, in the largest type of page 1 where that is known (info['largest']), and not be introduced
        as another document's subject.
        """
        name = PurePosixPath(file.replace("\\", "/")).name.casefold()
        patterns = [(pattern.casefold(), entry) for entry in self.entries for pattern in entry.files]
        by_name = [entry for pattern, entry in patterns if pattern == name]
        by_name += [entry for pattern, entry in patterns if fnmatchcase(name, pattern)]
        if by_name:
            return by_name[0]
        title = plain(PRINTED_FROM.sub("", info.get("title", "")))
        by_title = [entry for entry in self.entries if title and title in entry.names()]
        if by_title:
            return by_title[0]
        shown = [entry for entry in self.entries if _shows(opening, entry, plain(info.get("largest", "")))]
        return shown[0] if len(shown) == 1 else None

    def report(self, file: str, sha256: str, page_count: int, info: Mapping[str, str], opening: str) -> Report:
        """What the PDF is.

        info: title, author, subject and created ('2008-04-01') as the PDF says, and what its pages show; each may be
        absent. largest: the title in large type; head: what runs along the pages; words: any in large type; imprint:
        when it was published; newest: the newest year that it speaks of. opening: the raw text of its first two pages.
        """
        unlisted = _unlisted(file, info)
        entry = self.entry(file, info, opening) or unlisted
        title = entry.title or unlisted.title
        return Report(
            id=f"{entry.id}-{sha256[:8]}",
            file=file,
            title=title,
            short_title=entry.short_title or title,
            authors=entry.authors,
            publisher=entry.publisher,
            published=entry.published,
            phase=entry.phase,
            sector=entry.sector,
            url=entry.url,
            kind=entry.kind,
            sha256=sha256,
            page_count=page_count,
        )


def plain(text: str) -> str:
    """Letters and figures in small letters, one space between words, for comparing titles."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


def _slug(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall(r"[a-z0-9]+", folded))[:48].strip("-") or "report"


def _shows(opening: str, entry: Entry, largest: str) -> bool:
    """Whether the title stands on whole lines of the opening pages as a cover sets it."""
    lines = [line for line in opening.splitlines() if plain(line)]
    keys = [plain(line) for line in lines]
    for name in entry.names():
        if len(name.split()) < TITLE_WORDS or (largest and largest not in name and name not in largest):
            continue
        for first in range(len(keys)):
            for last in range(first, first + TITLE_LINES):
                if " ".join(keys[first : last + 1]) == name and not _introduced(lines, first, last):
                    return True
    return False


def _introduced(lines: Sequence[str], first: int, last: int) -> bool:
    """Whether the lines beside a title make it another document's subject."""
    around = [*lines[max(first - 2, 0) : first], *lines[last + 1 : last + 3]]
    return any(ABOUT.search(line) for line in around) or (first > 0 and LEADS_IN.search(lines[first - 1]) is not None)


def _unlisted(file: str, info: Mapping[str, str]) -> Entry:
    stem = PurePosixPath(file.replace("\\", "/")).stem
    title = title_of(stem, info)
    authors = authors_of(info.get("author", ""))
    return Entry(_slug(stem), title, authors=authors, published=published(title, stem, info))


def _entries(path: Path, found: Mapping[str, Any]) -> Iterator[Entry]:
    strange = sorted(set(found) - {"report"})
    tables = found.get("report", [])
    if strange or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        what = f"'{strange[0]}' is not known" if strange else "'report' is not a list"
        raise CatalogueError(f"{path}: {what}: begin each report with the line [[report]] and put its keys under it.")
    ids: set[str] = set()
    files: dict[str, str] = {}
    for number, table in enumerate(tables, 1):
        entry = _entry(path, number, table)
        where = f"{path}, report '{entry.id}'"
        if entry.id in ids:
            raise CatalogueError(f"{where}: the id is used twice: give each report its own.")
        for file in (file.casefold() for file in entry.files):
            if files.setdefault(file, entry.id) != entry.id:
                raise CatalogueError(
                    f"{where}: the file '{file}' is also that of '{files[file]}': leave it out of one."
                )
        ids.add(entry.id)
        yield entry


def _entry(path: Path, number: int, table: Mapping[str, Any]) -> Entry:
    identity = table.get("id")
    where = (
        f"{path}, report '{identity}'" if identity and isinstance(identity, str) else f"{path}, report number {number}"
    )
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in TAKES:
            raise CatalogueError(f"{where}: '{key}' is not known: use one of {', '.join(sorted(TAKES))}.")
        good, takes = TAKES[key]
        if not good(value):
            raise CatalogueError(f"{where}: {key} is {value!r}: give {takes}.")
        values[key] = tuple(value) if isinstance(value, list) else value
    for key in ("id", "title"):
        if key not in values:
            raise CatalogueError(f"{where}: it has no {key}: add {key} = {TAKES[key][1]}.")
    values["kind"] = Kind(values.get("kind", Kind.REPORT))
    return Entry(**values)


def _is_text(value: object, pattern: str = "(?s:.*)") -> bool:
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def _is_date(value: object) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"(?:\d{4}(?:-\d\d){0,2})?", value):
        return False
    try:
        return not value or bool(date.fromisoformat(value + "0000-01-01"[len(value) :]))
    except ValueError:
        return False


def _within(value: object, allowed: Sequence[int]) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in allowed


# Key -> whether a value will do, and what to give.
TAKES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "id": (lambda value: _is_text(value, SLUG), "'small-letters-figures-and-hyphens'"),
    "title": (_is_text, "'the title as on the cover', or '' for the PDF's own"),
    "files": (_is_list, "a list of file names or patterns, as in ['overview*.pdf']"),
    "titles": (_is_list, "a list of titles"),
    "short_title": (_is_text, "text"),
    "authors": (_is_list, "a list of names"),
    "publisher": (_is_text, "text"),
    "published": (_is_date, "'2008', '2008-04' or '2008-04-01'"),
    "phase": (lambda value: _within(value, range(1, 4)), "1, 2 or 3, or leave it out"),
    "sector": (_is_text, "text"),
    "url": (lambda value: _is_text(value, r"(?:https?://\S+)?"), "an address beginning with https://"),
    "kind": (lambda value: value in [str(kind) for kind in Kind], "'report' or 'briefing'"),
    "first_body_page": (lambda value: _within(value, range(1, 100_000)), "the number of a page in the PDF, from 1"),
}
