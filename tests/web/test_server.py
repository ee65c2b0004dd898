"""The page as it is served: what a browser gets, and that it comes from here alone."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from web_servers import fake_command, start

from assistant.errors import AssistantError
from assistant.web import routes, server


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=20) as found:
        yield found


def test_the_page_is_served_with_our_style_and_script(client: httpx.Client) -> None:
    answer = client.get("/", headers={"accept": "text/html"})
    assert answer.status_code == 200
    assert server.HEAD in re.sub(r' nonce="[^"]*"', "", answer.text)
    for name, kind in routes.ASSETS.items():
        asset = client.get(f"/assistant/{name}")
        assert (asset.status_code, asset.headers["content-type"].split(";")[0]) == (200, kind)
        assert len(asset.content) > 500
    assert client.get("/assistant/server.py").status_code == 404
    assert client.get("/assistant/..%2Fserver.py").status_code == 404


def test_what_is_served_names_no_address_elsewhere_to_load_from(client: httpx.Client) -> None:
    page = client.get("/", headers={"accept": "text/html"}).text
    loads = re.findall(r"(?:src|href)=[\"']?(https?:[^\"' >]+)|@import\s+url\(([^)]+)\)|url\((https?:[^)]+)\)", page)
    theme = client.get("/theme.css").text + client.get("/assistant/page.css").text
    loads += re.findall(r"@import[^;]+|url\([\"']?https?:[^)]+\)", theme)
    assert not loads
    settings = client.get("/config").json()
    assert settings["analytics_enabled"] is False
    assert not [sheet for sheet in settings["stylesheets"] if sheet.startswith("http")]


def test_an_answer_comes_through_gradios_own_queue(client: httpx.Client) -> None:
    """What a browser does when somebody presses Enter."""
    settings = client.get("/config").json()
    box = next(part["id"] for part in settings["components"] if part["props"].get("elem_id") == "question")
    submit = next(entry for entry in settings["dependencies"] if [box, "submit"] in entry["targets"])
    joined = client.post(
        "/gradio_api/queue/join",
        json={
            "data": ["When are boats counted?", None, []],
            "fn_index": submit["id"],
            "session_hash": "abc",
            "event_data": None,
        },
    )
    assert joined.status_code == 200
    said = ""
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": "abc"}) as stream:
        for line in stream.iter_lines():
            if line.startswith("data:"):
                message = json.loads(line[5:])
                said += json.dumps(message, ensure_ascii=False)
                if message["msg"] == "process_completed":
                    assert message["success"]
                    break
    assert "The river office counts boats every spring." in said
    assert "p. iii (PDF p. 3)" in said


def test_its_health_can_be_asked(client: httpx.Client) -> None:
    for _ in range(100):
        answer = client.get("/healthz")
        if answer.status_code == 200:
            break
        time.sleep(0.05)
    assert answer.json() == {"answering": True, "busy": False, "problem": False}


def test_another_sites_name_is_refused(client: httpx.Client) -> None:
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 403
    assert client.get("/config", headers={"origin": "https://elsewhere.example"}).status_code == 403


def test_a_port_that_is_taken_is_told_with_the_next_step() -> None:
    with server.bind("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AssistantError, match=f"Port {port} on 127.0.0.1 is taken .* --port {port + 1}"):
            server.bind("127.0.0.1", port)


def test_a_host_that_is_not_ours_is_told() -> None:
    with pytest.raises(AssistantError, match="cannot be used"):
        server.bind("no such host.invalid", 0)


def test_the_address_is_one_that_a_browser_can_open() -> None:
    with server.bind("127.0.0.1", 0) as listener:
        assert server.is_loopback(listener)
        assert server.address(listener) == f"http://127.0.0.1:{listener.getsockname()[1]}"
    with server.bind("0.0.0.0", 0) as listener:
        assert not server.is_loopback(listener)
        assert server.address(listener).startswith("http://127.0.0.1:")
    if socket.has_ipv6:
        try:
            listener = server.bind("::1", 0)
        except AssistantError:
            pytest.skip("this machine has no IPv6 loopback")
        with listener:
            assert server.address(listener).startswith("http://[::1]:")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("pace", [0.0, 1.5])
def test_the_server_ends_cleanly_and_soon(number: signal.Signals, pace: float, tmp_path: Path) -> None:
    """Also while a browser's streams are open, and while a build is under way, as it is with a `pace`."""
    run, address = start(fake_command(tmp_path, pace))
    with (
        httpx.stream("GET", f"{address}/gradio_api/heartbeat/abc"),
        httpx.stream("GET", f"{address}/gradio_api/queue/data?session_hash=abc"),
    ):
        began = time.monotonic()
        run.send_signal(number)
        errors = run.communicate(timeout=20)[1]
        took = time.monotonic() - began
    assert (run.returncode, errors) == (0, "")
    # Two seconds, and more where the machine has more to do than it has cores for.
    assert took < 2 * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def test_the_end_waits_for_no_comparison(tmp_path: Path) -> None:
    run, address = start(fake_command(tmp_path))
    with httpx.Client(base_url=address, timeout=20) as client:
        while not client.get("/healthz").json()["answering"]:
            time.sleep(0.05)

        def compare() -> None:
            with suppress(httpx.HTTPError):
                client.get("/assistant/compared/it.md", params={"question": "What is kept for a minute?"})

        asking = [threading.Thread(target=compare) for _ in range(4)]
        for thread in asking:
            thread.start()
        time.sleep(1)
        began = time.monotonic()
        run.send_signal(signal.SIGINT)
        errors = run.communicate(timeout=50)[1]
        took = time.monotonic() - began
        for thread in asking:
            thread.join()
    assert (run.returncode, errors) == (0, "")
    assert took < 30  # each comparison takes a minute
