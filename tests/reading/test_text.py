"""Clean text, and the way back to the raw text from every character of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pdf_maker import Sheet, Words, column
from reading_helpers import told

from assistant.reading.columns import in_reading_order
from assistant.reading.layout import take_apart
from assistant.reading.lines import Line, lines_of
from assistant.reading.passages import passages
from assistant.reading.pdf import RawPage
from assistant.reading.runs import Run
from assistant.reading.signs import readable
from assistant.reading.structure import blocks
from assistant.reading.text import INVISIBLE, LIGATURES, Mapped, join
from assistant.reading.vocabulary import HYPHENS, SOFT_HYPHEN, Vocabulary
from assistant.records import CELL, Document

Read = Callable[..., Document]


def lines(text: str) -> list[Line]:
    return lines_of(RawPage(1, "", text))


def clean(text: str) -> str:
    found = lines(text)
    return join(found, Vocabulary.of(found)).text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("the oﬃce found a ﬂat", "the office found a flat"),
        ("soft\u00adhyphens with\u00adin words", "softhyphens within words"),
        ("odd\u00a0 \u2003spaces\t here", "odd spaces here"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("‘curly’ “quotes” stay", "‘curly’ “quotes” stay"),
        ("  around  ", "around"),
        ("one line\nand another", "one line and another"),
        ("a soft hy\u00ad\nphen", "a soft hyphen"),
        ("\uf0b7 boats\n\uf0fc lamps\n \uf0d8 ropes", "• boats ✓ lamps • ropes"),
        ("signs \uf0e8 of \ue000\ue001 fonts \uf06e", "signs of fonts"),
        ("ef\ue001ort", "ef\ue001ort"),
        ("", ""),
    ],
)
def test_text_is_cleaned(raw: str, expected: str) -> None:
    assert clean(raw) == expected


def maps_back(mapped: Mapped, found: list[Line], pages: dict[int, str]) -> None:
    """Each character is its raw one, a part of its ligature, or a space for white space or a line's end."""
    assert len(mapped.characters) == len(mapped.origins)
    ends = {(line.page, line.start + len(line.text.rstrip()) - 1) for line in found}
    for character, (page, offset) in zip(mapped.characters, mapped.origins, strict=True):
        raw = pages[page][offset]
        if character == " ":
            assert raw.isspace() or (page, offset) in ends
        else:
            assert character in LIGATURES.get(raw, raw)


# White space of every kind, hyphens, ligatures, what is not seen, marks of notes, and ordinary words.
PIECES = st.sampled_from(
    [
        *"abcXYZ019.,:;!?'’‘“”()[]-–—•*†",
        *"\n\n\n  \t\u00a0\u2003\u000b\u000c\u2028\u0085",
        *(*LIGATURES, *INVISIBLE, *HYPHENS, SOFT_HYPHEN),
        *(
            "word",
            "Word ends. ",
            "end-\nto-end",
            "pro-\ngrammes",
            "site1.\n",
            "1 See there",
            "Contents\n",
            "2.1 Head\n",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=80).map("".join))


@st.composite
def raw_pages(draw: st.DrawFn) -> list[RawPage]:
    """Pages of any text, with runs of any type in any place, or none."""
    pages = []
    for number, text in enumerate(draw(st.lists(TEXTS, min_size=1, max_size=3)), 1):
        cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)) | {0, len(text)})
        point = st.floats(0, 800, allow_nan=False)
        runs = [
            Run(
                start, end, draw(point), draw(point), draw(st.sampled_from([0.0, 6.0, 10.0, 14.0])), draw(st.booleans())
            )
            for start, end in pairwise(cuts)
            if text[start:end].strip()
        ]
        pages.append(RawPage(number, "", text, tuple(runs) if draw(st.booleans()) else (), 842.0))
    return pages


