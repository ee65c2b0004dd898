"""A cross-encoder joins the ranking: how far it moves what, what it leaves alone, and what is told of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from answering_fakes import BOATS, listed, passage, ranked
from cross_encoders import write_cross_encoder
from numpy.typing import NDArray

from assistant import cli
from assistant.answering.assistant import Assistant
from assistant.answering.late import Late
from assistant.answering.question import understand
from assistant.answering.reranking import BEHIND, OF_ANOTHER, SENTENCES, Reranking, in_context
from assistant.answering.statements import Statement
from assistant.answering.weighing import Ranked
from assistant.answering.weights import packaged_weights
from assistant.errors import ModelError
from assistant.records import Answer, Passage, Role, Status
from assistant.settings import Settings
from assistant.web.engine import Engine

CHALLENGES = "What are the six challenges to partnership?"
PRIVACY = "What did the first phase say about privacy?"
OLD = "What are legacy systems?"
WATER = "What is the boiling point of water?"
ASKED = understand("What leaks?")


class Likes:
    """Scores a text by how often it has a word; remembers what it was asked."""

    told = "likes 1"
    is_packaged = False

    def __init__(self, word: str = "leak", scale: float = 1.0) -> None:
        self.word, self.scale = word, scale
        self.read: list[Sequence[str]] = []

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        self.read.append(texts)
        return np.array([self.scale * text.lower().count(self.word) for text in texts])

    def warm(self) -> None: ...


def weighed(one: Passage, score: float, compared: bool = True) -> Ranked:
    """As weighing gives it, with signals of nothing."""
    count = len(one.sentences)
    late = Late(np.zeros(3), np.zeros((count, 3)), np.zeros(0), 0.0, np.zeros(count), np.zeros((count, 0)))
    return replace(ranked(one, score=score), late=late if compared else None)


class Packaged(Likes):
    """As the one that comes with the program."""

    is_packaged = True


def helping(question: str, *texts: str, scorer: Likes | None = None) -> list[str]:
    """What is left of the statements of an answer."""
    statements = [Statement(one, one.sentences, 0.0) for one in (passage(at, text) for at, text in enumerate(texts))]
    return [one.text for one in Reranking(scorer or Packaged()).helpful(understand(question), statements)]  # type: ignore[arg-type]


def ids(found: Sequence[Ranked]) -> list[int]:
    return [one.weighed.passage.id for one in found]


def timeless(answer: Answer) -> Answer:
    return replace(answer, seconds=0)


def said(before: Sequence[Ranked], after: Sequence[Ranked]) -> dict[int, float]:
    """By how much the log-odds of each passage grew."""
    scores = {one.weighed.passage.id: one.score for one in before}
    return {one.weighed.passage.id: one.score - scores[one.weighed.passage.id] for one in after}


def boats(*texts: str) -> list[Ranked]:
    """A passage a sentence, each a little less likely than the one before, all read."""
    return [
        replace(weighed(passage(number, text), 2.0 - number / 10), sentences=(1.0 - number / 10,))
        for number, text in enumerate(texts)
    ]


def test_scores_are_measured_from_their_mean_on_the_scale_of_the_weights() -> None:
    found = boats("Boats float.", "Boats leak.", "Boats sink.", "Boats burn.")
    grown = said(found, Reranking(Likes()).reordered(ASKED, found))
    weight = packaged_weights().reranker.passage
    least = -weight / 3**0.5
    assert [grown[number] for number in range(4)] == pytest.approx([least, -3 * least, least, least])
    assert said(found, Reranking(Likes(scale=40.0)).reordered(ASKED, found)) == pytest.approx(grown)
    likes = Likes(scale=packaged_weights().reranker.spread)
    likes.is_packaged = True  # its scores have their own measure
    told = said(found, Reranking(likes).reordered(ASKED, found))
    least = -weight / 3  # it reads three
    assert [told[number] for number in range(4)] == pytest.approx([least, -2 * least, least, least])


def test_who_sees_no_difference_changes_nothing() -> None:
    found = boats("Boats float.", "Boats sink.")
    assert said(found, Reranking(Likes()).reordered(ASKED, found)) == {0: 0, 1: 0}
    assert Reranking(Likes()).reordered(ASKED, found[:1]) == found[:1]
    assert Reranking(Likes()).reordered(ASKED, []) == []


def test_a_passage_comes_before_those_that_were_little_better() -> None:
    found = boats("Boats float.", "Boats sink.", "Boats leak.", "Boats burn.")
    after = Reranking(Likes()).reordered(ASKED, found)
    assert ids(after) == [2, 0, 1, 3]
    assert [one.sentences[0] for one in after] == sorted((one.sentences[0] for one in after), reverse=True)


def test_equal_passages_stand_in_the_order_of_their_ids() -> None:
    said = {1: "Boats float.", 3: "Boats sail.", 2: "Boats row."}
    found = [replace(weighed(passage(number, text), 1.0), sentences=(0.0,)) for number, text in said.items()]
    assert ids(Reranking(Likes()).reordered(ASKED, found)) == [1, 2, 3]


def test_only_the_likeliest_sentences_are_read_each_once_and_the_rest_has_the_least() -> None:
    model = Likes()
    found = boats(*(f"Boat {number} leaks." if number == 3 else f"Boat {number} floats." for number in range(12)))
    twice = replace(found[5], weighed=replace(found[5].weighed, passage=replace(found[5].weighed.passage, id=40)))
    found += [twice, weighed(passage(20, "Leak, leak, leak."), -20.0, compared=False)]
    after = Reranking(model).reordered(ASKED, found)
    assert [len(texts) for texts in model.read] == [OF_ANOTHER]
    assert len(set(model.read[0])) == OF_ANOTHER and "1. Boats\nBoat 0 floats." in model.read[0]
    grown = said(found, after)
    assert grown[3] > grown[0] == pytest.approx(grown[11]) == pytest.approx(grown[20]) == pytest.approx(grown[40])
    assert (ids(after)[0], ids(after)[-1]) == (3, 20)


def test_what_would_stay_behind_whatever_is_said_of_it_is_not_read() -> None:
    packaged = Likes()
    packaged.is_packaged = True
    found = boats(*(f"Boat {number} leaks." for number in range(12)))
    near = [one for one in found if one.sentences[0] >= found[0].sentences[0] - 0.25]
    far = [replace(one, sentences=(one.sentences[0] - BEHIND,)) for one in found[len(near) :]]
    Reranking(packaged).reordered(ASKED, [*near, *far])
    assert [len(texts) for texts in packaged.read] == [len(near)]
    alone = [near[0], *far]
    assert Reranking(packaged).reordered(ASKED, alone) == alone
    assert len(packaged.read) == 1  # nothing to choose from: nothing is read
    Reranking(packaged).reordered(ASKED, [replace(one, sentences=near[0].sentences) for one in found])
    assert len(packaged.read[-1]) == SENTENCES


def test_the_sentence_that_it_likes_becomes_likelier() -> None:
    one = passage(0, "Boats float on water.", "Boats are made of wood.", "All of them leak in the end.")
    found = [replace(weighed(one, 1.0), sentences=(0.3, 0.1, 0.2))]
    after = Reranking(Likes()).reordered(ASKED, found)[0].sentences
    assert np.argmax(after) == 2
    assert np.mean(after) == pytest.approx(0.2)


def test_headings_and_captions_are_no_sentences_to_read() -> None:
    model = Likes()
    one = passage(0, ("Figure 1: boats", Role.CAPTION, 0), ("Boats", Role.HEADING, 0), "Boats leak.", "Boats sink.")
    Reranking(model).reordered(ASKED, [replace(weighed(one, 1.0), sentences=(3.0, 2.0, 1.0, 0.0))])
    assert model.read == [["1. Boats\nBoats leak.", "1. Boats\nBoats sink."]]


def test_it_is_asked_the_question_without_the_story() -> None:
    asked: list[str] = []

    class Notes(Likes):
        def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
            asked.append(question)
            return super().score(question, texts)

    story = understand("I have a boat of my own. It leaks every morning in winter. Who mends boats?")
    Reranking(Notes()).reordered(story, boats("Boats float.", "Boats leak."))
    assert asked == [story.asks] and "winter" not in story.asks


def test_a_sentence_is_read_under_its_headings_with_what_it_leans_on() -> None:
    one = passage(0, "Boats leak.", "They sink then.", *listed(3, "Boats need:", "tar", "oars"), section=())
    assert [in_context(one, place) for place in range(5)] == [
        "Boats leak.",
        "Boats leak. They sink then.",
        "Boats need:",
        "Boats need: tar",
        "Boats need: oars",
    ]
    assert in_context(replace(one, section=("1. Boats", "a) Old")), 0) == "1. Boats › a) Old\nBoats leak."
    assert one.report_id == BOATS.id


@pytest.fixture(scope="module")
def reranked(briefings_index: Path, legacy_lover: Path) -> Iterator[Assistant]:
    assistant = Assistant.open(briefings_index, Settings(index=briefings_index, reranker=str(legacy_lover)))
    assistant.warm()
    yield assistant
    assistant.close()


def place_of_nation(answer: Answer) -> int:
    """The first passage that has the word."""
    return next(place for place, hit in enumerate(answer.passages) if "for the nation" in hit.passage.text)


def test_an_answer_follows_the_model_that_is_set(briefings_index: Path, tmp_path: Path) -> None:
    found = []
    for sign in (1.0, -1.0):
        model = write_cross_encoder(tmp_path / str(sign), ["nation"], sign=sign)
        assistant = Assistant.open(briefings_index, Settings(index=briefings_index, reranker=str(model)))
        found.append(assistant.ask(OLD, top=40))
        assistant.close()
    liking, shunning = found
    assert place_of_nation(liking) == 0 < place_of_nation(shunning)


def test_whether_the_reports_answer_is_told_as_without_it(ask: Callable[..., Answer], reranked: Assistant) -> None:
    for question in (CHALLENGES, PRIVACY, WATER):
        before, after = ask(question, history=()), reranked.ask(question)
        assert (after.confidence, after.status) == (before.confidence, before.status)
        assert all(note.verified for note in after.footnotes)
    assert reranked.ask(WATER).status is Status.NOT_FOUND


def test_the_same_question_has_the_same_answer_from_many_threads(reranked: Assistant) -> None:
    questions = [CHALLENGES, PRIVACY, WATER]
    alone = {question: timeless(reranked.ask(question)) for question in questions}
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda question: (question, timeless(reranked.ask(question))), questions * 4))
    assert all(answer == alone[question] for question, answer in found)


def test_the_model_that_made_an_answer_is_told_with_the_reranker(briefings: Assistant, reranked: Assistant) -> None:
    own, packaged = briefings.model.split(", reranker ")
    assert reranked.model.startswith(f"{own}, reranker ") and packaged.startswith("packaged ")


def test_a_model_that_is_not_there_is_told_when_the_index_is_opened(briefings_index: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no reranker"):
        Assistant.open(briefings_index, Settings(index=briefings_index, reranker=str(tmp_path / "none")))


def test_the_command_line_says_what_is_amiss_before_it_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    (tmp_path / "report-assistant.toml").write_text('reranker = "models/none"\n', encoding="utf-8")
    assert cli.main(["ask", "What leaks?"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "There is no reranker 'models/none'" in err and "set 'reranker' in report-assistant.toml" in err
    assert not (tmp_path / "index").exists()


def test_the_page_says_what_is_amiss(briefings_index: Path, legacy_lover: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    write_cross_encoder(broken, ["legacy"])
    (broken / "model.safetensors").write_bytes(b"nothing of use")
    root = Path(__file__).resolve().parents[2]
    engine = Engine(Settings(sources=root / "sources", index=briefings_index, reranker=str(broken)))
    engine.start()
    try:
        state = engine.wait(60)
    finally:
        engine.close()
    assert not state.answering
    assert state.problem.startswith(f"The reranker at {broken.resolve()} cannot be loaded (")


def test_with_what_is_packaged_no_torch_is_loaded(briefings_index: Path) -> None:
    script = """
