from __future__ import annotations

import errno
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from indexing_fakes import MOON, FakeEncoder

from assistant.catalogue import Catalogue
from assistant.errors import AssistantError, IndexFolderError, IndexOutdatedError, ModelError, SourcesError
from assistant.indexing import build as building
from assistant.indexing import generations, intake, large, plan
from assistant.indexing.build import build, is_current
from assistant.indexing.large import Method
from assistant.indexing.layout import Layout
from assistant.indexing.pieces import embedding_text
from assistant.indexing.projection import Projection
from assistant.indexing.store import Index
from assistant.indexing.token_store import TokenStore, recipe
from assistant.records import Document, Outcome, Passage, Progress, Sentence, Stage
from assistant.settings import Settings

Opened = Callable[[], Index]


def names(settings: Settings) -> set[str]:
    return {path.name for path in (settings.index / "generations").iterdir()}


def forbid(*_: object) -> Document:
    raise AssertionError("read without need")


class StopError(AssistantError):
    """What a page raises to end a build."""


def stop_at(stage: Stage) -> Callable[[Progress], None]:
    def on_progress(progress: Progress) -> None:
        if progress.stage is stage and progress.done == progress.total:
            raise StopError("enough")

    return on_progress


def test_the_steps_are_told_in_order_in_the_calling_thread(settings: Settings, encoder: FakeEncoder) -> None:
    steps: list[tuple[Progress, threading.Thread]] = []
    build(settings, lambda step: steps.append((step, threading.current_thread())), encoder=encoder)
    assert list(dict.fromkeys(step.stage for step, _ in steps)) == list(Stage)
    assert {thread for _, thread in steps} == {threading.current_thread()}
    assert [step.item for step, _ in steps if step.stage is Stage.READING] == ["moon.pdf", "more/river.PDF", ""]
    embedding = [(step.done, step.total) for step, _ in steps if step.stage is Stage.EMBEDDING]
    assert embedding == [(number, 10) for number in range(11)]
    assert steps[-1][0] == Progress(Stage.READY)


