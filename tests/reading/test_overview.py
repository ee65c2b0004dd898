"""A real report, read whole: its running matter, its sections, its lists, the words that pages and lines break.

Skipped where the report is not at hand. It is under copyright: only structure and single words are named here.
"""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest

from assistant.catalogue import Catalogue
from assistant.reading import reader
from assistant.records import Document, Role, Sentence

PATH = Path(__file__).resolve().parents[3] / "shared" / "reports" / "overview-2008.pdf"
pytestmark = pytest.mark.skipif(not PATH.is_file(), reason="the report is not here")


def tokens(text: str) -> int:
    return len(re.findall(r"\w{1,6}|[^\w\s]", text)) + 2


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    catalogue = Catalogue.load(tmp_path_factory.mktemp("sources"))
    return reader.read(PATH, PATH.name, "0" * 64, catalogue, tokens, 256)


@pytest.fixture(scope="module")
def sentences(document: Document) -> list[Sentence]:
    return [sentence for passage in document.passages for sentence in passage.sentences[passage.overlap :]]


def test_sections_are_those_of_the_report(document: Document) -> None:
    paths = [passage.section for passage in document.passages if passage.sentences[0].role is not Role.FOOTNOTE]
    numbers = [re.match(r"\d(?:\.\d)?|[a-c]\)|Box [AB]", path[-1]) for path in paths]
    found = [number[0] for number, _ in groupby(match for match in numbers if match)]
    order = list(dict.fromkeys(found))
    wanted = "1 1.1 2 a) b) c) 3 3.1 3.2 3.3 3.4 3.5 3.6 4 Box A;Box B;4.1 4.2 4.3 4.4 4.5 4.6 4.7 5"
    names = [name for part in wanted.split(";") for name in ([part] if part.startswith("Box") else part.split(" "))]
    assert [name for name in order if "Box" not in name] == [n for n in names if n not in ("Box", "A", "Box B")]
    assert {name for name in order if "Box" in name} == {"Box A", "Box B"}
    for path in paths:
        if re.match(r"\d\.\d", path[-1]):
            assert path[0].startswith(f"{path[-1][0]}. ")
        if re.match(r"[a-c]\)", path[-1]):
            assert path[0].startswith("2. ")
        if path[-1].startswith("Box"):
            assert path[0].startswith("4. ")


def test_no_running_matter_or_footnote_is_in_a_sentence(document: Document, sentences: list[Sentence]) -> None:
    text = " ".join(sentence.text for sentence in sentences if sentence.role is not Role.FOOTNOTE)
    heads = {passage.section[0].split(". ", 1)[-1] for passage in document.passages if passage.section}
    for head in heads:
        assert not any(sentence.text.startswith(head) for sentence in sentences if sentence.role is Role.TEXT), head
    assert not re.search(r"[a-z’”]\.?(?:[1-9]|1[0-4])(?:\s|$)", text), "the mark of a footnote"
    assert "products/publicservicesandict" not in text
    assert not re.search(r"(?:^|\s)(?:ii|iii|1[0-3]|[2-9])(?=\s[A-Z‘])", text), "a page number"
    assert sum(sentence.role is Role.FOOTNOTE for sentence in sentences) == 14


def test_words_that_lines_break_are_whole(sentences: list[Sentence]) -> None:
    words = {word.strip(".,:;‘’()").lower() for sentence in sentences for word in sentence.text.split()}
    assert {"identified", "programmes", "repeatable", "authorities", "management"} <= words
    assert {"end-to-end", "day-to-day", "tried-and-tested", "two-thirds", "inter-dependent", "up-to-date"} <= words
    assert not any(word.endswith("-") for word in words)
    assert {"endto-end", "end-toend", "dayto-day", "twothirds", "interdependent", "man-agement"}.isdisjoint(words)


def test_a_sentence_over_a_page_break_is_one(sentences: list[Sentence]) -> None:
    (found,) = [sentence for sentence in sentences if "‘helping the patient’" in sentence.text]
    assert [span.page for span in found.spans] == [13, 14]
    assert found.text.startswith("In the NHS")
    assert found.text.endswith(".")
    crossing = [sentence for sentence in sentences if len(sentence.spans) > 1]
    assert [tuple(span.page for span in sentence.spans) for sentence in crossing] == [(2, 3), (12, 13), (13, 14)]


def test_lists_are_whole_with_their_lead_in(sentences: list[Sentence]) -> None:
    groups: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        if sentence.group:
            groups.setdefault(sentence.group, []).append(sentence)
    items = [len({s.paragraph for s in group if s.role is Role.ITEM}) for group in groups.values()]
    assert items == [6, 7, 5, 4, 5, 9, 8, 6, 7]
    led = [group[0].role is Role.LEAD_IN for group in groups.values()]
    assert led == [True] * 9
    boxed = list(groups.values())[6]
    assert {span.page for sentence in boxed for span in sentence.spans} == {11, 12}


def test_footnotes_belong_to_the_paragraph_of_their_mark(document: Document, sentences: list[Sentence]) -> None:
    notes = [s for s in sentences if s.role is Role.FOOTNOTE]
    assert not any(re.match(r"\d", note.text) for note in notes)
    paragraphs = {s.paragraph: s for s in sentences if s.role is not Role.FOOTNOTE}
    tied = [note for note in notes if note.paragraph in paragraphs]
    assert len(tied) >= 12  # two stand at the titles of boxes
    assert all(note.spans[0].page in {span.page for span in paragraphs[note.paragraph].spans} for note in tied)


def test_passages_fit_and_stay_in_their_section(document: Document) -> None:
    for passage in document.passages:
        heading = f"{passage.heading}\n" if passage.section else ""
        assert tokens(heading + passage.text) <= 256 + 4
        assert passage.overlap in (0, 1)
    for before, after in zip(document.passages, document.passages[1:], strict=False):
        if after.overlap:
            assert after.section == before.section
            assert after.sentences[0] == before.sentences[-1]
