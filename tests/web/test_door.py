"""Nobody gets past the door without the password."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from web_servers import serving, start, team_command

from assistant.web import door
from assistant.web.door import Door, Throttle
from assistant.web.passwords import Password

SECRET = "open sesame"
PASSWORD = Password.of(SECRET)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def inner(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": b"inside"})


def ask(
    guarded: Door, path: str = "/", body: str | None = None, cookie: str = "", address: str = "10.0.0.1"
) -> tuple[int, list[str], str]:
    """Status, cookies and body."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": (body or "").encode()}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"cookie", cookie.encode())] if cookie else []
    method = "GET" if body is None else "POST"
    scope = {
        "type": "http",
        "path": path,
        "method": method,
        "headers": headers,
        "client": (address, 1),
        "scheme": "http",
    }
    asyncio.run(guarded(scope, receive, send))
    given = [value.decode() for name, value in sent[0]["headers"] if name == b"set-cookie"]
    return sent[0]["status"], given, sent[1]["body"].decode()


def log_in(guarded: Door, secret: str = SECRET, cookie: str = "", address: str = "10.0.0.1") -> tuple[int, str]:
    """Status, and the cookies to send from then on."""
    status, given, _ = ask(guarded, door.LOGIN, urlencode({"password": secret}), cookie, address)
    return status, "; ".join(line.partition(";")[0] for line in given)


@pytest.mark.parametrize(
    "path", ["/config", "/gradio_api/queue/join", "/assistant/page.js", "/assistant/ratings.jsonl"]
)
def test_everything_is_closed_without_the_password(path: str) -> None:
    status, _, body = ask(Door(inner, PASSWORD), path)
    assert status == 401
    assert "inside" not in body


def test_the_pages_address_shows_the_way_in() -> None:
    status, _, body = ask(Door(inner, PASSWORD))
    assert status == 401
    assert 'type="password"' in body
    for path in door.FREE:
        assert ask(Door(inner, PASSWORD), path)[2] == "inside"


def test_the_password_lets_in_and_each_person_has_a_name_that_stays() -> None:
    guarded = Door(inner, PASSWORD)
    status, cookie = log_in(guarded)
    assert status == 303
    assert ask(guarded, "/config", cookie=cookie)[2] == "inside"
    _, other = log_in(guarded)
    first, second = (dict(part.split("=") for part in given.split("; ")) for given in (cookie, other))
    assert door.owner_of(first) != door.owner_of(second)
    assert first[door.PERSON] not in door.owner_of(first)
    _, again = log_in(guarded, cookie=cookie)
    assert dict(part.split("=") for part in again.split("; "))[door.PERSON] == first[door.PERSON]


def test_cookies_are_for_this_site_alone_and_hidden_from_scripts() -> None:
    given = ask(Door(inner, PASSWORD), door.LOGIN, urlencode({"password": SECRET}))[1]
    assert len(given) == 2
    assert all("HttpOnly; SameSite=Strict" in line for line in given)


@pytest.mark.parametrize("cookie", ["visit=", "visit=guessed", "person=x", 'visit="\\', "visit=é"])
def test_a_made_up_cookie_opens_nothing(cookie: str) -> None:
    assert ask(Door(inner, PASSWORD), "/config", cookie=cookie)[0] == 401


def test_a_visit_ends_after_its_time_and_when_the_person_leaves() -> None:
    clock = Clock()
    guarded = Door(inner, PASSWORD, clock)
    cookie = log_in(guarded)[1]
    assert ask(guarded, door.LOGOUT, "", cookie)[0] == 303
    assert ask(guarded, "/config", cookie=cookie)[0] == 401
    cookie = log_in(guarded)[1]
    clock.now += door.VISIT_SECONDS + 1
    assert ask(guarded, "/config", cookie=cookie)[0] == 401


def test_wrong_passwords_wait_longer_and_longer_and_the_right_one_does_not_help_meanwhile() -> None:
    clock = Clock()
    guarded = Door(inner, PASSWORD, clock)
    assert log_in(guarded, "wrong")[0] == 401
    assert log_in(guarded)[0] == 429
    assert log_in(guarded, address="10.0.0.2")[0] == 303
    clock.now += door.FIRST_WAIT
    assert log_in(guarded)[0] == 303


def test_a_thousand_wrong_passwords_take_most_of_a_day() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    begun = clock.now
    for _ in range(1000):
        clock.now += throttle.wait("10.0.0.1")
        throttle.wrong("10.0.0.1")
    assert clock.now - begun > 16 * 3600
    throttle.right("10.0.0.1")
    assert throttle.wait("10.0.0.1") == 0


def test_the_throttle_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_WATCHED", 3)
    throttle = Throttle(Clock())
    for number in range(9):
        throttle.wrong(str(number))
    assert [bool(throttle.wait(str(number))) for number in (0, 5, 8)] == [False, False, True]


@pytest.mark.parametrize("form", ["", "password", "pass=word", "x" * 5000, "password=" + "x" * 5000, "%ff%00&&=="])
def test_a_strange_form_is_a_wrong_password(form: str) -> None:
    assert ask(Door(inner, PASSWORD), door.LOGIN, form)[0] == 401


def test_the_served_page_asks_for_the_password_everywhere(tmp_path: Path) -> None:
    PASSWORD.write(tmp_path / "guard")
    with (
        serving(team_command(tmp_path, "127.0.0.1", tmp_path / "guard")) as address,
        httpx.Client(base_url=address) as client,
    ):
        for path in (
            "/config",
            "/gradio_api/queue/data?session_hash=a",
            "/assets/x.js",
            "/theme.css",
            "/gradio_api/startup-events",
        ):
            assert client.get(path).status_code == 401, path
        assert client.post("/gradio_api/queue/join", json={}).status_code == 401
        assert client.get("/gradio_api/upload").status_code == 404
        assert client.get("/healthz").status_code in (200, 503)
        page = client.get("/", headers={"accept": "text/html"})
        assert page.status_code == 401
        assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
        assert client.post(door.LOGIN, data={"password": SECRET}).status_code == 303
        assert client.get("/config").status_code == 200
        assert (
            client.post(
                door.LOGIN, data={"password": SECRET}, headers={"origin": "https://elsewhere.example"}
            ).status_code
            == 403
        )


def test_an_address_that_others_can_reach_demands_a_password(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="guard it with --password-file FILE"):
        start(team_command(tmp_path, "0.0.0.0"))