import sys
from pathlib import Path
from assistant.answering.assistant import Assistant
from assistant.settings import Settings
index = Path(sys.argv[1])
assistant = Assistant.open(index, Settings(index=index))
assistant.warm()
assert assistant.ask("What are the six challenges to partnership?").claims
assistant.close()
print({"torch", "transformers", "sentence_transformers", "huggingface_hub"} & set(sys.modules))
"""
    command = [sys.executable, "-W", "error", "-c", script, str(briefings_index)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "set()\n", "")


def test_with_it_nothing_is_asked_of_a_network_while_answering(briefings_index: Path, legacy_lover: Path) -> None:
    script = """
import sys
tried = []
sys.addaudithook(lambda event, _: tried.append(event) if event in ("socket.connect", "socket.getaddrinfo") else None)
from pathlib import Path
from assistant.answering.assistant import Assistant
from assistant.settings import Settings
index = Path(sys.argv[1])
assistant = Assistant.open(index, Settings(index=index, reranker=sys.argv[2]))
assert "torch" not in sys.modules
assistant.warm()
assert assistant.ask("What are the six challenges to partnership?").claims
print(tried)
"""
    command = [sys.executable, "-W", "error", "-c", script, str(briefings_index), str(legacy_lover)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


LEAKY, LEAK, DRY = "Leaks leak leaking leaks.", "Boats leak and leak.", "Boats are dry."


def test_a_further_statement_that_is_much_less_relevant_is_left_out() -> None:
    assert helping("Where do boats leak?", LEAKY, LEAK, DRY) == [LEAKY, LEAK]
    assert helping("Where do boats leak?", LEAKY) == [LEAKY]


def test_all_statements_stay_where_the_first_is_irrelevant_several_are_asked_for_or_another_model_reads() -> None:
    assert helping("Where do boats leak?", DRY, LEAK, DRY, scorer=Packaged(scale=-1.0)) == [DRY, LEAK, DRY]
    assert helping("Which boats leak?", LEAKY, DRY) == [LEAKY, DRY]
    assert helping("Compare boats and barges", LEAKY, DRY) == [LEAKY, DRY]
    assert helping("Where do boats leak?", LEAKY, DRY, scorer=Likes()) == [LEAKY, DRY]
