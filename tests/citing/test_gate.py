"""A quote is shown where one of two readers finds it, and says which; where neither does it is not shown."""

from __future__ import annotations

import pytest

from assistant.citing.gate import quotes, readers_of
from assistant.records import Page, Reader, Sentence, Span

WORDS = "The office counts boats by day and by night."
BOTH = (Reader.PYPDF, Reader.PDFIUM)


def page(first: str, second: str, number: int = 1) -> Page:
    return Page("rivers", number, str(number), first, second)


def sentence(words: str, *lengths: int) -> Sentence:
    return Sentence(words, tuple(Span(number, 0, length) for number, length in enumerate(lengths, start=1)))


@pytest.mark.parametrize(
    ("second", "readers"),
    [
        (f"Head\r\n{WORDS}\r\nFoot", BOTH),
        ("The of\ufb01ce counts\r\nboats by day and by night.".replace("of\ufb01ce", "o\ufb03ce"), BOTH),
        ("The off\ufffeice counts boats by day and by night.", BOTH),
        ("Theoffice coun ts boats by day andby night .", BOTH),
        ("The office counts ships by day and by night.", (Reader.PYPDF,)),
        ("The office counts boats by day and by nights.", (Reader.PYPDF,)),
        ("", (Reader.PYPDF,)),
    ],
)
def test_the_second_reader_agrees_on_words_not_on_their_setting(second: str, readers: tuple[Reader, ...]) -> None:
    [found] = quotes([sentence(WORDS, 44)], {1: page(WORDS, second)})
    assert (found.text, found.pages, found.parts, found.readers) == (WORDS, (1,), (WORDS,), readers)


def test_what_pypdf_reads_in_another_order_may_stand_by_pdfium_alone() -> None:
    torn = "counts boats by night. The office by day and"
    [found] = quotes([sentence(WORDS, 44)], {1: page(torn, f"Head {WORDS}")})
    assert found.readers == (Reader.PDFIUM,)


def test_words_that_another_line_of_the_page_has_are_not_those_that_were_read_here() -> None:
    torn = "3. the glass. Remove"
    both = "3. Remove the glass. 2. Remove the glass."
    assert quotes([sentence("3. Remove the glass.", len(torn))], {1: page(torn, both)})
    assert quotes([sentence("2. Remove the glass.", len(torn))], {1: page(torn, both)}) == []


def test_what_one_reader_makes_of_a_font_that_the_other_reads_otherwise_is_no_quote() -> None:
    garbled = "ugf pgghdf dpvoÂ³t cpbut bmm ebz and"
    assert quotes([sentence(garbled, len(garbled))], {1: page(garbled, WORDS)}) == []
    assert quotes([sentence(garbled, len(garbled))], {1: page(garbled, "")})
    signs = "The office counts \x18 90 boats by day."
    assert quotes([sentence(signs, len(signs))], {1: page(signs, "The office counts ~ 90 boats by day.")}) == []
    [found] = quotes([sentence(signs, len(signs))], {1: page(signs, signs)})
    assert found.readers == BOTH


def test_the_number_of_an_item_that_one_reader_puts_behind_it_is_left_out() -> None:
    behind = "Remove the glass. Close the door of the lock.2 Go away."
    item = Sentence("Close the door of the lock.2", (Span(1, 18, 46),))
    [found] = quotes([item], {1: page(behind, "Remove the glass. 2 Close the door of the lock. Go away.")})
    assert (found.text, found.readers) == ("Close the door of the lock.", BOTH)
    other = Sentence("Close the door of the lock.3", item.spans)
    assert quotes([other], {1: page(behind, "Close the door of the lock. 2 3")}) == []
    [found] = quotes([item], {1: page(behind, behind)})
    assert found.text == "Close the door of the lock.2", "a note's mark, for all that is known"
    [found] = quotes([item], {1: page(behind, "")})
    assert (found.text, found.readers) == ("Close the door of the lock.2", (Reader.PYPDF,))


def test_words_from_right_to_left_need_both_readers() -> None:
    words = "\u05e9\u05dc\u05d5\u05dd and peace to all of you"
    assert (
        quotes([sentence(words, len(words))], {1: page(words, "and peace to all of you \u05e9\u05dc\u05d5\u05dd")})
        == []
    )
    assert quotes([sentence(words, len(words))], {1: page(words, words)})


def test_what_neither_finds_is_no_quote() -> None:
    assert quotes([sentence(WORDS, 44)], {1: page("Something else was written here, by hand...", "Nor here.")}) == []


def test_a_figure_is_not_put_together_from_two() -> None:
    words = "There were 12 500 people at the fair."
    [found] = quotes([sentence(words, 37)], {1: page(words, "There were 12500 people at the fair.")})
    assert found.readers == (Reader.PYPDF,)


def test_a_sentence_that_was_cut_out_of_a_word_is_no_quote() -> None:
    text = "See www.example.org/the-report-all.pdf for all that they found in the con-\nvention of that year."
    for words in ("report-all.pdf for all that they found", "for all that they found in the con-"):
        start = text.index(words)
        cut = Sentence(words, (Span(1, start, start + len(words)),))
        assert quotes([cut], {1: page(text, text)}) == []


class TestAcrossPages:
    FIRST, SECOND = "The office counts boats by day and in the spring-", "time of the year."
    QUOTE = "The office counts boats by day and in the springtime of the year."

    def quotes_with(self, first: str, second: str) -> tuple[Reader, ...]:
        pages = {1: page(self.FIRST, first, 1), 2: page(self.SECOND, second, 2)}
        [found] = quotes([sentence(self.QUOTE, len(self.FIRST), len(self.SECOND))], pages)
        assert (found.text, found.pages) == (self.QUOTE, (1, 2))
        assert found.parts == ("The office counts boats by day and in the spring", "time of the year.")
        return found.readers

    def test_each_part_is_looked_for_on_its_page(self) -> None:
        assert self.quotes_with(f"Head\n{self.FIRST}\nA note.\n3", f"Head\n{self.SECOND}") == BOTH

    def test_one_page_that_differs_is_a_reader_that_disagrees(self) -> None:
        assert self.quotes_with(self.FIRST, "time of the day.") == (Reader.PYPDF,)
        assert self.quotes_with(self.SECOND, self.FIRST) == (Reader.PYPDF,)


def test_readers_of_one_page_are_asked_apart() -> None:
    assert readers_of("counts boats", page(WORDS, WORDS)) == BOTH
    assert readers_of("counts boats", page(WORDS, "")) == (Reader.PYPDF,)
    assert readers_of("counts boats", page("", WORDS)) == (Reader.PDFIUM,)
    assert readers_of("count boats", page(WORDS, WORDS)) == ()
