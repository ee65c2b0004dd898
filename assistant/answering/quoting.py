"""A quotation is given whole, up to its closing mark, and with who said it, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.framing import OWN_WORDS
from assistant.answering.question import Question
from assistant.answering.statements import Statement
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Role, Sentence

FARTHEST = 5  # sentences that a quotation may have before or after the one at hand
BEFORE = 3  # sentences in which the place may be told where somebody spoke
_MARK = regex(r"(?:^|(?<=[\s(\[–—]))(?P<opens>[‘“\"]{1,2}(?=\S))|(?<=\S)[’”‘“\"]{1,2}(?=[\s.,;:!?)\]–—]|$)")
_ENDS = ".,!?…"
_WHO_SAID = regex(
    r"\bwho (?:argue[sd]|asks|asked|believe[sd]|call(?:s|ed)|claim(?:s|ed)|compare[sd]|complain(?:s|ed)|describe[sd]"
    r"|feels|felt|liken(?:s|ed)|note[sd]|put it|remark(?:s|ed)|said|says|suggest(?:s|ed)|thinks|thought|told|warn(?:s"
    r"|ed)|wrote)\b",
    re.IGNORECASE,
)
_NO_NAME = regex(
    r"\b(?:an?|another|one|some) (?:[\w’'-]+ )?(?:attendee|delegate|interviewee|manager|member|participant"
    r"|person|respondent"
    r"|speaker|voice)s?\b|\bsome(?:body|one)\b",
    re.IGNORECASE,
)
_OCCASION = regex(
    r"\b(?:conference|consultation|discussion|event|focus group|hearing|interview|meeting|seminar|session"
    r"|survey|workshop)s?\b",
    re.IGNORECASE,
)


def in_own_words(question: Question, found: Sequence[Statement]) -> list[Statement]:
    """Where somebody's own words are asked for, the first sentence that quotes them, alone; [] where none does."""
    if not OWN_WORDS.search(question.text):
        return []
    quoting = [
        replace(one, sentences=(part,))
        for one in found
        for part in one.sentences
        if any(mark["opens"] for mark in _MARK.finditer(part.text))
    ]
    return quoting[:1]


def with_quotation(one: Statement, question: Question, index: Index) -> Statement:
    """A statement with the rest of what it quotes, and with where somebody without a name 'who said' it did so."""
    if not one.sentences or {part.role for part in one.sentences} != {Role.TEXT}:
        return one
    begun, open_ = _cut(" ".join(part.text for part in one.sentences))
    asks_who = _WHO_SAID.search(question.asks) and _NO_NAME.search(one.text) and not _OCCASION.search(one.text)
    if not begun and not open_ and not asks_who:
        return one
    around = _around(one.passage, index)
    if one.sentences[0] not in around or one.sentences[-1] not in around:
        return one
    start, end = around.index(one.sentences[0]), around.index(one.sentences[-1]) + 1
    paragraph = one.sentences[0].paragraph
    before = [at for at in range(start - 1, max(-1, start - 1 - FARTHEST), -1) if around[at].paragraph == paragraph]
    if begun:
        start = next((at for at in before if _cut(around[at].text)[1]), start)
    if open_:
        after = range(end, min(len(around), end + FARTHEST))
        end = next((at + 1 for at in after if _cut(around[at].text)[0]), end)
    if asks_who:
        start = next((at for at in before[:BEFORE] if _OCCASION.search(around[at].text)), start)
    return replace(one, sentences=tuple(around[start:end]))


def _cut(text: str) -> tuple[bool, bool]:
    """Whether a text begins within a quotation, and whether it ends within one."""
    begun = inside = False
    for mark in _MARK.finditer(text):
        if mark["opens"]:
            inside = True
        elif inside:
            inside = False
        elif text[mark.start() - 1] in _ENDS:
            begun = True
    return begun, inside


def _around(passage: Passage, index: Index) -> list[Sentence]:
    """The running text of a passage and of those beside it in its section, each sentence once."""
    numbers = range(max(0, passage.id - 1), min(index.size, passage.id + 2))
    beside = [passage if number == passage.id else index.passage(number) for number in numbers]
    same = [one for one in beside if one.report_id == passage.report_id]
    return list(dict.fromkeys(part for one in same for part in one.sentences if part.role is Role.TEXT))
