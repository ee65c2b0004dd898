"""What programs may ask, through the functions themselves, gradio's client and the plain web."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError, AuthenticationError
from web_fakes import ANSWERED, LEDGER, NOT_FOUND, FakeWork, ready
from web_servers import programs_command, serving

from assistant.answering.contract import answer_object
from assistant.answering.excerpts import Scope
from assistant.citing.export import answer_json
from assistant.errors import AssistantError, QuestionError
from assistant.records import Style
from assistant.web.asking import Desk
from assistant.web.conversations import Conversations
from assistant.web.passwords import Password
from assistant.web.programs import Functions
from assistant.web.record import Found

SECRET = "open sesame, später"
QUESTION = ANSWERED.question


@pytest.fixture
def fake() -> FakeWork:
    return FakeWork()


@pytest.fixture
def logged() -> list[tuple[str, Found | None]]:
    return []


@pytest.fixture
def functions(fake: FakeWork, logged: list[tuple[str, Found | None]], tmp_path: Path) -> Functions:
    def log(question: str, found: Found | None) -> None:
        logged.append((question, found))

    return Functions(Desk(ready(fake), Conversations(tmp_path), log))


def test_an_answer_is_the_command_lines(functions: Functions, logged: list[tuple[str, Found | None]]) -> None:
    found = functions.ask(QUESTION)
    assert found == answer_json(ANSWERED)
    assert functions.ask("nothing")["status"] == "not_found"
    assert [question for question, _ in logged] == [QUESTION, "nothing"]
    assert functions.ask(QUESTION, style="mhra") == answer_object(ANSWERED, Style.MHRA) | {
        "seconds": functions.ask(QUESTION)["seconds"]
    }


def test_the_scope_narrows_to_reports(functions: Functions, fake: FakeWork) -> None:
    functions.ask("One?", report="moon.pdf")
    functions.ask("Two?", report=["moon.pdf", "rivers.pdf"])
    functions.ask("Three?", phase=1)
    functions.ask("Four?", sector=["health", "local government"], year="2006-2008")
    functions.compare("Five?", phase=[1, 2])
    assert fake.assistants[0].restricted == [
        "moon.pdf",
        ("moon.pdf", "rivers.pdf"),
        "moon.pdf",
        "rivers.pdf",
        ("rivers.pdf", "moon.pdf"),
        None,
    ]
    with pytest.raises(QuestionError, match="No report is in all that is chosen"):
        functions.ask("Six?", phase=3)
    functions.search("boats", report="moon.pdf", phase=1, year="2005", section="Counting", pages="ii-iv")
    assert fake.assistants[0].scopes == [
        Scope(("moon.pdf",), (1,), (), (2005, 2005), "Counting", ("ii", "iv")),
    ]


def test_a_search_and_the_sources_are_the_command_lines(functions: Functions) -> None:
    found = functions.search('"counts boats"', everything=True)
    assert (found["exact"], found["total"], len(found["passages"])) == (True, 3, 3)
    assert found["passages"][0]["marks"] == [[4, 16], [10, 23]]
    listed = functions.sources()
    assert [row["file"] for row in listed["sources"]] == [row.file for row in LEDGER]
    assert listed["sources"][0]["report"]["title"] == "Rivers and Boats: a count"


def test_what_goes_wrong_is_logged_and_raised(functions: Functions, logged: list[tuple[str, Found | None]]) -> None:
    with pytest.raises(QuestionError, match="cannot"):
        functions.ask("wrong")
    with pytest.raises(AssistantError, match="ZeroDivisionError"):
        functions.compare("crash")
    with pytest.raises(QuestionError, match="'top' is 0"):
        functions.ask("When?", top=0)
    assert logged == [("wrong", None), ("crash", None), ("When?", None)]


@pytest.fixture(scope="module")
def open_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("programs")
    with serving(programs_command(folder)) as address:
        yield address


@pytest.fixture(scope="module")
def shut_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("programs")
    Password.of(SECRET).write(folder / "guard")
    with serving(programs_command(folder, folder / "guard")) as address:
        yield address


def client_of(address: str, **given: Any) -> Client:
    return Client(address, verbose=False, analytics_enabled=False, download_files=False, **given)


def test_gradios_client_finds_four_documented_functions(open_address: str) -> None:
    client = client_of(open_address)
    api: dict[str, Any] = client.view_api(return_format="dict", print_info=False)  # type: ignore[assignment]
    assert list(api["named_endpoints"]) == ["/ask", "/search", "/compare", "/sources"]
    assert not api["unnamed_endpoints"]
    asked = api["named_endpoints"]["/ask"]
    assert "every statement with a footnote" in asked["description"]
    assert [one["parameter_name"] for one in asked["parameters"]][:3] == ["question", "report", "phase"]
    assert asked["parameters"][0]["type"] == {"type": "string"}
    client.close()


def test_gradios_client_gets_the_same_json(open_address: str) -> None:
    client = client_of(open_address)
    answer = client.predict(question=QUESTION, report="rivers.pdf", api_name="/ask")
    expected = json.loads(json.dumps(answer_json(ANSWERED)))
    assert answer | {"seconds": 0} == expected | {"seconds": 0}
    assert client.predict("nothing", api_name="/ask")["claims"] == []
    compared = client.predict(QUESTION, by="phase", api_name="/compare")
    assert [column["answer"]["status"] for column in compared["columns"]] == ["answered", NOT_FOUND.status]
    assert client.predict("boats", api_name="/search")["total"] == 3
    assert len(client.predict(api_name="/sources")["sources"]) == 3
    for given, said in (
        ({"question": "wrong"}, "This <b>cannot</b> be asked"),
        ({"question": 5}, "'question' cannot be taken"),
        ({"question": "When?", "year": "soon"}, "'soon' is no year"),
        ({"question": "When?", "style": "loud"}, "'style' cannot be taken"),
    ):
        with pytest.raises(AppError, match=said):
            client.predict(**given, api_name="/ask")
    client.close()


def test_the_plain_web_calls_the_functions_and_nothing_else(open_address: str) -> None:
    with httpx.Client(base_url=f"{open_address}/gradio_api") as web:
        event = web.post("/call/v2/ask", json={"question": QUESTION}).json()["event_id"]
        assert "event: complete" in web.get(f"/call/ask/{event}").text
        event = web.post("/call/sources", json={"data": []}).json()["event_id"]
        assert "rivers.pdf" in web.get(f"/call/sources/{event}").text
        for path in ("/call/act", "/call/ask_1", "/call/tick", "/run/ask", "/api/ask", "/call/v2/stop"):
            assert web.post(path, json={"data": []}).status_code == 404, path


def test_gradios_client_needs_the_password(shut_address: str) -> None:
    with pytest.raises(AuthenticationError):
        client_of(shut_address)
    with pytest.raises(AuthenticationError):
        client_of(shut_address, auth=("anyone", "wrong"))
    client = None
    for _ in range(50):
        try:
            client = client_of(shut_address, auth=("anyone", SECRET))
            break
        except ValueError:  # the wrong one before has to be waited for
            continue
    assert client
    assert client.predict(QUESTION, api_name="/ask")["status"] == "answered"
    client.close()
    carrying = client_of(shut_address, headers={"Authorization": f"Bearer {SECRET}".encode()})
    assert carrying.predict(QUESTION, api_name="/ask")["status"] == "answered"
    carrying.close()
