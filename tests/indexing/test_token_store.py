"""Tokens are kept beside the index; what cannot be kept or read is worked out again and loses nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from indexing_fakes import MOON, FakeEncoder

from assistant.indexing import build as building
from assistant.indexing import embedding
from assistant.indexing.build import build
from assistant.indexing.model import TokenVectors
from assistant.indexing.projection import Projection, product, projection_of, vectors_of
from assistant.indexing.store import Index
from assistant.indexing.token_store import TokenStore, recipe
from assistant.settings import Settings

CODES = Projection().codes(TokenVectors(((0, 5), (6, 9)), np.array([[0.6, 0.8], [1.0, 0.0]], dtype=np.float32)))


def test_what_is_put_is_got(tmp_path: Path) -> None:
    path = tmp_path / "tokens.sqlite"
    writer = TokenStore(path, "one", writing=True)
    writer.put([(b"a" * 16, CODES), (b"b" * 16, CODES)])
    reader = TokenStore(path, "one")
    found = reader.get([b"a" * 16, b"c" * 16])
    assert list(found) == [b"a" * 16]
    assert found[b"a" * 16].spans.tolist() == [[0, 5], [6, 9]]
    assert vectors_of([found[b"a" * 16].codes]) == pytest.approx(np.array([[0.6, 0.8], [1, 0]]), abs=0.005)
    writer.only([b"b" * 16])
    assert reader.digests() == {b"b" * 16}
    writer.close()
    reader.close()


def test_of_another_recipe_nothing_is_known_and_a_build_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "tokens.sqlite"
    one = TokenStore(path, "one", writing=True)
    one.put([(b"a" * 16, CODES)])
    one.close()
    assert TokenStore(path, "other").digests() == set()
    other = TokenStore(path, "other", writing=True)
    assert other.digests() == set()
    other.close()
    assert TokenStore(path, "one").digests() == set()


def test_a_damaged_or_missing_file_is_as_good_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "tokens.sqlite"
    assert TokenStore(path, "one").get([b"a" * 16]) == {}
    assert not path.exists()
    path.write_bytes(b"not a database" * 500)
    assert TokenStore(path, "one").get([b"a" * 16]) == {}
    anew = TokenStore(path, "one", writing=True)
    anew.put([(b"a" * 16, CODES)])
    assert anew.digests() == {b"a" * 16}
    anew.close()
    anew.put([(b"b" * 16, CODES)])  # after it was let go of: nothing happens
    assert anew.digests() == set()


def test_many_threads_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "tokens.sqlite"
    writer = TokenStore(path, "one", writing=True)
    writer.put([(bytes([number]) * 16, CODES) for number in range(50)])
    reader = TokenStore(path, "one")
    counts: list[int] = []

    def read() -> None:
        counts.extend(len(reader.get([bytes([number]) * 16 for number in range(50)])) for _ in range(20))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [50] * 80


def test_the_packaged_projection_has_fewer_dimensions_and_keeps_length_1() -> None:
    projection = projection_of("packaged", 384)
    assert projection is projection_of("packaged", 384) and projection.digest
    vectors = np.random.default_rng(0).normal(size=(7, 384)).astype(np.float32)
    assert projection.apply(vectors).shape == (7, 96)
    assert np.linalg.norm(projection.apply(vectors), axis=1) == pytest.approx(np.ones(7), abs=1e-5)
    other = projection_of("/some/model", 384)
    assert other.apply(vectors) is vectors
    assert recipe("model", projection) != recipe("model", other) != recipe("other", other)


def kept(settings: Settings) -> set[bytes]:
    store = TokenStore(settings.index / "tokens.sqlite", recipe("fake-1", Projection()))
    found = store.digests()
    store.close()
    return found


def test_a_build_keeps_the_tokens_of_its_passages_and_forgets_others(
    settings: Settings, opened: Callable[[], Index], encoder: FakeEncoder
) -> None:
    build(settings, encoder=encoder)
    before = kept(settings)
    assert before == set(opened().passages_by_digest())
    (settings.sources / "moon.pdf").unlink()
    build(settings, encoder=encoder)
    assert kept(settings) == set(opened().passages_by_digest()) < before


def test_lost_tokens_are_made_again_by_the_next_build_that_has_something_to_do(
    settings: Settings, opened: Callable[[], Index], encoder: FakeEncoder
) -> None:
    build(settings, encoder=encoder)
    (settings.index / "tokens.sqlite").unlink()
    (settings.sources / "new.pdf").write_text(MOON.replace("moon", "new"), encoding="utf-8")
    encoder.encoded.clear()
    build(settings, encoder=encoder)
    assert any("moon office" in text for text in encoder.encoded)
    assert kept(settings) == set(opened().passages_by_digest())


def test_lost_tokens_are_made_again_where_no_sentence_is_new(
    settings: Settings, opened: Callable[[], Index], encoder: FakeEncoder
) -> None:
    build(settings, encoder=encoder)
    before = opened().sentence_vectors(0)
    (settings.index / "tokens.sqlite").unlink()
    (settings.sources / "moon.pdf").rename(settings.sources / "a moon.pdf")
    encoder.encoded.clear()
    build(settings, encoder=encoder)
    assert kept(settings) == set(opened().passages_by_digest())
    assert len(encoder.encoded) == opened().size
    assert (opened().sentence_vectors(0) == before).all()


def test_of_very_many_passages_none_are_kept(
    settings: Settings, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "MOST", 1)
    monkeypatch.setattr(building, "MOST", 1)
    build(settings, encoder=encoder)
    assert kept(settings) == set()


@pytest.mark.parametrize(("rows", "columns"), [(0, 5), (3, 0), (1, 40), (50, 96), (50, 3000)])
def test_a_product_in_pieces_is_the_product(rows: int, columns: int) -> None:
    random = np.random.default_rng(4)
    one, other = (random.normal(size=size).astype(np.float32) for size in ((rows, 96), (96, columns)))
    assert product(one, other) == pytest.approx(one @ other, abs=1e-3)
