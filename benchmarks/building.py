"""Building: the whole against the slower of its two limits, reading and embedding, each alone."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from measure import Row, at_most, run

from assistant.catalogue import Catalogue
from assistant.indexing.build import build
from assistant.indexing.encoder import Encoder, load_encoder
from assistant.indexing.layout import hash_file
from assistant.indexing.pieces import embedding_text
from assistant.indexing.store import Index
from assistant.reading import reader
from assistant.settings import Settings

READERS = 2


def rows(settings: Settings) -> list[Row]:
    """Builds the index of `settings` anew; its folder must be empty."""
    build_seconds = _seconds(lambda: build(settings))
    index = Index.open(settings.index)
    passages = index.passages(range(index.size))
    index.close()
    texts = [embedding_text(passage) for passage in passages]
    sentences = list(dict.fromkeys(sentence.text for passage in passages for sentence in passage.sentences))
    encoder = load_encoder(settings.model, settings.index / "model")
    encoder.encode(texts[:4])
    reading = _seconds(lambda: _read_all(settings))
    embedding = _seconds(lambda: encoder.encode(texts))
    more = _seconds(lambda: encoder.encode(sentences))
    ratio = build_seconds / max(reading, embedding)
    whole = build_seconds / max(reading, embedding + more)
    again = _again(settings)
    return [
        Row(
            f"a whole build, {len(texts)} passages",
            f"{build_seconds:.1f} s",
            f"{reading:.1f} s reading alone, {embedding:.1f} s embedding passages alone",
            f"{ratio:.2f} ×",
            "≤ 1.25 ×",
            ratio <= 1.25,
        ),
        Row(
            "… which embeds the sentences as well",
            f"{build_seconds:.1f} s",
            f"{embedding + more:.1f} s embedding passages and {len(sentences)} sentences alone",
            f"{whole:.2f} ×",
        ),
        at_most("a second build with nothing changed, as a process", again, 1, "s"),
    ]


def _again(settings: Settings) -> float:
    command = [sys.executable, "-m", "assistant", "build", "--sources", settings.sources, "--index", settings.index]
    return min(run(command).seconds for _ in range(3))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _read_all(settings: Settings) -> None:
    """Read every PDF, the largest first, in as many processes as the bar says."""
    paths = sorted(settings.sources.rglob("*.pdf"), key=lambda path: -path.stat().st_size)
    with ProcessPoolExecutor(READERS) as pool:
        list(pool.map(_read, [settings.sources] * len(paths), paths))


def _read(sources: Path, path: Path) -> int:
    encoder, catalogue = _tools(sources)
    document = reader.read(
        path,
        path.relative_to(sources).as_posix(),
        hash_file(path),
        catalogue,
        encoder.count_tokens,
        encoder.max_tokens,
    )
    return len(document.pages)


@cache
def _tools(sources: Path) -> tuple[Encoder, Catalogue]:
    return load_encoder("packaged"), Catalogue.load(sources)
