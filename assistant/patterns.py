"""Regular expressions that are compiled when they are first used, so that nobody waits for those that never are."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, AnyStr, cast
from weakref import WeakSet

# Each candidate for an answer is held against the same question, and by several rules against the same pattern: what
# a pattern finds in the last so many texts is remembered.
REMEMBERED = 128
_FINDS_ONE = frozenset({"search", "match", "fullmatch"})
_MADE: WeakSet[_Regex] = WeakSet()


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, compiled at its first use; what is wrong with `pattern` is found no sooner, either.

    Raises re.error at the first use of a pattern that is none.
    """
    return cast("re.Pattern[AnyStr]", _Regex(pattern, flags))


def compile_all() -> None:
    """Compile now every pattern that was made so far: it takes half a second, which no question then waits for.

    Raises re.error where one is none.
    """
    for one in list(_MADE):
        _ = one._compiled


class _Regex:
    """Stands for a compiled pattern: each attribute is looked up in that once, and is its own from then on.

    What finds one match, and what finds all texts, remembers those of the REMEMBERED texts last looked through.
    """

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._given = flags
        _MADE.add(self)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "_compiled":
            found: Any = re.compile(self.pattern, self._given)
        else:
            found = getattr(self._compiled, name)
            if name in _FINDS_ONE:
                found = lru_cache(maxsize=REMEMBERED)(found)
            elif name == "findall":
                found = _copied(lru_cache(maxsize=REMEMBERED)(found))
        self.__dict__[name] = found
        return found


def _copied(find: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    """Gives each caller a list of its own of what is remembered."""
    return lambda *given, **named: find(*given, **named).copy()
