"""The tools for assistants, over a real session of the protocol."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from web_fakes import ANSWERED
from web_servers import ROOT, programs_command, serving

from assistant.citing.export import answer_json
from assistant.web.passwords import Password
from assistant.web.tools import PATHS

mcp = pytest.importorskip("mcp")
http = pytest.importorskip("mcp.client.streamable_http")

SECRET = "open sesame"
HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "a test", "version": "1"},
    },
}
TAKES = {"accept": "application/json, text/event-stream"}


def in_session(address: str, work: Callable[[Any], Awaitable[None]], headers: dict[str, str] | None = None) -> None:
    """`work` with a session at the address."""

    async def run() -> None:
        async with (
            httpx.AsyncClient(headers=headers) as web,
            http.streamable_http_client(address, http_client=web) as streams,
            mcp.ClientSession(*streams[:2]) as session,
        ):
            await session.initialize()
            await work(session)

    asyncio.run(run())


@pytest.mark.parametrize("path", PATHS)
def test_an_assistant_finds_the_tools_and_cites_the_reports(path: str, tmp_path: Path) -> None:
    async def work(session: Any) -> None:
        tools = (await session.list_tools()).tools
        assert [tool.name for tool in tools] == ["ask", "search", "compare", "sources"]
        assert tools[0].inputSchema["required"] == ["question"]
        assert all(tool.description and tool.annotations.readOnlyHint for tool in tools)
        found = await session.call_tool("ask", {"question": ANSWERED.question, "report": "rivers.pdf"})
        assert not found.isError
        assert found.structuredContent | {"seconds": 0} == answer_json(ANSWERED) | {"seconds": 0}
        assert ANSWERED.claims[0].text in found.content[0].text
        for name, given, said in (
            ("ask", {"question": "wrong"}, "cannot</b> be asked"),
            ("ask", {"question": 5}, "'question' cannot be taken"),
            ("ask", {}, "'question' is missing"),
            ("ask", {"question": "When?", "file": "/etc/passwd"}, "'file' is not one of"),
            ("act", {}, "There is no tool 'act'"),
        ):
            found = await session.call_tool(name, given)
            assert found.isError
            assert said in found.content[0].text
        assert (await session.call_tool("sources", {})).structuredContent["sources"]
        assert (await session.call_tool("compare", {"question": "When?", "by": "phase"})).structuredContent["columns"]

    with serving(programs_command(tmp_path)) as address:
        in_session(address + path, work)


def test_the_tools_need_the_password_and_refuse_other_sites(tmp_path: Path) -> None:
    async def work(session: Any) -> None:
        found = await session.call_tool("ask", {"question": ANSWERED.question})
        assert found.structuredContent["status"] == "answered"

    Password.of(SECRET).write(tmp_path / "guard")
    with serving(programs_command(tmp_path, tmp_path / "guard")) as address:
        said = httpx.post(address + "/mcp", json=HELLO, headers=TAKES)
        assert (said.status_code, said.headers["www-authenticate"]) == (401, "Bearer")
        in_session(address + "/mcp", work, {"authorization": f"Bearer {SECRET}"})
        elsewhere = TAKES | {"authorization": f"Bearer {SECRET}", "origin": "https://elsewhere.example"}
        assert httpx.post(address + "/mcp", json=HELLO, headers=elsewhere).status_code == 403
        wrong = TAKES | {"authorization": "Bearer wrong"}
        assert [httpx.post(address + "/mcp", json=HELLO, headers=wrong).status_code for _ in range(3)] == [
            401,
            429,
            429,
        ]


def test_without_the_option_there_are_no_tools(address: str) -> None:
    for path in PATHS:
        assert httpx.post(address + path, json=HELLO, headers=TAKES).status_code == 404


def test_without_the_package_the_option_says_what_to_install() -> None:
    code = "import sys; sys.modules['mcp'] = None; from assistant.cli import main; sys.exit(main(['serve', '--mcp']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout) == (2, "")
    assert 'pip install "report-assistant[mcp]"' in done.stderr
    assert len(done.stderr.splitlines()) == 1
