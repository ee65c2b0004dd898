"""The words of one document decide how a word that the end of a line has broken is made whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.patterns import regex
from assistant.reading.lines import Line

SOFT_HYPHEN = "\u00ad"
HYPHENS = "-\u2010\u2011"
WORD = regex(r"[^\W_]+(?:[’'‐‑-][^\W_]+)*")
PARTS = regex(r"[^\W_]+")
TAIL = regex(r"(?<![^\W_])([^\W_]+(?:[’'‐‑-][^\W_]+)*)$")
HEAD = regex(r"^[^\W_]+(?:[‐‑-][^\W_]+)*")
BETWEEN = regex(r"(?<=\S) (?=\S)")
SPACED = 6  # so many letters alone on a line are set apart
LONGEST_WORD = 60  # characters
ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ers", "ly")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document, but for those at a line's broken end.

    `breaks` says that the document breaks words at line ends: otherwise a hyphen there is the word's own.
    """

    words: frozenset[str]
    hyphenated: frozenset[str]
    breaks: bool = True

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Vocabulary:
        """The words of lines in reading order."""
        words: set[str] = set()
        hyphenated: set[str] = set()
        broken: list[tuple[str, str]] = []
        tail = ""
        for line in lines:
            text = plain_hyphens(line.text.strip())
            found = [match[0].lower() for match in WORD.finditer(text)]
            if tail and found:
                broken.append((tail, found[0]))
            whole = found[1 if tail else 0 :]
            tail = whole.pop() if whole and text[-1:] == "-" else ""
            hyphenated.update(word for word in whole if "-" in word)
            words.update(part for word in whole for part in ([word] if "-" not in word else PARTS.findall(word)))
        own = sum(f"{before}-{after}" in hyphenated for before, after in broken)
        made = sum(before.rsplit("-", 1)[-1] + after.split("-", 1)[0] in words for before, after in broken)
        return cls(frozenset(words), frozenset(hyphenated), made > 0 or own < 2)

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether `before-` at a line's end and `after` on the next line are a word with its own hyphen.

        What the document itself writes elsewhere decides: 'inter-dependent' keeps it, 'programmes' loses it. Where it
        writes neither, a capital, a figure or another hyphen speaks for keeping it, as do two parts that are both
        words of the document ('two-thirds' where 'third' occurs), and a document that breaks no word anywhere.
        """
        before, after = plain_hyphens(before), plain_hyphens(after)
        last, first = before.lower().rsplit("-", 1)[-1], after.lower().split("-", 1)[0]
        if f"{last}{first}" in self.words:
            return False
        whole = (f"{before}-{after}".lower(), f"{before}-{first}".lower(), f"{last}-{first}")
        if any(word in self.hyphenated for word in whole):
            return True
        if "-" in before or "-" in after or before.isupper() or after[:1].isupper():
            return True
        if not self.breaks or any(character.isdigit() for character in before):
            return True
        return len(last) > 2 and last in self.words and self._knows(first)

    def _knows(self, word: str) -> bool:
        if len(word) < 3:
            return False
        stems = (word[: -len(ending)] for ending in ENDINGS if word.endswith(ending) and len(word) - len(ending) > 3)
        return word in self.words or any(stem in self.words or f"{stem}e" in self.words for stem in stems)

    def breaks_word(self, text: str, following: str) -> int:
        """How many characters at the line's end to leave out: 1 for a hyphen that only breaks a word, else 0."""
        text, following = text.rstrip(), following.lstrip()
        if not text or not following:
            return 0
        if text[-1] == SOFT_HYPHEN:
            return 1
        if text[-1] not in HYPHENS:
            return 0
        before, after = TAIL.search(text[-LONGEST_WORD:-1]), HEAD.match(following)
        return 1 if before and after and not self.keeps_hyphen(before[1], after[0]) else 0


def spacing(text: str) -> set[int]:
    """The places of the spaces between letters that a line sets apart for show: 'T H E   E N D' has two words."""
    tokens = text.split() if 3 * text.count(" ") >= len(text) else ()
    if len(tokens) < SPACED or any(len(token) > 1 for token in tokens):
        return set()
    return {match.start() for match in BETWEEN.finditer(text)}


def plain_hyphens(text: str) -> str:
    """Every hyphen the same, and soft ones at a line's end too; other soft hyphens are left out."""
    text = text.replace("‐", "-").replace("‑", "-")
    if SOFT_HYPHEN in text:
        text = text[:-1].replace(SOFT_HYPHEN, "") + text[-1].replace(SOFT_HYPHEN, "-")
    return text


def ends_in_own_hyphen(text: str, following: str) -> bool:
    """'ICT-' before 'enabled': the parts belong together without a space."""
    text, following = text.rstrip(), following.lstrip()
    return (
        text[-1:] in HYPHENS
        and text[-2:-1].strip(HYPHENS) != ""
        and not text[-2:-1].isspace()
        and following[:1].isalnum()
    )
