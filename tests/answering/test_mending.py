"""Slips are mended; names and words that the reports happen not to use are not."""

from __future__ import annotations

from answering_fakes import MemoryIndex, passage

from assistant.answering.mending import mended
from assistant.answering.question import Question, understand
from assistant.indexing.store import Index

INDEX = MemoryIndex(
    [passage(0, "Challenges to boats are counted.")],
    near={"chalenges": "challenges", "botes": "boats"},
    initials={"FCO": "Ferry Counting Office"},
)
WHOLE_WORDS = {"challenges", "boats", "otters", "kent"}


def mend(text: str) -> Question:
    index: Index = INDEX  # type: ignore[assignment]
    return mended(understand(text), index, lambda word: 3 if word in WHOLE_WORDS else 5)


def test_a_slip_is_mended_and_the_question_kept() -> None:
    question = mend("What are the chalenges to Kent’s boats?")
    assert question.text == "What are the chalenges to Kent’s boats?"
    assert question.asked == "What are the challenges to Kent’s boats?"
    assert question.terms == ("challenges", "kent", "boats")


def test_what_is_right_stays() -> None:
    for text in ("What are the challenges?", "What are otters?", "Who is Botes?", "What are zzyzx?", "Why b2b botess?"):
        question = understand(text)
        assert mend(text) == question


def test_a_word_made_from_a_known_one_is_no_slip() -> None:
    index: Index = MemoryIndex(  # type: ignore[assignment]
        [passage(0, "The miller has a cooler.")],
        near={
            "milder": "miller",
            "cooker": "cooler",
            "coped": "coded",
            "boxses": "boxes",
            "stoping": "stopping",
            "qualitative": "quantitative",
        },
    )
    known = {"mild", "cope", "box", "stop"}  # 'cooker' is one of the synonyms
    for typed, asked in (
        ("Which winters are milder?", "Which winters are milder?"),
        ("Who coped with the cooker?", "Who coped with the cooker?"),
        ("Where are the boxses?", "Where are the boxes?"),
        ("Where is it stoping?", "Where is it stopping?"),
        ("What is qualitative?", "What is qualitative?"),
    ):
        assert mended(understand(typed), index, lambda word: 3 if word in known else 5).asked == asked


def test_a_follow_up_keeps_what_it_leans_on() -> None:
    index: Index = INDEX  # type: ignore[assignment]
    leaning = understand("What do they do about chalenges?", ["Who counts boats?"])
    question = mended(leaning, index, lambda word: 3 if word in WHOLE_WORDS else 5)
    assert (question.asked, question.context) == ("What do they do about challenges?", "Who counts boats?")


def test_initials_that_the_reports_do_not_use_are_spelled_out() -> None:
    question = mend("How many boats does the FCO count?")
    assert question.text == "How many boats does the FCO count?"
    assert question.asked == "How many boats does the Ferry Counting Office count?"
    assert mend("What is the XYZ?").asked == "What is the XYZ?"


def test_initials_are_dotted_as_the_reports_have_them() -> None:
    index: Index = MemoryIndex([passage(0, "The U.K. and Kent’s MP count boats with us.")])  # type: ignore[assignment]
    for typed, asked in (
        ("What do the UK and the M.P. count?", "What do the U.K. and the MP count?"),
        ("What does the US count?", "What does the US count?"),
        ("What do the U.N. and BBC count?", "What do the U.N. and BBC count?"),
    ):
        assert mended(understand(typed), index, lambda _: 3).asked == asked


def test_a_slip_in_a_name_that_the_reports_have_is_mended() -> None:
    class Named(MemoryIndex):
        def lexical(self, terms: list[str], depth: int) -> list[tuple[int, float]]:
            return [(0, 1.0)] if terms == ["Ferry boats"] else []

    index: Index = Named([passage(0, "The Ferry Boats Office counts.")], near={"botes": "boats"})  # type: ignore[assignment]
    asked = mended(understand("What does the Ferry Botes Office count?"), index, lambda _: 5).asked
    assert asked == "What does the Ferry Boats Office count?"
    assert mended(understand("What does Mr Botes count?"), index, lambda _: 5).asked == "What does Mr Botes count?"


def test_a_slip_in_a_long_name_by_itself_is_mended_but_no_letter_more_or_less() -> None:
    index: Index = MemoryIndex(  # type: ignore[assignment]
        [passage(0, "Fénélon and Marin row.")], near={"fenelan": "fénélon", "fenelons": "fénélon", "martin": "marin"}
    )
    for typed, asked in (
        ("Why does Fenelan row?", "Why does Fénélon row?"),
        ("Why does Fenelons row?", "Why does Fenelons row?"),
        ("Why does Martin row?", "Why does Martin row?"),
    ):
        assert mended(understand(typed), index, lambda _: 5).asked == asked


def test_a_slip_of_a_word_that_only_its_stem_betrays_is_mended() -> None:
    index: Index = MemoryIndex(  # type: ignore[assignment]
        [passage(0, "The consultancy tells the ferrymen of boats.")],
        near={"consultency": "consultancy", "boate": "boats"},
    )
    for typed, asked in (
        ("Who pays the consultency?", "Who pays the consultancy?"),
        ("What did somone tell of boats?", "What did someone tell of boats?"),
    ):
        assert mended(understand(typed), index, lambda _: 5).asked == asked
