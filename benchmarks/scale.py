"""Archives of 10 thousand, 100 thousand and a million passages: how long they take to store, open and search.

    python benchmarks/scale.py [10000 100000 1000000] [--from INDEX] [--folder FOLDER] [--write]

The archives are made of an index of real reports (--from): each passage is four real sentences, two that stood together
and two drawn from the same report; 200 passages make a report. Up to REALLY_EMBEDDED passages the model embeds them.
Beyond that a passage's vector is made of real ones: the mean of its sentences' vectors and of the vector of the passage
that two of them come from, and a random vector of length NOISE, brought to length 1. Everything else (text, words,
sentences, files, checksums) is written and read by the code that the assistant itself uses.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from bench import LONGDOC, write
from measure import Row, at_most, machine, percentiles, run, table

from assistant.answering.question import understand
from assistant.answering.retrieve import retrieve
from assistant.indexing.build import embedding_text
from assistant.indexing.encoder import load_encoder
from assistant.indexing.generations import begin, complete, switch
from assistant.indexing.layout import Generation, Layout, Manifest
from assistant.indexing.store import Index
from assistant.indexing.vectors import Vectors, save_matrix
from assistant.indexing.writer import Writer
from assistant.records import Document, Kind, Page, Passage, Report, Sentence, Span

SIZES = (10_000, 100_000, 1_000_000)
PASSAGES_OF_A_REPORT = 200
REALLY_EMBEDDED = 10_000
NOISE = 0.35
TOP = 10
QUESTIONS = 100


class Material:
    """Real sentences and vectors of an index."""

    def __init__(self, folder: Path) -> None:
        index = Index.open(folder)
        self.passages = [one for one in index.passages(range(index.size)) if len(one.sentences) > 1]
        self.vectors = index.vectors([one.id for one in self.passages])
        self.sentence_vectors = index.sentence_vectors_of([one.id for one in self.passages])
        self.of_report: dict[str, list[int]] = {}
        for place, passage in enumerate(self.passages):
            self.of_report.setdefault(passage.report_id, []).append(place)
        self.fingerprint = index.fingerprint
        self.model = index.model
        self.cache = folder / "model"
        index.close()


def documents(material: Material, count: int) -> Iterator[tuple[Document, np.ndarray, np.ndarray]]:
    """Reports with, together, `count` passages, and the vectors of their passages and of their sentences."""
    random = np.random.default_rng(11)
    names = [name for name, places in material.of_report.items() if len(places) > 5]
    for number in range(count // PASSAGES_OF_A_REPORT):
        places = material.of_report[names[int(random.integers(len(names)))]]
        report_id = f"archive-{number:05}"
        report = Report(
            report_id, f"{report_id}.pdf", f"Report {number}", f"Report {number}", ("A. Writer",), "", "2008",
            number % 3 + 1, "", "", Kind.REPORT, f"{number:064x}", PASSAGES_OF_A_REPORT,
        )  # fmt: skip
        passages, pages, vectors, rows = [], [], [], []
        for page in range(1, PASSAGES_OF_A_REPORT + 1):
            passage, text, vector, sentence_rows = _passage(material, random, places, report_id, page)
            passages.append(passage)
            pages.append(Page(report_id, page, str(page), text))
            vectors.append(vector)
            rows.append(sentence_rows)
        yield Document(report, tuple(pages), tuple(passages)), np.array(vectors, np.float32), np.concatenate(rows)


def _passage(
    material: Material, random: np.random.Generator, places: Sequence[int], report_id: str, page: int
) -> tuple[Passage, str, np.ndarray, np.ndarray]:
    base = places[int(random.integers(len(places)))]
    first = int(random.integers(len(material.passages[base].sentences) - 1))
    chosen = [(base, first), (base, first + 1)]
    for place in random.choice(places, 2):
        chosen.append((int(place), int(random.integers(len(material.passages[place].sentences)))))
    sentences, text, rows = [], "", []
    for place, one in chosen:
        words = material.passages[place].sentences[one].text
        start = len(text)
        text += f"{words} "
        sentences.append(Sentence(words, (Span(page, start, start + len(words)),), paragraph=page))
        rows.append(material.sentence_vectors[place][one])
    mean = np.mean([*rows, material.vectors[base]], axis=0)
    noise = random.normal(size=mean.shape)
    vector = mean / np.linalg.norm(mean) + NOISE * noise / np.linalg.norm(noise)
    passage = Passage(page - 1, report_id, material.passages[base].section, tuple(sentences))
    return passage, text, vector / np.linalg.norm(vector), np.array(rows, np.float32)


def make(material: Material, folder: Path, count: int) -> list[Row]:
    """Store an archive in `folder`."""
    layout = Layout(folder)
    folder.mkdir(parents=True, exist_ok=True)
    generation = begin(layout)
    writer = Writer(generation.passages)
    vectors, sentences, seconds = [], [], 0.0
    encoder = load_encoder(material.model, material.cache)
    for document, passage_rows, sentence_rows in documents(material, count):
        texts = [embedding_text(passage) for passage in document.passages]
        start = time.perf_counter()
        writer.add(document, texts)
        seconds += time.perf_counter() - start
        vectors.append(encoder.encode(texts) if count <= REALLY_EMBEDDED else passage_rows)
        sentences.append(sentence_rows.astype(np.float16))  # as they are stored: a million passages have many
    start = time.perf_counter()
    writer.finish([])
    text_seconds = seconds + time.perf_counter() - start
    matrix, rows = np.concatenate(vectors), np.concatenate(sentences)
    del vectors, sentences
    start = time.perf_counter()
    built = Vectors.build(matrix)
    built.save(generation.vectors)
    vector_seconds = time.perf_counter() - start
    start = time.perf_counter()
    save_matrix(generation.sentences, rows)
    method = built.method
    generation = _finish(layout, generation, material, writer)
    rest = time.perf_counter() - start
    np.save(folder / "exact.npy", matrix)
    disk = sum(path.stat().st_size for path in generation.folder.iterdir()) / 1e9
    total = text_seconds + vector_seconds + rest
    kind = method.kind if not method.lists else f"{method.kind}, {method.lists} lists, {method.probes} looked through"
    return [
        Row("stored, embedding apart", f"{count / total:.0f} passages/s", f"{total:.0f} s in all"),
        Row("… text and words, vectors, checksums", f"{text_seconds:.0f}, {vector_seconds:.0f}, {rest:.0f} s"),
        Row("disk", f"{disk:.2f} GB", f"{1e9 * disk / count:.0f} bytes a passage"),
        Row("vectors", kind, f"recall {method.recall} when built"),
    ]


def measure(folder: Path, questions: Path, count: int) -> list[Row]:
    """Open and search the archive, in a process of its own."""
    code = [sys.executable, "-W", "ignore", __file__, "--search", str(folder), "--questions", str(questions)]
    found = json.loads(run(code).output.splitlines()[-1])
    million = count >= 1_000_000
    middle, high = percentiles(found["search"])
    rows = [
        Row("recall of the ten nearest against an exact search", f"{found['recall']:.4f}", "", "", "≥ 0.98",
            found["recall"] >= 0.98),
        at_most("search, median", middle, 150, "ms"),
        at_most("search, 95th percentile", high, 150, "ms"),
        at_most("open", found["open"], 2, "s"),
        at_most("resident memory after the searches", found["memory"], 2500, "MB"),
    ]  # fmt: skip
    if not million:
        rows = [Row(row.what, row.ours, row.reference) if row.what != rows[0].what else row for row in rows]
    for name in ("dense", "sentences", "lexical", "one report", "a third of the reports"):
        middle, high = percentiles(found[name])
        rows.append(Row(f"… {name}", f"{middle:.1f} ms, 95th percentile {high:.1f} ms"))
    rows.append(Row("filtered searches that are exact", f"{100 * found['exact']:.1f} %", "", "", "100 %",
                    found["exact"] == 1))  # fmt: skip
    return rows


def search(folder: Path, questions: Path) -> dict[str, object]:
    """What `measure` prints, in seconds and megabytes."""
    start = time.perf_counter()
    index = Index.open(folder)
    found: dict[str, object] = {"open": time.perf_counter() - start}
    asked = [json.loads(line)["question"] for line in questions.read_text(encoding="utf-8").splitlines()][:QUESTIONS]
    understood = [understand(text) for text in asked]
    queries = load_encoder("packaged", folder / "model").encode(asked)
    terms = [list(one.terms) for one in understood]
    retrieve(index, terms[0], queries[0])
    pairs = list(zip(terms, queries, strict=True))
    third = [report.id for report in index.reports if report.phase == 1]
    works = {
        "search": lambda words, vector: retrieve(index, words, vector),
        "dense": lambda words, vector: index.dense(vector, 60),
        "sentences": lambda words, vector: index.sentence_grain(vector, 60),
        "lexical": lambda words, vector: index.lexical(words, 60),
        "one report": lambda words, vector: index.dense(vector, 60, [index.reports[-1].id]),
        "a third of the reports": lambda words, vector: index.dense(vector, 60, third),
    }
    for name, work in works.items():
        seconds = []
        for words, vector in pairs:
            start = time.perf_counter()
            work(words, vector)
            seconds.append(time.perf_counter() - start)
        found[name] = seconds
    found["memory"] = _resident()
    found |= _against_exact(index, np.load(folder / "exact.npy", mmap_mode="r"), queries, third)
    return found


def _against_exact(index: Index, matrix: np.ndarray, queries: np.ndarray, third: list[str]) -> dict[str, float]:
    scores = np.concatenate([matrix[start : start + 50_000] @ queries.T for start in range(0, len(matrix), 50_000)])
    allowed = np.concatenate([np.array(index._rows.ranges()[name]) for name in third])
    same, exact = 0, 0
    for number, query in enumerate(queries):
        truth = set(np.argpartition(-scores[:, number], TOP)[:TOP].tolist())
        same += len(truth & {row for row, _ in index.dense(query, TOP)})
        best = np.sort(scores[allowed, number])[::-1][:TOP]
        exact += bool(np.allclose([score for _, score in index.dense(query, TOP, third)], best, atol=2e-3))
    return {"recall": same / (TOP * len(queries)), "exact": exact / len(queries)}


def _resident() -> float:
    status = Path("/proc/self/status")
    if not status.is_file():
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _finish(layout: Layout, generation: Generation, material: Material, writer: Writer) -> Generation:
    counts = {"passages": len(writer.passage_texts), "sentences": len(writer.sentence_texts)}
    manifest = Manifest(
        id="0" * 12,
        plan="",
        model=material.model,
        fingerprint=material.fingerprint,
        dimensions=384,
        catalogue="",
        reading="",
        files=(),
        counts=counts,
        artefacts=generation.measure(),
        created="",
    )
    generation = complete(layout, generation, manifest)
    switch(layout, generation)
    return generation


def main() -> None:
    """Make each archive, measure it, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--from", dest="source", type=Path, help="an index of real reports")
    parser.add_argument("--folder", type=Path, help="where to make the archives (default: a temporary folder)")
    parser.add_argument("--questions", type=Path, default=LONGDOC / "questions.jsonl")
    parser.add_argument("--search", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    chosen = parser.parse_args()
    if chosen.search:
        print(json.dumps(search(chosen.search, chosen.questions)))
        return
    if not chosen.source or not chosen.questions.is_file():
        parser.exit(2, "Give an index of real reports with --from, and questions with --questions.\n")
    material = Material(chosen.source)
    text = ""
    with tempfile.TemporaryDirectory() as temporary:
        for size in chosen.sizes:
            folder = (chosen.folder or Path(temporary)) / str(size)
            rows = make(material, folder, size)
            os.sync()
            rows += measure(folder, chosen.questions, size)
            text += f"### {size:,} passages\n\n{table(rows)}\n\n"
            print(text.rpartition("###")[2], flush=True)
    if chosen.write:
        write("scale", f"{date.today().isoformat()}, {machine()}.\n\n{text}")


if __name__ == "__main__":
    main()
