from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from indexing_fakes import FakeEncoder, PlainJob, plain_read, sentence_vectors

from assistant.catalogue import Catalogue
from assistant.errors import IndexDamagedError, IndexFolderError, IndexMissingError, IndexOutdatedError
from assistant.indexing import layout as layout_module
from assistant.indexing import store
from assistant.indexing.build import build
from assistant.indexing.layout import ARTEFACTS, SCHEMA, Layout
from assistant.indexing.ledger import as_plain
from assistant.indexing.pieces import embedding_text
from assistant.indexing.store import Index
from assistant.records import Document, PageAddress
from assistant.settings import Settings

Opened = Callable[[], Index]


def documents(settings: Settings, index: Index) -> list[Document]:
    """The sources as the reader gives them, their passages numbered as in the index."""
    found, first = [], 0
    for report in index.reports:
        path = settings.sources / report.file
        read = plain_read(path, report.file, report.sha256, Catalogue.load(settings.sources), len, 64)
        passages = tuple(replace(passage, id=first + passage.id) for passage in read.passages)
        found.append(replace(read, passages=passages))
        first += len(passages)
    return found


def test_what_was_read_is_given_back(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    built = build(settings, encoder=encoder)
    index = opened()
    assert (index.id, index.model, index.fingerprint) == (built.index_id, "fake", "fake-1")
    assert [report.file for report in index.reports] == ["moon.pdf", "more/river.PDF"]
    assert index.ledger == built.ledger
    for document in documents(settings, index):
        assert document.report in index.reports
        assert index.labels(document.report.id) == {page.number: page.label for page in document.pages}
        numbers = [page.number for page in reversed(document.pages)]
        assert [(one.number, one.label) for one in index.addresses(document.report.id, numbers)] == [
            (page.number, page.label) for page in reversed(document.pages)
        ]
        for page in document.pages:
            assert index.page(document.report.id, page.number) == page
        for passage in document.passages:
            assert index.passage(passage.id) == passage
    assert [passage.id for passage in index.passages([3, 0, 3])] == [3, 0, 3]
    assert index.size == built.passages == 4


def test_what_is_not_there_is_a_key_error(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    build(settings, encoder=encoder)
    index = opened()
    for ask in (lambda: index.passage(99), lambda: index.page("none", 1), lambda: index.sentence_vectors(99)):
        with pytest.raises(KeyError):
            ask()
    assert index.labels("none") == {} and index.group("none", 1) == []
    assert index.addresses("none", [7]) == (PageAddress(7, ""),)
    assert index.passages([]) == []


def test_vectors_are_those_of_the_texts(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    build(settings, encoder=encoder)
    index = opened()
    for passage in index.passages(range(index.size)):
        vector = encoder.encode([embedding_text(passage)])
        assert np.array_equal(index.vectors([passage.id]), vector)
        assert index.dense(vector[0], 1) == [(passage.id, pytest.approx(1, abs=1e-5))]
        sentences = sentence_vectors(encoder, passage)
        assert np.abs(index.sentence_vectors(passage.id) - sentences).max() < 1e-3
        assert index.sentence_vectors(passage.id).dtype == np.float32


def test_both_searches_keep_to_the_reports_asked_for(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    (settings.sources / "z.pdf").write_text("Boats | Letters about boats.", encoding="utf-8")
    build(settings, encoder=encoder)
    index = opened()
    moon, river, last = (report.id for report in index.reports)
    vector = encoder.encode(["boats and letters"])[0]
    assert {row for row, _ in index.dense(vector, 10)} == {0, 1, 2, 3, 4}
    assert {row for row, _ in index.dense(vector, 10, [river])} == {2, 3}
    assert {row for row, _ in index.dense(vector, 10, {moon, last})} == {0, 1, 4}
    assert index.dense(vector, 10, [moon, river, "unknown"]) == [hit for hit in index.dense(vector, 10) if hit[0] < 4]
    assert index.dense(vector, 10, []) == index.dense(vector, 10, ["unknown"]) == []
    assert {row for row, _ in index.lexical(["letter", "boat"], 10)} == {0, 1, 2, 4}
    assert {row for row, _ in index.lexical(["letter", "boat"], 10, [river, last])} == {2, 4}
    assert index.document_frequency("Boat") == 3


def test_overlapping_passages_share_their_sentences(
    settings: Settings, encoder: FakeEncoder, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overlapping(*arguments: object) -> Document:
        document = plain_read(*arguments)  # type: ignore[arg-type]
        first = document.passages[0]
        second = replace(first, id=1, sentences=first.sentences[-1:], overlap=1)
        return replace(document, passages=(first, second))

    monkeypatch.setattr(PlainJob, "read", staticmethod(overlapping))
    build(settings, encoder=encoder)
    index = opened()
    manifest = Layout(settings.index).live().read_manifest()
    assert manifest.counts == {"files": 2, "reports": 2, "pages": 3, "passages": 4, "sentences": 4}
    assert index.passage(1).overlap == 1
    assert np.array_equal(index.sentence_vectors(0)[-1:], index.sentence_vectors(1))


def test_odd_characters_in_a_page_keep_its_length(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    (settings.sources / "odd.pdf").write_bytes(b"Odd | A\x00b " + b"\xff" + " ﬁne.".encode())
    build(settings, encoder=encoder)
    index = opened()
    assert index.page(index.reports[-1].id, 1).text == "Odd | A\x00b \ufffd ﬁne."


def test_any_folder_name_will_do(settings: Settings, encoder: FakeEncoder) -> None:
    for name in ("ärchive 50% #1", "a?b=c&d"):
        there = replace(settings, index=settings.index / name)
        build(there, encoder=encoder)
        index = Index.open(there.index)
        assert index.lexical(["boats"], 1)
        index.close()


def test_many_threads_may_ask_at_once(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    build(settings, encoder=encoder)
    index = opened()
    vector = encoder.encode(["boats"])[0]
    start = threading.Barrier(8)

    def ask(number: int) -> object:
        start.wait()
        return [
            (index.passages([number % 4]), index.lexical(["boats", "shed"], 5), index.dense(vector, 5))
            for _ in range(30)
        ][-1]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(8)))
    assert found[:4] == found[4:]


def test_a_closed_index_says_so(settings: Settings, encoder: FakeEncoder) -> None:
    build(settings, encoder=encoder)
    index = Index.open(settings.index)
    index.close()
    index.close()
    with pytest.raises(IndexFolderError, match="closed"):
        index.passage(0)


def test_nothing_built_yet(settings: Settings) -> None:
    with pytest.raises(IndexMissingError, match=r"no index in .*: run 'report-assistant build'"):
        Index.open(settings.index)
    settings.index.write_text("a file", encoding="utf-8")
    with pytest.raises(IndexMissingError):
        Index.open(settings.index)


@pytest.mark.parametrize("name", ARTEFACTS)
@pytest.mark.parametrize("harm", ["changed", "cut", "gone"])
def test_a_damaged_artefact_is_named(settings: Settings, encoder: FakeEncoder, name: str, harm: str) -> None:
    build(settings, encoder=encoder)
    path = Layout(settings.index).live().folder / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(content if harm == "changed" else content[:-1])
    with pytest.raises(IndexDamagedError, match=rf"{name}.*report-assistant build"):
        Index.open(settings.index)


@pytest.mark.parametrize("content", ["", "../../etc", "0123456789ab", "\ufffd"])
def test_a_damaged_pointer_is_named(settings: Settings, encoder: FakeEncoder, content: str) -> None:
    build(settings, encoder=encoder)
    Layout(settings.index).current.write_text(content, encoding="utf-8")
    with pytest.raises(IndexDamagedError, match="CURRENT"):
        Index.open(settings.index)


@pytest.mark.parametrize("content", ["", "[]", "{}", f'{{"schema": {SCHEMA}}}', "\0"])
def test_a_damaged_manifest_is_named(settings: Settings, encoder: FakeEncoder, content: str) -> None:
    build(settings, encoder=encoder)
    Layout(settings.index).live().manifest.write_text(content, encoding="utf-8")
    with pytest.raises(IndexDamagedError, match=r"manifest\.json"):
        Index.open(settings.index)


def test_another_format_or_model_is_outdated(settings: Settings, encoder: FakeEncoder, tmp_path: Path) -> None:
    build(settings, encoder=encoder)
    Index.open(settings.index, model="fake").close()
    with pytest.raises(IndexOutdatedError, match="another model, fake"):
        Index.open(settings.index, model="packaged")
    manifest = Layout(settings.index).live().manifest
    found = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({"schema": 0, "what": "another time knew"} | {"old": found}), encoding="utf-8")
    with pytest.raises(IndexOutdatedError, match="format 0"):
        Index.open(settings.index)


def test_a_big_file_that_was_not_written_to_is_not_hashed_again(
    settings: Settings, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(settings, encoder=encoder)
    monkeypatch.setattr(layout_module, "LONG_TO_HASH", 10)
    hashed: list[Path] = []
    monkeypatch.setattr(layout_module, "hash_file", lambda path: hashed.append(path) or "")
    Index.open(settings.index).close()
    assert hashed == []
    vectors = Layout(settings.index).live().vectors
    os.utime(vectors)
    with pytest.raises(IndexDamagedError, match=vectors.name):
        Index.open(settings.index)
    assert hashed == [vectors]


def test_a_big_index_answers_from_what_is_near_and_rare(
    settings: Settings, encoder: FakeEncoder, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(settings, encoder=encoder)
    question = encoder.encode(["the shed has no door"])[0]
    small = opened().sentence_grain(question, 2), opened().lexical(["shed", "boats"], 5)
    monkeypatch.setattr(store, "GRAIN_LIMIT", 1)
    big = opened().sentence_grain(question, 2), opened().lexical(["shed", "boats"], 5)
    assert [number for number, _ in big[0]] == [number for number, _ in small[0]]
    assert [score for _, score in big[0]] == pytest.approx([score for _, score in small[0]], abs=1e-6)
    assert big[1] == small[1]
    river = opened().reports[0].id
    assert {opened().passage(number).report_id for number, _ in opened().sentence_grain(question, 9, [river])} == {
        river
    }
    assert opened().sentence_grain(question, 2, []) == []


def test_a_ledger_comes_back_as_it_was(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    built = build(settings, encoder=encoder)
    ledger = opened().ledger
    assert ledger == built.ledger and built.ledger == ledger
    assert {hash(row) for row in ledger} == {hash(row) for row in built.ledger}
    assert [page.label for page in ledger[1].page_rows] == ["p1", "p2"]
    assert ledger[1].page_rows[-1:] == (ledger[1].page_rows[1],)
    assert json.loads(json.dumps(as_plain(ledger[0])))["page_rows"][0]["outcome"] == "text"
