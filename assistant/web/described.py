"""Functions for programs, described by their own signatures: a JSON schema, a text, and a check of what is given.

A parameter's type is written as `Annotated[type, "what it is"]`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, get_type_hints

from assistant.errors import QuestionError

LONGEST_TEXT = 2000
MOST_ENTRIES = 200

Function = Callable[..., dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One of a function's parameters. `needed`: it has no default."""

    name: str
    kind: Any
    told: str
    needed: bool
    default: Any


def parameters(function: Function) -> list[Parameter]:
    """In their order."""
    kinds = get_type_hints(function, include_extras=True)
    found = []
    for name, one in inspect.signature(function).parameters.items():
        kind, needed = kinds[name], one.default is inspect.Parameter.empty
        found.append(Parameter(name, kind.__origin__, kind.__metadata__[0], needed, None if needed else one.default))
    return found


def schema(function: Function) -> dict[str, Any]:
    """The JSON schema of the object that holds a call's arguments."""
    from pydantic import TypeAdapter

    properties = {
        one.name: TypeAdapter(one.kind).json_schema()
        | {"description": one.told}
        | ({} if one.needed else {"default": one.default})
        for one in parameters(function)
    }
    needed = [one.name for one in parameters(function) if one.needed]
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


def told(function: Function) -> str:
    """What the function does, in one paragraph."""
    return " ".join((inspect.getdoc(function) or "").split())


def told_whole(function: Function) -> str:
    """What the function does, and what each parameter is."""
    return " ".join([told(function), *(f"{one.name}: {one.told}" for one in parameters(function))])


def checked(function: Function) -> Function:
    """The function, which raises QuestionError for a value that is not of its parameter's type, or is too large."""
    known = {one.name: one for one in parameters(function)}

    @wraps(function)
    def call(*values: Any, **named: Any) -> dict[str, Any]:
        given = _named(list(known), values, named)
        missing = [one.name for one in known.values() if one.needed and one.name not in given]
        if missing:
            raise QuestionError(f"'{missing[0]}' is missing: {known[missing[0]].told}")
        return function(**{name: _checked(known[name], value) for name, value in given.items()})

    return call


def _named(names: list[str], values: tuple[Any, ...], named: Mapping[str, Any]) -> dict[str, Any]:
    given = dict(zip(names, values, strict=False)) | dict(named)
    unknown = [name for name in given if name not in names]
    if unknown or len(values) > len(names):
        raise QuestionError(f"'{unknown[0] if unknown else values[-1]}' is not one of {', '.join(names) or 'none'}.")
    return given


def _checked(one: Parameter, value: Any) -> Any:
    from pydantic import TypeAdapter, ValidationError

    try:
        TypeAdapter(one.kind).validate_python(value, strict=True)
    except ValidationError as error:
        wanted = error.errors()[0]["msg"]
        raise QuestionError(f"'{one.name}' cannot be taken ({wanted}): {one.told}") from error
    for part in _parts(value):
        if isinstance(part, str) and len(part) > LONGEST_TEXT:
            raise QuestionError(f"'{one.name}' has more than {LONGEST_TEXT:,} characters: give a shorter one.")
        if isinstance(part, list) and len(part) > MOST_ENTRIES:
            raise QuestionError(f"'{one.name}' has more than {MOST_ENTRIES} entries: give fewer.")
    return value


def _parts(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, list):
        yield from value
