"""What an answer says of itself, in words: where it was asked, and what the reports do not have."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.named_pages import NAMED_PAGE
from assistant.answering.words import WORD, names, plain
from assistant.records import Answer, Status

MOST = 3  # words that are no names


def missing_text(answer: Answer, narrowed: bool = False) -> str:
    """'Nothing in the reports mentions Scotland.' for a refusal, '' where nothing can be told.

    narrowed: whether only some of the reports were asked.
    """
    if answer.status is not Status.NOT_FOUND or not answer.missing:
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
    """'Asked only of: a.pdf, b.pdf' where the question's own words named them; `lift` tells how to ask all."""
    return f"Asked only of: {', '.join(answer.scope)}; {lift}" if answer.scope else ""


def _joined(words: Sequence[str], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))
