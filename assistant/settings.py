"""One frozen Settings. Nothing happens at import; an unknown key is an error."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from assistant.errors import SettingsError
from assistant.records import Style

FILE_NAME = "report-assistant.toml"

_TAKES = {
    Path: "the path of a folder, as text",
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
}
MEGABYTES = 256  # less than this does not hold the reader itself
PASSWORD_VARIABLE = "REPORT_ASSISTANT_PASSWORD"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a team may set, in `report-assistant.toml` beside its folders or by keyword.

    sources, index: folders ('~' is the home folder). model: 'packaged', or the path of a sentence-transformers model.
    reranker: 'packaged', the path of a CrossEncoder, or its name in the local Hugging Face cache ('' for none).
    top: passages given with an answer. threshold: an answer's confidence (0 to 1) under which
    the reports are said not to answer. style: how references are written, see `records.Style`. host, port: where the
    page is served. conversations: the folder that keeps what was asked on the page.
    password_file: a text file with a password on each line, for PDFs that need one ('' for none). ocr: whether pages
    that are pictures are read by OCR. workers: processes that read PDFs (0: one for each core). file_seconds: how long
    a file of up to 120 pages may take to read. file_megabytes: the memory that reading may take in each process.
    read_only: nobody changes the library on the page. shared_library: where the page asks for a password, whoever has
    it may. upload_megabytes: the largest PDF that the page takes. library_files: how many PDFs there may be for it
    to take one more.
    """

    sources: Path = Path("sources")
    index: Path = Path("index")
    model: str = "packaged"
    reranker: str = "packaged"
    top: int = 10
    threshold: float = 0.55
    style: str = Style.PLAIN.value
    host: str = "127.0.0.1"
    port: int = 7860
    conversations: Path = Path("conversations")
    password_file: str = ""
    ocr: bool = False
    workers: int = 0
    file_seconds: int = 60
    file_megabytes: int = 2048
    read_only: bool = False
    shared_library: bool = False
    upload_megabytes: int = 100
    library_files: int = 1000

    def __post_init__(self) -> None:
        if self.top < 1:
            raise SettingsError(f"top is {self.top}: give a whole number from 1 up.")
        if not 0 <= self.threshold <= 1:
            raise SettingsError(f"threshold is {self.threshold}: give a number from 0 to 1.")
        if self.style not in [*Style]:
            raise SettingsError(f"style is '{self.style}': give one of {', '.join(Style)}.")
        if not 0 <= self.port <= 65535:
            raise SettingsError(f"port is {self.port}: give a number from 0 to 65535.")
        if self.workers < 0:
            raise SettingsError(f"workers is {self.workers}: give a whole number from 0 (one for each core) up.")
        if self.file_seconds < 1:
            raise SettingsError(f"file_seconds is {self.file_seconds}: give a whole number from 1 up.")
        if self.file_megabytes < MEGABYTES:
            raise SettingsError(f"file_megabytes is {self.file_megabytes}: give a whole number from {MEGABYTES} up.")
        if self.upload_megabytes < 1:
            raise SettingsError(f"upload_megabytes is {self.upload_megabytes}: give a whole number from 1 up.")
        if self.library_files < 0:
            raise SettingsError(f"library_files is {self.library_files}: give a whole number from 0 up.")

    @property
    def passwords(self) -> tuple[str, ...]:
        """What to open locked PDFs with: the lines of `password_file`, then the environment's.

        Raises SettingsError where the file cannot be read.
        """
        found = []
        if self.password_file:
            path = Path(self.password_file).expanduser()
            try:
                found = path.read_text(encoding="utf-8-sig").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise SettingsError(f"The password file {path} cannot be read ({error}): save it as UTF-8.") from error
        found.append(os.environ.get(PASSWORD_VARIABLE, ""))
        return tuple(dict.fromkeys(filter(None, found)))

    @classmethod
    def load(cls, file: Path | None = None, **changes: Any) -> Settings:
        """Read `file` (default: report-assistant.toml here, if there is one), then apply `changes` that are not None.

        Raises SettingsError for a file that is not TOML, an unknown key or a value of the wrong type.
        """
        path = file or Path(FILE_NAME)
        found: dict[str, Any] = {}
        if file or path.is_file():
            try:
                found = tomllib.loads(path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                raise SettingsError(f"{path} cannot be read as TOML ({error}): mend it or remove it.") from error
        return cls().changed(**found).changed(**{key: value for key, value in changes.items() if value is not None})

    def changed(self, **changes: Any) -> Settings:
        """A copy with `changes`; raises SettingsError for an unknown key or a value of the wrong type."""
        known = {field.name: type(getattr(Settings(), field.name)) for field in fields(Settings)}
        converted: dict[str, Any] = {}
        for key, value in changes.items():
            if key not in known:
                raise SettingsError(f"'{key}' is not a setting: use one of {', '.join(sorted(known))}.")
            try:
                converted[key] = _path(value) if issubclass(known[key], Path) else _as(known[key], value)
            except (TypeError, ValueError) as error:
                raise SettingsError(f"{key} is {value!r}: give {_takes(known[key])}.") from error
        return replace(self, **converted)


def _takes(kind: type) -> str:
    return next(words for base, words in _TAKES.items() if issubclass(kind, base))


def _path(value: Any) -> Path:
    if not value:
        raise ValueError(value)
    return Path(value).expanduser()


def _as(kind: type, value: Any) -> Any:
    if isinstance(value, bool) != (kind is bool) or (kind is str) != isinstance(value, str):
        raise TypeError(kind)
    if kind is int and not isinstance(value, int):
        raise TypeError(kind)
    return kind(value)
