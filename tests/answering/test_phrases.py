"""Exact searches mean what they say, and the index never narrows away what bears them out."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.answering.phrases import (
    Either,
    Every,
    Expression,
    Not,
    Term,
    borne_out,
    is_exact,
    narrowed,
    parse,
    tokens,
)
from assistant.errors import QuestionError
from assistant.indexing import lexical

TEXT = "The front line of a joined-up Service serves; front-line nurses (café staff) don’t."


def found(query: str, text: str = TEXT) -> list[str] | None:
    marks = borne_out(parse(query), tokens(text))
    return None if marks is None else [text[start:end] for start, end in marks]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('"front line"', ["front line", "front-line"]),
        ("“Front line”", ["front line", "front-line"]),
        ('"front lines"', None),
        ("front lines", ["front", "line", "front", "line"]),
        ('"line front"', None),
        ('"joined-up service"', ["joined-up Service"]),
        ("services", ["Service"]),
        ('"services"', None),
        ("serv*", ["Service", "serves"]),
        ('"up serv*"', ["up Service"]),
        ('"up serv"*', ["up Service"]),
        ("cafe", ["café"]),
        ('"don\'t"', ["don’t"]),
        ("nurses AND staff", ["nurses", "staff"]),
        ("nurses staff", ["nurses", "staff"]),
        ("nurses AND police", None),
        ("nurses OR police", ["nurses"]),
        ("nurses NOT police", ["nurses"]),
        ("nurses NOT staff", None),
        ("NOT police", []),
        ("NOT nurses", None),
        ("police OR nurses AND staff", ["nurses", "staff"]),
        ("(police OR nurses) AND doctors", None),
        ("(police OR nurses) AND (staff OR doctors)", ["nurses", "staff"]),
        ("nurses AND NOT (police OR doctors)", ["nurses"]),
        ("and", None),
        ("of or", None),
    ],
)
def test_what_is_found_and_marked(query: str, words: list[str] | None) -> None:
    assert found(query) == words


@pytest.mark.parametrize(
    ("query", "exact"),
    [
        ('"front line"', True), ("“front line”", True), ("nurs*", True), ("a AND b", True), ("NOT a", True),
        ("a OR b", True),
        ("front line", False), ("what and who or not", False), ("HANDLE IT", False), ("5 * 3", False), ('""', False),
    ],
)  # fmt: skip
def test_a_plain_question_is_no_expression(query: str, exact: bool) -> None:
    assert is_exact(query) is exact


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('"front line', "without its partner"),
        ("a AND", "ends where a word should follow"),
        ("AND a", "AND where a word should stand"),
        ("a OR OR b", "OR where a word should stand"),
        ("(a", "opens a bracket"),
        ("a)", "closes a bracket"),
        ("()", ") where a word should stand"),
        ('"?!"', "no letter and no digit"),
        ("*", "no letter and no digit"),
        ("", "ends where"),
        ("(" * 100 + "a" + ")" * 100, "too many brackets"),
    ],
)
def test_what_cannot_be_understood_is_told(query: str, words: str) -> None:
    with pytest.raises(QuestionError, match=words.replace(")", r"\)")):
        parse(query)


def test_not_binds_closest_then_and_then_or() -> None:
    a, b, c = (Term((word,), False, False) for word in "abc")
    assert parse("a OR b AND NOT c") == Either((a, Every((b, Not(c)))))
    assert parse("a b OR c") == Either((Every((a, b)), c))


# A busy machine is no failure.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.sampled_from(
    "operation operate operational general generally generalise any anything sky skies happy happily gas gases agreed"
    " agree services service serve ICT NHS 2008 e-government café naive naïve day dying flies fly way".split()
)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
PREFIXES = WORDS.flatmap(lambda word: st.integers(1, len(word)).map(lambda end: word[:end].rstrip("-") + "*"))
TERMS = st.one_of(
    WORDS, PREFIXES, st.lists(WORDS, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.tuples(WORDS, PREFIXES).map(lambda words: f'"{words[0]} {words[1]}"'),
)  # fmt: skip
QUERIES = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["AND", "OR", "NOT", ""]), inner).map(lambda parts: f"({' '.join(parts)})"),
        inner.map(lambda part: f"NOT {part}"),
    ),
    max_leaves=5,
)


@UNHURRIED
@given(st.lists(TEXTS, min_size=1, max_size=6), QUERIES)
@example(["dying"], "dyi*")  # of stems that are shorter than what is looked for
@example(["used"], "use*")
@example(["eyed"], "eye*")
def test_the_index_finds_whatever_bears_an_expression_out(texts: list[str], query: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(lexical.SCHEMA + "CREATE TABLE passages (id INTEGER PRIMARY KEY, report_id TEXT);")
    lexical.add(connection, [(number, "sky", text) for number, text in enumerate(texts)])
    connection.executemany("INSERT INTO passages VALUES (?, 'a')", [(number,) for number in range(len(texts))])
    expression: Expression = parse(query)
    narrow = set(lexical.matching(connection, narrowed(expression)))
    connection.close()
    borne = {number for number, text in enumerate(texts) if borne_out(expression, tokens(text)) is not None}
    assert borne <= narrow


@UNHURRIED
@given(st.text(max_size=40))
def test_any_text_is_understood_or_refused(query: str) -> None:
    with contextlib.suppress(QuestionError):
        narrowed(parse(query))
