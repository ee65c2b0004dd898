"""What is read off a passage: shares of the question's words, names and order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from answering_fakes import MemoryIndex, listed, passage

from assistant.answering.leads import leans
from assistant.answering.matching import Term, coverage, names_share, order_share
from assistant.answering.question import understand
from assistant.answering.retrieve import Found
from assistant.answering.signals import PASSAGE_SIGNALS, SENTENCE_SIGNALS, looked_up, signals, terms_of
from assistant.answering.words import stem, stems
from assistant.records import Passage, Role

HELD = (
    passage(0, "Boats leak in Kent.", "They cost £5."),
    passage(1, "Boats are counted.", section=["2. The CJS"]),
    passage(2, *listed(1, "The Criminal Justice System wants:", "boats;", "cars.")),
    passage(3, ("See Kent.", Role.FOOTNOTE, 0)),
)
INDEX = MemoryIndex(HELD, abbreviations={"CJS": "Criminal Justice System"})


def weighed_terms(question: str) -> tuple[Term, ...]:
    return terms_of(understand(question), INDEX)  # type: ignore[arg-type]


def test_rare_words_weigh_more_and_unknown_ones_are_told() -> None:
    boats, kent, otters = weighed_terms("Do boats like Kent or otters?")
    assert 0 < boats.weight < kent.weight < otters.weight
    assert (boats.known, kent.known, otters.known) == (True, True, False)
    assert (boats.name, kent.name) == (False, True)


@pytest.mark.parametrize("question", ["What does the CJS want?", "What does the Criminal Justice System want?"])
def test_an_abbreviation_and_its_words_say_the_same(question: str) -> None:
    for text in ("The CJS wants boats", "The Criminal Justice System wants boats"):
        assert coverage(weighed_terms(question), stems(text)) == pytest.approx(1)
    assert coverage(weighed_terms(question), stems("criminal wants")) < 1
    found = looked_up(understand(question), INDEX)  # type: ignore[arg-type]
    assert {"cjs", "criminal", "justice", "system"} <= {word for one in found for word in one.lower().split()}


@pytest.mark.parametrize(
    ("asked", "known"),
    [("Can I row in Spain?", True), ("Can I row to Spain?", True), ("Does Spain own a boat?", False)],
)
def test_a_nation_that_no_report_names_is_abroad_for_who_goes_there(asked: str, known: bool) -> None:
    index = MemoryIndex([passage(0, "You may row abroad."), passage(1, "Boats leak.")])
    spain = next(term for term in terms_of(understand(asked), index) if term.word == "spain")  # type: ignore[arg-type]
    assert (spain.known, spain.among(set(stems("You may row abroad.")))) == (known, known)
    named = MemoryIndex([passage(0, "Boats of Spain leak."), passage(1, "You may row abroad.")])
    [spain] = [term for term in terms_of(understand(asked), named) if term.word == "spain"]  # type: ignore[arg-type]
    assert not spain.near


def test_coverage() -> None:
    terms = weighed_terms("Do boats leak in Kent?")
    assert coverage(terms, stems("Boats leaked in Kent")) == pytest.approx(1)
    assert coverage(terms, stems("Cars")) == coverage((), stems("Cars")) == 0
    assert 0 < coverage(terms, stems("boats")) < coverage(terms, stems("leaking boats")) < 1


def test_names_and_order() -> None:
    terms = weighed_terms("Do boats leak in Kent?")
    assert names_share(terms, frozenset({"kent"})) == 1
    assert names_share(terms, frozenset({"boat"})) == 0
    assert names_share(weighed_terms("Do boats leak?"), frozenset()) == 1
    assert order_share(terms, stems("boats leak in Kent")) == 1
    assert order_share(terms, stems("in Kent boats leak")) == 0.5
    assert order_share(terms[:1], stems("boats")) == 0


def test_what_leans() -> None:
    assert leans("They leak.") and leans("‘However, boats leak.’") and leans("The former leaks.")
    assert not leans("Boats leak.") and not leans("Theory leaks.")


class VectorIndex(MemoryIndex):
    """Every passage and sentence has the vector (1, 0), but the second sentence of the first passage (0, 1)."""

    def vectors(self, ids: Sequence[int]) -> np.ndarray:
        return np.array([[1.0, 0.0]] * len(ids), dtype=np.float32)

    def sentence_vectors_of(self, ids: Sequence[int]) -> list[np.ndarray]:
        made = [np.array([[1.0, 0.0]] * len(self.held[number].sentences), dtype=np.float32) for number in ids]
        made[0][1:] = (0, 1)
        return made


def column(rows: np.ndarray, name: str, names: tuple[str, ...]) -> list[float]:
    return [float(one) for one in np.atleast_2d(rows)[:, names.index(name)]]


def found(one: Passage, lexical: float) -> Found:
    return Found(one.id, 0.03, lexical, 1, 1, 1)


def test_signals_of_passages_and_sentences() -> None:
    question = understand("How much do boats cost in Kent?")
    index = VectorIndex(HELD)
    terms = terms_of(question, index)  # type: ignore[arg-type]
    vectors = np.array([[1, 0]], dtype=np.float32)
    given = [found(HELD[0], 4), found(HELD[2], 1), found(HELD[3], 0)]
    first, second, third = signals(question, terms, vectors, index, given)  # type: ignore[arg-type]
    assert first.sentences.shape == (2, len(SENTENCE_SIGNALS))
    assert column(first.sentences, "cosine", SENTENCE_SIGNALS) == [1, 0]
    assert column(first.sentences, "pair_cosine", SENTENCE_SIGNALS) == pytest.approx([1, 0.5**0.5])
    assert column(first.sentences, "asked_for", SENTENCE_SIGNALS) == [0, 1]
    context = column(first.sentences, "context_coverage", SENTENCE_SIGNALS)
    assert context[1] == pytest.approx(1)  # 'They' leans on the sentence before
    assert column(second.sentences, "item", SENTENCE_SIGNALS) == [0, 1, 1]
    assert column(first.whole, "lexical", PASSAGE_SIGNALS) == [1]
    assert column(second.whole, "lexical", PASSAGE_SIGNALS) == [0.25]
    assert column(first.whole, "text", PASSAGE_SIGNALS) == [1]
    assert column(third.whole, "text", PASSAGE_SIGNALS) == [0]
    assert stem("boats") == "boat"


def test_a_line_of_an_imprint_is_read_with_the_others() -> None:
    question = understand("What is the charity number of Fenland?")
    held = passage(0, ("Fenland", Role.IMPRINT, 0), ("Registered as a charity no: 1", Role.IMPRINT, 0), section=())
    index = VectorIndex([held])
    terms = terms_of(question, index)  # type: ignore[arg-type]
    [one] = signals(question, terms, np.array([[1, 0]], dtype=np.float32), index, [found(held, 1)])  # type: ignore[arg-type]
    assert column(one.sentences, "names", SENTENCE_SIGNALS) == [1, 1]


def test_the_sentence_that_asks_has_its_own_likeness() -> None:
    question = understand("I mend boats. What do they cost?")
    assert question.views == ("I mend boats. What do they cost?", "What do they cost?")
    index = VectorIndex(HELD)
    terms = terms_of(question, index)  # type: ignore[arg-type]
    vectors = np.array([[1, 0], [0, 1]], dtype=np.float32)
    first, second = signals(question, terms, vectors, index, [found(HELD[0], 4), found(HELD[2], 1)])  # type: ignore[arg-type]
    assert column(first.whole, "asking_cosine", PASSAGE_SIGNALS) == [1]  # that of its second sentence
    assert column(second.whole, "asking_cosine", PASSAGE_SIGNALS) == [0]


class Near(VectorIndex):
    """The passages' cosines are those given, in order."""

    likeness = (1.0, 0.8, 0.6, 0.2)

    def vectors(self, ids: Sequence[int]) -> np.ndarray:
        return np.array([[near, (1 - near**2) ** 0.5] for near in self.likeness[: len(ids)]], dtype=np.float32)


def test_a_report_speaks_by_its_nearest_passages() -> None:
    question = understand("What do boats cost?")
    index = Near(HELD)
    terms = terms_of(question, index)  # type: ignore[arg-type]
    vectors = np.array([[1, 0]], dtype=np.float32)
    given = [replace(HELD[number], report_id=report) for number, report in enumerate(("one", "one", "one", "other"))]
    index.held = given
    weighed = signals(question, terms, vectors, index, [found(one, 1) for one in given])  # type: ignore[arg-type]
    told = [column(one.whole, "report_cosine", PASSAGE_SIGNALS)[0] for one in weighed]
    assert told == pytest.approx([0.8, 0.8, 0.8, 0.2])  # where there are fewer than three, the farthest stands in


def test_an_age_is_told_by_its_figure() -> None:
    [term] = [one for one in weighed_terms("What did the 80-year-old say?") if one.word == "80-year-old"]
    assert term.among(frozenset({"80"})) and not term.among(frozenset({"8"}))
