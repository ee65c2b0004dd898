"""What an answer says of itself, in words: where it was asked, and what the reports do not have."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.named_pages import NAMED_PAGE
from assistant.answering.words import WORD, names, plain
from assistant.patterns import regex
from assistant.records import Answer, Status

MOST = 3  # words that are no names
_WORKS = r"(?:(?:different|other) )?(?:briefings|documents|files|papers|pdfs|publications|reports|sources)"
# No page tells which reports lie here, nor, as a rule, how many pages its report has.
_OF_LIBRARY = regex(
    rf"^\W*(?:how many|which|what) {_WORKS} (?:are there|are (?:available|here|loaded|in the (?:index|library))"
    rf"|do (?:i|we|you) have|can (?:i|we|you) (?:ask|search)|have you got)\W*$"
    rf"|^\W*(?:list|name|show(?: me)?) (?:all )?(?:the|your) {_WORKS}\W*$",
    re.IGNORECASE,
)
_OF_LENGTH = regex(r"\bhow many pages\b(?! (?:of|tell|speak|say|mention))|\bhow long is the\b", re.IGNORECASE)
ON_LIST = "The list of the reports tells which they are and how many pages each has."


def asks_length(asked: str) -> bool:
    """Whether a question is how many pages something has."""
    return bool(_OF_LENGTH.search(asked))


def asks_of_library(asked: str) -> bool:
    """Whether a question is which reports there are to be asked, which none of them can tell."""
    return bool(_OF_LIBRARY.search(asked))


def missing_text(answer: Answer, narrowed: bool = False) -> str:
    """'Nothing in the reports mentions Scotland.' for a refusal, or where else it may stand; '' where nothing can be
    told.

    narrowed: whether only some of the reports were asked.
    """
    if answer.status is not Status.NOT_FOUND:
        return ""
    if asks_of_library(answer.asked) or asks_length(answer.asked):
        return ON_LIST
    if not answer.missing:
        return ""
    if pages := [name for name in answer.missing if NAMED_PAGE.search(name)]:
        return f"There is no text that can be read on {_joined(pages, 'and')}."
    where = "the reports asked" if narrowed or answer.scope else "the reports"
    words = (re.sub(r"['’]s$", "", match[0]) for match in WORD.finditer(answer.asked))
    absent = [word for word in words if plain(word) in answer.missing]
    written = list(dict.fromkeys(absent)) or list(answer.missing)
    whole = [name for name in answer.missing if " " in name and name != name.lower()]
    within = {word for name in whole for word in name.split()}
    named = [*whole, *(word for word in written if plain(word) in names(answer.asked) and word not in within)]
    if named:  # beside a name, other words that are missing tell little
        return f"Nothing in {where} mentions {_joined(named, 'or')}."
    others = [f"‘{word}’" for word in written[:MOST]]
    if len(others) == 1:
        return f"The word {others[0]} stands nowhere in {where}."
    return f"The words {_joined(others, 'and')} stand nowhere in {where}."


def scope_text(answer: Answer, lift: str) -> str:
    """'Searched: only the report that the question asks about, a.pdf.'; `lift` tells how to search all."""
    if not answer.scope:
        return ""
    which = "the report" if len(answer.scope) == 1 else "the reports"
    return f"Searched: only {which} that the question asks about, {_joined(answer.scope, 'and')}. {lift}"


def _joined(words: Sequence[str], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))
