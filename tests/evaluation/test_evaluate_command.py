"""The command `evaluate`: tables, misses, a comparison with an earlier run, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from cross_encoders import write_cross_encoder
from evaluation_fakes import FOUR, one

from assistant import cli, evaluating
from assistant.evaluation.measures import EVIDENCE
from assistant.evaluation.run import Evaluation


class Assistant:
    reports = ()


@pytest.fixture
def questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    @contextmanager
    def opened(**given: Any) -> Iterator[Assistant]:
        yield Assistant()

    def evaluate(assistant: object, rows: Sequence[Mapping[str, Any]], bar: object) -> Evaluation:
        listed = one(6, items_known=True, kind="list", items_missing=("cars", "carts"), items_other=("Otters.",))
        absent = one(5, answerable=False, confidence=0.9, answered="Boats.", cited=("a.pdf p. 2",))
        return Evaluation((*FOUR, absent, listed))

    monkeypatch.setattr(evaluating, "opened", opened)
    monkeypatch.setattr(evaluating, "evaluate_rows", evaluate)
    file = tmp_path / "questions.jsonl"
    file.write_text('{"question": "Why?", "answerable": true, "pages": [1]}\n', encoding="utf-8")
    return str(file)


def test_it_prints_measures_kinds_and_misses(questions: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["evaluate", questions, "--misses", "1"]) == 0
    out = capsys.readouterr().out
    assert "a footnote on a right page" in out and "1 of 4" in out
    assert "kind" in out and "list" in out
    assert "5: Q5?\n  answered, though nothing answers it (confidence 0.90)\n  answered: Boats. [a.pdf p. 2]\n" in out
    assert "3: Q3?" not in out


def test_it_says_what_a_list_lacks_and_has_too_many(questions: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["evaluate", questions]) == 0
    out = capsys.readouterr().out
    assert "lists whole and nothing else" in out
    assert "\n6: Q6?\n  not the whole list and nothing else" in out
    assert "\n  items missing: cars; carts\n  too many: Otters.\n" in out


def test_json_is_whole_and_can_be_compared_with(
    questions: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["evaluate", questions, "--json"]) == 0
    printed = capsys.readouterr().out
    found = json.loads(printed)
    assert set(found) == {"measures", "intervals", "kinds", "questions"}
    assert set(found["measures"]) == set(found["intervals"])
    old = tmp_path / "old.json"
    old.write_text(printed.replace('"not_found"', '"answered"').replace("rightly refused", "right"), encoding="utf-8")
    assert cli.main(["evaluate", questions, "--against", str(old)]) == 0
    assert "Better: 0\n\nWorse: 0" in capsys.readouterr().out
    assert cli.main(["evaluate", questions, "--against", questions]) == 2
    assert "is not what 'report-assistant evaluate --json' prints" in capsys.readouterr().err


def test_a_reranker_is_measured_against_none(
    briefings_index: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [
        {"question": "What are legacy systems?", "answerable": True, "evidence": ["for the nation"]},
        {"question": "What is the boiling point of water?", "answerable": False},
    ]
    file, saved = tmp_path / "questions.jsonl", tmp_path / "before.json"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    shuns = write_cross_encoder(tmp_path / "shuns", ["nation"], sign=-1.0)
    (tmp_path / "report-assistant.toml").write_text(f'reranker = "{shuns.as_posix()}"\n', encoding="utf-8")

    def run(*more: str) -> dict[str, Any]:
        assert cli.main(["evaluate", str(file), "--index", str(briefings_index), "--json", *more]) == 0
        saved.write_text(capsys.readouterr().out, encoding="utf-8")
        found: dict[str, Any] = json.loads(saved.read_text(encoding="utf-8"))
        assert found["questions"][1]["verdict"] == "rightly refused"
        return found

    without, before = run("--reranker", ""), run()
    likes = write_cross_encoder(tmp_path / "likes", ["nation"])
    after = run("--reranker", str(likes), "--against", str(saved))
    places = [found["questions"][0]["evidence_rank"] or 99 for found in (after, without, before)]
    assert places == sorted(places) and 1 == places[0] < places[2]
    changed = {name: new - old for name, old, new in after["against"]["measures"]}
    assert changed[EVIDENCE.format(1)] == 1
    assert cli.main(["evaluate", str(file), "--reranker", "models/none"]) == 2
    assert "There is no reranker 'models/none'" in capsys.readouterr().err
