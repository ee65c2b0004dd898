"""What was exported is checked years later: a report replaced, renamed, cut or gone, and a quote edited by hand."""

from __future__ import annotations

import hashlib
import io
import json
import random
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
import typst

from assistant.catalogue import Catalogue
from assistant.citing.dossier import Dossier
from assistant.citing.footnotes import FootnoteList
from assistant.citing.formats import Format, write
from assistant.citing.gate import quotes
from assistant.citing.verify import Checked, Verdict, verify
from assistant.errors import ExportError
from assistant.reading import reader
from assistant.records import Answer, Claim, Document, Hit, PageAddress, Progress, Reader, Status, Style

PAGES = {
    "boats": [
        "The harbour office counts boats by day, and it does so in every month of the year but one.",
        "In winter the count is made by night, as the light of a winter day is short in these parts.",
        "A third page says that the count was given up in 1987, when the last of the clerks retired.",
    ],
    "locks": ["Locks are kept shut from dusk to dawn, and 12 keepers take turns to watch over them all."],
    "tides": ["The tide of that spring rose to 4.5 metres, which nobody who lived there had seen before."],
}
ROLLS = random.Random(5)
WORDS = "harbour river keeper lantern winter barge ledger tide bridge market morning rope signal anchor".split()
LONG = " ".join(f"The {' '.join(ROLLS.choices(WORDS, k=ROLLS.randrange(14, 26)))} was seen." for _ in range(24))


def make(path: Path, pages: Sequence[str]) -> None:
    text = "\n#pagebreak()\n".join(pages)
    source = f'#set page(width: 340pt, height: 240pt, numbering: "i")\n#set text(size: 11pt)\n{text}\n'
    path.write_bytes(typst.compile(source.encode()))


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, pages in PAGES.items():
        make(folder / f"{name}.pdf", pages)
    return folder


def read(path: Path) -> Document:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return reader.read(path, path.name, sha256, Catalogue.load(path.parent), lambda text: len(text.split()), 256)


def answered(sources: Path, *names: str) -> Dossier:
    """An answer that quotes every sentence of the reports."""
    notes = FootnoteList()
    for name in names:
        document = read(sources / f"{name}.pdf")
        pages = {page.number: page for page in document.pages}
        for sentence in dict.fromkeys(one for passage in document.passages for one in passage.sentences):
            for quote in quotes([sentence], pages) if len(sentence.text) > 12 else []:  # not a page's number
                addresses = [PageAddress(number, pages[number].label) for number in quote.pages]
                notes.number(document.report, addresses, quote.text, quote.readers, quote.parts)
    numbers = tuple(note.number for note in notes.footnotes)
    answer = Answer(
        "What?", "What?", (Claim("So it is.", numbers),), tuple(notes.footnotes), (), Status.ANSWERED, 0.9, 0.1, "abc"
    )
    return Dossier("2026-11-24T10:00:00+00:00", "0.1.0", "abc", "packaged", (answer,))


def check(content: bytes, sources: Path) -> list[Checked]:
    return verify(content, "answers", sources, lambda step: None)


def verdicts(content: bytes, sources: Path) -> list[Verdict]:
    return [one.verdict for one in check(content, sources)]


@pytest.mark.parametrize("form", [Format.JSON, Format.MARKDOWN, Format.HTML, Format.DOCX])
def test_everything_stands_while_nothing_has_changed(sources: Path, form: Format) -> None:
    found = check(write(answered(sources, *PAGES), form, Style.MHRA), sources)
    assert [one.verdict for one in found] == [Verdict.STANDS] * 5
    assert all(one.readers == tuple(Reader) for one in found)
    assert found[2].told == "p. iii (PDF p. 3)"
    assert found[2].statement.place == "answer 1, footnote 3"


@pytest.mark.parametrize("form", [Format.JSON, Format.MARKDOWN, Format.DOCX])
def test_each_kind_of_change_is_named(sources: Path, form: Format) -> None:
    content = write(answered(sources, *PAGES), form)
    writer = pypdf.PdfWriter(clone_from=sources / "boats.pdf")
    writer.remove_page(0)
    writer.write(sources / "boats.pdf")
    (sources / "locks.pdf").rename(sources / "renamed.pdf")
    (sources / "tides.pdf").unlink()
    found = check(content, sources)
    assert [one.verdict for one in found] == [
        Verdict.GONE,
        Verdict.MOVED,
        Verdict.MOVED,
        Verdict.STANDS,
        Verdict.MISSING,
    ]
    assert "boats.pdf is not the file that it was" in found[0].told
    assert [page.number for page in found[1].found] == [1]
    assert found[1].told.startswith("to p. ")
    assert "the report is now called renamed.pdf" in found[3].told
    assert "tides.pdf is not in" in found[4].told


def test_another_report_under_the_same_name_is_named(sources: Path) -> None:
    content = write(answered(sources, "tides", "locks"), Format.JSON)
    make(sources / "tides.pdf", PAGES["locks"])
    make(sources / "locks.pdf", [*PAGES["locks"], "A page was added to it, and all that was there before is there."])
    found = check(content, sources)
    assert [one.verdict for one in found] == [Verdict.CHANGED, Verdict.CHANGED]
    assert "nothing that was quoted from it is in it now" in found[0].told
    assert all("is not the file that it was" in one.told for one in found)
    assert "still stand" in found[1].told


