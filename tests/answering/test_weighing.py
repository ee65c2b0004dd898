"""Signals become probabilities, by weights that come with the program."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources

import numpy as np
import pytest
from answering_fakes import MemoryIndex, passage, ranked

from assistant.answering.late import Late
from assistant.answering.question import understand
from assistant.answering.signals import terms_of
from assistant.answering.weighing import (
    LAPSE,
    after_all,
    answer_signals,
    confidence,
    enough,
    log_odds,
    logistic,
    repeats,
)
from assistant.answering.weights import ANSWER_SIGNALS, FILE, READ_SIGNALS, Line, Model, packaged_weights
from assistant.records import Role


def test_a_model_is_a_weighted_sum() -> None:
    model = Model(("one", "other"), (1.0, 0.0), (2.0, 1.0), (3.0, -1.0), 0.5)
    scores = model.score(np.array([[1.0, 0.0], [3.0, 2.0]]))
    assert scores.tolist() == [0.5, 1.5]


@pytest.mark.parametrize(("odds", "probability"), [(0, 0.5), (-1000, 0), (1000, 1), (2, 0.8807970779778823)])
def test_log_odds_as_a_probability(odds: float, probability: float) -> None:
    assert logistic(odds) == pytest.approx(probability)


def test_the_packaged_weights_are_whole() -> None:
    weights = packaged_weights()
    for model in (weights.first, weights.second, weights.sentence, weights.answer):
        assert len(model.names) == len(model.means) == len(model.deviations) == len(model.weights)
        assert all(deviation > 0 for deviation in model.deviations)
        assert np.isfinite([*model.means, *model.weights, model.bias]).all()
    given = json.loads(resources.files("assistant.answering").joinpath(FILE).read_text(encoding="utf-8"))
    assert set(given["sentence"]["signals"]) == set(READ_SIGNALS)


def test_what_happens_need_not_be_said_to_happen() -> None:
    question, told = understand("What happens when boats leak?"), passage(0, "Boats that leak sink.")
    terms = terms_of(question, MemoryIndex([told, passage(1, "It happens.")]))  # type: ignore[arg-type]
    found = replace(
        ranked(told, 0.0),
        late=Late(np.zeros(3), np.zeros((1, 3)), np.zeros(len(terms)), 0.0, np.zeros(1), np.zeros((1, 1))),
    )
    row = dict(zip(ANSWER_SIGNALS, answer_signals(question, [found], terms), strict=True))
    assert row["nothing_rare_missing"] == 0


def test_nothing_found_is_no_answer() -> None:
    question = understand("What are otters?")
    terms = terms_of(question, MemoryIndex([]))  # type: ignore[arg-type]
    assert confidence(question, [], terms, packaged_weights()) == 0
    assert confidence(question, [ranked(passage(0, "Boats leak."))], terms, packaged_weights()) == 0


@pytest.mark.parametrize(
    ("asked", "said", "denied", "denies"),
    [
        ("Which boats are not counted?", "Boats are counted in spring.", -1, 0),
        ("Which boats are counted?", "Boats aren’t counted in spring.", 0, -1),
        ("Which boats are never counted?", "Boats without sails are not counted.", 0, 0),
        ("Which boats are counted?", "Boats are counted in spring.", 0, 0),
        ("Which boats are counted, and which not?", "Boats are counted in spring.", 0, 0),
        ("Which boats are counted?", "Boats are counted under no: 1234.", 0, 0),
        ("Can a boat be counted if it has no sail?", "Boats are counted in spring.", 0, 0),
        ("Which boats are not counted?", "Boats are only counted if they sail.", 0, 0),
    ],
)
def test_a_question_that_denies_is_told_from_a_sentence_that_does_not(
    asked: str, said: str, denied: int, denies: int
) -> None:
    question = understand(asked)
    terms = terms_of(question, MemoryIndex([passage(0, said)]))  # type: ignore[arg-type]
    found = replace(
        ranked(passage(0, said), 0.0),
        late=Late(np.zeros(3), np.zeros((1, 3)), np.zeros(len(terms)), 0.0, np.zeros(1), np.zeros((1, 1))),
    )
    row = dict(zip(ANSWER_SIGNALS, answer_signals(question, [found], terms), strict=True))
    assert (row["denied"], row["denies"]) == (denied, denies)


def test_a_name_that_the_reports_never_mention_makes_an_answer_less_likely() -> None:
    held = passage(0, "The Fenland council counts its boats in spring.", section=())
    index = MemoryIndex([held])
    signs = {}
    for name in ("Fenland", "Marshland", "ferry", "14"):
        question = understand(f"When does the {name} council count its boats?")
        terms = terms_of(question, index)  # type: ignore[arg-type]
        found = replace(
            ranked(held, 0.0),
            late=Late(np.ones(3), np.ones((1, 3)), np.ones(len(terms)), 1.0, np.zeros(1), np.zeros((1, 1))),
        )
        row = dict(zip(ANSWER_SIGNALS, answer_signals(question, [found], terms), strict=True))
        signs[name] = row["unnamed"]
    assert signs == {"Fenland": 0, "Marshland": -1, "ferry": 0, "14": 0}
    answer = packaged_weights().answer
    assert answer.weights[answer.names.index("unnamed")] > 1


def test_a_word_that_the_passage_has_nothing_like_makes_an_answer_less_likely() -> None:
    held = passage(0, "The council counts its boats in spring.", section=())
    question = understand("When does the council count its ships?")
    terms = terms_of(question, MemoryIndex([held]))  # type: ignore[arg-type]
    place = ANSWER_SIGNALS.index("nothing_rare_unlike")
    found = []
    for likeness in (0.9, 0.5, 0.1):
        words = np.array([likeness if term.word == "ships" else 0.0 for term in terms])
        one = replace(
            ranked(held, 0.0), late=Late(np.ones(3), np.ones((1, 3)), words, 1.0, np.zeros(1), np.zeros((1, 1)))
        )
        found.append(answer_signals(question, [one], terms)[place])
    assert found[0] == 0 > found[1] > found[2]  # what stands in the passage is met, whatever its tokens are like


@pytest.mark.parametrize(
    ("asked", "likeness", "told"),
    [
        ("Does the council count its ships?", (0.2, 0.3), False),
        ("Does the council count its ships?", (0.2, 0.6), True),  # another passage has the like
        ("Does the council count its ships?", (0.5, 0.1), True),
        ("Why does the council count its ships?", (0.2, 0.3), True),
        ("I have boats in a dock. Does the council count its ships?", (0.2, 0.3), True),
        ("Do otters swim?", (0.9, 0.9), False),  # no word of it
    ],
)
def test_whether_something_is_so_is_not_told_by_what_has_no_word_of_it(
    asked: str, likeness: tuple[float, float], told: bool
) -> None:
    held = [passage(0, "The council counts its boats.", section=()), passage(1, "Boats leak.", section=())]
    question = understand(asked)
    terms = terms_of(question, MemoryIndex(held))  # type: ignore[arg-type]
    found = []
    for one, odds, like in zip(held, (0.0, -1.0), likeness, strict=True):
        words = np.array([like if term.word == "ships" else 0.9 for term in terms])
        found.append(
            replace(
                ranked(one, odds), late=Late(np.ones(3), np.ones((1, 3)), words, 1.0, np.zeros(1), np.zeros((1, 1)))
            )
        )
    weights = packaged_weights()
    sure = replace(weights, answer=replace(weights.answer, bias=weights.answer.bias + 20))
    assert (confidence(question, found, terms, sure) > 0.4) is told


def test_the_longer_a_situation_is_told_the_more_it_is_allowed_for() -> None:
    held = passage(0, "The council counts its boats in spring.", section=())
    found = []
    for told in (
        "",
        "I moor boats. ",
        "I moor my grandfather’s wooden boats beside the old stone bridge each summer. ",
    ):
        question = understand(f"{told}When does the council count them?")
        terms = terms_of(question, MemoryIndex([held]))  # type: ignore[arg-type]
        one = replace(
            ranked(held, 0.0),
            late=Late(np.ones(3), np.ones((1, 3)), np.ones(len(terms)), 1.0, np.zeros(1), np.zeros((1, 1))),
        )
        found.append(answer_signals(question, [one], terms)[ANSWER_SIGNALS.index("told")])
    assert found[0] == 0 < found[1] < found[2] == 1


@pytest.mark.parametrize("probability", [0.0, 0.2, 0.5, 0.975, 1.0])
def test_a_probability_as_log_odds(probability: float) -> None:
    assert logistic(log_odds(probability)) == pytest.approx(probability, abs=1e-8)


def test_an_answer_is_likelier_where_something_has_what_is_asked_for() -> None:
    weights = replace(packaged_weights(), told=Line(0.5, 1.0), untold=Line(1.0, -3.0))
    assert after_all(0.5, True, weights) == pytest.approx(logistic(1.0))
    assert after_all(0.5, False, weights) == pytest.approx(logistic(-3.0))
    assert after_all(1.0, True, weights) == 1 - LAPSE
    own = packaged_weights()
    for before in (0.1, 0.4, 0.9, 0.975):
        assert after_all(before, False, own) < min(before, 0.2) < after_all(before, True, own)


@pytest.mark.parametrize("threshold", [0.1, 0.5, 0.9])
def test_what_is_enough_before_is_the_threshold_after_all(threshold: float) -> None:
    weights = packaged_weights()
    assert after_all(enough(threshold, weights), True, weights) == pytest.approx(threshold)


def test_with_no_threshold_everything_is_enough_and_with_the_highest_nothing_is() -> None:
    assert enough(0.0, packaged_weights()) == 0.0
    assert enough(1.0, packaged_weights()) > 1 - LAPSE


def test_a_cover_that_says_only_the_title_says_nothing() -> None:
    cover = passage(0, ("Boats of the river", Role.HEADING, 0))
    assert repeats(replace(cover, title="The boats of the river"))
    assert not repeats(replace(cover, title="Boats"))
    assert not repeats(replace(passage(0, "Boats of the river."), title="Boats of the river"))


def test_what_speaks_against_an_answer_is_drawn_in() -> None:
    question = understand("What are otters?")
    terms = terms_of(question, MemoryIndex([]))  # type: ignore[arg-type]
    late = Late(np.zeros(3), np.zeros((1, 3)), np.zeros(len(terms)), 0.0, np.zeros(1), np.zeros((1, 1)))
    one = replace(ranked(passage(0, "Boats leak."), 0.0), late=late)
    none, ones = (0.0,) * len(ANSWER_SIGNALS), (1.0,) * len(ANSWER_SIGNALS)
    flat = Model(ANSWER_SIGNALS, none, ones, none, 0.0)
    for bias, expected in ((-2.0, logistic(-1)), (0.0, 0.5), (700.0, 1 - LAPSE)):
        weights = replace(packaged_weights(), answer=replace(flat, bias=bias), doubt=0.5)
        assert confidence(question, [one], terms, weights) == pytest.approx(expected)
