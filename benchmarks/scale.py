"""Archives of 10 thousand, 100 thousand and a million passages: how long they take to store, open and search.

    python benchmarks/scale.py [10000 100000 1000000] [--from INDEX] [--folder FOLDER] [--new PDF] [--write]

The archives are made of an index of real reports (--from): each passage is four real sentences, two that stood together
and two drawn from the same report; 200 passages make a report. Up to REALLY_EMBEDDED passages the model embeds them.
Beyond that a passage's vector is made of real ones: the mean of its sentences' vectors and of the vector of the passage
that two of them come from, and a random vector of length NOISE, brought to length 1. Everything else (text, words,
sentences, files, checksums) is written and read by the code that the assistant itself uses. Its PDFs are files of
FILLED bytes with nothing in them, which a build looks through and does not read; then a real one (--new) is put to
them, and built as by 'report-assistant build'.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from bench import LONGDOC, write
from measure import Row, at_most, machine, percentiles, run, table

from assistant.answering.assistant import Assistant
from assistant.answering.question import understand
from assistant.answering.retrieve import retrieve
from assistant.indexing.build import build
from assistant.indexing.encoder import load_encoder
from assistant.indexing.generations import begin, complete, switch
from assistant.indexing.layout import Artefact, Layout, Manifest, Part, SourceFile, hash_file
from assistant.indexing.ledger import read_row
from assistant.indexing.matrix import save_matrix
from assistant.indexing.plan import Plan
from assistant.indexing.store import Index
from assistant.indexing.token_store import MOST as KEPT
from assistant.indexing.vectors import Vectors
from assistant.indexing.writer import Writer
from assistant.records import Document, Kind, LedgerRow, Page, Passage, Progress, Report, Sentence, Span
from assistant.settings import Settings

SIZES = (10_000, 100_000, 1_000_000)
PASSAGES_OF_A_REPORT = 200
REALLY_EMBEDDED = 10_000
NOISE = 0.35
FILLED = 400_000
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
            number % 3 + 1, "", "", Kind.REPORT, "", PASSAGES_OF_A_REPORT,
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


def make(material: Material, settings: Settings, count: int) -> list[Row]:
    """Store an archive as an index of `settings`, beside files that stand for its PDFs."""
    layout = Layout(settings.index)
    settings.sources.mkdir(parents=True)
    generation = begin(layout)
    writer = Writer(generation.passages)
    vectors, sentences, ledger, seconds = [], [], list[LedgerRow](), 0.0
    encoder = load_encoder(settings.model, layout.model)
    for made, passage_rows, sentence_rows in documents(material, count):
        document = replace(made, report=replace(made.report, sha256=_file(settings.sources / made.report.file)))
        start = time.perf_counter()
        texts = [piece.text for piece in writer.add(document)]
        seconds += time.perf_counter() - start
        source = SourceFile(document.report.file, FILLED, document.report.sha256)
        ledger.append(read_row(source, document, 0.0, 0, False))
        vectors.append(encoder.encode(texts) if count <= REALLY_EMBEDDED else passage_rows)
        sentences.append(sentence_rows.astype(np.float16))  # as they are stored: a million passages have many
    start = time.perf_counter()
    writer.finish(ledger)
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
    plan = Plan.of(settings, encoder, _no_one)
    part = Part("", writer.counts, method)
    generation = complete(layout, generation, _manifest(plan, ledger, part, generation.measure()))
    switch(layout, generation)
    rest = time.perf_counter() - start
    np.save(settings.index / "exact.npy", matrix)
    disk = sum(path.stat().st_size for path in generation.folder.iterdir()) / 1e9
    total = text_seconds + vector_seconds + rest
    kind = method.kind if not method.lists else f"{method.kind}, {method.lists} lists, {method.probes} looked through"
    return [
        Row("stored, embedding apart", f"{count / total:.0f} passages/s", f"{total:.0f} s in all"),
        Row("… text and words, vectors, checksums", f"{text_seconds:.0f}, {vector_seconds:.0f}, {rest:.0f} s"),
        Row("disk", f"{disk:.2f} GB", f"{1e9 * disk / count:.0f} bytes a passage"),
        Row("vectors", kind, f"recall {method.recall} when built"),
    ]


def _file(path: Path) -> str:
    """Make a file that is like no other, and give its SHA-256."""
    with path.open("wb") as stream:
        stream.write(path.name.encode())
        stream.truncate(FILLED)
    os.utime(path, (1, 1))
    return hash_file(path)


def _no_one(_: Progress) -> None:
    """No one is told."""


def _manifest(plan: Plan, ledger: Sequence[LedgerRow], part: Part, artefacts: tuple[Artefact, ...]) -> Manifest:
    return Manifest(
        id=plan.index_id(ledger),
        plan=plan.id,
        model=plan.settings.model,
        fingerprint=plan.fingerprint,
        dimensions=384,
        catalogue=plan.catalogue.digest,
        reading=plan.reading,
        files=plan.files,
        counts={"files": len(ledger)} | part.counts,
        artefacts=artefacts,
        created="",
        parts=(part,),
    )


def measure(settings: Settings, questions: Path, count: int) -> list[Row]:
    """Open and search the archive, in a process of its own."""
    found = _apart(settings, "search", str(questions))
    million = count >= 1_000_000
    middle, high = percentiles(found["search"])
    rows = [
        at_most("search, median", middle, 150, "ms", _busy(found, "search")),
        at_most("search, 95th percentile", high, 150, "ms", _busy(found, "search")),
        at_most("open", found["open"], 2, "s", f"{found['open busy']:.2f} s of the processor's time"),
        at_most("resident memory after the searches", found["memory"], 2500, "MB"),
    ]
    if not million:
        rows = [replace(row, bar="", holds=None) for row in rows]
    recall = found["recall"]
    what = "recall of the ten nearest against an exact search"
    rows.insert(0, Row(what, f"{recall:.4f}", "", "", "≥ 0.98", recall >= 0.98))
    for name in ("dense", "sentences", "lexical", "one report", "a third of the reports"):
        middle, high = percentiles(found[name])
        rows.append(Row(f"… {name}", f"{middle:.1f} ms, 95th percentile {high:.1f} ms", _busy(found, name)))
    if found["answer"]:
        middle, high = percentiles(found["answer"])
        rows.append(Row("a whole answer", f"{middle:.0f} ms, 95th percentile {high:.0f} ms"))
    exact = found["exact"]
    rows.append(Row("filtered searches that are exact", f"{100 * exact:.1f} %", "", "", "100 %", exact == 1))
    return rows


def _busy(found: dict[str, Any], name: str) -> str:
    """What does not hang on what else the computer does; a search runs on one core."""
    middle, high = percentiles(found[f"{name} busy"])
    return f"{middle:.1f} and {high:.1f} ms of the processor's time"


def add(settings: Settings, new: Path, count: int) -> list[Row]:
    """Build with nothing changed, then with a report more, each in a process of its own."""
    again = _apart(settings, "add")
    shutil.copy(new, settings.sources / "new.pdf")
    added = _apart(settings, "add")
    row = at_most(
        "one report added, beyond its embedding",
        added["seconds"] - added["embedding"],
        5,
        "s",
        f"{added['passages'] - again['passages']} passages, {added['embedding']:.1f} s embedding;"
        f" {added['busy']:.1f} s of the processor's time beyond",
    )
    return [
        Row("a build with nothing changed", f"{again['seconds']:.2f} s"),
        row if count >= 1_000_000 else replace(row, bar="", holds=None),
        Row("… peak memory of it", f"{added['peak']:.0f} MB"),
    ]


def _apart(settings: Settings, what: str, *more: str) -> dict[str, Any]:
    command = [sys.executable, "-W", "ignore", __file__, "--apart", what, str(settings.index), *more]
    ended = run(command)
    found: dict[str, Any] = json.loads(ended.output.splitlines()[-1])
    return found | {"peak": ended.peak}


def built_again(folder: Path) -> dict[str, float]:
    """What `add` prints."""
    settings = Settings(sources=folder.parent / "sources", index=folder)
    encoder = load_encoder(settings.model, Layout(folder).model)
    embedding = embedding_busy = 0.0
    encode = encoder.encode

    def timed(*values: Any) -> Any:
        nonlocal embedding, embedding_busy
        start, begun = time.perf_counter(), time.process_time()
        try:
            return encode(*values)
        finally:
            embedding += time.perf_counter() - start
            embedding_busy += time.process_time() - begun

    encoder.encode = timed  # type: ignore[method-assign]
    start, begun = time.perf_counter(), time.process_time()
    passages = build(settings, encoder=encoder).passages
    seconds, busy = time.perf_counter() - start, time.process_time() - begun - embedding_busy
    return {"seconds": seconds, "embedding": embedding, "busy": busy, "passages": passages}


def search(folder: Path, questions: Path) -> dict[str, object]:
    """What `measure` prints, in seconds and megabytes."""
    start, begun = time.perf_counter(), time.process_time()
    index = Index.open(folder)
    found: dict[str, object] = {"open": time.perf_counter() - start, "open busy": time.process_time() - begun}
    asked = [json.loads(line)["question"] for line in questions.read_text(encoding="utf-8").splitlines()][:QUESTIONS]
    understood = [understand(text) for text in asked]
    queries = load_encoder("packaged", folder / "model").encode(asked)
    terms = [list(one.terms) for one in understood]
    retrieve(index, terms[0], queries[:1])
    pairs = list(zip(terms, queries, strict=True))
    third = [report.id for report in index.reports if report.phase == 1]
    works = {
        "search": lambda words, vector: retrieve(index, words, vector[None, :]),
        "dense": lambda words, vector: index.dense(vector, 60),
        "sentences": lambda words, vector: index.sentence_grain(vector, 60),
        "lexical": lambda words, vector: index.lexical(words, 60),
        "one report": lambda words, vector: index.dense(vector, 60, [index.reports[-1].id]),
        "a third of the reports": lambda words, vector: index.dense(vector, 60, third),
    }
    for name, work in works.items():
        seconds, busy = [], []
        for words, vector in pairs:
            start, begun = time.perf_counter(), time.thread_time()
            work(words, vector)
            seconds.append(time.perf_counter() - start)
            busy.append(time.thread_time() - begun)
        found[name], found[f"{name} busy"] = seconds, busy
    found["memory"] = _resident()
    found |= _against_exact(index, np.load(folder / "exact.npy", mmap_mode="r"), queries, third)
    index.close()
    # The archives have no tokens, which a build keeps of up to so many passages: answers from fewer are quicker.
    return found | {"answer": _answers(folder, asked) if index.size > KEPT else []}


def _answers(folder: Path, asked: Sequence[str]) -> list[float]:
    """Seconds of each whole answer, warm."""
    assistant, seconds = Assistant.open(folder, Settings(index=folder)), []
    assistant.warm()
    for question in asked:
        start = time.perf_counter()
        assistant.ask(question)
        seconds.append(time.perf_counter() - start)
    assistant.close()
    return seconds


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


def main() -> None:
    """Make each archive, measure it, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--from", dest="source", type=Path, help="an index of real reports")
    parser.add_argument("--folder", type=Path, help="where to make the archives (default: a temporary folder)")
    parser.add_argument("--questions", type=Path, default=LONGDOC / "questions.jsonl")
    parser.add_argument("--new", type=Path, help="a PDF to add (default: one of the folder of the questions)")
    parser.add_argument("--apart", nargs="+", help=argparse.SUPPRESS)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    chosen = parser.parse_args()
    if chosen.apart:
        what, folder, *questions = chosen.apart
        print(json.dumps(search(Path(folder), Path(*questions)) if what == "search" else built_again(Path(folder))))
        return
    if not chosen.source or not chosen.questions.is_file():
        parser.exit(2, "Give an index of real reports with --from, and questions with --questions.\n")
    new = chosen.new or sorted(chosen.questions.parent.rglob("*.pdf"))[0]
    material = Material(chosen.source)
    text = ""
    with tempfile.TemporaryDirectory() as temporary:
        for size in chosen.sizes:
            folder = (chosen.folder or Path(temporary)) / str(size)
            settings = Settings(sources=folder / "sources", index=folder / "index")
            rows = make(material, settings, size)
            os.sync()
            rows += measure(settings, chosen.questions, size)
            rows += add(settings, new, size)
            text += f"### {size:,} passages\n\n{table(rows)}\n\n"
            print(text.rpartition("###")[2], flush=True)
    if chosen.write:
        write("scale", f"{date.today().isoformat()}, {machine()}.\n\n{text}")


if __name__ == "__main__":
    main()
