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
from assistant.answering.reranking import PASSAGES, SENTENCES, SHARE, Reranking, averaged, in_context
from assistant.answering.weighing import READ, Ranked
from assistant.errors import ModelError
from assistant.records import Answer, Passage, Role, Status
from assistant.settings import Settings
from assistant.web.engine import Engine

CHALLENGES = "What are the six challenges to partnership?"
PRIVACY = "What did the first phase say about privacy?"
SHARING = "What stands in the way of sharing data?"
WATER = "What is the boiling point of water?"
ASKED = understand("What leaks?")


class Likes:
    """Scores a text by how often it has a word; remembers what it was asked."""

    told = "likes 1"

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
    late = Late(np.zeros(3), np.zeros((count, 3)), np.zeros(0), 0.0) if compared else None
    return replace(ranked(one, score=score), late=late)


def ids(found: Sequence[Ranked]) -> list[int]:
    return [one.weighed.passage.id for one in found]


def timeless(answer: Answer) -> Answer:
    return replace(answer, seconds=0)


def test_scores_are_averaged_on_the_scale_of_the_odds() -> None:
    odds, told = np.array([3.0, 1.0, -1.0, -3.0]), np.array([-1.0, 0.0, 7.0, 2.0])
    found = averaged(odds, told)
    assert found.mean() == pytest.approx(odds.mean())
    assert found.std() < odds.std()
    assert averaged(odds, 100 * told - 40) == pytest.approx(found)
    assert found - (1 - SHARE) * odds == pytest.approx(SHARE * 5**0.5 * (told - 2) / told.std())


def test_who_agrees_or_sees_no_difference_changes_nothing() -> None:
    odds = np.array([3.0, 1.0, -2.0])
    assert averaged(odds, 20 * odds + 3) == pytest.approx(odds)
    assert averaged(odds, np.full(3, 9.0)).tolist() == odds.tolist()
    assert averaged(odds[:1], np.array([5.0])).tolist() == [3.0]
    assert averaged(odds, np.array([1.0, 1.0001, 1.0])).tolist() == odds.tolist()  # what rounding leaves


def test_a_passage_comes_before_those_that_were_little_better() -> None:
    found = [weighed(passage(number, f"Boat {number}."), 2.0 - number / 10) for number in range(4)]
    found[2] = weighed(passage(2, "Boats leak."), 1.8)
    after = Reranking(Likes()).reordered(ASKED, found)
    assert ids(after) == [2, 0, 1, 3]
    assert after[0].score > after[1].score > after[2].score > after[3].score
    assert np.mean([one.score for one in after]) == pytest.approx(np.mean([one.score for one in found]))


def test_equal_passages_stand_in_the_order_of_their_ids() -> None:
    found = [weighed(passage(number, "Boats float."), 1.0) for number in (1, 3, 2)]
    assert ids(Reranking(Likes()).reordered(ASKED, found)) == [1, 2, 3]


def test_only_the_best_are_read_and_no_other_passes_them() -> None:
    model = Likes()
    said = ["Boats leak." if number == 5 else f"Boat {number}." for number in range(20)]
    found = [weighed(passage(number, text), 9.0 - number) for number, text in enumerate(said)]
    found += [weighed(passage(number, "Leak, leak, leak."), -20.0 - number, compared=False) for number in (20, 21)]
    after = Reranking(model).reordered(ASKED, found)
    assert [len(texts) for texts in model.read] == [PASSAGES, READ]
    assert (ids(after)[0], ids(after)[PASSAGES:]) == (5, [*range(PASSAGES, 20), 20, 21])
    scores = [one.score for one in after]
    assert scores == sorted(scores, reverse=True)
    assert [len(one.sentences) for one in after] == [1] * READ + [0] * (len(found) - READ)


def test_where_few_were_compared_only_those_are_read() -> None:
    model = Likes()
    found = [weighed(passage(number, "Boats leak."), 2.0 - number, compared=number < 2) for number in range(4)]
    assert ids(Reranking(model).reordered(ASKED, found)) == [0, 1, 2, 3]
    assert len(model.read[0]) == 2
    assert Reranking(model).reordered(ASKED, []) == []


