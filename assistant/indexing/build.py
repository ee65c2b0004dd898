"""The index is built: files are read, passages and sentences embedded, all stored beside the old index and switched in.

A build with nothing to do reads no PDF and loads no model; one with something to do reads the files and embeds only
the texts that the index before it did not hold.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant import catalogue as catalogue_room
from assistant.catalogue import Catalogue
from assistant.errors import IndexFolderError
from assistant.indexing.embedding import embed
from assistant.indexing.encoder import Encoder, load_encoder
from assistant.indexing.files import find
from assistant.indexing.generations import begin, building, clear, complete, live_name, remove, switch, writing
from assistant.indexing.intake import Intake
from assistant.indexing.layout import SCHEMA, Generation, Layout, Manifest, SourceFile
from assistant.indexing.rows import Rows
from assistant.indexing.store import Index
from assistant.indexing.vectors import Vectors, save_matrix
from assistant.indexing.writer import Writer
from assistant.reading import reader
from assistant.records import LedgerRow, OnProgress, Passage, Progress, Stage
from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Built:
    """What a build ended with. changed: False where the index was up to date; passages: how many it holds."""

    index_id: str
    changed: bool
    ledger: tuple[LedgerRow, ...]
    passages: int


def ignore(_: Progress) -> None:
    """Report progress to no one."""


def embedding_text(passage: Passage) -> str:
    """What stands for a passage before the model: its heading path on a line, then its text."""
    return f"{passage.heading}\n{passage.text}" if passage.section else passage.text


def build(settings: Settings, on_progress: OnProgress = ignore, *, encoder: Encoder | None = None) -> Built:
    """Bring the index up to date with the sources; where it is, return at once.

    on_progress is called in the calling thread; what it raises ends the build. encoder: instead of settings.model's.
    A file that cannot be read, or is the same as another, is a row in the ledger with the reason. Until the last step
    the index from before answers, and it goes on to where the build fails or is killed.
    Raises SourcesError, CatalogueError, ModelError, and IndexFolderError where the index cannot be written.
    """
    layout = Layout(settings.index)
    encoder = encoder or load_encoder(settings.model, layout.model)
    plan = _plan(settings, encoder, on_progress)
    built = _standing(layout, plan)
    if built is None:
        waited: list[Progress] = []

        def on_wait() -> None:
            waited.append(Progress(Stage.CHECKING, item="waiting for another build to end"))
            on_progress(waited[0])

        with building(layout, on_wait):
            if waited:  # the other build may have made the very same index, or the sources may have changed since
                plan = _plan(settings, encoder, on_progress)
                built = _standing(layout, plan)
            built = built or _Build(layout, plan, encoder, on_progress).run()
    on_progress(Progress(Stage.READY))
    return built


def is_current(settings: Settings, *, encoder: Encoder | None = None) -> bool:
    """Whether `build` would have nothing to do: sources, catalogue, model and format are as they were, the index whole.

    Raises SourcesError, CatalogueError and ModelError, as `build` does.
    """
    layout = Layout(settings.index)
    plan = _plan(settings, encoder or load_encoder(settings.model, layout.model), ignore)
    return _standing(layout, plan) is not None


@dataclass(frozen=True, slots=True)
class _Plan:
    """Everything that decides what the index will hold."""

    sources: Path
    files: tuple[SourceFile, ...]
    catalogue: Catalogue
    model: str
    fingerprint: str
    reading: str

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits, the same for the same answers."""
        files = [(file.file, file.sha256, file.problem) for file in self.files]
        whole = json.dumps([SCHEMA, self.fingerprint, self.reading, self.catalogue.digest, files])
        return hashlib.sha256(whole.encode()).hexdigest()[:12]


def _plan(settings: Settings, encoder: Encoder, on_progress: OnProgress) -> _Plan:
    files = find(settings.sources, on_progress)
    catalogue = Catalogue.load(settings.sources)
    return _Plan(settings.sources, files, catalogue, settings.model, encoder.fingerprint, _reading_version())


