from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import IndexDamagedError
from assistant.indexing import grain, large
from assistant.indexing.grain import SentenceGrain, best_sentences, ranked
from assistant.indexing.matrix import StoredMatrix, save_matrix
from assistant.indexing.vectors import Vectors


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
    assert StoredMatrix(tmp_path / "none.npy").whole().shape == (0, 24)


def test_half_precision_hardly_moves_a_cosine(tmp_path: Path) -> None:
    matrix = unit(50)
    save_matrix(tmp_path / "m.npy", matrix)
    assert (
        np.abs(StoredMatrix(tmp_path / "m.npy").whole().astype(np.float32) @ matrix.T - matrix @ matrix.T).max() < 1e-3
    )


@pytest.mark.parametrize("content", [b"", b"not an index at all, of any kind"])
def test_what_is_not_an_index_is_called_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken"
    path.write_bytes(content)
    with pytest.raises(IndexDamagedError, match="broken"):
        Vectors.load(path)
    with pytest.raises(IndexDamagedError, match="broken"):
        StoredMatrix(path)


@pytest.fixture(params=[True, False], ids=["on disk", "in memory"])
def many(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[np.ndarray, Vectors]:
    """More vectors than are looked at one by one, in clusters as texts are, saved and loaded."""
    monkeypatch.setattr(large, "EXACT_LIMIT", 1000)
    spread = np.random.default_rng(3).normal(size=(4000, 24)).astype(np.float32)
    matrix = np.repeat(unit(80), 50, axis=0) + 0.12 * spread
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    built = Vectors.build(matrix)
    assert built.method.lists == 126
    assert built.method.probes < built.method.lists
    assert built.method.recall >= 0.98
    if not request.param:
        return matrix, built
    built.save(tmp_path / "many.faiss")
    return matrix, Vectors.load(tmp_path / "many.faiss")


@pytest.mark.parametrize("in_turn", [False, True])
def test_rows_of_a_matrix_are_read_as_they_are_asked_for(
    in_turn: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if in_turn:  # as where there is no reading at a place
        monkeypatch.delattr("os.preadv", raising=False)
    save_matrix(tmp_path / "m.npy", unit(40))
    stored, expected = StoredMatrix(tmp_path / "m.npy"), unit(40).astype(np.float16)
    assert (len(stored), stored.shape) == (40, (40, 24))
    for rows in ([], [0], [39], [3, 4, 5, 5, 6, 2], range(40), [7, 39, 38]):
        assert np.array_equal(stored[rows], expected[list(rows)])
    for wrong in ([40], [-1]):
        with pytest.raises(IndexError):
            stored[wrong]


def test_a_matrix_that_is_cut_short_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "m.npy"
    save_matrix(path, unit(40))
    stored = StoredMatrix(path)
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(IndexDamagedError, match=r"m\.npy"):
        StoredMatrix(path)
    with pytest.raises(IndexDamagedError, match=r"m\.npy"):
        stored.whole()


def test_many_vectors_are_found_as_an_exact_search_finds_them(many: tuple[np.ndarray, Vectors]) -> None:
    matrix, vectors = many
    assert vectors.size == 4000
    exact = Vectors(large.library().IndexFlatIP(24))
    exact._index.add(matrix)
    same = 0
    for query in matrix[::80]:
        expected, found = exact.search(query, 10), vectors.search(query, 10)
        same += len({row for row, _ in expected} & {row for row, _ in found})
        assert found[0][1] == pytest.approx(expected[0][1], abs=1e-3)
    assert same >= 0.98 * 500
    assert np.abs(vectors.reconstruct([3999, 5]) - matrix[[3999, 5]]).max() < 1e-3


@pytest.mark.parametrize("ids", [range(700, 3000), [5, 17, 3001], list(range(0, 4000, 7))])
def test_a_filter_among_many_is_exact(many: tuple[np.ndarray, Vectors], ids: range | Sequence[int]) -> None:
    matrix, vectors = many
    query = unit(1, seed=9)[0]
    expected = sorted((float(matrix[row] @ query) for row in ids), reverse=True)[:10]
    found = vectors.search(query, 10, ids)
    assert {row for row, _ in found} <= set(ids)
    assert [score for _, score in found] == pytest.approx(expected, abs=1e-3)


def test_passages_are_told_by_their_best_sentence(tmp_path: Path) -> None:
    save_matrix(tmp_path / "sentences.npy", unit(60))
    sentences, query = StoredMatrix(tmp_path / "sentences.npy").whole(), unit(1, seed=8)[0]
    scores = sentences.astype(np.float32) @ query
    for extents in ([(0, 2), (2, 5), (5, 5)], [(50, 59), (0, 1), (20, 22)], [(7, 7)]):
        expected = [scores[first : last + 1].max() for first, last in extents]
        assert best_sentences(sentences, np.array(extents), query) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("ids", [None, range(10, 70), [3, 80, 81, 99, 5], [1, 2]])
@pytest.mark.parametrize("top", [1, 5, 60, 200])
@pytest.mark.parametrize("shares", [1, 2, 7])
def test_passages_are_found_by_their_best_sentence(
    ids: range | list[int] | None, top: int, shares: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grain, "SHARED", 0)
    monkeypatch.setattr(grain, "cores", lambda: shares)
    save_matrix(tmp_path / "sentences.npy", unit(301))
    sentences, query = StoredMatrix(tmp_path / "sentences.npy").whole(), unit(1, seed=8)[0]
    extents = np.array([(3 * number, 3 * number + 3) for number in range(100)])  # the last is also the next one's first
    best = best_sentences(sentences, extents, query)
    allowed = sorted(range(100) if ids is None else ids)
    found = SentenceGrain(sentences, extents).search(query, top, ids)
    expected = ranked(allowed, best[allowed], top)
    assert [number for number, _ in found] == [number for number, _ in expected]
    assert [score for _, score in found] == pytest.approx([score for _, score in expected], abs=1e-6)


def test_equal_sentences_come_by_passage(tmp_path: Path) -> None:
    save_matrix(tmp_path / "sentences.npy", np.repeat(unit(1), 400, axis=0))
    extents = np.array([(number, number) for number in range(400)])
    searched = SentenceGrain(StoredMatrix(tmp_path / "sentences.npy").whole(), extents)
    assert [number for number, _ in searched.search(unit(1)[0], 7)] == list(range(7))


def test_ranks_are_by_score_then_by_id() -> None:
    scores = np.array([0.5, 0.7, 0.5 + 1e-8, 0.1], dtype=np.float32)
    assert [row for row, _ in ranked([9, 4, 3, 1], scores, 3)] == [4, 3, 9]
