"""Nothing leaves the machine: what is set before gradio is imported, and a guard around every answer it serves."""

from __future__ import annotations

import ctypes
import os
import secrets
import sys
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.patterns import regex

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ENVIRONMENT: Mapping[str, str] = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_SHARE": "False",
    "GRADIO_RUN_HISTORY": "False",
    "GRADIO_SSR_MODE": "False",
    "GRADIO_MCP_SERVER": "False",
    # What gradio remembers of each event, for a page that is closed here: ten thousand, unless told otherwise.
    "GRADIO_ANALYTICS_MAX_EVENTS": "100",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
}

# Everything from this server only. A script in the page runs only if it carries the number that is drawn for each
# answer anew, and nothing may be evaluated. Styles in line are gradio's way of placing things.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'{scripts}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "frame-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", POLICY.format(scripts="").encode("ascii")),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)
_OURS = {name for name, _ in HEADERS}

# The ways into gradio that the page uses. All others are closed: they take in files, give out files, fetch from
# elsewhere, or tell of the machine.
OPEN = regex(
    r"/(?:|healthz|config/?|theme\.css|favicon\.ico|robots\.txt|manifest\.json|pwa_icon(?:/\d+)?"
    r"|(?:assets|static|assistant)/.+"
    r"|gradio_api/(?:queue/(?:join|data)/?|cancel/?|reset/?|startup-events/?|heartbeat/[\w-]+|app_id/?"
    # And the four functions for programs: what they are, and the way to call them without gradio's client.
    r"|info/?|openapi\.json|call(?:/v2)?/(?:ask|search|compare|sources)(?:/\w*)?))"
)
# The largest request, in bytes: a question with what goes with it is a few thousand.
LARGEST = 2**20
M_ARENA_MAX = -8
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

_SOCIAL = regex(rb"<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*/?>\s*")


def prepare() -> None:
    """Set what gradio and the libraries under it read when they are imported. Call it before gradio is imported."""
    os.environ.update(ENVIRONMENT)
    _share_memory()


def _share_memory() -> None:
    """Let glibc's threads share two heaps: with one for each, what many threads let go of is never given back."""
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have none
        if mallopt:
            mallopt(M_ARENA_MAX, 2)


def without_outside_addresses(html: bytes) -> bytes:
    """The served page without the tags that name other sites (pictures for social media)."""
    return _SOCIAL.sub(b"", html)


class Guard:
    """ASGI middleware: every answer carries the policy, and the page names no other site.

    `head` is put before the end of the page's head: our own style and script, served from here. `hosts` are the names
    that the page may be asked by (none: any): another site's name that leads to this machine is not one of them.
    `more` are paths that are open beside `OPEN`; `larger` has the addresses that take more than the usual request, with
    the most of each in bytes.
    """

    def __init__(
        self,
        app: ASGIApp,
        head: str = "",
        hosts: Collection[str] = LOOPBACK,
        more: Collection[str] = (),
        larger: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self.app = app
        self.more = more
        self.head = head.encode("utf-8")
        self.hosts = hosts
        self.larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with the headers added; a closed way answers 404, another site's request 403."""
        largest = self.larger.get(scope.get("path", ""), LARGEST)
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] != "http" or not (OPEN.fullmatch(scope["path"]) or scope["path"] in self.more):
            await refuse(send, 404, "Not found")
        elif _size(scope) > largest:
            await refuse(send, 413, "Too much at once")
        elif not self._from_here(scope):
            await refuse(send, 403, "This page answers only to its own address")
        else:
            await self.app(_uncompressed(scope), _limited(receive, largest), _Rewriter(send, self.head))

    def _from_here(self, scope: Scope) -> bool:
        """Whether the request names this server, and was not sent by another site's page."""
        given = {name: value.decode("latin-1") for name, value in scope["headers"]}
        host, origin = given.get(b"host", ""), given.get(b"origin")
        if self.hosts and _name(f"//{host}") not in self.hosts:
            return False
        # A link may lead here from another site; what its page loads or sends by itself is refused.
        if given.get(b"sec-fetch-site") == "cross-site" and given.get(b"sec-fetch-mode") != "navigate":
            return False
        return origin is None or origin.partition("://")[2] == host


async def refuse(send: Send, status: int, words: str) -> None:
    """Answer with an error in plain words."""
    # What is still on its way to a way that is closed is not waited for.
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close"), *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode("utf-8")})


class _Rewriter:
    """Adds the headers; holds an HTML body back until it is whole, and rewrites it. Streams pass straight through."""

    def __init__(self, send: Send, head: bytes) -> None:
        self.send = send
        self.head = head
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            given = [(name, value) for name, value in message["headers"] if name.lower() not in _OURS]
            kind = next((value.split(b";")[0] for name, value in given if name.lower() == b"content-type"), b"")
            # A browser shows a PDF by means of its own, which the page's policy would forbid it.
            ours = [pair for pair in HEADERS if kind != b"application/pdf" or pair[0] != b"content-security-policy"]
            message = {**message, "headers": [*given, *ours]}
            if kind == b"text/html":
                self.start = message
                return
        elif self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._whole(self.start)
            return
        await self.send(message)

    async def _whole(self, start: Message) -> None:
        number = secrets.token_urlsafe(16)
        body = without_outside_addresses(self.body).replace(b"</head>", self.head + b"</head>", 1)
        body = body.replace(b"<script", f'<script nonce="{number}"'.encode("ascii"))
        changed = {b"content-security-policy": POLICY.format(scripts=f" 'nonce-{number}'").encode("ascii")}
        # A HEAD request has a length and no body: leave its length alone.
        if body:
            changed[b"content-length"] = str(len(body)).encode("ascii")
        headers = [(name, changed.get(name.lower(), value)) for name, value in start["headers"]]
        await self.send({**start, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})


def _size(scope: Scope) -> int:
    length: bytes = dict(scope["headers"]).get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


def _limited(receive: Receive, largest: int = LARGEST) -> Receive:
    """The request's body, which ends as if the sender had gone where it is larger than it said it would be."""
    got = 0

    async def limited() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        return message if got <= largest else {"type": "http.disconnect"}

    return limited


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _uncompressed(scope: Scope) -> Scope:
    """The request for a page, asked for uncompressed so that it can be rewritten."""
    accepts = dict(scope["headers"]).get(b"accept", b"")
    if b"text/html" not in accepts and scope["path"] not in ("", "/"):
        return scope
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}
