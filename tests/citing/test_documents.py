"""Answers as documents: every note in its place, every sign as it was, and all that is needed to check them again."""

from __future__ import annotations

import csv
import html
import importlib.util
import io
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from citing_fakes import BOTH, CONVERSATION, CROSSING, HIT, MILLS, ONE, PASSAGES, REFUSED, TWELVE

from assistant.citing.documents import html_fragment, markdown, marked, plain_text
from assistant.citing.dossier import Dossier, found_in, from_json, to_json, visible_text
from assistant.citing.formats import ENDINGS, MEDIA_TYPES, Format, write
from assistant.errors import ExportError
from assistant.records import CELL, Claim, Style

HAS_PANDOC = importlib.util.find_spec("pypandoc") is not None
CHECKABLE = [Format.JSON, Format.MARKDOWN, Format.HTML, Format.DOCX]


@pytest.mark.parametrize("dossier", [ONE, CONVERSATION, PASSAGES], ids=["answer", "conversation", "passages"])
@pytest.mark.parametrize("form", CHECKABLE)
def test_what_is_exported_can_be_read_back(form: Format, dossier: Dossier) -> None:
    content = write(dossier, form, Style.CHICAGO)
    assert found_in(content, "x") == json.loads(json.dumps(to_json(dossier)))
    back = from_json(found_in(content, "x"), "x")
    assert back.answers == dossier.answers
    assert [hit.passage.sentences for hit in back.passages] == [hit.passage.sentences for hit in dossier.passages]
    assert (back.made, back.version, back.index_id, back.model) == (
        "2026-11-24T10:00:00+00:00",
        "0.1.0",
        "abc123",
        "packaged",
    )


def test_json_says_all_that_a_check_needs() -> None:
    value = json.loads(write(CONVERSATION, Format.JSON))
    assert set(value["report-assistant"]) == {"format", "version", "made", "index", "model"}
    assert [(row["file"], row["sha256"]) for row in value["reports"]] == [
        ("mills.pdf", "a" * 64),
        ("sub/body.pdf", "b" * 64),
    ]
    note = value["answers"][0]["footnotes"][0]
    assert (note["quote"], note["parts"]) == (CROSSING.quote, list(CROSSING.parts))
    assert note["verified_by"] == [reader.value for reader in BOTH]


@pytest.mark.parametrize("form", CHECKABLE)
def test_a_reader_of_the_document_sees_every_quote_and_no_other(form: Format) -> None:
    shown = visible_text(write(CONVERSATION, form))
    if form is Format.JSON:
        assert shown is None
        return
    assert shown is not None
    for note in CONVERSATION.footnotes:
        assert (" ".join(note.quote.split()) in " ".join(shown.split())) == note.verified
    assert "sha256" not in shown


def test_markdown_has_a_note_for_each_number_and_shows_signs_as_they_are() -> None:
    text = markdown(CONVERSATION, Style.PLAIN).split("<!--")[0]
    used, defined = re.findall(r"\[\^(\d+)\](?!:)", text), re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert used == ["1", "2", "1", "3", "4"] and defined == ["1", "2", "3", "4"]
    assert r"\*Locks\* are \[kept\] \<i\>shut\</i\> \& dry\_clean." in text
    assert "- by \\*day\\*;\n- by night.[^2][^1]" in text
    assert "(found by pypdf, not by pdfium)" in text.replace("\\", "")
    assert "The reports do not say" in text and "The reports answer only part of this" in text


def test_rows_of_a_table_are_lines_of_their_own_with_room_between_their_cells() -> None:
    table = replace(ONE.answers[0], claims=(Claim(f"Table 1: Boats\nPoint{CELL}River\nToll{CELL}4 pence", (1,)),))
    text = markdown(replace(ONE, answers=(table,)), Style.PLAIN)
    assert f"Table 1: Boats\n\nPoint{CELL}River\n\nToll{CELL}4 pence[^1]" in text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Well-known: it is 3.5 (or so) - no more.", "Well-known: it is 3.5 (or so) - no more."),
        ("2005. It was.", "2005\\. It was."),
        ("- not a list", "\\- not a list"),
        ("--- not a line", "--\\- not a line"),
        ("# not a heading", "\\# not a heading"),
        ("> not a quote", "\\> not a quote"),
        ("a\n\nb", "a b"),
    ],
)
def test_only_what_markdown_acts_on_is_escaped(text: str, written: str) -> None:
    assert marked(text) == written


def test_in_word_a_note_stands_at_each_use_and_the_second_is_short() -> None:
    text = markdown(ONE, Style.OSCOLA, note_each_use=True)
    assert re.findall(r"\[\^(\d+)\](?!:)", text.split("<!--")[0]) == ["1", "2", "3"]
    third = re.search(r"^\[\^3\]: (.*)$", text, re.MULTILINE)
    assert third and third[1].replace("\\", "").startswith("Mills and van der Berg (n 1) 12–13. “The office")


def test_styles_reach_every_document() -> None:
    assert "*Working on the River" in markdown(ONE, Style.CHICAGO)
    assert "# References" in markdown(ONE, Style.APA)
    assert "<i>Working on the River" in html_fragment(ONE, Style.CHICAGO)
    assert "[1] (Mills and van der Berg, 2005, pp. 12–13)" in plain_text(ONE, Style.HARVARD)
    assert "References" not in plain_text(ONE, Style.PLAIN)


