"""Functions described by their signatures, and what is given to them checked."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from assistant.errors import QuestionError
from assistant.web import described


def count(
    boats: Annotated[str | list[str], "Which boats."],
    times: Annotated[int | None, "How often."] = None,
    loud: Annotated[bool, "Whether aloud."] = False,
) -> dict[str, Any]:
    """Count boats.

    In spring.
    """
    return {"boats": boats, "times": times, "loud": loud}


def test_a_function_is_described_by_its_signature() -> None:
    schema = described.schema(count)
    assert (schema["required"], schema["additionalProperties"]) == (["boats"], False)
    assert schema["properties"]["loud"] == {"type": "boolean", "description": "Whether aloud.", "default": False}
    assert schema["properties"]["boats"]["anyOf"][1] == {"type": "array", "items": {"type": "string"}}
    assert described.told(count) == "Count boats. In spring."
    assert described.told_whole(count).endswith("times: How often. loud: Whether aloud.")


def test_what_fits_is_passed_on() -> None:
    call = described.checked(count)
    assert call("a", 3) == {"boats": "a", "times": 3, "loud": False}
    assert call(boats=["a", "b"], loud=True) == {"boats": ["a", "b"], "times": None, "loud": True}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "'boats' is missing: Which boats."),
        ({"boats": 5}, "'boats' cannot be taken"),
        ({"boats": [5]}, "'boats' cannot be taken"),
        ({"boats": {"a": 1}}, "'boats' cannot be taken"),
        ({"boats": "a", "times": "3"}, "'times' cannot be taken"),
        ({"boats": "a", "times": True}, "'times' cannot be taken"),
        ({"boats": "a", "loud": 1}, "'loud' cannot be taken"),
        ({"boats": "a", "sails": 1}, "'sails' is not one of boats, times, loud"),
        ({"boats": "a" * 2001}, "more than 2,000 characters"),
        ({"boats": ["a" * 2001]}, "more than 2,000 characters"),
        ({"boats": ["a"] * 201}, "more than 200 entries"),
    ],
)
def test_what_does_not_fit_is_told_in_words(given: dict[str, Any], said: str) -> None:
    with pytest.raises(QuestionError) as caught:
        described.checked(count)(**given)
    assert said in str(caught.value)


def test_values_beyond_the_parameters_are_refused() -> None:
    with pytest.raises(QuestionError, match="not one of"):
        described.checked(count)("a", 1, True, "more")
