"""What the catalogue says of a report is changed in sources/catalogue.toml; all else in the file stays as it is.

The file is a person's: their comments, their order and the way that they write values are kept.
"""

from __future__ import annotations

import os
import re
import threading
import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from assistant.catalogue import FILE_NAME, TAKES, Catalogue, Entry
from assistant.errors import CatalogueError
from assistant.records import Report

# What may be changed, and what a person calls it, in the order of a form.
FIELDS: Mapping[str, str] = {
    "title": "Title",
    "short_title": "Short title",
    "authors": "Authors",
    "publisher": "Publisher",
    "published": "Published",
    "phase": "Phase",
    "sector": "Sector",
    "url": "Address",
    "kind": "Kind",
}
LONGEST = 500  # characters of a text
MOST_AUTHORS = 50

_WRITING = threading.Lock()


class FieldError(CatalogueError):
    """What was given for one field cannot be written."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def said_of(report: Report) -> dict[str, Any]:
    """What is said of a report, a value for each of FIELDS, as `amend` takes them; no phase is None."""
    values = {name: getattr(report, name) for name in FIELDS}
    return values | {"authors": list(report.authors), "kind": report.kind.value}


def amend(sources: Path, report: Report, shares: bool, given: Mapping[str, Any]) -> bool:
    """Write what is `given` (values for some of FIELDS) of the report into the catalogue, in one step.

    shares: whether other files go by the report's entry: then it gets one of its own. Only what differs from what is
    said now is written; False where nothing does. Raises FieldError for a value that will not do, and CatalogueError
    where the file cannot be read or written.
    """
    now = said_of(report)
    wanted = {name: _checked(name, value) for name, value in given.items()}
    changed = {name: value for name, value in wanted.items() if value != now[name]}
    if not changed:
        return False
    path = sources / FILE_NAME
    with _WRITING:
        text = _read(path)
        catalogue = Catalogue.parse(path, text)
        identity = report.id.removesuffix(f"-{report.sha256[:8]}")
        known = next((entry for entry in catalogue.entries if entry.id == identity), None)
        if known is None or shares:
            taken = {entry.id for entry in catalogue.entries}
            amended = _with_entry(path, text, report, _free(identity, taken), now | changed)
        else:
            amended = _with_changes(path, text, report, known, changed)
        Catalogue.parse(path, amended)
        _write(path, amended)
    return True


def _checked(name: str, value: Any) -> Any:
    """The value as it is to be written. Raises FieldError."""
    if name not in FIELDS:
        raise FieldError(name, f"‘{_line(str(name))[:40]}’ cannot be changed here.")
    if name == "authors":
        found = value if isinstance(value, list) else [value]
        value = [line for one in found if (line := _line(one))]
        fits = len(value) <= MOST_AUTHORS and all(len(one) <= LONGEST for one in value)
    elif name == "phase":
        value = int(value) if isinstance(value, str) and re.fullmatch(r"\d{1,3}", value.strip()) else value or None
        fits = True
    else:
        value = _line(value)
        fits = len(value) <= LONGEST
    if not fits:
        raise FieldError(name, f"{FIELDS[name]} is too long: give at most {LONGEST} characters.")
    good, takes = TAKES[name]
    if value is not None and not good(value):
        raise FieldError(name, f"{FIELDS[name]} is ‘{str(value)[:60]}’: give {takes}.")
    return value


def _line(value: Any) -> str:
    """Text on one line, without characters that cannot be seen."""
    if not isinstance(value, str):
        raise FieldError("", "What was sent is not text: reload the page and try again.")
    kept = (" " if character.isspace() else character for character in unicodedata.normalize("NFC", value))
    return " ".join("".join(one for one in kept if unicodedata.category(one)[0] != "C").split())


def _free(identity: str, taken: set[str]) -> str:
    number, name = 1, identity
    while name in taken:
        number += 1
        name = f"{identity}-{number}"
    return name


def _with_entry(path: Path, text: str, report: Report, identity: str, values: Mapping[str, Any]) -> str:
    """The catalogue with an entry more, for this file alone; what is not known of it is left out."""
    import tomlkit

    if not isinstance(_parsed(path, text).get("report"), tomlkit.items.AoT | None):
        raise CatalogueError(f"{path}: begin each report with the line [[report]] to have more added here.")
    entry = tomlkit.document()
    entry.add("id", identity)  # type: ignore[arg-type]
    entry.add("files", [_name(report)])  # type: ignore[arg-type]
    for name, value in values.items():
        if name == "title" or (value not in (None, "", []) and (name, value) != ("short_title", values["title"])):
            entry.add(name, value)
    line = "\r\n" if "\r\n" in text else "\n"
    before = f"{text.rstrip()}{line}{line}" if text.strip() else ""
    return f"{before}[[report]]{line}{tomlkit.dumps(entry).replace(chr(10), line)}"


def _with_changes(path: Path, text: str, report: Report, entry: Entry, values: Mapping[str, Any]) -> str:
    """The catalogue with other values in an entry, which the file goes by from now on whatever its title is."""
    import tomlkit

    document = _parsed(path, text)
    table = next(table for table in document["report"] if table["id"] == entry.id)
    body = getattr(table.value, "body", [])
    after = len(body)  # what stands under the last key speaks of the next entry: new keys come before it
    while after and body[after - 1][0] is None:
        after -= 1
    rest, body[after:] = body[after:], []
    for name, value in values.items():
        if value is None:
            table.pop(name, None)
        elif value or name in table:
            table[name] = value
    if Catalogue((entry,), "").entry(report.file, {}, "") is None:
        table["files"] = [*table.get("files", []), _name(report)]
    body.extend(rest)
    return tomlkit.dumps(document)


def _name(report: Report) -> str:
    """The file's name as the catalogue knows files: without folders, and with nothing in it a pattern."""
    name = PurePosixPath(report.file.replace("\\", "/")).name
    return re.sub(r"([*?\[])", r"[\1]", name)


def _parsed(path: Path, text: str) -> Any:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        return tomlkit.parse(text)
    except TOMLKitError as error:
        raise CatalogueError(f"{path} cannot be changed here ({error}): mend that line.") from error


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path} cannot be read ({error}): save it as UTF-8 text that you may read.") from error


def _write(path: Path, text: str) -> None:
    """Put the text in the place of what the file holds, in one step: a reader sees the one or the other, whole."""
    path = path.resolve()  # a link stays a link
    draft = path.with_name(f".{path.name}.new")
    try:
        with draft.open("wb") as stream:
            stream.write(text.encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            draft.chmod(path.stat().st_mode & 0o777)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise CatalogueError(f"{path} cannot be written ({error.strerror or error}): see that you may.") from error
