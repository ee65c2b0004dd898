"""Passages are whole sentences of one section that fit the model, each beginning with the last of the one before."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from pdf_maker import Sheet, Words
from reading_helpers import TOPICS, count_tokens, prose

from assistant.records import Document, Passage, Role

Read = Callable[..., Document]


def sheets() -> list[Sheet]:
    return [
        Sheet(
            [
                Words(72, 780, f"{number} On the counting of {TOPICS[number]}", 16, bold=True),
                *(words for part in range(8) for words in prose(number + part, y=740 - 80 * part)),
            ]
        )
        for number in range(1, 5)
    ]


def whole(passage: Passage) -> str:
    return f"{passage.heading}\n{passage.text}" if passage.section else passage.text


@pytest.mark.parametrize("most", [64, 128, 256])
def test_passages_fit_with_their_headings(read: Read, most: int) -> None:
    document = read(sheets(), max_tokens=most)
    assert all(count_tokens(whole(passage)) <= most + 2 for passage in document.passages)
    assert len(document.passages) > 4


def test_one_sentence_of_overlap_and_none_across_sections(read: Read) -> None:
    document = read(sheets(), max_tokens=256)
    assert len({passage.section for passage in document.passages}) == 4
    for before, after in pairwise(document.passages):
        if before.section == after.section:
            assert after.overlap == 1
            assert after.sentences[0] == before.sentences[-1]
        else:
            assert after.overlap == 0
    assert [passage.id for passage in document.passages] == list(range(len(document.passages)))


def test_no_sentence_is_lost_or_told_twice(read: Read) -> None:
    few, many = (read(sheets(), max_tokens=most) for most in (256, 2000))
    told = [[s for p in document.passages for s in p.sentences[p.overlap :]] for document in (few, many)]
    assert told[0] == told[1]
    assert len({(s.text, s.spans) for s in told[0]}) == len(told[0]) == 32


def test_a_sentence_longer_than_a_passage_is_cut_between_words(read: Read) -> None:
    document = read([Sheet(prose(1, 24, y=780)), Sheet(prose(2)), Sheet(prose(3))], max_tokens=40)
    first = [s for p in document.passages for s in p.sentences[p.overlap :] if s.spans[0].page == 1]
    assert len(first) > 2
    assert " ".join(s.text for s in first) == " ".join(words.text for words in prose(1, 24))
    assert all(count_tokens(whole(passage)) <= 42 for passage in document.passages)


def test_footnotes_are_passages_of_their_own(read: Read) -> None:
    page = [*prose(1), Words(72, 500, "Boats are dear.1", 11), Words(72, 60, "1 See the lists.", 8)]
    document = read([Sheet(page), Sheet(prose(2)), Sheet(prose(3))])
    roles = [{s.role for s in passage.sentences} for passage in document.passages]
    assert {Role.FOOTNOTE} in roles
    assert all(len(found & {Role.FOOTNOTE, Role.TEXT}) == 1 for found in roles)


def test_an_empty_page_is_a_page_all_the_same(read: Read) -> None:
    document = read([Sheet(prose(1)), Sheet([]), Sheet(prose(2))])
    assert [page.text == "" for page in document.pages] == [False, True, False]
    assert read([Sheet([])]).passages == ()
