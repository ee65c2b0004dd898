"""A quote stands where its words stand, however they are set; words that differ in anything never do."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.citing.quotes import Part, aligned, joined_spans, raw_text, stands
from assistant.records import Sentence, Span

PAGE = (
    "At the start of art in 170 cases, 70.5 % say pro-\ngrammes are well-\nknown (ﬁne).\n‘Don’t’ see the website1 and "
    "CO2, £70 or -70 and end-to-end. Cost: 60% rise. The 1980s; 3 to 5. pre\u00adfix ICT-\nenabled is done.2\n"
    "soft\u00ad\nware cafe\u0301 “as it is” 12,500 people"
)


def stretches(sentences: Sequence[Sentence], pages: Mapping[int, str]) -> list[tuple[str, tuple[int, ...]]]:
    """The quotes that stand, each with its PDF pages."""
    return [(stretch.text, stretch.pages) for stretch in aligned(sentences, pages)]


@pytest.mark.parametrize(
    "quote",
    [
        "art in 170 cases",
        "70.5 % say programmes are well-known (fine).",
        "'Don't' see",
        "see the website",
        "The 1980s; 3 to 5.",
        "prefix ICT-enabled is done.",
        'software café "as it is" 12,500 people',
        "  of   art\nin 170  ",
    ],
)
def test_setting_is_not_wording(quote: str) -> None:
    assert stands(quote, PAGE)


@pytest.mark.parametrize(
    "quote",
    [
        "", " ", "-", "art in 17", "tart", "art in 70", "70 % say", "70", "5 %", "170.5", "Cost: 60", "60", "end",
        "to-end", "grammes", "pro", "Don", "t' see", "CO", "The 1980", "prefix ICT enabled", "well known", "500 people",
        "12", "of art in 170 Cases", "arein", "start ofart", "done.2 ware", "The 1980s; 3to 5.", "ICT-", "-enabled",
    ],
)  # fmt: skip
def test_other_words_and_parts_of_words_do_not_stand(quote: str) -> None:
    assert not stands(quote, PAGE)


def test_a_bullet_is_a_bullet_whatever_the_font_calls_it() -> None:
    assert stands("• boats and lamps", "The office lends:\n\uf0b7 boats and \uf0e8\nlamps")
    assert stands("\uf0a7 boats", "lends: • boats")
    assert not stands("an effort", "an ef\ue001ort")


def test_the_mark_of_a_note_may_be_glued_to_the_front_of_its_first_word() -> None:
    assert stands("See the annex.", "the end.\n12See the annex.")
    assert not stands("See the annex.", "the end. 12See the annex.")
    assert not stands("4 See the annex.", "the end.\n124 See the annex.")
    assert not stands("See the annex.", "the end.\n1234See the annex.")


def test_a_figure_torn_by_white_space_is_another_figure() -> None:
    assert not stands("It is 3.5 per cent", "It is 3. 5 per cent")
    assert not stands("It is 12,500", "It is 12, 500")
    assert stands("It is ( so ) said.", "It is (so) said .")


# A busy machine is no failure.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORD = st.text("abcdefilnoprstu", min_size=2, max_size=9)
TOKEN = st.one_of(WORD, WORD.map(str.capitalize), st.integers(0, 99999).map(str), WORD.map(lambda word: word + ","))


def set_on_page(words: list[str], rolls: random.Random) -> str:
    """The words as a page might set them: broken into lines, hyphenated, with ligatures and odd spaces."""
    pieces = []
    for word in words:
        if len(word) > 5 and word.isalpha() and rolls.random() < 0.4:
            cut = rolls.randrange(2, len(word) - 2)
            word = word[:cut] + rolls.choice(("-\n", "\u00ad\n", "\u00ad", "\x02", "- \r\n")) + word[cut:]
        for letters, joined in (("ffi", "ﬃ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("st", "ﬆ")):
            if rolls.random() < 0.5:
                word = word.replace(letters, joined)
        pieces += [word, rolls.choice((" ", "\n", "  ", " \n ", "\u00a0", "\u200b "))]
    return "Before it. " + "".join(pieces) + "\nAfter it."


def mutated(words: list[str], rolls: random.Random) -> list[str]:
    """One word changed, dropped or swapped with the next, or one digit changed."""
    words = list(words)
    place = rolls.randrange(len(words))
    figures = [index for index, word in enumerate(words) if any(letter.isdigit() for letter in word)]
    match rolls.choice(("change", "drop", "swap", "digit" if figures else "change")):
        case "change":
            words[place] = rolls.choice(("other", "9", words[place] + "s", words[place][:-1] or "x"))
        case "drop":
            del words[place if 0 < place < len(words) - 1 else 1]
        case "swap":
            place = min(place, len(words) - 2)
            words[place], words[place + 1] = words[place + 1], words[place]
        case "digit":
            word = words[rolls.choice(figures)]
            digit = next(index for index, letter in enumerate(word) if letter.isdigit())
            words[words.index(word)] = word[:digit] + str((int(word[digit]) + 1) % 10) + word[digit + 1 :]
    return words


@UNHURRIED
@given(st.lists(TOKEN, min_size=5, max_size=30, unique=True), st.randoms(use_true_random=False))
def test_a_mutated_quote_never_stands(words: list[str], rolls: random.Random) -> None:
    page = set_on_page(words, rolls)
    assert stands(" ".join(words), page)
    changed = mutated(words, rolls)
    # Only a mutation at the end can be a shorter quote that is there, and only where it is whole words.
    assert not stands(" ".join(changed), page) or " ".join(changed) in " ".join(words)


@UNHURRIED
@given(st.text("ab1 -.\n", max_size=12), st.text("ab1 -.\n", max_size=60))
def test_what_stands_is_in_the_text_without_spaces_and_hyphens(quote: str, text: str) -> None:
    def bare(words: str) -> str:
        return "".join(words.split()).replace("-", "")

    if stands(quote, text):
        assert bare(quote) in bare(text)


def test_long_quotes_are_quick_where_they_stand_and_where_they_do_not() -> None:
    text = "a- a a-\na " * 4000
    start = time.perf_counter()
    for quote in ("a a " * 500 + "b", "aa" * 1000, "a-a a-a " * 1000 + "c", text):
        stands(quote, text)
    assert time.perf_counter() - start < 20


# Sentences and their places.

FIRST = "Head 1\nThe office counts boats.1 It counts them by day and at the break of\n1 See the annex.\n"
SECOND = "Head 2\nday, in spring-\ntime and in autumn. Then it stops.\n"
PAGES = {1: FIRST, 2: SECOND}


def sentence(text: str, *spans: tuple[int, str]) -> Sentence:
    places = []
    for page, words in spans:
        start = PAGES[page].index(words)
        places.append(Span(page, start, start + len(words)))
    return Sentence(text, tuple(places))


CROSSING = sentence(
    "It counts them by day and at the break of day, in springtime and in autumn.",
    (1, "It counts them by day and at the break of"),
    (2, "day, in spring-\ntime and in autumn."),
)


def test_raw_text_is_what_the_spans_hold() -> None:
    assert raw_text(CROSSING.spans, PAGES).startswith("It counts them by day and at the break of\nday, in spring-\n")


def test_a_sentence_that_crosses_pages_is_one_quote_with_both() -> None:
    assert stretches([CROSSING], PAGES) == [(CROSSING.text, (1, 2))]
    assert aligned([CROSSING], PAGES)[0].parts == (
        Part(1, "It counts them by day and at the break of"),
        Part(2, "day, in springtime and in autumn."),
    )


def test_a_word_that_the_end_of_a_page_breaks_is_known() -> None:
    pages = {1: "They all went home in the spring-\n", 2: "time of that year.\n"}
    words = Sentence("They all went home in the springtime of that year.", (Span(1, 0, 33), Span(2, 0, 18)))
    [found] = aligned([words], pages)
    assert found.parts == (
        Part(1, "They all went home in the spring", open_end=True),
        Part(2, "time of that year.", open_start=True),
    )


def test_spans_join_page_by_page() -> None:
    last = sentence("Then it stops.", (2, "Then it stops."))
    assert [span.page for span in joined_spans([CROSSING, last])] == [1, 2]
    assert stretches([CROSSING, last], PAGES) == [(f"{CROSSING.text} Then it stops.", (1, 2))]


def test_words_around_the_mark_of_a_note_are_a_quote_on_each_side() -> None:
    words = "The office counts boats. It counts them by day and at the break of"
    found = sentence(words, (1, "The office counts boats.1 It counts them by day and at the break of"))
    assert stretches([found], PAGES) == [
        ("The office counts boats.", (1,)),
        ("It counts them by day and at the break of", (1,)),
    ]


@pytest.mark.parametrize(
    ("page", "words", "quotes"),
    [
        (
            "The office calls it ‘a count of boats’1. It counts by day.",
            "The office calls it ‘a count of boats’. It counts by day.",
            ["The office calls it ‘a count of boats’", "It counts by day."],
        ),
        ("They count the boats1.", "They count the boats.", ["They count the boats"]),
        (
            "They count the boats1, and the cars as well.",
            "They count the boats, and the cars as well.",
            ["They count the boats", "and the cars as well."],
        ),
        ("They count 1.5 boats an hour.", "They count 1 boats an hour.", []),
        ("They count the boats.", "They count the boats!", []),
    ],
)
def test_a_stop_behind_the_mark_of_a_note_is_no_part_of_a_quote(page: str, words: str, quotes: list[str]) -> None:
    found = stretches([Sentence(words, (Span(1, 0, len(page)),))], {1: f"{page}\n1 See the annex.\n"})
    assert [quote for quote, _ in found] == quotes


def test_a_mark_that_looks_like_the_next_figure_is_told_from_it() -> None:
    page = "They met often.1 12 people came along to see it.\n1 See the annex.\n"
    found = Sentence("They met often. 12 people came along to see it.", (Span(1, 0, page.index("\n")),))
    assert [quote for quote, _ in stretches([found], {1: page})] == [
        "They met often.",
        "12 people came along to see it.",
    ]


def test_a_figure_that_no_note_belongs_to_is_no_mark() -> None:
    page = "They asked for question1 of the list to be answered by all.\n2 See the annex.\n"
    words = "They asked for question of the list to be answered by all."
    assert stretches([Sentence(words, (Span(1, 0, page.index("\n")),))], {1: page}) == []


def test_a_mark_may_stand_apart_from_its_word_but_not_begin_a_line() -> None:
    words = "The list of the harbour names boats that leak."
    page = "The list of the harbour 7 names boats that leak.\n7 See the annex.\n"
    found = Sentence(words, (Span(1, 0, page.index("\n")),))
    quotes = [quote for quote, _ in stretches([found], {1: page})]
    assert quotes == ["The list of the harbour", "names boats that leak."]
    page = "The list of the harbour\n7 names boats that leak.\n"
    assert stretches([Sentence(words, (Span(1, 0, len(page)),))], {1: page}) == []


def test_a_figure_of_the_sentence_is_no_mark_because_a_list_has_its_number() -> None:
    words = "They may ask for up to boats in a year."
    page = "They may ask for up to 3 boats in a year.\n3. The clerk says which.\n"
    assert stretches([Sentence(words, (Span(1, 0, page.index("\n")),))], {1: page}) == []
    page = "They may ask for up to 3 boats in a year.\n3 boats are new.\nOf 3 boats one leaks.\n"
    assert stretches([Sentence(words, (Span(1, 0, page.index("\n")),))], {1: page}) == []


def test_words_that_are_not_there_give_nothing() -> None:
    page = "The office counts boats by day.\n"
    for words in ("The office counts ships by day.", "The office counts boats by night.", "Of day boats counts."):
        assert stretches([Sentence(words, (Span(1, 0, len(page)),))], {1: page}) == []


def test_a_sentence_in_many_pieces_is_no_quote() -> None:
    page = " 9 ".join("abcdefghij") + "\n"
    assert stretches([Sentence(" ".join("abcdefghij"), (Span(1, 0, len(page)),))], {1: page}) == []


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("Contents . . . .", "Contents . . . . . 3\n"),
        ("Contents....", "Contents..... 3\n"),
        ("1 1 1 4", "Boats 1 1 1 1 4\n"),
        ("1 4", "1 1 4\n"),
        ("Score (%) 50 50", "Score (%) 50 50 50\n"),
        ("yes yes", "yes yes yes"),
    ],
)
def test_a_part_of_a_row_of_marks_or_figures_is_another_row(part: str, whole: str) -> None:
    assert stands(whole.strip(), whole)
    assert not stands(part, whole)


def test_an_ending_before_dots_and_a_row_that_is_all_there_are_quotes() -> None:
    assert stands("See the end.", "See the end. . . . 3\n")
    assert stands("1 1 4", "Boats\n1 1 4\nLocks\n")
    assert stretches([Sentence("# . #", (Span(1, 0, 5),))], {1: "# . #"}) == [], "without a letter or a figure"


@pytest.mark.parametrize(
    ("words", "page", "there"),
    [
        ("- (flashes in red)", "abc\n- - (flashes in red)\n", False),
        ("- - (flashes in red)", "abc\n- - (flashes in red)\n", True),
        ("- (flashes in red)", "abc\n- (flashes in red)\n", True),
        ("• a lake", "• • a lake", False),
        ("• a lake", "• a lake", True),
        ("a lake -", "a lake - -", False),
        ("a lake - -", "a lake - -", True),
        ("a lake ✔", "a lake ✔ ✔", False),
        ("60 ✔ ✔", "60 ✔ ✔ ✔\n60 ✔ ✔", False),
    ],
)
def test_one_sign_less_is_another_quote(words: str, page: str, there: bool) -> None:
    assert stands(words, page) is there
