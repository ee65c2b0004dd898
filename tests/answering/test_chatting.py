"""The chat around a question is left out, and what is asked indirectly is asked straight."""

from __future__ import annotations

import pytest

from assistant.answering.question import understand


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (
            "I vaguely remember someone likening boats to eggs. What was meant?",
            "likening boats to eggs. What was meant?",
        ),
        ("I seem to recall reading that a lot of boats leak. How many?", "a lot of boats leak. How many?"),
        ("As far as I remember, boats leak in spring. Why?", "boats leak in spring. Why?"),
        ("If I remember rightly, there were seven ferries. Which?", "seven ferries. Which?"),
        ("I read somewhere that boats leak. Why?", "boats leak. Why?"),
        ("Wasn't there something about leaking boats?", "Is there anything about leaking boats?"),
        ("was there a bit on tar?", "Is there anything about tar?"),
        ("What was that thing about eggs?", "Is there anything about eggs?"),
        ("What are the pros and cons of tar?", "What are the advantages and disadvantages of tar?"),
        ("the arguments for and against tar", "the advantages and disadvantages of tar"),
        ("Is it OK to moor here?", "Can I moor here?"),
        ("is it all right for a ferryman to row at night?", "Can a ferryman row at night?"),
        ("Would it be fine if we pay late?", "Can we pay late?"),
        ("Is it okay for me to sell my boat?", "Can I sell my boat?"),
        ("Am I right in thinking that boats leak?", "Is it true that boats leak?"),
        ("Boats leak, right?", "Is it true that Boats leak?"),
        ("Somebody told me that boats leak. Is that right?", "Is it true that boats leak?"),
        ("I've heard that boats leak - is that true?", "Is it true that boats leak?"),
        ("Won't boats leak in spring?", "Will boats leak in spring?"),
        ("Can't I sell my boat?", "Can I sell my boat?"),
        ("Hi, who owns the boats?", "who owns the boats?"),
        ("So basically, who owns the boats?", "who owns the boats?"),
        ("I can't remember who owns the boats.", "who owns the boats."),
        ("I'm not sure what a barge is.", "what is a barge?"),
        ("Could you remind me what the toll is?", "what is the toll?"),
        ("I was wondering if I can sell my boat.", "Can I sell my boat?"),
        ("Do you know whether ferrymen can row at night?", "Can ferrymen row at night?"),
        ("Please could you tell me if I need a licence?", "Do I need a licence?"),
        ("What I'd like to know is whether towns own boats.", "Is it true that towns own boats?"),
        ("Does it say anywhere how long a ferry lasts?", "how long a ferry lasts?"),
        ("Any idea what it costs?", "what it costs?"),
        ("Why do boats leak, in a few sentences?", "Why do boats leak?"),
        ("In plain English: what is a barge?", "what is a barge?"),
        ("Explain in simple terms what a barge is", "Explain what a barge is"),
        ("Who owns the boats, in short, please?", "Who owns the boats?"),
    ],
)
def test_chat_around_a_question_is_left_out(typed: str, asked: str) -> None:
    question = understand(typed)
    assert (question.text, question.asked) == (typed, asked)


@pytest.mark.parametrize(
    "asked",
    [
        "If a boat leaks, who mends it?",
        "Is there anything about tar?",
        "Is there something similar for barges?",
        "Is it true that boats leak?",
        "Is it fine weather in spring?",
        "What do people remember of the ferry?",
        "Which boats don't leak?",
        "Is the left bank steeper than the right?",
        "I need tar. Where is it sold?",
        "Which songs are sung in English?",
        "Is the guide written in plain English?",
        "Are the tolls explained in simple terms?",
        "Who can tow a boat in two lines of barges?",
    ],
)
def test_what_is_no_chat_stays(asked: str) -> None:
    assert understand(asked).asked == asked


def test_a_frame_before_a_condition_leaves_the_condition() -> None:
    assert understand("Can you tell me, if a boat leaks, who mends it?").asked == "if a boat leaks, who mends it?"


def test_words_of_chat_are_not_looked_for() -> None:
    assert understand("Is it true that boats leak?").terms == ("boats", "leak")
    assert understand("Can a ferryman just come whenever he likes?").terms == ("ferryman", "come")
