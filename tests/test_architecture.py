"""The house stands as it was drawn: imports go one way, and each third-party package has its room."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "assistant"
LONGEST_MODULE = 300
LONGEST_FUNCTION = 50

# From left to right: a room imports from itself and from those to its left.
ROOMS = (
    {"records", "patterns", "ledger", "progress", "titles", "errors", "settings"},
    {"imprint", "uncatalogued", "catalogue", "cataloguing"},
    {"reading"},
    {"indexing"},
    {"citing"},
    {"answering"},
    {"door"},  # assistant/__init__.py
    {"evaluation"},
    {"web"},
    {"cli", "batch", "comparing", "evaluating", "opening", "options", "searching", "taking", "terminal", "__main__"},
    {"app"},
)
RANK = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}

# Third-party package -> the modules, or rooms ('web.'), that may import it.
MAY_IMPORT = {
    "cachetools": ("answering.", "indexing.", "web."),
    "citeproc": ("citing.",),
    "PIL": ("web.pageview",),
    "click": ("cli", "comparing", "evaluating", "options", "searching", "taking"),
    "faiss": ("indexing.large",),
    "fastapi": ("web.",),
    "filelock": ("indexing.generations",),
    "gradio": ("web.",),
    "huggingface_hub": ("indexing.cross_encoder",),
    "mcp": ("web.tools",),
    "numpy": ("indexing.", "answering.", "evaluation."),
    "onnx": ("indexing.int8_model",),
    "onnxruntime": ("indexing.int8_encoder",),
    "pydantic": ("web.described",),
    "pypandoc": ("citing.word",),
    "pypdf": ("reading.content", "reading.pdf"),
    "pypdfium2": ("reading.ocr", "reading.pdfium", "web.glyphs", "web.pageview"),
    "rapidfuzz": ("indexing.wordlist",),
    "rich": ("terminal",),
    "safetensors": ("indexing.int8_model",),
    "sentence_transformers": ("indexing.cross_encoder", "indexing.encoder"),
    "snowballstemmer": ("answering.phrases", "answering.words"),
    "starlette": ("web.",),
    "tokenizers": ("indexing.model", "indexing.packaged_reranker"),
    "tomlkit": ("cataloguing",),
    "torch": ("indexing.cross_encoder", "indexing.encoder"),
    "transformers": ("indexing.cross_encoder", "indexing.encoder"),
    "uvicorn": ("web.",),
}
# Where the distribution has another name, or comes with another that is declared.
DISTRIBUTION = {
    "PIL": "pillow",
    "citeproc": "citeproc-py",
    "pypandoc": "pypandoc_binary",
    "faiss": "faiss-cpu",
    "huggingface_hub": "transformers",
    "sentence_transformers": "sentence-transformers",
    "starlette": "fastapi",
}
TOOLS = ("test", "dev")  # extras that the program itself never imports from
HEAVY = ("asyncio", "faiss", "gradio", "numpy", "onnx", "onnxruntime", "pypdf", "rich", "safetensors")
HEAVY += ("sentence_transformers", "tokenizers", "torch", "transformers", "citeproc", "lxml", "pypdfium2", "PIL")


@dataclass(frozen=True)
class Import:
    module: str
    line: int
    target: str
    deferred: bool

    def __str__(self) -> str:
        return f"{self.module} imports {self.target} (line {self.line})"


def module_name(path: Path) -> str:
    """'indexing.build' for assistant/indexing/build.py; 'door' for the package's own __init__.py; 'app' for app.py."""
    if path.parent == ROOT:
        return path.stem
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__") if parts != ("__init__",) else "door"


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))} | {"app": ROOT / "app.py"}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def first_party(name: str) -> str:
    """The longest part of 'assistant.a.b.C' that is a module."""
    parts = name.split(".")[1:]
    while parts and ".".join(parts) not in MODULES:
        parts.pop()
    return ".".join(parts) or "door"


def imports_of(module: str) -> Iterator[Import]:
    def walk(node: ast.AST, deferred: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                names = [alias.name for alias in child.names]
            elif isinstance(child, ast.ImportFrom):
                assert child.level == 0, f"{module} has a relative import (line {child.lineno})"
                names = [f"{child.module}.{alias.name}" for alias in child.names]
            else:
                inside = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
                yield from walk(child, deferred or inside)
                continue
            for name in names:
                ours = name.split(".")[0] == "assistant"
                yield Import(module, child.lineno, f"assistant.{first_party(name)}" if ours else name, deferred)

    yield from walk(TREES[module], False)


IMPORTS = [found for module in MODULES for found in imports_of(module)]
OURS = [found for found in IMPORTS if found.target.startswith("assistant.")]
THIRD_PARTY = [
    found
    for found in IMPORTS
    if (top := found.target.split(".")[0]) not in sys.stdlib_module_names and top not in ("assistant", "__future__")
]


def room(module: str) -> str:
    return module.split(".")[0]


def test_every_module_is_in_a_room() -> None:
    assert {room(module) for module in MODULES} <= set(RANK)


def test_imports_go_one_way() -> None:
    wrong = [found for found in OURS if RANK[room(found.target.split(".", 1)[1])] > RANK[room(found.module)]]
    assert not wrong, "\n".join(map(str, wrong))


def test_no_module_imports_itself_in_a_circle() -> None:
    TopologicalSorter(
        {module: {found.target.split(".", 1)[1] for found in OURS if found.module == module} for module in MODULES}
    ).prepare()


def test_first_party_imports_are_never_deferred() -> None:
    wrong = [found for found in OURS if found.deferred]
    assert not wrong, "\n".join(map(str, wrong))


def test_each_third_party_package_has_its_room() -> None:
    wrong = [
        found
        for found in THIRD_PARTY
        if not any(
            found.module == place or (place.endswith(".") and found.module.startswith(place))
            for place in MAY_IMPORT.get(found.target.split(".")[0], ())
        )
    ]
    assert not wrong, "\n".join(map(str, wrong))


def test_each_third_party_package_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    requirements = [
        *project["dependencies"],
        *(one for extra in optional if extra not in TOOLS for one in optional[extra]),
    ]
    declared = {re.split(r"[^A-Za-z0-9_.-]", requirement)[0] for requirement in requirements}
    imported = {found.target.split(".")[0] for found in THIRD_PARTY}
    assert {DISTRIBUTION.get(name, name) for name in imported} <= declared


def test_help_loads_nothing_heavy() -> None:
    code = f"import sys, assistant.cli; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.stdout.split(), done.stderr) == ([], "")


def test_assistant_is_the_only_import_package() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    modules = {path.name for path in ROOT.glob("*.py")}
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert (packages, modules, wheel["wheel"]["packages"]) == ({"assistant"}, {"app.py"}, ["assistant"])


@pytest.mark.parametrize("module", MODULES)
def test_modules_and_functions_keep_a_sane_size(module: str) -> None:
    lines = len(MODULES[module].read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE, f"{module} has {lines} lines: split it by its stages"
    long = {
        node.name: length
        for node in ast.walk(TREES[module])
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert not long, f"functions of {module} that are too long, with their lines: {long}"


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(TREES[module])