@settings(max_examples=200, deadline=None)
@given(raw_pages())
@example([RawPage(1, "", "a\n\n b-\n"), RawPage(2, "", "c ﬃ")])
@example([RawPage(1, "", "00"), RawPage(2, "", "\u00ad"), RawPage(3, "", "0")])
@example([RawPage(1, "", "0AA\naA", (Run(0, 2, 0, 0, 6, False), Run(2, 6, 0, 1, 10, False)), 842.0)])
@example([RawPage(1, "", "\uf0a7")])
def test_every_clean_character_maps_back_to_the_raw_text(pages: list[RawPage]) -> None:
    raw = {page.number: readable(page.text) for page in pages}
    everything = [line for page in pages for line in lines_of(page)]
    vocabulary = Vocabulary.of(everything)
    maps_back(join(everything, vocabulary), everything, raw)
    layouts, kind = take_apart(pages)
    found = blocks(layouts, kind)
    for block in found:
        maps_back(join(block.lines, vocabulary), block.lines, raw)
    for passage in passages("made", found, layouts, lambda text: len(text.split()) + 2, 24):
        for sentence in passage.sentences:
            assert sentence.text.replace(CELL, " ") == " ".join(sentence.text.split()) != ""
            stretch = "\n".join(raw[span.page][span.start : span.end] for span in sentence.spans)
            assert is_found_in_order(sentence.text, stretch)


def is_found_in_order(text: str, raw: str) -> bool:
    """Whether the letters of the text stand in the raw text in this order, with more between them at most."""
    letters = iter("".join(LIGATURES.get(character, character) for character in raw))
    return all(character in letters for character in text if not character.isspace())


@settings(max_examples=200, deadline=None)
@given(raw_pages())
def test_reading_order_loses_nothing(pages: list[RawPage]) -> None:
    for page in pages:
        ordered = in_reading_order(page)
        assert Counter("".join(ordered.text.split())) == Counter("".join(page.text.split()))
        for run in ordered.runs:
            assert 0 <= run.start <= run.end <= len(ordered.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pro-\ngrammes and programmes", "The programmes and programmes"),
        ("It was identi-\nfied by all, as identified before", "It was identified by all, as identified before"),
        ("An end-\nto-end view, end-to-end", "An end-to-end view, end-to-end"),
        ("An end-to-\nend view, end-to-end", "An end-to-end view, end-to-end"),
        ("One-\nin-five of them", "One-in-five of them"),
        ("The ICT-\nenabled office", "The ICT-enabled office"),
        ("an Anglo-\nSaxon office", "an Anglo-Saxon office"),
        ("the U.S.-\nChina office", "the U.S.-China office"),
        ("two-\nthirds of it, and a third of the two", "two-thirds of it, and a third of the two"),
        ("a follow-\nup of it; a follow-up", "a follow-up of it; a follow-up"),
        ("man-\nagement of man", "management of man"),
        ("pages 3-\n5 of it", "pages 3-5 of it"),
        ("this – or\nthat - and", "this – or that - and"),
        ("pre- and post-\nwar", "pre- and postwar"),
    ],
)
def test_words_that_a_line_breaks_are_made_whole_by_the_document_s_own_words(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_a_document_that_breaks_no_word_keeps_every_hyphen() -> None:
    own = "It is well-known and self-made.\nThe well-\nknown clerk and the self-\nmade boat met a high-\nranking one."
    assert "high-ranking" in clean(own)
    broken = own + "\nThe ran-\nking is a ranking."
    assert "highranking" in clean(broken)


def test_sentences_keep_their_words_whole_over_pages(read: Read) -> None:
    first = [Words(72, 800, "The River Office", 8), *column("The clerks counted boats and they were asked to com-")]
    second = [Words(72, 800, "The River Office", 8), *column("plete the list. Nobody else could complete it.")]
    third = [Words(72, 800, "The River Office", 8), *column("The end.")]
    document = read([Sheet(first), Sheet(second), Sheet(third)])
    sentence = document.passages[0].sentences[0]
    assert sentence.text == "The clerks counted boats and they were asked to complete the list."
    assert [span.page for span in sentence.spans] == [1, 2]
    assert "".join(document.pages[s.page - 1].text[s.start : s.end] for s in sentence.spans).split("-") == [
        "The clerks counted boats and they were asked to com",
        "plete the list.",
    ]


def test_words_that_the_file_gives_one_by_one_are_lines_again(read: Read) -> None:
    words = []
    for number, line in enumerate(("The clerks counted boats", "and lamps in the spring,", "but they forgot sheds.")):
        x = 72.0
        for word in line.split():
            words.append(Words(x, 700 - 14 * number, word, 11))
            x += 6.2 * len(word) + 4
    words.append(Words(x - 3, 676, "3", 6))
    document = read([Sheet(words)])
    assert told(document) == ["The clerks counted boats and lamps in the spring, but they forgot sheds."]
