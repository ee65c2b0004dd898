"""What tells best of an example or a difference, where that is asked for."""

from __future__ import annotations

import pytest
from answering_fakes import passage

from assistant.answering.preferred import preferred
from assistant.answering.statements import Candidate

EXAMPLE, PLAIN = "Some leak, such as tugs.", "Boats leak at times."


def best(question: str, *told: str) -> str:
    one = passage(0, *told)
    found = [Candidate(one, place, -0.1 * place) for place in range(len(told))]
    return preferred(question, found, found)[0].sentence.text


@pytest.mark.parametrize(
    ("question", "told", "less"),
    [
        ("How does tarring differ between the ports?", "One tars in May, whilst the other never does.", PLAIN),
        ("What did they say of leaks?", PLAIN, EXAMPLE),
    ],
)
def test_what_tells_best(question: str, told: str, less: str) -> None:
    assert best(question, *((told, less) if told == PLAIN else (less, told))) == told


def test_an_example_is_looked_for_by_the_likeliest() -> None:
    one, far = passage(0, EXAMPLE, PLAIN), passage(1, EXAMPLE)
    likely = Candidate(one, 1, 0.0)
    by_it, elsewhere = Candidate(one, 0, -2.0), Candidate(far, 0, -1.0)
    asked = "Give me some examples of leaks"
    assert preferred(asked, [likely], [likely, elsewhere, by_it]) == [likely, by_it]
    assert preferred(asked, [likely], [likely, elsewhere]) == [likely]
