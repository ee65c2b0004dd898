"""What is told again elsewhere is cited with it, whatever was asked; tokens and vectors are those of the words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, cast

import numpy as np
from answering_fakes import ROADS, MemoryIndex, listed, passage
from numpy.typing import NDArray

from assistant.answering.retelling import Retellings
from assistant.answering.statements import Statement
from assistant.answering.words import stems
from assistant.records import Passage, Role

COST = "The harbour bridge at Leam cost 12.4 million crowns, more than any bridge of the council."
AGAIN = "At a cost of 12.4 million crowns, the harbour bridge at Leam is the dearest bridge of the council."
OTHER_SUM = "At a cost of 9 million crowns, the harbour bridge at Leam is the dearest bridge of the council."
CREWS = "Ferry crews must be heard while a new timetable for the ferries is drawn up."
ITEM = "• Crews: a new timetable fails where ferry crews are not heard while it is drawn up."
FRAGMENT = "• ferry crews and a new timetable for the ferries"
FILLER = "Gulls nest upon the roof of the customs house each spring."
SIZE = 512


def _vectors(text: str) -> NDArray[np.float32]:
    words = sorted(set(stems(text)))
    rows = np.zeros((len(words), SIZE), dtype=np.float32)
    for row, word in enumerate(words):
        rows[row, int.from_bytes(word.encode(), "little") % SIZE] = 1.0
    return rows


def _whole(text: str) -> NDArray[np.float32]:
    total = _vectors(text).sum(axis=0)
    return total / np.linalg.norm(total)


class WordIndex(MemoryIndex):
    """An index whose vectors are made of words."""

    def sentence_vectors(self, number: int) -> NDArray[np.float32]:
        return np.stack([_whole(one.text) for one in self.held[number].sentences])

    def sentence_vectors_of(self, ids: Sequence[int]) -> list[NDArray[np.float32]]:
        return [self.sentence_vectors(number) for number in ids]

    def vectors(self, ids: Sequence[int]) -> NDArray[np.float32]:
        return np.stack([_whole(self.held[number].text) for number in ids])

    def document_frequency(self, word: str) -> int:
        return sum(word in stems(one.text) for one in self.held)

    def sentence_grain(
        self, vector: NDArray[np.float32], top: int, report_ids: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        found = [
            (one.id, float((self.sentence_vectors(one.id) @ vector).max()))
            for one in self.held
            if report_ids is None or one.report_id in report_ids
        ]
        return sorted(found, key=lambda one: -one[1])[:top]


class WordTokens:
    """Tokens that are words."""

    def sentences(self, spots: Sequence[tuple[Passage, int]]) -> list[NDArray[np.float32]]:
        return [_vectors(passage.sentences[at].text) for passage, at in spots]


def retellings(*held: Passage) -> Retellings:
    return Retellings(cast(Any, WordIndex(held)), cast(Any, WordTokens()))


def statement(one: Passage, place: int = 0) -> Statement:
    return Statement(one, one.sentences[place : place + 1], 0.0)


def told_again(one: Passage, *others: Passage) -> list[str]:
    return [each.text for each in retellings(one, *others).of(statement(one))]


def test_another_report_that_tells_it_again_is_cited_from_either() -> None:
    boats, roads = passage(0, COST), passage(1, FILLER, AGAIN, report=ROADS)
    assert told_again(boats, roads) == [AGAIN]
    assert [one.text for one in retellings(boats, roads).of(statement(roads, 1))] == [COST]


def test_another_figure_is_not_the_same() -> None:
    assert told_again(passage(0, COST), passage(1, FILLER, OTHER_SUM, report=ROADS)) == []


def test_the_item_that_sums_it_up_in_the_report_is_cited_and_no_neighbour() -> None:
    text = passage(0, CREWS, section=("2. Crews",))
    items = listed(1, "The findings are these:", ITEM, "• Piers: stone piers outlast wooden piers by a century.")
    summary = passage(1, *items, section=("1. Summary",))
    assert told_again(text, summary) == [f"{ITEM}"]
    beside = passage(1, *items, section=("2. Crews",))
    assert told_again(text, beside) == []


def test_what_is_no_statement_proves_none() -> None:
    text = passage(0, CREWS, section=("2. Crews",))
    assert (
        told_again(text, passage(1, *listed(1, "They asked for:", FRAGMENT, "• piers"), section=("1. Summary",))) == []
    )
    assert told_again(text, passage(1, CREWS.replace(".", "?"), section=("1. Summary",))) == []


def test_running_text_of_the_same_report_is_another_statement_unless_it_has_the_same_words() -> None:
    other = "Where a timetable is drawn up anew for the ferries, crews of ferries must be heard early."
    assert told_again(passage(0, CREWS), passage(1, other, section=("3. Later",))) == []
    assert told_again(passage(0, CREWS), passage(1, CREWS, section=("3. Later",))) == [CREWS]


def test_a_statement_of_the_answer_that_tells_another_again_becomes_its_footnote() -> None:
    boats, roads = passage(0, COST), passage(1, AGAIN, report=ROADS)
    [told] = retellings(boats, roads).cited([statement(boats), statement(roads)])
    assert (told.text, [one.text for one in told.also]) == (COST, [AGAIN])


def test_only_the_reports_that_are_asked_are_cited() -> None:
    boats, roads = passage(0, COST), passage(1, AGAIN, report=ROADS)
    assert retellings(boats, roads).of(statement(boats), {"boats"}) == []


def test_a_list_or_a_row_is_not_told_again_by_a_sentence() -> None:
    whole = passage(0, *listed(1, "The findings are these:", ITEM, COST), section=("1. Summary",))
    roads = passage(1, AGAIN, report=ROADS)
    assert retellings(whole, roads).of(Statement(whole, whole.sentences, 0.0)) == []
    row = passage(0, (COST, Role.TABLE, 0))
    assert retellings(row, roads).of(statement(row)) == []
