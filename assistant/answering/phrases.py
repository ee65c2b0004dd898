"""Exact searches: "a phrase", AND, OR, NOT, brackets and prefix*; what they mean, and where a text bears them out.

Words in quotation marks are taken as they stand, but for capitals and accents; others in any inflection (Porter's
stems, as the index has them). The index narrows the search down; what is found is then looked at word by word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assistant.errors import QuestionError
from assistant.patterns import regex

WORD = regex(r"[^\W_]+")
PIECE = regex(r'"([^"]*)"(\*?)|([()])|([^\s()"]+)')
QUOTES = str.maketrans("“”„‟«»", '""""""')
OPERATORS = ("AND", "OR", "NOT")
SURE_LETTERS = 3  # of a prefix that every stem of its words keeps, but for stems of fewer: 'us' of 'used'
DEEPEST = 40  # brackets within brackets

Mark = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side. `exact`: as they stand; `prefix`: the last one may go on."""

    words: tuple[str, ...]
    exact: bool
    prefix: bool


@dataclass(frozen=True, slots=True)
class Every:
    """Every part is borne out."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part is."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part is not."""

    part: Expression


Expression = Term | Every | Either | Not


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, from character `start` to before `end`."""

    plain: str
    stem: str
    start: int
    end: int


def is_exact(query: str) -> bool:
    """Whether the query is an expression: it has a quoted phrase, an operator in capitals, or a prefix."""
    query = query.translate(QUOTES)
    return bool(re.search(r'"[^"]*\w[^"]*"|\w\*(?!\w)|(?<!\S)(?:AND|OR|NOT)(?!\S)', query))


def parse(query: str) -> Expression:
    """Read an expression; words side by side must all be there. NOT binds closest, then AND, then OR.

    Raises QuestionError where it cannot be understood.
    """
    query = query.translate(QUOTES)
    if query.count('"') % 2:
        raise QuestionError(f"The search {query!r} has a quotation mark without its partner: put phrases into two.")
    pieces = [match.groups() for match in PIECE.finditer(query)]
    expression, rest = _either(pieces, 0, 0)
    if rest < len(pieces):
        raise QuestionError(f"The search {query!r} closes a bracket that it did not open.")
    return expression


Pieces = Sequence[tuple[str | None, ...]]


def _either(pieces: Pieces, place: int, depth: int) -> tuple[Expression, int]:
    if depth > DEEPEST:
        raise QuestionError("The search has too many brackets within brackets.")
    parts, place = _one_more([], _every, pieces, place, depth)
    while place < len(pieces) and pieces[place][3] == "OR":
        parts, place = _one_more(parts, _every, pieces, place + 1, depth)
    return (parts[0] if len(parts) == 1 else Either(tuple(parts))), place


def _every(pieces: Pieces, place: int, depth: int) -> tuple[Expression, int]:
    parts, place = _one_more([], _single, pieces, place, depth)
    while place < len(pieces) and pieces[place][3] != "OR" and pieces[place][2] != ")":
        if pieces[place][3] == "AND":
            place += 1
        parts, place = _one_more(parts, _single, pieces, place, depth)
    return (parts[0] if len(parts) == 1 else Every(tuple(parts))), place


def _one_more(
    parts: list[Expression], read: Any, pieces: Pieces, place: int, depth: int
) -> tuple[list[Expression], int]:
    found, place = read(pieces, place, depth)
    return [*parts, found], place


def _single(pieces: Pieces, place: int, depth: int) -> tuple[Expression, int]:
    if place == len(pieces):
        raise QuestionError("The search ends where a word should follow: write AND, OR and NOT between words.")
    phrase, more, bracket, word = pieces[place]
    if word == "NOT":
        part, place = _single(pieces, place + 1, depth)
        return Not(part), place
    if bracket == "(":
        part, place = _either(pieces, place + 1, depth + 1)
        if place == len(pieces):
            raise QuestionError("The search opens a bracket and does not close it.")
        return part, place + 1
    if bracket or word in OPERATORS:
        raise QuestionError(f"The search has {bracket or word} where a word should stand.")
    text = phrase if phrase is not None else str(word)
    words = tuple(token.plain for token in tokens(text))
    if not words:
        raise QuestionError(f"The search has {text!r} in it, which has no letter and no digit.")
    prefix = bool(more) or text.rstrip('."').endswith("*")
    return Term(words, phrase is not None, prefix), place + 1


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("porter")


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=65536)
def _stem(plain: str) -> str:
    return str(_stemmer().stemWord(plain))


def tokens(text: str) -> list[Token]:
    """The words of a text, in order."""
    found = []
    for match in WORD.finditer(text):
        plain = _plain(match[0])
        found.append(Token(plain, _stem(plain), match.start(), match.end()))
    return found


def narrowed(expression: Expression) -> str:
    """An FTS5 expression that finds whatever bears the expression out, and maybe more; '' where all may do so."""
    match expression:
        case Term(words, _, prefix):
            whole = words[:-1] if prefix else words
            parts = ['"' + " ".join(whole) + '"'] if whole else []
            return " AND ".join([*parts, *([begun] if prefix and (begun := _begun(words[-1])) else [])])
        case Every(parts):
            return " AND ".join(f"({found})" for part in parts if (found := narrowed(part)))
        case Either(parts):
            each = [narrowed(part) for part in parts]
            return " OR ".join(f"({found})" for found in each) if all(each) else ""
        case Not():
            return ""


def _begun(prefix: str) -> str:
    """An FTS5 expression for stems of words that begin so; '' where any may be one."""
    sure, short = prefix[:SURE_LETTERS].rstrip("y"), prefix[: SURE_LETTERS - 1]
    if len(prefix) < SURE_LETTERS or not sure:
        return f'"{sure}"*' if sure else ""
    stems = [short, f"{short[:-1]}i"] if short.endswith("y") else [short]
    either = " OR ".join([f'"{sure}"*', *(f'"{stem}"' for stem in stems)])
    return f"({either})"


def borne_out(expression: Expression, text: Sequence[Token]) -> list[Mark] | None:
    """Where the text bears the expression out, as spans of its characters; None where it does not."""
    match expression:
        case Term():
            return _places(expression, text) or None
        case Every(parts):
            found = [borne_out(part, text) for part in parts]
            return None if None in found else _merged(found)
        case Either(parts):
            found = [marks for part in parts if (marks := borne_out(part, text)) is not None]
            return _merged(found) if found else None
        case Not(part):
            return None if borne_out(part, text) is not None else []


def _merged(found: Sequence[list[Mark] | None]) -> list[Mark]:
    return sorted({mark for marks in found for mark in marks or []})


def _places(term: Term, text: Sequence[Token]) -> list[Mark]:
    wanted = term.words if term.exact or term.prefix else tuple(_stem(word) for word in term.words)
    length = len(wanted)
    found = []
    for first in range(len(text) - length + 1):
        here = text[first : first + length]
        if all(
            _same(term, word, token, place == length - 1)
            for place, (word, token) in enumerate(zip(wanted, here, strict=True))
        ):
            found.append((here[0].start, here[-1].end))
    return found


def _same(term: Term, word: str, token: Token, last: bool) -> bool:
    if term.prefix and last:
        return token.plain.startswith(word)
    return (token.plain if term.exact or term.prefix else token.stem) == word
