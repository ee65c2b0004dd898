"""Generations come and go: one is begun at a time and made the live one in one step; the one before it is kept."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from assistant.errors import IndexFolderError
from assistant.indexing.layout import ARTEFACTS, Generation, Layout, Manifest

KEPT = 2  # generations: the live one and the one before


@contextmanager
def building(layout: Layout, on_wait: Callable[[], None]) -> Iterator[None]:
    """One build at a time: where another is under way, call `on_wait` once and wait for it to end.

    Raises IndexFolderError.
    """
    from filelock import FileLock, Timeout

    with writing(layout):
        layout.root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(layout.lock)
        try:
            lock.acquire(timeout=0)
            waiting = False
        except Timeout:
            waiting = True
    if waiting:
        on_wait()
        with writing(layout):
            lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def writing(layout: Layout) -> Iterator[None]:
    """What goes wrong while the index is written becomes an IndexFolderError."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise IndexFolderError(
            f"The index in {layout.root} cannot be written ({why}): make room there, or give another folder"
            " with --index. An index that was there before still answers."
        ) from error


def begin(layout: Layout) -> Generation:
    """An empty folder for a new generation, under a name that is no generation's. Raises OSError."""
    layout.generations.mkdir(parents=True, exist_ok=True)
    folder = layout.generations / f"building-{secrets.token_hex(4)}"
    folder.mkdir()
    return Generation(folder)


def link(source: Generation, target: Generation) -> None:
    """Give the files of a part, which are never written to, a place in another generation as well. Raises OSError."""
    target.folder.mkdir()
    for name in ARTEFACTS:
        try:
            os.link(source.folder / name, target.folder / name)
        except OSError:  # a file system without links
            shutil.copy2(source.folder / name, target.folder / name)
            _sync(target.folder / name)
    _sync_folder(target.folder)


def complete(layout: Layout, generation: Generation, manifest: Manifest) -> Generation:
    """Write the manifest, see that all is on the disk and not on its way, and give the generation its name.

    Raises OSError.
    """
    for name in ARTEFACTS:
        _sync(generation.folder / name)
    _write(generation.manifest, manifest.to_json())
    _sync_folder(generation.folder)
    number, folder = 1, layout.generations / manifest.id
    while folder.exists():
        number += 1
        folder = layout.generations / f"{manifest.id}-{number}"
    _replace(generation.folder, folder)
    _sync_folder(layout.generations)
    return Generation(folder)


def switch(layout: Layout, generation: Generation) -> None:
    """Make a complete generation the live one, in one step; keep the one before it, remove the rest. Raises OSError."""
    before = live_name(layout)
    _write(layout.current, generation.folder.name + "\n")
    _sync_folder(layout.root)
    clear(layout, before)


def clear(layout: Layout, before: str = "") -> None:
    """Remove what builds left half made, and every generation but two: the live one and `before`.

    Where `before` is not given or not whole, the newest whole one takes its place. Raises OSError.
    """
    live = live_name(layout)
    folders = layout.generations.iterdir() if layout.generations.is_dir() else ()
    others = [Generation(path) for path in folders if path.is_dir() and path.name != live]
    whole = {one.folder.name: one for one in others if one.manifest.is_file()}
    if before not in whole and whole:
        before = max(whole, key=lambda name: whole[name].manifest.stat().st_mtime_ns)
    for generation in others:
        if generation.folder.name != before:
            remove(generation)


def whole(layout: Layout) -> list[Generation]:
    """The generations that were finished, the live one first, then the newest."""
    live = live_name(layout)
    folders = layout.generations.iterdir() if layout.generations.is_dir() else ()
    found = [Generation(path) for path in folders if (path / "manifest.json").is_file()]
    return sorted(found, key=lambda one: (one.folder.name != live, -one.manifest.stat().st_mtime_ns))


def tidy(layout: Layout) -> None:
    """Remove what a build left that was killed between switching and clearing; nothing while another build is on."""
    from filelock import FileLock, Timeout

    if not layout.generations.is_dir() or len(list(layout.generations.iterdir())) <= KEPT:
        return
    with suppress(Timeout), writing(layout), FileLock(layout.lock).acquire(timeout=0):
        clear(layout)


def remove(generation: Generation) -> None:
    """Delete as far as the system lets us: what is held open elsewhere on Windows waits for a later build.

    The manifest goes first, so that what is left is known for a leftover.
    """
    try:
        generation.manifest.unlink(missing_ok=True)
    except OSError:
        return
    shutil.rmtree(generation.folder, ignore_errors=True)


def live_name(layout: Layout) -> str:
    """The name of the live generation, '' where there is none."""
    try:
        return layout.live().folder.name
    except IndexFolderError:
        return ""


def _write(path: Path, text: str) -> None:
    """Put `text` in the place of what `path` held, in one step: a reader sees the one or the other, whole."""
    draft = path.with_name(path.name + ".new")
    draft.write_text(text, encoding="utf-8")
    _sync(draft)
    _replace(draft, path)


def _sync(path: Path) -> None:
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the names in a folder last; Windows does so by itself and cannot be asked."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _replace(draft: Path, target: Path) -> None:
    """Rename a file or a folder; Windows refuses for the moment that someone has it open, so try again."""
    for _ in range(50):
        try:
            draft.replace(target)
            return
        except PermissionError:
            time.sleep(0.02)
    draft.replace(target)
