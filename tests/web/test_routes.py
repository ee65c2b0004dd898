"""What is served beside the page: sources, files to take away, health."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from web_fakes import ANSWERED, NOT_FOUND, RIVERS_PDF, FakeWork, ready

from assistant.web import routes
from assistant.web.asking import Desk
from assistant.web.conversations import Conversation, Conversations, Turn
from assistant.web.viewing import Shelf


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "rivers.pdf").write_bytes(RIVERS_PDF)
    return Desk(ready(FakeWork()), Conversations(tmp_path), shelf=Shelf(tmp_path))


@pytest.fixture
def talk(desk: Desk) -> Conversation:
    talk = desk.kept.add("me", Conversation(), Turn(ANSWERED))
    return desk.kept.add("me", talk, Turn(NOT_FOUND))


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    served = FastAPI()
    routes.add(served, desk, lambda cookies: cookies.get("who", ""))
    with TestClient(served, cookies={"who": "me"}) as found:
        yield found


def test_a_footnote_is_told_and_its_page_pictured(client: TestClient, talk: Conversation) -> None:
    told = client.get(f"/assistant/notes/{talk.id}/1/1").json()
    picture = client.get(told["pages"][0]["picture"])
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/png")
    assert picture.headers["x-marked"] == "1"
    assert "counts%20boats" in picture.headers["x-text"]
    other = client.get(f"{told['others']}1.png")
    assert (other.status_code, other.headers["x-marked"]) == (200, "0")
    file = client.get(told["pdf"])
    assert file.content == RIVERS_PDF
    assert file.headers["content-disposition"].startswith("inline")


def test_a_passage_is_told(client: TestClient, talk: Conversation) -> None:
    told = client.get(f"/assistant/passages/{talk.id}/2/1").json()
    assert told["section"] == "1. Boats › 1) Counting"
    assert [page["marked"] for page in told["pages"]] == [True, False]
    assert client.get(told["pages"][0]["picture"]).headers["x-marked"] != "0", "its sentences are marked"


def test_a_report_can_be_looked_through(client: TestClient) -> None:
    cover = client.get("/assistant/reports/rivers-0a1b/cover.png")
    assert (cover.status_code, cover.headers["content-type"]) == (200, "image/png")
    (first, second) = client.get("/assistant/reports/rivers-0a1b/contents").json()["headings"]
    assert (first["title"], second["title"], second["page"]) == ("1. Boats", "a) <b>Counting</b>", "PDF p. 4")
    told = client.get(first["see"]).json()
    assert told["citation"] == "Rivers and Boats: a count (2007), p. iii (PDF p. 3)"
    assert client.get(told["pages"][0]["picture"]).status_code == 200
    assert client.get("/assistant/reports/rivers-0a1b/10").status_code == 404
    assert client.get("/assistant/reports/moon-2c3d/contents").json() == {"headings": []}


def test_a_report_that_is_gone_is_told_in_words(client: TestClient, talk: Conversation, tmp_path: Path) -> None:
    (tmp_path / "rivers.pdf").unlink()
    for path in (f"/assistant/notes/{talk.id}/1/1/3.png", "/assistant/reports/rivers-0a1b.pdf"):
        answer = client.get(path)
        assert answer.status_code == 409
        assert "is not in the sources folder any more" in answer.text


@pytest.mark.parametrize("ending", ["docx", "md", "html", "txt", "csv", "bib", "ris", "csl.json", "json"])
def test_an_answer_and_a_conversation_are_taken_away(client: TestClient, talk: Conversation, ending: str) -> None:
    for path in (f"/assistant/answers/{talk.id}/1.{ending}", f"/assistant/conversations/{talk.id}.{ending}"):
        answer = client.get(path)
        if answer.status_code == 409 and ending == "docx":
            pytest.skip(answer.text)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"] == f'attachment; filename="When-are-boats-counted.{ending}"'


def test_files_and_citations_follow_the_style_that_the_browser_remembers(
    client: TestClient, talk: Conversation
) -> None:
    client.cookies.set("reference-style", "mhra")
    cited = "A. Writer, Rivers and Boats: A Count (The Boat Press, 2007), p. iii."
    assert cited in client.get(f"/assistant/answers/{talk.id}/1.txt").text
    assert client.get(f"/assistant/notes/{talk.id}/1/1").json()["citation"] == cited
    assert client.get("/assistant/reports/rivers-0a1b/3").json()["citation"] == cited


@pytest.mark.parametrize("ending", ["docx", "md", "html", "txt", "csv", "bib", "ris", "csl.json", "json"])
def test_all_that_a_search_finds_is_taken_away(client: TestClient, ending: str) -> None:
    answer = client.get(f"/assistant/excerpts/found.{ending}", params={"words": '"river office"', "group": "phase:2"})
    if answer.status_code == 409 and ending == "docx":
        pytest.skip(answer.text)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="river-office.{ending}"'
    if ending == "json":
        assert len(answer.json()["passages"]) == 3


def test_a_search_that_cannot_be_made_is_told_in_words(client: TestClient) -> None:
    answer = client.get("/assistant/excerpts/found.csv", params={"like": "1", "index": "older"})
    assert (answer.status_code, "search once more" in answer.text) == (409, True)


@pytest.mark.parametrize(
    "path",
    [
        "/assistant/notes/{id}/1/9",
        "/assistant/notes/{id}/0/1",
        "/assistant/notes/{id}/9/1",
        "/assistant/notes/other/1/1",
        "/assistant/notes/{id}/1/1/4.png",
        "/assistant/passages/{id}/1/0",
        "/assistant/answers/{id}/1.exe",
        "/assistant/answers/{id}/one.md",
        "/assistant/conversations/{id}",
        "/assistant/conversations/other.md",
        "/assistant/reports/none/1.png",
        "/assistant/reports/none.pdf",
        "/assistant/reports/..%2F..%2Fetc%2Fpasswd.pdf",
        "/assistant/excerpts/found.csv",
        "/assistant/excerpts/found.exe?words=x",
        "/assistant/server.py",
    ],
)
def test_what_is_not_there_is_not_found(client: TestClient, talk: Conversation, path: str) -> None:
    assert client.get(path.format(id=talk.id)).status_code == 404


def test_anothers_conversation_is_not_found(client: TestClient, talk: Conversation) -> None:
    client.cookies.set("who", "them")
    for path in (
        "notes/{id}/1/1",
        "notes/{id}/1/1/3.png",
        "passages/{id}/1/1",
        "answers/{id}/1.md",
        "conversations/{id}.md",
    ):
        assert client.get(f"/assistant/{path}".format(id=talk.id)).status_code == 404, path
    assert client.get("/assistant/ratings.jsonl").text == ""


def test_health_says_whether_questions_are_answered(client: TestClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["answering"]) == (200, True)
