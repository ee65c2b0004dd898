"""Nothing leaves the machine: what is set before gradio is imported, and a guard around every answer it serves."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ENVIRONMENT: Mapping[str, str] = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_SHARE": "False",
    "GRADIO_RUN_HISTORY": "False",
    "GRADIO_SSR_MODE": "False",
    "GRADIO_MCP_SERVER": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
}

# Everything from this server only. Gradio's page carries scripts and styles in line, hence 'unsafe-inline'; it is
# the origin that is held here. `frame-ancestors` keeps other sites from framing the page.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", POLICY.encode("ascii")),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)

# Ways into gradio that this page does not use, and that take in files, fetch from elsewhere or write to disk.
CLOSED = ("upload", "proxy=", "file=http", "stream/", "process_recording", "vibe-", "deep_link", "component_server")

_SOCIAL = re.compile(rb"<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*/?>\s*")


def prepare() -> None:
    """Set what gradio and the libraries under it read when they are imported. Call before the first import of gradio."""
    os.environ.update(ENVIRONMENT)


def without_outside_addresses(html: bytes) -> bytes:
    """The served page without the tags that name other sites (pictures for social media)."""
    return _SOCIAL.sub(b"", html)


class Guard:
    """ASGI middleware: every answer carries the policy, and the page names no other site.

    `head` is put before the end of the page's head: our own style and script, served from here.
    """

    def __init__(self, app: ASGIApp, head: str = "") -> None:
        self.app = app
        self.head = head.encode("utf-8")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with the headers added; a closed way answers 404."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif _closed(scope["path"]):
            await _refuse(send)
        else:
            await self.app(_uncompressed(scope), receive, _Rewriter(send, self.head))


class _Rewriter:
    """Adds the headers; holds an HTML body back until it is whole, and rewrites it. Streams pass straight through."""

    def __init__(self, send: Send, head: bytes) -> None:
        self.send = send
        self.head = head
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            given = [(name, value) for name, value in message["headers"] if name.lower() not in dict(HEADERS)]
            message = {**message, "headers": [*given, *HEADERS]}
            if (b"content-type", b"text/html") in [(name.lower(), value.split(b";")[0]) for name, value in given]:
                self.start = message
                return
        elif self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._whole(self.start)
            return
        await self.send(message)

    async def _whole(self, start: Message) -> None:
        body = without_outside_addresses(self.body).replace(b"</head>", self.head + b"</head>", 1)
        # A HEAD request has a length and no body: leave its length alone.
        headers = [
            (name, str(len(body)).encode("ascii") if name.lower() == b"content-length" and body else value)
            for name, value in start["headers"]
        ]
        await self.send({**start, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})


def _closed(path: str) -> bool:
    return path.removeprefix("/").removeprefix("gradio_api/").startswith(CLOSED) or path.startswith("/monitoring")


def _uncompressed(scope: Scope) -> Scope:
    """The request for a page, asked for uncompressed so that it can be rewritten."""
    accepts = dict(scope["headers"]).get(b"accept", b"")
    if b"text/html" not in accepts and scope["path"] not in ("", "/"):
        return scope
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain"), *HEADERS]
    await send({"type": "http.response.start", "status": 404, "headers": headers})
    await send({"type": "http.response.body", "body": b"Not found"})
