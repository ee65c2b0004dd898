"""A report is added to a large index: what was there is linked, and answers as one with what is new."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from indexing_fakes import FakeEncoder, sentence_vectors

from assistant.errors import IndexDamagedError, IndexFolderError
from assistant.indexing import build as building
from assistant.indexing import embedding, keeping, large
from assistant.indexing.build import build
from assistant.indexing.keeping import number_kept
from assistant.indexing.layout import ARTEFACTS, Generation, Layout
from assistant.indexing.store import Index
from assistant.settings import Settings

Opened = Callable[[], Index]

HATS = "Hats | Hats are worn in the harbour office. Boats are counted every spring.\fHats | A clerk has a hat (HAT)."
ABBREVIATED = "Ships | The Harbour Office Council (HOC) has ships. The HOC counts letters twice."


@pytest.fixture
def large_settings(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """As if five passages were many."""
    monkeypatch.setattr(large, "EXACT_LIMIT", 2)
    monkeypatch.setattr(embedding, "MOST", 2)
    monkeypatch.setattr(building, "MOST", 2)
    monkeypatch.setattr(keeping, "SMALLEST", 1)
    monkeypatch.setattr(keeping, "TIMES", 1)
    return settings


def add(settings: Settings, name: str, text: str) -> None:
    (settings.sources / name).write_text(text, encoding="utf-8")


def live(settings: Settings) -> Generation:
    return Layout(settings.index).live()


def inodes(generation: Generation, part: str) -> list[int]:
    return [(generation.part(part).folder / name).stat().st_ino for name in ARTEFACTS]


def test_what_was_there_is_linked(large_settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    settings = large_settings
    first = build(settings, encoder=encoder)
    before = live(settings)
    add(settings, "hats.pdf", HATS)
    encoder.encoded.clear()
    second = build(settings, encoder=encoder)
    assert second.index_id != first.index_id
    assert not any("moon" in text or "river" in text for text in encoder.encoded)
    assert inodes(before, "") == inodes(live(settings), "part-1")
    index = opened()
    assert [report.file for report in index.reports] == ["hats.pdf", "moon.pdf", "more/river.PDF"]
    assert [row.file for row in index.ledger] == ["hats.pdf", "moon.pdf", "more/river.PDF"]
    assert index.size == second.passages == index.manifest.counts["passages"] == first.passages + 2
    assert index.manifest.counts["reports"] == 3
    assert build(settings, encoder=encoder) == replace(second, changed=False)


def test_parts_answer_as_one(large_settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    settings = large_settings
    build(settings, encoder=encoder)
    for name, text in (("hats.pdf", HATS), ("ships.pdf", ABBREVIATED)):
        add(settings, name, text)
        build(settings, encoder=encoder)
    parted = opened()
    assert [part.name for part in parted.manifest.parts] == ["part-1", "part-2", ""]
    shutil.rmtree(settings.index)
    build(settings, encoder=encoder)
    whole = opened()
    assert [part.name for part in whole.manifest.parts] == [""]
    for question in ("boats counted in spring", "a clerk with letters", "ship"):
        vector = encoder.encode([question])[0]
        for reports in (None, [parted.reports[0].id], [report.id for report in parted.reports[:2]]):
            for search in ("dense", "sentence_grain"):
                found, expected = (getattr(index, search)(vector, 20, reports) for index in (parted, whole))
                assert texts(parted, found) == texts(whole, expected)
            found, expected = (index.lexical(question.split(), 20, reports) for index in (parted, whole))
            assert texts(parted, found) == texts(whole, expected)
    for index in (parted, whole):
        assert index.document_frequency("hat") == index.document_frequency("hat", [index.reports[0].id]) == 2
        assert index.document_frequency("harbour office") == 2
        assert index.abbreviations["HOC"] == "Harbour Office Council"
        assert (index.near_word("harbuor"), index.near_word("harbour")) == ("harbour", "")
        assert index.near_word("harbourage") == ""  # two letters more make another word
        assert len(index.matching("counts OR worn")) == 3
        for number, path in enumerate(index.sections_of(range(index.size))):
            assert path == index.passage(number).section
            assert all(number in index.headed(heading) for heading in path)
        assert index.headed("no such heading") == []
    assert set(parted.sections) == set(whole.sections)
    assert parted.vectors([parted.size - 1, 0]).shape == (2, encoder.dimensions)
    ships = parted.passage_ids(next(one.id for one in parted.reports if one.file == "ships.pdf"))[0]
    expected = sentence_vectors(encoder, parted.passage(ships))
    assert np.abs(parted.sentence_vectors(ships) - expected).max() < 1e-2
    assert parted.group("nothing", 1) == [] and parted.labels("nothing") == {}
    for report in parted.reports:
        assert parted.pages(report.id) == whole.pages(report.id)
        assert parted.labels(report.id) == whole.labels(report.id)
        assert parted.addresses(report.id, [1]) == whole.addresses(report.id, [1])
    with pytest.raises(KeyError):
        parted.passage(parted.size)
    with pytest.raises(KeyError):
        parted.sections_of([0, parted.size])


def texts(index: Index, found: list[tuple[int, float]]) -> list[tuple[str, float]]:
    """In an order that does not hang on the numbers of the passages."""
    told = [(index.passage(number).text, round(score, 3)) for number, score in found]
    return sorted(told, key=lambda one: (-one[1], one[0]))


def test_a_report_that_goes_takes_its_part_along(
    large_settings: Settings, encoder: FakeEncoder, opened: Opened
) -> None:
    settings = large_settings
    build(settings, encoder=encoder)
    add(settings, "hats.pdf", HATS)
    build(settings, encoder=encoder)
    (settings.sources / "hats.pdf").unlink()
    build(settings, encoder=encoder)
    assert [part.counts["passages"] for part in opened().manifest.parts] == [4, 0]
    assert opened().lexical(["hats"], 5) == []
    (settings.sources / "moon.pdf").unlink()
    encoder.encoded.clear()
    build(settings, encoder=encoder)
    assert [report.file for report in opened().reports] == ["more/river.PDF"]
    assert [part.name for part in opened().manifest.parts] == [""]
    assert encoder.encoded == []


def test_the_same_file_under_an_earlier_name(large_settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    settings = large_settings
    build(settings, encoder=encoder)
    shutil.copy(settings.sources / "moon.pdf", settings.sources / "before.pdf")
    build(settings, encoder=encoder)
    assert [report.file for report in opened().reports] == ["before.pdf", "more/river.PDF"]


def test_a_failure_leaves_the_parts_where_they_were(
    large_settings: Settings, encoder: FakeEncoder, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = large_settings
    built = build(settings, encoder=encoder)
    add(settings, "hats.pdf", HATS)

    def full(*_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(building, "complete", full)
        with pytest.raises(IndexFolderError, match="the disk is full"):
            build(settings, encoder=encoder)
    assert opened().id == built.index_id
    assert len(opened().lexical(["boats"], 5)) > 0
    assert len(list(Layout(settings.index).generations.iterdir())) == 1


def test_a_file_system_without_links(
    large_settings: Settings, encoder: FakeEncoder, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("links are not to be had")

    settings = large_settings
    build(settings, encoder=encoder)
    add(settings, "hats.pdf", HATS)
    monkeypatch.setattr(os, "link", refuse)
    build(settings, encoder=encoder)
    assert opened().lexical(["hats"], 5) and opened().lexical(["moon"], 5)


@pytest.mark.parametrize("name", ARTEFACTS)
def test_damage_in_a_part_is_found_and_mended(
    large_settings: Settings, encoder: FakeEncoder, opened: Opened, name: str
) -> None:
    settings = large_settings
    build(settings, encoder=encoder)
    add(settings, "hats.pdf", HATS)
    build(settings, encoder=encoder)
    damaged = live(settings).part("part-1").folder / name
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"?")
    with pytest.raises(IndexDamagedError, match="part-1"):
        opened()
    assert "part-1" in build(settings, encoder=encoder).damage
    assert opened().lexical(["moon"], 5)


@pytest.mark.parametrize(
    ("sizes", "new", "expected"),
    [
        ([40_000], 1, 0),
        ([1_000_000], 200, 1),
        ([1_000_000], 300_000, 0),
        ([1_000_000, 200], 200, 1),
        ([1_000_000, 40_000, 3_000], 200, 3),
        ([1_000_000, 40_000, 3_000, 1_000], 200, 2),
        ([1_000_000, 240_000, 20_000], 5, 0),
    ],
)
def test_parts_stand_while_they_are_far_larger_than_the_rest(sizes: list[int], new: float, expected: int) -> None:
    assert number_kept(sizes, [True] * len(sizes), new) == expected
    assert number_kept(sizes, [False] * len(sizes), new) == 0
