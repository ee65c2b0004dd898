"""Records as JSON and back, for what is kept between visits."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def freeze(record: Any) -> str:
    """A record, and all records in it, as JSON."""
    return json.dumps(asdict(record), ensure_ascii=False, separators=(",", ":"))


def thaw(kind: type[Record], text: str) -> Record:
    """The record of `kind` that `freeze` made `text` of.

    Fields that this version of the record does not have are left out; those that the text does not have get their
    defaults. Raises ValueError where that is not enough.
    """
    try:
        found: Record = _value(kind, json.loads(text))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"not a {kind.__name__} of this version: {error}") from error
    return found


def _value(kind: Any, value: Any) -> Any:
    if get_origin(kind) is UnionType:
        if value is None:
            return None
        return _value(next(part for part in get_args(kind) if part is not NoneType), value)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise TypeError(f"{value!r} is not a list")
        return tuple(_value(get_args(kind)[0], part) for part in value)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(
            **{
                field.name: _value(hints[field.name], value[field.name])
                for field in fields(kind)
                if field.name in value
            }
        )
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is not {kind.__name__}")
    return value
