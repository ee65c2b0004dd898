"""A walk through every way in, as somebody would who should not be there: nothing gets in, nothing falls over."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlencode

import pytest
from web_fakes import ANSWERED, RIVERS_PDF, FakeWork, ready

from assistant.web import door, offline, page, programs, server, tools
from assistant.web.asking import Desk
from assistant.web.conversations import Conversation, Conversations, Turn
from assistant.web.door import Door
from assistant.web.passwords import Password
from assistant.web.viewing import Shelf

pytest.importorskip("mcp")

SECRET = "open sesame"
CANARY = "what nobody is to see"
PASSWORD = Password.of(SECRET)
HOST = "127.0.0.1:7860"
LOOP = asyncio.new_event_loop()


@pytest.fixture(scope="module", autouse=True)
def loop() -> Iterator[None]:
    yield
    LOOP.close()


@dataclass(frozen=True)
class Answered:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class House:
    """The whole application as it is served, over made-up reports; `folder` has a file beside the sources."""

    folder: Path
    open: Any
    shut: Any
    routes: list[tuple[str, str]]
    talk: Conversation


def ask(
    app: Any,
    path: str,
    method: str = "GET",
    given: Mapping[str, str] | None = None,
    body: bytes = b"",
    query: str = "",
    more: bool = False,
) -> Answered:
    """What the application answers; the path goes in as it is, with all its dots. more: the body never ends."""
    sent: list[dict[str, Any]] = []
    left = 64 if more else 1

    async def receive() -> dict[str, Any]:
        nonlocal left
        left -= 1
        if left < 0:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": body, "more_body": more}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = {"host": HOST, "accept": "*/*"} | dict(given or {})
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http", "root_path": "",
        "path": unquote(path), "raw_path": quote(path, safe="/%=:?&").encode(), "query_string": query.encode(),
        "method": method, "client": ("127.0.0.1", 5), "server": ("127.0.0.1", 7860),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
    }  # fmt: skip

    async def run() -> None:
        # Streams without an end are cut: what counts is how they begin.
        try:
            await asyncio.wait_for(app(scope, receive, send), 2)
        except TimeoutError:
            assert sent
        except TypeError:  # gradio's, of a call with arguments that there are not
            assert sent[0]["status"] == 500

    LOOP.run_until_complete(run())
    begun = sent[0]
    found = {name.decode().lower(): value.decode("latin-1") for name, value in begun["headers"]}
    return Answered(begun["status"], found, b"".join(one.get("body", b"") for one in sent[1:]))


def routes_of(application: Any) -> Iterator[tuple[str, str]]:
    """Every path and method that it lists, gradio's own ones too."""
    for route in application.routes:
        inner = getattr(route, "app", None)
        if hasattr(route, "methods"):
            yield from ((route.path, method) for method in route.methods or ("GET",))
        elif hasattr(route, "original_router"):  # a router that was included
            yield from routes_of(route.original_router)
        elif hasattr(inner, "routes"):
            yield from routes_of(inner)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    offline.prepare()
    folder = tmp_path_factory.mktemp("house")
    sources = folder / "sources"
    sources.mkdir()
    (sources / "rivers.pdf").write_bytes(RIVERS_PDF)
    (folder / "secret.txt").write_text(CANARY)
    (sources / "notes.txt").write_text(CANARY)
    desk = Desk(ready(FakeWork()), Conversations(folder / "kept"), shelf=Shelf(sources))
    talk = desk.kept.add("", Conversation(), Turn(ANSWERED))

    async def site(password: Password | None) -> server.Site:
        # Within the loop: gradio makes locks as a page is put together, and would make a loop of its own for each.
        served = tools.Tools(programs.Functions(desk).all())
        return server.Site(desk, page.build(desk, bool(password)), password, served)

    async def made() -> House:
        opened = await site(None)
        shut = server.guarded(await site(PASSWORD), True)
        return House(folder, server.guarded(opened, True), shut, list(routes_of(server.application(opened))), talk)

    return LOOP.run_until_complete(made())


def filled(path: str, value: str) -> str:
    """A route's path with `value` for each of its parameters."""
    return re.sub(r"\{\w+(?::\w+)?\}", value, path)


