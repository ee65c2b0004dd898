"""Patterns that are compiled when they are used."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import patterns
from assistant.patterns import compile_all, regex

PACKAGE = Path(patterns.__file__).parent


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    late, soon = regex(r"(?P<at>\d+) boats?", re.IGNORECASE), re.compile(r"(?P<at>\d+) boats?", re.IGNORECASE)
    text = "4 BOATS and 2 boats"
    assert (late.pattern, late.flags, late.groups, late.groupindex) == (
        soon.pattern,
        soon.flags,
        soon.groups,
        soon.groupindex,
    )
    assert late.findall(text) == soon.findall(text)
    assert late.sub("a boat", text, count=1) == soon.sub("a boat", text, count=1)
    assert [found.span() for found in late.finditer(text, 3)] == [found.span() for found in soon.finditer(text, 3)]
    assert regex(rb"\d").search(b"a 1") is not None


def test_what_one_does_with_what_is_remembered_does_not_change_it_for_others() -> None:
    words = regex(r"\w+")
    words.findall("two boats").append("more")
    assert words.findall("two boats") == ["two", "boats"]


def test_nothing_is_compiled_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compiles = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: compiled.append(given[0]) or compiles(*given))
    late = regex("boat")
    assert (late.pattern, compiled) == ("boat", [])
    assert late.search("a boat") and late.search("two boats") and not late.match("a boat")
    assert compiled == ["boat"]


def test_what_is_no_pattern_is_found_when_it_is_used() -> None:
    wrong = regex("(boat")
    with pytest.raises(re.error):
        wrong.search("boat")


def _late(value: object, depth: int = 4) -> Iterator[re.Pattern[str]]:
    """The patterns in a module's value, and in what it is made of."""
    if type(value).__name__ == "_Regex":
        yield value  # type: ignore[misc]
    elif isinstance(value, dict) and depth:
        for one in value.values():
            yield from _late(one, depth - 1)
    elif isinstance(value, (tuple, list)) and depth:
        for one in value:
            yield from _late(one, depth - 1)


def test_each_pattern_of_the_package_is_one() -> None:
    found = 0
    for path in PACKAGE.rglob("*.py"):
        name = ".".join(("assistant", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        if "regex" not in path.read_text(encoding="utf-8"):
            continue
        for value in vars(importlib.import_module(name)).values():
            for one in _late(value):
                assert one.groups >= 0
                found += 1
    assert found > 500


def test_no_module_compiles_a_pattern_when_it_is_imported() -> None:
    """Hundreds of them would take as long as all else that '--help' does, several times over."""

    def compiling(node: ast.AST) -> Iterator[int]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                continue
            if isinstance(child, ast.Call) and ast.unparse(child.func) == "re.compile":
                yield child.lineno
            yield from compiling(child)

    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}
    assert {str(path): lines for path, tree in trees.items() if (lines := list(compiling(tree)))} == {}


def test_what_a_pattern_found_is_remembered() -> None:
    boat = regex(r"\bboat(s)?\b", re.IGNORECASE)
    found = boat.search("Two Boats")
    assert found and found[1] == "s" and boat.search("Two Boats") is found
    assert boat.match("Two Boats") is None and boat.search("Two Boats", 5) is None


def test_all_patterns_can_be_compiled_at_once() -> None:
    boat = regex(r"\bboats?\b")
    assert "_compiled" not in vars(boat)
    compile_all()
    assert "_compiled" in vars(boat)
