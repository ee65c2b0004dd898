"""One frozen Settings. Nothing happens at import; an unknown key is an error."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from assistant.errors import SettingsError
from assistant.records import Style

FILE_NAME = "report-assistant.toml"

_TAKES = {Path: "the path of a folder, as text", str: "text", int: "a whole number", float: "a number"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a team may set, in `report-assistant.toml` beside its folders or by keyword.

    sources, index: folders ('~' is the home folder). model: 'packaged', or the path of a sentence-transformers model.
    top: passages given with an answer. threshold: an answer's confidence (0 to 1) under which
    the reports are said not to answer. style: how references are written, see `records.Style`. host, port: where the
    page is served. conversations: the folder that keeps what was asked on the page.
    """

    sources: Path = Path("sources")
    index: Path = Path("index")
    model: str = "packaged"
    top: int = 10
    threshold: float = 0.5
    style: str = Style.PLAIN.value
    host: str = "127.0.0.1"
    port: int = 7860
    conversations: Path = Path("conversations")

    def __post_init__(self) -> None:
        if self.top < 1:
            raise SettingsError(f"top is {self.top}: give a whole number from 1 up.")
        if not 0 <= self.threshold <= 1:
            raise SettingsError(f"threshold is {self.threshold}: give a number from 0 to 1.")
        if self.style not in [*Style]:
            raise SettingsError(f"style is '{self.style}': give one of {', '.join(Style)}.")
        if not 0 <= self.port <= 65535:
            raise SettingsError(f"port is {self.port}: give a number from 0 to 65535.")

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
    if isinstance(value, bool) or (kind is str) != isinstance(value, str):
        raise TypeError(kind)
    if kind is int and not isinstance(value, int):
        raise TypeError(kind)
    return kind(value)
