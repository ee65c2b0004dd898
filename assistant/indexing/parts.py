"""A large index in several parts: each holds some of the reports, and all are asked as if they were one.

A part is never written to again. To add a report to a large archive a new part is written, beside links to those that
stand: see `keeping`. Passages and sentences are numbered on from part to part.
"""

from __future__ import annotations

import bisect
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from assistant.indexing.matrix import StoredMatrix
from assistant.indexing.rows import Rows
from assistant.indexing.vectors import Vectors
from assistant.records import LedgerRow, Page, PageAddress, Passage, Report, Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def by_part(numbers: Sequence[int], firsts: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """The parts that `numbers` fall into, each with the places in `numbers` that fall into it.

    firsts: the first number of each part, ascending; an empty part has that of the next.
    """
    places: dict[int, list[int]] = {}
    for place, number in enumerate(numbers):
        places.setdefault(bisect.bisect_right(firsts, number) - 1, []).append(place)
    yield from places.items()


class PartedRows:
    """As `Rows`, over the rows of each part. firsts: the first passage of each; order: the files, as listed."""

    def __init__(self, parts: Sequence[Rows], firsts: Sequence[int], order: Sequence[str]) -> None:
        self._parts = parts
        self._firsts = firsts
        place = {file: number for number, file in enumerate(order)}
        self._of_part = [part.reports() for part in parts]
        self._reports = tuple(
            sorted((one for reports in self._of_part for one in reports), key=lambda one: place[one.file])
        )
        self._home = {report.id: part for part, reports in zip(parts, self._of_part, strict=True) for report in reports}

    @contextmanager
    def connections(self) -> Iterator[list[sqlite3.Connection]]:
        """A connection to each part that no other thread has meanwhile. Raises IndexFolderError once closed."""
        with ExitStack() as stack:
            yield [stack.enter_context(part.connection()) for part in self._parts]

    def close(self) -> None:
        """Let go of the files, once the questions under way are answered."""
        for part in self._parts:
            part.close()

    def reports(self) -> tuple[Report, ...]:
        """Every report, in the order of the files."""
        return self._reports

    def files(self) -> list[set[str]]:
        """The files whose reports are in each part."""
        return [{report.file for report in reports} for reports in self._of_part]

    def ledger(self) -> tuple[LedgerRow, ...]:
        """A row for each file that was found: the last part has the whole."""
        return self._parts[-1].ledger()

    def ranges(self) -> dict[str, range]:
        """The ids of each report's passages, which follow each other."""
        return {name: ids for part in self._parts for name, ids in part.ranges().items()}

    def page(self, report_id: str, number: int) -> Page:
        """Raises KeyError where there is no such page."""
        return self._home[report_id].page(report_id, number)

    def pages(self, report_id: str) -> tuple[Page, ...]:
        """Every page of a report, in order; none for an unknown report."""
        return self._home[report_id].pages(report_id) if report_id in self._home else ()

    def labels(self, report_id: str) -> dict[int, str]:
        """Page number -> label, for every page."""
        return self._home[report_id].labels(report_id) if report_id in self._home else {}

    def addresses(self, report_id: str, numbers: Sequence[int]) -> tuple[PageAddress, ...]:
        """How those pages of a report are cited, in the order of `numbers`; without a label where there is none."""
        return self._home.get(report_id, self._parts[0]).addresses(report_id, numbers)

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """In the order of `ids`. Raises KeyError where there is no such passage."""
        found: dict[int, Passage] = {}
        for part, places in by_part(ids, self._firsts):
            chosen = [ids[place] for place in places]
            found.update(zip(places, self._at(part, chosen[0]).passages(chosen), strict=True))
        return [found[place] for place in range(len(ids))]

    def sentence_ids(self, passage_id: int) -> list[int]:
        """The rows of a passage's sentences, in their order. Raises KeyError where there is no such passage."""
        return self.sentence_ids_of([passage_id])[0]

    def sentence_ids_of(self, passage_ids: Sequence[int]) -> list[list[int]]:
        """The rows of each passage's sentences, in the order of `passage_ids`. Raises KeyError for an unknown one."""
        found: dict[int, list[int]] = {}
        for part, places in by_part(passage_ids, self._firsts):
            chosen = [passage_ids[place] for place in places]
            found.update(zip(places, self._at(part, chosen[0]).sentence_ids_of(chosen), strict=True))
        return [found[place] for place in range(len(passage_ids))]

    def sections_of(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        """The path of headings of each passage, in the order of `ids`. Raises KeyError for an unknown one."""
        found: dict[int, tuple[str, ...]] = {}
        for part, places in by_part(ids, self._firsts):
            chosen = [ids[place] for place in places]
            found.update(zip(places, self._at(part, chosen[0]).sections_of(chosen), strict=True))
        return [found[place] for place in range(len(ids))]

    def sections(self) -> tuple[tuple[str, ...], ...]:
        """Every path of headings, once, in reading order."""
        return tuple(dict.fromkeys(path for part in self._parts for path in part.sections()))

    def group(self, report_id: str, number: int) -> list[Sentence]:
        """A list's lead-in and items, in reading order."""
        return self._home[report_id].group(report_id, number) if report_id in self._home else []

    def digests(self, table: str, first_part: int = 0) -> dict[bytes, int]:
        """Digest of a text -> a row whose vector is of that text, in the parts from `first_part` on."""
        found: dict[bytes, int] = {}
        for part in reversed(self._parts[first_part:]):
            found |= part.digests(table)
        return found

    def _at(self, part: int, number: int) -> Rows:
        if part < 0:
            raise KeyError(number)
        return self._parts[part]


class PartedVectors:
    """As `Vectors`, over the vectors of each part."""

    def __init__(self, parts: Sequence[Vectors], firsts: Sequence[int]) -> None:
        self._parts = parts
        self._firsts = firsts

    @property
    def size(self) -> int:
        """How many vectors there are."""
        return self._firsts[-1] + self._parts[-1].size

    def search(
        self, vector: NDArray[np.float32], top: int, ids: range | Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The `top` nearest as (id, cosine), best first, equal ones by id; among `ids`, ascending, where given."""
        found = [
            (-score, row + first)
            for part, first in zip(self._parts, self._firsts, strict=True)
            for row, score in part.search(vector, top, _within(ids, first, part.size))
        ]
        return [(row, -score) for score, row in sorted(found)[: max(top, 0)]]

    def reconstruct(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """The vectors of `ids`, shape (ids, dimensions)."""
        import numpy as np

        none = self._parts[0].reconstruct([])
        result = np.zeros((len(ids), none.shape[1]), dtype=np.float32)
        for part, places in by_part(ids, self._firsts):
            result[places] = self._parts[part].reconstruct([ids[place] - self._firsts[part] for place in places])
        return result


class PartedMatrix:
    """Rows of matrices that are kept on disk, numbered on from one to the next. firsts: the first row of each."""

    def __init__(self, parts: Sequence[StoredMatrix], firsts: Sequence[int]) -> None:
        self._parts = parts
        self._firsts = firsts

    def __getitem__(self, ids: Sequence[int] | NDArray[np.int64]) -> NDArray[np.float16]:
        import numpy as np

        numbers = np.asarray(ids, dtype=np.int64)
        owners = np.searchsorted(np.asarray(self._firsts), numbers, side="right") - 1
        result = np.zeros((len(numbers), self._parts[0].shape[1]), dtype=np.float16)
        for part in np.unique(owners).tolist():
            chosen = owners == part
            result[chosen] = self._parts[part][numbers[chosen] - self._firsts[part]]
        return result


def _within(ids: range | Sequence[int] | None, first: int, size: int) -> range | list[int] | None:
    """The numbers in a part of those `ids` that fall into it."""
    if ids is None:
        return None
    if isinstance(ids, range) and ids.step == 1:
        return range(max(ids.start - first, 0), min(max(ids.stop - first, 0), size))
    return [number - first for number in ids[bisect.bisect_left(ids, first) : bisect.bisect_left(ids, first + size)]]
