"""What of a large index stands when reports are added: whole parts, linked and not written again.

To write an archive of a million passages anew takes minutes, and to copy it still longer than to add a report. So its
parts stay as they are while they are far larger than what comes after them, and the rest makes a new part; where parts
have grown too many or too small for that, they are written again as one. A report that is changed or gone takes its
part with it, which is written again without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.indexing import large
from assistant.indexing.generations import link
from assistant.indexing.layout import ARTEFACTS, Artefact, Generation, Part
from assistant.indexing.plan import Plan
from assistant.indexing.store import Index

TIMES = 4  # a part stands while it has so many times the passages of all that comes after it
SMALLEST = 2_000  # passages; smaller parts, the first apart, are quicker written again than asked beside others


@dataclass(frozen=True, slots=True)
class Standing:
    """The leading parts of the index before that stand, under their new names. files: whose reports they hold."""

    parts: tuple[Part, ...] = ()
    files: frozenset[str] = frozenset()
    before: Generation | None = None
    artefacts: tuple[Artefact, ...] = ()

    def count(self, what: str) -> int:
        """How many of 'reports', 'pages', 'passages' or 'sentences' the parts hold."""
        return sum(part.counts[what] for part in self.parts)

    def put(self, generation: Generation) -> None:
        """Link the parts' files into a new generation. Raises OSError."""
        if self.before is None:
            return
        for old, new in zip(self.before.read_manifest().parts, self.parts, strict=False):
            link(self.before.part(old.name), generation.part(new.name))


def standing(before: Index, plan: Plan) -> Standing:
    """What stands of an index whose documents the plan uses again, as they are."""
    manifest = before.manifest
    held = before.files_of_parts()
    count = number_kept(
        [part.counts["passages"] for part in manifest.parts],
        [_is_wanted(files, before, plan) for files in held],
        _expected(before, plan),
    )
    if not count:
        return Standing()
    parts = tuple(replace(part, name=f"part-{number}") for number, part in enumerate(manifest.parts[:count], 1))
    stored = {artefact.name: artefact for artefact in manifest.artefacts}
    artefacts = tuple(
        replace(stored[old.path(name)], name=new.path(name))
        for old, new in zip(manifest.parts, parts, strict=False)
        for name in ARTEFACTS
    )
    return Standing(parts, frozenset().union(*held[:count]), before.generation, artefacts)


def number_kept(sizes: Sequence[int], wanted: Sequence[bool], new: float) -> int:
    """How many leading parts stand. sizes: passages of each; wanted: whether all of it is; new: passages to come."""
    for number, size in enumerate(sizes):
        least = SMALLEST if number else large.EXACT_LIMIT + 1
        if not wanted[number] or size < max(least, TIMES * (sum(sizes[number + 1 :]) + new)):
            return number
    return len(sizes)


def _is_wanted(files: set[str], before: Index, plan: Plan) -> bool:
    """Whether all the files of a part are there as they were, and nothing more could be read of them."""
    first: dict[str, str] = {}  # of the same files the first alone is read
    for source in plan.files:
        first.setdefault(source.sha256, source.file)
    rows = {row.file: row for row in before.ledger}
    return all(
        file in rows and first.get(rows[file].sha256) == file and not plan.is_stale(rows[file], before.manifest)
        for file in files
    )


def _expected(before: Index, plan: Plan) -> float:
    """About how many passages the files will have that were not there before, going by their size."""
    known = {(file.file, file.sha256) for file in before.manifest.files}
    size = sum(file.size for file in plan.files if (file.file, file.sha256) not in known)
    whole = sum(file.size for file in before.manifest.files)
    return before.size * size / max(whole, 1)
