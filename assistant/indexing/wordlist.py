"""The words that the reports use: how often, and which abbreviation stands for which words."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from unicodedata import combining, normalize

from assistant.patterns import regex

TABLES = """
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE abbreviations (short TEXT NOT NULL, long TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (short, long));
CREATE TABLE initials (
    short TEXT NOT NULL, long TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (short, long)
) WITHOUT ROWID;
"""
WORD = regex(r"[^\W\d_]{3,}")
IN_BRACKETS = regex(r"(?<=\s)\(([A-Z][A-Za-z&]{1,7})s?\)")
LETTERS = regex(r"[^\W\d_][\w’'&-]*\Z")
MOST_WORDS, MOST_CHARACTERS = 8, 400  # before the brackets
NAME = regex(r"\b[A-Z][a-z]+(?:(?: (?:of the|for the|of|for|and|in))? [A-Z][a-z]+){2,5}\b")
OPENINGS = frozenset(
    "the a an in at by for from of on to with this these that as and but under since when while".split()
)
SMALL = frozenset("of for and the to in on at with a an de des du et".split())


def add(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    """Count the words of `texts`, and learn their abbreviations."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    names: Counter[tuple[str, str]] = Counter()
    for text in texts:
        names.update(initials(text))
        words.update(word.lower() for word in WORD.findall(text))
        pairs.update(abbreviations(text))
    more = "ON CONFLICT DO UPDATE SET count = count + excluded.count"
    connection.executemany(f"INSERT INTO vocabulary VALUES (?, ?) {more}", words.items())
    rows = [(short, long, count) for (short, long), count in pairs.items()]
    connection.executemany(f"INSERT INTO abbreviations VALUES (?, ?, ?) {more}", rows)
    rows = [(short, long, count) for (short, long), count in names.items()]
    connection.executemany(f"INSERT INTO initials VALUES (?, ?, ?) {more}", rows)


def initials(text: str) -> list[tuple[str, str]]:
    """Pairs such as ('CPS', 'Crown Prosecution Service') for the names of three words or more that a text has."""
    found = []
    for name in NAME.findall(text):
        words = name.split()
        while words and words[0].lower() in OPENINGS:
            words = words[1:]
        short = "".join(word[0] for word in words if word[0].isupper())
        if len(short) > 2:
            found.append((short, " ".join(words)))
    return found


def spelled_out(connections: Sequence[sqlite3.Connection], short: str) -> str:
    """The name in the reports whose initials are `short`, the commonest of several; '' for none."""
    counts: Counter[str] = Counter()
    for connection in connections:
        for long, count in connection.execute("SELECT long, count FROM initials WHERE short = ?", (short,)):
            counts[long] += count
    return min(counts, key=lambda long: (-counts[long], long), default="")


def abbreviations(text: str) -> list[tuple[str, str]]:
    """Pairs such as ('CJS', 'Criminal Justice System'), where a text puts the one in brackets after the other.

    After Schwartz and Hearst, 'A simple algorithm for identifying abbreviation definitions in biomedical text', PSB
    2003, held to first letters: each letter of the abbreviation begins a word, small words may be passed over.
    """
    found = []
    for match in IN_BRACKETS.finditer(text):
        letters = [letter for letter in match[1] if letter.isupper()]
        if len(letters) < 2:
            continue
        words = _before(text, match.start())
        if (start := _begins(words, letters)) is not None:
            found.append((match[1], " ".join(words[start:])))
    return found


def _before(text: str, end: int) -> list[str]:
    """The words that stand before `end` with nothing but white space between them."""
    words: list[str] = []
    for token in reversed(text[max(0, end - MOST_CHARACTERS) : end].split()[-MOST_WORDS:]):
        word = LETTERS.search(token)
        if word:
            words.insert(0, word[0])
        if not word or word.start():
            break
    return words


def _begins(words: list[str], letters: list[str]) -> int | None:
    """Where the long form begins, read from its end; None where the letters do not fit."""
    at = len(words)
    for letter in reversed(letters):
        at -= 1
        while at >= 0 and words[at][0].upper() != letter and words[at].lower() in SMALL:
            at -= 1
        if at < 0 or words[at][0].upper() != letter:
            return None
    return at


def known(connections: Sequence[sqlite3.Connection]) -> dict[str, str]:
    """Abbreviation -> the words that it most often stands for, in all parts of the index together."""
    counts: Counter[tuple[str, str]] = Counter()
    for connection in connections:
        for short, long, count in connection.execute("SELECT short, long, count FROM abbreviations"):
            counts[short, long] += count
    ascending = sorted(counts, key=lambda pair: pair[1], reverse=True)
    return dict(sorted(ascending, key=lambda pair: counts[pair]))


def without_accents(word: str) -> str:
    """'celeron' of 'céleron'."""
    return word if word.isascii() else "".join(one for one in normalize("NFD", word) if not combining(one))


def is_slip(word: str, other: str) -> bool:
    """Whether `word` is one slip away from `other`; the first letter is taken to be right."""
    from rapidfuzz.distance import DamerauLevenshtein

    return word[:1] == other[:1] and DamerauLevenshtein.distance(word, other, score_cutoff=1) == 1


def near(connections: Sequence[sqlite3.Connection], word: str) -> str:
    """The word of the reports that `word` is a slip for, '' where none is near enough or it is one of them itself.

    One slip in words of five letters or more, two in eight or more, as Damerau and Levenshtein count them, but not two
    letters too many or too few ('contradict' is no slip for 'contract'); the first letter is taken to be right, and an
    accent for none. Of equals the commoner word.
    """
    from rapidfuzz.distance import DamerauLevenshtein

    word = word.lower()
    slips = 2 if len(word) >= 8 else 1 if len(word) >= 5 else 0
    if not slips or any(
        one.execute("SELECT 1 FROM vocabulary WHERE word = ?", (word,)).fetchone() for one in connections
    ):
        return ""
    counts: Counter[str] = Counter()
    for connection in connections:
        rows = connection.execute(
            "SELECT word, count FROM vocabulary WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?",
            (word[0], chr(ord(word[0]) + 1), len(word) - 1, len(word) + 1),
        )
        for other, count in rows:
            counts[other] += count
    bare = without_accents(word)
    measured = [
        (DamerauLevenshtein.distance(bare, without_accents(other), score_cutoff=slips), -count, other)
        for other, count in counts.items()
    ]
    best = min((one for one in measured if one[0] <= slips), default=None)
    return best[2] if best else ""
