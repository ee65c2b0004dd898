"""What was read of a file, as bytes: small enough to keep, and safe to open whoever wrote them.

A frozen dataclass becomes the list of its fields, a tuple a list; the types come from the dataclass's own hints.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from assistant.errors import ReadingError
from assistant.reading.pdf import RawPdf

LEVEL = 3  # zlib's: twice as quick as its default, and nearly as small

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file before its pages are read. raw: all but its pages; labels: one for each page, '' where there is none."""

    raw: RawPdf
    labels: tuple[str, ...]


def pack(record: object) -> bytes:
    """`record` as bytes, for `unpack`."""
    # A PDF may hold halves of characters, which UTF-8 does not have: JSON's escapes do.
    return zlib.compress(json.dumps(_plain(record), separators=(",", ":")).encode("ascii"), LEVEL)


def unpack(kind: type[Kind], content: bytes) -> Kind:
    """A record of `kind`. Raises ReadingError where `content` is damaged or of another make."""
    wanted: Any = kind
    try:
        made: Kind = _maker(wanted)(json.loads(zlib.decompress(content)))
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ReadingError(f"What was kept of a file cannot be read again ({type(error).__name__}).") from error
    return made


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of the type hint `kind` from JSON."""
    if get_origin(kind) is tuple:
        return _tuple_maker(get_args(kind))
    if get_origin(kind) is dict:
        values = _maker(get_args(kind)[1])
        return lambda found: {key: values(value) for key, value in found.items()}
    optional = [one for one in get_args(kind) if one is not type(None)]
    if len(optional) == 1:  # X | None
        make = _maker(optional[0])
        return lambda found: None if found is None else make(found)
    if is_dataclass(kind):
        return _record_maker(kind)
    return kind if isinstance(kind, type) and issubclass(kind, Enum) else _same


def _tuple_maker(members: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(members) == 2 and members[1] is Ellipsis:
        make = _maker(members[0])
        return lambda found: tuple([make(one) for one in found])
    makers = [_maker(member) for member in members]
    return lambda found: tuple([make(one) for make, one in zip(makers, found, strict=True)])


def _record_maker(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    makers = [_maker(hints[field.name]) for field in fields(kind)]
    if all(make is _same for make in makers):
        count = len(makers)

        def simple(found: Any) -> Any:
            if len(found) != count:
                raise ValueError(kind)
            return kind(*found)

        return simple
    return lambda found: kind(*(make(one) for make, one in zip(makers, found, strict=True)))


def _same(found: Any) -> Any:
    return found