def test_nothing_to_do_reads_and_embeds_nothing(
    settings: Settings, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_current(settings, encoder=encoder)
    first = build(settings, encoder=encoder)
    assert first.changed
    encoder.encoded.clear()
    monkeypatch.setattr(intake.Job, "read", forbid)
    assert is_current(settings, encoder=encoder)
    assert build(settings, encoder=encoder) == replace(first, changed=False)
    assert encoder.encoded == []
    assert names(settings) == {first.index_id}


def test_nothing_to_do_loads_no_model(settings: Settings) -> None:
    """How long it takes is measured by benchmarks/bench.py."""
    packaged = replace(settings, model="packaged")
    building.build(packaged, encoder=_PackagedOnPaper(settings.index))
    script = f"""
import sys
from pathlib import Path
from assistant.indexing.build import build
from assistant.settings import Settings
assert not build(Settings(sources=Path({str(settings.sources)!r}), index=Path({str(settings.index)!r}))).changed
heavy = {{"torch", "sentence_transformers", "transformers", "faiss", "numpy"}} & set(sys.modules)
assert not heavy, heavy
"""
    subprocess.run([sys.executable, "-c", script], check=True)


class _PackagedOnPaper(FakeEncoder):
    """Says that it is the packaged model."""

    def __init__(self, cache: Path) -> None:
        super().__init__(building.load_encoder("packaged", cache).fingerprint)


def test_a_renamed_a_removed_and_an_added_file(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    first = build(settings, encoder=encoder)
    encoder.encoded.clear()
    (settings.sources / "moon.pdf").rename(settings.sources / "sun.pdf")
    renamed = build(settings, encoder=encoder)
    assert renamed.changed and renamed.index_id != first.index_id
    assert [report.file for report in opened().reports] == ["more/river.PDF", "sun.pdf"]
    assert encoder.encoded == []

    (settings.sources / "more" / "river.PDF").unlink()
    assert build(settings, encoder=encoder).passages == 2
    assert [row.file for row in opened().ledger] == ["sun.pdf"]
    assert opened().lexical(["clerk"], 5) == []
    assert encoder.encoded == []

    (settings.sources / "new.pdf").write_text("New | Boats are counted every spring. Hats too.", encoding="utf-8")
    build(settings, encoder=encoder)
    sentences = ["Boats are counted every spring.", "Hats too."]
    assert encoder.encoded == [f"New\n{' '.join(sentences)}", *sentences]
    assert [row for row, _ in opened().lexical(["hats"], 5)] == [0]


def test_a_changed_file_embeds_its_changed_texts_only(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    build(settings, encoder=encoder)
    encoder.encoded.clear()
    (settings.sources / "moon.pdf").write_text(MOON.replace("spring", "autumn"), encoding="utf-8")
    build(settings, encoder=encoder)
    assert encoder.encoded == [
        "Housing › Boats\nBoats are counted every autumn.",
        "Boats are counted every autumn.",
    ]
    index = opened()
    for passage in index.passages(range(index.size)):
        vector = encoder.encode([embedding_text(passage)])[0]
        assert index.dense(vector, 1)[0] == (passage.id, pytest.approx(1, abs=1e-5))


def test_the_same_sources_give_the_same_id(settings: Settings, encoder: FakeEncoder) -> None:
    elsewhere = replace(settings, index=settings.index.with_name("elsewhere"))
    assert build(settings, encoder=encoder).index_id == build(elsewhere, encoder=encoder).index_id


def test_another_model_embeds_all_again(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    first = build(settings, encoder=encoder)
    other = FakeEncoder("fake-2")
    assert not is_current(settings, encoder=other)
    assert build(settings, encoder=other).index_id != first.index_id
    assert len(other.encoded) == 10
    assert opened().fingerprint == "fake-2"


def test_a_changed_catalogue_or_reader_builds_again(
    settings: Settings, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(settings, encoder=encoder)
    monkeypatch.setattr(plan.Catalogue, "load", lambda _: Catalogue((), "another"))
    assert build(settings, encoder=encoder).changed
    monkeypatch.setattr(plan, "reading_version", lambda: "another")
    assert build(settings, encoder=encoder).changed
    assert is_current(settings, encoder=encoder)


def test_another_projection_keeps_the_tokens_anew_and_reads_nothing(
    settings: Settings, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(settings, encoder=encoder)
    other = Projection(digest="another")
    monkeypatch.setattr(plan, "digest_of", lambda _: other.digest)
    monkeypatch.setattr(building, "projection_of", lambda *_: other)
    assert not is_current(settings, encoder=encoder)
    monkeypatch.setattr(intake.Job, "read", forbid)
    assert build(settings, encoder=encoder).changed
    kept = TokenStore(Layout(settings.index).tokens, recipe(encoder.fingerprint, other))
    assert kept.digests()
    kept.close()
    assert is_current(settings, encoder=encoder)


def test_troubles_become_ledger_rows(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    for name, content in {"a": "LOCKED", "b": "BROKEN", "c": "STRANGE", "d": "", "e": "\f\f"}.items():
        (settings.sources / f"{name}.pdf").write_text(content, encoding="utf-8")
    ledger = build(settings, encoder=encoder).ledger
    assert [(row.file, row.outcome) for row in ledger] == [
        ("a.pdf", Outcome.LOCKED),
        ("b.pdf", Outcome.FAILED),
        ("c.pdf", Outcome.FAILED),
        ("d.pdf", Outcome.EMPTY),
        ("e.pdf", Outcome.EMPTY),
        ("moon.pdf", Outcome.READ),
        ("more/river.PDF", Outcome.READ),
    ]
    assert [row.reason for row in ledger[:3]] == [
        "a.pdf needs a password.",
        "b.pdf is not a PDF.",
        "too deep",
    ]
    assert [row.reason for row in ledger[3:5]] == ["Its words make no sentence."] * 2
    assert (ledger[6].pages, ledger[6].words, ledger[6].labels, ledger[6].reason) == (2, 20, "p1 to p2", "")
    assert len(opened().reports) == 4


def test_nothing_readable_is_an_index_with_a_ledger(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    for path in settings.sources.rglob("*.[pP]*"):
        path.write_text("BROKEN", encoding="utf-8")
    built = build(settings, encoder=encoder)
    index = opened()
    assert (built.passages, index.size, index.reports, len(index.ledger)) == (0, 0, (), 2)
    assert index.dense(encoder.encode(["boats"])[0], 5) == index.lexical(["boats"], 5) == []


def test_the_same_file_under_two_names_is_read_once(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    for name in ("again.pdf", "zebra.pdf"):
        (settings.sources / name).write_text(MOON, encoding="utf-8")
    ledger = build(settings, encoder=encoder).ledger
    assert [(row.file, row.outcome, row.reason) for row in ledger] == [
        ("again.pdf", Outcome.READ, ""),
        ("moon.pdf", Outcome.READ, "The same file as again.pdf."),
        ("more/river.PDF", Outcome.READ, ""),
        ("zebra.pdf", Outcome.READ, "The same file as again.pdf."),
    ]
    assert [report.file for report in opened().reports] == ["again.pdf", "more/river.PDF"]


def test_no_sources_leaves_the_index_alone(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    build(settings, encoder=encoder)
    with pytest.raises(SourcesError, match="nowhere"):
        build(replace(settings, sources=settings.sources / "nowhere"), encoder=encoder)
    assert opened().size == 4


def test_a_model_that_is_not_there_builds_nothing(settings: Settings) -> None:
    with pytest.raises(ModelError, match="no model at fake"):
        build(settings)
    assert not settings.index.exists()


@pytest.mark.parametrize("stage", [Stage.CHECKING, Stage.READING, Stage.EMBEDDING, Stage.STORING])
def test_a_build_that_ends_halfway_leaves_the_index_answering(
    settings: Settings, encoder: FakeEncoder, opened: Opened, stage: Stage
) -> None:
    first = build(settings, encoder=encoder)
    (settings.sources / "new.pdf").write_text("New | Hats are worn.", encoding="utf-8")
    with pytest.raises(StopError):
        build(settings, stop_at(stage), encoder=encoder)
    assert opened().id == first.index_id
    assert names(settings) == {first.index_id}
    assert build(settings, encoder=encoder).passages == 5
    assert opened().document_frequency("hat") == 1


@pytest.mark.parametrize("step", ["begin", "complete", "save_matrix", "switch"])
def test_a_full_disk_leaves_the_index_answering(
    settings: Settings, encoder: FakeEncoder, opened: Opened, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    first = build(settings, encoder=encoder)
    (settings.sources / "new.pdf").write_text("New | Hats are worn.", encoding="utf-8")
    with (
        monkeypatch.context() as patch,
        pytest.raises(IndexFolderError, match=r"No space left on device.*still answers"),
    ):
        patch.setattr(building, step, full)
        build(settings, encoder=encoder)
    assert opened().id == first.index_id
    assert names(settings) == {first.index_id}
    assert build(settings, encoder=encoder).changed


def test_a_damaged_index_is_built_again(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    first = build(settings, encoder=encoder)
    vectors = Layout(settings.index).live().vectors
    vectors.write_bytes(vectors.read_bytes()[:-1] + b"\0")
    assert not is_current(settings, encoder=encoder)
    again = build(settings, encoder=encoder)
    assert again.changed and again.index_id == first.index_id == opened().id
    Layout(settings.index).current.write_text("nothing", encoding="utf-8")
    assert build(settings, encoder=encoder).changed
    assert opened().size == 4


def test_an_index_of_another_format_is_built_again(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    build(settings, encoder=encoder)
    manifest = Layout(settings.index).live().manifest
    found = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(found | {"schema": 999}), encoding="utf-8")
    with pytest.raises(IndexOutdatedError, match="format 999"):
        opened()
    assert build(settings, encoder=encoder).changed
    assert opened().size == 4


def test_the_last_two_generations_are_kept_and_leftovers_go(settings: Settings, encoder: FakeEncoder) -> None:
    found = []
    for number in range(4):
        (settings.sources / "moon.pdf").write_text(f"Moon | The moon is {number}.", encoding="utf-8")
        if number == 3:
            (settings.index / "generations" / "deadbeef0123").mkdir()
        found.append(build(settings, encoder=encoder).index_id)
        assert names(settings) == set(found[-2:])
    assert (settings.index / "CURRENT").read_text(encoding="utf-8").strip() == found[-1]
    allowed = {"CURRENT", "generations", "build.lock", "readings.sqlite", "tokens.sqlite"}
    assert {path.name for path in settings.index.iterdir()} <= allowed


def test_an_open_index_goes_on_answering_while_the_next_is_built(
    settings: Settings, encoder: FakeEncoder, opened: Opened
) -> None:
    build(settings, encoder=encoder)
    index = opened()
    (settings.sources / "moon.pdf").unlink()
    build(settings, encoder=encoder)
    assert index.lexical(["moon"], 1) and index.passage(0).section == ("Housing",)
    assert opened().lexical(["moon"], 1) == []


def test_two_builds_at_once_take_turns(settings: Settings, encoder: FakeEncoder, opened: Opened) -> None:
    inside, go_on = threading.Event(), threading.Event()
    said: list[str] = []

    def slowly(progress: Progress) -> None:
        if progress.stage is Stage.EMBEDDING:
            inside.set()
            assert go_on.wait(20)

    def second(progress: Progress) -> None:
        if progress.item.startswith("waiting"):
            said.append(progress.item)
            go_on.set()

    thread = threading.Thread(target=build, args=(settings, slowly), kwargs={"encoder": encoder})
    thread.start()
    assert inside.wait(20)
    built = build(settings, second, encoder=FakeEncoder())
    thread.join(20)
    assert said == ["waiting for another build to end"]
    assert not built.changed
    assert opened().id == built.index_id


def test_an_index_folder_that_cannot_be_made_is_a_named_error(settings: Settings, encoder: FakeEncoder) -> None:
    settings.index.write_text("a file stands there", encoding="utf-8")
    with pytest.raises(IndexFolderError, match="cannot be written"):
        build(settings, encoder=encoder)


def test_a_pointer_is_replaced_again_where_a_reader_holds_it(
    settings: Settings, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_file, refusals = generations.os.replace, [1, 1]

    def held(draft: Path, target: Path) -> None:
        if refusals:
            refusals.pop()
            raise PermissionError(errno.EACCES, "held")
        replace_file(draft, target)

    monkeypatch.setattr(generations.os, "replace", held)
    assert build(settings, encoder=encoder).changed


def test_the_heading_path_stands_before_the_text() -> None:
    sentences = (Sentence("One.", ()), Sentence("Two.", ()))
    assert embedding_text(Passage(0, "r", ("A", "B"), sentences)) == "A › B\nOne. Two."
    assert embedding_text(Passage(0, "r", (), sentences)) == "One. Two."


def test_a_real_pdf_is_read_by_the_real_reader(
    tmp_path: Path, encoder: FakeEncoder, pdf: Callable[[list[str]], bytes]
) -> None:
    real = Settings(sources=tmp_path / "sources", index=tmp_path / "index", model="fake")
    real.sources.mkdir()
    (real.sources / "ferry.pdf").write_bytes(
        pdf(["The ferry office opened in 1904.", "It sells tickets for the crossing."])
    )
    (real.sources / "torn.pdf").write_bytes(pdf(["Nobody will read this."])[:40])
    built = build(real, encoder=encoder)
    assert [(row.file, row.outcome, row.pages) for row in built.ledger] == [
        ("ferry.pdf", Outcome.READ, 2),
        ("torn.pdf", Outcome.FAILED, 0),
    ]
    assert "torn.pdf" in built.ledger[1].reason
    index = Index.open(real.index)
    found = index.passage(index.lexical(["tickets"], 1)[0][0])
    assert "It sells tickets for the crossing." in found.text
    assert 2 in found.page_numbers
    assert "opened in 1904" in index.page(found.report_id, 1).text
    index.close()


def test_the_manifest_says_how_vectors_are_searched(
    settings: Settings, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(settings, encoder=encoder)
    assert Layout(settings.index).live().read_manifest().parts[0].search == Method("exact", 0, 0, 1.0)
    monkeypatch.setattr(large, "EXACT_LIMIT", 1)
    build(replace(settings, index=settings.index.parent / "other"), encoder=encoder)
    search = Layout(settings.index.parent / "other").live().read_manifest().parts[0].search
    assert (search.lists, search.probes) == (4, 8)
