"""The door of the answering room, on a real index over the shipped briefings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.compare import By
from assistant.answering.compose import MOST_WORDS
from assistant.errors import QuestionError
from assistant.records import Answer, Status
from assistant.settings import Settings

Ask = Callable[..., Answer]
ONE, TWO, THREE = (f"briefing-phase-{number}.pdf" for number in (1, 2, 3))
CHALLENGES = "What are the six challenges to partnership?"
STRATEGY = "When was the Transformational Government strategy published?"
BEGUN = "When was NHS Connecting for Health set up?"
WATER = "What is the boiling point of water?"


def timeless(answer: Answer) -> Answer:
    return replace(answer, seconds=0)


def cited(answer: Answer) -> set[str]:
    return {note.report.file for note in answer.footnotes}


def said(answer: Answer) -> str:
    return "\n".join(claim.text for claim in answer.claims)


def test_the_same_question_has_the_same_answer(ask: Ask, briefings: Assistant, briefings_index: Path) -> None:
    again = Assistant.open(briefings_index, Settings(index=briefings_index))
    try:
        for question in (STRATEGY, WATER):
            first = timeless(ask(question, history=()))
            assert timeless(briefings.ask(question)) == first
            assert timeless(again.ask(question)) == first
    finally:
        again.close()


@pytest.mark.parametrize("question", [CHALLENGES, STRATEGY, BEGUN, "What did the first phase say about privacy?"])
def test_an_answer_is_proved_and_short(ask: Ask, briefings: Assistant, question: str) -> None:
    answer = ask(question, history=())
    assert [note.number for note in answer.footnotes] == list(range(1, len(answer.footnotes) + 1))
    assert {number for claim in answer.claims for number in claim.footnotes} == {n.number for n in answer.footnotes}
    assert all(claim.footnotes for claim in answer.claims)
    assert len({claim.text for claim in answer.claims}) == len(answer.claims)
    assert len(said(answer).split()) <= MOST_WORDS + 60  # a list is never cut
    assert answer.index_id == briefings.index_id


@pytest.mark.parametrize("question", [CHALLENGES, STRATEGY, BEGUN, "What did the first phase say about privacy?"])
def test_every_quote_stands_on_its_page(ask: Ask, briefings: Assistant, question: str) -> None:
    def letters(text: str) -> str:
        return "".join(character for character in text if character.isalnum())

    for note in ask(question, history=()).footnotes:
        assert note.verified and note.pages and note.quote
        pages = "".join(letters(briefings.index.page(note.report.id, page.number).text) for page in note.pages)
        assert all(letters(part) in pages for part in note.parts or (note.quote,))


def test_what_is_not_found_has_no_claims_but_the_closest_passages(ask: Ask) -> None:
    answer = ask(WATER, history=())
    assert (answer.status, answer.claims, answer.footnotes) == (Status.NOT_FOUND, (), ())
    assert len(answer.passages) == Settings().top
    assert {"boiling", "water"} <= set(answer.missing)
    assert answer.confidence < Settings().threshold


def test_the_threshold_is_a_setting(briefings_index: Path) -> None:
    strict = Assistant.open(briefings_index, Settings(index=briefings_index, threshold=1.0))
    try:
        assert strict.ask(STRATEGY).status is Status.NOT_FOUND
    finally:
        strict.close()


def test_passages_are_as_many_as_asked_for_and_each_once(briefings: Assistant) -> None:
    answer = briefings.ask(STRATEGY, top=3)
    assert len({hit.passage.id for hit in answer.passages}) == len(answer.passages) == 3
    assert {hit.report.file for hit in answer.passages} & cited(answer)
    assert [hit.passage.id for hit in briefings.search(STRATEGY, top=2)] == [h.passage.id for h in answer.passages[:2]]


def test_a_follow_up_is_asked_in_full(ask: Ask) -> None:
    answer = ask("When did it start?", history=("How much did the National Programme for IT cost?",))
    assert answer.question == "When did it start?"
    assert answer.asked == "When did the National Programme for IT start?"
    assert "1 April 2005" in said(answer)


def test_the_second_of_a_list_is_asked_in_its_own_words_of_the_report_that_lists_it(ask: Ask) -> None:
    history = ("What are the six challenges to partnership with ICT?",)
    answer = ask("tell me more about the second one", history=history)
    assert answer.asked == "tell me more about record"
    assert answer.claims[0].text.startswith("Past failures weigh on present plans.")
    assert {note.report.file for note in answer.footnotes} == {"briefing-phase-3.pdf"}


def test_what_about_something_is_asked_plainly_where_the_question_before_finds_nothing_for_it(ask: Ask) -> None:
    before = (STRATEGY,)
    answer = ask("What about London Connects?", history=before)
    assert (answer.question, answer.asked) == ("What about London Connects?",) * 2
    assert answer.status is Status.ANSWERED
    after = ask("And Kent Connects?", history=(*before, "What about London Connects?"))
    assert after.asked == "What about Kent Connects?"
    assert ask("And London Connects?", history=before).status is Status.NOT_FOUND


def test_words_of_the_question_before_are_not_told_to_be_missing(ask: Ask) -> None:
    answer = ask("What happened next?", history=("When was the zeppelin launched?",))
    assert answer.asked == "What happened next?"
    assert "zeppelin" not in answer.missing


def test_another_sector_takes_the_place_of_the_first(ask: Ask) -> None:
    before = "What did local government want from the management of programmes?"
    answer = ask("And in the NHS?", history=(before,))
    assert answer.asked == "What did the NHS want from the management of programmes?"
    assert answer.status is Status.ANSWERED


def test_a_change_of_subject_is_not_dragged_back(ask: Ask) -> None:
    answer = ask(CHALLENGES, history=(STRATEGY,))
    assert answer.asked == CHALLENGES
    assert timeless(answer) == timeless(ask(CHALLENGES, history=()))


def test_two_questions_in_one_are_both_answered(ask: Ask) -> None:
    answer = ask(f"{STRATEGY} {CHALLENGES}", history=())
    assert answer.status is Status.ANSWERED
    assert "November 2005" in said(answer)
    assert "Legacy" in said(answer)


def test_where_only_one_of_two_is_answered_the_answer_is_partly(ask: Ask) -> None:
    answer = ask(f"{STRATEGY} {WATER}", history=())
    assert answer.status is Status.PARTLY
    assert "November 2005" in said(answer)
    assert {"boiling", "water"} <= set(answer.missing)


def test_a_part_that_leans_on_one_without_an_answer_is_not_answered(ask: Ask) -> None:
    answer = ask("Which police force typed it 17 times, and what did that cost?", history=())
    assert answer.status is Status.NOT_FOUND


def test_a_slip_is_mended(ask: Ask) -> None:
    slip = ask("What are the six chalenges to partnershp?", history=())
    assert slip.question == "What are the six chalenges to partnershp?"
    assert slip.asked == CHALLENGES
    assert said(slip) == said(ask(CHALLENGES, history=()))


@pytest.mark.parametrize(
    "short, long", [("NHS", "National Health Service"), ("ICT", "information and communication technology")]
)
def test_abbreviations_work_both_ways(briefings: Assistant, short: str, long: str) -> None:
    assert briefings.index.abbreviations[short] == long
    lacking = [f"What did the {name} do?" for name in (short, long)]
    one, other = (briefings.search(question) for question in lacking)
    assert {hit.passage.id for hit in one} & {hit.passage.id for hit in other}
    assert all(not briefings.ask(question).missing for question in lacking)


def test_a_scope_in_words_confines_and_can_be_lifted(ask: Ask) -> None:
    question = "What was said about privacy in phase 1?"
    answer = ask(question, history=())
    assert answer.scope == (ONE,)
    assert cited(answer) == {ONE}
    assert {hit.report.file for hit in answer.passages} == {ONE}
    lifted = ask(question, history=(), everywhere=True)
    assert lifted.scope == ()
    assert len({hit.report.file for hit in lifted.passages}) > 1


def test_a_report_called_by_its_title_alone_is_asked(ask: Ask) -> None:
    question = "According to the briefing on partnership, how much did the NHS programme cost?"
    answer = ask(question, history=())
    assert (answer.scope, answer.asked, cited(answer)) == ((THREE,), question, {THREE})
    assert ask(question, history=(), everywhere=True).scope == ()


def test_each_part_is_asked_of_its_own_report(ask: Ask) -> None:
    answer = ask(
        "What does the partnership briefing say about privacy, and what does the phase 1 briefing say?", history=()
    )
    assert answer.scope == (ONE, THREE)
    assert "Debate" in said(answer)


def test_what_a_report_does_not_tell_is_told_by_those_that_speak_of_it(ask: Ask) -> None:
    answer = ask("What does the overview leave unnamed?", history=())
    assert answer.scope == () and "leaves the other seven unnamed" in said(answer)


def test_how_long_a_phase_lasted_is_told_by_its_own_report(ask: Ask) -> None:
    answer = ask("How long did the first phase last?", history=())
    assert answer.scope == (ONE,) and "ran for a year" in said(answer)


def test_one_report_or_several_are_asked(ask: Ask) -> None:
    one = ask(STRATEGY, report=ONE)
    assert cited(one) == {hit.report.file for hit in one.passages} == {ONE}
    both = ask(STRATEGY, report=(TWO, THREE))
    assert {hit.report.file for hit in both.passages} == {TWO, THREE}
    assert cited(both) <= {TWO, THREE}
    assert both.scope == ()


def test_what_stands_in_another_report_is_missing_in_this(ask: Ask) -> None:
    answer = ask("What are London Connects?", report=ONE)
    assert answer.status is Status.NOT_FOUND
    assert "connects" in answer.missing


@pytest.mark.parametrize("ask_of", ["nowhere.pdf", (ONE, "nowhere.pdf")])
def test_an_unknown_report_is_an_error(briefings: Assistant, ask_of: str | tuple[str, ...]) -> None:
    for of_it in (briefings.ask, briefings.search, briefings.compare):
        with pytest.raises(QuestionError, match=r"no report 'nowhere\.pdf'.*sources"):
            of_it(STRATEGY, report=ask_of)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (By.PHASE, ["Phase 1", "Phase 2", "Phase 3"]),
        (By.REPORT, [ONE, TWO, THREE]),
        (By.SECTOR, ["All sectors"]),
    ],
)
def test_each_side_is_asked_by_itself(briefings: Assistant, by: By, names: list[str]) -> None:
    comparison = briefings.compare("What was found?", by=by)
    columns = comparison.columns
    assert len(columns) == len(names)
    if by is By.REPORT:
        assert [column.files for column in columns] == [(name,) for name in names]
    else:
        assert [column.name for column in columns] == names
    assert sorted(file for column in columns for file in column.files) == [ONE, TWO, THREE]
    for column in columns:
        assert cited(column.answer) <= set(column.files)
        found = {hit.report.file for hit in column.answer.passages}
        assert found and found <= set(column.files)
    assert comparison.index_id == briefings.index_id


def test_a_side_that_says_nothing_says_so(briefings: Assistant) -> None:
    comparison = briefings.compare("What did London Connects do?", by=By.PHASE)
    assert [column.answer.status for column in comparison.columns] == [
        Status.NOT_FOUND, Status.NOT_FOUND, Status.ANSWERED,
    ]  # fmt: skip