class Balanced(HTMLParser):
    """Fails where tags do not close in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in ("meta", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("dossier", [CONVERSATION, PASSAGES], ids=["conversation", "passages"])
def test_html_is_whole_and_lets_no_markup_of_a_report_in(dossier: Dossier, style: Style) -> None:
    page = write(dossier, Format.HTML, style).decode()
    parser = Balanced()
    parser.feed(page)
    assert parser.open == []
    assert "<b>in</b>" not in page.split("<script")[0]
    assert page.count("</script>") == 1
    assert "http" not in re.sub(re.escape(html.escape(MILLS.url)), "", page.split("<script")[0])


def test_pasted_html_has_words_own_footnotes() -> None:
    page = html_fragment(ONE, Style.PLAIN)
    assert page.count("mso-element:footnote-list") == 1
    assert re.findall(r'name="_ftnref(\d)"', page) == re.findall(r'name="_ftn(\d)"', page) == ["1", "2", "3"]


def test_a_csv_has_a_row_for_each_quote_or_passage_and_no_formula() -> None:
    content = write(CONVERSATION, Format.CSV, Style.APA)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["excerpt"] for row in rows] == [note.quote if note.verified else "" for note in CONVERSATION.footnotes]
    assert rows[0]["citation"] == "(Mills & van der Berg, 2005, pp. 12–13)"
    assert (rows[0]["page_labels"], rows[0]["pdf_pages"], rows[0]["sha256"]) == ("12; 13", "18; 19", "a" * 64)
    found = list(csv.DictReader(io.StringIO(write(PASSAGES, Format.CSV).decode("utf-8-sig"))))
    assert [row["excerpt"] for row in found] == ["'=1+1 is said. It crosses."] * 2
    assert found[0]["section"] == "1. Boats › a) Counting"


@pytest.mark.skipif(not HAS_PANDOC, reason="pandoc is not installed: pip install 'report-assistant[word]'")
def test_a_docx_has_real_footnotes_and_opens() -> None:
    content = write(CONVERSATION, Format.DOCX, Style.CHICAGO)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert parts.testzip() is None
        notes, body = parts.read("word/footnotes.xml").decode(), parts.read("word/document.xml").decode()
        relations = parts.read("word/_rels/document.xml.rels").decode()
    texts = [
        html.unescape(re.sub("<[^>]+>", "", one))
        for one in re.findall(r"<w:footnote .*?</w:footnote>", notes, re.DOTALL)
    ]
    shown = [text for text in texts if text.strip()]
    assert len(shown) == body.count("<w:footnoteReference ") == 5
    assert "“*Locks* are [kept] <i>shut</i> & dry_clean.”" in shown[1]
    assert "iii" in shown[1]
    assert "Working on the River" in shown[0] and "<w:i" in notes
    assert "customXml/item1.xml" in relations


def test_a_docx_without_pandoc_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypandoc", None)
    with pytest.raises(ExportError, match=r"pip install 'report-assistant\[word\]'"):
        write(ONE, Format.DOCX)


@pytest.mark.parametrize("form", Format)
def test_every_form_is_the_same_twice_and_takes_an_answer_without_notes(form: Format) -> None:
    empty = Dossier(ONE.made, "0.1.0", "abc123", "packaged", (REFUSED,))
    for dossier in (empty, CONVERSATION, PASSAGES):
        if form is not Format.DOCX:
            assert write(dossier, form) == write(dossier, form)
        else:
            assert write(dossier, form)
    assert form in ENDINGS and form in MEDIA_TYPES


@pytest.mark.parametrize("form", [Format.TEXT, Format.MARKDOWN, Format.HTML, Format.CSV])
def test_passages_have_their_references_in_the_style(form: Format) -> None:
    other = replace(PASSAGES, passages=(HIT, replace(HIT, pages=(TWELVE,))))
    found = write(other, form, Style.MHRA).decode("utf-8-sig")
    shown = html.unescape(re.sub(r"<[^>]+>|[*\\]", "", found))
    assert "Ada Mills and Ludwig van der Berg, Working on the River: 50% {more} & Cheaper_boats" in shown
    assert "pp. 12–13" in shown and "Mills and van der Berg, Working on the River, p. 12" in shown
    if form is not Format.CSV:
        assert "References" in shown and "p. 12. · 1. Boats › a) Counting" in shown
    assert "van der Berg, 2005, p. 12)" in html.unescape(write(other, form, Style.APA).decode())


@pytest.mark.parametrize("content", [b"", b"# Only words", b"PK\x03\x04broken", b"\xff\xfe", b"[1", b"{}"])
def test_what_is_no_export_is_told(content: bytes) -> None:
    with pytest.raises(ExportError, match="x"):
        from_json(found_in(content, "x.md"), "x.md")


def test_an_older_or_newer_format_is_told() -> None:
    value = to_json(ONE)
    value["report-assistant"]["format"] = 99
    with pytest.raises(ExportError, match="format 99"):
        from_json(value, "x.json")


@pytest.mark.parametrize("form", CHECKABLE)
def test_headings_go_with_the_statements_under_them(form: Format) -> None:
    [answer] = ONE.answers
    first, *rest = answer.claims
    headed = replace(ONE, answers=(replace(answer, claims=(replace(first, heading="<Mills>"), *rest)),))
    content = write(headed, form, Style.CHICAGO)
    assert from_json(found_in(content, "x"), "x").answers == headed.answers
    if form is not Format.JSON:
        assert "<Mills>" in html.unescape(str(visible_text(content)).replace("\\", ""))
    assert "<Mills>\n" in plain_text(headed, Style.CHICAGO)
