"""The command line: what it prints, where, and its exit codes. Nothing is read or built here but in the last tests."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import __version__, cli, opening, terminal
from assistant.answering.compare import By
from assistant.answering.excerpts import Excerpt, Excerpts, Scope
from assistant.errors import IndexMissingError, ModelError, QuestionError, SourcesError
from assistant.indexing.build import Built
from assistant.records import (
    CELL,
    Answer,
    Claim,
    Column,
    Comparison,
    Footnote,
    Hit,
    Kind,
    LedgerRow,
    Outcome,
    PageAddress,
    PageOutcome,
    PageRow,
    Passage,
    Progress,
    Report,
    Sentence,
    Span,
    Stage,
    Status,
)
from assistant.settings import Settings
from assistant.web.passwords import Password

REPORT = Report(
    "rivers-0a1b2c3d", "rivers.pdf", "Rivers and Boats", "Rivers", (), "", "2007-06", 2, "", "", Kind.REPORT, "0a1b", 9
)
PAGES = (PageAddress(5, "iii"),)
SENTENCE = Sentence("The river office counts boats every spring.", (Span(5, 0, 43),))
HIT = Hit(Passage(0, REPORT.id, ("1. Boats", "a) Counting"), (SENTENCE,)), REPORT, PAGES, 0.71)
FOOTNOTE = Footnote(1, REPORT, PAGES, "counts boats\nevery spring", True, "Rivers and Boats (2007), p. iii (PDF p. 5)")
ANSWERED = Answer(
    "When are boats counted?",
    "When are boats counted?",
    (Claim("The river office counts boats every spring.", (1,)), Claim("It does so:\n• by day;\n• by night.", (1, 12))),
    (FOOTNOTE, replace(FOOTNOTE, number=12, verified=False)),
    (HIT,),
    Status.ANSWERED,
    0.9,
    0.01,
    "abc123",
)
NOT_FOUND = replace(ANSWERED, claims=(), footnotes=(), status=Status.NOT_FOUND, passages=(HIT,) * 5)
BLANK = PageRow(1, "i", PageOutcome.BLANK, 0)
LEDGER = (
    LedgerRow("rivers.pdf", "0a1b", Outcome.READ, "", 9, 1200, "i-iii, 1-6", 0.1, "from the file", (BLANK,)),
    LedgerRow("shut.pdf", "ffff", Outcome.LOCKED, "it needs a [password]", 0, 0, "", 0.1),
)


class FakeAssistant:
    """Answers as its questions say, and remembers what it was asked."""

    index_id = "abc123"
    model = "packaged"
    reports = (REPORT,)
    ledger = LEDGER

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.asked: list[tuple[str, str | None, Sequence[str]]] = []
        self.scopes: list[Scope] = []
        self.steps: list[str] = []
        self.everywhere = False
        self.compared: list[tuple[str, By, Sequence[str]]] = []

    def load(self) -> None:
        self.steps.append("warm")

    def close(self) -> None:
        self.steps.append("close")

    def ask(
        self, question: str, *, report: str | None = None, history: Sequence[str] = (), everywhere: bool = False
    ) -> Answer:
        self.asked.append((question, report, history))
        self.everywhere = everywhere
        if "moon" in question:
            return replace(NOT_FOUND, question=question, asked=question)
        if "crash" in question:
            raise ZeroDivisionError("by zero")
        if "stop" in question:
            raise KeyboardInterrupt
        if "wrong" in question:
            raise QuestionError("This cannot be asked.")
        return replace(ANSWERED, question=question, asked=question)

    def compare(self, question: str, *, by: By, report: Sequence[str]) -> Comparison:
        self.compared.append((question, by, report))
        nothing = replace(NOT_FOUND, missing=("mars",), asked="What of Mars?")
        columns = (Column("Rivers (2007)", ("rivers.pdf",), self.ask(question)), Column("Lakes", ("l.pdf",), nothing))
        return Comparison(question, columns, ANSWERED if "all" in question else None, 0.01, "abc123")

    def excerpts(self, query: str, *, scope: Scope, top: int | None, everything: bool) -> Excerpts:
        self.asked.append((query, None, ()))
        self.scopes.append(scope)
        found = () if "moon" in query else (Excerpt(HIT, ((4, 9),)),) * 2
        return Excerpts(query, '"' in query, 2 * len(found), found)

    def like(self, passage_id: int, *, scope: Scope, top: int | None) -> Excerpts:
        return Excerpts(f"passage {passage_id}", False, 1, (Excerpt(HIT, ()),))


class House:
    """Stands behind the command line in place of the other rooms."""

    def __init__(self) -> None:
        self.built: list[Settings] = []
        self.opened: list[FakeAssistant] = []
        self.served: list[tuple[Settings, Path | None, bool, bool]] = []
        self.trouble: Exception | None = None
        self.there = True
        self.current = True

    def build(self, settings: Settings, on_progress: Callable[[Progress], None]) -> Built:
        self.built.append(settings)
        on_progress(Progress(Stage.READING, 1, 2, "[b]rivers.pdf"))
        on_progress(Progress(Stage.EMBEDDING, 3, 4))
        if self.trouble:
            raise self.trouble
        self.there = True
        return Built("abc123", True, LEDGER, 41)

    def open(self, index: Path, settings: Settings) -> FakeAssistant:
        assert index == settings.index
        if not self.there:
            raise IndexMissingError("Nothing is built yet: run 'report-assistant build'.")
        self.opened.append(FakeAssistant(settings))
        return self.opened[-1]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    made = House()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "build_index", made.build)
    monkeypatch.setattr(opening, "build_index", made.build)
    monkeypatch.setattr(cli, "is_current", lambda settings: made.current)
    monkeypatch.setattr(cli, "serve_page", lambda *given, mcp: made.served.append((*given, mcp)))
    monkeypatch.setattr(cli.terminal, "leave", lambda _: None)
    monkeypatch.setattr(cli.Assistant, "open", made.open)
    return made


def as_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both streams are screens, 60 characters wide."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")


def standard_input(monkeypatch: pytest.MonkeyPatch, content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    stream = io.TextIOWrapper(io.BytesIO(data))
    monkeypatch.setattr(sys, "stdin", stream)


def test_ask_prints_claims_with_numbers_and_footnotes(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "When", "are boats counted?"]) == 0
    out, err = capsys.readouterr()
    assert out == (
        "The river office counts boats every spring.¹\n\n"
        "It does so:\n• by day;\n• by night.¹ ¹²\n\n"
        "¹ Rivers and Boats (2007), p. iii (PDF p. 5)\n"
        "  “counts boats every spring”\n"
        "¹² Rivers and Boats (2007), p. iii (PDF p. 5)\n"
    )
    assert err == ""
    assert house.opened[0].asked == [("When are boats counted?", None, ())]
    assert house.opened[0].steps == ["warm", "close"]


def test_ask_not_found_marks_the_closest_passages(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "Who paid for the moon?"]) == 1
    out = capsys.readouterr().out
    assert out.startswith(
        "The reports do not say.\n\nClosest passages (they do not answer the question):\n\n"
        "1. Rivers and Boats (2007), p. iii (PDF p. 5) · 1. Boats › a) Counting · score 0.71\n"
        "   The river office counts boats every spring.\n"
    )
    assert out.count("score") == terminal.CLOSEST


def test_an_answer_says_what_it_took_the_question_for_and_that_it_is_partial() -> None:
    answer = replace(ANSWERED, question="And boats?", asked="When are boats\x1b[2J counted?", status=Status.PARTLY)
    blocks = terminal.answer_text(answer, None).split("\n\n")
    assert blocks[:2] == ["Understood as: When are boats\ufffd[2J counted?", "The reports answer only part of this."]


@pytest.mark.parametrize(
    ("asked", "missing", "narrowed", "said"),
    [
        ("What of Scotland's boats?", ("scotland",), False, "Nothing in the reports mentions Scotland."),
        ("Scotland and the Isle of Man?", ("isle", "man"), True, "Nothing in the reports asked mentions Isle or Man."),
        ("Does it earn?", ("earn",), False, "The word ‘earn’ stands nowhere in the reports."),
        ("Boats earn in Wales, or sink?", ("earn", "wales", "sink"), False, "Nothing in the reports mentions Wales."),
        ("Do they earn or sink?", ("earn", "sink"), False, "The words ‘earn’ and ‘sink’ stand nowhere in the reports."),
        ("Does it earn?", (), False, ""),
    ],
)  # fmt: skip
def test_a_refusal_says_what_the_reports_do_not_have(
    asked: str, missing: tuple[str, ...], narrowed: bool, said: str
) -> None:
    answer = replace(NOT_FOUND, question=asked, asked=asked, missing=missing)
    assert terminal.answer_text(answer, None, narrowed).split("\n\n")[0] == f"The reports do not say. {said}".strip()
    found = replace(answer, claims=ANSWERED.claims, status=Status.ANSWERED)
    assert "nowhere" not in terminal.answer_text(found, None) and "mentions" not in terminal.answer_text(found, None)


def test_a_scope_in_the_questions_words_is_shown_and_can_be_lifted(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = replace(ANSWERED, scope=("a.pdf", "b.pdf"))
    shown = terminal.answer_text(answer, None).split("\n\n")[0]
    lifted = "Ask with --everywhere to search all reports."
    assert shown == f"Searched: only the reports that the question asks about, a.pdf and b.pdf. {lifted}"
    one = terminal.answer_text(replace(answer, scope=("a.pdf",)), None).split("\n\n")[0]
    assert one == f"Searched: only the report that the question asks about, a.pdf. {lifted}"
    assert cli.main(["ask", "When in phase 2?", "--everywhere"]) == 0
    assert cli.main(["ask", "When in phase 2?"]) == 0
    assert [assistant.everywhere for assistant in house.opened] == [True, False]


def test_rows_of_a_table_are_lines_of_their_own_with_room_between_their_cells() -> None:
    answer = replace(ANSWERED, claims=(Claim(f"Table 1: Boats\nPoint{CELL}River\nToll{CELL}4 pence", (1,)),))
    for width in (None, 60):
        shown = terminal.answer_text(answer, width).split("\n\n")[0]
        assert shown == f"Table 1: Boats\nPoint {CELL}River\nToll {CELL}4 pence¹"


def test_text_is_broken_for_a_screen(
    house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_screens(monkeypatch)
    assert cli.main(["search", "boats"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 60
    assert lines[1].startswith("   ")


def test_ask_json_is_one_object(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "--json", "--report", "rivers.pdf", "--top", "3", "Why “boats”?"]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1 and "“boats”" in out
    found = json.loads(out)
    assert "id" not in found
    assert (found["question"], found["status"], found["index"]) == ("Why “boats”?", "answered", "abc123")
    assert found["footnotes"][0]["pages"] == [{"number": 5, "label": "iii"}]
    assert house.opened[0].asked == [("Why “boats”?", "rivers.pdf", ())]
    assert house.opened[0].settings.top == 3


def test_batch_answers_in_order_and_tells_if_any_was_not_found(
    house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        {"id": "b", "question": "When?", "history": ["Are boats counted?"], "kind": "fact"},
        {"id": 7, "question": "Who paid for the moon?", "report": "rivers.pdf"},
        {"question": "Where?", "report": None, "history": None},
    ]
    content = "\ufeff" + "\n\n".join(json.dumps(row) for row in rows)
    standard_input(monkeypatch, content)
    assert cli.main(["ask", "--batch", "-"]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row.get("id"), row["status"]) for row in found] == [
        ("b", "answered"),
        (7, "not_found"),
        (None, "answered"),
    ]
    assert next(iter(found[0])) == "id"
    assert house.opened[0].asked == [
        ("When?", None, ["Are boats counted?"]),
        ("Who paid for the moon?", "rivers.pdf", ()),
        ("Where?", None, ()),
    ]


def test_batch_from_a_file_restricts_all_rows_and_exits_0(house: House, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"question": "When?"}\r\n{"question": "Why?"}\r\n', encoding="utf-8")
    assert cli.main(["ask", "--batch", str(file), "--report", "rivers.pdf"]) == 0
    assert [report for _, report, _ in house.opened[0].asked] == ["rivers.pdf", "rivers.pdf"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (b"{", "this is not JSON"),
        (b"[]", "this is not a JSON object"),
        (b"\xff", "this is not UTF-8"),
        (b'{"id": "a"}', "there is no question"),
        (b'{"question": " "}', "there is no question"),
        (b'{"question": "?!"}', "The question is empty"),
        (b'{"question": 1}', "there is no question"),
        (b'{"question": "Why?", "id": {}}', "'id' is neither"),
        (b'{"question": "Why?", "id": true}', "'id' is neither"),
        (b'{"question": "Why?", "report": 1}', "'report' is not text"),
        (b'{"question": "Why?", "history": "How?"}', "'history' is not a list"),
        (b'{"question": "Why?", "history": [1]}', "'history' is not a list"),
        (b'{"question": "Why?", "report": "lakes.pdf"}', "there is no report 'lakes.pdf'"),
        (b"[" * 100_000, "this is not JSON"),
    ],
)
def test_a_bad_batch_row_is_named_before_anything_is_asked(
    house: House, capsys: pytest.CaptureFixture[str], tmp_path: Path, row: bytes, words: str
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes(b'{"question": "When?"}\n\n' + row + b"\n")
    assert cli.main(["ask", "--batch", str(file)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"report-assistant: {file}, line 3: {words}")
    assert err.count("\n") == 1
    assert all(not assistant.asked for assistant in house.opened)


def test_a_row_that_fails_while_it_is_asked_is_named(
    house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    standard_input(monkeypatch, '{"question": "When?"}\n{"question": "What is wrong?"}\n')
    assert cli.main(["ask", "--batch", "-"]) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert err == "report-assistant: standard input, line 2: This cannot be asked.\n"


def test_compare_has_a_block_for_each_side(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["compare", "When", "are all boats counted?"]) == 0
    blocks = capsys.readouterr().out.split("\n\n")
    assert blocks[0] == "Rivers (2007)\n─────────────"
    assert blocks[1] == "The river office counts boats every spring.¹"
    assert blocks[3].startswith("¹ Rivers and Boats (2007)")
    assert blocks[4:6] == ["Lakes\n─────", "Nothing found in Lakes. Nothing in the reports asked mentions Mars."]
    assert blocks[6] == "In common\n─────────"
    assert house.opened[0].compared == [("When are all boats counted?", By.REPORT, ())]


def test_compare_json_is_one_object_and_tells_if_nothing_was_found(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    choice = ["--by", "phase", "--report", "rivers.pdf", "--report", "lakes.pdf", "--top", "3"]
    assert cli.main(["compare", "Who paid for the moon?", "--json", *choice]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(column["name"], column["answer"]["status"]) for column in found["columns"]] == [
        ("Rivers (2007)", "not_found"),
        ("Lakes", "not_found"),
    ]
    assert (found["common"], found["index"]) == (None, "abc123")
    assert house.opened[0].compared == [("Who paid for the moon?", By.PHASE, ("rivers.pdf", "lakes.pdf"))]
    assert house.opened[0].settings.top == 3
    assert cli.main(["compare", "Who paid for the moon?"]) == 1
    assert "In common" not in capsys.readouterr().out


def test_search_lists_passages_or_says_that_there_are_none(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["search", "river", "boats"]) == 0
    assert capsys.readouterr().out.startswith("1. Rivers and Boats (2007), p. iii (PDF p. 5) · 1. Boats › a) Counting")
    assert cli.main(["search", "--json", "boats"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["query"], found["index"], len(found["passages"])) == ("boats", "abc123", 2)
    assert cli.main(["search", "moon"]) == 1
    assert capsys.readouterr().out == "Nothing was found.\n"
    assert cli.main(["search", "--json", "moon"]) == 1
    assert json.loads(capsys.readouterr().out)["passages"] == []


def test_search_takes_a_scope_and_marks_words(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    scope = ["--report", "rivers.pdf", "--phase", "2", "--phase", "3", "--sector", "NHS", "--year", "2005-2008"]
    assert cli.main(["search", '"river office"', *scope, "--section", "boats", "--pages", "ii-iv"]) == 0
    out = capsys.readouterr().out
    assert "The **river** office" in out and "passage 0" in out
    assert out.endswith("4 passages, the first 2 shown.\n") and "score" not in out
    assert house.opened[-1].scopes == [Scope(("rivers.pdf",), (2, 3), ("NHS",), (2005, 2008), "boats", ("ii", "iv"))]
    assert cli.main(["search", '"river office"', "--count"]) == 0
    assert capsys.readouterr().out == "4\n"
    assert cli.main(["search", '"river office"', "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["exact"], found["total"], found["passages"][0]["marks"]) == (True, 4, [[4, 9]])
    assert cli.main(["search", "--like", "7", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["query"] == "passage 7"


def test_build_says_what_was_read_and_what_was_not(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "--sources", "papers", "--index", "kept"]) == 0
    out, err = capsys.readouterr()
    assert out == "The index is built: 1 of 2 files, 41 passages (abc123).\n"
    assert err == "report-assistant: shut.pdf (locked): it needs a [password]\n"
    assert house.built == [Settings(sources=Path("papers"), index=Path("kept"))]


def test_build_json_is_one_object(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["index"], found["changed"], found["passages"]) == ("abc123", True, 41)
    assert found["sources"][1]["outcome"] == "locked"


def test_sources_is_a_table_or_json(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["sources"]) == 0
    out, err = capsys.readouterr()
    assert re.search(r"rivers\.pdf +read +9 +1 blank +i-iii, 1-6 \(from the file\) +1200 +0\.1 +Rivers and Boats", out)
    assert "it needs a [password]" in out
    assert err == ""
    assert cli.main(["sources", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["index"] == "abc123"
    assert found["sources"][0]["report"]["title"] == "Rivers and Boats"
    assert (found["sources"][1]["report"], found["sources"][1]["reason"]) == (None, "it needs a [password]")


def test_sources_says_when_they_have_changed(house: House, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    house.current = False
    assert cli.main(["sources"]) == 0
    assert "the sources have changed" in capsys.readouterr().err
    assert house.built == []


def test_serve_takes_a_port(house: House) -> None:
    assert cli.main(["serve", "--port", "8123"]) == 0
    assert cli.main(["serve"]) == 0
    assert [settings.port for settings, *_ in house.served] == [8123, 7860]


def test_serve_takes_a_host_a_password_file_and_a_wish_to_log_questions(house: House, tmp_path: Path) -> None:
    assert cli.main(["serve", "--host", "0.0.0.0", "--password-file", "guard", "--log-questions", "--mcp"]) == 0
    assert cli.main(["serve"]) == 0
    found = [(settings.host, *others) for settings, *others in house.served]
    assert found == [("0.0.0.0", Path("guard"), True, True), ("127.0.0.1", None, False, False)]


def test_a_password_is_asked_for_twice_and_only_its_hash_is_kept(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = iter(["open sesame", "open sesame"])
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: next(given))
    assert cli.main(["password", str(tmp_path / "guard")]) == 0
    assert "open sesame" not in (tmp_path / "guard").read_text()
    assert Password.read(tmp_path / "guard").fits("open sesame")


@pytest.mark.parametrize("arguments", [["ask", "Why?"], ["search", "boats"]])
class TestBuildingFirst:
    def test_the_index_is_brought_up_to_date(self, house: House, arguments: list[str]) -> None:
        house.there = False
        assert cli.main(arguments) == 0
        assert len(house.built) == 1

    def test_a_named_index_is_used_as_it_stands(self, house: House, arguments: list[str]) -> None:
        assert cli.main([*arguments, "--index", "kept"]) == 0
        assert house.built == []
        assert house.opened[0].settings.index == Path("kept")

    def test_a_named_index_that_is_not_there_is_built(self, house: House, arguments: list[str]) -> None:
        house.there = False
        assert cli.main([*arguments, "--index", "kept"]) == 0
        assert len(house.built) == 1

    def test_named_sources_are_looked_at(self, house: House, arguments: list[str]) -> None:
        assert cli.main([*arguments, "--index", "kept", "--sources", "papers"]) == 0
        assert house.built == [Settings(sources=Path("papers"), index=Path("kept"))]

    def test_without_sources_the_index_answers_and_says_so(
        self, house: House, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        house.trouble = SourcesError("There is no folder sources.")
        assert cli.main(arguments) == 0
        assert (
            capsys.readouterr().err
            == "report-assistant: There is no folder sources. The index answers as it was built.\n"
        )

    def test_without_sources_and_index_it_says_what_is_missing(
        self, house: House, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        house.trouble, house.there = SourcesError("There is no folder sources."), False
        assert cli.main(arguments) == 2
        assert capsys.readouterr() == ("", "report-assistant: There is no folder sources.\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask"], "Give either a question or --batch FILE. Try 'report-assistant ask --help'."),
        (["ask", "Why?", "--batch", "-"], "Give either a question or --batch FILE."),
        (["ask", "--batch", "absent.jsonl"], "'absent.jsonl'"),
        (["ask", "--jsn", "Why?"], "No such option"),
        (["ask", "--top", "0", "Why?"], "Invalid value for '--top'"),
        (["serve", "--port", "70000"], "Invalid value for '--port'"),
        (["compare"], "Missing argument 'QUESTION...'."),
        (["compare", "Why?", "--by", "colour"], "Invalid value for '--by'"),
        (["search"], "Give either words to look for or --like PASSAGE."),
        (["search", "boats", "--like", "3"], "Give either words to look for or --like PASSAGE."),
        (["search", "boats", "--all"], "--all and --count go with an exact search"),
        (["search", "boats", "--year", "then"], "'then' is no year: write 2005 or 2005-2008."),
        (["search", "boats", "--pages", "?"], "'?' is no range of pages: write 12, 3-10 or ii-iv."),
        (["guess"], "No such command 'guess'"),
        (["ask", "What is wrong?"], "This cannot be asked."),
        (["ask", "Did it crash?"], "something unexpected happened (ZeroDivisionError: by zero)."),
    ],
)
def test_an_error_is_one_line_and_exits_2(
    house: House, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("report-assistant: ") and words in err and err.count("\n") == 1


def test_a_bad_settings_file_is_told(house: House, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "report-assistant.toml").write_text("colour = 1\n", encoding="utf-8")
    assert cli.main(["ask", "Why?"]) == 2
    assert capsys.readouterr().err.startswith("report-assistant: 'colour' is not a setting")


def test_other_troubles_of_a_build_are_not_passed_over(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    house.trouble = ModelError("The model\nis not there.")
    assert cli.main(["ask", "Why?"]) == 2
    assert capsys.readouterr().err == "report-assistant: The model is not there.\n"


def test_ctrl_c_is_quiet(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "Will it stop?"]) == 130
    assert capsys.readouterr() == ("", "")
    assert house.opened[0].steps[-1] == "close"


def test_without_a_command_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert "Commands:" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in cli.commands.commands)])
def test_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 0
    out = capsys.readouterr().out
    assert out.startswith("Usage: report-assistant ")
    if {"ask", "search"} & set(arguments):
        assert "index is built first" in out and "Exit codes:" in out


def test_progress_is_shown_on_a_screen_and_nowhere_else(
    house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_screens(monkeypatch)
    monkeypatch.setenv("TERM", "xterm")
    assert cli.main(["build"]) == 0
    out, err = capsys.readouterr()
    assert "Embedding" in err and "3 of 4" in err
    assert "Embedding" not in out
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    assert cli.main(["build", "--json"]) == 0
    assert "Embedding" not in capsys.readouterr().err


# The real program, in a process of its own.


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments], capture_output=True, env=os.environ | environment, check=False
    )


def test_the_version_is_the_packages_own() -> None:
    assert run("--version").stdout.decode().strip() == f"report-assistant {__version__}"


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
def test_a_closed_pipe_is_quiet() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run([sys.executable, "-m", "assistant", "--help"], stdout=pipe, stderr=-1, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


def test_the_real_thing_in_a_locale_that_knows_no_accents(briefings_index: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    done = run("ask", "--index", str(briefings_index), "Which sectors were studied?", **plain)
    assert done.returncode == 0, done.stderr
    assert "¹" in done.stdout.decode("utf-8")
    assert done.stderr == b""
    assert run("search", "--index", str(briefings_index), "--top", "2", "sectors", **plain).stdout.count(b"score") == 2
