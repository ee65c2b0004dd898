"""The door of a page that others on the network can reach: nobody gets past it without the password."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from assistant.web.passwords import Password

if TYPE_CHECKING:
    import asyncio

    from starlette.types import ASGIApp, Receive, Scope, Send

LOGIN = "/assistant/login"
LOGOUT = "/assistant/logout"
# What may be had without the password: the look of the login page, and whether the page is well.
FREE = ("/assistant/page.css", "/favicon.ico", "/healthz")
VISIT, PERSON = "visit", "person"
VISIT_SECONDS = 30 * 24 * 3600
PERSON_SECONDS = 400 * 24 * 3600
MOST_VISITS = 10_000
MOST_WATCHED = 10_000
LONGEST_FORM = 4096
FIRST_WAIT, LONGEST_WAIT = 0.5, 60.0

_PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ask the reports: password</title><link rel="stylesheet" href="/assistant/page.css"></head>
<body class="login"><main><h1>Ask the reports</h1>{said}<form method="post" action="{action}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
<button type="submit">Open</button></form></main></body></html>
"""


class Throttle:
    """Slows down who tries passwords: after each wrong one, an address has to wait twice as long as before."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[str, tuple[int, float]] = {}

    def wait(self, address: str) -> float:
        """Seconds until the address may try again; 0 where it may now."""
        _, until = self._wrong.get(address, (0, 0.0))
        return max(until - self._clock(), 0.0)

    def wrong(self, address: str) -> None:
        """It was not the password."""
        times, _ = self._wrong.pop(address, (0, 0.0))
        if len(self._wrong) >= MOST_WATCHED:
            self._wrong.pop(next(iter(self._wrong)))
        self._wrong[address] = (times + 1, self._clock() + min(FIRST_WAIT * 2 ** min(times, 30), LONGEST_WAIT))

    def right(self, address: str) -> None:
        """It was the password: forget the wrong ones."""
        self._wrong.pop(address, None)


def _one_at_a_time() -> asyncio.Lock:
    import asyncio  # it brings much of the library with it, and --help needs none of it

    return asyncio.Lock()


async def _in_a_thread(work: Callable[[str], bool], given: str) -> bool:
    import asyncio

    return await asyncio.to_thread(work, given)


class Door:
    """ASGI middleware that lets in who has given the password, and gives each person a name of their own."""

    def __init__(self, app: ASGIApp, password: Password, clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self._password = password
        self._clock = clock
        self._throttle = Throttle(clock)
        self._visits: dict[bytes, float] = {}
        self._trying = _one_at_a_time()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on who is in; anyone else gets the login page at the page's address, and 401 everywhere else."""
        if scope["type"] != "http" or scope["path"] in FREE:
            await self.app(scope, receive, send)
        elif scope["path"] == LOGIN:
            await self._login(scope, receive, send)
        elif not self._inside(scope):
            if scope["path"] == "/" and scope["method"] in ("GET", "HEAD"):
                await _page(send, 401)
            else:
                await _answer(send, 401, b"The password is asked for at the page's own address", b"text/plain")
        elif scope["path"] == LOGOUT and scope["method"] == "POST":
            self._visits.pop(_digest(cookies(scope).get(VISIT, "")), None)
            await _redirect(send, [_cookie(VISIT, "", 0, scope)])
        else:
            await self.app(scope, receive, send)

    async def _login(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "POST":
            await _page(send, 200)
            return
        address = scope["client"][0] if scope.get("client") else ""
        form = await _form(receive)
        async with self._trying:  # one at a time, whoever tries
            wait = self._throttle.wait(address)
            if wait:
                said = f"That was not the password. Wait {wait:.0f} seconds before you try again."
                await _page(send, 429, said, [(b"retry-after", str(int(wait) + 1).encode("ascii"))])
                return
            fits = await _in_a_thread(self._password.fits, form.get("password", [""])[0])
            if not fits:
                self._throttle.wrong(address)
                await _page(send, 401, "That was not the password.")
                return
            self._throttle.right(address)
        person = cookies(scope).get(PERSON) or secrets.token_urlsafe(16)
        keep = [_cookie(VISIT, self._admit(), VISIT_SECONDS, scope), _cookie(PERSON, person, PERSON_SECONDS, scope)]
        await _redirect(send, keep)

    def _admit(self) -> str:
        """A new visit; only its digest is kept."""
        visit = secrets.token_urlsafe(32)
        if len(self._visits) >= MOST_VISITS:
            self._visits.pop(next(iter(self._visits)))
        self._visits[_digest(visit)] = self._clock() + VISIT_SECONDS
        return visit

    def _inside(self, scope: Scope) -> bool:
        return self._visits.get(_digest(cookies(scope).get(VISIT, "")), 0.0) > self._clock()


def owner_of(given: Mapping[str, str]) -> str:
    """Whose conversations a request with these cookies may see: a digest, so that the file gives no cookie away."""
    person = given.get(PERSON) or given.get(VISIT, "")
    return hashlib.sha256(person.encode("utf-8")).hexdigest()[:32] if person else ""


def cookies(scope: Scope) -> dict[str, str]:
    """The request's cookies."""
    found: SimpleCookie = SimpleCookie()
    for name, value in scope["headers"]:
        if name == b"cookie":
            try:
                found.load(value.decode("latin-1"))
            except CookieError:
                return {}
    return {name: morsel.value for name, morsel in found.items()}


def _digest(visit: str) -> bytes:
    return hashlib.sha256(visit.encode("utf-8")).digest()


def _cookie(name: str, value: str, seconds: int, scope: Scope) -> tuple[bytes, bytes]:
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    text = f"{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}"
    return b"set-cookie", text.encode("ascii")


async def _form(receive: Receive) -> dict[str, list[str]]:
    body = b""
    while len(body) <= LONGEST_FORM:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    if len(body) > LONGEST_FORM:
        return {}
    return parse_qs(body.decode("utf-8", "replace"), max_num_fields=5)


async def _page(send: Send, status: int, said: str = "", headers: list[tuple[bytes, bytes]] | None = None) -> None:
    problem = f'<p class="problem" role="alert">{said}</p>' if said else ""
    html = _PAGE.format(said=problem, action=LOGIN).encode("utf-8")
    await _answer(send, status, html, b"text/html", headers)


async def _redirect(send: Send, headers: list[tuple[bytes, bytes]]) -> None:
    await _answer(send, 303, b"", b"text/plain", [(b"location", b"/"), *headers])


async def _answer(
    send: Send, status: int, body: bytes, kind: bytes, headers: list[tuple[bytes, bytes]] | None = None
) -> None:
    given = [(b"content-type", kind + b"; charset=utf-8"), (b"cache-control", b"no-store"), *(headers or [])]
    await send({"type": "http.response.start", "status": status, "headers": given})
    await send({"type": "http.response.body", "body": body})
