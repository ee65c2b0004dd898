"""The functions as tools of the Model Context Protocol, so that a local assistant can cite the reports.

The protocol is the `mcp` package's, and not what gradio makes of it, which calls its own server at the address that a
request names: here nothing is called but the function. https://modelcontextprotocol.io/specification
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any

from assistant import __version__
from assistant.errors import SettingsError
from assistant.web import described
from assistant.web.described import Function
from assistant.web.programs import AT_ONCE

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

# The second is where gradio's own tools would be: what is set up for those finds these.
PATHS = ("/mcp", "/mcp/", "/gradio_api/mcp", "/gradio_api/mcp/")
INSTRUCTIONS = (
    "Answers come from the reports on this computer, in their own words. Quote a footnote's words as they stand and "
    "cite its page; where the status is not_found, say that the reports do not say, and do not answer in their name."
)
MISSING = (
    "The tools need a package that is not installed: run 'pip install \"report-assistant[mcp]\"', or leave --mcp away."
)


def check() -> None:
    """Raises SettingsError where the package that it takes is not installed."""
    try:
        import mcp  # noqa: F401
    except ImportError as error:
        raise SettingsError(MISSING) from error


class Tools:
    """An ASGI application that answers at `PATHS`; it works while `running()` is entered."""

    def __init__(self, functions: tuple[Function, ...]) -> None:
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

        # The package tells of every call; what the server logs is one line for each question.
        logging.getLogger("mcp").setLevel(logging.ERROR)
        server = _server({function.__name__: function for function in functions})
        self._manager = StreamableHTTPSessionManager(server, json_response=True, stateless=True)

    def running(self) -> AbstractAsyncContextManager[None]:
        """Enter it once, in the server's own loop."""
        return self._manager.run()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one message of the protocol."""
        await self._manager.handle_request(scope, receive, send)


def _server(functions: Mapping[str, Function]) -> Any:
    from asyncio import Semaphore

    from mcp import types
    from mcp.server.lowlevel import Server
    from starlette.concurrency import run_in_threadpool

    server: Any = Server("report-assistant", __version__, INSTRUCTIONS)
    together = Semaphore(AT_ONCE)

    async def tools() -> list[types.Tool]:
        reading = types.ToolAnnotations(readOnlyHint=True, idempotentHint=True, openWorldHint=False)
        return [
            types.Tool(
                name=name,
                description=described.told(function),
                inputSchema=described.schema(function),
                annotations=reading,
            )
            for name, function in functions.items()
        ]

    async def call(name: str, arguments: dict[str, Any]) -> Any:
        if name not in functions:
            raise ValueError(f"There is no tool '{name}': there are {', '.join(functions)}.")
        async with together:
            found = await run_in_threadpool(functions[name], **arguments)
        return [types.TextContent(type="text", text=json.dumps(found, ensure_ascii=False))], found

    server.list_tools()(tools)
    # The functions check what they are given themselves, and say so in words.
    server.call_tool(validate_input=False)(call)
    return server
