"""Nothing leaves the machine: the environment, the policy, and the ways that are closed."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Mapping
from typing import Any

import pytest

from assistant.web import offline

PAGE = (
    b'<html><head><meta property="og:image" content="https://elsewhere.example/a.png" />\n'
    b'<meta name="twitter:card" content="x" /><script>one()</script></head>'
    b'<body><script src="a.js"></script></body></html>'
)
HERE = {"host": "127.0.0.1:7860"}


def answer(
    path: str = "/",
    given: Mapping[str, str] = HERE,
    body: bytes = PAGE,
    kind: str = "text/html; charset=utf-8",
    larger: Mapping[str, int] = {},
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of what the guard makes of an application's answer."""
    sent: list[dict[str, Any]] = []
    seen: list[dict[str, Any]] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope)
        headers = [(b"content-type", kind.encode()), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body[:20], "more_body": True})
        await send({"type": "http.response.body", "body": body[20:]})

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(name.encode(), value.encode()) for name, value in given.items()]
    guard = offline.Guard(application, '<link href="/ours.css">', larger=larger)
    asyncio.run(guard({"type": "http", "path": path, "headers": headers}, receive, send))
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], found, b"".join(message.get("body", b"") for message in sent[1:])


def test_the_environment_forbids_telemetry_and_the_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in offline.ENVIRONMENT:
        monkeypatch.setenv(name, "something else")
    offline.prepare()
    assert {name: os.environ[name] for name in offline.ENVIRONMENT} == dict(offline.ENVIRONMENT)
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "False"


def test_the_page_names_no_other_site_and_carries_our_head() -> None:
    status, headers, body = answer()
    assert status == 200
    assert b"elsewhere" not in body
    assert b"twitter" not in body
    assert b'<link href="/ours.css"></head>' in body
    assert int(headers["content-length"]) == len(body)


def test_only_scripts_that_carry_this_answers_number_run() -> None:
    _, headers, body = answer()
    numbers = re.findall(rb'<script nonce="([^"]+)"', body)
    assert len(numbers) == body.count(b"<script") == 2
    policy = headers["content-security-policy"]
    assert f"script-src 'self' 'nonce-{numbers[0].decode()}';" in policy
    assert "unsafe-eval" not in policy
    assert answer()[1]["content-security-policy"] != policy


@pytest.mark.parametrize("path", ["/", "/assets/index.js", "/gradio_api/upload"])
def test_every_answer_carries_the_headers(path: str) -> None:
    _, headers, _ = answer(path, kind="text/javascript")
    assert headers.keys() >= {name.decode() for name, _ in offline.HEADERS}
    for rule in ("default-src 'self'", "connect-src 'self'", "object-src 'none'", "frame-ancestors 'none'"):
        assert rule in headers["content-security-policy"]
    assert not re.search(r"https?:|\*", headers["content-security-policy"])


def test_what_is_no_page_passes_unchanged() -> None:
    assert answer("/assets/a.js", kind="text/javascript")[2] == PAGE


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload",
        "/gradio_api/upload_progress",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file/etc/passwd",
        "/gradio_api/proxy=https://elsewhere.example",
        "/gradio_api/component_server",
        "/gradio_api/run/predict",
        "/gradio_api/call/act",
        "/gradio_api/call/v2/ask_1",
        "/gradio_api/call/ask/../act",
        "/gradio_api/mcp",
        "/mcp",
        "/login",
        "/gradio_api/dev/reload",
        "/gradio_api/vibe-edit",
        "/gradio_api/heartbeat/../upload",
        "/gradio_api/process_recording",
        "/gradio_api/deep_link",
        "/gradio_api/stream/1",
        "/monitoring",
        "/docs",
        "/assistant/",
    ],
)
def test_ways_that_the_page_does_not_use_are_closed(path: str) -> None:
    assert answer(path)[0] == 404


@pytest.mark.parametrize(
    "path",
    ["/", "/config", "/theme.css", "/assets/index.js", "/static/img/logo.svg", "/gradio_api/queue/join",
     "/gradio_api/queue/data", "/gradio_api/heartbeat/a1b2", "/gradio_api/startup-events", "/assistant/page.css",
     "/gradio_api/info", "/gradio_api/call/ask", "/gradio_api/call/ask/a1b2"],
)  # fmt: skip
def test_ways_that_the_page_uses_are_open(path: str) -> None:
    assert answer(path)[0] == 200


@pytest.mark.parametrize(
    "given",
    [
        {"host": "elsewhere.example"},
        {"host": "elsewhere.example:7860"},
        {"host": "127.0.0.1.elsewhere.example"},
        {"host": "[::1"},
        {"host": ""},
        {},
        HERE | {"origin": "https://elsewhere.example"},
        HERE | {"origin": "http://127.0.0.1:9999"},
        HERE | {"origin": "null"},
    ],
)
def test_another_sites_request_is_refused(given: Mapping[str, str]) -> None:
    assert answer(given=given)[0] == 403


@pytest.mark.parametrize("host", ["127.0.0.1:7860", "localhost:7860", "[::1]:7860", "LOCALHOST"])
def test_this_machines_names_are_answered(host: str) -> None:
    assert answer(given={"host": host})[0] == 200
    assert answer(given={"host": host, "origin": f"http://{host}"})[0] == 200


def test_a_request_that_is_too_large_is_refused_before_it_is_read() -> None:
    assert answer("/gradio_api/queue/join", HERE | {"content-length": str(5 * 2**30)})[0] == 413
    assert answer("/gradio_api/queue/join", HERE | {"content-length": "many"})[0] == 200


def test_only_where_files_come_in_may_a_request_be_larger() -> None:
    larger = {"/assistant/library/files": 2**24}
    given = HERE | {"content-length": str(2**24)}
    assert answer("/assistant/library/files", given, larger=larger)[0] == 200
    assert answer("/assistant/library/amend", given, larger=larger)[0] == 413
    assert answer("/gradio_api/queue/join", given, larger=larger)[0] == 413
    assert answer("/assistant/library/files", given)[0] == 413
    assert answer("/assistant/library/files", HERE | {"content-length": str(5 * 2**30)}, larger=larger)[0] == 413


def test_a_body_that_does_not_end_is_cut_off() -> None:
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"x" * 2**18, "more_body": True}

    async def read() -> int:
        got, limited = 0, offline._limited(receive)
        while (message := await limited())["type"] == "http.request":
            got += len(message["body"])
        return got

    assert asyncio.run(read()) == offline.LARGEST
