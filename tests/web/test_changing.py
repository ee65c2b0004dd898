"""The ways by which the library is changed, as a browser or worse uses them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from web_fakes import RIVERS, RIVERS_PDF, FakeWork, pdf, ready

from assistant.settings import Settings
from assistant.web import changing, keeping, page
from assistant.web.asking import Desk
from assistant.web.conversations import Conversations
from assistant.web.keeping import Keeper
from assistant.web.viewing import Shelf

OTHER_PDF = pdf(["Another report altogether."])
WAYS = ("files", "amend", "remove", "put-back")


@pytest.fixture(autouse=True)
def untried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "probe", lambda *_: 1)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "rivers.pdf").write_bytes(RIVERS_PDF)
    return tmp_path / "sources"


def served(sources: Path, may_change: bool) -> TestClient:
    engine = ready(FakeWork())
    keeper = Keeper(Settings(sources=sources, upload_megabytes=1), engine) if may_change else None
    application = FastAPI()
    changing.add(application, Desk(engine, Conversations(sources.parent / "kept"), shelf=Shelf(sources), keeper=keeper))
    return TestClient(application)


@pytest.fixture
def client(sources: Path) -> Iterator[TestClient]:
    with served(sources, True) as found:
        yield found


def add(client: TestClient, name: str, content: bytes = OTHER_PDF) -> tuple[int, dict[str, str]]:
    answer = client.post(changing.ARRIVAL, params={"name": name}, content=content)
    return answer.status_code, answer.json()


def test_a_file_comes_in(client: TestClient, sources: Path) -> None:
    assert add(client, "<b>../x.pdf") == (200, {"file": "x.pdf", "told": "x.pdf was added."})
    assert (sources / "x.pdf").read_bytes() == OTHER_PDF
    assert client.get("/assistant/library/state").json()["busy"]


@pytest.mark.parametrize(
    ("name", "content", "status", "told"),
    [
        ("rivers.pdf", RIVERS_PDF, 409, "is in the library already"),
        ("report.pdf", b"PK\x03\x04" + b"zip" * 1000, 409, "is not a PDF, whatever its name says"),
        ("report.pdf", OTHER_PDF + b" " * 2**20, 413, "more than 1 MB"),
    ],
)
def test_what_cannot_be_taken_is_told_in_words(
    client: TestClient, sources: Path, name: str, content: bytes, status: int, told: str
) -> None:
    found = add(client, name, content)
    assert found[0] == status
    assert told in found[1]["problem"]
    assert [path.name for path in sources.iterdir()] == ["rivers.pdf"]


def test_a_body_without_a_length_ends_where_it_is_too_much(client: TestClient, sources: Path) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        yield OTHER_PDF
        for _ in range(100):
            sent += 1
            yield b" " * 2**18

    answer = client.post(changing.ARRIVAL, params={"name": "big.pdf"}, content=endless())
    assert answer.status_code == 413
    assert [path.name for path in sources.iterdir()] == ["rivers.pdf"]


def test_a_sender_who_says_nothing_more_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "PATIENCE", 0.01)

    class Silent:
        async def stream(self) -> AsyncIterator[bytes]:
            yield b"%PDF-"
            await asyncio.sleep(10)

    async def read() -> list[bytes]:
        return [part async for part in changing._patiently(Silent())]  # type: ignore[arg-type]

    with pytest.raises(TimeoutError):
        asyncio.run(read())


def test_details_are_told_and_amended(client: TestClient, sources: Path) -> None:
    told = client.get("/assistant/library/details", params={"file": "rivers.pdf"}).json()
    fields = {field["name"]: field["value"] for field in told["fields"]}
    assert (fields["title"], fields["authors"], fields["phase"]) == (RIVERS.title, ["A. Writer"], 2)
    wrong = client.post("/assistant/library/amend", json={"file": "rivers.pdf", "published": "soon"})
    assert (wrong.status_code, wrong.json()["field"]) == (409, "published")
    same = client.post("/assistant/library/amend", json={"file": "rivers.pdf"} | fields).json()
    assert not same["changed"]
    good = client.post("/assistant/library/amend", json={"file": "rivers.pdf", "publisher": 'The "Press"'}).json()
    assert good["changed"]
    assert 'The \\"Press\\"' in (sources / "catalogue.toml").read_text()
    assert client.post("/assistant/library/amend", json={"file": "../x"}).status_code == 409
    assert client.get("/assistant/library/details", params={"file": "../x"}).status_code == 404


def test_a_file_is_removed_and_put_back(client: TestClient, sources: Path) -> None:
    add(client, "x.pdf")
    told = client.post("/assistant/library/remove", json={"file": "x.pdf"}).json()
    assert told == {"file": "x.pdf", "told": "x.pdf was removed. It is kept as sources/.removed/x.pdf."}
    assert client.get("/assistant/library/state").json()["removed"] == ["x.pdf"]
    assert client.post("/assistant/library/put-back", json={"file": "x.pdf"}).json()["file"] == "x.pdf"
    assert (sources / "x.pdf").read_bytes() == OTHER_PDF
    assert client.post("/assistant/library/remove", json={"file": "../../etc/passwd"}).status_code == 409


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"null", b"\xff", b'{"file": "' + b"x" * 2**17])
def test_what_cannot_be_read_is_refused(client: TestClient, body: bytes) -> None:
    for way in ("amend", "remove", "put-back"):
        assert client.post(f"/assistant/library/{way}", content=body).status_code == 400


def test_a_library_that_is_read_only_refuses_every_way(sources: Path) -> None:
    with served(sources, False) as client:
        for way in WAYS:
            answer = client.post(f"/assistant/library/{way}", params={"name": "x.pdf"}, content=OTHER_PDF)
            assert (answer.status_code, answer.json()["problem"]) == (403, changing.READ_ONLY)
        state = client.get("/assistant/library/state").json()
        assert (state["changes"], "removed" in state) == (False, False)
    assert [path.name for path in sources.iterdir()] == ["rivers.pdf"]


def test_no_other_method_changes_anything(client: TestClient) -> None:
    for way in WAYS:
        for method in ("GET", "PUT", "DELETE", "PATCH"):
            assert client.request(method, f"/assistant/library/{way}").status_code in (404, 405)


def test_who_may_change_the_library() -> None:
    assert page.may_change(Settings(), of_many=False)
    assert not page.may_change(Settings(), of_many=True)
    assert page.may_change(Settings(shared_library=True), of_many=True)
    assert not page.may_change(Settings(shared_library=True, read_only=True), of_many=True)
    assert not page.may_change(Settings(read_only=True), of_many=False)
