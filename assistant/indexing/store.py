"""The index as the other rooms see it: opened, checked, and asked from any thread."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from cachetools import LRUCache

from assistant.errors import IndexDamagedError, IndexOutdatedError
from assistant.indexing import lexical, postings, wordlist
from assistant.indexing.bm25 import Ranking
from assistant.indexing.generations import live_name
from assistant.indexing.grain import SentenceGrain, best_sentences, ranked
from assistant.indexing.layout import REBUILD, Generation, Layout, Manifest
from assistant.indexing.matrix import StoredMatrix
from assistant.indexing.parts import PartedMatrix, PartedRows, PartedVectors
from assistant.indexing.rows import Rows
from assistant.indexing.vectors import Vectors
from assistant.records import LedgerRow, Page, PageAddress, Passage, Report, Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GRAIN_LIMIT = 50_000  # passages; beyond, not every sentence is looked at
GRAIN_POOL = 400
RECENT = 2500  # passages that stay in memory, some 10 kB each: a question looks at sixty, one that follows at the same


def live_id(folder: Path) -> str:
    """The id of the index that answers in `folder` now, '' where there is none. One small file is read, none checked.

    Where it is not an open Index's id, a newer index has taken that one's place.
    """
    return live_name(Layout(folder)).partition("-")[0]


class Index:
    """One generation, read only; it stays the same while a newer one is built beside it.

    manifest: what it was made from. id: the same for the same answers. model, fingerprint: what it was embedded with.
    reports: in the order of their files. generation: its files. size: the number of passages, whose ids
    run from 0.
    """

    def __init__(self, generation: Generation, manifest: Manifest) -> None:
        self.manifest = manifest
        self.id = manifest.id
        self.model = manifest.model
        self.fingerprint = manifest.fingerprint
        self.generation = generation
        parts = [generation.part(part.name) for part in manifest.parts]
        first_passages, first_sentences = (
            list(accumulate((part.counts[what] for part in manifest.parts[:-1]), initial=0))
            for what in ("passages", "sentences")
        )
        rows = [Rows(part.passages) for part in parts]
        vectors = [Vectors.load(part.vectors) for part in parts]
        sentences = [StoredMatrix(part.sentences) for part in parts]
        self._is_parted = len(parts) > 1
        order = [file.file for file in manifest.files]
        self._rows = PartedRows(rows, first_passages, order) if self._is_parted else rows[0]
        self._vectors = PartedVectors(vectors, first_passages) if self._is_parted else vectors[0]
        self._sentences = PartedMatrix(sentences, first_sentences) if self._is_parted else sentences[0]
        self._ranking = Ranking(self._rows.connections)
        self.reports: tuple[Report, ...] = self._rows.reports()
        self.size = self._vectors.size
        self._ranges = self._rows.ranges()
        self._frequencies: dict[tuple[str, tuple[str, ...] | None], int] = {}
        self._recent: LRUCache[int, Passage] = LRUCache(RECENT)
        self._lock = Lock()

    @classmethod
    def open(cls, folder: Path, model: str | None = None) -> Index:
        """Open the live generation of `folder`, after its checksums are checked.

        model: what the index must have been built with, where that matters. Raises IndexMissingError where nothing is
        built yet, IndexOutdatedError where it is of another format or model, IndexDamagedError where it is not whole.
        """
        layout = Layout(folder)
        while True:
            generation = layout.live()
            try:
                return cls.of(generation, model)
            except IndexDamagedError:
                # Two builds may have ended since CURRENT was read, and the second removed what it named.
                if layout.live() == generation:
                    raise

    @classmethod
    def of(cls, generation: Generation, model: str | None = None) -> Index:
        """Open one generation, as `open` does the live one."""
        manifest = generation.read_manifest()
        if model is not None and manifest.model != model:
            raise IndexOutdatedError(f"The index was built with another model, {manifest.model}: {REBUILD}")
        generation.verify(manifest)
        return cls(generation, manifest)

    @cached_property
    def ledger(self) -> tuple[LedgerRow, ...]:
        """A row for each file found."""
        return self._rows.ledger()

    def passage(self, passage_id: int) -> Passage:
        """Raises KeyError where there is no such passage."""
        return self.passages([passage_id])[0]

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """In the order of `ids`. Raises KeyError where there is no such passage."""
        wanted = [int(number) for number in ids]
        with self._lock:
            found = {number: self._recent[number] for number in wanted if number in self._recent}
        if new := [number for number in dict.fromkeys(wanted) if number not in found]:
            read = dict(zip(new, self._rows.passages(new), strict=True))
            found |= read
            with self._lock:
                self._recent.update(read)
        return [found[number] for number in wanted]

    def page(self, report_id: str, number: int) -> Page:
        """The PDF page `number` (from 1), its text as the PDF reader gave it. Raises KeyError where there is none."""
        return self._rows.page(report_id, number)

    def labels(self, report_id: str) -> dict[int, str]:
        """PDF page number -> label, for every page of the report, in order; empty for an unknown report."""
        return self._rows.labels(report_id)

    def pages(self, report_id: str) -> tuple[Page, ...]:
        """Every page of the report, in order; none for an unknown report."""
        return self._rows.pages(report_id)

    def addresses(self, report_id: str, numbers: Sequence[int]) -> tuple[PageAddress, ...]:
        """How those PDF pages of the report are cited, in the order of `numbers`."""
        return self._rows.addresses(report_id, numbers)

    def dense(
        self, vector: NDArray[np.float32], top: int, report_ids: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """The `top` passages nearest to `vector` (of length 1), as (id, cosine), best first; exact, filtered or not."""
        return self._vectors.search(vector, top, None if report_ids is None else self._ids(report_ids))

    def sentence_grain(
        self, vector: NDArray[np.float32], top: int, report_ids: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """The `top` passages that hold the sentences nearest to `vector`, as (id, cosine), best first.

        Exact in an index of up to GRAIN_LIMIT passages; in one of more, only the sentences of the GRAIN_POOL nearest
        passages are looked at.
        """
        import numpy as np

        ids = None if report_ids is None else self._ids(report_ids)
        if self.size <= GRAIN_LIMIT and not self._is_parted:
            return self._grain.search(vector, top, ids)
        if ids is None or len(ids) > GRAIN_POOL:
            ids = sorted(number for number, _ in self.dense(vector, GRAIN_POOL, report_ids))
        if top < 1 or not len(ids):
            return []
        extents = self._extents[np.asarray(ids, dtype=np.int64)]
        return ranked(ids, best_sentences(self._sentences, extents, vector), top)

    def lexical(
        self, terms: Sequence[str], top: int, report_ids: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """The `top` passages that hold any of `terms`, as (id, BM25), best first."""
        return self._ranking.search(terms, top, None if report_ids is None else self._ids(report_ids))

    def matching(self, expression: str, report_ids: Collection[str] | None = None) -> list[int]:
        """The ids of every passage whose text an FTS5 expression finds, ascending; of all passages for ''."""
        with self._rows.connections() as connections:
            return [row for one in connections for row in lexical.matching(one, expression, report_ids)]

    def headed(self, words: str, report_ids: Collection[str] | None = None) -> list[int]:
        """The ids of every passage whose headings hold these words side by side, ascending."""
        with self._rows.connections() as connections:
            return [row for one in connections for row in lexical.headed(one, words, report_ids)]

    def document_frequency(self, term: str, report_ids: Collection[str] | None = None) -> int:
        """How many passages, of `report_ids` where given, hold `term`, in any form with the same stem."""
        key = (term, None if report_ids is None else tuple(sorted(report_ids)))
        if key not in self._frequencies:
            ids = None if report_ids is None else self._ids(report_ids)
            self._frequencies[key] = self._ranking.frequency(term, ids)
        return self._frequencies[key]

    def count(self, report_ids: Collection[str] | None = None) -> int:
        """How many passages there are, of `report_ids` where given."""
        return self.size if report_ids is None else len(self._ids(report_ids))

    @cached_property
    def abbreviations(self) -> dict[str, str]:
        """Abbreviation -> the words that it stands for in the reports: 'CJS' -> 'Criminal Justice System'."""
        with self._rows.connections() as connections:
            return wordlist.known(connections)

    def spelled_out(self, short: str) -> str:
        """The name in the reports whose initials are `short`, '' for none: 'CPS' -> 'Crown Prosecution Service'."""
        with self._rows.connections() as connections:
            return wordlist.spelled_out(connections, short)

    def near_word(self, word: str) -> str:
        """The word of the reports that `word` is a slip for, '' where there is none or it is one of them itself."""
        with self._rows.connections() as connections:
            return wordlist.near(connections, word)

    @cached_property
    def sections(self) -> tuple[tuple[str, ...], ...]:
        """Every path of headings, once, in reading order."""
        return self._rows.sections()

    def sections_of(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        """The path of headings of each passage, in the order of `ids`. Raises KeyError for an unknown one."""
        return self._rows.sections_of(ids)

    def vectors(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """The passages' vectors, shape (ids, dimensions)."""
        return self._vectors.reconstruct(ids)

    def sentence_vectors(self, passage_id: int) -> NDArray[np.float32]:
        """A vector for each sentence of the passage, in their order, shape (sentences, dimensions).

        Of length 1 to three decimals. Raises KeyError where there is no such passage.
        """
        return self.sentence_rows(self._rows.sentence_ids(passage_id))

    def sentence_rows(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """The vectors of sentences by their rows, shape (ids, dimensions)."""
        return self._sentences[list(ids)].astype("float32")

    def sentence_vectors_of(self, passage_ids: Sequence[int]) -> list[NDArray[np.float32]]:
        """For each passage, in order, the vectors of its sentences, shape (sentences, dimensions)."""
        ids = self._rows.sentence_ids_of(passage_ids)
        rows = self.sentence_rows([number for own in ids for number in own])
        ends = list(accumulate(map(len, ids), initial=0))
        return [rows[start:end] for start, end in pairwise(ends)]

    def group(self, report_id: str, number: int) -> list[Sentence]:
        """A list's lead-in and items, in reading order; empty for an unknown one."""
        return self._rows.group(report_id, number)

    def passage_ids(self, report_id: str) -> range:
        """The ids of the report's passages; none for an unknown report."""
        return self._ranges.get(report_id, range(0))

    def files_of_parts(self) -> list[set[str]]:
        """For each part, the files whose reports are in it."""
        return self._rows.files()

    def passages_by_digest(self, first_part: int = 0) -> dict[bytes, int]:
        """Digest of an embedded text -> passage id, in the parts from `first_part` on."""
        return self._rows.digests("passages", first_part)

    def sentences_by_digest(self, first_part: int = 0) -> dict[bytes, int]:
        """Digest of an embedded text -> row of a sentence, in the parts from `first_part` on."""
        return self._rows.digests("sentences", first_part)

    def close(self) -> None:
        """Let go of the files, once the questions under way are answered."""
        self._rows.close()

    @cached_property
    def _grain(self) -> SentenceGrain:
        assert not isinstance(self._sentences, PartedMatrix)
        return SentenceGrain(self._sentences.whole(), self._extents)

    @cached_property
    def _extents(self) -> NDArray[np.int64]:
        """The rows of each passage's first and last sentence, by its id."""
        import numpy as np

        with self._rows.connections() as connections:
            return np.concatenate([postings.read_extents(one) for one in connections])

    def _ids(self, report_ids: Collection[str]) -> range | list[int]:
        """The ids of the reports' passages: a range where they follow each other."""
        chosen = sorted((ids for name, ids in self._ranges.items() if name in report_ids), key=lambda ids: ids.start)
        if chosen and sum(map(len, chosen)) == chosen[-1].stop - chosen[0].start:
            return range(chosen[0].start, chosen[-1].stop)
        return [number for ids in chosen for number in ids]
