"""The index folder: generations side by side, one of them live, and a manifest in each that says what it was made from.

    index/CURRENT                   the name of the live generation
    index/build.lock                held while a build is under way
    index/model/                    the packaged model as 8-bit integers, made at the first use
    index/readings.sqlite           what was read of each PDF, so that it need not be read again
    index/tokens.sqlite             the passages' tokens, to compare with a question's; worked out anew where it is gone
    index/generations/<name>/       manifest.json, passages.sqlite, vectors.faiss, sentences.npy
    index/generations/<name>/part-1/ and so on, in a large index: the same three files of what was there before

A generation is written whole, its manifest last, before CURRENT is replaced in one step. What CURRENT does not name
is never read, so that a build may stop anywhere and harm nothing.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.errors import IndexDamagedError, IndexMissingError, IndexOutdatedError
from assistant.indexing.large import EXACT, Method
from assistant.patterns import regex

SCHEMA = 8  # to be raised with every change to what an artefact holds or means
ARTEFACTS = ("passages.sqlite", "vectors.faiss", "sentences.npy")
LONG_TO_HASH = 256 << 20  # bytes; to hash so many takes a quarter of a second
REBUILD = "run 'report-assistant build' to make it again."

_NAME = regex(r"[0-9a-f]{12}(-[0-9]+)?")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One PDF as found: `file` relative to the sources folder; `problem` says why it cannot be opened, or ''.

    changed: when it was last written, in nanoseconds, as the file system has it.
    """

    file: str
    size: int
    sha256: str
    problem: str = ""
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Artefact:
    """One file of a generation. changed: when it was last written, in nanoseconds, as the file system has it."""

    name: str
    size: int
    sha256: str
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the reports, in files of their own. name: the folder in the generation's, '' for the generation's itself.

    counts: its reports, pages, passages and sentences. search: how its passages are found by their vectors, and how
    many of the nearest that finds.
    """

    name: str
    counts: dict[str, int]
    search: Method = EXACT

    def path(self, artefact: str) -> str:
        """Where one of its files stands in the generation's folder."""
        return f"{self.name}/{artefact}" if self.name else artefact


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made from, and what it holds.

    id: stands for everything that decides its answers. plan: for what a build looks at to know whether it has
    anything to do. passwords: salted digests of those that were tried, where a file stayed locked all the same.
    parts: in the order of their passages; one, but for a large index that was added to.
    """

    id: str
    plan: str
    model: str
    fingerprint: str
    dimensions: int
    catalogue: str
    reading: str
    files: tuple[SourceFile, ...]
    counts: dict[str, int]
    artefacts: tuple[Artefact, ...]
    created: str
    file_seconds: int = 0
    file_megabytes: int = 0
    passwords: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    schema: int = SCHEMA

    def to_json(self) -> str:
        """As it stands in manifest.json; `Generation.read_manifest` reads it back."""
        return json.dumps(asdict(self), indent=1)


@dataclass(frozen=True, slots=True)
class Generation:
    """The files of one generation."""

    folder: Path

    @property
    def manifest(self) -> Path:
        """What the others are and were made from; written last."""
        return self.folder / "manifest.json"

    @property
    def passages(self) -> Path:
        """Reports, pages, passages, sentences, ledger and the lexical index."""
        return self.folder / ARTEFACTS[0]

    @property
    def vectors(self) -> Path:
        """A vector for each passage."""
        return self.folder / ARTEFACTS[1]

    @property
    def sentences(self) -> Path:
        """A vector for each sentence."""
        return self.folder / ARTEFACTS[2]

    def part(self, name: str) -> Generation:
        """The files of one of its parts."""
        return Generation(self.folder / name) if name else self

    def read_manifest(self) -> Manifest:
        """Raises IndexOutdatedError where another version wrote it, IndexDamagedError where it cannot be understood."""
        try:
            found = json.loads(self.manifest.read_text(encoding="utf-8"))
            if (schema := found["schema"]) != SCHEMA:
                raise IndexOutdatedError(
                    f"The index is of format {schema}, this version has format {SCHEMA}: {REBUILD}"
                )
            found["files"] = tuple(SourceFile(**file) for file in found["files"])
            found["artefacts"] = tuple(Artefact(**artefact) for artefact in found["artefacts"])
            found["passwords"] = tuple(found["passwords"])
            found["parts"] = tuple(Part(one["name"], one["counts"], Method(**one["search"])) for one in found["parts"])
            return Manifest(**found)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexDamagedError(f"{self.manifest} cannot be read ({type(error).__name__}): {REBUILD}") from error

    def measure(self) -> tuple[Artefact, ...]:
        """The artefacts as they are on disk now, those of other parts apart. Raises OSError."""
        paths = [self.folder / name for name in ARTEFACTS]
        found = [(path, path.stat()) for path in paths]
        return tuple(Artefact(path.name, one.st_size, hash_file(path), one.st_mtime_ns) for path, one in found)

    def verify(self, manifest: Manifest) -> None:
        """Raises IndexDamagedError that names the first artefact whose size or SHA-256 is not the manifest's.

        A file of more than LONG_TO_HASH bytes that has not been written to since is taken to be whole.
        """
        expected = {part.path(name) for part in manifest.parts for name in ARTEFACTS}
        if not expected or {artefact.name for artefact in manifest.artefacts} != expected:
            raise IndexDamagedError(f"{self.manifest} does not list the index's files: {REBUILD}")
        for artefact in manifest.artefacts:
            path = self.folder / artefact.name
            try:
                whole = _is_whole(path, artefact)
            except OSError as error:
                raise IndexDamagedError(f"{path} cannot be read ({error.strerror or error}): {REBUILD}") from error
            if not whole:
                raise IndexDamagedError(f"{path} is damaged (its SHA-256 is not the one it was stored with): {REBUILD}")


@dataclass(frozen=True, slots=True)
class Layout:
    """The index folder."""

    root: Path

    @property
    def current(self) -> Path:
        """Holds the name of the live generation."""
        return self.root / "CURRENT"

    @property
    def generations(self) -> Path:
        """Holds a folder for each generation."""
        return self.root / "generations"

    @property
    def model(self) -> Path:
        """Holds the packaged model as 8-bit integers, the same for every generation; made again where it is gone."""
        return self.root / "model"

    @property
    def kept(self) -> Path:
        """What was read of each PDF."""
        return self.root / "readings.sqlite"

    @property
    def tokens(self) -> Path:
        """The token vectors of the passages, by the digest of their text."""
        return self.root / "tokens.sqlite"

    @property
    def lock(self) -> Path:
        """Held by the build under way."""
        return self.root / "build.lock"

    def live(self) -> Generation:
        """The generation that answers. Raises IndexMissingError where there is none yet, IndexDamagedError if gone."""
        try:
            name = self.current.read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise IndexMissingError(f"There is no index in {self.root} yet: run 'report-assistant build'.") from error
        except (OSError, ValueError) as error:
            raise IndexDamagedError(f"{self.current} cannot be read: {REBUILD}") from error
        generation = Generation(self.generations / name)
        if not _NAME.fullmatch(name) or not generation.folder.is_dir():
            raise IndexDamagedError(f"{self.current} names a generation that is not there: {REBUILD}")
        return generation


def _is_whole(path: Path, artefact: Artefact) -> bool:
    found = path.stat()
    if found.st_size != artefact.size:
        return False
    untouched = artefact.size > LONG_TO_HASH and found.st_mtime_ns == artefact.changed
    return untouched or hash_file(path) == artefact.sha256


def hash_file(path: Path) -> str:
    """The file's SHA-256. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
