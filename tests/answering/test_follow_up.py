"""Follow-ups become questions of their own; a change of subject is not dragged back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answering.follow_up import stand_alone

SUBJECTS = ("councils", "NHS", "National Health Service", "police", "Criminal Justice System")


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("And in the NHS?", "What barriers were met in the police?", "What barriers were met in the NHS?"),
        ("What about the NHS?", "What did councils want?", "What did the NHS want?"),
        ("What about suppliers?", "What did councils want?", "What did suppliers want?"),
        ("And Andover?", "How many boats are there?", "How many boats are there in Andover?"),
        ("And in 2006?", "How many boats were counted in 2005?", "How many boats were counted in 2006?"),
        ("When did it start?", "How much did the Ferry Scheme cost?", "When did the Ferry Scheme start?"),
        ("And when did it start?", "How much did the Ferry Scheme cost?", "And when did the Ferry Scheme start?"),
        ("Who took part in them?", "How many were at the Ferry Workshops?", "Who took part in the Ferry Workshops?"),
        ("When was it published?", "Who wrote the report?", "When was the report published?"),
        (
            "When did it start and what did it cost?",
            "Who runs the Ferry Scheme?",
            "When did the Ferry Scheme start and what did it cost?",
        ),
        ("What are its aims?", "What is the Ferry Scheme?", "What are the Ferry Scheme’s aims?"),
        ("What are their aims?", "Who are London Connects?", "What are London Connects’ aims?"),
        (
            "What did the report say about its cost?",
            "What is the Ferry Scheme?",
            "What did the report say about the Ferry Scheme’s cost?",
        ),
    ],
)
def test_a_follow_up(text: str, before: str, asked: str) -> None:
    assert stand_alone(text, [before], SUBJECTS).asked == asked


@pytest.mark.parametrize(
    "text",
    [
        "How are boats counted?",
        "And how are boats counted in the autumn of each year?",
        "Which report says that boats leak?",
        "Why do these boats leak?",
        "What did Kent Connects do with its partners?",
        "I run IT for a council. How are boats counted?",
        "What did the second phase find, and when was it published?",
        "How long after the strategy came out was its effect looked at?",
        "How much did the council pay for its boats?",
        "Where was the council weak when it came to boats?",
        "Is it true that most boats leak?",
        "Is it wise to tar boats in the rain?",
        "Why does it matter whether boats leak?",
        "How long does it take to tar a boat?",
        "Which yard was it that made its men tar boats twice?",
        "What do good dealings between ferrymen and their suppliers hinge on?",
        "How should enthusiasts for ferries talk about them if they want to be believed?",
        "If somebody changes the timetable, what ought they to know?",
        "Boats: do they help or hurt?",
        "How can a ferryman’s widow change the amount of the pension they were given?",
        "Which harbours had ferries that were older than the national one?",
        "Of the six boats, which one leaks?",
        "Does anybody who paid the fare in Kent get it back there?",
        "What is it about boats that the survey found so odd?",
        "At what age must a boat be tested?",
        "Give me an example of a tidal harbour.",
        "Which is the longest pier in Kent?",
        "How does the same rule apply to rafts?",
        "Does that boat leak?",
        "Which rowers are those with no boat of their own?",
        "What happened at the budget meeting in May?",
        "Who are the authors?",
        "Who are the authors of the report on tides?",
        "What are the main findings?",
        "What is the purpose of the lighthouse?",
        "What can be done about rust if it spreads?",
        "Which is the longest ferry in Kent?",
        "Do I qualify for a mooring?",
        "How many pilots are there?",
        "Which documents do sailors need?",
    ],
)
def test_a_change_of_subject_is_not_dragged_back(text: str) -> None:
    assert stand_alone(text, ["How much did the Ferry Scheme cost?"], SUBJECTS).asked == text


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("What do they do?", "Who mends boats for councils?"),
        ("Did it work?", "What did the council do before it bought boats?"),
        ("Is it legal?", "Can I keep a boat in my garden?"),
        ("How long does it take?", "How do I sell a boat?"),
        ("When did she join?", "What does the Ferry Scheme cost?"),
        ("Who decides there?", "How long do appeals take?"),
        ("What about those of the river?", "Who counts boats?"),
        ("And why?", "Who counts boats?"),
        ("Why?", "Who counts boats?"),
        ("and away?", "How many boats were sold at home?"),
        ("Give me an example.", "Why do piers rot?"),
        ("Who paid?", "What did the ferryman buy?"),
        ("For how long?", "What training do pilots get?"),
        ("and in favour?", "What were the reasons against the pier?"),
        ("and the fee?", "Who can join the rowing club?"),
        ("and after that?", "What happens to old boats?"),
        ("And what has to be in the form?", "How do I hire a raft?"),
        ("Which is cheaper?", "How does a raft differ from a punt?"),
        ("Does the same go for rafts?", "How long does tarring take?"),
        ("Was that enough?", "How much did the pier cost?"),
        ("How long do they serve?", "What are the duties of a pilot?"),
        ("and my wife?", "How much do I have to earn to get a permit?"),
        ("Is that rising?", "What share of rowers pay?"),
        ("Does the council?", "Who owns the pier?"),
        ("What can be done about it?", "Are piers safe?"),
        ("Who was to blame?", "What went wrong with the pier?"),
        ("What did the board do instead?", "What did the first study recommend?"),
        ("Who are the authors?", "What did the river authority publish in 2004?"),
        ("What are the main aims?", "What is the Ferry Scheme?"),
        ("What happens at the meeting?", "How do I complain about a ferry?"),
        ("What training is there?", "How do I become a pilot?"),
        ("Can I apply online?", "What is the Tide Fund?"),
        ("Can I enter myself?", "Who may enter somebody for the race?"),
        ("How much for rafts?", "Is there a toll on boats?"),
        ("How many say so?", "Should pilots be paid more?"),
        ("What do Danes say?", "Should pilots be paid more?"),
        ("Even if it leaks?", "Can I sell a boat?"),
        ("Is it worse in Kent?", "What does the guide say about old boats?"),
        ("How was it solved there?", "Is it worse in criminal law?"),
        ("And the second one?", "What are the two things sailors must do?"),
        ("Has it gone up?", "How worried are Danes about floods from Sweden?"),
        ("Is that higher than in June?", "What share of rowers pay?"),
        ("Which groups are least likely to?", "What share of rowers pay?"),
        ("Who were the pilots they interviewed?", "What did the first survey say about pilots?"),
        ("And if his boat is lost as well?", "What happens if nobody has paid by March?"),
        ("And if their boat is lost as well?", "What happens if someone doesn't get the MOT done in 2 years?"),
        ("Have they been mended?", "What faults did the inspectors find in the boats?"),
        ("How long has she been doing it?", "Who chairs the Ferry Board?"),
        ("So was it worth it?", "Why did the council buy boats?"),
    ],
)
def test_what_cannot_be_told_is_asked_as_it_is_after_the_question_before(text: str, before: str) -> None:
    alone = stand_alone(text, [before], SUBJECTS)
    assert (alone.asked, alone.context) == (text, before)


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("What were they?", "How many aims did the board set?", "Which aims did the board set?"),
        ("What did Ann Lee ask it to do?", "What is the Ferry Scheme?", "What did Ann Lee ask the Ferry Scheme to do?"),
        ("What can you see there?", "How many boats are in the harbour?", "What can you see in the harbour?"),
        ("And its cost?", "What is the Ferry Scheme?", "And the Ferry Scheme’s cost?"),
        (
            "At the county one?",
            "What was said at the city workshop?",
            "What was said at the county workshop?",
        ),
        ("What is the whole thing meant to do?", "What is the Ferry Scheme?", "What is the Ferry Scheme meant to do?"),
        ("Why does it matter?", "What does the guide say about dredging?", "Why does dredging matter?"),
        ("Does it mention tides?", "What does the guide say about dredging?", "Does the guide mention tides?"),
        ("How is that different from a punt?", "What is a raft?", "How is a raft different from a punt?"),
        ("Can you give me an example?", "What are the uses of tar?", "Can you give me an example of the uses of tar?"),
        ("tell me more", "Tell me about the Ferry Scheme.", "tell me more about the Ferry Scheme"),
        ("And those over 60?", "What did rowers think of the toll?", "What did those over 60 think of the toll?"),
        ("And younger ones?", "How did people rate the ferry?", "How did younger people rate the ferry?"),
        (
            "And among pilots?",
            "How have rowers’ views of the toll changed?",
            "How have pilots’ views of the toll changed?",
        ),
        (
            "What about rowers who own a boat?",
            "How have rowers’ views of the toll changed?",
            "How have views of the toll changed among rowers who own a boat?",
        ),
        (
            "And after that?",
            "What happens in the first week of the course?",
            "What happens after the first week of the course?",
        ),
        ("And the margin of error?", "What was the size of the sample?", "What was the margin of error of the sample?"),
        (
            "What about Kent's own use?",
            "How is Surrey's use of the ferry rated by rowers?",
            "How is Kent's own use of the ferry rated by rowers?",
        ),
        ("And the highest?", "What was the average tide in May?", "What was the highest tide in May?"),
        ("And the treasurer?", "What is the role of the pilot?", "What is the role of the treasurer?"),
        ("And the ferry?", "Is the night bus running on Sundays?", "Is the ferry running on Sundays?"),
        ("and tar?", "What share of yards recycled paper in 2012?", "What share of yards recycled tar in 2012?"),
        ("And trainees?", "How do pilots get paid?", "How do trainees get paid?"),
        (
            "How often can they fail it?",
            "If someone has not got the permit done in May, what then?",
            "How often can they fail the permit?",
        ),
    ],
)
def test_what_points_back(text: str, before: str, asked: str) -> None:
    assert stand_alone(text, [before], SUBJECTS).asked == asked


def test_a_follow_up_goes_on_from_what_the_last_one_became() -> None:
    history = ["Who tars boats in the police?", "And the NHS?", "Why?"]
    assert stand_alone("What about councils?", history, SUBJECTS).asked == "Who tars boats in councils?"
    assert stand_alone("And why?", history, SUBJECTS).context == "Who tars boats in the NHS?"


def test_another_phase_goes_to_the_question_just_before_also_where_that_leans() -> None:
    history = ["What did phase 1 say about tar?", "Who did they ask?"]
    alone = stand_alone("And phase 2?", history, SUBJECTS)
    assert alone.asked == "Phase 2: who did they ask?"
    assert alone.context == alone.otherwise == "What did phase 2 say about tar?"


@pytest.mark.parametrize(
    ("text", "history", "listed"),
    [
        ("Tell me more about the second one", ["Which stages has a claim?"], "Which stages has a claim?"),
        ("And the last?", ["Which stages has a claim?", "Explain the second one"], "Which stages has a claim?"),
        ("What about the third one?", ["Who can keep a boat?"], "Who can keep a boat?"),
        ("And the fourth?", ["What does the second chapter say about coral?"], ""),
        ("What does the third chapter say?", ["Which stages has a claim?", "Explain the second one"], ""),
    ],
)
def test_the_second_is_one_of_the_list_that_was_asked_for(text: str, history: list[str], listed: str) -> None:
    assert stand_alone(text, history, SUBJECTS).listed == listed


def test_after_one_of_a_list_another_list_is_asked_for_whole() -> None:
    history = ["What are the main costs?", "What is the second one?"]
    assert stand_alone("And the benefits?", history, SUBJECTS).asked == "What are the main benefits?"
    assert stand_alone("And the third?", history, SUBJECTS).listed == history[0]


def test_other_people_take_the_place_of_a_group() -> None:
    history = ["What did rowers think of the toll?", "And those over 60?"]
    assert stand_alone("what about women?", history, SUBJECTS).asked == "What did women think of the toll?"
    assert stand_alone("And the French?", history, SUBJECTS).asked == "What did the French think of the toll?"


def test_a_request_for_more_is_passed_over_by_what_is_asked_next() -> None:
    history = ["Why bother with joined up transport, what is in it for the public?", "give me an example"]
    assert stand_alone("what makes it so hard?", history, SUBJECTS).asked == "what makes joined up transport so hard?"


def test_what_a_question_leans_on_passes_on_to_another_phase_with_it() -> None:
    history = ["What did phase 1 say pilots should do?", "How did that change in the second phase?"]
    alone = stand_alone("Who were the pilots they interviewed?", history, SUBJECTS)
    assert alone.context == "What did the second phase say pilots should do?"


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("how much time do I get?", "the nanny is ill, can I take leave?"),
        ("why did the number fall?", "What do pilots think of cadets from Wales?"),
        ("Who chaired that group?", "What did the yard do before it bought boats?"),
        ("Which boats could I hire in there?", "What does the harbour side of the firm do?"),
        ("Where did these come from?", "How many nets were checked for holes?"),
    ],
)
def test_what_speaks_of_something_known_is_asked_after_the_question_before(text: str, before: str) -> None:
    alone = stand_alone(text, [before], SUBJECTS)
    assert (alone.asked, alone.context) == (text, before)


def test_what_comes_after_a_request_to_say_more_leans_on_the_question_before_that() -> None:
    history = ["what makes ferry partnerships work well?", "say more about pilots"]
    alone = stand_alone("and what about involving the crew?", history, SUBJECTS)
    assert alone.context == "what makes ferry partnerships work well?"
    assert alone.otherwise == "What about involving the crew?"


def test_a_subject_of_the_reports_takes_the_place_of_the_beginning_of_another() -> None:
    before = "What did criminal justice ask for in training?"
    assert stand_alone("And the NHS?", [before], SUBJECTS).asked == "What did the NHS ask for in training?"


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        ("And what about the 2006 Bridge Plan?", "What about the 2006 Bridge Plan?"),
        ("And the 2006 Bridge Plan?", ""),
        ("What about in 2006?", ""),
        ("What about rafts?", "What about rafts?"),
        ("And rafts?", ""),
    ],
)
def test_what_may_be_meant_as_well(text: str, otherwise: str) -> None:
    assert stand_alone(text, ["When did the Ferry Scheme come out?"], SUBJECTS).otherwise == otherwise


def test_without_a_subject_before_nothing_changes() -> None:
    assert stand_alone("When did it start?", [], SUBJECTS).asked == "When did it start?"
    assert stand_alone("When did it start?", ["", " ?"], SUBJECTS).asked == "When did it start?"


def test_the_last_question_counts() -> None:
    history = ["What is the Ferry Scheme?", "What is the Bridge Plan?"]
    assert stand_alone("When did it start?", history, SUBJECTS).asked == "When did the Bridge Plan start?"


WORDS = st.sampled_from(
    "it they its their this that what about and in the NHS councils when did start boats Ferry Scheme ? , . ’s".split()
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=10).map(" ".join))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=3))
def test_no_text_is_too_odd(text: str, history: list[str], scopes: list[str]) -> None:
    asked = stand_alone(text, history, scopes)
    assert asked == stand_alone(text, history, scopes)
    if not history:
        assert asked.asked == text


def test_a_heading_that_begins_alike_is_no_subject_of_the_question() -> None:
    scopes = ("north", "south", "aims in brief", "Aims of the south coast")
    asked = stand_alone("And in the south?", ["What were the aims in the north?"], scopes).asked
    assert asked == "What were the aims in the south?"
