"""The index of very many vectors: lists around centres, of which a search looks through the nearest few.

An inverted file (Sivic and Zisserman, 'Video Google', 2003; Jégou, Douze and Schmid, 'Product Quantization for Nearest
Neighbor Search', 2011) with the vectors at half precision. How many lists a search looks through is not guessed but
measured on the vectors at hand: the fewest that find what an exact search finds.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

EXACT_LIMIT = 50_000  # up to so many vectors all are looked at
WANTED_RECALL = 0.999  # of the ten nearest to the mean of MIXED passages; of those to a real question 0.98 are promised
TOP = 10
QUERIES, MIXED = 200, 8
FIRST_PROBES = 8
TRAINED_ON = 48  # vectors for each centre
ROUNDS = 8
MAGIC = b"IwSq"  # the first bytes of such a file, by which a loader knows it


@dataclass(frozen=True, slots=True)
class Method:
    """How passages are searched. lists, probes: 0 where all are looked at; recall: of the ten nearest, measured."""

    kind: str = "exact"
    lists: int = 0
    probes: int = 0
    recall: float = 1.0


EXACT = Method()


def build(matrix: Matrix) -> tuple[Any, Method]:
    """A FAISS index of rows of length 1, shape (vectors, dimensions), and how it is searched."""
    faiss = library()
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    count, dimensions = matrix.shape
    lists = round(2 * count**0.5)
    centres = faiss.IndexFlatIP(dimensions)
    index = faiss.IndexIVFScalarQuantizer(
        centres, dimensions, lists, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT, False
    )
    index.own_fields = True
    centres.this.disown()
    index.cp.spherical = True
    index.cp.niter = ROUNDS
    index.cp.max_points_per_centroid = TRAINED_ON
    index.train(matrix)
    index.add(matrix)
    index.make_direct_map(True)
    queries = _queries(matrix)
    truth = _nearest(matrix, queries)
    probes, recall = FIRST_PROBES, 0.0
    while True:
        index.nprobe = probes
        recall = _recall(index, queries, truth)
        if recall >= WANTED_RECALL or probes >= lists:
            return index, Method("inverted file at half precision", lists, probes, round(recall, 4))
        probes = min(probes * 2, lists)


def save(index: Any, path: Path) -> None:
    """Write to `path`. Raises OSError."""
    if os.name == "nt":  # where FAISS's own files cannot be opened under every name
        library().serialize_index(index).tofile(path)
        return
    try:
        library().write_index(index, str(path))
    except RuntimeError as error:
        raise OSError(str(error)) from error


def load(path: Path) -> Any:
    """Open what `save` wrote, its lists left on the disk until they are needed. Raises OSError, RuntimeError."""
    import numpy as np

    faiss = library()
    if os.name == "nt":
        return faiss.deserialize_index(np.fromfile(path, dtype=np.uint8))
    index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY)
    lists = faiss.downcast_InvertedLists(index.invlists)
    if hasattr(lists, "prefetch_nthread"):
        lists.prefetch_nthread = 0  # else each search starts dozens of threads
    return index


def is_large(path: Path) -> bool:
    """Whether `path` is such a file. Raises OSError."""
    with path.open("rb") as stream:
        return stream.read(len(MAGIC)) == MAGIC


def everywhere(index: Any, selector: Any) -> Any:
    """Parameters for a search through all the lists, among what `selector` lets through."""
    return library().SearchParametersIVF(sel=selector, nprobe=index.nlist)


def selector(ids: range | Sequence[int] | NDArray[np.int64]) -> Any:
    """What lets through the vectors of `ids` alone."""
    import numpy as np

    if isinstance(ids, range) and ids.step == 1:
        return library().IDSelectorRange(ids.start, ids.stop)
    numbers = np.asarray(ids, dtype=np.int64)
    chosen = np.zeros(int(numbers.max(initial=-1)) + 1, dtype=bool)
    chosen[numbers] = True
    return library().IDSelectorBitmap(np.packbits(chosen, bitorder="little"))


def only(selector: Any) -> Any:
    """Parameters for an exact search among what `selector` lets through."""
    return library().SearchParameters(sel=selector)


def search(index: Any, vector: Matrix, top: int, parameters: Any) -> tuple[list[int], list[float]]:
    """The rows and scores of the `top` nearest, best first; fewer where there are no more.

    One thread: for a single query the threads' waiting for each other takes longer than the work.
    """
    import numpy as np

    library().omp_set_num_threads(1)
    query = np.ascontiguousarray(vector, dtype=np.float32).reshape(1, -1)
    scores, rows = index.search(query, top, params=parameters)
    count = int((rows[0] >= 0).sum())
    return rows[0, :count].tolist(), scores[0, :count].tolist()


def library() -> Any:
    """FAISS, at its first use; its bindings warn of their own making on newer Pythons."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import faiss
    return faiss


def _queries(matrix: Matrix) -> Matrix:
    """Vectors amid MIXED of the passages' each. Neighbours of real questions are harder to find yet."""
    import numpy as np

    chosen = np.random.default_rng(7).integers(0, len(matrix), size=(QUERIES, MIXED))
    mixed = matrix[chosen].sum(axis=1)
    lengths: Matrix = np.linalg.norm(mixed, axis=1, keepdims=True)
    result: Matrix = mixed / np.maximum(lengths, np.float32(1e-9))
    return result


def _nearest(matrix: Matrix, queries: Matrix) -> NDArray[np.int64]:
    """The rows nearest to each query, by looking at all: shape (queries, TOP)."""
    faiss = library()
    rows: NDArray[np.int64] = faiss.knn(queries, matrix, TOP, metric=faiss.METRIC_INNER_PRODUCT)[1]
    return rows


def _recall(index: Any, queries: Matrix, truth: NDArray[np.int64]) -> float:
    _, found = index.search(queries, TOP)
    same = sum(len(set(one) & set(other)) for one, other in zip(found.tolist(), truth.tolist(), strict=True))
    return same / truth.size
