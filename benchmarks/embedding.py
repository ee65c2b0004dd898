"""Embedding: 8-bit integers against sentence-transformers at full precision, its best batch size."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from measure import Row, best

from assistant.indexing.encoder import Encoder, load_encoder
from assistant.indexing.pieces import embedding_text
from assistant.indexing.store import Index
from assistant.records import Passage

BATCH_SIZES = (1, 8, 16, 32, 64)
TIMED = 128  # passages
SENTENCES = 20  # candidates whose tokens are compared with a question's


def rows(index_folder: Path, questions: Path, whole: bool) -> list[Row]:
    """whole: embed all passages at full precision too, to compare which pages are found."""
    index = Index.open(index_folder)
    passages = index.passages(range(index.size))
    texts = [embedding_text(passage) for passage in passages]
    quick = load_encoder("packaged", index_folder / "model")
    reference = load_encoder("packaged")
    chosen = random.Random(7).sample(texts, min(TIMED, len(texts)))
    found = [_speed(quick, reference, chosen), _nearness(quick, reference, chosen)]
    found.append(_tokens(quick, passages))
    if whole and questions.is_file():
        asked = [row for row in map(json.loads, questions.read_text(encoding="utf-8").splitlines()) if row["pages"]]
        files = {report.id: report.file for report in index.reports}
        ours, theirs = (_hits(encoder, texts, passages, files, asked) for encoder in (quick, reference))
        for k, (one, other) in zip((1, 3, 5), zip(ours, theirs, strict=True), strict=True):
            points = 100 * (one - other)
            found.append(
                Row(
                    f"page found among the first {k}, by vectors alone",
                    f"{100 * one:.1f} %",
                    f"{100 * other:.1f} % at full precision",
                    f"{points:+.1f} points",
                    "within 1 point",
                    abs(points) <= 1,
                )
            )
    index.close()
    return found


def _speed(quick: Encoder, reference: Encoder, texts: list[str]) -> Row:
    model = reference._loaded()  # type: ignore[attr-defined]
    quick.encode(texts[:8])
    model.encode(texts[:8])
    rates = {}
    for size in BATCH_SIZES:
        rates[size] = len(texts) / best(lambda size=size: model.encode(texts, batch_size=size), 1)  # type: ignore[misc]
    size = max(rates, key=lambda one: rates[one])
    # In turns, so that what else the machine does meets both alike.
    ours, theirs = 0.0, 0.0
    for _ in range(3):
        ours = max(ours, len(texts) / best(lambda: quick.encode(texts), 1))
        theirs = max(theirs, len(texts) / best(lambda: model.encode(texts, batch_size=size), 1))
    ratio = ours / theirs
    reading = f"{theirs:.1f}/s by SentenceTransformer.encode, batches of {size}"
    return Row("passages embedded", f"{ours:.1f}/s", reading, f"{ratio:.2f} ×", "≥ 2.3 ×", ratio >= 2.3)


def _nearness(quick: Encoder, reference: Encoder, texts: list[str]) -> Row:
    cosines = np.sum(quick.encode(texts) * reference.encode(texts), axis=1)
    value = f"{cosines.mean():.4f} on average, {cosines.min():.3f} at the least"
    return Row("cosine to full precision", value, "", "", "≥ 0.99", float(cosines.mean()) >= 0.99)


def _tokens(quick: Encoder, passages: Sequence[Passage]) -> Row:
    texts = [sentence.text for passage in passages for sentence in passage.sentences]
    texts = [text for text in texts if 26 <= quick.count_tokens(text) <= 34][: 10 * SENTENCES]
    seconds = best(lambda: quick.token_vectors(texts)) / len(texts)
    return Row(
        f"token vectors of {SENTENCES} sentences of 30 tokens", f"{1000 * SENTENCES * seconds:.0f} ms, on all cores"
    )


def _hits(
    encoder: Encoder,
    texts: list[str],
    passages: Sequence[Passage],
    files: dict[str, str],
    asked: list[dict[str, object]],
) -> tuple[float, ...]:
    """The share of questions whose page is among those of the first 1, 3 and 5 passages of their report."""
    vectors = encoder.encode(texts)
    questions = encoder.encode([str(row["question"]) for row in asked])
    of_file: dict[str, list[int]] = defaultdict(list)
    for passage in passages:
        of_file[files[passage.report_id]].append(passage.id)
    ranks = []
    for row, question in zip(asked, questions, strict=True):
        ids = of_file[str(row["report"])]
        order = np.argsort(-(vectors[ids] @ question), kind="stable")
        right = set(row["pages"])  # type: ignore[call-overload]
        pages = [{span.page for one in passages[ids[place]].sentences for span in one.spans} for place in order[:5]]
        ranks.append(next((rank for rank, found in enumerate(pages) if found & right), 99))
    return tuple(float(np.mean([rank < k for rank in ranks])) for k in (1, 3, 5))
