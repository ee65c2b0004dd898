"""A file's name as somebody's browser sends it becomes one that is safe on any system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from assistant.patterns import regex

SUFFIX = ".pdf"
LONGEST = 150  # bytes, where most systems take 255
ELSE = "report"
# Names that Windows keeps for devices, whatever their ending.
DEVICES = regex(r"(?:con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def safe_name(given: str) -> str:
    """The last part of the name, ending in '.pdf'; what has a meaning to a system, a shell or HTML becomes '-'."""
    name = unicodedata.normalize("NFC", given).replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(" " if one.isspace() else one for one in name)
    name = "".join(one for one in name if unicodedata.category(one)[0] != "C")
    name = re.sub(r"[<>:\"|?*&;`$%#]+", "-", " ".join(name.split()))
    stem = name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else name
    stem = stem.strip(" .~-").encode("utf-8")[:LONGEST].decode("utf-8", "ignore").strip(" .")
    if DEVICES.fullmatch(stem):
        stem = f"{ELSE}-{stem}"
    return f"{stem or ELSE}{SUFFIX}"


def numbered(name: str, taken: Collection[str]) -> str:
    """The name or, where it is taken in whatever capitals, the next one of 'name-2.pdf', 'name-3.pdf' that is free."""
    known = {one.casefold() for one in taken}
    stem, dot, ending = name.rpartition(".")
    number, found = 1, name
    while found.casefold() in known:
        number += 1
        found = f"{stem}-{number}{dot}{ending}"
    return found