def _reading_version() -> str:
    """Changes with the code that reads PDFs, so that a release that reads better builds its index again."""
    paths = [Path(catalogue_room.__file__), *sorted(Path(reader.__file__).parent.glob("*.py"))]
    joined = b"\0".join(path.read_bytes() for path in paths if path.is_file())
    return hashlib.sha256(joined).hexdigest()[:12]


def _standing(layout: Layout, plan: _Plan) -> Built | None:
    """The index that stands, where it is whole and what the plan wants."""
    try:
        generation = layout.live()
        manifest = generation.read_manifest()
        if (manifest.id, manifest.model) != (plan.id, plan.model):
            return None
        generation.verify(manifest)
    except IndexFolderError:
        return None
    rows = Rows(generation.passages)
    try:
        return Built(manifest.id, False, rows.ledger(), manifest.counts["passages"])
    finally:
        rows.close()


class _Build:
    """One build under way; the lock is held."""

    def __init__(self, layout: Layout, plan: _Plan, encoder: Encoder, on_progress: OnProgress) -> None:
        self._layout = layout
        self._plan = plan
        self._encoder = encoder
        self._report = on_progress

    def run(self) -> Built:
        """Make a generation and switch to it; a failure takes its leftovers away."""
        with writing(self._layout):
            clear(self._layout)
            generation = begin(self._layout, self._plan.id)
        try:
            ledger, writer = self._read(generation)
            self._embed(generation, writer)
            counts = {
                "files": len(ledger),
                "reports": writer.reports,
                "pages": writer.pages,
                "passages": len(writer.passage_texts),
                "sentences": len(writer.sentence_texts),
            }
            with writing(self._layout):
                complete(generation, self._manifest(generation, counts))
                switch(self._layout, generation)
        except BaseException:
            if live_name(self._layout) != generation.folder.name:
                remove(generation)
            raise
        return Built(self._plan.id, True, tuple(ledger), counts["passages"])

    def _read(self, generation: Generation) -> tuple[list[LedgerRow], Writer]:
        """Read the files into passages.sqlite; the writer that is given back is closed and knows what to embed."""
        plan = self._plan
        intake = Intake(plan.sources, plan.catalogue, self._encoder.count_tokens, self._encoder.max_tokens)
        ledger = []
        with writing(self._layout):
            writer = Writer(generation.passages)
        try:
            for row, document in intake.read_all(plan.files, self._report):
                ledger.append(row)
                if document is not None:
                    with writing(self._layout):
                        writer.add(document, [embedding_text(passage) for passage in document.passages])
            with writing(self._layout):
                writer.finish(ledger)
        finally:
            writer.close()
        return ledger, writer

    def _embed(self, generation: Generation, writer: Writer) -> None:
        before = self._before()
        try:
            passages, sentences = embed(
                writer.passage_texts, writer.sentence_texts, before, self._encoder, self._report
            )
        finally:
            if before:
                before.close()
        self._report(Progress(Stage.STORING))
        with writing(self._layout):
            Vectors.build(passages).save(generation.vectors)
            save_matrix(generation.sentences, sentences)

    def _before(self) -> Index | None:
        """The index before this one, where its vectors can be used again."""
        try:
            index = Index.open(self._layout.root)
        except IndexFolderError:
            return None
        if index.fingerprint == self._plan.fingerprint:
            return index
        index.close()
        return None

    def _manifest(self, generation: Generation, counts: dict[str, int]) -> Manifest:
        plan = self._plan
        return Manifest(
            id=plan.id,
            model=plan.model,
            fingerprint=plan.fingerprint,
            dimensions=self._encoder.dimensions,
            catalogue=plan.catalogue.digest,
            reading=plan.reading,
            files=plan.files,
            counts=counts,
            artefacts=generation.measure(),
            created=datetime.now(UTC).isoformat(timespec="seconds"),
        )
