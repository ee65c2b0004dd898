"""'One' and 'something similar' are one of, or like, what the question before plainly names."""

from __future__ import annotations

import pytest

from assistant.answering.follow_up import stand_alone


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("How do I get one?", "Do I need a permit for a skip?", "How do I get a permit for a skip?"),
        ("How much does one cost?", "What is a mooring permit?", "How much does a mooring permit cost?"),
        ("Can my aunt be one?", "What is a guardian?", "Can my aunt be a guardian?"),
        ("How do I become one?", "What do wardens do?", "How do I become a warden?"),
        ("Do I need one for a raft?", "Which permits are there?", "Do I need a permit for a raft?"),
        (
            "What are the drawbacks of being one?",
            "How do I sign up as a pilot?",
            "What are the drawbacks of being a pilot?",
        ),
        (
            "Was there something similar in Kent?",
            "What did the Ferry Board do?",
            "Was there something like the Ferry Board in Kent?",
        ),
        ("Is there anything like that at sea?", "What is a lock?", "Is there anything like a lock at sea?"),
        ("Is there something equivalent at sea?", "What are locks?", "Is there something like locks at sea?"),
    ],
)
def test_what_is_meant_is_put_in(text: str, before: str, asked: str) -> None:
    assert stand_alone(text, [before], ()).asked == asked


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Can I hire one by the hour?", "Is there a fee for a raft?"),
        ("What happens without one?", "Can a tenant ask for his money?"),
        ("what should happen before one starts?", "Why do pilots matter?"),
        ("Did anyone try something similar?", "Who mends boats?"),
        ("Is there a similar body in Kent?", "What did the Ferry Board do?"),
        ("Is there something similar about paint?", "What does the code say about tar?"),
    ],
)
def test_what_is_not_plain_is_asked_after_the_question_before(text: str, before: str) -> None:
    alone = stand_alone(text, [before], ())
    assert (alone.asked, alone.context) in ((text, before), (text, ""))


@pytest.mark.parametrize(
    "text",
    [
        "How does one apply for a mooring?",
        "Can one boat tow another?",
        "What happens if one of the pilots resigns?",
        "Should I buy a boat or rent one?",
        "Is there anything similar to a raft in the fleet?",
        "Do the harbours have similar rules?",
    ],
)
def test_what_stands_alone_is_left(text: str) -> None:
    alone = stand_alone(text, ["What is a lock?"], ())
    assert (alone.asked, alone.context) == (text, "")
