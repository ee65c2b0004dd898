"""Taking answers away by the command line, giving them another form, and checking them again."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import typst

from assistant import cli, opening
from assistant.answering.compare import By
from assistant.answering.excerpts import Excerpt, Excerpts, Scope
from assistant.citing.footnotes import citation
from assistant.errors import IndexMissingError
from assistant.records import (
    Answer,
    Claim,
    Column,
    Comparison,
    Footnote,
    Hit,
    Kind,
    PageAddress,
    Passage,
    Reader,
    Report,
    Sentence,
    Span,
    Status,
)
from assistant.settings import Settings

WORDS = "The river office counts boats every spring, and it has done so for twelve years."


class FakeAssistant:
    """Answers every question but one about the moon with the one sentence that its report has."""

    index_id = "abc123"
    model = "packaged"

    def __init__(self, report: Report) -> None:
        self.reports = (report,)
        self.hit = Hit(Passage(0, report.id, (), (Sentence(WORDS, (Span(1, 0, len(WORDS)),)),)), report, PAGE, 0.5)

    def load(self) -> None:
        pass

    def close(self) -> None:
        pass

    def ask(
        self, question: str, *, report: str | None = None, history: Sequence[str] = (), everywhere: bool = False
    ) -> Answer:
        place = citation(self.reports[0], PAGE)
        note = Footnote(1, self.reports[0], PAGE, WORDS, True, place, tuple(Reader), (WORDS,))
        answer = Answer(
            question, question, (Claim(WORDS, (1,)),), (note,), (self.hit,), Status.ANSWERED, 0.9, 0.1, "abc123"
        )
        return replace(answer, claims=(), footnotes=(), status=Status.NOT_FOUND) if "moon" in question else answer

    def compare(self, question: str, *, by: By, report: Sequence[str]) -> Comparison:
        sides = (Column("Rivers", ("rivers.pdf",), self.ask(question)), Column("Moon", (), self.ask("the moon")))
        return Comparison(question, sides, None, 0.1, "abc123")

    def excerpts(self, query: str, *, scope: Scope, top: int | None, everything: bool) -> Excerpts:
        return Excerpts(query, False, 1, (Excerpt(self.hit, ()),))


PAGE = (PageAddress(1, "i"),)


@pytest.fixture(autouse=True)
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one report, which the command line answers from."""
    sources = tmp_path / "sources"
    sources.mkdir()
    pdf = sources / "rivers.pdf"
    pdf.write_bytes(typst.compile(f'#set page(width: 400pt, height: 200pt, numbering: "i")\n{WORDS}'.encode()))
    sha256 = hashlib.sha256(pdf.read_bytes()).hexdigest()
    report = Report(
        "rivers-1", "rivers.pdf", "Rivers and boats", "", ("Ada Mills",), "Lock Press", "2007", 2, "", "", Kind.REPORT,
        sha256, 1,
    )  # fmt: skip

    def opened(index: Path, settings: Settings) -> FakeAssistant:
        return FakeAssistant(report)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(opening.Assistant, "open", opened)
    monkeypatch.setattr(opening, "build_index", lambda settings, bar: None)
    return tmp_path