def guarded_well(answer: Answered) -> bool:
    """It has every header, but for the policy of a PDF, which a browser shows by means of its own."""
    wanted = {name.decode() for name, _ in offline.HEADERS}
    if answer.headers.get("content-type") == "application/pdf":
        wanted.discard("content-security-policy")
    return answer.headers.keys() >= wanted


def test_the_walk_knows_gradios_ways_too(house: House) -> None:
    paths = {path for path, _ in house.routes}
    assert len(paths) > 60
    assert paths >= {"/assistant/reports/{report}.pdf", "/mcp", "/config", "/gradio_api/upload", "/monitoring"}
    assert any("file=" in path for path in paths)


def test_no_way_is_open_without_the_password(house: House) -> None:
    body = json.dumps({"data": [], "fn_index": 0, "session_hash": "a"}).encode()
    for path, method in house.routes:
        for value in ("ask", "1", house.talk.id, "rivers-0a1b"):
            answer = ask(house.shut, filled(path, value), method, {"content-type": "application/json"}, body)
            free = filled(path, value) in door.FREE
            assert free or answer.status in (401, 404, 405, 429), (method, path, answer.status)
            assert guarded_well(answer), path
            assert free or b"rivers" not in answer.body, path


@pytest.mark.parametrize(
    "given",
    [
        {"cookie": "visit=guessed; person=me"},
        {"cookie": "visit="},
        {"authorization": "Bearer "},
        {"authorization": "Basic b3BlbiBzZXNhbWU="},
        {"authorization": "Bearer " + "x" * 5000},
        {"x-forwarded-for": "127.0.0.1", "x-forwarded-user": "root"},
        {"x-gradio-user": "mcp"},
        {"x-original-url": "/healthz", "x-rewrite-url": "/healthz"},
    ],
)
def test_nothing_stands_for_the_password(house: House, given: dict[str, str]) -> None:
    for path in ("/config", "/gradio_api/info", "/mcp", "/assistant/ratings.jsonl", "//config", "/healthz/../config"):
        answer = ask(house.shut, path, given=given)
        assert answer.status in (401, 404), path
        assert guarded_well(answer)


PREFIXES = (
    "/gradio_api/file=", "/gradio_api/file/", "/file=", "/file/", "/assets/", "/static/", "/svelte/", "/assistant/",
    "/assistant/reports/", "/assistant/conversations/", "/assistant/answers/x/", "/assistant/excerpts/", "/theme.css/",
    "/pwa_icon/", "/gradio_api/stream/a/1/2/", "/gradio_api/custom_component/x/server/component/", "/gradio_api/",
    "/gradio_api/call/ask/", "/gradio_api/heartbeat/", "/monitoring/", "/", "/gradio_api/proxy=", "/mcp/",
)  # fmt: skip


def test_no_file_of_the_machine_can_be_had(house: House) -> None:
    secret = str(house.folder / "secret.txt")
    targets = (
        secret, secret.lstrip("/"), "../secret.txt", "../" * 12 + secret.lstrip("/"), "..%2f" * 12 + secret.lstrip("/"),
        "%2e%2e/" * 12 + secret.lstrip("/"), "....//" * 12 + secret.lstrip("/"), "..\\" * 12 + secret.lstrip("/"),
        "notes.txt", "..%2fsources%2fnotes.txt", "notes.txt%00.pdf", "file://" + secret, "../../server.py",
        "/etc/passwd", "http://127.0.0.1:1/", "https://elsewhere.example/a.png", "~/.ssh/id_rsa",
        "CON:", "..;/" * 9 + "etc/passwd",
    )  # fmt: skip
    for prefix in PREFIXES:
        for target in targets:
            for ending in ("", ".pdf", ".png"):
                answer = ask(house.open, prefix + target + ending)
                assert answer.status in (400, 403, 404, 405, 406, 422), (prefix, target, answer.status)
                assert CANARY.encode() not in answer.body
                assert b"root:" not in answer.body
                assert guarded_well(answer)


def test_a_name_in_an_address_cannot_leave_the_sources(house: House) -> None:
    for path, method in house.routes:
        if path.startswith("/assistant/") and "{" in path:
            for value in ("../secret.txt", "..%2f..%2fsecret.txt", "%00", "<script>alert(1)</script>", "-1", "9" * 400):
                answer = ask(house.open, filled(path, value), method)
                assert answer.status in (404, 405), (path, value, answer.status)
                assert CANARY.encode() not in answer.body
                assert b"<script>alert" not in answer.body