def test_a_place_that_the_question_names_keeps_its_gain() -> None:
    found = [weighed(passage(0, "Figure 4: boats."), 7.0), weighed(passage(1, "Boats leak."), 1.0)]
    assert ids(Reranking(Likes()).reordered(ASKED, found)) == [0, 1]
    after = Reranking(Likes()).reordered(ASKED, found, {0: 6.0})  # alone, its text is as good as the other
    assert (ids(after), after[0].score - after[1].score) == ([0, 1], pytest.approx(6.0))


def test_the_sentence_that_it_likes_becomes_likelier() -> None:
    one = passage(0, "Boats float on water.", "Boats are made of wood.", "All of them leak in the end.")
    plain = Reranking(Likes("nothing of the kind")).reordered(ASKED, [weighed(one, 1.0)])[0].sentences
    liked = Reranking(Likes()).reordered(ASKED, [weighed(one, 1.0)])[0].sentences
    assert plain[1:] == pytest.approx(plain[:-1])  # signals of nothing have no spread, which it does not invent
    assert liked == pytest.approx(plain)
    signs = weighed(one, 1.0)
    signs.weighed.sentences[:, 0] = [0.6, 0.5, 0.55]
    before = Reranking(Likes("nothing of the kind")).reordered(ASKED, [signs])[0].sentences
    after = Reranking(Likes()).reordered(ASKED, [signs])[0].sentences
    assert (np.argmax(before), np.argmax(after)) == (0, 2)
    assert np.mean(after) == pytest.approx(np.mean(before))


def test_of_many_sentences_the_likeliest_are_read_each_once() -> None:
    model = Likes()
    long = [passage(number, *(f"Boat {number} has plank {place}." for place in range(6))) for number in range(5)]
    twice = replace(long[4], id=5)  # the same words again
    found = [weighed(one, 3.0) for one in (*long, twice)]
    for at, one in enumerate(found):
        one.weighed.sentences[:, 0] = 1.0 if at > 3 else 0.1
    after = Reranking(model).reordered(ASKED, found)
    assert len(model.read[1]) == len(set(model.read[1])) == SENTENCES
    assert all(f"1. Boats\nBoat 4 has plank {place}." in model.read[1] for place in range(6))
    best = {one.weighed.passage.id: one.sentences for one in after}
    assert best[4] == pytest.approx(best[5])


def test_headings_and_captions_are_no_sentences_to_read() -> None:
    model = Likes()
    one = passage(0, ("Figure 1: boats", Role.CAPTION, 0), ("Boats", Role.HEADING, 0), "Boats leak.")
    Reranking(model).reordered(ASKED, [weighed(one, 1.0)])
    assert model.read[1] == ["1. Boats\nBoats leak."]


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


def place_of_legacy(answer: Answer) -> int:
    """The first passage that has the word."""
    return next(place for place, hit in enumerate(answer.passages) if "legacy" in hit.passage.text.lower())


def test_an_answer_follows_the_model_that_is_set(
    briefings: Assistant, briefings_index: Path, reranked: Assistant, tmp_path: Path
) -> None:
    shuns = write_cross_encoder(tmp_path, ["legacy"], sign=-1.0)
    other = Assistant.open(briefings_index, Settings(index=briefings_index, reranker=str(shuns)))
    try:
        plain, liking, shunning = (one.ask(SHARING, top=40) for one in (briefings, reranked, other))
    finally:
        other.close()
    places = [place_of_legacy(answer) for answer in (liking, plain, shunning)]
    assert places == sorted(places) and places[0] < places[2] < PASSAGES
    assert liking.claims != shunning.claims
    beyond = [[hit.passage.id for hit in answer.passages[PASSAGES:]] for answer in (plain, liking, shunning)]
    assert beyond[0] == beyond[1] == beyond[2] and beyond[0]


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
    told = reranked.model
    assert told.startswith(f"{briefings.model}, reranker ")
    assert "reranker" not in briefings.model


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


def test_without_the_setting_no_torch_is_loaded(briefings_index: Path) -> None:
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
