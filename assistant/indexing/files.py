"""The PDFs in the sources folder: found, and told apart by their content."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.errors import IndexFolderError, SourcesError
from assistant.indexing.layout import LONG_TO_HASH, Layout, SourceFile, hash_file
from assistant.records import OnProgress, Progress, Stage

SUFFIX = ".pdf"


JUST_NOW = 2_000_000_000  # nanoseconds before an index was finished: what was written then may be written again


def find(
    sources: Path, on_progress: OnProgress, hashed: Mapping[str, SourceFile] | None = None
) -> tuple[SourceFile, ...]:
    """Every PDF in `sources` and the folders in it, by name, with the SHA-256 of its content.

    hashed: what `known_files` gave; such a file is not hashed again where its size and time of change are the same.
    Folders whose names begin with a dot are left alone: what was removed is kept in one. Links to folders are not
    followed, and a link out of `sources` is listed with that as its problem.
    Raises SourcesError where the folder is absent or holds no PDF.
    """
    if not sources.is_dir():
        raise SourcesError(
            f"There is no folder {sources}: make it and put PDF reports in it, or give another with --sources."
        )
    closed: list[OSError] = []
    names = sorted(_names(sources, closed))
    if not names and not closed:
        raise SourcesError(f"There is no PDF in {sources}: put reports in it, or give another folder with --sources.")
    found = []
    for number, name in enumerate(names):
        on_progress(Progress(Stage.CHECKING, number, len(names), name))
        found.append(_source_file(sources, name, (hashed or {}).get(name)))
    on_progress(Progress(Stage.CHECKING, len(names), len(names)))
    return (*found, *(_closed_folder(sources, error) for error in closed))


def known_files(layout: Layout) -> dict[str, SourceFile]:
    """The files that the live index was made of, by name, where they are so large together that hashing takes long."""
    try:
        generation = layout.live()
        files = generation.read_manifest().files
        finished = generation.manifest.stat().st_mtime_ns
    except (IndexFolderError, OSError):
        return {}
    if sum(file.size for file in files) <= LONG_TO_HASH:
        return {}
    return {file.file: file for file in files if file.changed < finished - JUST_NOW}


def _closed_folder(sources: Path, error: OSError) -> SourceFile:
    name = Path(error.filename).relative_to(sources).as_posix()
    return SourceFile(f"{name}/", 0, "", f"The folder cannot be opened ({error.strerror}).")


def _names(sources: Path, closed: list[OSError]) -> Iterator[str]:
    for folder, folders, names in os.walk(sources, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(SUFFIX):
                yield (Path(folder) / name).relative_to(sources).as_posix()


def _source_file(sources: Path, name: str, known: SourceFile | None) -> SourceFile:
    path = sources / name
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(sources.resolve()):
            return SourceFile(name, 0, "", "It is a link out of the sources folder: put the file itself there.")
        if not path.exists():
            return SourceFile(name, 0, "", "It is a link to nothing: put the file itself there.")
        if not path.is_file():
            return SourceFile(name, 0, "", "It is not an ordinary file.")
        found = path.stat()
        size, changed = found.st_size, found.st_mtime_ns
        is_known = known is not None and known.sha256 and (known.size, known.changed) == (size, changed)
        return SourceFile(name, size, known.sha256 if known and is_known else hash_file(path), "", changed)
    except (OSError, RuntimeError) as error:  # before Python 3.13 a link to itself is a RuntimeError
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        return SourceFile(name, 0, "", f"It cannot be opened ({why}).")
