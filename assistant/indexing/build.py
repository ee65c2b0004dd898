"""The index is built: files are read, passages and sentences embedded, all stored beside the old index and switched in.

A build with nothing to do reads no PDF and loads no model; one with something to do reads the files that the index
before it did not hold, and embeds only the texts that it did not hold. Files are read in other processes, on all cores,
while what is read already is embedded in this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from assistant.errors import IndexDamagedError, IndexFolderError, SettingsError
from assistant.indexing.embedding import Embedding
from assistant.indexing.encoder import Encoder, load_encoder
from assistant.indexing.generations import (
    begin,
    building,
    clear,
    complete,
    live_name,
    remove,
    switch,
    tidy,
    whole,
    writing,
)
from assistant.indexing.intake import Intake, Reused
from assistant.indexing.keeping import Standing, standing
from assistant.indexing.kept import KeptReadings, discard
from assistant.indexing.layout import Generation, Layout, Manifest, Part
from assistant.indexing.matrix import save_matrix
from assistant.indexing.plan import Plan, raw_version
from assistant.indexing.previous import Previous
from assistant.indexing.projection import projection_of
from assistant.indexing.rows import Rows
from assistant.indexing.store import Index
from assistant.indexing.token_store import MOST, TokenStore, recipe
from assistant.indexing.tokens import token_counter
from assistant.indexing.vectors import Vectors
from assistant.indexing.writer import Writer
from assistant.reading import ocr
from assistant.records import LedgerRow, OnProgress, Progress, Stage
from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Built:
    """What a build ended with. changed: False where the index was up to date; passages: how many it holds.

    damage: which file of the index before was damaged, for a person to read, or ''.
    """

    index_id: str
    changed: bool
    ledger: tuple[LedgerRow, ...]
    passages: int
    damage: str = ""


def ignore(_: Progress) -> None:
    """Report progress to no one."""


def build(settings: Settings, on_progress: OnProgress = ignore, *, encoder: Encoder | None = None) -> Built:
    """Bring the index up to date with the sources; where it is, return at once.

    on_progress is called in the calling thread; what it raises ends the build. encoder: instead of settings.model's.
    What settings.ocr and the passwords brought into the index stays there when a later build is not given them.
    A file that cannot be read, or is the same as another, is a row in the ledger with the reason. Until the last step
    the index from before answers, and it goes on to where the build fails or is killed.
    Raises SourcesError, CatalogueError, ModelError, SettingsError where OCR is wanted and cannot be had, and
    IndexFolderError where the index cannot be written.
    """
    layout = Layout(settings.index)
    encoder = encoder or load_encoder(settings.model, layout.model)
    plan = Plan.of(settings, encoder, on_progress)
    built = _standing(layout, plan)
    if built is None:
        waited: list[Progress] = []

        def on_wait() -> None:
            waited.append(Progress(Stage.CHECKING, item="waiting for another build to end"))
            on_progress(waited[0])

        with building(layout, on_wait):
            if waited:  # the other build may have made the very same index, or the sources may have changed since
                plan = Plan.of(settings, encoder, on_progress)
                built = _standing(layout, plan)
            built = built or _Build(layout, plan, encoder, on_progress).run()
    else:
        tidy(layout)
    on_progress(Progress(Stage.READY))
    return built


def is_current(settings: Settings, *, encoder: Encoder | None = None) -> bool:
    """Whether `build` would have nothing to do: sources, catalogue, model and format are as they were, the index whole.

    Raises SourcesError, CatalogueError and ModelError, as `build` does.
    """
    layout = Layout(settings.index)
    plan = Plan.of(settings, encoder or load_encoder(settings.model, layout.model), ignore)
    return _standing(layout, plan) is not None


def _standing(layout: Layout, plan: Plan) -> Built | None:
    """The index that stands, where it is whole and what the plan wants."""
    try:
        generation = layout.live()
        manifest = generation.read_manifest()
        if not plan.is_met(manifest):
            return None
        generation.verify(manifest)
    except IndexFolderError:
        return None
    rows = Rows(generation.passages)
    try:
        ledger = rows.ledger()
    finally:
        rows.close()
    if any(plan.is_stale(row, manifest) for row in ledger):
        return None
    return Built(manifest.id, False, ledger, manifest.counts["passages"])


def _damage(layout: Layout) -> str:
    """Which file of the live generation is damaged, '' for none."""
    try:
        generation = layout.live()
        generation.verify(generation.read_manifest())
    except IndexDamagedError as error:
        return str(error)
    except IndexFolderError:
        return ""
    return ""


class _Build:
    """One build under way; the lock is held."""

    def __init__(self, layout: Layout, plan: Plan, encoder: Encoder, on_progress: OnProgress) -> None:
        self._layout = layout
        self._plan = plan
        self._encoder = encoder
        self._report = on_progress
        self._projection = projection_of(plan.settings.model, encoder.dimensions)

    def run(self) -> Built:
        """Make a generation and switch to it; a failure takes its leftovers away."""
        if self._plan.settings.ocr and (problem := ocr.missing()):
            raise SettingsError(f"{problem} Install it, or build without --ocr.")
        damage = _damage(self._layout)
        with writing(self._layout):
            clear(self._layout)
            generation = begin(self._layout)
        try:
            with self._before() as before, self._kept() as kept, self._tokens() as tokens:
                stands = self._standing(before)
                embedding = Embedding(self._encoder, before, len(stands.parts), (tokens, self._projection))
                ledger, writer = self._read(generation, embedding, stands, self._reused(before, stands), kept)
                passages, sentences = embedding.finish(self._report)
            self._report(Progress(Stage.STORING))
            with writing(self._layout):
                vectors = Vectors.build(passages)
                vectors.save(generation.vectors)
                save_matrix(generation.sentences, sentences)
                stands.put(generation)
                last = Part("", writer.counts, vectors.method)
                manifest = self._manifest(generation, ledger, stands, last)
                generation = complete(self._layout, generation, manifest)
                switch(self._layout, generation)
            with self._tokens() as tokens:
                tokens.only(embedding.passage_digests if manifest.counts["passages"] <= MOST else ())
        except BaseException as error:
            if isinstance(error, IndexFolderError):  # the disk may be full of what need not be kept
                discard(self._layout.kept)
                discard(self._layout.tokens)
            if live_name(self._layout) != generation.folder.name:
                remove(generation)
            raise
        return Built(manifest.id, True, tuple(ledger), manifest.counts["passages"], damage)

    def _read(
        self, generation: Generation, embedding: Embedding, stands: Standing, reused: Reused, kept: KeptReadings
    ) -> tuple[list[LedgerRow], Writer]:
        """Read the files into passages.sqlite, embedding meanwhile; the writer that is given back is closed."""
        plan, encoder = self._plan, self._encoder
        intake = Intake(plan.settings, plan.catalogue, token_counter(encoder, plan.settings.model), encoder.max_tokens)
        ledger: list[LedgerRow] = []
        with writing(self._layout):
            writer = Writer(generation.passages, stands.count("passages"), stands.count("sentences"))
        try:
            for row, document in intake.read_all(plan.files, reused, kept, self._report):
                ledger.append(row)
                if document is not None:
                    with writing(self._layout):
                        embedding.add(writer.add(document))
                    # The step that is shown is told again, so that whoever is told can end the build.
                    step = Progress(Stage.READING, len(ledger), len(plan.files))
                    embedding.work(partial(self._report, step))
            with writing(self._layout):
                writer.finish(ledger)
        finally:
            writer.close()
        return ledger, writer

    @contextmanager
    def _before(self) -> Iterator[Index | None]:
        """The newest index before this one that is not damaged, where its vectors can be used again."""
        for generation in whole(self._layout):
            try:
                index = Index.of(generation)
            except IndexFolderError:
                continue
            try:
                yield index if index.fingerprint == self._plan.fingerprint else None
            finally:
                index.close()
            return
        yield None

    @contextmanager
    def _kept(self) -> Iterator[KeptReadings]:
        """What was read of files before. That of files which are gone is forgotten with the generation before."""
        kept = KeptReadings(self._layout, raw_version())
        try:
            yield kept
            kept.only({file.sha256 for file in self._plan.files})
        finally:
            kept.close()

    @contextmanager
    def _tokens(self) -> Iterator[TokenStore]:
        made = recipe(self._plan.fingerprint, self._projection)
        store = TokenStore(self._layout.tokens, made, writing=True)
        try:
            yield store
        finally:
            store.close()

    def _standing(self, before: Index | None) -> Standing:
        if before is None or not self._plan.reuses(before.manifest):
            return Standing()
        return standing(before, self._plan)

    def _reused(self, before: Index | None, stands: Standing) -> Reused:
        if before is None or not self._plan.reuses(before.manifest):
            return lambda _: None
        return Previous(before, lambda row: self._plan.is_stale(row, before.manifest), stands.files).take

    def _manifest(self, generation: Generation, ledger: list[LedgerRow], stands: Standing, last: Part) -> Manifest:
        plan, parts = self._plan, (*stands.parts, last)
        return Manifest(
            id=plan.index_id(ledger, [artefact.sha256 for artefact in stands.artefacts]),
            plan=plan.id,
            model=plan.settings.model,
            fingerprint=plan.fingerprint,
            dimensions=self._encoder.dimensions,
            catalogue=plan.catalogue.digest,
            reading=plan.reading,
            files=plan.files,
            counts={"files": len(ledger)} | {what: sum(part.counts[what] for part in parts) for what in last.counts},
            artefacts=(*stands.artefacts, *generation.measure()),
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            file_seconds=plan.settings.file_seconds,
            file_megabytes=plan.settings.file_megabytes,
            passwords=plan.tried(ledger),
            parts=parts,
        )
