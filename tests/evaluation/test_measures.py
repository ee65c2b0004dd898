"""Measures over many questions: their values by hand, their intervals, kinds, misses, and two runs compared."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from evaluation_fakes import FOUR, one

from assistant.errors import QuestionError
from assistant.evaluation import measures
from assistant.evaluation.against import against, saved
from assistant.evaluation.outcome import Outcome
from assistant.evaluation.run import Evaluation


def values(*outcomes: Outcome) -> dict[str, float]:
    return {found.name: found.value for found in measures.measures(outcomes)}


def test_measures_are_what_they_are_by_hand() -> None:
    found = values(*FOUR)
    assert [found[measures.PAGE.format(cut)] for cut in (1, 3, 5)] == pytest.approx([1 / 3, 1 / 3, 2 / 3])
    assert found[measures.RECALL] == pytest.approx(1 / 3)
    assert found[measures.RECALL_ANSWERED] == pytest.approx(1 / 2)
    assert found[measures.PRECISION] == pytest.approx(1 / 5)
    assert found[measures.NOTES] == pytest.approx(5 / 2)
    assert (found[measures.REFUSED_RIGHTLY], found[measures.REFUSED_WRONGLY]) == pytest.approx((1, 1 / 3))
    assert found[measures.AUROC] == pytest.approx(2.5 / 3)
    assert found[measures.ECE] == pytest.approx((0.05 + 0.45 + abs(2 * 0.25 - 1)) / 4)
    assert found[measures.MEDIAN] == pytest.approx(0.25)
    assert measures.EVIDENCE.format(1) not in found


def test_evidence_is_measured_where_it_is_known() -> None:
    shown = one(1, evidence_known=True, evidence_rank=2)
    found = values(shown, one(2, evidence_known=True, evidence_rank=None), one(3))
    assert [found[measures.EVIDENCE.format(cut)] for cut in (1, 3)] == [0, 0.5]
    assert measures.AUROC not in found


def test_lists_are_measured_where_their_items_are_known() -> None:
    whole, less = one(1, items_known=True), one(2, items_known=True, items_missing=("boats",))
    more, refused = one(3, items_known=True, items_other=("Cars.",)), one(4, refused=True, items_known=True)
    refused = replace(refused, items_missing=("boats",))
    assert values(whole, less, more, refused, one(5))[measures.LISTS] == pytest.approx(1 / 4)
    assert measures.LISTS not in values(one(1))


def test_auroc_and_calibration_at_their_ends() -> None:
    truth = np.array([True, True, False, False])
    assert measures.auroc(np.array([0.9, 0.8, 0.2, 0.1]), truth) == 1
    assert measures.auroc(np.array([0.1, 0.2, 0.8, 0.9]), truth) == 0
    assert measures.auroc(np.array([0.5] * 4), truth) == 0.5
    assert np.isnan(measures.auroc(np.array([0.5]), np.array([True])))
    assert measures.calibration_error(np.array([1.0, 1.0, 0.0, 0.0]), truth) == 0
    assert measures.calibration_error(np.array([0.0, 0.0, 1.0, 1.0]), truth) == 1


def test_intervals_hold_the_value_and_are_the_same_every_time() -> None:
    many = [one(number, footnotes_right=number % 2) for number in range(1, 101)]
    found = {measure.name: measure for measure in measures.measures(many)}[measures.RECALL]
    assert found.of == "50 of 100"
    assert 0.38 < found.low < 0.45 < found.value == 0.5 < 0.55 < found.high < 0.62
    assert measures.measures(many) == measures.measures(many)


def test_nothing_measured_is_nothing() -> None:
    assert measures.measures([]) == []
    assert Evaluation(()).to_dict()["measures"] == {}


def test_kinds_are_measured_by_themselves_and_misses_come_worst_first() -> None:
    evaluation = Evaluation((*FOUR, one(5, answerable=False, confidence=0.9)))
    assert list(evaluation.kinds) == ["fact", "list"]
    assert [miss.id for miss in evaluation.worst(9)] == ["5", "3", "2"]
    assert len(evaluation.worst(1)) == 1


def test_two_runs_are_compared_question_by_question() -> None:
    before = Evaluation((one(1), one(2, refused=True), one(3, rank=2), one(4), one(9)))
    now = Evaluation((one(1, footnotes_right=0), one(2), one(3), one(4)))
    old = saved(json.dumps(before.to_dict()).encode(), "old.json")
    found = against(now, old)
    assert [(change.id, change.better) for change in found.changes] == [("1", False), ("2", True), ("3", True)]
    assert found.changes[1].before == "wrongly refused, found at 1"
    assert found.missing == 1
    assert {name: now - old for name, old, now in found.measures}[measures.REFUSED_WRONGLY] < 0
    assert json.loads(json.dumps(found.to_dict()))["changes"][0]["id"] == "1"


def test_a_list_is_better_the_less_is_amiss_with_it() -> None:
    before = Evaluation((one(1, items_known=True, items_missing=("boats", "cars"), items_other=("Carts.",)),))
    now = Evaluation((one(1, items_known=True, items_missing=("boats",)),))
    [change] = against(now, saved(json.dumps(before.to_dict()).encode(), "old.json")).changes
    assert change.better
    assert "(2 missing, 1 too many)" in change.before and "(1 missing, 0 too many)" in change.after


@pytest.mark.parametrize("content", [b"{", b"[]", b"{}", b'{"questions": [{"id": 1}]}', b"\xff"])
def test_what_is_not_a_saved_run_is_told(content: bytes) -> None:
    with pytest.raises(QuestionError, match=r"old\.json is not what"):
        saved(content, "old.json")
