from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.errors import IndexDamagedError
from assistant.indexing.vectors import Vectors, load_matrix, save_matrix


def unit(rows: int, seed: int = 7) -> np.ndarray:
    matrix = np.random.default_rng(seed).normal(size=(rows, 24)).astype(np.float32)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


@pytest.mark.parametrize("ids", [None, range(40, 90), [3, 170, 171, 199, 5], list(range(0, 200, 3))])
def test_search_is_exact_with_any_filter(ids: range | list[int] | None) -> None:
    matrix, query = unit(200), unit(1, seed=8)[0]
    allowed = range(200) if ids is None else ids
    expected = sorted(allowed, key=lambda row: -float(matrix[row] @ query))
    found = Vectors.build(matrix).search(query, 10, ids)
    assert [row for row, _ in found] == expected[:10]
    assert [score for _, score in found] == pytest.approx(
        [float(matrix[row] @ query) for row in expected[:10]], abs=2e-6
    )


def test_equal_vectors_come_by_id_also_at_the_limit() -> None:
    matrix = np.repeat(unit(2), 50, axis=0)
    vectors = Vectors.build(matrix)
    for top in (1, 7, 50):
        assert [row for row, _ in vectors.search(matrix[0], top)] == list(range(top))
    assert [row for row, _ in vectors.search(matrix[0], 3, [44, 12, 30, 60, 13])] == [12, 13, 30]
    assert [row for row, _ in vectors.search(matrix[0], 2, range(20, 30))] == [20, 21]


def test_asking_for_more_than_there_is_gives_all() -> None:
    vectors = Vectors.build(unit(3))
    assert len(vectors.search(unit(1)[0], 10)) == 3
    assert len(vectors.search(unit(1)[0], 10, [1])) == 1
    assert vectors.search(unit(1)[0], 10, []) == []
    assert vectors.search(unit(1)[0], 0) == []


def test_save_and_load(tmp_path: Path) -> None:
    matrix, path = unit(20), tmp_path / "végétal ö.faiss"
    Vectors.build(matrix).save(path)
    loaded = Vectors.load(path)
    assert loaded.size == 20
    assert np.array_equal(loaded.reconstruct([4, 2]), matrix[[4, 2]])
    assert loaded.reconstruct([]).shape == (0, 24)


def test_nothing_is_an_index_too(tmp_path: Path) -> None:
    Vectors.build(unit(0)).save(tmp_path / "none.faiss")
    save_matrix(tmp_path / "none.npy", unit(0))
    assert Vectors.load(tmp_path / "none.faiss").search(unit(1)[0], 5) == []
    assert load_matrix(tmp_path / "none.npy").shape == (0, 24)


def test_half_precision_hardly_moves_a_cosine(tmp_path: Path) -> None:
    matrix = unit(50)
    save_matrix(tmp_path / "m.npy", matrix)
    assert np.abs(load_matrix(tmp_path / "m.npy").astype(np.float32) @ matrix.T - matrix @ matrix.T).max() < 1e-3


@pytest.mark.parametrize("content", [b"", b"not an index at all, of any kind"])
def test_what_is_not_an_index_is_called_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken"
    path.write_bytes(content)
    with pytest.raises(IndexDamagedError, match="broken"):
        Vectors.load(path)
    with pytest.raises(IndexDamagedError, match="broken"):
        load_matrix(path)
