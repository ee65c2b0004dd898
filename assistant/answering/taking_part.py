"""'Who took part, and how many?': the table of a study that has who was asked, how many they were, and how."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.statements import Statement
from assistant.answering.table_lists import FEWEST_ROWS, MOST_ROWS, rows_from
from assistant.answering.tables import CELLS, names_columns, read_under
from assistant.answering.words import FUNCTION_WORDS, stem, stems_of, terms
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Role

_ASKS = regex(
    r"^\W*(?:and )?(?:who(?:m|se (?:views|opinions))?\b|how many (?:individuals|participants|people|persons|respondents"
    r"|(?=took|take|were|participated))|(?:which|what|how big|how large)[\w’' -]{0,20}? (?:groups?|people|samples?)\b)",
    re.IGNORECASE,
)
_TAKES_PART = regex(
    r"\b(?:t(?:ake|akes|aken|ook) part|participat\w+|involved|asked|consulted|heard|questioned|respond\w*|samples?"
    r"|(?:spok|talk|speak)\w* (?:to|with))\b",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    map(
        stem,
        "people persons individuals groups views opinions sample big large size study research researchers".split(),
    )
)
_WHO = regex(r"\b(?:who|groups?|interviewees?|participants?|people|respondents?|roles?)\b", re.IGNORECASE)
_HOW_MANY = regex(r"\b(?:how many|numbers?|sample(?: size)?|size|total)\b", re.IGNORECASE)
_METHOD = regex(r"\b(?:focus groups?|interview|panel|participant|questionnaire|respondent|survey|workshop)s?\b", re.I)
_LOOKED_FOR = tuple("who people how many number survey interview questionnaire participant respondent".split())
MOST = 24  # passages


def who_took_part(asked: str, index: Index, ids: Sequence[str] | None) -> list[Statement]:
    """The whole table whose heads are who and how many, where above it stands all else that is asked; [] for any other
    question. ids: the reports that are asked, all where it is None."""
    if not _ASKS.match(asked) or not _TAKES_PART.search(asked):
        return []
    rest = {stem(word) for word in terms(_TAKES_PART.sub(" ", asked)) if word not in FUNCTION_WORDS} - _NOBODY
    near = index.passages([one for one, _ in index.lexical([*_LOOKED_FOR, *terms(asked)], MOST, ids)])
    found = [table for one in near if (table := _table(one, rest, index))]
    return found[0] if found and (rest or len(found) == 1) else []  # of which study it is asked is said, or plain


def _table(passage: Passage, rest: set[str], index: Index) -> list[Statement]:
    for place, one in enumerate(passage.sentences):
        under = read_under(passage.sentences, place) if one.role is Role.TABLE else []
        if not under or under[-1] + 1 != place or not names_columns(passage.sentences, under[-1]):
            continue
        first, *heads = CELLS.split(passage.sentences[under[-1]].text)
        above = " ".join([*passage.section, *(passage.sentences[at].text for at in under)])
        rows = rows_from(passage, place, index)
        told = {stem(match[0]) for match in _METHOD.finditer(" ".join([above, *(row.text for row in rows)]))}
        counted = _WHO.search(first) and any(map(_HOW_MANY.search, heads))
        if told and counted and rest <= told.union(stems_of(above)) and FEWEST_ROWS <= len(rows) <= MOST_ROWS:
            return [Statement(passage, (*(passage.sentences[at] for at in under), *rows), 0.0)]
    return []