def test_nothing_that_is_served_tells_of_the_machine(house: House) -> None:
    for path in ("/", "/config", "/gradio_api/info", "/theme.css", "/healthz", "/gradio_api/app_id", "/manifest.json"):
        answer = ask(house.open, path, given={"accept": "text/html" if path == "/" else "*/*"})
        assert answer.status == 200, path
        for told in (str(house.folder), str(Path.home()), str(Path(server.__file__).parent)):
            assert told.encode() not in answer.body, (path, told)


def test_another_sites_page_can_neither_read_nor_write(house: House) -> None:
    for app in (house.open, house.shut):
        for path, method in house.routes:
            filling = filled(path, "ask")
            for given in (
                {"origin": "https://elsewhere.example"},
                {"origin": "null"},
                {"origin": f"http://{HOST}.elsewhere.example"},
                {"origin": "http://127.0.0.1:1234"},
                {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"},
            ):
                assert ask(app, filling, method, given).status in (403, 404), (path, given)
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "accept": "text/html"}
    assert ask(house.open, "/", given=link).status == 200


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "", "[::1", "169.254.169.254"])
def test_a_name_of_elsewhere_that_leads_here_is_refused(house: House, host: str) -> None:
    for path, method in house.routes:
        assert ask(house.open, filled(path, "ask"), method, {"host": host}).status in (403, 404), path


def test_large_and_endless_bodies_are_refused(house: House) -> None:
    for path in (
        "/gradio_api/queue/join",
        "/gradio_api/call/ask",
        "/gradio_api/cancel",
        "/mcp",
        "/gradio_api/cancel",
    ):
        large = {"content-length": str(5 * 2**30), "content-type": "application/json"}
        answer = ask(house.open, path, "POST", large, b"{")
        assert answer.status == 413, path
        assert guarded_well(answer)
    given = {"content-type": "application/x-www-form-urlencoded"}
    # 429 where another test has just tried a wrong password.
    assert ask(house.shut, door.LOGIN, "POST", given, b"x" * 2**18, more=True).status in (401, 429)
    for path in ("/gradio_api/upload", "/gradio_api/upload_progress"):
        assert ask(house.open, path, "POST", {"content-type": "multipart/form-data; boundary=x"}, b"--x").status == 404


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"data": 5}', b'{"fn_index": "x"}', b"\xff\xfe", b"[" * 9000]
)
def test_strange_bodies_are_refused_in_words(house: House, body: bytes) -> None:
    given = {"content-type": "application/json", "accept": "application/json, text/event-stream"}
    for path in ("/gradio_api/queue/join", "/gradio_api/call/v2/ask", "/gradio_api/cancel"):
        answer = ask(house.open, path, "POST", given, body)
        assert answer.status < 500 or "v2" in path, (path, answer.status)
        assert guarded_well(answer)
        assert b"Traceback" not in answer.body


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Counted:
    """The password, with a count of how often it was compared."""

    def __init__(self) -> None:
        self.compared = 0

    def fits(self, text: str) -> bool:
        self.compared += 1
        return text == SECRET


async def inside(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"inside"})


@pytest.mark.parametrize("way", ["form", "program", "header"])
def test_a_thousand_wrong_passwords_get_a_few_tries(way: str) -> None:
    clock, counted = Clock(), Counted()
    guarded = Door(inside, counted, clock)  # type: ignore[arg-type]

    def attempt(secret: str) -> Answered:
        if way == "header":
            return ask(guarded, "/config", given={"authorization": f"Bearer {secret}"})
        body = urlencode({"username": "x", "password": secret}).encode()
        return ask(guarded, door.LOGIN if way == "form" else door.PROGRAMS_LOGIN, "POST", body=body)

    codes = []
    for number in range(1000):
        codes.append(attempt(f"wrong {number}").status)
        clock.now += 0.1
    assert set(codes) == {401, 429}
    assert counted.compared == codes.count(401) <= 12
    # The right one has to wait like any other, and is then let in.
    assert attempt(SECRET).status == 429
    clock.now += door.LONGEST_WAIT
    assert attempt(SECRET).status in (200, 303)