def test_a_report_without_the_one_page_that_was_quoted_is_no_other_report(sources: Path) -> None:
    make(sources / "tides.pdf", [*PAGES["tides"], "The sea is wide.", "The sea is deep."])
    whole = answered(sources, "tides")
    [answer] = whole.answers
    first = answer.footnotes[0]
    content = write(replace(whole, answers=(replace(answer, footnotes=(first,)),)), Format.JSON)
    writer = pypdf.PdfWriter(clone_from=sources / "tides.pdf")
    writer.remove_page(0)
    writer.write(sources / "tides.pdf")
    [found] = check(content, sources)
    assert found.verdict is Verdict.GONE and "is not the file that it was" in found.told
    make(sources / "tides.pdf", ["All of this is new."])
    [found] = check(content, sources)
    assert found.verdict is Verdict.CHANGED


@pytest.mark.parametrize(
    ("before", "after"), [("12 keepers", "13 keepers"), ("dusk to dawn", "dawn to dusk"), ("kept shut", "shut")]
)
@pytest.mark.parametrize("form", [Format.JSON, Format.MARKDOWN, Format.HTML])
def test_a_quote_edited_by_hand_is_gone(sources: Path, form: Format, before: str, after: str) -> None:
    content = write(answered(sources, "locks", "tides"), form).decode()
    assert verdicts(content.replace(before, after).encode(), sources) == [Verdict.GONE, Verdict.STANDS]
    if form is not Format.JSON:
        seen, mark, hidden = content.partition("<!-- report-assistant" if form is Format.MARKDOWN else "<script")
        assert mark and before in seen
        found = check((seen.replace(before, after) + mark + hidden).encode(), sources)
        assert [one.verdict for one in found] == [Verdict.GONE, Verdict.STANDS]
        assert "were changed" in found[0].told


def test_a_quote_edited_in_word_is_gone(sources: Path) -> None:
    content = write(answered(sources, "locks", "tides"), Format.DOCX)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            assert name != "word/footnotes.xml" or b"12 keepers" in data
            after.writestr(name, data.replace(b"12 keepers", b"13 keepers") if name == "word/footnotes.xml" else data)
    found = check(out.getvalue(), sources)
    assert [one.verdict for one in found] == [Verdict.GONE, Verdict.STANDS]
    assert "were changed" in found[0].told


def test_what_ask_prints_as_json_can_be_checked_too(sources: Path) -> None:
    answer = json.loads(write(answered(sources, "locks"), Format.JSON))["answers"][0]
    assert verdicts(json.dumps(answer).encode(), sources) == [Verdict.STANDS]
    lines = "\n".join([json.dumps(answer)] * 2).encode()
    assert verdicts(lines, sources) == [Verdict.STANDS] * 2


def test_a_quote_across_pages_is_checked_across_pages(sources: Path) -> None:
    make(sources / "locks.pdf", [LONG])
    dossier = answered(sources, "locks")
    crossing = [note for note in dossier.footnotes if len(note.pages) == 2]
    assert set(verdicts(write(dossier, Format.JSON), sources)) == {Verdict.STANDS}
    value = json.loads(write(dossier, Format.JSON))
    note = value["answers"][0]["footnotes"][crossing[0].number - 1]
    words = note["quote"].split()
    for place in range(len(words)):
        note["quote"] = " ".join([*words[:place], "other", *words[place + 1 :]])
        found = verdicts(json.dumps(value).encode(), sources)
        assert found[crossing[0].number - 1] is Verdict.GONE
        if place == 3:
            break
    cut = len(note["parts"][0].split())
    note["quote"] = " ".join([*words[:cut], *words[cut + 1 :]])
    assert verdicts(json.dumps(value).encode(), sources)[crossing[0].number - 1] is Verdict.GONE


def test_passages_are_checked_sentence_by_sentence(sources: Path) -> None:
    document = read(sources / "boats.pdf")
    hits = tuple(
        Hit(passage, document.report, tuple(PageAddress(number, "") for number in passage.page_numbers), 1.0)
        for passage in document.passages
    )
    dossier = Dossier("2026-11-24T10:00:00+00:00", "0.1.0", "abc", "packaged", (), "boats", hits)
    found = check(write(dossier, Format.MARKDOWN), sources)
    assert [one.verdict for one in found] == [Verdict.STANDS] * 3
    assert found[0].statement.place == "passage 1"


def test_without_sources_everything_is_missing(sources: Path, tmp_path: Path) -> None:
    content = write(answered(sources, "locks"), Format.JSON)
    assert verdicts(content, tmp_path / "nowhere") == [Verdict.MISSING]


def test_a_report_that_cannot_be_read_is_told(sources: Path) -> None:
    content = write(answered(sources, "locks"), Format.JSON)
    (sources / "locks.pdf").write_bytes(b"%PDF-1.4 broken")
    [found] = check(content, sources)
    assert found.verdict is Verdict.MISSING and "locks.pdf" in found.told


@pytest.mark.parametrize(
    "content", [b"{}", b"[1]", b'{"answers": [{"footnotes": [{"verified": true}]}], "passages": []}', b"words", b"[]"]
)
def test_nothing_to_check_is_an_error(sources: Path, content: bytes) -> None:
    with pytest.raises(ExportError):
        check(content, sources)


def test_progress_is_told(sources: Path) -> None:
    steps: list[Progress] = []
    verify(write(answered(sources, "locks", "tides"), Format.JSON), "a", sources, steps.append)
    assert [step.item for step in steps if step.stage == "reading"] == ["locks.pdf", "tides.pdf"]


def test_a_checked_quote_is_json(sources: Path) -> None:
    [found] = check(write(answered(sources, "locks"), Format.JSON), sources)
    assert found.to_dict() == {
        "place": "answer 1, footnote 1",
        "report": "locks.pdf",
        "pages": [{"number": 1, "label": "i"}],
        "quote": PAGES["locks"][0],
        "verdict": "stands",
        "told": "p. i (PDF p. 1)",
        "found": [{"number": 1, "label": "i"}],
        "verified_by": ["pypdf", "pdfium"],
    }
