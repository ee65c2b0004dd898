"""Everything that decides what an index will hold, and whether the one that stands is it."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant import catalogue as catalogue_room
from assistant import imprint, uncatalogued
from assistant.catalogue import Catalogue
from assistant.indexing.encoder import Encoder
from assistant.indexing.files import find, known_files
from assistant.indexing.layout import SCHEMA, Layout, Manifest, SourceFile
from assistant.indexing.ledger import stored
from assistant.indexing.projection import digest_of
from assistant.reading import reader
from assistant.records import LedgerRow, OnProgress, Outcome
from assistant.settings import Settings

ROUNDS = 50_000
READERS = ("pypdf", "pypdfium2")
# What decides how a page is read, before it is taken apart.
RAW = ("content.py", "ocr.py", "outcome.py", "packing.py", "pdf.py", "pdfium.py")


@dataclass(frozen=True, slots=True)
class Plan:
    """The files and all that they are read and embedded with."""

    settings: Settings
    files: tuple[SourceFile, ...]
    catalogue: Catalogue
    fingerprint: str
    reading: str
    projection: str  # of the token vectors that are kept

    @classmethod
    def of(cls, settings: Settings, encoder: Encoder, on_progress: OnProgress) -> Plan:
        """Look at the sources. Raises SourcesError, CatalogueError, ModelError."""
        files = find(settings.sources, on_progress, known_files(Layout(settings.index)))
        catalogue, projection = Catalogue.load(settings.sources), digest_of(settings.model)
        return cls(settings, files, catalogue, encoder.fingerprint, reading_version(), projection)

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits, the same for the same files, catalogue, model, projection, reader and format."""
        return self._hashed([])

    def index_id(self, ledger: Sequence[LedgerRow], standing: Sequence[str] = ()) -> str:
        """Twelve hexadecimal digits, the same for the same answers: what could be read counts as well.

        standing: the SHA-256 of what was taken over whole from the index before.
        """
        read = [(row.outcome, stored(row.page_rows)) for row in ledger]
        return self._hashed([read, list(standing)] if standing else read)

    def _hashed(self, read: object) -> str:
        files = [(file.file, file.sha256, file.problem) for file in self.files]
        made_with = [SCHEMA, self.fingerprint, self.projection, self.reading, self.catalogue.digest]
        whole = json.dumps([*made_with, files, read])
        return hashlib.sha256(whole.encode()).hexdigest()[:12]

    def is_met(self, manifest: Manifest) -> bool:
        """Whether a generation was made from this."""
        return (manifest.plan, manifest.model) == (self.id, self.settings.model)

    def reuses(self, manifest: Manifest) -> bool:
        """Whether the documents of a generation would come out the same."""
        made = (manifest.reading, manifest.catalogue, manifest.fingerprint)
        return made == (self.reading, self.catalogue.digest, self.fingerprint)

    def is_stale(self, row: LedgerRow, manifest: Manifest) -> bool:
        """Whether more could be read of a file than when the generation was made."""
        settings = self.settings
        if row.outcome is Outcome.LOCKED and settings.passwords:
            return not all(_was_tried(password, manifest.passwords) for password in settings.passwords)
        if row.limited and (
            settings.file_seconds > manifest.file_seconds or settings.file_megabytes > manifest.file_megabytes
        ):
            return True
        return settings.ocr and row.pictures > 0

    def tried(self, ledger: Iterable[LedgerRow]) -> tuple[str, ...]:
        """The passwords as a manifest keeps them, where any file stayed locked."""
        if not any(row.outcome is Outcome.LOCKED for row in ledger):
            return ()
        return tuple(_digest(password, secrets.token_hex(8)) for password in self.settings.passwords)


def reading_version() -> str:
    """Changes with the code that reads PDFs, so that a release that reads better builds its index again."""
    told = [Path(str(room.__file__)) for room in (catalogue_room, imprint, uncatalogued)]
    return _hash_of([*told, *sorted(Path(reader.__file__).parent.glob("*.py"))])


def raw_version() -> str:
    """Changes with the code that finds a page's text, and not with that which takes it apart."""
    return _hash_of([Path(reader.__file__).with_name(name) for name in RAW])


def _hash_of(paths: Sequence[Path]) -> str:
    parts = [path.read_bytes() for path in paths if path.is_file()]
    from importlib import metadata  # it brings much of the library with it

    versions = [metadata.version(name).encode() for name in READERS]
    return hashlib.sha256(b"\0".join([*versions, *parts])).hexdigest()[:12]


@cache
def _digest(password: str, salt: str) -> str:
    return f"{salt}${hashlib.pbkdf2_hmac('sha256', password.encode(), salt.encode(), ROUNDS).hex()}"


def _was_tried(password: str, digests: Sequence[str]) -> bool:
    return any(hmac.compare_digest(_digest(password, digest.partition("$")[0]), digest) for digest in digests)
