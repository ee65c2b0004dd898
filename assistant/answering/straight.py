"""What answers a question without weighing: what a report itself is, what stands in a place, where words stand, the
table of who took part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.captions import in_place
from assistant.answering.chapters import in_contents
from assistant.answering.itself import of_itself
from assistant.answering.locators import QUOTED
from assistant.answering.on_page import on_lines
from assistant.answering.question import Question
from assistant.answering.quoting import with_quotation
from assistant.answering.statements import Statement
from assistant.answering.summing_up import summed_up
from assistant.answering.taking_part import who_took_part
from assistant.answering.title_page import on_title_page
from assistant.answering.words import FUNCTION_WORDS, WORD, plain, stem
from assistant.indexing.store import Index
from assistant.patterns import regex

FEWEST_WORDS, MOST_PASSAGES, MOST_REPORTS = 3, 24, 3
_PLACE = regex(r"^\W*(?:where|who|whose|(?:on |in |from )?(?:which|what))\b", re.IGNORECASE)
_ASKING = frozenset(
    map(
        stem,
        """quote quoted quotation quotations words phrase sentence line passage come comes came said says say stand
        stands appear appears appeared written found find page pages report reports document workshop participant
        person people stated taken printed source statement remark spoken used use put""".split(),
    )
)


def straight(question: Question, index: Index, ids: Sequence[str] | None) -> list[Statement]:
    """The statements of a question of these kinds; [] for any other. ids: the reports asked, all where it is None."""
    asked = question.asks
    telling = (of_itself, on_title_page, summed_up, in_contents, in_place, on_lines, who_took_part)
    found = (told for one in telling if (told := one(asked, index, ids)))
    return next(found, []) or quoted(question, index, ids)


def quoted(question: Question, index: Index, ids: Sequence[str] | None) -> list[Statement]:
    """The sentence with the words that a question quotes, where it asks only who said them, or where they stand."""
    match = QUOTED.search(question.asks)
    words = _words(match[match.lastindex or 0]) if match else ""
    rest = _words(QUOTED.sub(" ", question.asks)).split()
    left = {stem(word) for word in rest if word not in FUNCTION_WORDS} - _ASKING
    if len(words.split()) < FEWEST_WORDS or left or not _PLACE.search(question.asks):
        return []
    found: dict[str, Statement] = {}
    for passage in index.passages([one for one, _ in index.lexical([words], MOST_PASSAGES, ids)]):
        for one in passage.sentences:
            if passage.report_id not in found and f" {words} " in f" {_words(one.text)} ":
                found[passage.report_id] = with_quotation(Statement(passage, (one,), 0.0), question, index)
    return list(found.values())[:MOST_REPORTS]


def _words(text: str) -> str:
    return " ".join(plain(word) for word in WORD.findall(text))