@pytest.mark.parametrize("ending", ["json", "md", "html", "docx"])
def test_an_answer_is_taken_away_and_checked_again(
    house: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["ask", "Who counts?", "--output", f"answer.{ending}", "--style", "apa"]) == 0
    assert capsys.readouterr().out == ""
    assert cli.main(["verify", f"answer.{ending}"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("answer 1, footnote 1, rivers.pdf: stands: p. i (PDF p. 1): “The river office")
    assert out.endswith("1 of 1 quotes stand.\n")
    (house / "sources" / "rivers.pdf").unlink()
    assert cli.main(["verify", f"answer.{ending}", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [row["verdict"] for row in found["quotes"]] == ["report missing"]


def test_a_conversation_and_passages_are_taken_away(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = '{"question": "Who?"}\n{"question": "Is there a moon?"}\n{"question": "When?", "history": ["Who?"]}\n'
    (house / "questions.jsonl").write_text(rows, encoding="utf-8")
    assert cli.main(["ask", "--batch", "questions.jsonl", "--format", "markdown"]) == 1
    out = capsys.readouterr().out
    assert re.findall(r"^# (.*)$", out, re.MULTILINE) == ["Who?", "Is there a moon?", "When?"]
    assert cli.main(["ask", "--batch", "questions.jsonl", "-o", "all.json"]) == 1
    assert cli.main(["verify", "all.json"]) == 0
    assert capsys.readouterr().out.endswith("2 of 2 quotes stand.\n")
    assert cli.main(["search", "boats", "-o", "found.md"]) == 0
    assert cli.main(["verify", "found.md"]) == 0


@pytest.mark.parametrize("ending", ["json", "md", "html", "docx"])
def test_a_comparison_is_taken_away_and_checked_again(
    house: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["compare", "Who counts?", "--output", f"sides.{ending}", "--style", "apa"]) == 0
    assert cli.main(["verify", f"sides.{ending}"]) == 0
    assert capsys.readouterr().out.endswith("1 of 1 quotes stand.\n")


def test_a_comparison_is_a_table_a_document_or_references(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["compare", "Who counts?", "--format", "csv", "--style", "mhra"]) == 0
    rows = list(csv.reader(capsys.readouterr().out.lstrip("\ufeff").splitlines()))
    assert rows[1] == ["Rivers", WORDS, WORDS, "Ada Mills, Rivers and Boats (Lock Press, 2007), p. i."]
    assert rows[2] == ["Moon", "Nothing found", "", ""]
    assert cli.main(["compare", "Who counts?", "--format", "markdown"]) == 0
    headings = re.findall(r"^# (.*)$", capsys.readouterr().out, re.MULTILINE)
    assert headings == ["Rivers: Who counts?", "Moon: Who counts?"]
    assert cli.main(["compare", "Who counts?", "--format", "ris"]) == 0
    assert "AU  - Mills, Ada" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("bibtex", "author = {Mills, Ada}"),
        ("ris", "AU  - Mills, Ada"),
        ("csl-json", '"family": "Mills"'),
        ("csv", "rivers.pdf"),
        ("text", "[1] (Mills, 2007, p. i)"),
        ("html", "(Mills, 2007, p. i)"),
    ],
)
def test_what_was_taken_away_gets_another_form(
    house: Path, form: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["ask", "Who counts?", "--output", "answer.json"]) == 0
    assert cli.main(["export", "answer.json", "--format", form, "--style", "harvard"]) == 0
    assert words in capsys.readouterr().out


def test_one_footnote_is_taken_away(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "Who counts?", "--output", "answer.json"]) == 0
    assert cli.main(["export", "answer.json", "--footnote", "1", "--format", "text", "--style", "mhra"]) == 0
    assert "[1] Ada Mills, Rivers and Boats (Lock Press, 2007), p. i. “" in capsys.readouterr().out
    assert cli.main(["export", "answer.json", "--footnote", "2", "--format", "text"]) == 2
    assert "has no footnote 2: it has 1" in capsys.readouterr().err


def test_the_style_is_chosen_once(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "report-assistant.toml").write_text('style = "chicago"\n', encoding="utf-8")
    assert cli.main(["ask", "Who counts?"]) == 0
    out = capsys.readouterr().out
    assert "Ada Mills, Rivers and Boats (Lock Press, 2007), i." in out
    assert out.endswith("References\n\nMills, Ada. Rivers and Boats. Lock Press, 2007.\n")
    assert cli.main(["ask", "--json", "Who counts?", "--style", "apa"]) == 0
    assert json.loads(capsys.readouterr().out)["footnotes"][0]["citation"] == "(Mills, 2007, p. i)"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", "Who?", "--json", "--format", "csv"], "--json goes neither with --format"),
        (["compare", "Who?", "--json", "--output", "answer.md"], "--json goes neither with --format"),
        (["ask", "Who?", "--format", "pdf"], "Invalid value for '--format'"),
        (["ask", "Who?", "--output", "answer.pdf"], "does not tell its form"),
        (["ask", "Who?", "--output", "nowhere/answer.md"], "nowhere/answer.md cannot be written"),
        (["ask", "Who?", "--style", "mla"], "Invalid value for '--style'"),
        (["export", "answer.json"], "answer.json"),
        (["verify", "absent.json"], "absent.json"),
        (["verify", "report.txt"], "report.txt holds nothing to check"),
        (["export", "report.txt", "--format", "csv"], "report.txt holds nothing to check"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(
    house: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (house / "report.txt").write_text("Some words.", encoding="utf-8")
    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == "" and words in err and err.count("\n") == 1


def test_a_bad_style_in_the_settings_is_told(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "report-assistant.toml").write_text('style = "mla"\n', encoding="utf-8")
    assert cli.main(["ask", "Who?"]) == 2
    assert "style is 'mla': give one of plain, chicago" in capsys.readouterr().err


def test_export_needs_no_index(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli.main(["ask", "Who counts?", "--output", "answer.json"]) == 0

    def none(*given: object) -> None:
        raise IndexMissingError("There is no index.")

    monkeypatch.setattr(opening.Assistant, "open", none)
    assert cli.main(["export", "answer.json", "--output", "answer.bib"]) == 0
    assert (house / "answer.bib").read_text(encoding="utf-8").startswith("@techreport{mills2007,")
